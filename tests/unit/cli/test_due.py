"""`assistant due` prints what requirements for deadlines say, and nothing else."""

import json

import pytest

from assistant.cli.main import run


def due(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["due", *arguments]) == 0
    return capsys.readouterr().out.strip()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--tenant", "ventum", "--received", "2026-11-25T10:00:00+01:00"], "2026-12-28"),
        (["--tenant", "ventum", "--received", "2027-01-31T10:00:00+01:00"], "2027-03-01"),
        (["--tenant", "ventum", "--received", "2026-12-31T10:00:00+01:00", "--extended"], "2027-03-31"),
        (["--tenant", "ventum", "--received", "2026-11-05T10:00:00+01:00", "--stopped", "3"], "2026-12-08"),
        (["--tenant", "ventum", "--received", "2026-11-29T23:30:00Z"], "2026-12-30"),
        (["--tenant", "natur-energi", "--received", "2026-12-01T09:00:00+01:00"], "2027-01-04"),
        (["--tenant", "natur-energi", "--received", "2027-02-25T09:00:00+01:00"], "2027-03-30"),
        (
            ["--tenant", "ventum", "--received", "2027-03-26T10:15:00+01:00", "--type", "breach_report"],
            "2027-03-29T11:15:00+02:00",
        ),
    ],
)
def test_the_due_date_is_printed_alone(
    capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    assert due(capsys, *arguments) == expected


def test_json_has_the_date_and_the_steps_that_led_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    said = json.loads(due(capsys, "--tenant", "ventum", "--received", "2026-11-25T10:00:00+01:00", "--json"))
    assert set(said) == {"due", "steps"}
    assert said["due"] == "2026-12-28"
    assert any("Christmas" in step for step in said["steps"])


def test_a_marketing_objection_names_its_target_among_the_steps(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--tenant", "ventum", "--received", "2026-11-25T10:00:00+01:00", "--json"]
    said = json.loads(due(capsys, *arguments, "--type", "marketing_optout"))
    assert said["due"] == "2026-12-28"
    assert any("27 November 2026" in step for step in said["steps"])


def test_a_time_without_offset_is_the_companys_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert due(capsys, "--tenant", "ventum", "--received", "2026-11-30T00:10:00") == "2026-12-30"


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--tenant", "nobody", "--received", "2026-11-25"], "unknown tenant 'nobody': use one of"),
        (["--tenant", "ventum", "--received", "last week"], "write it as 2026-11-25T10:00:00+01:00"),
        (["--tenant", "ventum", "--received", "2026-11-25", "--type", "cake"], "unknown type 'cake'"),
        (["--tenant", "ventum", "--received", "2026-11-25", "--type", "complaint", "--extended"], "extended"),
        (["--tenant", "ventum", "--received", "2026-11-25", "--stopped", "-1"], "--stopped"),
        (
            ["--tenant", "ventum", "--received", "2026-11-25", "--type", "sms_optout"],
            "no sms_optout at Ventum",
        ),
        (
            ["--tenant", "ventum", "--received", "2026-11-25", "--type", "breach_report", "--stopped", "2"],
            "never stops",
        ),
        (
            ["--tenant", "ventum", "--received", "2026-11-25", "--type", "status", "--stopped", "2"],
            "never stops",
        ),
        (["--tenant", "ventum", "--received", "9999-12-31"], "year"),
        (["--tenant", "ventum"], "Missing option '--received'"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], hint: str
) -> None:
    assert run(["due", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("assistant: ")
    assert hint in said.err
    assert said.err.count("\n") == 1


def test_settings_that_cannot_be_read_are_a_failure_wherever_config_stands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ["due", "--tenant", "ventum", "--received", "2026-11-25"]
    assert run([*arguments, "--config", "nowhere.toml"]) == 1
    assert run(["--config=nowhere.toml", *arguments]) == 1
    assert capsys.readouterr().err.count("cannot read the settings file nowhere.toml") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["--received", "9999-12-31T10:00:00Z"],
        ["--received", "0001-01-01T00:00:00Z"],
        ["--received", "2026-11-25T10:00:00+01:00", "--stopped", "99999999999"],
    ],
)
def test_a_time_out_of_reach_is_wrong_use_told_in_one_plain_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run(["due", "--tenant", "ventum", *arguments]) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert arguments[-2] in said
    assert "C int" not in said
