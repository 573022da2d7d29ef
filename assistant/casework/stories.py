"""What somebody tells, out of the whole message: the paragraph without greeting, wish and signature."""

import re
from collections.abc import Sequence

from assistant.casework.hints import (
    ACCOUNT,
    MORE_OF_A_MOMENT,
    OTHERS,
    OWN,
    STILL_THERE,
    TELLS_BY_ASKING,
)
from assistant.text.lines import unwrapped
from assistant.text.words import sentences

_LONGEST = 400  # characters of a story that are shown; the message itself is one click away
_LEAST = 3  # words of its own
_PARAGRAPH = re.compile(r"\n\s*\n")
_SALUTATION = re.compile(
    r"^(?:beste|geachte|hallo|hoi|hi|dag|goede(?:n ?dag|morgen|middag|n?avond)|l\.?s\.?|aan|hej(?:sa)?"
    r"|kære|goddag"
    r"|god(?:morgen|dag|aften|eftermiddag)|til)\b(?: [\w/'.-]+){0,4}\s*[,!.:]?$",
    re.IGNORECASE,
)
_HAIL = re.compile(
    r"^(?:hallo|hoi|hi|dag|beste(?: [\w/-]+){1,2}|geachte(?: [\w/,-]+){1,3}|hej|goddag|kære(?: [\w-]+){1,2})"
    r"(?: (?:ventum|natur-energi))?[,!] +(?=\S)",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"^(?:klacht|klage|datalek|datal[æa]k)[!.:]+ +(?=\S)|,? (?:dit is een klacht|det her er en klage"
    r"|det er en klage)\b"
    r"[^.!?]*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:^|(?<=[\s,.!?]))(?:met vriendelijke groet(?:en)?|(?:hartelijke )?groet(?:en|jes)?|m\.?v\.?g\.?"
    r"|hoogachtend|(?:(?:med )?venlig|de bedste|bedste|kærlig)e? hilsen(?:er)?|hilsen|mvh|m\.v\.h\.?|kh)"
    r"[\s,.!]*$",
    re.IGNORECASE,
)
_ABOUT_ONESELF = re.compile(
    r"^(?:(?:mijn |mit |min )?(?:klant|kunde)(?:nummer|nr\.?)|tel\b|tlf\b|mobi[el]|telefo|(?:u kunt"
    r"|i kan|je kunt) "
    r"(?:mij |me |mig )?(?:bereiken|ringe|bellen|fange)|(?:bel|ring)(?: \w+)? (?:me|mij|mig)|contact via"
    r"|skriv til"
    r"|wat (?:moet|kan) ik|hvad skal jeg|zijn mijn gegevens|er mine oplysninger)\b",
    re.IGNORECASE,
)

# What says only that there is a request: a story or a subject needs more words than these.
_EMPTY_WORDS = frozenset(
    """
    ik wil graag een klacht indienen melden over jullie u bij hallo beste dag hoi geachte heer mevrouw
    met vriendelijke groet groeten alvast bedankt privacy datalek lek melding doen jij je de het en maak
    maken bezwaar tegen trek mijn toestemming in intrekken hierbij verzoek correctie gegevens
    persoonsgegevens klopt kloppen niet er iets verwerking gebruik van data aub svp verbeteren wijzigen
    aanpassen corrigeren rectificatie beperking dien heb meld dit is teken aan
    jeg vil gerne have klage klager jer hej kære goddag med
    venlig hilsen tak på forhånd databrud brud indberette anmelde gør gøre indsigelse mod trækker mit
    samtykke tilbage hermed anmodning rettelse oplysninger mine der noget forkert ikke behandling brug
    af rette ret ændre venligst avg gdpr art artikel om at til i o.l. sv re fw en har datalæk jeres
    melde persondatasikkerheden privatlivspolitik dit det
    """.split()
)


def own_words(text: str) -> int:
    """Return how many words *text* has beyond those that say only that something is asked."""
    return sum(1 for word in re.findall(r"[^\W\d_]{2,}", text.casefold()) if word not in _EMPTY_WORDS)


