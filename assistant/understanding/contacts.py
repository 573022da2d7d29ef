"""Ways to find or reach somebody, as they stand in a text: addresses, phones, numbers.

Dutch (+31) and Danish (+45) forms. What is found is a hint for staff and never proof.
"""

import re
from collections.abc import Iterator

from assistant.understanding.records import Found

EMAIL = re.compile(r"(?<![\w.+-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w-])")
_NUMBER_WORD = r"(?:nummer|nr\.?|no\.?|number)"
_JOIN = r"(?:\s+(?:mijn|mit|er|is|was|var|hos jer|bij jullie|bij u))*\s*[:=#]?\s*"
_VALUE = r"(?P<value>[A-Z]{0,4}-?[0-9](?:[0-9]|[.\- ](?=[0-9])){2,20})"
_CUSTOMER = re.compile(
    r"\b(?:klant(?:en)?|relatie|debiteur(?:en)?|contract|kunde|aftale|customer)"
    rf"[ -]?{_NUMBER_WORD}{_JOIN}{_VALUE}",
    re.IGNORECASE,
)
_CUSTOMER_AFTER = re.compile(
    r"\b(?P<value>[A-Z]{0,4}-?[0-9][0-9.\-]{3,14}[0-9])\s+(?:is|er|=)\s+(?:mijn|mit|het)\s+"
    rf"(?:klant|kunde|relatie|aftale|contract)[ -]?{_NUMBER_WORD}",
    re.IGNORECASE,
)
_METER = re.compile(
    r"\b(?:ean(?:[ -]?(?:code|nummer|nr\.?))?|meter[ -]?(?:nummer|nr\.?)|m(?:å|aa?)ler[ -]?(?:nummer|nr\.?)"
    r"|m(?:å|aa?)lepunkt(?:s[ -]?(?:id|nummer|nr\.?))?|aftage[ -]?(?:nummer|nr\.?)"
    r"|installations?[ -]?(?:nummer|nr\.?)"
    rf"|aansluit[ -]?nummer){_JOIN}(?P<value>[A-Z]{{0,2}}[0-9](?:[0-9]|[.\- ](?=[0-9])){{3,20}})",
    re.IGNORECASE,
)
_EAN = re.compile(r"(?<![0-9A-Za-z])(?:8716|5713)[0-9]{14}(?![0-9A-Za-z])")
_OTHER_NUMBER = re.compile(
    r"\b(?:cvr|kvk|ordre|order|faktura|factuur|sags?|zaak|dossier|iban|konto|rekening|ean|bsn|cpr|kenmerk|ref)"
    r"[\w .:#-]{0,14}$",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w@.+/-])(?:"
    r"(?:(?:\+|00)\s?(?:31|45)[\s.-]?(?:\(0\)\s?)?)[0-9](?:[\s.-]{0,2}[0-9]){6,9}"
    r"|0[1-9](?:[\s.-]{0,3}[0-9]){8}"
    r"|[2-9][0-9](?:[ .][0-9]{2}){3}|[2-9][0-9]{3} [0-9]{4}|[0-9]{8}"
    r")(?![\w@]|[.,-][0-9])"
)
_PHONE_WORD = re.compile(
    r"\b(?:tel|tlf|telefoon\w*|telefon\w*|mobiel\w*|mobil\w*|mobilnr|gsm|bel|bellen|terugbel\w*|ring|ringe|ringer"
    r"|opkald|opringning|sms\w*|sms'\w*|smser\w*|app\w*|nummer|nr|phone|call)\b",
    re.IGNORECASE,
)
_STREET_NL = (
    r"[A-ZÀ-Ý][\w.'-]{0,30}(?: (?:van|de|den|der|het|'t|[A-ZÀ-Ý0-9][\w.'-]{0,30})){0,4}"
    r"\s+[0-9]{1,5}(?:[ -]?[a-zA-Z]{1,2}\b|[ -]?[0-9]{1,4}\b|[ -]?(?:hs|bis|huis|[IVX]+)\b)?"
)
_POSTCODE_NL = r"[1-9][0-9]{3}\s?(?!SA|SD|SS)[A-Z]{2}\b"
_ADDRESS_NL = re.compile(rf"(?:(?P<street>{_STREET_NL})\s*,?\s+(?:te\s+)?)?(?P<code>{_POSTCODE_NL})")
_HOUSE_AFTER = re.compile(
    r"\s*,?\s*(?:huis)?(?:nummer|nr\.?)?\s*(?P<house>[0-9]{1,5}(?:[ -]?[a-zA-Z]\b)?)(?![\w-])"
)
_CITY_AFTER = re.compile(r"[ ,]{1,2}(?:in |te )?(?P<city>[A-ZÀ-Ý][\w'-]+(?:[ -][A-ZÀ-Ý]\w+)?)")
_POSTCODE_LOWER = re.compile(r"\b(?P<code>[1-9][0-9]{3}[a-z]{2})\b")
_STREET_ALONE_NL = re.compile(
    r"\b[A-ZÀ-Ý][\w'-]{0,30}?(?:straat|laan|weg|plein|kade|gracht|dreef|hof|singel|dijk|pad|steeg|plantsoen)"
    r"\s+[0-9]{1,5}(?:[ -]?[a-zA-Z]\b)?"
)
_STREET_DA = (
    r"[A-ZÆØÅ][\wæøåé.-]{0,30}(?: [A-ZÆØÅ][\wæøåé.-]{0,30}){0,3}\s+[0-9]{1,4}\s?[A-Z]?\b"
    r"(?:\s*,?\s*(?:st|kl|[0-9]{1,2})\.?\s*(?:sal\b|tv\b|th\b|mf\b|d[øo]r \w+)?\.?(?:\s*(?:tv|th|mf)\b\.?)?)?"
)
_ADDRESS_DA = re.compile(
    rf"(?:(?P<street>{_STREET_DA})\s*,?\s+)?(?<![0-9.-])(?:DK-)?(?P<code>[1-9][0-9]{{3}})\s+"
    r"(?P<city>[A-ZÆØÅ][a-zæøåé]+(?: (?:[NVSØKC]|NV|SV|[A-ZÆØÅ][a-zæøå]+))?)(?![\w@])"
)
_STREET_ALONE_DA = re.compile(
    r"\b[A-ZÆØÅ][\wæøåé]{0,30}?(?:vej|vejen|gade|gaden|all[eé]|stræde|plads|torv|vænget|parken|bakken|haven|stien)"
    r"\s+[0-9]{1,4}\s?[A-Z]?\b"
)
_LIVES = re.compile(
    r"\b(?i:woon\w*|wonen|adres\w*|bor)(?: (?:is|er|op|aan|in|på|i|mijn|min|de|het|:)){0,2}:? "
    rf"(?P<place>{_STREET_NL})(?!\w)"
)
_YEARS = range(1900, 2100)


