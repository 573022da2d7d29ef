"""What is set up when the part that thinks is loaded."""

from pathlib import Path

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from assistant.assembly import thinking
from assistant.understanding.understander import Understander


def test_one_message_keeps_one_core_busy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Understander, "load", lambda *_, **__: "loaded")
    with threadpool_limits(2, user_api="blas"):  # puts back what was before
        thinking.understander(tmp_path)
        threads = [each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"]
    assert threads
    assert set(threads) == {1}
