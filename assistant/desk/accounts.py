"""Staff accounts and sign-ins: argon2id, sessions known by hash, a second factor, limits on guessing."""

import base64
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache

from argon2.exceptions import InvalidHashError, VerificationError

from assistant.desk import totp
from assistant.desk.desk import Desk
from assistant.desk.people import Session, Staff, StaffRow
from assistant.desk.ports import Transaction
from assistant.desk.staffing import (
    ROLES,
    SHORTEST_PASSWORD,
    Account,
    accounts,
    add,
    by_email,
    disable,
    hasher,
    note_all,
    row_for,
    set_password,
    set_role,
    staff_of,
)
from assistant.errors import NotFound, Refused, TooMany

__all__ = [
    "ROLES",
    "SHORTEST_PASSWORD",
    "Account",
    "SignedIn",
    "accounts",
    "add",
    "by_email",
    "confirm_totp",
    "disable",
    "open_session",
    "remove_totp",
    "set_password",
    "set_role",
    "sign_in",
    "sign_out",
    "start_totp",
    "verify_totp",
    "who",
]

_WINDOW = timedelta(minutes=15)
_TOUCH = timedelta(minutes=1)
WRONG = "Address or password is wrong."
WRONG_CODE = "That code is wrong or was used already."
PAUSE = "Too many tries: wait a quarter of an hour, then try again."


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedIn:
    """A new sign-in; the cookie is known to the browser alone."""

    staff: Staff
    cookie: str = field(repr=False)
    csrf: str = field(repr=False)
    second_factor: bool = False  # True: a code is wanted before anything is shown


@cache
def _nobody() -> str:
    return hasher().hash("nobody has this password")


def sign_in(desk: Desk, email: str, password: str, address: str = "", *, agent: str = "") -> SignedIn:
    """Sign in. Raises Refused, the same for an unknown account and a wrong password; TooMany."""
    vault, now = desk.store.vault, desk.now()
    keys = [vault.digest("sign-in", f"account:{email.strip().casefold()}")]
    if address:
        keys.append(vault.digest("sign-in", f"network:{address}"))
    tries = desk.settings.web.sign_in_tries
    with desk.store.write() as tx:
        for key, limit in zip(keys, (tries, tries * 10), strict=False):
            if tx.people.attempts("sign_in", key, now - _WINDOW) >= limit:
                raise TooMany(PAUSE)
        for key in keys:
            tx.people.attempt("sign_in", key, now)
        row = tx.people.by_email(email)
    known = row.password_hash if row is not None and row.password_hash else _nobody()
    right = _verified(known, password)  # the slow part: no transaction is open
    if row is None or not right or not row.password_hash or row.disabled:
        raise Refused(WRONG)
    with desk.store.write() as tx:
        tx.people.forget_attempts("sign_in", keys[0])
        if hasher().check_needs_rehash(row.password_hash):
            tx.people.change(row.id, password_hash=hasher().hash(password))
        return _open(desk, tx, row, passed=not row.totp_confirmed, agent=agent)


def open_session(desk: Desk, staff_id: str, *, agent: str = "", passed: bool = True) -> SignedIn:
    """Sign somebody in who showed who they are elsewhere; without *passed* a code is wanted still."""
    with desk.store.write() as tx:
        row = tx.people.get(staff_id)
        if row is None or row.disabled:
            raise Refused(WRONG)
        return _open(desk, tx, row, passed=passed, agent=agent)


def verify_totp(desk: Desk, cookie: str, code: str) -> Staff:
    """Give the second factor of a sign-in. Raises Refused, TooMany."""
    now = desk.now()
    with desk.store.write() as tx:
        session = tx.people.session(_hash(desk, cookie))
        row = tx.people.get(session.staff_id) if session else None
        if session is None or row is None or not row.totp_secret:
            raise Refused(WRONG)
        over = tx.people.attempts("totp", row.id, now - _WINDOW) >= desk.settings.web.sign_in_tries
        if not over:
            tx.people.attempt("totp", row.id, now)
            step = totp.matching_step(row.totp_secret, code, now, after=row.totp_last)
            if step is not None:
                tx.people.change(row.id, totp_last=step)
                tx.people.change_session(session.id, passed=True)
                tx.people.forget_attempts("totp", row.id)
                return staff_of(row, tx.people.roles(row.id))
    raise TooMany(PAUSE) if over else Refused(WRONG_CODE)


