"""A person's own sign-ins: seen, ended, begun by the company's single sign-on; and their language."""

from collections.abc import Sequence
from datetime import timedelta

from assistant.desk import accounts
from assistant.desk.accounts import SignedIn
from assistant.desk.desk import Desk
from assistant.desk.people import Session, Staff
from assistant.desk.staffing import note_all
from assistant.errors import InputError, Refused

LANGUAGES = ("nl", "da", "en")
UNKNOWN = "The single sign-on knows you, this desk does not: ask an administrator for an account."
UNVERIFIED = "The single sign-on does not vouch for your mail address: ask its administrator."


def enter(desk: Desk, *, subject: str, email: str, verified: bool, agent: str = "") -> SignedIn:
    """Sign in whom the single sign-on names: known by *subject*, the first time by a *verified* address.

    *subject* holds the issuer too (OpenID Connect Core 2). Nobody gets an account this way,
    and a second factor that was set up here is asked for all the same. Raises Refused.
    """
    with desk.store.write() as tx:
        row = tx.people.by_subject(subject)
        if row is None:
            row = tx.people.by_email(email) if email else None
            if row is not None and not verified:
                raise Refused(UNVERIFIED)
            if row is None or row.subject:
                raise Refused(UNKNOWN)
            if not row.disabled:
                tx.people.change(row.id, subject=subject)
                note_all(desk, tx, row.id, None, "staff.sign_on")
        if row.disabled:
            raise Refused(UNKNOWN)
    return accounts.open_session(desk, row.id, agent=agent, passed=not row.totp_confirmed)


def mine(desk: Desk, staff: Staff) -> Sequence[Session]:
    """Return somebody's sign-ins that have not ended, the last used first."""
    web, now = desk.settings.web, desk.now()
    with desk.store.read() as tx:
        return [
            row
            for row in tx.people.sessions_of(staff.id)
            if row.passed
            and now - row.seen_at <= timedelta(minutes=web.idle_minutes)
            and now - row.created_at <= timedelta(hours=web.session_hours)
        ]


def end(desk: Desk, staff: Staff, session_id: str) -> None:
    """End one of somebody's own sign-ins."""
    with desk.store.write() as tx:
        if session_id in {row.id for row in tx.people.sessions_of(staff.id)}:
            tx.people.end_session(session_id)
            note_all(desk, tx, staff.id, staff, "staff.signed_out")


def end_everywhere(desk: Desk, staff: Staff) -> None:
    """End all of somebody's sign-ins."""
    with desk.store.write() as tx:
        tx.people.end_sessions_of(staff.id)
        note_all(desk, tx, staff.id, staff, "staff.signed_out")


def speak(desk: Desk, staff: Staff, language: str) -> None:
    """Set the language of somebody's pages. Raises InputError."""
    if language not in LANGUAGES:
        raise InputError(f"A language is one of {', '.join(LANGUAGES)}.")
    with desk.store.write() as tx:
        tx.people.change(staff.id, language=language)