def before(sentence: str, text: str) -> str:
    """Return the sentence of *text* before *sentence*; an empty text where that tells nothing."""
    every = [one for one in sentences(unwrapped(text)) if not _SALUTATION.match(one)]
    place = next((number for number, one in enumerate(every) if sentence and sentence.strip() in one), 0)
    told = _HAIL.sub("", every[place - 1]) if place else ""
    return told.strip(" .,!") if own_words(told) >= _LEAST else ""


def story(text: str, *, sentence: str, wishes: Sequence[str], names: Sequence[str]) -> str:
    """Return what happened as *text* tells it: the paragraph of *sentence*, else all of it.

    Left out are greeting and closing, the writer's *names* and numbers, and the *wishes*, which have a
    field of their own. An empty text where nothing more is told than that something is wrong, or
    only something is asked.
    """
    paragraphs = [part for part in _PARAGRAPH.split(unwrapped(text)) if part.strip()]
    squeezed = " ".join(sentence.split())
    here = [part for part in paragraphs if squeezed and squeezed in " ".join(part.split())]
    told = _telling(here, wishes, names)
    if own_words(told) < _LEAST + 1:
        told = _telling(paragraphs, wishes, names)
    if own_words(told) < _LEAST or _only_asked(told):
        return ""
    return told if len(told) <= _LONGEST else told[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _telling(paragraphs: Sequence[str], wishes: Sequence[str], names: Sequence[str]) -> str:
    kept = []
    for paragraph in paragraphs:
        for one in sentences(_unsigned(paragraph.strip(), names)):
            bare = _ANNOUNCED.sub("", _HAIL.sub("", one)).strip()
            if _SALUTATION.match(bare) or _ABOUT_ONESELF.match(bare) or own_words(bare) == 0:
                continue
            bare = _without_wish(bare, wishes)
            if bare and bare.strip(" .,!-") not in names:
                kept.append(bare)
    return " ".join(kept)


def _only_asked(told: str) -> bool:
    """Say whether *told* is questions alone, and none of them tells what was done ("why did you …")."""
    return all(one.rstrip().endswith("?") and not TELLS_BY_ASKING.search(one) for one in sentences(told))


def _without_wish(sentence: str, wishes: Sequence[str]) -> str:
    """Return what a sentence tells beside the wish in it."""
    for wish in wishes:
        place = sentence.find(wish)
        if place >= 0:
            rest = re.sub(r"[\s,]*(?:en|og)?[\s,]*$", "", sentence[:place])
            return rest if own_words(rest) >= _LEAST - 1 else ""
    return sentence


def _unsigned(told: str, names: Sequence[str]) -> str:
    """Return a paragraph without the greeting and the name that close it."""
    for name in sorted(names, key=len, reverse=True):
        bare = told.rstrip(" .,!\n")
        if name and bare.casefold().endswith(name.casefold()) and len(bare) > len(name):
            told = bare[: -len(name)]
            break
    return _CLOSING.sub("", told.strip()).strip() or told


def moment(text: str, named: str) -> str:
    """Return *named*, a moment that stands in *text*, with the weekday and the hour said right after it."""
    place = text.find(named)
    end = place + len(named)
    while place >= 0 and (more := MORE_OF_A_MOMENT.match(text, end)):
        end = more.end()
    return text[place:end] if place >= 0 else named


def whose(text: str) -> str:
    """Return whose data went astray: the writer's own where it is named, or that of other people."""
    plain = " ".join(text.split())
    told = OWN.search(plain) or OTHERS.search(plain) or ACCOUNT.search(plain)
    return next(filter(None, told.groups()), told.group()) if told else ""


def still_there(text: str) -> str:
    """Return the sentence that says whether data is still, or no longer, where it should not be."""
    return next((one for one in sentences(unwrapped(text)) if STILL_THERE.search(one)), "")
