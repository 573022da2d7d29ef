"""The fields of a ticket, gathered from what was found in the message."""

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from assistant.casework.types import TICKET_TYPES
from assistant.message import Channel, Message
from assistant.privacy import mask


class Found(Protocol):
    """A detail read from the text (understanding has the record)."""

    @property
    def field(self) -> str:
        """A field name of requests.md in snake_case."""

    @property
    def value(self) -> str:
        """What stands there."""

    @property
    def kind(self) -> str:
        """E-mail, phone, postcode, customer number, signature …"""


_LONGEST = 400  # characters of a story that are shown; the message itself is one click away
_NAME_ORDER = ("stated", "signature", "from")
_IDENTIFIER_ORDER = ("customer number", "e-mail", "address", "phone", "meter number", "sender")
_CONTACT_ORDER = ("phone", "e-mail", "sender")
_ALL_DATA = re.compile(r"alles|alt\b|alting|al(?:le)? |samtlige", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_CLOSING = re.compile(
    r"(?:^|(?<=[\s,.!?]))(?:met vriendelijke groet(?:en)?|(?:hartelijke )?groet(?:en|jes)?|m\.?v\.?g\.?"
    r"|hoogachtend|(?:(?:med )?venlig|de bedste|bedste|kærlig)e? hilsen(?:er)?|hilsen|mvh|m\.v\.h\.?)"
    r"[\s,.!]*$",
    re.IGNORECASE,
)

# What says only that there is a request: a story or a subject needs more words than these.
_EMPTY_WORDS = frozenset(
    """
    ik wil graag een klacht indienen melden over jullie u bij hallo beste dag hoi geachte heer mevrouw
    met vriendelijke groet groeten alvast bedankt privacy datalek lek melding doen jij je de het en maak
    maken bezwaar tegen trek mijn toestemming in intrekken hierbij verzoek correctie gegevens
    persoonsgegevens klopt kloppen niet er iets verwerking gebruik van data aub svp verbeteren wijzigen
    aanpassen corrigeren rectificatie beperking jeg vil gerne have klage klager jer hej kære goddag med
    venlig hilsen tak på forhånd databrud brud indberette anmelde gør gøre indsigelse mod trækker mit
    samtykke tilbage hermed anmodning rettelse oplysninger mine der noget forkert ikke behandling brug
    af rette ret ændre venligst avg gdpr art artikel om at til i o.l. sv re fw
    """.split()
)
_LEAST_STORY = 3  # words of its own


def fields_for(type: str, *, sentence: str, message: Message, found: Sequence[Found]) -> dict[str, str]:
    """Return the fields of a request of *type* that stand in *message*; only those of the type.

    *sentence* is where the wish stands. `on_behalf_of` is there for any type. Numbers that must not
    be shown (BSN, CPR, IBAN, cards) are masked. What stands in the sentence of the wish counts more
    than what stands elsewhere. Raises KeyError for an unknown type.
    """
    kind = TICKET_TYPES[type]
    gather = _Gather(type=type, sentence=sentence or "", message=message, found=found)
    values: dict[str, str] = {}
    for name in (*kind.required, *kind.optional, "on_behalf_of"):
        value = gather.field(name)
        if value:
            values[name] = mask(_SPACES.sub(" ", value).strip())
    return values


class _Gather:
    """One request's view of what was found."""

    def __init__(self, *, type: str, sentence: str, message: Message, found: Sequence[Found]) -> None:
        self.type = type
        self.sentence = sentence
        self.message = message
        self.found = found
        self._special: dict[str, Callable[[], str]] = {
            "name": lambda: self._ordered("name", _NAME_ORDER),
            "identifier": lambda: self._ordered("identifier", _IDENTIFIER_ORDER),
            "contact": lambda: self._ordered("contact", _CONTACT_ORDER),
            "phone": self._phone,
            "address_to_stop": self._address_to_stop,
            "channels": lambda: self._together("channels"),
            "which_data": self._which_data,
            "which_consent": self._which_consent,
            "which_processing": lambda: self._near("which_processing") or self._subject(),
            "which_decision": lambda: self._near("which_decision"),
            "what_happened": self._story,
            "what_was_seen": self._story,
            "when": self._when,
            "wish": self._wish,
        }

    def field(self, name: str) -> str:
        """Return the value of one field, or an empty text."""
        return self._special.get(name, lambda: self._near(name))()

    def _all(self, field: str) -> list[Found]:
        return [one for one in self.found if one.field == field]

    def _in_sentence(self, one: Found) -> bool:
        return bool(self.sentence) and one.value.casefold() in self.sentence.casefold()

    def _ordered(self, field: str, order: tuple[str, ...]) -> str:
        """Return the surest of several: by kind, then as they stand in the text."""
        ranked = sorted(
            self._all(field), key=lambda one: order.index(one.kind) if one.kind in order else len(order)
        )
        return ranked[0].value if ranked else self._from_sender(field)

    def _from_sender(self, field: str) -> str:
        if field == "name":
            return self.message.sender.name
        return self.message.sender.address if field in ("identifier", "contact") else ""

    def _near(self, field: str) -> str:
        """Return what stands in the sentence of the wish, else the first that stands anywhere."""
        every = self._all(field)
        clauses = [one for one in every if one.kind == "clause"] or every
        return next(
            (one.value for one in clauses if self._in_sentence(one)), clauses[0].value if clauses else ""
        )

    def _together(self, field: str) -> str:
        every = self._all(field)
        here = [one for one in every if self._in_sentence(one)] or every
        return ", ".join(dict.fromkeys(one.value for one in here))

    def _which_data(self) -> str:
        """Return the data named; for an erasure "everything" is the default and stands for itself."""
        named = self._together("which_data")
        if named and self.type == "rectification":
            words = [word for word in named.split(", ") if not _ALL_DATA.match(word)]
            named = ", ".join(words)
        return named or (self._subject() if self.type == "rectification" else "")

    def _which_consent(self) -> str:
        clauses = [one for one in self._all("which_consent") if one.kind == "clause"]
        named = clauses[0].value if clauses else self._together("which_consent")
        return named or (self.sentence if _own_words(self.sentence) > _LEAST_STORY + 1 else "")

    def _phone(self) -> str:
        """Return the number to stop; a customer number will do as well (requests.md)."""
        phones = self._all("phone")
        if phones:
            return phones[0].value
        numbers = [one for one in self._all("identifier") if one.kind == "customer number"]
        return numbers[0].value if numbers else ""

    def _address_to_stop(self) -> str:
        """Return what advertising must no longer reach: as named here, else how they wrote, else the name."""
        channels = self._together("channels").split(", ")
        mails = [one.value for one in self._all("identifier") if one.kind == "e-mail"]
        phones = [one.value for one in self._all("phone")]
        places = [one.value for one in self._all("identifier") if one.kind == "address"]
        by_channel = {"email": mails, "phone": phones, "sms": phones, "post": places}
        for channel in channels:
            if by_channel.get(channel):
                return by_channel[channel][0]
        numbers = [one.value for one in self._all("identifier") if one.kind == "customer number"]
        sender = [self.message.sender.address] if self.message.sender.address else []
        known = [*mails, *phones, *places, *numbers, *sender]
        return known[0] if known else self._ordered("name", _NAME_ORDER)

    def _when(self) -> str:
        wanted = "call" if self.type == "human" else "date"
        return next((one.value for one in self._all("when") if one.kind == wanted), "")

    def _wish(self) -> str:
        """Return what they want done, in their words; for an untyped request only where they say it."""
        if self.type == "human":
            return self._subject()
        said = self._near("wish")
        return said if _own_words(said) else ""

    def _subject(self) -> str:
        """Return the sentence of the wish, if it says more than that there is a wish."""
        return self.sentence if _own_words(self.sentence) >= _LEAST_STORY - 1 else ""

    def _story(self) -> str:
        """Return what happened as it is told: the sentence, and where that says little the whole text."""
        told = self.sentence if _own_words(self.sentence) >= _LEAST_STORY + 3 else self._text()
        told = self._without_closing(told)
        if _own_words(told) < _LEAST_STORY:
            return ""
        return told if len(told) <= _LONGEST else told[:_LONGEST].rsplit(" ", 1)[0] + " …"

    def _without_closing(self, told: str) -> str:
        """Return a story without the greeting and the name that close it."""
        names = sorted({one.value for one in self._all("name")}, key=len, reverse=True)
        for name in names:
            bare = told.rstrip(" .,!\n")
            if name and bare.casefold().endswith(name.casefold()) and len(bare) > len(name):
                told = bare[: -len(name)]
                break
        return _CLOSING.sub("", told).strip() or told

    def _text(self) -> str:
        earlier = [turn.text for turn in self.message.history if turn.by == "customer"]
        subject = [self.message.subject] if self.message.channel is Channel.EMAIL else []
        return self.message.text or "\n".join([*subject, *earlier])


def _own_words(text: str) -> int:
    return sum(1 for word in re.findall(r"[^\W\d_]{2,}", text.casefold()) if word not in _EMPTY_WORDS)
