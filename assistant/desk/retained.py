"""What the daily erasing did, day by day: kept so that officer and auditor can see it; counts only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from assistant.desk.desk import Desk
from assistant.desk.views import Report

KEPT_DAYS = 400  # a year's reports, and what an auditor comes late for
_NAME = "retention.days"


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """What went on a day at one company, and what stayed although it is older than the shortest term."""

    tenant: str
    day: date  # UTC
    erased: Mapping[str, int]  # by step of `desk.retain`
    kept: Mapping[str, int]  # by reason: conversations, held, tickets
    finished: bool = True  # False: it was stopped, and the next run went on


def keep(desk: Desk, report: Report) -> None:
    """Add a run to its day; the counts of a day's runs add up, what stayed is that of the last."""
    today = desk.now().date()
    first = (today - timedelta(KEPT_DAYS)).isoformat()
    with desk.store.write() as tx:
        tx.serialise(_NAME)
        days: dict[str, Any] = {
            day: row for day, row in (tx.instance.get(_NAME) or {}).items() if day >= first
        }
        row = days.setdefault(today.isoformat(), {})
        for tenant in {**report.by_tenant, **report.stays}:
            before = row.get(tenant, {}).get("erased", {})
            now = report.by_tenant.get(tenant, {})
            row[tenant] = {
                "erased": {name: before.get(name, 0) + now.get(name, 0) for name in {**before, **now}},
                "kept": dict(report.stays.get(tenant, {})),
                "finished": report.finished,
            }
        tx.instance.set(_NAME, days)


def days(desk: Desk, tenants: Sequence[str], limit: int = KEPT_DAYS) -> list[Day]:
    """Return the last days of some companies on which the job ran, newest first."""
    with desk.store.read() as tx:
        rows: dict[str, Any] = tx.instance.get(_NAME) or {}
    return [
        Day(
            tenant=tenant,
            day=date.fromisoformat(day),
            erased=row["erased"],
            kept=row["kept"],
            finished=row["finished"],
        )
        for day in sorted(rows, reverse=True)[:limit]
        for tenant, row in sorted(rows[day].items())
        if tenant in tenants
    ]