def who(desk: Desk, cookie: str) -> tuple[Staff, Session] | None:
    """Return who a cookie belongs to; None where it ended, or the second factor is missing."""
    if not cookie:
        return None
    web, now = desk.settings.web, desk.now()
    with desk.store.read() as tx:
        session = tx.people.session(_hash(desk, cookie))
        row = tx.people.get(session.staff_id) if session else None
        roles = tx.people.roles(row.id) if row else {}
    if session is None or row is None or row.disabled or not session.passed:
        return None
    silent = now - session.seen_at > timedelta(minutes=web.idle_minutes)
    if silent or now - session.created_at > timedelta(hours=web.session_hours):
        return None
    if now - session.seen_at > _TOUCH:
        with desk.store.write() as tx:
            tx.people.change_session(session.id, seen_at=now)
    return staff_of(row, roles), session


def sign_out(desk: Desk, cookie: str) -> None:
    """End a sign-in."""
    with desk.store.write() as tx:
        tx.people.end_session(_hash(desk, cookie))


def start_totp(desk: Desk, staff: Staff) -> tuple[str, str]:
    """Return a new secret and its otpauth address; it holds once a code of it was given."""
    secret = totp.new_secret(desk.random(20))
    with desk.store.write() as tx:
        row = tx.people.get(staff.id)
        if row is None:
            raise NotFound("There is no such member of staff.")
        if row.totp_confirmed:
            raise Refused("A second factor is set up already: an administrator can take it away.")
        tx.people.change(staff.id, totp_secret=secret, totp_last=0)
    return secret, totp.address(secret, account=row.email, issuer="Privacy Assistant")


def confirm_totp(desk: Desk, staff: Staff, code: str) -> None:
    """Switch the second factor on, with a first code. Raises Refused."""
    with desk.store.write() as tx:
        row = tx.people.get(staff.id)
        if row is None or not row.totp_secret:
            raise Refused("Set up the second factor first.")
        step = totp.matching_step(row.totp_secret, code, desk.now(), after=row.totp_last)
        if step is None:
            raise Refused(WRONG_CODE)
        tx.people.change(staff.id, totp_confirmed=True, totp_last=step)
        note_all(desk, tx, staff.id, staff, "staff.totp_on")


def remove_totp(desk: Desk, staff_id: str, *, by: Staff | None = None) -> None:
    """Take somebody's second factor away (a lost phone); their sign-ins end."""
    with desk.store.write() as tx:
        row = row_for(tx, staff_id, by)
        tx.people.change(row.id, totp_secret=None, totp_confirmed=False, totp_last=0)
        tx.people.end_sessions_of(row.id)
        note_all(desk, tx, row.id, by, "staff.totp_off")


def _open(desk: Desk, tx: Transaction, row: StaffRow, *, passed: bool, agent: str = "") -> SignedIn:
    cookie = base64.urlsafe_b64encode(desk.random(32)).decode()
    csrf, now = desk.random(16).hex(), desk.now()
    tx.people.add_session(
        Session(
            id=_hash(desk, cookie),
            staff_id=row.id,
            csrf=csrf,
            passed=passed,
            created_at=now,
            seen_at=now,
            agent=agent[:80] or None,
        )
    )
    staff = staff_of(row, tx.people.roles(row.id))
    return SignedIn(staff=staff, cookie=cookie, csrf=csrf, second_factor=not passed)


def _hash(desk: Desk, cookie: str) -> str:
    return desk.store.vault.digest("session", cookie)


def _verified(hashed: str, password: str) -> bool:
    try:
        return hasher().verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False
