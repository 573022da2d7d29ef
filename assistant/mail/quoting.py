"""Where earlier mail begins in a body: attribution lines, header blocks, divider lines.

Clients: Outlook (desktop, web, phone), Gmail, Apple Mail, Thunderbird, Yahoo, Proton, eM Client,
Samsung and the like; languages: nl, da, en, de, sv, nb, and fr for good measure.
"""

import re
from dataclasses import dataclass
from enum import Enum

from assistant.mail import blocks
from assistant.mail.lines import Line, unbold

_SAID = (
    r"(?:schreef|schreven|geschreven|skrev|skreiv|wrote|writes|schrieb|geschrieben|a écrit|följande"
    r"|følgende|het volgende)"
)
_STEMS = ("schre", "skre", "wrote", "writes", "schrieb", "crit", "följande", "følgende", "volgende")
_WRAPPED = 4  # an attribution is wrapped over so many lines at most
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b")
_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_OPENERS = (
    r"(?:op|am|on|den|le|i|el|il|den\s+\w+\.?|(?:ma|di|wo|do|vr|za|zo|man|tir|tirs|ons|tor|tors|fre|lør"
    r"|søn|lau|mon|tue|wed|thu|fri|sat|sun|mån|tis|lör|sön|mandag|tirsdag|onsdag|torsdag|fredag|lørdag"
    r"|søndag)\b\.?,?|\d{1,2}\.?)"
)
# "Op … schreef Jan <…>:" and "Jan <…> schreef op …:"; the said-word ends or nearly ends it.
_LEADING = re.compile(rf"^[-*\s]*{_OPENERS}\s.{{4,400}}?\b{_SAID}\b.{{0,200}}$", re.IGNORECASE)
_TRAILING = re.compile(
    rf"^[^:]{{1,120}}?(?:<[^<>]{{3,200}}>\s*)?\b(?:{_SAID}|heeft|har|hat)\s"
    r"(?:op|den|on|am|le|het volgende|følgende|följande|i)\b.{0,250}:$",
    re.IGNORECASE,
)
# Yahoo on phones puts the earlier mail into the same line.
_RUN_ON = re.compile(
    rf"^{_OPENERS}\s.{{4,200}}?\b{_SAID}\b.{{0,120}}?<[^<>\s]+@[^<>\s]+>(?:\s*{_SAID})?:\s+\S"
    rf"|^{_OPENERS}\s.{{4,200}}?<[^<>\s]+@[^<>\s]+>\s*{_SAID}:\s+\S",
    re.IGNORECASE,
)
_BARE = re.compile(rf"^[^:.!?]{{1,80}}\s{_SAID}:$", re.IGNORECASE)
# What a customer's own sentence has and an attribution has not: "schreef ik", or a sentence before.
_OWN_WORDS = re.compile(
    r"\b(?:schreef|skrev|wrote|schrieb) (?:ik|u|je|jij|jullie|wij|we|jeg|du|vi|ich|sie|mij|me|din|uw"
    r"|jullie)\b|\b(?:ik|jeg|I|ich|u|wij|we|vi|jullie) (?:schreef|skrev|wrote|schrieb|heb|har|have)\b"
    r"|[a-zæøå]{4,}[.] [A-ZÆØÅ]|[?!] [A-ZÆØÅ]",
)
_DATED = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d (?:GMT|UTC)?[+-]?\d{0,2}:?\d{0,2}.{0,120}<[^<>]+@[^<>]+>:$")

_OPEN_ADDRESS = re.compile(r"<[^<>\s]{1,64}@[^<>\s]{1,200}$")
_ADDRESS_ENDS = re.compile(r"^>(?: ?[^<>]{1,40})?:$")

_DASHES = r"[-—–_=*>\s]{2,}"
_ORIGINAL = (
    r"(?:oorspronkelijk|origineel|oprindelig|original|opprinnelig|ursprungligt|ursprüngliche|original(?:e"
    r"|t)?)\s?"
    r"(?:e-?mail\s?)?(?:bericht|meddelelse|besked|mail|message|melding|meddelande|nachricht|e-?mail"
    r"|e-?post)|oorspronkelijkebericht|message d'origine|beantwoord bericht|reply message"
)
_FORWARDED = (
    r"(?:doorgestuurd|doorgezonden|videresendt?|forwarded|weitergeleitete|vidarebefordrat"
    r"|vidarebefordrad)\s"
    r"(?:e-?mail\s?)?(?:bericht|meddelelse|besked|mail|message|melding|meddelande|nachricht|e-?mail|brev"
    r"|e-?post)|message transféré"
)
_DIVIDER = re.compile(rf"^{_DASHES}\s*(?:{_ORIGINAL})\b.{{0,60}}?[-—–_=*\s]{{2,}}$", re.IGNORECASE)
# Ticket systems ask for the answer above such a line.
_ANSWER_ABOVE = re.compile(
    r"^[-—–_=*#\s]{2,}(?:(?:please )?(?:type|write|enter|reply) (?:your (?:reply|answer|response) )?"
    r"above this line"
    r"|(?:(?:typ|schrijf|plaats|geef) )?(?:(?:je|uw|een) )?(?:antwoord|reactie) boven deze (?:regel|lijn)"
    r"|(?:skriv|indtast) (?:(?:dit|et|venligst) )?svar (?:over|ovenfor) denne linje).{0,40}[-—–_=*#\s]{2,}$",
    re.IGNORECASE,
)
_FORWARD_DIVIDER = re.compile(rf"^{_DASHES}\s*(?:{_FORWARDED})\b.{{0,60}}?[-—–_=*\s]{{2,}}$", re.IGNORECASE)
_FORWARD_BEGIN = re.compile(
    r"^(?:begin (?:doorgestuurd bericht|forwarded message)|start på videresendt (?:besked|melding"
    r"|meddelelse)|begynd(?:else)? (?:på )?videresendt (?:besked|meddelelse)|videresendt (?:besked"
    r"|meddelelse|melding)|anfang der weitergeleiteten (?:nachricht|e-?mail)|vidarebefordrat (?:brev"
    r"|meddelande)"
    r"|doorgestuurd bericht|début du message (?:réexpédié|transféré)) ?:$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^(?:_{5,}|-{5,}|={5,}|\*{5,})$")


