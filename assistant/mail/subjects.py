"""Prefixes that mail programs put before a subject, in all the languages that reach us."""

import re

_REPLY = r"re|antw|antwoord|sv|svar|aw|odp|ynt|rif|ref"
_FORWARD = r"fwd?|doorst|doorgestuurd|vs|vb|wg|tr|i|videresend(?:t|er)|vidarebefordra[dt]?"
_PREFIX = re.compile(
    rf"^\s*(?:(?P<reply>{_REPLY})|(?P<forward>{_FORWARD}))\s?(?:\[\d{{1,3}}\]|\(\d{{1,3}}\)|\^\d{{1,3}})?\s?[::]\s*",
    re.IGNORECASE,
)


def bare(subject: str) -> str:
    """Return *subject* without any `Re:`, `Antw:`, `SV:`, `Fwd:` … before it."""
    for _ in range(50):
        match = _PREFIX.match(subject)
        if not match:
            break
        subject = subject[match.end() :]
    return subject.strip()


def answers(subject: str) -> bool:
    """Whether the outermost prefix says that a mail is an answer."""
    match = _PREFIX.match(subject)
    return bool(match and match.group("reply"))


def passes_on(subject: str) -> bool:
    """Whether the outermost prefix says that a mail is passed on."""
    match = _PREFIX.match(subject)
    return bool(match and match.group("forward"))
