"""Names where people sign without a greeting: "hans timmer klantnr 667812", "… - Miriam de Haan, Plein 3".

Lower case counts as a name only beside something that belongs to a person (a customer number, an
address) or where the From line begins alike.
"""

import re
from collections.abc import Iterator

from assistant.understanding.records import Found

_BETWEEN = r"(?:van|von|de|den|der|ter|ten|te|het|'t|el|al|af|da|la|le|bin)"
_CAPITAL = r"[A-ZÀ-ÞŠŽĆČĐŁ]"
_WORD = rf"(?:{_CAPITAL}[\w'’-]{{1,30}}(?!\w)|{_CAPITAL}\w?\.(?:\s?{_CAPITAL}\.){{0,4}})"
_FULL = rf"{_WORD}(?: (?:{_BETWEEN} ){{0,3}}{_WORD}){{1,3}}"
_SMALL = r"[^\W\d_](?:\.|[^\W\d_]{1,20})(?: (?:[^\W\d_]\. ?)?[^\W\d_][\w'’-]{1,20}){1,3}"
_BEGIN = r"(?:^|(?<=[0-9]{5}),\s+|(?<=[.!?:)])\s+|(?<=[.!?\w)])\s+[-–]\s*|\n)"
_KNOWN_BY = (
    r"(?:klant(?!en)|kunde(?!r)|relatie|contract|aftale|tel\b|tlf\b|telefo|mobi[el]|post(?:code|nummer)"
    r"|e?-?mail(?:adres)?\b|[\w.+-]+@|\+?[0-9]{6}|[1-9][0-9]{3} ?[A-Z]{2}\b)"
)
_CAPITALS = re.compile(
    rf"{_BEGIN}(?P<name>{_FULL})(?=\s*(?:[,.(–-]+[ ]*)?{_KNOWN_BY}|, {_CAPITAL}[\w ]{{2,40}}? [0-9]"
    r"|,? *[1-9][0-9]{3} ?[A-Z]{2}\b|\s*$)",
)
_BESIDE = re.compile(rf"(?:^|[.!?,:;]\s+|\s-\s|\n)(?P<name>{_SMALL})(?=[ ,.-]{{1,3}}{_KNOWN_BY})")
_LABELLED = re.compile(
    r"(?:^|[.!?,;:-]\s*|\n|\s(?:m'n|mijn|mit|min) )(?i:naam|navn|name)(?: (?:is|er))?:? "
    rf"(?:(?P<name>{_WORD}(?: (?:{_BETWEEN} ){{0,3}}{_WORD}){{0,3}})|(?P<low>{_SMALL}))"
    rf"(?=[ ,.-]{{1,3}}{_KNOWN_BY}|\s*[,.!\n]|\s*$)",
)
_CALLED = re.compile(
    rf"(?:^|[.!?,;]\s*|\n)(?:heet|hedder) (?:(?P<name>{_FULL})|(?P<low>{_SMALL}))(?=[ ]*[,.!\n]|\s*$)"
)
_GREETED = re.compile(
    r"(?:^|[\s.!?,])(?:groet(?:en|jes)?|gr|mvg|hilsen|mvh|kh|vh)[,.!]? (?P<low>"
    rf"{_SMALL})[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_COMMON = frozenset(
    """
    ik jij u we wij zij hij jullie mij mijn m'n mn me je uw ons onze hun haar zijn ben bent is was waren wil
    wilt graag aub svp dank bedankt alvast alles alle al wat dat dit die deze de het een en of maar want dus
    niet geen wel nog ook dan als toe voor naar van op in uit met bij om te aan over sinds tot per direct
    gegevens data account stop wis verwijder weg hoi hallo beste dag groet groeten mvg gr inzage verzoek klant
    klantnummer naam is heb hebben heeft kan kunt kunnen moet moeten zal zou staat woon adres nummer nieuw
    oud oude nieuwe goed fout rekening contract mail telefoon postcode contact via bel bellen bereikbaar stuur
    jeg du i vi de den det der her mig min mit mine jer jeres os vores
    ham hende har havde er var vil gerne tak
    venligst alt alle al hvad som dette disse en et og eller men for så ikke ingen også med af på til fra hos
    om ved under efter siden straks nu igen oplysninger konto slet fjern stop hej kære goddag hilsen mvh kh vh
    indsigt anmodning kunde kundenummer navn hedder kan skal må bor
    adresse nummer ny gammel nyt gammelt rigtig
    forkert regning aftale post ring ringe skriv kontakt mulig send sendt mobil tlf tel het mijn hierbij
    """.split()
)


def without_greeting(text: str) -> Iterator[Found]:
    """Yield the names that stand beside a customer number or an address, or alone at the end of *text*."""
    for pattern in (_LABELLED, _CALLED):
        for m in pattern.finditer(text):
            if name := m["name"] or _raised(m["low"]):
                yield Found(field="name", value=name.strip(" .,"), kind="stated")
    for m in _CAPITALS.finditer(text):
        if not {word.casefold().strip(".") for word in m["name"].split()} & _COMMON - _LINKS:
            yield Found(field="name", value=m["name"].strip(" ,"), kind="signature")
    for m in (*_BESIDE.finditer(text), *_GREETED.finditer(text)):
        if name := _raised(m["low"] if m.re is _GREETED else m["name"]):
            yield Found(field="name", value=name, kind="signature")


def like_the_sender(text: str, shown: str, address: str) -> Iterator[Found]:
    """Yield the whole name in *text* of which the From line shows only the first ("Arno": "arno de wit")."""
    first = re.split(r"[\s._\d-]", shown or address.partition("@")[0], maxsplit=1)[0]
    if len(shown.split()) > 1 or len(first) < 3 or not first.isalpha():
        return
    whole = re.compile(
        rf"(?<![\w@.]){re.escape(first)}\s(?P<rest>(?:{_BETWEEN} ){{0,3}}[^\W\d_][\w'’-]{{1,30}})"
        r"(?=\s*$|\s*[,.\n]|\s*-? *(?:klant|kunde))",
        re.IGNORECASE | re.MULTILINE,
    )
    for m in whole.finditer(text):
        if name := _raised(m.group().replace("\n", " ")):
            yield Found(field="name", value=name, kind="signature")


_KEYWORD = re.compile(r"\s(?:klant|kunde|relatie|contract|tel|tlf|mobi|mail|e-mail|post).*$", re.IGNORECASE)
_LINKS = frozenset("van von de den der ter ten te het el al af da la le bin 't".split())


def _raised(words: str) -> str:
    """Return a name typed small with capitals; an empty text where it holds common words."""
    parts = _KEYWORD.sub("", words).split()
    plain = [part.casefold().strip(".") for part in parts]
    if len(parts) < 2 or any(part in _COMMON and part not in _LINKS for part in plain):
        return ""
    if plain[0] in _LINKS or plain[-1] in _LINKS:
        return ""
    return " ".join(part if part in _LINKS else part[0].upper() + part[1:] for part in parts)
