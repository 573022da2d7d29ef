"""Header lines of earlier mail in a body (Van/Verzonden/Aan/Onderwerp …), told from a customer's own lines.

"Dato: … / Fra: kl. 11.15 / Til: kl. 11.40" has the same labels: a program's block carries an address
or the time of a mail, in the order in which programs write it. In doubt the lines are the customer's.
"""

import re

from assistant.mail.lines import Line, unbold

_FROM = r"(?:van|fra|from|von|från|de|afzender|afsender)"
_SENT = r"(?:verzonden|verstuurd|verzonden op|datum|date|sendt|dato|sent|gesendet|skickat|envoyé|skickades)"
_TO = r"(?:aan|til|to|an|till|à|kopi til)"
_ABOUT = r"(?:onderwerp|betreft|emne|subject|betreff|ämne|objet)"
_OTHER = (
    r"(?:cc|bcc|kopi|kopie|kopia|antwoord aan|antwoordadres|beantwoorden|reply-to|svar til|svara till"
    r"|prioriteit|prioritet|urgentie|importance|belang|vigtighed|bijlagen?|bijlage\(n\)|vedhæftede filer"
    r"|vedhæftninger|vedhæftet|attachments?|anlagen?|bilagor|vedlegg|antwort an|gevoeligheid|følsomhed"
    r"|sensitivity|message-id|organisatie)"
)
_LABEL = {
    "from": re.compile(rf"^{_FROM}\s?:(?:\s|$)", re.IGNORECASE),
    "sent": re.compile(rf"^{_SENT}\s?:(?:\s|$)", re.IGNORECASE),
    "to": re.compile(rf"^{_TO}\s?:(?:\s|$)", re.IGNORECASE),
    "about": re.compile(rf"^{_ABOUT}\s?:(?:\s|$)", re.IGNORECASE),
    "other": re.compile(rf"^{_OTHER}\s?:(?:\s|$)", re.IGNORECASE),
}
_BARE_LABEL = re.compile(rf"^(?:{_FROM}|{_SENT}|{_TO}|{_ABOUT}|cc)\s\S", re.IGNORECASE)  # eM Client
_IN_ONE = re.compile(
    rf"^{_FROM}\s?:\s(?P<sender>.{{1,250}}?)\s(?P<label>{_SENT})\s?:\s(?P<sent>.{{1,250}}?)"
    rf"\s(?:{_TO}|{_ABOUT})\s?:\s(?P<to>.{{0,100}})",
    re.IGNORECASE,
)
_BLOCK_LOOK = 14
_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_BRACKETS = re.compile(r"<[^<>\s]{1,64}@[^<>\s]{3,200}>|\[mailto:|/o=", re.IGNORECASE)
# 10:12, 10.12, kl. 09.30.22; not 3.11.2026 and not 03.11.26
_TIME = re.compile(
    r"(?<![\d.:/-])\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\b(?:kl|kl\.|klokken|um|om) \d{1,2}\.\d{2}(?!\d)"
    r"|(?<![\d.:/-])\d{1,2}\.\d{2}(?![\d:/-]|\.\d)"
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2}\b")
# Outlook leaves addresses of its own house out, and it says when a mail was sent, not its date.
_OUTLOOK = re.compile(r"^(?:verzonden|sendt|sent|gesendet|skickat)\b", re.IGNORECASE)
_NO_SENDER = re.compile(
    r"^(?:\d|kl\b|klokken|ca\b|circa|vanaf|om\b|den \d|d\.|half|kwart|\W*$"
    r"|(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|mandag"
    r"|tirsdag|onsdag|torsdag|fredag|lørdag"
    r"|søndag|lördag|söndag|måndag|tisdag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch"
    r"|donnerstag|freitag|samstag|sonntag|januari|februari|maart|april|mei|juni|juli|augustus|september"
    r"|oktober|november|december|januar|februar|marts|maj|august|january|february|march|may|june|july"
    r"|october)\b(?:\W*$|.{0,12}\d))",
    re.IGNORECASE,
)


def begins(body: list[Line], first: int) -> int | None:
    """Return where the text under the block that begins in line *first* starts; None: no block."""
    seen = unbold(body[first].seen)
    if ":" not in seen or seen[0] not in "vfdasegVFDASEG":  # what labels of sender and date begin with
        return None
    if match := _IN_ONE.match(seen):
        known = _written_by_program(match["sender"], f"{match['label']}: {match['sent']}", match["to"])
        return first + 1 if known else None
    found, last = labels(body, first)
    begun = _LABEL["from"].match(seen) or _LABEL["sent"].match(seen)
    if not begun or not {"from", "sent"} <= found.keys() or not found.keys() & {"to", "about"}:
        return None
    sender, to = _value(body, found["from"], last), _value(body, found["to"], last) if "to" in found else ""
    sent = _value(body, found["sent"], last, label=True)
    known = _written_by_program(sender, sent, to, ordered=found["from"] < found["sent"])
    return after_labels(body, first) if known else None


def _value(body: list[Line], index: int, last: int, *, label: bool = False) -> str:
    """Return what a label's line says, with the lines that it was wrapped into."""
    seen = unbold(body[index].seen)
    words = [seen if label else seen.partition(":")[2].strip()]
    for line in body[index + 1 : last + 2]:
        if not line.seen or _label(unbold(line.seen)):
            break
        words.append(line.seen)
    return " ".join(words).strip()


def _written_by_program(sender: str, sent: str, to: str, *, ordered: bool = True) -> bool:
    """Whether these values are a mail's and not times and places of a customer's own."""
    if _BRACKETS.search(sender):
        return True
    timed = bool(_TIME.search(sent))
    if _ADDRESS.search(sender) or _BRACKETS.search(to):
        return timed
    if _NO_SENDER.match(sender):
        return False
    return ordered and timed and bool(_YEAR.search(sent)) and bool(_OUTLOOK.match(sent))


def labels(body: list[Line], start: int) -> tuple[dict[str, int], int]:
    """Return the kinds of label in the lines from *start* with their lines, and where the last of them is."""
    kinds: dict[str, int] = {}
    last = start - 1
    gap = 0
    depth = body[start].depth if start < len(body) else 0
    for index in range(start, min(start + _BLOCK_LOOK, len(body))):
        line = body[index]
        if line.depth != depth:
            break
        kind = _label(unbold(line.seen))
        if kind and (kind not in kinds or kind == "other"):
            kinds.setdefault(kind, index)
            last, gap = index, 0
        elif not line.seen and not kinds:
            continue
        elif not line.seen:
            if not _label(unbold(body[index + 1].seen)) if index + 1 < len(body) else True:
                break
        else:
            gap += 1
            if gap > 3:
                break
    return kinds, last


def _label(seen: str) -> str:
    return next((kind for kind, pattern in _LABEL.items() if pattern.match(seen)), "")


def after_labels(body: list[Line], start: int, *, bare: bool = False) -> int:
    """Return where the text under a header block begins; *bare* takes labels without a colon too."""
    index = following(body, start)
    kinds, last = labels(body, index)
    if not kinds and bare:
        while index < len(body) and _BARE_LABEL.match(body[index].seen):
            last = index
            index += 1
    if last < start:
        return start
    # A long list of recipients or a subject goes on in the next line; an empty line ends the block.
    index = last + 1
    if index < len(body) and body[index].seen and body[index].raw[:1] in " \t":
        index += 1
    return index


def following(body: list[Line], index: int) -> int:
    """Return the index of the next line that is not empty, or the number of lines."""
    while index < len(body) and not body[index].seen:
        index += 1
    return index
