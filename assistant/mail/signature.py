"""Where a letter ends and its signature begins: a greeting, `-- `, device lines, disclaimers."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from assistant.mail import copies, naming
from assistant.mail.closing import SOFT, apart, greets, is_name, thanks
from assistant.mail.lines import Line

_APPS = (
    r"(?:iphone|ipad|ipod|ios|apple watch|android|outlook|samsung|galaxy|huawei|xiaomi|nokia|sony|xperia"
    r"|oneplus|pixel|mobiel\w*|mobil\w*|telefoon|telefon\w*|smartphone|tablet|mail|blackberry|windows"
    r"|yahoo|gmail|proton\w*|bluemail|spark|thunderbird|k-9|k9|kpn|ziggo|apparaat|toestel|device|phone|htc"
    r"|lg|motorola|fairphone|edison|aqua|mymail|fairemail|em client|hotmail|webmail|gmx|web\.de|tuta\w*"
    r"|oppo|honor|mac\b|app\b|live mail|zimbra|roundcube)"
)
_DEVICE = re.compile(
    rf"^(?:\[?\(?(?:verzonden|verstuurd|gestuurd|verzend|sendt|sent|gesendet|skickat|skickades|sänt|envoyé"
    rf"|getypt|skrevet|typed|written)\s(?:vanaf|vanuit|via|met|van|op|fra|med|på|from|with|using|by|on"
    rf"|från|depuis|von|mit|vom)\b"
    rf".{{0,60}}\b{_APPS}.{{0,60}}|(?:diese nachricht wurde )?von mein\w+(?:/\w+)? .{{0,60}}"
    rf"gesendet.{{0,30}}|(?:hentet(?: fra)?"
    rf"|hent|get|download|ontvang|haal|verkrijg|skaffa|last ned|hämta)"
    rf" (?:outlook|bluemail|gmail|yahoo|proton)\b.{{0,60}}|outlook voor \w+ (?:downloaden|ophalen"
    rf"|installeren).{{0,40}}|outlook für \w+ (?:beziehen|herunterladen).{{0,40}}"
    rf"|outlook for \w+ (?:hentes|downloades).{{0,40}}|(?:virusvrij|virus-?free"
    rf"|virusfri)\.?\s?(?:www\.)?\S{{0,40}}(?: <.{{0,200}}>)?|sendt fra min \w+|verzonden vanaf mijn \w+"
    rf"|verstuurd vanaf mijn \w+"
    rf"|sent from my \w+)\s*[.!)\]]*\s*(?:<.{{0,200}}>)?$",
    re.IGNORECASE,
)
_WARNING = re.compile(
    r"^\W*(?:(?:let op|caution|warning|waarschuwing|advarsel|obs|extern(?:e|al)?(?: e?-?mail)?|bemærk"
    r"|pas på)\b\W{1,4}"
    r".{0,80}(?:buiten|outside|extern|uden for|udefra|eksternt?)\b.{0,300}|\[?(?:extern(?:al|e)?"
    r"|ekstern)(?: (?:e-?mail|sender|afzender|afsender))?\]?|u ontvangt niet vaak e-?mail van .{0,200}"
    r"|du får ikke ofte mails? fra .{0,200}"
    r"|you don't often get email from .{0,200}|sommige personen die dit bericht .{0,200})$",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"^\W*(?:disclaimer|vertrouwelijkheid|ansvarsfraskrivelse|confidentiality notice"
    r"|fortrolighed)\b\W{0,4}|\b(?:dit (?:e-?mail)?bericht|deze e-?mail"
    r"|de informatie (?:verzonden )?(?:met|in) (?:dit|deze)|de inhoud van (?:dit|deze)|this (?:e-?mail"
    r"|message|communication)|the information (?:contained )?in this|denne (?:e-?mail|e-?post\w*|mail|besked"
    r"|melding\w*|meddelelse)|diese (?:e-?mail|nachricht)|detta (?:e-?post)?meddelande|detta mejl"
    r"|indholdet af denne|oplysningerne i denne)\b"
    r".{0,160}\b(?:vertrouwelijk\w*|uitsluitend|bestemd|geadresseerde\w*|confidential|intended|privileged"
    r"|fortrolig\w*|udelukkende|beregnet|bestemt|adressaten?|vertraulich\w*|ausschließlich|adressat\w*"
    r"|konfidentiell\w*|avsedd\w*|utelukkende|mottakeren)\b|\b(?:denk aan het milieu"
    r"|please consider the environment|consider the environment before|tænk på miljøet"
    r"|hoeft u deze e-?mail (?:echt )?(?:uit|af) te (?:printen|drukken)|print(?:es)? (?:alleen|kun) )",
    re.IGNORECASE,
)
_DISCLAIMER_CUES = (
    "disclaimer|vertrouwelijk|ansvarsfraskrivelse|confidential|fortrolig|bestemd|uitsluitend|geadresseerde"
    "|intended|privileged|vertraulich|ausschließlich|konfidentiell|avsedd|utelukkende|mottakeren|udelukkende|beregnet|bestemt|adressat|milieu|environment|miljø|print"
).split("|")
_POSTSCRIPT = re.compile(
    r"^(?:p\.?\s?s\.?|n\.?\s?b\.?|ps\d?|pps)(?:\s*[:.,;–-]+\s*|\s+)\S{1,40}\s+\S|^(?:o+h? ja|nog iets"
    r"|en nog iets|vergeten te (?:zeggen|melden|vermelden)|bijna vergeten|trouwens|for resten"
    r"|forresten|glemte at (?:sige|skrive)|og en ting til|en ting mere|btw|by the way|one more thing)\b.{8,}",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"^(?:\[cid:[^\]]{1,200}\]|\[(?:image|afbeelding|billede|inline image|bild)\b[^\]]{0,200}\]"
    r"|<image\d*\.\w+>"
    r"|\[(?:logo|icon)[^\]]{0,100}\]|￼)+$",
    re.IGNORECASE,
)
_MOST_BELOW = 40
_MOST_SHORT = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class End:
    """What the rest of a mail tells about the end of its letter."""

    signed: frozenset[str] = frozenset()
    """Lines that the HTML marked as signature."""

    answered: bool = False
    """Whether earlier mail stands in the same mail."""

    names: frozenset[str] = frozenset()
    """Names that the writer is called by (`naming.known`)."""

    answers: frozenset[Line] = frozenset()
    """Lines directly under a quoted one."""


_NOTHING = End()


def split(body: list[Line], end: End = _NOTHING) -> tuple[list[Line], list[Line]]:
    """Return the lines of the letter and those of its signature, each in their order.

    A P.S. below the signature is letter.
    """
    signed = end.signed
    body = _on_one_line(body, signed)
    taken = {i for i, line in enumerate(body) if _always(line) or (line.seen and line.seen in signed)}
    taken |= _warnings(body)
    start = _begin(body, taken)
    if start is not None:
        taken |= _below(body, start)
    taken |= _disclaimers(body, taken)
    if start is None or body[start].seen == "--":
        taken |= _name(body, taken, end)
    return (
        [line for i, line in enumerate(body) if i not in taken],
        [line for i, line in enumerate(body) if i in taken and line.seen],
    )


def _on_one_line(body: list[Line], signed: Collection[str]) -> list[Line]:
    """Put a greeting at the end of the letter's last line into a line of its own.

    Below it may stand the name and what belongs to it, a postscript or a disclaimer.
    """
    below: list[str] = []
    for index in range(len(body) - 1, -1, -1):
        line = body[index]
        if not line.seen or _always(line) or line.seen in signed:
            continue
        if len(below) > _MOST_SHORT or line.depth:
            break
        if _ends(below):
            pieces = apart(line, named=bool(below) and is_name(below[0]))
            if len(pieces) > 1:
                return [*body[:index], *pieces, *body[index + 1 :]]
        below.insert(0, line.seen)
    return body


def _ends(below: list[str]) -> bool:
    """Whether these lines are what stands under a greeting."""
    if not below or _POSTSCRIPT.match(below[0]) or _disclaims(below[0]):
        return True
    named = is_name(below[0]) and not greets(below[0])
    return named and all(len(seen) <= 60 and seen[-1] not in ".?!" for seen in below)


def _always(line: Line) -> bool:
    seen = line.seen
    return len(seen) <= 250 and bool(seen) and bool(_DEVICE.match(seen) or _PICTURE.match(seen))


def _warnings(body: list[Line]) -> set[int]:
    """Lines that a mail gateway put above the letter."""
    for index, line in enumerate(body[:4]):
        if line.seen:
            return {index} if _WARNING.match(line.seen) else set()
    return set()


def _begin(body: list[Line], taken: set[int]) -> int | None:
    """Return where the signature begins: the first greeting line, or `-- `, whichever comes first."""
    below = sum(1 for line in body if line.seen)
    copied = copies.copied(body)
    for index, line in enumerate(body):
        below -= bool(line.seen)
        if not line.seen or index in taken or index in copied or below > _MOST_BELOW:
            continue
        if line.seen == "--" or greets(line.seen):
            return index
        if _closes(body, index, taken):
            return index
    return None


def _closes(body: list[Line], index: int, taken: set[int]) -> bool:
    """Whether thanks or a wish stand in the place of a greeting: only a name comes after them."""
    match = SOFT.match(body[index].seen)
    if not match:
        return False
    below = [line.seen for i, line in enumerate(body[index + 1 :], index + 1) if line.seen and i not in taken]
    if match.group("rest"):
        return not below and "," in match.group("stop") and is_name(match.group("rest"))
    if not 1 <= len(below) <= 5 or not is_name(below[0]) or naming.answers(below[0]):
        return False
    if "." in match.group("stop") or thanks(body[index].seen):
        return False
    return not any(greets(seen) for seen in below)


def _name(body: list[Line], taken: set[int], end: End) -> set[int]:
    """Return the last line of the letter if it is a bare name."""
    said = [index for index, line in enumerate(body) if line.seen and index not in taken]
    if len(said) < 2:
        return set()
    above, last = said[-2:]
    thanked = thanks(naming.last_sentence(body[above].seen))
    ended = end.answered or any(index > last for index in taken) or thanked
    if body[last] in end.answers or not naming.signs(
        body[last].seen,
        body[above].seen,
        apart=thanked or last - above > 1,
        ended=ended,
        names=end.names,
        finished=thanked,
    ):
        return set()
    return {last}


def _below(body: list[Line], start: int) -> set[int]:
    """Return the lines from *start* that are signature: all but a paragraph that asks for more."""
    taken = set()
    postscript = disclaimed = False
    for index in range(start, len(body)):
        seen = body[index].seen
        above_empty = index > start + 1 and not body[index - 1].seen
        disclaimed = disclaimed or _disclaims(seen)
        added = index > start and bool(_POSTSCRIPT.match(seen)) and not _disclaims(seen)
        if added or (above_empty and not disclaimed and _wishes(seen)):
            postscript = True
        elif postscript and (not seen or greets(seen) or _DEVICE.match(seen)):
            postscript = False
        if not postscript:
            taken.add(index)
    return taken


def _wishes(seen: str) -> bool:
    """Whether a customer asks for something more below the own signature."""
    if len(seen.split()) < 5 or "www." in seen or "http" in seen or greets(seen):
        return False
    return bool(_WISH.search(_meant_for_us(seen)))


def _disclaims(seen: str) -> bool:
    lowered = seen.casefold()
    return any(cue in lowered for cue in _DISCLAIMER_CUES) and bool(_DISCLAIMER.search(seen))


def _disclaimers(body: list[Line], taken: set[int]) -> set[int]:
    """Return the lines of disclaimers at the end: from the first one's paragraph to the last line."""
    asked: int | None = None
    before = False
    for index, line in enumerate(body):
        if index in taken or not line.seen:
            continue
        above_empty = index == 0 or not body[index - 1].seen or index - 1 in taken
        if before and above_empty and _disclaims(line.seen):
            asked = _last_asked(body) if asked is None else asked
            if index > asked:
                return set(range(index, len(body)))
        before = True
    return set()


