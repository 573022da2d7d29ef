"""What our own receiving host found out about a mail's sender (RFC 8601)."""

import re

from assistant.mail.headers import Headers
from assistant.mail.records import Auth

LONGEST = 8192
_RESULT = re.compile(r"[a-z]{1,20}\Z")


def results(head: Headers, authserv_id: str) -> Auth | None:
    """Return the findings of the topmost Authentication-Results of *authserv_id*, and of no other.

    None where there is none or it cannot be read: the sender is unverified. A header further down
    may be forged by whoever sent the mail, so it never counts.
    """
    if not authserv_id:
        return None
    wanted = authserv_id.casefold().rstrip(".")
    for value in head.each("authentication-results"):
        if _server(value) == wanted:
            return _read(value)
    return None


def _server(value: str) -> str:
    """Return the authserv-id of a field, without comments and version."""
    before = re.sub(r"\([^()]*\)", " ", value[:LONGEST].partition(";")[0]).strip().strip('"')
    return (before.split() or [""])[0].strip('"').casefold().rstrip(".")


def _read(value: str) -> Auth | None:
    from authres import AuthenticationResultsHeader

    if len(value) > LONGEST:
        return None
    try:
        header = AuthenticationResultsHeader.parse(f"Authentication-Results: {value}")
        found = [(str(r.method).casefold(), str(r.result).casefold()) for r in header.results or ()]
    except Exception:  # authres raises its own and others' errors on broken fields
        return None
    return Auth(spf=_best(found, "spf"), dkim=_best(found, "dkim"), dmarc=_best(found, "dmarc"))


def _best(found: list[tuple[str, str]], method: str) -> str:
    values = [result for name, result in found if name == method and _RESULT.match(result)]
    return "pass" if "pass" in values and method == "dkim" else next(iter(values), "none")
