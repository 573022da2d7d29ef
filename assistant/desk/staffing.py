"""Staff accounts: who works for which company's desk, in which role."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher

from assistant.desk.desk import Desk
from assistant.desk.journal import record
from assistant.desk.people import Role, Staff, StaffRow
from assistant.desk.ports import Transaction
from assistant.errors import InputError, NotFound

SHORTEST_PASSWORD = 12
ROLES: tuple[Role, ...] = ("agent", "approver", "officer", "admin", "auditor")


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """A member of staff as administrators see them."""

    staff: Staff
    disabled: bool
    second_factor: bool


@cache
def hasher() -> PasswordHasher:
    """Return the hasher of passwords."""
    return PasswordHasher()  # argon2id, RFC 9106 low-memory profile


def add(
    desk: Desk,
    *,
    email: str,
    name: str,
    roles: Mapping[str, Role],
    password: str = "",
    language: str = "en",
    by: Staff | None = None,
) -> Staff:
    """Add a member of staff; without *password* they can only come in by single sign-on.

    *by* is the administrator, None where it is done on the server itself. Raises InputError.
    """
    email = email.strip().casefold()
    if "@" not in email or len(email) > 254 or not name.strip():
        raise InputError("A member of staff needs a name and a mail address.")
    _check_roles(desk, roles, by)
    row = StaffRow(
        id=desk.new_id(),
        email=email,
        name=name.strip()[:120],
        password_hash=hashed(password) if password else "",
        language=language,
        created_at=desk.now(),
    )
    with desk.store.write() as tx:
        if not tx.people.add(row):
            raise InputError("There is an account with that address already.")
        for tenant, role in roles.items():
            tx.people.set_role(row.id, tenant, role)
            note(desk, tx, tenant, by, "staff.added", staff=row.id, role=role)
    return staff_of(row, dict(roles))


def accounts(desk: Desk) -> Sequence[Account]:
    """Return everybody, by address."""
    with desk.store.read() as tx:
        return [
            Account(
                staff=staff_of(row, tx.people.roles(row.id)),
                disabled=row.disabled,
                second_factor=row.totp_confirmed,
            )
            for row in tx.people.all()
        ]


def by_email(desk: Desk, email: str) -> Staff:
    """Return a member of staff who may work. Raises NotFound."""
    with desk.store.read() as tx:
        row = tx.people.by_email(email)
        if row is None or row.disabled:
            raise NotFound("There is no such member of staff, or the account is switched off.")
        return staff_of(row, tx.people.roles(row.id))


def set_password(desk: Desk, staff_id: str, password: str, *, by: Staff | None = None) -> None:
    """Set a password and end all sign-ins with the old one. Raises InputError for a short one."""
    new = hashed(password)
    with desk.store.write() as tx:
        row = row_for(tx, staff_id, by)
        tx.people.change(row.id, password_hash=new)
        tx.people.end_sessions_of(row.id)
        note_all(desk, tx, row.id, by, "staff.password")


def set_role(desk: Desk, staff_id: str, tenant: str, role: Role | None, *, by: Staff | None = None) -> None:
    """Give somebody a role at a company, or take it away; their sign-ins end."""
    _check_roles(desk, {tenant: role} if role else {}, by)
    if by is not None and by.roles.get(tenant) != "admin":
        raise NotFound("There is no such company here.")
    with desk.store.write() as tx:
        row = tx.people.get(staff_id)
        if row is None:
            raise NotFound("There is no such member of staff.")
        tx.people.set_role(staff_id, tenant, role)
        tx.people.end_sessions_of(staff_id)
        note(desk, tx, tenant, by, "staff.role", staff=staff_id, role=role or "none")


def disable(desk: Desk, staff_id: str, *, disabled: bool = True, by: Staff | None = None) -> None:
    """Switch an account off (its sign-ins end at once) or on again."""
    with desk.store.write() as tx:
        row = row_for(tx, staff_id, by)
        tx.people.change(row.id, disabled=disabled)
        tx.people.end_sessions_of(row.id)
        note_all(desk, tx, row.id, by, "staff.disabled" if disabled else "staff.enabled")


def staff_of(row: StaffRow, roles: dict[str, Role]) -> Staff:
    """Return a stored row as the person who acts."""
    return Staff(id=row.id, name=row.name, email=row.email, language=row.language, roles=roles)


def hashed(password: str) -> str:
    """Return the hash of a password. Raises InputError for a short one."""
    if len(password) < SHORTEST_PASSWORD:
        raise InputError(f"A password has at least {SHORTEST_PASSWORD} characters.")
    return hasher().hash(password)


def _check_roles(desk: Desk, roles: Mapping[str, Role], by: Staff | None) -> None:
    for tenant, role in roles.items():
        desk.tenant(tenant)
        if role not in ROLES:
            raise InputError(f"A role is one of {', '.join(ROLES)}.")
        if by is not None and by.roles.get(tenant) != "admin":
            raise NotFound("There is no such company here.")


def row_for(tx: Transaction, staff_id: str, by: Staff | None) -> StaffRow:
    """Return an account that *by* may change: their own, or of companies that they all administer."""
    row = tx.people.get(staff_id)
    roles = tx.people.roles(staff_id) if row else {}
    if row is None or (
        by is not None and by.id != staff_id and not all(by.roles.get(t) == "admin" for t in roles)
    ):
        raise NotFound("There is no such member of staff.")
    return row


def note(desk: Desk, tx: Transaction, tenant: str, by: Staff | None, tag: str, **data: str) -> None:
    """Write an entry into a company\'s own chain."""
    record(desk, tx, tenant=tenant, on=tenant, actor=by.id if by else "server", tag=tag, value="", **data)


def note_all(desk: Desk, tx: Transaction, staff_id: str, by: Staff | None, tag: str) -> None:
    """Write an entry into the chain of each company that somebody works for."""
    for tenant in tx.people.roles(staff_id):
        note(desk, tx, tenant, by, tag, staff=staff_id)
