"""`assistant ask` and `assistant eval` as programs: streaming, exact keys, bad lines."""

import json
import select
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.programs import call, environment, one_line, running

KEYS = {
    "id", "language", "reply_language", "intents", "action", "reason", "tickets", "reply", "citations",
    "needs_approval",
}  # fmt: skip
QUESTION = {
    "id": "q", "tenant": "ventum", "channel": "chat", "text": "Hoe lang bewaren jullie telefoongesprekken?",
}  # fmt: skip
REQUEST = {
    "id": "r", "tenant": "natur-energi", "channel": "email", "subject": "Indsigt",
    "text": "Jeg vil gerne have indsigt i alle oplysninger, I har om mig.\n\nVenlig hilsen\nMette Sørensen",
    "from": "Mette Sørensen <mette@example.org>", "received": "2026-12-01T09:00:00+01:00",
}  # fmt: skip


@pytest.fixture
def config(learned: Path) -> list[str]:
    """Options that point at what was learned already."""
    file = learned.parent / "settings.toml"
    file.write_text(f'data_dir = "{learned}"\n', encoding="utf-8")
    return ["--config", str(file)]


def ask(folder: Path, config: list[str], *lines: Any, more: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    given = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    done = call(folder, *config, "ask", *more, given=given)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_answer_has_exactly_the_keys_that_others_rely_on(tmp_path: Path, config: list[str]) -> None:
    question, request = ask(tmp_path, config, QUESTION, REQUEST)
    assert set(question) == set(request) == KEYS
    assert (question["id"], request["id"]) == ("q", "r")
    assert question["action"] == "answer"
    assert question["tickets"] == []
    assert question["needs_approval"] is False
    assert set(question["reply"]) == {"subject", "text", "html", "more"}
    assert {"source": "statement", "section": "2.6"}.items() <= question["citations"][0].items()
    assert request["action"] == "request"
    assert (request["language"], request["reply_language"]) == ("da", "da")
    (ticket,) = request["tickets"]
    assert (ticket["type"], ticket["due"]) == ("access", "2027-01-04")
    assert ticket["fields"]["name"] == "Mette Sørensen"
    assert [intent["id"] for intent in request["intents"]] == ["request.access"]


def test_explain_adds_the_pieces_that_decided(tmp_path: Path, config: list[str]) -> None:
    (answer,) = ask(tmp_path, config, QUESTION, more=("--explain",))
    assert set(answer) == KEYS | {"why"}
    assert any("telefoon" in why["piece"] or "bewar" in why["piece"] for why in answer["why"])


def test_the_first_answer_comes_before_the_input_ends(tmp_path: Path, config: list[str]) -> None:
    with running(tmp_path, *config, "ask") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(QUESTION) + "\n")
        process.stdin.flush()
        ready, _, _ = select.select([process.stdout], [], [], 120)
        assert ready, "no answer while the input is still open"
        assert json.loads(process.stdout.readline())["id"] == "q"


def test_a_bad_line_is_told_with_its_number_and_the_rest_goes_on(tmp_path: Path, config: list[str]) -> None:
    good = json.dumps(QUESTION)
    lines = [
        good,
        "{not json",
        json.dumps({**QUESTION, "tenant": "nobody"}),
        "[]",
        json.dumps({**QUESTION, "channel": "pigeon"}),
        json.dumps({"id": "x", "tenant": "ventum", "channel": "chat"}),
        json.dumps({**QUESTION, "received": "2026-11-25T10:00:00"}),
        "",
        good,
    ]
    done = call(tmp_path, *config, "ask", given="\n".join(lines) + "\n")
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["q", "q"]
    told = done.stderr.splitlines()
    assert [line.split(":")[1].strip() for line in told] == [f"line {n}" for n in (2, 3, 4, 5, 6, 7)]
    assert "use one of natur-energi, ventum" in told[1]
    assert '"text" is missing' in told[4]


def test_bytes_that_are_not_utf_8_are_a_bad_line_too(tmp_path: Path, config: list[str]) -> None:
    done = call(tmp_path, *config, "ask", given=b'{"id": "\xff"}\n' + json.dumps(QUESTION).encode() + b"\n")
    assert done.returncode == 1
    assert "line 1: is not UTF-8" in one_line(done.stderr)
    assert len(done.stdout.splitlines()) == 1


def test_quotation_and_signature_of_a_mail_are_taken_off_first(tmp_path: Path, config: list[str]) -> None:
    quoted = (
        "Bedankt voor de uitleg, dan weet ik genoeg.\n\nGroet,\nJan\n\n"
        "Op ma 3 nov. 2026 om 10:12 schreef Ventum <backoffice@ventum.nl>:\n"
        "> Ik wil dat jullie al mijn gegevens wissen.\n"
    )
    (answer,) = ask(
        tmp_path, config, {"id": "1", "tenant": "ventum", "channel": "email", "subject": "", "text": quoted}
    )
    assert answer["tickets"] == []


