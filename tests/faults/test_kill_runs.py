"""A short run of kills in the suite; `python -m tests.faults.kill_runs` makes the long one."""

from pathlib import Path

from tests.faults.kill_runs import run


def test_after_twenty_kills_every_accepted_mail_is_there_once_and_no_reply_left_twice(tmp_path: Path) -> None:
    counts = run(20, 7, tmp_path)
    assert counts.kept_promise, counts
