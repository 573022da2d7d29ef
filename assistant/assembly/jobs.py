"""What comes round: reminders, checkpoints, and keeping nothing longer than promised."""

from collections.abc import Callable
from functools import partial

from assistant.desk import chains, hooks, remind, retain
from assistant.desk.desk import Desk

Stopping = Callable[[], bool]  # whether the service is asked to stop
Job = Callable[[Stopping], object]

MORNING = 6  # the hour, where the company is, from which the day's digest may go


def of(desk: Desk) -> list[tuple[str, Job]]:
    """Return the jobs of *desk*. Each may be called often, on several machines, and does what is due."""
    jobs: list[tuple[str, Job]] = [("calendars", partial(_calendars, desk))]
    for tenant in desk.settings.tenants:
        jobs.append((f"digest of {tenant.id}", partial(_digest, desk, tenant.id)))
        jobs.append((f"checkpoint of {tenant.id}", partial(_checkpoint, desk, tenant.id)))
    jobs.append(("retention", partial(_retention, desk)))
    return jobs


def _calendars(desk: Desk, _stopping: Stopping) -> None:
    remind.follow_calendars(desk)


def _digest(desk: Desk, tenant: str, _stopping: Stopping) -> None:
    if desk.now().astimezone(desk.tenant(tenant).zone).hour >= MORNING:
        remind.digest(desk, tenant)


def _checkpoint(desk: Desk, tenant: str, _stopping: Stopping) -> None:
    chains.checkpoint(desk, tenant)


def _retention(desk: Desk, stopping: Stopping) -> None:
    retain.run(desk, stop=stopping)
    hooks.prune(desk)
