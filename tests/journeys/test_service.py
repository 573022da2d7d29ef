"""The service as a program: it answers for its health, stops in time, and loses nothing between."""

import json
import os
import re
import signal
import smtplib
import time
from pathlib import Path

import httpx
import pytest

from tests.edges.conftest import free_port
from tests.journeys.conftest import eventually, letter
from tests.journeys.programs import call, one_line, running

MAIL = letter(
    sender="Jan <jan@example.org>",
    to="backoffice@ventum.nl",
    subject="Inzage",
    text="Ik wil zien welke gegevens jullie over mij hebben.\n",
    message_id="one@mail.example.org",
)


@pytest.fixture
def config(learned: Path) -> list[str]:
    """Settings of a service on free ports, whose outgoing server does not exist."""
    file = learned.parent / "settings.toml"
    file.write_text(
        f'data_dir = "{learned}"\n[smtp_in]\nport = {free_port()}\n[web]\nport = {free_port()}\n'
        f'[smtp_out]\nport = {free_port()}\nsecurity = "none"\n',
        encoding="utf-8",
    )
    return ["--config", str(file)]


def say_where(line: str) -> dict[str, str]:
    """Return where the parts listen, as `run --json` says it."""
    return {name: value for name, value in json.loads(line).items() if name in ("smtp", "web")}


def send(where: str) -> None:
    host, _, port = where.partition(":")
    with smtplib.SMTP(host, int(port), timeout=20) as line:
        line.send_message(MAIL, from_addr="jan@example.org", to_addrs=["backoffice@ventum.nl"])


def test_it_runs_answers_for_its_health_and_stops_within_ten_seconds(
    tmp_path: Path, config: list[str]
) -> None:
    with running(tmp_path, *config, "run", "--json") as process:
        assert process.stdout is not None
        where = say_where(process.stdout.readline())
        web = f"http://{where['web']}"
        assert httpx.get(f"{web}/healthz", timeout=20).status_code == 200
        ready = httpx.get(f"{web}/readyz", timeout=20)
        assert ready.status_code == 200, ready.text
        assert {"database", "smtp", "work-0", "send"} <= set(ready.json()["checks"])
        assert "assistant_desk" in httpx.get(f"{web}/metrics", timeout=20).text
        assert httpx.get(f"{web}/openapi.json", timeout=20).json()["paths"]
        send(where["smtp"])
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
        assert time.monotonic() - began < 10


def test_what_one_part_took_another_part_works_off_later(tmp_path: Path, config: list[str]) -> None:
    with running(tmp_path, *config, "run", "--json", "--only", "smtp") as process:
        assert process.stdout is not None
        send(say_where(process.stdout.readline())["smtp"])
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    assert call(tmp_path, *config, "tickets", "list", "--json").stdout == ""
    with running(tmp_path, *config, "run", "--json", "--only", "work") as process:
        assert process.stdout is not None
        process.stdout.readline()

        def listed() -> list[str]:
            return call(tmp_path, *config, "tickets", "list", "--json").stdout.splitlines()

        (row,) = eventually(listed, 60)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    assert json.loads(row)["type"] == "access"
    shown = call(tmp_path, *config, "tickets", "show", json.loads(row)["reference"])
    assert "request" not in shown.stderr
    assert json.loads(row)["reference"] in shown.stdout


@pytest.mark.parametrize("part", ["smtp", "web"])
def test_a_taken_port_is_one_clear_line(tmp_path: Path, config: list[str], part: str) -> None:
    import socket

    text = Path(config[1]).read_text(encoding="utf-8")
    section = {"smtp": "smtp_in", "web": "web"}[part]
    port = int(re.search(rf"\[{section}\]\nport = (\d+)", text)[1])  # type: ignore[index]
    with socket.create_server(("127.0.0.1", port)):
        done = call(tmp_path, *config, "run", "--only", part)
    assert done.returncode == 1
    assert "another program listens there already" in one_line(done.stderr)
    assert f"127.0.0.1:{port}" in done.stderr


def test_an_unreachable_database_is_one_clear_line(tmp_path: Path, config: list[str]) -> None:
    address = f"postgresql://assistant:secret@127.0.0.1:{free_port()}/assistant"
    done = call(tmp_path, *config, "run", "--only", "smtp", ASSISTANT_DATABASE_URL=address)
    assert done.returncode == 1
    assert "database" in one_line(done.stderr)
    assert "secret" not in done.stderr


def test_an_unknown_part_is_wrong_use(tmp_path: Path, config: list[str]) -> None:
    done = call(tmp_path, *config, "run", "--only", "smtp,fax")
    assert done.returncode == 2
    assert "the parts are smtp, imap, work, send, web" in one_line(done.stderr)


def test_the_demonstration_shows_everything_and_leaves_nothing_behind(
    tmp_path: Path, config: list[str]
) -> None:
    before = set(tmp_path.iterdir())
    with running(tmp_path, *config, "demo", "--json", "--port", "0") as process:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        assert set(said) == {"smtp", "web", "console", "widget", "outbox", "staff"}
        assert set(said["widget"]) == {"ventum", "natur-energi"}
        with httpx.Client(follow_redirects=True, timeout=30) as browser:
            for page in (said["web"], said["outbox"], *said["widget"].values()):
                assert browser.get(page).status_code == 200, page
            # The receipts of both companies, each in its language, caught and shown.
            assert eventually(lambda: "VEN-" in (page := browser.get(said["outbox"]).text) and "NAT-" in page)
            start = browser.get(f"{said['web']}/demo")
            token = re.search(r'name="csrf"[^>]*value="([^"]+)"', start.text)
            assert token
            form = {"csrf": token[1], "email": said["staff"][0]["email"]}
            console = browser.post(f"{said['web']}/demo/sign-in", data=form, headers={"origin": said["web"]})
            assert console.status_code == 200, console.text[:500]
            assert "VEN-" in console.text
            assert "NAT-" in console.text
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    assert set(tmp_path.iterdir()) == before
    assert not [name for name in os.listdir(tmp_path) if name.startswith("assistant-demo")]
