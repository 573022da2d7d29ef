"""Which mail came back, from whom and why: RFC 3464 where it is kept, else the report's words."""

import re

from assistant.mail import addresses, headers
from assistant.mail.headers import Headers
from assistant.mail.parts import Leaf
from assistant.mail.records import Bounced, ParsedMail
from assistant.message import Machine

KINDS = frozenset({Machine.BOUNCE})
LONGEST = 65_536
_BRINGS_BACK = frozenset(  # RFC 3462, RFC 6533 section 4
    {
        "message/rfc822",
        "message/rfc822-headers",
        "text/rfc822-headers",
        "message/global",
        "message/global-headers",
    }
)

_FIELD = re.compile(r"^([A-Za-z-]{4,40})\s*:\s*(.*(?:\n[ \t].*)*)", re.MULTILINE)
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_CODE = re.compile(
    r"(?<!\d)(?:smtp|said|error|code|response|fejl|fout|:|\s|^)\W{0,3}([45]\d\d)[ -]", re.IGNORECASE
)
_ID = re.compile(
    r"^[> \t]*(?:original[- ])?message-id\s*:\s*"
    r"(?:<([^<>\s]{3,250})>|([^<>\s@]{1,200}@[^<>\s@]{1,200})[ \t]*$)",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
)
_ALONE = re.compile(rf"^\W{{0,4}}({_ADDRESS.pattern})\W{{0,4}}(?:$|\(|:|\s)", re.MULTILINE)
_NOBODY = re.compile(r"^(?:mailer-daemon|postmaster|mail-daemon|bounce)", re.IGNORECASE)
_WORDS = (
    (
        re.compile(
            r"mailbox (?:is )?full|over ?quota|quota exceeded|postvak is vol|postkassen er fuld", re.I
        ),
        "5.2.2",
    ),
    (
        re.compile(
            r"user unknown|unknown user|no such user|address (?:not found|couldn't be found)|does(?:n't"
            r"| not) exist"
            r"|adres niet gevonden|bestaat niet|adressen blev ikke fundet|findes ikke|recipient rejected",
            re.I,
        ),
        "5.1.1",
    ),
    (re.compile(r"host (?:unknown|not found)|domain (?:not found|couldn't be found)", re.I), "5.1.2"),
    (re.compile(r"delayed|vertraagd|forsinket|will (?:be retried|keep trying)|temporary", re.I), "4.0.0"),
)


def bounced(head: Headers, leaves: list[Leaf], text: str, parsed: ParsedMail) -> Bounced:
    """Return what a delivery report is about, as far as it says."""
    text = text[:LONGEST]
    status = _status_fields(leaves)
    named = _ID.search(text)
    original = _original(leaves) or (named[1] or named[2] if named else "")
    if not original:
        original = parsed.in_reply_to or (parsed.references[-1] if parsed.references else "")
    recipient = status.get("final-recipient", "") or status.get("original-recipient", "")
    recipient = recipient or _first(head.raw("x-failed-recipients")) or _recipient(text, parsed)
    code = _code(status, text)
    return Bounced(message_id=original, recipient=recipient, status=code)


def _status_fields(leaves: list[Leaf]) -> dict[str, str]:
    """Return the fields of the first recipient that failed, else of the first (RFC 3464 2.3)."""
    for leaf in leaves:
        if leaf.type.endswith("delivery-status"):
            text = leaf.content[:LONGEST].decode("utf-8", "replace").replace("\r\n", "\n")
            blocks = [
                {name.casefold(): headers.tidy(value) for name, value in _FIELD.findall(block)}
                for block in re.split(r"\n\s*\n", text)
            ]
            people = [block for block in blocks if "final-recipient" in block or "action" in block]
            failed = [block for block in people if block.get("action", "").casefold().startswith("failed")]
            chosen = next(iter(failed or people), {})
            return {k: _bare(v) if k.endswith("recipient") else v for k, v in chosen.items()}
    return {}


def _bare(value: str) -> str:
    return _first(value.rpartition(";")[2] or value)


def _first(value: str) -> str:
    return addresses.clean(value.partition(",")[0].strip().strip("<>"))


def _original(leaves: list[Leaf]) -> str:
    """Return the Message-ID of the mail that a report brings back, whole or its head only."""
    for leaf in leaves:
        if leaf.type in _BRINGS_BACK:
            head, _, _ = headers.split(leaf.content, 0, min(len(leaf.content), headers.MOST_BYTES))
            ids = addresses.message_ids(head.raw("message-id"))
            if ids:
                return ids[0]
    return ""


def _recipient(text: str, parsed: ParsedMail) -> str:
    """Return the address that a report in plain words names: alone in a line, else the first stranger's."""
    ours = {address.casefold() for address in (*parsed.to, parsed.sender.address)}
    for pattern in (_ALONE, _ADDRESS):
        for match in pattern.finditer(text):
            address = match.group(1) if pattern is _ALONE else match.group()
            if address.casefold() not in ours and not _NOBODY.match(address):
                return address
    return ""


def _code(status: dict[str, str], text: str) -> str:
    """Return the enhanced status code (RFC 3463); the diagnostic's own where Status says only x.0.0."""
    given = _STATUS.search(status.get("status", ""))
    detail = _STATUS.search(status.get("diagnostic-code", ""))
    if given and (not given.group(1).endswith(".0.0") or not detail):
        return given.group(1)
    if detail:
        return detail.group(1)
    found = _STATUS.search(text)
    if found:
        return found.group(1)
    for pattern, meaning in _WORDS:
        if pattern.search(text):
            return meaning
    plain = _CODE.search(status.get("diagnostic-code", "")) or _CODE.search(text)
    return f"{plain.group(1)[0]}.0.0" if plain else ""
