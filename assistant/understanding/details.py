"""Details that stand in a message: who, how to find or reach them, when, about what, for whom.

Each is shown to staff as found in the text and never silently trusted. Pure and bounded: only the
first part of a very long mail is read, patterns have no nested repetition.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest

from assistant.message import Channel, Message
from assistant.privacy import mask
from assistant.text.lines import unwrapped
from assistant.text.normal import tidy
from assistant.text.references import find_references
from assistant.text.words import sentences
from assistant.understanding import contacts, people, remarks, subjects
from assistant.understanding.records import Found

_MOST = 12_000  # characters of a message that are read
_MOST_SENTENCES = 120
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")

_MONTHS = (
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|januar|februar|marts|maj|august|jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec"
)
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?:op|den|d\.|sinds|siden|vanaf|van|fra|af) )?"
    rf"(?P<date>[0-3]?[0-9]\.? (?:{_MONTHS})\.?(?: (?:19|20)[0-9]{{2}})?"
    r"|[0-3]?[0-9](?P<dot>[-/.])[01]?[0-9](?P=dot)(?:19|20)?[0-9]{2}|(?:19"
    r"|20)[0-9]{2}-[01][0-9]-[0-3][0-9])(?![\w-])",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"\b(?:geboren|geboortedatum|født|foedt|fødselsdato|fødselsdag)\b[^.!?\n]{0,20}$", re.IGNORECASE
)
_DAYS_NL = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
_DAYS_DA = "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag"
_SPAN = re.compile(
    rf"\b(?:gister(?:en)?(?:avond|ochtend|middag)?|eergisteren|vandaag|vanochtend|vanmorgen|vanmiddag"
    rf"|zojuist|zonet|daarnet"
    rf"|(?:vorige|afgelopen) (?:week|maand|jaar|{_DAYS_NL})|(?:een|twee|drie|[0-9]+) (?:weken?|maanden?"
    rf"|dagen?) geleden"
    rf"|i går|i dag|i morges|i formiddags|i forgårs|lige før|i aftes|sidste (?:uge|måned|år|{_DAYS_DA})"
    rf"|i (?:{_DAYS_DA})s|for (?:en|to|tre|et par|[0-9]+) (?:uger?|måneder?|dage?) siden)(?!\w)",
    re.IGNORECASE,
)
_HOUR = (
    r"(?:[01]?[0-9]|2[0-4])(?:[:.][0-5][0-9])?|half \w+|acht|negen|tien|elf|twaalf|een|twee|drie|vier|vijf"
    r"|zes|zeven|otte|ni|ti|elleve|tolv|et|to|tre|fire|fem|seks|syv"
)
_CALL = re.compile(
    r"\b(?:bel(?:len|t)?|(?:op|terug)?(?:ge)?bel[dlt]\w*|bereikbaar|telefonisch|telefoontje|telefoon"
    r"|ring(?:e|er|es)?"
    r"|kontakt(?:e|es)?"
    r"|træffes|fanges|opkald|opringning|contact|hjemme|thuis)\b",
    re.IGNORECASE,
)
_WHEN_TO_CALL = re.compile(
    rf"(?<!\w)(?:(?:(?:het liefst|liefst|graag|alleen|helst|kun) )?(?:na|voor|vanaf|tussen|rond|om|tot"
    rf"|efter|før|inden|mellem|fra|omkring|ved) (?:kl\.? ?|klokken )?(?:{_HOUR})(?:\s?(?:uur|u\b))?"
    rf"(?: (?:en|og|tot|til|-) (?:kl\.? ?)?(?:{_HOUR}))?(?:\s?(?:uur|u\b))?"
    rf"|kl\.? ?(?:{_HOUR})(?:\s?-\s?(?:{_HOUR}))?|(?:[01]?[0-9]|2[0-4])(?:[:.][0-5][0-9])? ?uur"
    r"|'s (?:ochtends|morgens|middags|avonds)|(?:over)?morgen(?:ochtend|middag|avond)?|vanmiddag|vanavond"
    r"|overdag"
    r"|om (?:formiddagen|eftermiddagen|aftenen|morgenen)|i morgen|i eftermiddag|i aften|efter arbejde"
    r"|na het werk"
    rf"|(?:(?:op|om) )?(?:{_DAYS_NL})(?:en|ochtend|middag|avond)?"
    rf"|(?:(?:på|om) )?(?:{_DAYS_DA})(?:e|en)?(?: (?:formiddag|eftermiddag|aften|morgen))?"
    r"|op (?:werk|door de week)\w*(?: dagen)?|på hverdage)(?!\w)",
    re.IGNORECASE,
)
_AHEAD, _BEHIND = 60, 140  # characters between a word of calling and the moment for it
_BIRTH_KIND = "birth date"
_GIVEN = re.compile(  # a number told is not data that the request is about
    r"\b(?:(?:mijn|mit|min)\s+)?(?:bsn|burgerservicenummer|sofinummer|cpr|personnummer|iban|rekening|konto"
    r"|kort|kaart)(?:[ -]?(?:nummer|nr\.?))?\s*(?:is|er|:|=)?\s*\[[^\]\n]{1,20} \*\*\*\]",
    re.IGNORECASE,
)


def find(message: Message, language: str) -> tuple[Found, ...]:
    """Return the details in *message* (what the sender wrote now, its signature and sender), each once.

    *language* is the tenant's or the text's ("nl" or "da"; anything else reads as Dutch). In a chat the
    customer's earlier turns are read too. Within a field the surest stands first.
    """
    text = _readable(message)
    signature = _squeeze(message.signature)
    both = mask(f"{text}\n{signature}" if signature else text, language=language)
    own = message.tenant
    found = [
        *people.names(message, text),
        *contacts.numbers(both),
        *contacts.emails(both, own),
        *contacts.places(both, language),
    ]
    found += list(_reach(message, text, both, language, tuple(found)))
    found += [Found(field="reference", value=one, kind="reference") for one in find_references(both)]
    found += people.on_behalf(text, language)
    told = sentences(_GIVEN.sub("", mask(text, language=language)))[:_MOST_SENTENCES]
    for sentence, following in zip_longest(told, told[1:], fillvalue=""):
        found += subjects.in_sentence(sentence, language, following)
    found += _times(text)
    return tuple(dict.fromkeys(found))


def notes(message: Message, language: str, tenant_name: str, found: Iterable[Found]) -> frozenset[str]:
    """Return facts about *message*: reminder, threat, authority, wrong_company, on_behalf.

    *tenant_name* is the company's name as customers know it: another supplier addressed, and this one
    never named, means that somebody writes to the wrong company. *found* is what `find` returned.
    """
    text = _readable(message)
    told = set(remarks.told_in(text, language))
    if remarks.from_authority(message, text):
        told.add("authority")
    if remarks.to_another_company(text, tenant_name):
        told.add("wrong_company")
    if any(one.field == "on_behalf_of" for one in found):
        told.add("on_behalf")
    return frozenset(told)


def _readable(message: Message) -> str:
    """Return the customer's own words: the subject of a mail, earlier turns of a chat, the new text."""
    parts = [turn.text for turn in message.history if turn.by == "customer"]
    if message.channel is not Channel.CHAT:
        parts.append(message.subject)
    return _squeeze("\n".join([*parts, unwrapped(message.text)]))