def test_the_headers_of_a_raw_message_count(tmp_path: Path, config: list[str]) -> None:
    raw = (
        "From: Jan <jan@example.org>\nTo: backoffice@ventum.nl\nSubject: Automatisch antwoord\n"
        "Auto-Submitted: auto-replied\nMessage-ID: <a@example.org>\n\nIk ben met vakantie.\n"
    )
    (answer,) = ask(tmp_path, config, {"id": "1", "tenant": "ventum", "channel": "email", "raw": raw})
    assert (answer["action"], answer["reason"], answer["reply"]) == ("ignore", "auto-reply", None)


def test_machine_mail_is_known_by_its_words_where_no_headers_are_given(
    tmp_path: Path, config: list[str]
) -> None:
    away = {
        "id": "a", "tenant": "natur-energi", "channel": "email", "subject": "Autosvar: Ikke til stede",
        "text": "Jeg er på ferie indtil mandag og svarer på din mail, når jeg er tilbage.",
    }  # fmt: skip
    back = {
        "id": "b", "tenant": "ventum", "channel": "email", "from": "MAILER-DAEMON@mx.example.net",
        "subject": "Undelivered Mail Returned to Sender",
        "text": "Your message could not be delivered to one or more recipients.",
    }  # fmt: skip
    answers = ask(tmp_path, config, away, back)
    assert [(a["action"], a["reason"], a["reply"]) for a in answers] == [
        ("ignore", "auto-reply", None),
        ("ignore", "bounce", None),
    ]
    assert [a["tickets"] for a in answers] == [[], []]


@pytest.mark.parametrize(
    ("tenant", "channel", "text"),
    [("ventum", "email", "GDPR request"), ("natur-energi", "chat", "GDPR anmodning")],
)
def test_a_bare_request_opens_one_untyped_ticket(
    tmp_path: Path, config: list[str], tenant: str, channel: str, text: str
) -> None:
    line = {"id": "g", "tenant": tenant, "channel": channel, "subject": "", "text": text}
    (answer,) = ask(tmp_path, config, line)
    assert [ticket["type"] for ticket in answer["tickets"]] == ["unknown"]
    assert answer["reason"] == "unclear"
    assert (answer["reply"] is None) == (channel == "email")


def test_nothing_is_stored(tmp_path: Path, config: list[str], learned: Path) -> None:
    before = {file.name for file in learned.rglob("*")}
    ask(tmp_path, config, REQUEST)
    assert {file.name for file in learned.rglob("*")} == before


def test_eval_measures_labelled_lines_and_writes_a_page(tmp_path: Path, config: list[str]) -> None:
    file, page = tmp_path / "set.jsonl", tmp_path / "report.html"
    lines = [
        {**QUESTION, "intents": ["faq.call_recording"], "facts": [r"3 maanden", "unicorn"]},
        {**REQUEST, "intents": ["request.access"]},
        {**QUESTION, "intents": ["faq.dpo"]},
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    done = call(tmp_path, *config, "eval", str(file), "--json", "--html", str(page))
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["n"] == 3
    assert figures["accuracy"] == pytest.approx(2 / 3)
    assert figures["rights_seen"] == figures["rights_typed"] == 1
    assert figures["facts_found"] == 1 / 2
    assert figures["first_fact_early"] == 1
    assert figures["confusions"] == [{"gold": "faq.dpo", "given": "faq.call_recording", "count": 1}]
    assert page.read_text(encoding="utf-8").count("<svg") == 3


def test_eval_tells_what_is_wrong_with_a_line_and_where(tmp_path: Path, config: list[str]) -> None:
    file = tmp_path / "set.jsonl"
    lines = [
        {**QUESTION, "intents": ["faq.call_recording"]},
        QUESTION,
        {**QUESTION, "intents": ["x"], "facts": ["("]},
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    done = call(tmp_path, *config, "eval", str(file))
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert 'set.jsonl, line 2: "intents" must be a list' in first
    assert 'set.jsonl, line 3: "facts" holds what is no regular expression' in second
    assert "messages" in done.stdout


def test_a_reader_who_has_seen_enough_is_no_error_to_tell(tmp_path: Path, config: list[str]) -> None:
    lines = "".join(json.dumps({**QUESTION, "id": str(number)}) + "\n" for number in range(30))
    command = shlex.join([sys.executable, "-m", "assistant", *config, "ask"])
    done = subprocess.run(
        ["sh", "-c", f"{command} | head -c 0"],
        input=lines,
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stderr == ""
