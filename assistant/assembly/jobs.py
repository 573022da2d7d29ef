"""What comes round: reminders, checkpoints, keeping no longer than promised."""

from collections.abc import Callable

from assistant.desk.desk import Desk


def of(desk: Desk) -> list[tuple[str, Callable[[], object]]]:
    """Return the jobs of *desk*; each may be called often and does what is due."""
    return []