class Kind(Enum):
    """What begins here."""

    ATTRIBUTION = "a line such as `Op … schreef …:`"
    BLOCK = "header lines or a divider: the rest is earlier mail"
    FORWARD = "a mark that says that a mail is passed on"


@dataclass(frozen=True, slots=True)
class Border:
    """Where earlier mail begins."""

    kind: Kind
    start: int
    """Index of the first line that belongs to it: the divider, attribution or first header line."""
    end: int
    """Index of the first line of the earlier mail's own text."""


def find(body: list[Line], start: int = 0) -> Border | None:
    """Return the first border at or after *start* among the lines that carry no `>`."""
    said = -1  # the last line up to which none says "wrote"
    for index in range(start, len(body)):
        line = body[index]
        if line.depth or not line.seen:
            continue
        border = _divider(body, index) or _block(body, index)
        if border:
            return border
        if said < index:
            said = _next_said(body, index)
        if said - index < _WRAPPED and (border := _attribution(body, index)):
            return border
    return None


def _next_said(body: list[Line], start: int) -> int:
    """Return the index of the next line with a word such as "schreef"; far away where there is none."""
    for index in range(start, len(body)):
        seen = body[index].seen.casefold()
        if seen.endswith(">:") or any(stem in seen for stem in _STEMS):
            return index
    return len(body) + _WRAPPED


def _divider(body: list[Line], index: int) -> Border | None:
    seen = unbold(body[index].seen)
    if not seen or seen[0] not in "-—–_=*#>bBsSvVaAdD":
        return None
    forward = _FORWARD_DIVIDER.match(seen) or _FORWARD_BEGIN.match(seen)
    # With nothing above it, it is the ticket system's own mail.
    answered = _ANSWER_ABOVE.match(seen) and any(line.seen for line in body[:index])
    if not (forward or answered or _DIVIDER.match(seen)):
        return None
    if forward and seen[0] not in "-—–_=*>" and not blocks.labels(body, blocks.following(body, index + 1))[0]:
        return None
    return Border(
        Kind.FORWARD if forward else Kind.BLOCK, index, blocks.after_labels(body, index + 1, bare=True)
    )


def _block(body: list[Line], index: int) -> Border | None:
    first = index
    if body[index].seen[0] in "_-=*" and _RULE.match(body[index].seen):
        first = blocks.following(body, index + 1)
        if first - index > 2:
            return None
    if first >= len(body) or body[first].depth:
        return None
    end = blocks.begins(body, first)
    return None if end is None else Border(Kind.BLOCK, index, end)


def _attribution(body: list[Line], index: int) -> Border | None:
    """An attribution may be wrapped over up to four lines."""
    joined = ""
    for last in range(index, min(index + _WRAPPED, len(body))):
        line = body[last]
        if _OPEN_ADDRESS.search(joined) and _ADDRESS_ENDS.match(line.raw):
            joined += line.raw  # its `>` is no quote mark: Gmail breaks "<jan@example.nl>:" before it
        elif line.depth or not line.seen:
            return None
        else:
            joined = f"{joined} {line.seen}".strip()
        if len(joined) > 500:
            return None
        if _RUN_ON.match(joined) and _TIME.search(joined):
            return Border(Kind.ATTRIBUTION, index, last + 1)
        if joined.endswith((":", "：")) and _says(joined, body, last):
            return (
                None
                if last > index and _later(body, index, last)
                else Border(Kind.ATTRIBUTION, index, last + 1)
            )
        if last == index and not _may_begin(joined):
            return None
    return None


_BEGINNING = re.compile(
    rf"^[-*]*\s*(?:{_OPENERS}\s|[^:]{{1,120}}(?:<|@|\b(?:{_SAID}|heeft|har|hat)\b)|.{{1,120}}:$)",
    re.IGNORECASE,
)


def _later(body: list[Line], index: int, last: int) -> bool:
    """Whether the attribution begins below *index*: a sentence stands right above it."""
    joined = " ".join(line.seen for line in body[index + 1 : last + 1])
    return bool(_LEADING.match(joined)) and _says(joined, body, last)


def _may_begin(seen: str) -> bool:
    return bool(_BEGINNING.match(seen))


def _says(joined: str, body: list[Line], last: int) -> bool:
    """Whether *joined* is an attribution: its form, and a sign that no customer's sentence has."""
    quoted = blocks.following(body, last + 1)
    followed = quoted < len(body) and body[quoted].depth > 0
    if _DATED.match(joined):
        return True
    if not followed and _OWN_WORDS.search(joined):
        return False
    if _LEADING.match(joined) or _TRAILING.match(joined):
        dated = bool(_YEAR.search(joined)) or bool(re.search(r"\d", joined))
        timed = bool(_TIME.search(joined)) and dated
        return followed or timed or (dated and bool(_ADDRESS.search(joined)))
    return followed and bool(_BARE.match(joined))
