"""The commands of staff on a desk of their own: they print what is asked and name who acts."""

import csv
import io
import json
from pathlib import Path

import pytest

from assistant.cli.main import run


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Options of a desk with one member of staff and one request."""
    file = tmp_path / "settings.toml"
    file.write_text(f'data_dir = "{tmp_path / "data"}"\n', encoding="utf-8")
    config = ["--config", str(file)]
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough password\n"))
    arguments = ["staff", "add", "Robin@Example.org", "--name", "Robin", "--role", "approver"]
    assert run([*config, *arguments, "--password-stdin"]) == 0
    arguments = ["tickets", "open", "--tenant", "ventum", "--type", "access", "--as", "robin@example.org"]
    more = ["--received", "2026-03-27T10:00:00+01:00", "--name", "Jan", "--phone", "030 1234567"]
    assert run([*config, *arguments, *more]) == 0
    capsys.readouterr()
    return config


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert run(arguments) == code
    return capsys.readouterr().out


def test_the_queue_is_one_object_a_line(desk: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = printed(capsys, *desk, "tickets", "list", "--json").splitlines()
    row = json.loads(line)
    assert (row["tenant"], row["type"], row["due"], row["person"]) == (
        "ventum",
        "access",
        "2026-04-28",
        "Jan",
    )
    assert row["overdue"] is True


def test_a_request_is_shown_with_its_date_and_how_it_came_about(
    desk: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    row = json.loads(printed(capsys, *desk, "tickets", "list", "--json"))
    shown = printed(capsys, *desk, "tickets", "show", row["reference"])
    assert "due 2026-04-28" in shown
    assert "Koningsdag" in shown
    assert "journal (whole)" in shown
    assert "Robin ticket.opened" in shown
    whole = json.loads(printed(capsys, *desk, "tickets", "show", row["reference"], "--json"))
    assert whole["tickets"][0]["fields"]["identifier"] == "030 1234567"


def test_the_register_holds_no_personal_data(desk: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, *desk, "tickets", "export")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["type"], row["state"], row["due"]) == ("access", "new", "2026-04-28")
    assert "Jan" not in text
    assert "1234567" not in text


@pytest.mark.parametrize(
    ("arguments", "code", "hint"),
    [
        (["tickets", "show", "VEN-2222-2222"], 1, "no such request"),
        (["tickets", "approve", "VEN-2222-2222", "--draft", "1"], 2, "--as ADDRESS"),
        (
            ["tickets", "approve", "VEN-2222-2222", "--draft", "1", "--as", "x@example.org"],
            1,
            "no such member",
        ),
        (["staff", "disable", "x@example.org"], 1, "assistant staff list"),
        (["staff", "password", "x@example.org", "--password-stdin"], 1, "no such member"),
        (["person", "erase", "x@example.org"], 2, "--dry-run"),
        (["db", "restore", "none"], 1, "not empty"),
    ],
)
def test_what_cannot_be_done_is_one_line_that_says_why(
    desk: list[str], capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, hint: str
) -> None:
    assert run([*desk, *arguments]) == code
    said = capsys.readouterr()
    assert hint in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["tickets", "list", "--type", "cake"], "unknown type 'cake': use one of"),
        (["tickets", "list", "--tenant", "nobody"], "unknown tenant 'nobody': use one of"),
        (["tickets", "export", "--since", "2026-12-01", "--until", "2026-01-01"], "must come before --until"),
        (["tickets", "export", "--since", "soon"], "(see: assistant tickets export --help)"),
        (["retention", "--tenant", "nobody"], "unknown tenant 'nobody': use one of"),
        (["staff", "add", "a@example.org", "--name", "A", "--role", "boss"], "unknown role 'boss'"),
        (["staff", "add", "a@example.org", "--name", "A", "--role", "agent"], "add --password-stdin"),
    ],
)
def test_wrong_use_is_one_line_that_says_what_to_do(
    desk: list[str], capsys: pytest.CaptureFixture[str], arguments: list[str], hint: str
) -> None:
    assert run([*desk, *arguments]) == 2
    said = capsys.readouterr().err
    assert hint in said
    assert said.count("\n") == 1


def test_a_request_is_not_opened_at_a_company_where_one_has_no_role(
    desk: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough password\n"))
    more = ["--name", "Kim", "--role", "agent@ventum", "--password-stdin"]
    assert run([*desk, "staff", "add", "kim@example.org", *more]) == 0
    arguments = ["tickets", "open", "--type", "access", "--received", "2026-03-27", "--as", "kim@example.org"]
    assert run([*desk, *arguments, "--tenant", "natur-energi"]) == 1
    assert "Kim has no role at" in capsys.readouterr().err


def test_an_account_can_be_switched_off_and_on(desk: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, *desk, "staff", "disable", "robin@example.org")
    assert json.loads(printed(capsys, *desk, "staff", "list", "--json"))["disabled"] is True
    printed(capsys, *desk, "staff", "disable", "robin@example.org", "--undo")
    account = json.loads(printed(capsys, *desk, "staff", "list", "--json"))
    assert account["disabled"] is False
    assert account["roles"] == {"natur-energi": "approver", "ventum": "approver"}


def test_a_person_nobody_knows_is_found_nowhere(desk: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, *desk, "person", "find", "x@example.org", "--json") == ""
    said = json.loads(printed(capsys, *desk, "person", "erase", "x@example.org", "--dry-run", "--json"))
    assert said["erased"] == {"conversations": 0, "messages": 0, "tickets": 0}


def test_a_backup_can_be_restored_into_a_new_database(
    desk: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed(capsys, *desk, "db", "backup", str(tmp_path / "backup"))
    other = tmp_path / "other.toml"
    key = tmp_path / "data" / "master.key"
    other.write_text(f'data_dir = "{tmp_path / "other"}"\nmaster_key_file = "{key}"\n', encoding="utf-8")
    config = ["--config", str(other)]
    assert (
        json.loads(printed(capsys, *config, "db", "restore", str(tmp_path / "backup"), "--json"))["rows"] > 5
    )
    before = printed(capsys, *desk, "tickets", "list", "--json")
    assert printed(capsys, *config, "tickets", "list", "--json") == before


def test_a_number_that_must_not_be_shown_is_masked(
    desk: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["tickets", "open", "--tenant", "ventum", "--type", "erasure", "--as", "robin@example.org"]
    printed(
        capsys, *desk, *arguments, "--received", "2026-03-27", "--text", "Mijn BSN is 111222333, wis alles."
    )  # fmt: skip
    rows = [json.loads(line) for line in printed(capsys, *desk, "tickets", "list", "--json").splitlines()]
    reference = next(row["reference"] for row in rows if row["type"] == "erasure")
    for more in ([], ["--json"]):
        assert "111222333" not in printed(capsys, *desk, "tickets", "show", reference, *more)


def test_what_is_kept_about_a_person_is_a_page_that_only_its_maker_can_read(
    desk: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    arguments = [
        "tickets",
        "open",
        "--tenant",
        "natur-energi",
        "--type",
        "erasure",
        "--as",
        "robin@example.org",
    ]
    more = ["--received", "2026-03-27T10:00:00+01:00", "--name", "Mette <b>Holm</b>"]
    printed(capsys, *desk, *arguments, *more, "--address", "mette@example.org")
    file = tmp_path / "mette.html"
    said = printed(capsys, *desk, "person", "export", "mette@example.org", "--html", str(file))
    assert "hand it over by a safe link" in said
    assert "mette@" not in said
    assert file.stat().st_mode & 0o077 == 0
    page = file.read_text(encoding="utf-8")
    assert '<html lang="da">' in page, "the company's language"
    assert "Mette &lt;b&gt;Holm&lt;/b&gt;" in page
    assert "Sletning af oplysninger" in page
    assert "<script" not in page
    assert "src=" not in page


def test_a_page_that_cannot_be_written_is_one_clear_line(
    desk: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    where = tmp_path / "nowhere" / "page.html"
    assert run([*desk, "person", "export", "jan@example.org", "--html", str(where)]) == 1
    assert "cannot write" in capsys.readouterr().err


def test_the_register_is_written_as_a_report_of_one_company(
    desk: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "register.html"
    span = ["--since", "2026-01-01", "--until", "2027-01-01"]
    said = printed(capsys, *desk, "tickets", "export", "--tenant", "ventum", *span, "--html", str(file))
    assert "2026-01-01 to 2026-12-31" in said
    page = file.read_text(encoding="utf-8")
    assert "Ventum" in page
    assert "<svg" in page
    assert "Jan" not in page.replace("januari", "").replace("Januari", "")
    assert file.stat().st_mode & 0o077 == 0


def test_a_report_without_a_company_is_wrong_use(
    desk: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "register.html"
    assert run([*desk, "tickets", "export", "--html", str(file)]) == 2
    assert "--tenant" in capsys.readouterr().err
    assert not file.exists()


def test_the_erasing_is_counted_beforehand_and_shown_afterwards(
    desk: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "has not run yet" in printed(capsys, *desk, "retention")
    (line,) = printed(capsys, *desk, "retention", "--dry-run", "--tenant", "ventum", "--json").splitlines()
    row = json.loads(line)
    assert (row["dry_run"], row["erased"], row["kept"]) == (True, {}, {"tickets": 1})
    assert "has not run yet" in printed(capsys, *desk, "retention"), "counting erases nothing"