def emails(text: str, own: str) -> Iterator[Found]:
    """Yield the mail addresses in *text* that are not the company's (*own* is its domain's first part)."""
    for m in EMAIL.finditer(text) if "@" in text else ():
        if not m.group().rpartition("@")[2].casefold().startswith(f"{own}."):
            yield Found(field="identifier", value=m.group().rstrip("."), kind="e-mail")


def numbers(text: str) -> Iterator[Found]:
    """Yield customer numbers and meter numbers, known by the word beside them."""
    for pattern in (_CUSTOMER, _CUSTOMER_AFTER):
        for m in pattern.finditer(text):
            yield Found(field="identifier", value=m["value"].rstrip(".- "), kind="customer number")
    for m in _METER.finditer(text):
        yield Found(field="identifier", value=m["value"].rstrip(".- "), kind="meter number")
    for m in _EAN.finditer(text):
        yield Found(field="identifier", value=m.group(), kind="meter number")


def phones(text: str, language: str, taken: frozenset[str]) -> Iterator[Found]:
    """Yield phone numbers; eight bare Danish digits count only where the text speaks of a phone.

    *taken* holds digits that are known to be something else (a customer number).
    """
    for m in _PHONE.finditer(text):
        raw = m.group().strip(" .-")
        digits = "".join(c for c in raw if c.isdigit())
        if digits in taken or _OTHER_NUMBER.search(text[max(0, m.start() - 30) : m.start()]):
            continue
        told = raw.startswith(("+", "00")) or bool(
            _PHONE_WORD.search(text[max(0, m.start() - 60) : m.start()])
        )
        if len(digits) == 8 and language == "nl" and not told:
            continue
        bare = len(digits) == 8 and raw == digits and not told and not _PHONE_WORD.search(text)
        if not bare and _dialable(raw, "NL" if language == "nl" else "DK", told):
            yield Found(field="phone", value=re.sub(r"\s+", " ", raw), kind="phone")


def _dialable(raw: str, region: str, told: bool) -> bool:
    """Return whether this can be dialled; where the text calls it a phone, the right length will do."""
    import phonenumbers

    regions = ("NL",) if raw.startswith("0") and not raw.startswith("00") else (region, "NL", "DK")
    for one in dict.fromkeys(regions):
        try:
            number = phonenumbers.parse(raw, one)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number) or (told and phonenumbers.is_possible_number(number)):
            return True
    return False


def places(text: str, language: str) -> Iterator[Found]:
    """Yield postal addresses: street and number with postcode, or enough of it to find somebody."""
    found = list(_dutch_places(text) if language != "da" else _danish_places(text))
    if not found:
        alone = _STREET_ALONE_DA if language == "da" else _STREET_ALONE_NL
        found = [m["place"] for m in _LIVES.finditer(text)] or [m.group() for m in alone.finditer(text)]
    for value in dict.fromkeys(" ".join(one.split()) for one in found):
        yield Found(field="identifier", value=value, kind="address")


def _dutch_places(text: str) -> Iterator[str]:
    for m in _ADDRESS_NL.finditer(text):
        rest = text[m.end() :]
        city = _CITY_AFTER.match(rest)
        if m["street"]:
            yield m.group() + (f" {city['city']}" if city else "")
        elif house := _HOUSE_AFTER.match(rest):
            yield f"{m['code']} {house['house']}"
        elif m["code"][4:].strip().isupper():
            yield m.group() + (f" {city['city']}" if city else "")
    for m in _POSTCODE_LOWER.finditer(text):
        house = _HOUSE_AFTER.match(text[m.end() :])
        yield f"{m['code']} {house['house']}" if house else m["code"]


def _danish_places(text: str) -> Iterator[str]:
    for m in _ADDRESS_DA.finditer(text):
        if int(m["code"]) in _YEARS and not m["street"] and int(m["code"]) != 2000:
            continue
        yield m.group()
