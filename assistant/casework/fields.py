"""The fields of a ticket, gathered from what was found in the message."""

import re
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Protocol

from assistant.casework import stories
from assistant.casework.hints import (
    ALL_DATA,
    COMPLAINS,
    LIVES,
    MENTIONS_A_TALK,
    NEXT_WISH,
    PLACE_WORDS,
    POINTS_BACK,
    SAYS_WRONG,
    WANTS,
)
from assistant.casework.stories import own_words
from assistant.casework.types import TICKET_TYPES
from assistant.message import Channel, Message
from assistant.privacy import mask
from assistant.text.lines import unwrapped
from assistant.text.words import sentences


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


_NAME_ORDER = ("stated", "signature", "from")
_IDENTIFIER_ORDER = ("customer number", "e-mail", "address", "phone", "meter number", "sender")
_CONTACT_ORDER = ("phone", "e-mail", "sender")
_GROUND_ORDER = ("claim", "objection", "accuracy", "unlawful")  # what is told most surely
_SPACES = re.compile(r"\s+")
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
    for name in (*kind.told, "on_behalf_of"):
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
        self._whole = next(
            (one for one in sentences(unwrapped(self._text())) if self.sentence and self.sentence in one),
            self.sentence,
        )
        self._special: dict[str, Callable[[], str]] = {
            "name": self._name,
            "scope": lambda: NEXT_WISH.sub("", self._near("scope")),
            "identifier": lambda: self._ordered("identifier", _IDENTIFIER_ORDER),
            "contact": lambda: self._ordered("contact", _CONTACT_ORDER),
            "phone": self._phone,
            "address_to_stop": self._address_to_stop,
            "channels": self._channels,
            "which_data": self._which_data,
            "right_value": self._right_value,
            "which_consent": self._which_consent,
            "which_processing": self._which_processing,
            "which_decision": self._which_decision,
            "ground": lambda: self._ordered("ground", _GROUND_ORDER, attrgetter("value")),
            "what_happened": self._story,
            "what_was_seen": self._story,
            "whose_data": lambda: stories.whose(self._text()),
            "still_visible": lambda: stories.still_there(self._text()),
            "when": self._when,
            "wish": self._wish,
        }

    def field(self, name: str) -> str:
        """Return the value of one field, or an empty text."""
        return self._special.get(name, lambda: self._near(name))()

    def _all(self, field: str) -> list[Found]:
        return [one for one in self.found if one.field == field]

    def _in_sentence(self, one: Found) -> bool:
        return bool(self._whole) and one.value.casefold() in self._whole.casefold()

    def _ordered(
        self, field: str, order: tuple[str, ...], by: Callable[[Found], str] = attrgetter("kind")
    ) -> str:
        """Return the surest of several: by kind (or what *by* reads), then as they stand in the text."""
        ranks = {key: rank for rank, key in enumerate(order)}
        ranked = sorted(self._all(field), key=lambda one: ranks.get(by(one), len(ranks)))
        return ranked[0].value if ranked else self._from_sender(field)

    def _name(self) -> str:
        """Return the surest name; where another holds it with more ("Vos", "Ellen Vos"), that one."""
        name = self._ordered("name", _NAME_ORDER)
        words = {word.casefold() for word in name.split()}
        for one in self._all("name"):
            more = {word.casefold() for word in one.value.split()}
            if words and words < more and not more & {"en", "og", "&"} and one.kind in ("signature", "from"):
                return one.value
        return name

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
        return _listed(here)

    def _channels(self) -> str:
        every = self._all("channels")
        said = [one for one in every if one.kind != "told"] or every
        return _listed(said)

    def _which_data(self) -> str:
        """Return the data named; for an erasure "everything" is the default and stands for itself."""
        every = self._all("which_data")
        exact = [one for one in every if not ALL_DATA.match(one.value)]
        here = [one for one in exact if self._in_sentence(one)]
        if self.type == "rectification":
            wrong = self._subject()
            return _listed(here or exact) or (wrong if SAYS_WRONG.search(wrong) else "")
        general = [one for one in every if one not in exact]
        return (
            _listed(here)
            or (_listed(general) if any(map(self._in_sentence, general)) else "")
            or _listed(every)
        )

    def _right_value(self) -> str:
        """Return the value that is right; an address whole, also where only "I live at …" gives it."""
        value = self._near("right_value")
        about_place = any(PLACE_WORDS.search(one.value) for one in self._all("which_data"))
        places = [one.value for one in self._all("identifier") if one.kind == "address"]
        if value:
            bare = _SPACES.sub(" ", value).rstrip(".")
            return (
                next((place for place in places if bare.casefold() in place.casefold()), value)
                if about_place
                else value
            )
        lives = about_place and LIVES.search(self.message.text)
        return places[0] if lives and places else ""

    def _which_consent(self) -> str:
        clauses = [one for one in self._all("which_consent") if one.kind == "clause"]
        if clauses:
            return clauses[0].value
        if POINTS_BACK.search(self.sentence) and (told := stories.before(self.sentence, self._text())):
            return told
        words = self._all("which_consent")
        if words:
            return next((one.value for one in words if self._in_sentence(one)), words[0].value)
        return self.sentence if own_words(self.sentence) > _LEAST_STORY + 1 else ""

    def _which_processing(self) -> str:
        """Return the processing named; a restriction may do without, an objection not."""
        found = self._all("which_processing")
        clauses = [one for one in found if one.kind == "clause"]
        if clauses:
            return next((one.value for one in clauses if self._in_sentence(one)), clauses[0].value)
        if self.type == "restriction":
            return ""
        if POINTS_BACK.search(self.sentence):
            return stories.before(self.sentence, self._text())
        return found[0].value if found else self._subject()

    def _which_decision(self) -> str:
        """Return where the decision is told, not where it is only called one or protested against."""
        every = [one for one in self._all("which_decision") if one.value != self.message.subject.strip()]
        found = [one for one in every if not WANTS.match(one.value)]
        told = [one for one in found if one.kind == "told" and not POINTS_BACK.match(one.value)]
        named = [one for one in found if not POINTS_BACK.search(one.value)]
        if told or named:
            return (told or named)[0].value
        back = [one for one in every if POINTS_BACK.search(one.value)]
        return stories.before(back[0].value, self._text()) if back else ""

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
        named = next((one.value for one in self._all("when") if one.kind == wanted), "")
        return stories.moment(self._text(), named) if named else ""

    def _wish(self) -> str:
        """Return what they want done, in their words; for an untyped request only where they say it."""
        if self.type == "human":
            return self._topic()
        wishes = self._wishes()
        return next((one for one in wishes if one in self.sentence), wishes[0]) if wishes else ""

    def _wishes(self) -> list[str]:
        every = [one.value for one in self._all("wish") if own_words(one.value)]
        return [one for one in every if self.type != "complaint" or not COMPLAINS.match(one)]

    def _topic(self) -> str:
        """Return what somebody wants to talk about, where they say so."""
        about = [one.value for one in self._all("about") if own_words(one.value)]
        if about:
            return about[0]
        names = {one.value.casefold() for one in self._all("name")}
        for one in sentences(unwrapped(self.message.text)):
            plain = one.strip(" .,!?-")
            if (
                own_words(plain) > _LEAST_STORY
                and not MENTIONS_A_TALK.search(plain)
                and plain.casefold() not in names
            ):
                return plain
        return ""

    def _subject(self) -> str:
        """Return the sentence of the wish, if it says more than that there is a wish."""
        return self.sentence if own_words(self.sentence) >= _LEAST_STORY - 1 else ""

    def _story(self) -> str:
        """Return what happened as it is told."""
        return stories.story(
            self._text(),
            sentence=self.sentence,
            wishes=self._wishes() if self.type == "complaint" else (),
            names=[one.value for one in self._all("name")],
        )

    def _text(self) -> str:
        earlier = [turn.text for turn in self.message.history if turn.by == "customer"]
        subject = [self.message.subject] if self.message.channel is Channel.EMAIL else []
        return self.message.text or "\n".join([*subject, *earlier])


def _listed(every: Sequence[Found]) -> str:
    """Return values side by side, each once; one that another holds whole says nothing more."""
    values = dict.fromkeys(one.value for one in every)
    return ", ".join(
        one for one in values if not any(f" {one}" in f" {other}" for other in values if other != one)
    )
