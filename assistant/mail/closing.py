"""Greeting lines that end a letter, in nl, da, en, de, sv, nb: which words are one, and a name behind it."""

import re

from assistant.mail.lines import Line, lines, unbold

_KIND = (
    r"(?:vriendelijke|hartelijke|beste|warme|zonnige|sportieve|hele|lieve|groene|goede|duurzame|collegiale)"
)
_DUTCH = (
    rf"(?:met (?:de |een )?)?(?:{_KIND},? (?:en )?)*(?:groet(?:en|jes)?|groet(?:en|jes)? terug)"
    r"|met (?:een )?[a-zà-ÿ]{3,18} groet(?:en)?|(?:met )?vr\.? ?gr(?:oet(?:en)?|\.)?"
    r"|met de meeste hoogachting"
    r"|met hoogachting|hoogachtend|hoogachtend en met groet|m\.?\s?v\.?\s?g\.?|mvrgr\.?|gr(?:\.|tz|tjs|tn"
    r"|oetz)?|grts|groetn|veel groet(?:en|jes)|de groet(?:en|jes)|liefs|veel liefs|een groet|mede namens"
    r"|(?:m(?:et|\.)? ?)?(?:v|vr|vrdl|vriend|vriendel)\.? ?(?:gr|grt|groet|grn)\.?"
    r"|vriendelijk groetend|vriendelijk gegroet"
)
_HIL = r"(?:hilsen|hilsner|hilsener|hilsenerne|helsing|helsen|hilsn?\.|hils(?=\W*$))"
_DANISH = (
    rf"(?:med |m\.? ?)?(?:de )?(?:(?:venlig|venligste?|venl\.?|vennlig|vennl\.?|bedste?|beste?|kærlig"
    rf"|mange|varme|gode|solrige?|venlige|kærlige|hjertelig|varmeste|højagtelsesfuld|stor) )*{_HIL}"
    r"|m\.?\s?v\.?\s?h\.?|v\.?\s?h\.?|d\.?\s?b\.?\s?h\.?|k\.?\s?h\.?|venligst|ærbødigst|med højagtelse"
    r"|knus|mange knus|hav det godt|de bedste"
)
_ENGLISH = (
    r"(?:with )?(?:(?:kind(?:est)?|best|warm(?:est)?|many|kindly|my|very) )*(?:regards|rgds|regs)"
    r"|best(?: wishes)?|with best wishes|yours(?: (?:sincerely|faithfully|truly|respectfully))?"
    r"|(?:very )?(?:sincerely|respectfully|truly)(?: yours)?|cheers|greetings|warmly|k\.?r\.?|b\.?r\.?|love"
    r"|all the best|take care"
)
_OTHERS = (
    r"(?:mit )?(?:(?:freundlichen?|freundl\.|frdl\.|vielen?|lieben?|besten?|herzlichen?|schönen?) )*"
    r"(?:grüße?n?|gruß|gruss|gruesse?n?|grüsse?n?)|m\.?f\.?g\.?|l\.?g\.?|v\.?g\.?|hochachtungsvoll"
    r"|(?:med )?(?:(?:vänliga?|bästa|många|varma|vänl\.) )*(?:hälsning(?:ar)?|hälsn\.)"
    r"|vänligen|allt gott|cordialement|bien (?:à vous|cordialement)|sincères salutations"
)
_GREETING = rf"(?:{_DUTCH}|{_DANISH}|{_ENGLISH}|{_OTHERS})(?!\w)"
_THANKS = (
    r"(?:alvast )?(?:heel )?(?:erg )?(?:hartelijk |veel )?(?:bedankt|dank(?: (?:je"
    r"|u)(?: wel)?)?)(?: alvast)?|b\.?v\.?d\.?|bij voorbaat (?:hartelijk )?(?:veel )?dank|dank(?:je|u)wel"
    r"|(?:på )?forhånd (?:mange )?tak|tak på forhånd|(?:mange |tusind )?tak(?: for hjælpen)?|takker"
    r"|thanks(?: in advance| a lot| so much| again)?|thank you(?: in advance| very much)?|many thanks"
    r"|vielen dank(?: im voraus)?|danke|tack(?: på förhand)?|merci|th(?:n)?x|tnx|tks|thks"
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
_THANKS_ONLY = re.compile(rf"^{_THANKS}\W*$", re.IGNORECASE)
SOFT = re.compile(rf"^(?:{_THANKS}|{_WISHES})(?!\w)(?P<stop>\s*[,.!]*\s*)(?P<rest>.{{0,40}})$", re.IGNORECASE)
_NAME = re.compile(
    r"^(?:[A-ZÀ-ÞŁŠŽ][\w'’.-]*|[A-Z]\.?|de|van|der|den|het|ter|ten|te|tot|von|af|la|le|el|namens|vanuit"
    r"|uit|fra|en|og|and|&|/|\||[-–(),]|familie|fam\.?|familien|mr\.?|mevr\.?|dhr\.?|mw\.?|dr\.?|drs\.?"
    r"|ir\.?|'t|d'|y|ook|mede|oma|opa|mormor|morfar|farmor|farfar|tante|oom|onkel|granny|auntie|\(?\d{1,3}\)?|\(?\d{1,3}|jaar\)?|år\)?|years?\)?|old\)?)$"
)
_NAMED = re.compile(r" [A-ZÀ-ÞŁŠŽ][\w'’-]+\W?$")
_REMARK = re.compile(r"\s*\([^()]{0,60}\)\s*$")
_NUMBER = re.compile(
    r"[,;]?\s*(?:(?:tlf|tel|telefoon|telefon|mobil?|mob|gsm|t|m)\b[.:]*\s*)?\+?\d[\d ()-]{6,}$", re.I
)
_SENTENCE = re.compile(
    r"[a-z]{2}[.!?] |\b(?:ik|jeg|u|jullie|de|het|jeres|min|mijn|er|is|skal|vil|wil|aan|til)\b"
)
_BVD = re.compile(r"b\.?v\.?d\.?$", re.IGNORECASE)
_LOWER = re.compile(r"^[a-zà-þ][\w'’-]{1,14}(?: [a-zà-þ][\w'’-]{1,14})?\W{0,3}$")
_STUCK = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
# "BestBuy" and "LoveFilm" are no greetings.
_TELLING = re.compile(
    r"(?:groet(?:en|jes)?|hilse?ne?r?|hoogachtend|regards|sincerely|faithfully|wishes|gr(?:ü|ue)(?:ß|ss)en?|gruß"
    r"|gruss|hälsning(?:ar)?|mvh|mvg|mfg)$",
    re.IGNORECASE,
)

_BREAK = re.compile(r"(?<=[^\w\s&/|+])\s+")  # after a sentence, a comma, a smile
# These are also words of a sentence: "send it, please", "I love it", "the best".
_WORDS_TOO = re.compile(
    r"(?:venligst|vänligen|love|cheers|best|all the best|take care|truly|warmly|greetings|de bedste|knus"
    r"|hav det godt|de groeten|greetings|een groet|liefs|helsing|hilsen|hilsner|groet|groeten)\b",
    re.IGNORECASE,
)


def greets(seen: str) -> bool:
    """Whether a line is nothing but a greeting, with or without a name behind it."""
    seen = unbold(seen).strip("*_ \"'")
    if len(seen) > 110:
        return False
    match = _FULL.match(seen)
    if not match:
        return _stuck(seen)
    rest, stop = match.group("rest").strip(), match.group("stop")
    if not rest:
        return True
    if not stop:
        return False
    rest = _NUMBER.sub("", _REMARK.sub("", rest)).strip()
    if all(_NAME.match(word.strip(",;")) or not word.strip(",;") for word in rest.split()):
        return len(rest.split()) <= 10
    named = len(rest.split()) <= 4 and bool(_NAMED.search(rest)) and not _SENTENCE.search(rest)
    return "," not in rest and (named or bool(_LOWER.match(rest)))


def _stuck(seen: str) -> bool:
    """Whether a program lost the line break between a greeting and the name: "Venlig hilsenKirsten"."""
    return any(
        _TELLING.search(seen[: match.start()])
        and _FULL.match(seen[: match.start()])
        and is_name(seen[match.start() :])
        for match in _STUCK.finditer(seen)
    )


def thanks(seen: str) -> bool:
    """Whether thanks are words of the letter: "Alvast bedankt!"; "Thanks," and "Tak" stand for a greeting."""
    if not _THANKS_ONLY.match(seen) or seen.endswith(",") or _BVD.match(seen):
        return False
    return " " in seen or seen.endswith(("!", "."))


def is_name(text: str) -> bool:
    """Whether a text is a name and nothing else: one to five words that stand in names."""
    words = text.strip(" ,.!").split()
    return 1 <= len(words) <= 5 and all(_NAME.match(word.strip(",")) for word in words)


def apart(line: Line, *, named: bool = False) -> list[Line]:
    """Return *line* as it is, or with a greeting at its end in a line of its own: "Det passer. Hilsen Bo".

    Only behind the end of a sentence, a comma or a smile, and only where a name follows: there, or
    (*named*) in the line below.
    """
    if greets(line.seen):
        return [line]
    for match in _BREAK.finditer(line.raw, max(len(line.raw) - 110, 1)):
        tail = line.raw[match.end() :].strip()
        if _named(tail) or (named and _bare(tail)):
            return [*lines(line.raw[: match.start()].rstrip()), Line("", "", 0), Line(tail, tail, 0)]
    return [line]


def _named(tail: str) -> bool:
    """Whether a greeting within a line can be nothing else: most have a name behind them there."""
    wish = SOFT.match(tail)
    if wish and "," in wish.group("stop") and is_name(wish.group("rest")):
        return True
    match = _FULL.match(tail) if greets(tail) else None
    if match is None:
        return False
    rest = _NUMBER.sub("", match.group("rest")).strip(" ,.!")
    return is_name(rest) if rest and _WORDS_TOO.match(tail) else bool(rest) or not _WORDS_TOO.match(tail)


def _bare(tail: str) -> bool:
    """Whether *tail* is a greeting or thanks with a comma or nothing behind it."""
    match = _FULL.match(tail) or (None if thanks(tail) else SOFT.match(tail))
    return match is not None and not match.group("rest") and "." not in match.group("stop")
