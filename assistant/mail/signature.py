"""Where a letter ends and its signature begins: greeting lines, `-- `, device lines, disclaimers."""

import re
from collections.abc import Collection

from assistant.mail.lines import Line, unbold

_KIND = (
    r"(?:vriendelijke|hartelijke|beste|warme|zonnige|sportieve|hele|lieve|groene|goede|duurzame|collegiale)"
)
_DUTCH = (
    rf"(?:met (?:de |een )?)?(?:{_KIND},? (?:en )?)*(?:groet(?:en|jes)?|groet(?:en|jes)? terug)"
    r"|met (?:een )?[a-zà-ÿ]{3,18} groet(?:en)?|vr\.? ?gr(?:oet(?:en)?|\.)?|met de meeste hoogachting"
    r"|met hoogachting|hoogachtend|hoogachtend en met groet|m\.?\s?v\.?\s?g\.?|mvrgr\.?|gr(?:\.|tz|tjs|tn"
    r"|oetz)?|grts|groetn|veel groet(?:en|jes)|de groet(?:en|jes)|liefs|veel liefs|een groet|mede namens"
    r"|m\.?v\.?gr\.?|vr\.? ?gr\.?|vriendelijk groetend|vriendelijk gegroet"
)
_HIL = r"(?:hilsen|hilsner|hilsener|hilsenerne|helsing|helsen)"
_DANISH = (
    rf"(?:med )?(?:de )?(?:(?:venlig|venligste?|vennlig|bedste?|beste?|kærlig|mange|varme|gode|solrige?"
    rf"|venlige|kærlige|hjertelig|varmeste|højagtelsesfuld|stor) )*{_HIL}"
    r"|m\.?\s?v\.?\s?h\.?|v\.?\s?h\.?|d\.?\s?b\.?\s?h\.?|k\.?\s?h\.?|venligst|ærbødigst|med højagtelse"
    r"|knus|mange knus|hav det godt|de bedste"
)
_ENGLISH = (
    r"(?:with )?(?:(?:kind(?:est)?|best|warm(?:est)?|many|kindly|my|very) )*regards|best(?: wishes)?"
    r"|with best wishes|yours(?: (?:sincerely|faithfully|truly|respectfully))?|(?:very )?(?:sincerely"
    r"|respectfully|truly)(?: yours)?|cheers|greetings|warmly|k\.?r\.?|b\.?r\.?|rgds|love|all the best"
    r"|take care"
)
_OTHERS = (
    r"(?:mit )?(?:(?:freundlichen?|vielen?|lieben?|besten?|herzlichen?|schönen?) )*(?:grüße?n?|gruß|gruss"
    r"|gruesse?n?)|m\.?f\.?g\.?|l\.?g\.?|v\.?g\.?|hochachtungsvoll|(?:med )?(?:(?:vänliga?|bästa|många"
    r"|varma) )*hälsning(?:ar)?|vänligen|allt gott|cordialement|bien (?:à vous|cordialement)"
    r"|sincères salutations"
)
_GREETING = rf"(?:{_DUTCH}|{_DANISH}|{_ENGLISH}|{_OTHERS})(?!\w)"
_THANKS = (
    r"(?:alvast )?(?:heel )?(?:erg )?(?:hartelijk |veel )?(?:bedankt|dank(?: (?:je"
    r"|u)(?: wel)?)?)(?: alvast)?|bij voorbaat (?:hartelijk )?(?:veel )?dank|dank(?:je|u)wel"
    r"|(?:på )?forhånd (?:mange )?tak|tak på forhånd|(?:mange |tusind )?tak(?: for hjælpen)?|takker"
    r"|thanks(?: in advance| a lot| so much)?|thank you(?: in advance| very much)?|many thanks"
    r"|vielen dank(?: im voraus)?|danke|tack(?: på förhand)?|merci"
)
_WISHES = (
    r"(?:een )?(?:nog een )?(?:fijne|prettige|mooie|goede) (?:dag|avond|week|weekend)(?: nog| verder"
    r"| toegewenst)?|(?:nog een )?(?:fijn|prettig|goed) weekend(?: nog| toegewenst)?|tot (?:horens|ziens"
    r"|snel)|(?:rigtig )?(?:hav en )?(?:fortsat )?(?:god|dejlig|fortsat god) (?:dag|weekend|aften|uge)"
    r"|vi ses|have a (?:nice|good|great) (?:day|weekend)|in afwachting van uw (?:reactie|antwoord)"
)
_JOIN = r"(?:\s*(?:[/|&+,–-]|en|og|and|und|och)\s*)"
_FULL = re.compile(
    rf"^(?:(?:{_THANKS}){_JOIN}(?:met )?)?{_GREETING}(?:{_JOIN}{_GREETING}){{0,2}}"
    rf"(?P<stop>\s*[,.!;:~*-]*\s*)(?P<rest>.{{0,80}})$",
    re.IGNORECASE,
)
_SOFT = re.compile(rf"^(?:{_THANKS}|{_WISHES})(?P<stop>\s*[,.!]*\s*)(?P<rest>.{{0,40}})$", re.IGNORECASE)
_NAME = re.compile(
    r"^(?:[A-ZÀ-ÞŁŠŽ][\w'’.-]*|[A-Z]\.?|de|van|der|den|het|ter|ten|te|tot|von|af|la|le|el|namens|vanuit"
    r"|uit|fra|en|og|and|&|/|\||[-–(),]|familie|fam\.?|familien|mr\.?|mevr\.?|dhr\.?|mw\.?|dr\.?|drs\.?"
    r"|ir\.?|'t|d'|y|ook|mede|\(?\d{1,3}\)?|\(?\d{1,3}|jaar\)?|år\)?|years?\)?|old\)?)$"
)
_NAMED = re.compile(r" [A-ZÀ-ÞŁŠŽ][\w'’-]+\W?$")
_REMARK = re.compile(r"\s*\([^()]{0,60}\)\s*$")
_SENTENCE = re.compile(
    r"[a-z]{2}[.!?] |\b(?:ik|jeg|u|jullie|de|het|jeres|min|mijn|er|is|skal|vil|wil|aan|til)\b"
)
_LOWER = re.compile(r"^[a-zà-þ][\w'’-]{1,14}(?: [a-zà-þ][\w'’-]{1,14})?\W{0,3}$")

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
    rf".{{0,60}}\b{_APPS}.{{0,60}}|von (?:meinem|meiner) .{{0,40}}gesendet.{{0,30}}|(?:hentet(?: fra)?"
    rf"|hent|get|download|ontvang|haal|skaffa|last ned|hämta)"
    rf" (?:outlook|bluemail|gmail|yahoo|proton)\b.{{0,60}}|outlook voor \w+ (?:downloaden|ophalen"
    rf"|installeren).{{0,40}}|outlook for \w+ (?:hentes|downloades).{{0,40}}|(?:virusvrij|virus-?free"
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
    r"|message|communication)|the information (?:contained )?in this|denne (?:e-?mail|mail|besked"
    r"|meddelelse)|indholdet af denne|oplysningerne i denne)\b"
    r".{0,160}\b(?:vertrouwelijk\w*|uitsluitend|bestemd|geadresseerde\w*|confidential|intended|privileged"
    r"|fortrolig\w*|udelukkende|beregnet|bestemt|adressaten?)\b|\b(?:denk aan het milieu"
    r"|please consider the environment|consider the environment before|tænk på miljøet"
    r"|hoeft u deze e-?mail (?:echt )?(?:uit|af) te (?:printen|drukken)|print(?:es)? (?:alleen|kun) )",
    re.IGNORECASE,
)
_DISCLAIMER_CUES = (
    "disclaimer|vertrouwelijk|ansvarsfraskrivelse|confidential|fortrolig|bestemd|uitsluitend|geadresseerde"
    "|intended|privileged|udelukkende|beregnet|bestemt|adressat|milieu|environment|miljø|print"
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


def split(body: list[Line], signed: Collection[str] = ()) -> tuple[list[Line], list[Line]]:
    """Return the lines of the letter and those of its signature, each in their order.

    *signed* are lines that the HTML marked as signature. A P.S. below the signature is letter.
    """
    taken = {i for i, line in enumerate(body) if _always(line) or (line.seen and line.seen in signed)}
    taken |= _warnings(body)
    start = _begin(body, taken)
    if start is not None:
        taken |= _below(body, start)
    taken |= _disclaimers(body, taken)
    return (
        [line for i, line in enumerate(body) if i not in taken],
        [line for i, line in enumerate(body) if i in taken and line.seen],
    )


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
    for index, line in enumerate(body):
        below -= bool(line.seen)
        if not line.seen or index in taken or below > _MOST_BELOW:
            continue
        if line.seen == "--" or greets(line.seen):
            return index
        if _closes(body, index, taken):
            return index
    return None


def greets(seen: str) -> bool:
    """Whether a line is nothing but a greeting, with or without a name behind it."""
    seen = unbold(seen).strip("*_ \"'")
    if len(seen) > 110:
        return False
    match = _FULL.match(seen)
    if not match:
        return False
    rest, stop = match.group("rest").strip(), match.group("stop")
    if not rest:
        return True
    if not stop:
        return False
    rest = _REMARK.sub("", rest).strip()
    if all(_NAME.match(word.strip(",;")) or not word.strip(",;") for word in rest.split()):
        return len(rest.split()) <= 10
    named = len(rest.split()) <= 4 and bool(_NAMED.search(rest)) and not _SENTENCE.search(rest)
    return "," not in rest and (named or bool(_LOWER.match(rest)))


def _closes(body: list[Line], index: int, taken: set[int]) -> bool:
    """Whether thanks or a wish stand in the place of a greeting: only a name comes after them."""
    match = _SOFT.match(body[index].seen)
    if not match:
        return False
    below = [line.seen for i, line in enumerate(body[index + 1 :], index + 1) if line.seen and i not in taken]
    if match.group("rest"):
        return not below and "," in match.group("stop") and _is_name(match.group("rest"))
    if "." in match.group("stop") or not 1 <= len(below) <= 5 or not _is_name(below[0]):
        return False
    return not any(greets(seen) for seen in below)


def _is_name(text: str) -> bool:
    words = text.strip(" ,.!").split()
    return 1 <= len(words) <= 5 and all(_NAME.match(word.strip(",")) for word in words)


def _below(body: list[Line], start: int) -> set[int]:
    """Return the lines from *start* that are signature: all but a postscript's paragraph."""
    taken = set()
    postscript = False
    for index in range(start, len(body)):
        seen = body[index].seen
        if index > start and _POSTSCRIPT.match(seen) and not _disclaims(seen):
            postscript = True
        elif postscript and (not seen or greets(seen) or _DEVICE.match(seen)):
            postscript = False
        if not postscript:
            taken.add(index)
    return taken


def _disclaims(seen: str) -> bool:
    lowered = seen.casefold()
    return any(cue in lowered for cue in _DISCLAIMER_CUES) and bool(_DISCLAIMER.search(seen))


def _disclaimers(body: list[Line], taken: set[int]) -> set[int]:
    """Return the lines of disclaimers at the end: from the first one's paragraph to the last line."""
    for index, line in enumerate(body):
        if index in taken or not line.seen or not _disclaims(line.seen):
            continue
        before = [i for i in range(index) if body[i].seen and i not in taken]
        above_empty = index == 0 or not body[index - 1].seen or index - 1 in taken
        if before and above_empty and not _asks(body[index:]):
            return set(range(index, len(body)))
    return set()


_ASKS = re.compile(
    r"\b(?:ik (?:wil|zou|verzoek|heb|maak|vraag)|graag|kunt u|kun je|jeg (?:vil|ønsker|beder|har)|kan i"
    r"|gerne"
    r"|i (?:want|would|request|have)|please (?:delete|send|remove))\b",
    re.IGNORECASE,
)


def _asks(rest: list[Line]) -> bool:
    """Whether a customer still speaks there: their words are worth more than a tidy cut."""
    return any(_ASKS.search(line.seen) for line in rest)
