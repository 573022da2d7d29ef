"""What staff see of the texts that answers are made of, and who may touch which."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.desk import access
from assistant.desk.desk import Desk
from assistant.desk.people import Role, Staff
from assistant.desk.ports import Transaction
from assistant.desk.texts import Revision
from assistant.errors import ContentError, NotFound, Refused
from assistant.writing.library import Library, Place

EDITION = "edition"
NO_TEXT = "There is no such text here."
NOT_EVERYWHERE = "Your role does not allow this for every company that the text concerns."


@dataclass(frozen=True, kw_only=True, slots=True)
class TextView:
    """One text with all that staff know of it."""

    path: str
    place: Place
    shipped: str | None = field(repr=False)  # None: no such file is shipped
    used: str = field(repr=False)  # what answers are made of now
    revisions: tuple[Revision, ...]  # newest first
    may_write: bool
    may_publish: bool

    @property
    def open(self) -> Revision | None:
        """The revision that waits, if one does."""
        return next((row for row in self.revisions if row.state == "open"), None)

    @property
    def changed(self) -> bool:
        """Whether what is used is not what was shipped."""
        return self.used != self.shipped

    def version(self, number: int) -> str:
        """Return the text of a publication; 0 is the shipped one. Raises NotFound."""
        for row in self.revisions:
            if number and row.number == number:
                return row.text
        if number == 0 and self.shipped is not None:
            return self.shipped
        raise NotFound(NO_TEXT)


def library(desk: Desk) -> Library:
    """Return the shipped texts. Raises Refused where this desk has none."""
    if desk.library is None:
        raise Refused("The texts of answers are not at hand here.")
    return desk.library


def tenants_of(desk: Desk, place: Place) -> tuple[str, ...]:
    """Return the companies whose answers a text is part of."""
    if place.tenant:
        return (place.tenant,)
    return tuple(tenant.id for tenant in desk.settings.tenants if tenant.language == place.language)


def may(desk: Desk, staff: Staff, place: Place, roles: Iterable[Role]) -> bool:
    """Return whether somebody has one of *roles* at every company that a text concerns."""
    allowed = frozenset(roles)
    tenants = tenants_of(desk, place)
    return bool(tenants) and all(staff.roles.get(tenant) in allowed for tenant in tenants)


def digest(text: str) -> str:
    """Return the short hash by which a text is known."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def edition(tx: Transaction) -> int:
    """Return the number of the edition in use; 0: all is as shipped."""
    return int(tx.instance.get(EDITION) or 0)


def place_of(desk: Desk, path: str) -> Place:
    try:
        return library(desk).place(path)
    except ContentError as error:
        raise NotFound(str(error)) from error


def allowed(desk: Desk, staff: Staff, path: str, roles: Iterable[Role]) -> None:
    place = place_of(desk, path)
    if not set(tenants_of(desk, place)) & set(staff.roles):
        raise NotFound(NO_TEXT)
    if not may(desk, staff, place, roles):
        raise Refused(NOT_EVERYWHERE)


def view(desk: Desk, tx: Transaction, staff: Staff, path: str) -> TextView:
    place = place_of(desk, path)
    if not set(tenants_of(desk, place)) & set(staff.roles):
        raise NotFound(NO_TEXT)
    revisions = tuple(tx.revisions.of(path))
    published = next((row.text for row in revisions if row.state == "published"), None)
    return _text(desk, staff, path, published, revisions)


def _text(
    desk: Desk, staff: Staff, path: str, published: str | None, revisions: tuple[Revision, ...]
) -> TextView:
    place, shipped = place_of(desk, path), library(desk).shipped.get(path)
    return TextView(
        path=path,
        place=place,
        shipped=shipped,
        used=published if published is not None else shipped or "",
        revisions=revisions,
        may_write=may(desk, staff, place, access.WORK),
        may_publish=may(desk, staff, place, access.APPROVE),
    )


def text(desk: Desk, staff: Staff, path: str) -> TextView:
    """Return a text with its revisions. Raises NotFound."""
    with desk.store.read() as tx:
        return view(desk, tx, staff, path)


def texts(desk: Desk, staff: Staff) -> list[TextView]:
    """Return every text that concerns a company of theirs, by path."""
    shipped = library(desk).shipped
    with desk.store.read() as tx:
        used = tx.revisions.published()
        waiting = {row.path: row for row in tx.revisions.open()}
    found = []
    for path in sorted({*shipped, *used, *waiting}):
        place = library(desk).place(path)
        if not set(tenants_of(desk, place)) & set(staff.roles):
            continue
        revisions = (waiting[path],) if path in waiting else ()
        found.append(_text(desk, staff, path, used.get(path), revisions))
    return found


def used(desk: Desk) -> dict[str, str]:
    """Return every text in use, by path: the shipped ones, with what was published over them."""
    with desk.store.read() as tx:
        return {**library(desk).shipped, **tx.revisions.published()}
