"""What writing hands over, and what it must be told to write about a ticket."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from assistant.casework.refusal import Refusal
from assistant.knowledge.records import Citation

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A button under a chat message: what it stands for and what is written on it."""

    value: str  # an intent's id
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A reply as it would be sent, once approved where that is needed."""

    subject: str  # empty in a chat
    text: str = field(repr=False)
    html: str = field(repr=False)  # the same words; empty in a chat
    more: str | None = field(default=None, repr=False)  # chat: what stands behind "more"
    citations: tuple[Citation, ...] = ()
    needs_approval: bool
    kind: str  # answer, receipt, handover, clarify, smalltalk, or a stage: identity, details, extended …
    choices: tuple[Choice, ...] = ()  # chat: likely readings, one tap each
    checks: tuple[
        str, ...
    ] = ()  # what a person must look at first (stale statements), in English or as written


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Where one request stands, for a reply that tells it."""

    type: str
    reference: str
    received: date  # the day it reached the company
    due: date | datetime
    state: str  # a key of casework.states
    late: bool = False  # it is open, and its day is over


@dataclass(frozen=True, kw_only=True, slots=True)
class StageFacts:
    """What a reply about a ticket is made of; nothing of it is invented by the template."""

    references: tuple[str, ...]  # of all tickets that this reply covers, its own first
    received: date  # the day the request reached the company
    due: date | datetime
    subject: str = ""  # of the message answered
    greeting_name: str = field(default="", repr=False)
    missing: tuple[str, ...] = ()  # fields to ask for, as in casework.types
    on_behalf: bool = False  # whoever asks does so for somebody else
    doubt: bool = False  # a person recorded a reasonable doubt about who asks (GDPR 12(6))
    tried: tuple[str, ...] = ()  # lower steps of the identity ladder that do not fit or were in vain
    papers: str = ""  # whose papers are asked of somebody who asks for another: a behalf.Kind, or "any"
    upload_link: str = field(default="", repr=False)  # one-time, for a masked copy
    download_link: str = field(default="", repr=False)  # expiring, for a package
    reason: str = field(default="", repr=False)  # why extended, or why only partly, for this person
    refusal: Refusal | None = None  # ground and reason of a refusal, whole or partial
    done: str = field(default="", repr=False)  # what was done, for this person; or which company is meant
    where: str = ""  # how another company is reached, for a letter that speaks to it
    standing: tuple[Standing, ...] = ()  # for a status reply: the requests whose state it tells
    outcome: str = ""  # for a closing reply: an outcome of casework.states
    cover: Mapping[str, str] = field(
        default_factory=lambda: NOTHING, repr=False
    )  # access: keys of COVER_PLACES
