"""Who writes, and for whom: names in the text, the signature and the From line, and a mandate."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.message import Message
from assistant.understanding import closings
from assistant.understanding.records import Found

_BETWEEN = r"(?:van|von|de|den|der|ter|ten|te|het|'t|el|al|af|da|la|le|bin|op|aan|in)"
_CAPITAL = r"[A-ZÀ-ÞŠŽĆČĐŁ]"
_WORD = rf"(?:{_CAPITAL}[\w'’-]{{1,30}}(?!\w)|{_CAPITAL}\w?\.(?:\s?{_CAPITAL}\.){{0,4}}|{_CAPITAL}(?!\w))"
NAME = rf"{_WORD}(?: (?:{_BETWEEN} ){{0,3}}{_WORD}){{0,4}}"
_FULL = rf"(?-i:{_WORD}(?: (?:{_BETWEEN} ){{0,3}}{_WORD}){{1,4}})"
_LOWER = r"[^\W\d_][\w'’-]{1,30}(?: [^\W\d_][\w'’-]{1,30}){0,4}"

_STATED = re.compile(
    r"\b(?:(?i:mijn (?:volledige )?naam is|mn naam is|ik heet|mit (?:fulde )?navn er|jeg hedder|my name is"
    r"|naam ?:|navn ?:|name ?:) ?:? ?(?:(?:nu|igen|stadig|dus|gewoon|eigenlijk|altså) ){0,2}"
    rf"(?:(?P<name>{NAME})|(?P<low>{_LOWER}))|(?i:op naam van|i navnet) (?P<holder>{NAME}))"
)
_I_AM = re.compile(
    rf"\b(?:[Ii]k ben|[Jj]eg er|[Dd]it is|[Dd]et er|[Hh]ier|[Mm]et|I am) (?P<name>{_WORD}"
    rf"(?: (?:{_BETWEEN} ){{1,3}}{_WORD}| {_WORD})(?: (?:{_BETWEEN} ){{0,3}}{_WORD}){{0,3}})"
    r"(?= ?[,.!\n]|\s+(?:en|og|uit|fra|van|met|med|and)\b|\s*$)"
)
_STOP = re.compile(
    r"\b(?:en|og|and|met|med|ik|jeg|want|maar|men|wil|vil|graag|gerne|is|er|at|dat|die|som|uit|fra|mijn"
    r"|mit|min|født"
    r"|geboren|klant\w*|kunde\w*|woon\w*|bor|hos|bij|sinds|siden|niet|ikke|hier|her|the|op|på|adres\w*"
    r"|tlf|tel)\b.*",
    re.IGNORECASE | re.DOTALL,
)
GREETING = re.compile(
    r"^(?:met |de |heel |mange |venlig )?(?:vriendelijke|vriendelijk|hartelijke|beste|warme)?\s*"
    r"(?:groet(?:en|jes)?|m\.?v\.?g\.?|mvg|vr\.? ?gr\.?|gr\.?|hoogachtend|dank (?:je|u)|alvast bedankt"
    r"|(?:de |med )?(?:bedste |venlig(?:e)? |kærlig(?:e)? |kaerlig(?:e)? )?hilsen(?:er)?|m\.?v\.?h\.?"
    r"|k\.?h\.?|vh\.?|mvh|hilsner?"
    r"|på forhånd tak|(?:kind|best) regards|regards)(?![^\W_])"
    r"(?: uit [\w-]+| fra (?!her)[a-zæøå]+)?\s*[,.!:]?\s*",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?:^|[.!?,\s])(?i:mvh|m\.v\.h\.?|vh|kh|(?:de |med )?(?:venlig|bedste|kærlig|mange)e? hilsner"
    r"|(?:med )?venlig hilsen"
    r"|bedste hilsner|hilsen|groet(?:en|jes)?|gr\.?|mvg|regards)[,.!:]?\s+"
    rf"(?P<name>{NAME})\.?[^\S\n]*$",
    re.MULTILINE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)")
_NO_NAME = re.compile(
    r"\d|@|https?:|\bwww\.|[?!:;/]|\b(?:verzonden|verstuurd|sendt|sent|iphone|ipad|android|outlook"
    r"|samsung|tel|tlf"
    r"|b\.?v\.?|a/s|aps|vof|klant\w*|kunde\w*|team|afdeling|afdelingen|noreply|no-reply|info|straat|vej)\b",
    re.IGNORECASE,
)
_NAME_LINE = re.compile(
    rf"(?:(?i:de heer|mevrouw|dhr\.?|mevr?\.?|mw\.?|hr\.?|fru|frk\.?|(?:mr|drs?|ing|ir|prof)\.)\s+)*"
    rf"(?P<name>{NAME})\.?$"
)
_TITLE = re.compile(
    r"^(?:(?:de heer|mevrouw|dhr|mevr?|mw|hr|fru|frk|mr|drs?|ing|ir|prof|advokat|advocaat)\.? )+",
    re.IGNORECASE,
)
_LINKS = frozenset("van von de den der ter ten te het el al af da la le bin op aan in".split())
_NO_SMALL_NAME = frozenset(
    "moeilijk voor één wel niet weg zo anders gespeld geschreven veranderd gewijzigd svær for "
    "koblet stavt stavet ændret blevet nu igen stadig byttet skrevet forkert fout verkeerd onjuist".split()
)
_NOT_FIRST = frozenset(
    "ik jeg ja nee nej tak dank bedankt hej hoi hallo dag met venlig groet hilsen graag met vriendelijke "
    "ventum natur-energi kunde klant bewindvoerder advocaat advokat blij boos vred sur het de den det een en "
    "beste geachte kære til aan l.s hallo hi fout verkeerd onjuist veranderd forkert stavet ændret "
    "ikke niet vil kan "
    "privacy avg gdpr persoonsgegevens persondata inzage verwijdering indsigt sletning".split()
)

_KIN_NL = (
    r"(?:moeder|ma|mama|vader|pa|papa|ouders|man|vrouw|echtgenoot|echtgenote|partner|vriend|vriendin|zoon"
    r"|zoontje"
    r"|dochter|dochtertje|kind|kinderen|oma|opa|grootmoeder|grootvader|tante|oom|broer|zus"
    r"|schoon(?:moeder|vader|ouders)"
    r"|buurman|buurvrouw|cli[eë]nt(?:e|en)?|pupil|huisgenoot)"
)
_KIN_DA = (
    r"(?:mor|moder|far|fader|forældre|mand|kone|hustru|ægtefælle|samlever|kæreste|søn|datter|barn|børn"
    r"|bedstemor"
    r"|bedstefar|mormor|morfar|farmor|farfar|tante|onkel|bror|søster|svigermor|svigerfar|nabo|klient"
    r"|myndling)"
)
_BEHALF_NL = (
    rf"(?P<a>\b(?:namens|voor) (?:mijn|m'n|mn|onze) (?:(?:overleden|demente|zieke|oude|hoogbejaarde|eigen"
    rf"|minderjarige"
    rf"|lieve) )?{_KIN_NL}\b)",
    rf"(?P<b>\b(?:mijn|m'n|mn|onze|wijlen) (?:overleden|wijlen) {_KIN_NL}\b)",
    rf"(?P<c>\b(?:mijn|m'n|mn|onze) {_KIN_NL}(?:(?-i: [A-Z][\w-]+)){{0,3}} (?:is (?:vorig\w* \w+ "
    rf"|onlangs |in \w+ |pas )?"
    rf"(?:overleden|gestorven|dement)|zit onder bewind|kan dit (?:zelf )?niet))",
    rf"(?P<d>\b(?:gegevens|persoonsgegevens|account|data|dossier|contract|verzoek|klantgegevens) van"
    rf" (?:mijn|m'n|mn|onze) (?:(?:overleden|demente|zieke|minderjarige) )?{_KIN_NL}\b)",
    r"(?P<e>\b(?:als|ben(?: de)?|in mijn rol van|in mijn hoedanigheid van) (?:\w+ )?(?:bewindvoerder"
    r"|curator|mentor"
    r"|gemachtigde|advocaat|advocate|executeur|voogd|mantelzorger|erfgenaam|nabestaande"
    r"|wettelijk vertegenwoordiger)\b"
    r"(?: (?:van|voor|over) (?:mijn|de|mevrouw|meneer|de heer|mw\.?|dhr\.?|cliënt)[^,.;\n]{0,40}?"
    r"(?= (?:verzoek|vraag|wil|dien|maak|schrijf)\b|[,.;\n]|$))?)",
    rf"(?P<f>\bnamens (?:cli[eë]nt(?:e)?\b(?: [A-Z][\w.-]+){{0,3}}|de erven[^,.;\n]{{0,30}}|(?:mevrouw"
    rf"|meneer|de heer"
    rf"|mw\.?|dhr\.?|de familie) [^,.;\n]{{1,40}}|{_FULL}))",
    r"(?P<g>\b(?:machtiging|volmacht)\b(?: (?:van|namens|voor) [^,.;\n]{1,40})?)",
    rf"(?P<h>\bvan (?:mij|mezelf) en (?:van )?(?:mijn|m'n|onze) {_KIN_NL}(?:(?-i: [A-Z][\w-]+)){{0,2}}"
    rf"(?: \([0-9]{{1,3}}\))?)",
    rf"(?P<i>\b(?:mijn|m'n|mn) {_KIN_NL}(?: \([0-9]{{1,3}}\))?(?= [^!?\n]{{1,100}}\b(?:haar|zijn)"
    r" (?:telefoon|klant)?(?:nummer|gegevens|account|adres|mail)))",
)
_BEHALF_DA = (
    rf"(?P<a>\b(?:på|paa) vegne af (?:(?:min|mit|mine|vores) )?(?:(?:afdøde|syge|gamle|demente|egen) )?"
    rf"(?:{_KIN_DA}\b(?:(?-i: [A-ZÆØÅ][\w-]+)){{0,3}}|dødsboet[^,.;\n]{{0,30}}|{_FULL}))",
    rf"(?P<b>\b(?:min|mit|mine|vores) (?:afdøde|nu afdøde|salig) {_KIN_DA}s?\b)",
    rf"(?P<c>\b(?:min|mit|vores) {_KIN_DA}(?:(?-i: [A-ZÆØÅ][\w-]+)){{0,3}} (?:er (?:lige |for nylig "
    rf"|desværre )?(?:død|gået bort"
    r"|afgået ved døden|dement)|døde|kan ikke selv))",
    rf"(?P<d>\b(?:min|mit|mine|vores) {_KIN_DA}s (?:data|oplysninger|persondata|personoplysninger|konto"
    rf"|aftale|sag"
    r"|kundeforhold|navn)\b)",
    rf"(?P<e>\bfor (?:min|mit|mine|vores) (?:(?:afdøde|syge|gamle|demente|mindreårige) )?{_KIN_DA}\b)",
    r"(?P<f>\b(?:som|jeg er|er) (?:\w+ )?(?:værge|advokat|bobestyrer|bistandsværge|partsrepræsentant"
    r"|pårørende|arving"
    r"|fuldmægtig|forældremyndighedsindehaver)\b(?: for [^,.;\n]{1,40}?"
    r"(?= (?:beder|vil|anmoder|ønsker|gør|skal|klager|ringer|skriver)\b|[,.;\n]|$))?)",
    r"(?P<g>\b(?:fuldmagt(?: (?:fra|til|for) [^,.;\n]{1,40})?|(?:dødsboet|dødsbo)\b[^.;\n]{0,40}))",
    rf"(?P<i>\bom (?:mig|mig selv) og (?:om )?(?:min|mit|mine"
    rf"|vores) {_KIN_DA}(?:(?-i: [A-ZÆØÅ][\w-]+)){{0,2}}"
    rf"(?: på [0-9]{{1,2}})?)",
    rf"(?P<j>\b(?:min|mit) {_KIN_DA}(?: \([0-9]{{1,3}}\))?(?= [^!?\n]{{1,100}}\b(?:hendes|hans)"
    r" (?:telefon|kunde)?(?:nummer|oplysninger|konto|adresse|mail)))",
    r"(?P<h>\b(?:på|paa) vores klients vegne\b|\bvores klient\b)",
)
_BEHALF = {"nl": re.compile("|".join(_BEHALF_NL), re.I), "da": re.compile("|".join(_BEHALF_DA), re.I)}


def names(message: Message, text: str) -> Iterator[Found]:
    """Yield names without titles, surest first."""
    for one in _names(message, text):
        if bare := _TITLE.sub("", one.value):
            yield replace(one, value=bare)


def _names(message: Message, text: str) -> Iterator[Found]:
    """Yield names: as stated, from the signature or a last line, from the From line; surest first."""
    for m in _STATED.finditer(text):
        value = m["name"] or m["holder"] or _typed_small(m["low"])
        if value := _until_sentence(value):
            yield Found(field="name", value=value.strip(" .,"), kind="stated")
    for m in _I_AM.finditer(text):
        if len(_until_sentence(m["name"]).split()) > 1:
            yield Found(field="name", value=_until_sentence(m["name"]), kind="stated")
    lines = [line.strip(" *_-|\t") for line in message.signature.splitlines()]
    for line in [line for line in lines if line][:4]:
        if name := _name_in(line):
            yield Found(field="name", value=name, kind="signature")
            break
    last = text.strip().splitlines()[-3:] if not message.signature else []
    yield from _closing(last)
    yield from closings.without_greeting(text)
    shown = _TITLE.sub("", re.sub(r"\s+", " ", message.sender.name).strip(" \"'"))
    yield from closings.like_the_sender(f"{text}\n{message.signature}", shown, message.sender.address)
    if shown and not _NO_NAME.search(shown):
        yield Found(field="name", value=shown, kind="from")


def _typed_small(words: str) -> str:
    """Return a name typed without capitals, with capitals; an empty text where it reads as a sentence."""
    name = _STOP.sub("", words).strip(" ,.")
    if len(name) < 2 or len(name.split()) > 4 or _NO_SMALL_NAME & set(name.casefold().split()):
        return ""
    return " ".join(word if word in _LINKS else word[0].upper() + word[1:] for word in name.split())


def _until_sentence(name: str) -> str:
    """Return *name* up to the first word that begins a sentence or says something else."""
    words: list[str] = []
    for word in name.split():
        begins = not words or (word[0].isupper() and word.casefold() not in _LINKS)
        if begins and word.casefold().strip(".") in _NOT_FIRST:
            break
        words.append(word)
    while words and words[-1] in _LINKS:
        words.pop()
    return " ".join(words)


def _closing(last: list[str]) -> Iterator[Found]:
    """Yield the name that closes a text without a signature: after a greeting, or alone on the last line."""
    for index, line in enumerate(last):
        if GREETING.match(line.strip()):
            rest = [_after_greeting(line), *last[index + 1 :]]
            for piece in rest:
                if name := _name_in(piece.strip()):
                    yield Found(field="name", value=name, kind="signature")
                    return
    if last and (inline := _INLINE.search("\n".join(last))):
        yield Found(field="name", value=inline["name"], kind="signature")
        return
    if last and len((name := _name_in(_SENTENCE_END.split(last[-1].strip())[-1])).split()) > 1:
        yield Found(field="name", value=name, kind="signature")
        return
    if len(last) > 1 and (name := _name_in(last[-1].strip())) and len(name.split()) > 1:
        yield Found(field="name", value=name, kind="signature")


def _after_greeting(line: str) -> str:
    return GREETING.sub("", line.strip(), count=1).strip(" ,.")


def _name_in(line: str) -> str:
    """Return the name that *line* consists of, or an empty text."""
    line = _after_greeting(line) if GREETING.match(line) else line
    line, _, rest = line.partition(",")
    line = line.strip(" .,")
    if len(rest.split()) > 4:
        return ""  # "Beste Ventum, ik wil …" is a sentence
    if not line or len(line) > 60 or _NO_NAME.search(line):
        return ""
    m = _NAME_LINE.fullmatch(line)
    if m is None or m["name"].split()[0].casefold() in _NOT_FIRST or not m["name"][0].isupper():
        return ""
    return m["name"].strip(" .") if m["name"].count(".") < 1 else m["name"].strip()


def on_behalf(text: str, language: str) -> Iterator[Found]:
    """Yield for whom somebody else writes: a relative, a client, somebody who died."""
    for m in _BEHALF["da" if language == "da" else "nl"].finditer(text):
        yield Found(field="on_behalf_of", value=" ".join(m.group().split()), kind="mandate")