def _squeeze(text: str) -> str:
    return _LINES.sub("\n", _SPACES.sub(" ", tidy(text[:_MOST]))).strip()


def _reach(
    message: Message, text: str, both: str, language: str, found: tuple[Found, ...]
) -> Iterator[Found]:
    """Yield phones, the sender's address, and how and when somebody wants to be called."""
    taken = frozenset(
        "".join(c for c in one.value if c.isdigit()) for one in found if one.field == "identifier"
    )
    heard = list(contacts.phones(both, language, taken)) if any(map(str.isdigit, both)) else []
    yield from heard
    yield from (Found(field="identifier", value=one.value, kind="phone") for one in heard)
    yield from (Found(field="contact", value=one.value, kind="phone") for one in heard)
    yield from (
        Found(field="contact", value=one.value, kind="e-mail") for one in found if one.kind == "e-mail"
    )
    address = message.sender.address
    if address:
        yield Found(field="identifier", value=address, kind="sender")
        yield Found(field="contact", value=address, kind="sender")
    yield from _calls(text)


def _calls(text: str) -> Iterator[Found]:
    """Yield when somebody wants to be called: moments near a word of calling, joined where they touch."""
    calls = [call.start() for call in _CALL.finditer(text)]
    moments = [
        moment
        for moment in _WHEN_TO_CALL.finditer(text)
        if any(-_AHEAD <= moment.start() - call <= _BEHIND for call in calls)
    ]
    if not moments:
        return
    value = moments[0].group()
    for before, moment in pairwise(moments[:3]):
        if moment.start() - before.end() > 1:
            break
        value = f"{value} {moment.group()}"
    yield Found(field="when", value=value.strip(), kind="call")


def _times(text: str) -> Iterator[Found]:
    for m in _DATE.finditer(text):
        birth = _BIRTH.search(text[max(0, m.start() - 40) : m.start("date")])
        yield Found(field="when", value=m["date"].strip(), kind=_BIRTH_KIND if birth else "date")
    for m in _SPAN.finditer(text):
        yield Found(field="when", value=m.group(), kind="date")