_ASKS = re.compile(
    r"\b(?:ik (?:wil|zou|verzoek|heb|maak|vraag)|graag|kunt u|kun je|jeg (?:vil|ønsker|beder|har)|kan i"
    r"|gerne"
    r"|i (?:want|would|request|have)|please (?:delete|send|remove))\b",
    re.IGNORECASE,
)

_WISH = re.compile(
    r"\b(?:ik (?:wil|zou|verzoek|maak|vraag|vergat|eis)|wil ik|zou ik|kunt u|kun je|kunnen jullie|wilt u"
    r"|willen jullie|jeg (?:vil|ønsker|beder|anmoder|glemte)|vil jeg|kan i|vil i"
    r"|i (?:want|would like|request|forgot|object)|could you|can you|please (?:also|delete|send|remove|stop)"
    r"|ich (?:möchte|bitte|will)|können sie|bitte (?:löschen|senden)|jag (?:vill|begär|önskar)|kan ni)\b",
    re.IGNORECASE,
)

# "If you have received this in error, please delete it" asks nothing of us.
_SENTENCE_END = re.compile(r"[.!?]+")
_IN_ERROR = re.compile(
    r"\b(?:in error|by mistake|ten onrechte|per abuis|abusievelijk|onbedoeld|ved en fejl|fejlagtigt"
    r"|not the intended|niet de (?:juiste |beoogde )?(?:geadresseerde|ontvanger)|ikke er rette|nicht der"
    r" (?:richtige )?adressat|irrtümlich|av misstag|ved en feil)\b",
    re.IGNORECASE,
)


def _last_asked(body: list[Line]) -> int:
    """Return the last line where a customer still speaks (-1: none): worth more than a tidy cut."""
    lines = reversed(list(enumerate(body)))
    return next((index for index, line in lines if _ASKS.search(_meant_for_us(line.seen))), -1)


def _meant_for_us(seen: str) -> str:
    """Return a line without its sentences about mail that reached somebody by mistake."""
    return ". ".join(part for part in _SENTENCE_END.split(seen) if not _IN_ERROR.search(part))
