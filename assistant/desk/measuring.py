"""How well the assistant's answers serve: drafts as they were sent, and answers as they were asked for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta

from assistant.desk.desk import Desk
from assistant.desk.figures import DraftFate, Standing
from assistant.desk.journal import ASSISTANT
from assistant.desk.people import Staff

SENT, EDITED, THROWN, WAITING = "unchanged", "edited", "thrown_away", "waiting"
HANDED = "handed_over"
FATES = (SENT, EDITED, THROWN)
_LIKELY = 0.5  # of a label: below it the message was hardly about that
_OF_MACHINE = ("answer", "handover")  # receipts leave by themselves and say nothing of accuracy
WEEKS = 13


@dataclass(frozen=True, kw_only=True, slots=True)
class Week:
    """What became of the drafts that the assistant wrote in a week."""

    begins: date
    counts: Mapping[str, int]  # by fate


@dataclass(frozen=True, kw_only=True, slots=True)
class Accuracy:
    """What became of the assistant's drafts."""

    weeks: tuple[Week, ...]
    kinds: Mapping[str, Mapping[str, int]]  # kind of draft → fate → how many


@dataclass(frozen=True, kw_only=True, slots=True)
class Use:
    """How often a label was asked for, and what became of the answers."""

    asked: int = 0
    unchanged: int = 0
    edited: int = 0
    thrown_away: int = 0
    handed_over: int = 0

    @property
    def failed(self) -> int:
        """How often a person had to change, drop or write the answer."""
        return self.edited + self.thrown_away + self.handed_over


def total(found: Iterable[Use | None]) -> Use:
    """Return several uses as one."""
    several = [use for use in found if use is not None]
    return Use(**{each.name: sum(getattr(use, each.name) for use in several) for each in fields(Use)})


def fate(row: DraftFate) -> str:
    """Return what became of a draft of the assistant's."""
    if row.state == "discarded":
        return THROWN
    if row.by != ASSISTANT:
        return EDITED
    return SENT if row.state in ("sent", "approved") else WAITING


def accuracy(desk: Desk, staff: Staff) -> Accuracy:
    """Return what became of the assistant's drafts, by week and by kind."""
    now = desk.now()
    monday = (now - timedelta(days=now.weekday())).date()
    first = monday - timedelta(weeks=WEEKS - 1)
    with desk.store.read() as tx:
        rows = tx.queue.fates(staff.tenants, now - timedelta(weeks=WEEKS))
    weeks: Counter[tuple[date, str]] = Counter()
    kinds: dict[str, Counter[str]] = {}
    for row in rows:
        if row.kind not in _OF_MACHINE:
            continue
        day = row.created_at.date()
        weeks[day - timedelta(days=day.weekday()), fate(row)] += 1
        kinds.setdefault(row.kind, Counter())[fate(row)] += 1
    begins = [first + timedelta(weeks=number) for number in range(WEEKS)]
    return Accuracy(
        weeks=tuple(Week(begins=day, counts={f: weeks[day, f] for f in FATES}) for day in begins),
        kinds={kind: {f: counts[f] for f in FATES} for kind, counts in sorted(kinds.items())},
    )


def standing(desk: Desk, staff: Staff, ages: Sequence[int]) -> list[Standing]:
    """Return what is open, most first; `aged` counts what is more than each of *ages* days old."""
    now = desk.now()
    older = [now - timedelta(days=age + 1) for age in ages]
    found: dict[str, list[int]] = {}
    with desk.store.read() as tx:
        for tenant in staff.tenants:
            zone = desk.tenant(tenant).zone
            week = datetime.combine(now.astimezone(zone).date() + timedelta(days=8), time(0), zone)
            for row in tx.queue.standing(tenant, now, week, older):
                counts = (row.open, row.late, row.soon, *row.aged)
                before = found.get(row.type, [0] * len(counts))
                found[row.type] = [a + b for a, b in zip(before, counts, strict=True)]
    types = [
        Standing(type=type, open=open, late=late, soon=soon, aged=tuple(aged))
        for type, (open, late, soon, *aged) in found.items()
    ]
    return sorted(types, key=lambda row: (-row.open, row.type))


def uses(desk: Desk, tenants: Sequence[str], since: datetime) -> dict[str, Use]:
    """Return how the labels asked for since then were served, by label."""
    with desk.store.read() as tx:
        asked = tx.queue.asked(tenants, since)
        fates = {row.answers_message: row for row in tx.queue.fates(tenants, since) if row.answers_message}
    counted: dict[str, Counter[str]] = {}
    for row in asked:
        said = row.understanding
        answer = fates.get(row.id)
        became = fate(answer) if answer is not None else SENT  # a chat is answered at once
        if said is not None and said.action == "handover":
            became = HANDED
        for wish in said.wishes if said is not None else ():
            if wish.score >= _LIKELY:
                counts = counted.setdefault(wish.intent, Counter())
                counts["asked"] += 1
                counts[became] += 1
    names = ("asked", SENT, EDITED, THROWN, HANDED)
    return {label: Use(**{name: counts[name] for name in names}) for label, counts in counted.items()}
