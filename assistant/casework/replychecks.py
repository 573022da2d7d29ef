"""What is looked at before a reply may be approved: its recipients, its refusal, what it does to a request.

A reply to several requests is looked at part by part: every check of every request holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from assistant.casework import refusal as refusals
from assistant.casework.guards import Act, Outcome, TicketFacts, acts, may
from assistant.casework.identity import Identity
from assistant.casework.refusal import Refusal, Remedies
from assistant.casework.types import TICKET_TYPES
from assistant.text.references import find_references

DraftState = Literal["open", "approved", "sent", "voided", "discarded"]
Road = Literal["mail", "post", "portal", "phone"]
"""How a reply reaches the customer; all but mail are walked by people, who then say so."""

_ENDS_WITH_REMEDIES = frozenset({Outcome.WANT_OF_DETAILS})
_REFUSING = frozenset({Outcome.REFUSED, Outcome.PARTLY})
ONE_RECIPIENT = "A reply with personal data goes to exactly one recipient."
NO_RECIPIENT = "The draft has no recipient."
EMPTY = "The draft has no subject or no text."
IN_WRITING = "This is told in writing: choose mail, post or the portal (GDPR 12(1))."
OTHER_LANGUAGE = (
    "The reply is in another language than this matter: write it in the language of the customer."
)
NOT_TO_GIVE = "Only a reply that was approved, and goes by post, portal or phone, is noted as given."
WHEN_GIVEN = "Give a moment between its approval and now."
NO_REQUEST = "Open a request for this message first: this reply answers a request."
NO_SUCH_OUTCOME = "Say how the request ends: choose an outcome from the list."
NO_OUTCOME_HERE = "Say how the request ends: withdrawn, or closed for want of identification or details."
RETYPED = "A request that this answers has another type since it was written: write the reply anew."
UNNAMED = "The reply does not name the reference of every request that it answers."
NAMES_ANOTHER = "The reply names a request that it does not answer: take that part out."
STATUS_UNKNOWN = (
    "Where a request stands is told to an address that is known for it only: ask to write from that one."
)
NO_EARLIER = "Link the earlier request first: the reply says where that one stands."
ANSWERED_ALONE = "Where an earlier request stands is told in a reply of its own."
COVERS_GONE = "A request that this answers is not here any more: write the reply anew."


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftFacts:
    """A draft as it is stored, with what the checks look at."""

    id: str
    kind: str  # its stage: answer, receipt, identity, details, extended, fulfilled, partly, refused …
    state: DraftState
    version: int  # counts edits
    revision: int  # of the conversation when it was written
    subject: str
    text: str
    html: str
    recipients: tuple[str, ...]  # To and Cc, in that order; by another road the address, account or number
    attachments: tuple[tuple[str, str], ...] = ()  # name and SHA-256 of each
    road: Road = "mail"
    type: str = ""  # of the ticket it answers; empty for a plain answer
    outcome: Outcome | None = None  # what it tells, where it ends a request
    discloses: bool = False  # it holds a customer's personal data, or the link to them
    foreign: bool = False  # it is in a language that neither the company nor the customer wrote in
    refusal: Refusal | None = None
    to_requester: bool = True  # every recipient is the address of whoever made the request
    reference: str = ""  # of a part: of the request that it is about
    written_for: str = ""  # of a part: the type of that request when this was written
    parts: tuple["DraftFacts", ...] = ()  # of a reply to several requests, in the order of its tickets

    @property
    def hash(self) -> str:
        """The hash of everything that will be sent."""
        return text_hash(
            subject=self.subject,
            text=self.text,
            html=self.html,
            recipients=self.recipients,
            attachments=self.attachments,
        )

    @property
    def refuses(self) -> bool:
        """Whether it refuses a request, whole or in part."""
        refusing = self.outcome in _REFUSING or self.refusal is not None or self.kind in ("refused", "partly")
        return refusing or any(part.refuses for part in self.parts)


def text_hash(
    *,
    subject: str,
    text: str,
    html: str,
    recipients: Iterable[str],
    attachments: Iterable[tuple[str, str]] = (),
) -> str:
    """Return the SHA-256 (hex) over everything that is sent; each part with its length, so none can slide.

    *attachments* are names with the SHA-256 of their bytes.
    """
    digest, to = sha256(), tuple(recipients)
    files = [piece for pair in attachments for piece in pair]
    for piece in (subject, text, html, str(len(to)), *to, *files):
        data = piece.encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()


def needs_two(draft: DraftFacts, *, four_eyes: bool) -> bool:
    """Return whether two people must approve *draft*: it discloses, tells an erasure, or refuses."""
    if not four_eyes:
        return False
    told = acts(draft.type, draft.outcome) if draft.outcome else frozenset()
    weighty = draft.discloses or draft.refuses or bool(told & {Act.DISCLOSE, Act.ERASE})
    return weighty or any(needs_two(part, four_eyes=True) for part in draft.parts)


def missing_checks(
    draft: DraftFacts, *, tickets: tuple[TicketFacts, ...], remedies: Remedies
) -> tuple[str, ...]:
    """Return what stands in the way of approving *draft* now, in words; empty where nothing does.

    *tickets* are those whose request the draft answers.
    """
    reasons = []
    if not draft.subject.strip() or not draft.text.strip():
        reasons.append(EMPTY)
    if not any(recipient.strip() for recipient in draft.recipients):
        reasons.append(NO_RECIPIENT)
    if draft.discloses and len(draft.recipients) != 1:
        reasons.append(ONE_RECIPIENT)
    if draft.foreign:
        reasons.append(OTHER_LANGUAGE)
    if draft.road == "phone" and (draft.discloses or draft.refuses):
        reasons.append(IN_WRITING)
    reasons += _of_parts(draft, tickets, remedies) if draft.parts else _told(draft, tickets, remedies)
    return tuple(dict.fromkeys(reasons))


def _told(
    draft: DraftFacts, tickets: tuple[TicketFacts, ...], remedies: Remedies, where: str = ""
) -> list[str]:
    """Return what stands against telling this; *where* is the piece of text that must hold a refusal."""
    lacks: tuple[str, ...] = ()
    if draft.refuses:
        lacks = refusals.missing_from(draft.text, draft.refusal, remedies, type=draft.type, where=where)
    elif draft.outcome in _ENDS_WITH_REMEDIES:
        lacks = refusals.missing_remedies(draft.text, remedies)
    return [refusals.LACKS[key] for key in lacks] + _against_acts(draft, tickets)


def _of_parts(draft: DraftFacts, tickets: tuple[TicketFacts, ...], remedies: Remedies) -> list[str]:
    """Return what stands against a reply to several requests: every check of every one of them.

    A refusal's ground and reason must stand in the part that names its reference.
    """
    if len(draft.parts) != len(tickets):
        return [COVERS_GONE]
    reasons, references = [], [part.reference for part in draft.parts]
    for part, ticket in zip(draft.parts, tickets, strict=True):
        where = section(draft.text, part.reference, references)
        reasons += [] if where else [UNNAMED]
        reasons += [] if part.written_for == ticket.type else [RETYPED]
        reasons += _told(part, (ticket,), remedies, where)
    strangers = set(find_references(draft.text)) - set(references)
    return reasons + ([NAMES_ANOTHER] if strangers else [])


def section(text: str, reference: str, references: Iterable[str]) -> str:
    """Return *text* from where it names *reference* to where it names another of *references*."""
    begin = text.find(reference)
    if begin < 0:
        return ""
    after = [text.find(other, begin) for other in references if other != reference]
    return text[begin : min((place for place in after if place >= 0), default=len(text))]


def _known(draft: DraftFacts, ticket: TicketFacts) -> bool:
    """Whether a status goes to an address that is known: whoever asks about a request may be anybody.

    Whose postal address, account or number it is cannot be compared: a person has said that it is known.
    """
    asks_about_another = TICKET_TYPES[ticket.type].closes_itself
    sure = ticket.address_known or ticket.identity is Identity.CONFIRMED
    if draft.road != "mail":
        return sure
    return draft.to_requester and (sure or not asks_about_another)


def _against_acts(draft: DraftFacts, tickets: tuple[TicketFacts, ...]) -> list[str]:
    """Return why what the draft does is not allowed for the tickets it answers."""
    reasons = []
    for ticket in tickets:
        doing = set(acts(ticket.type, draft.outcome)) if draft.outcome else set()
        doing |= {Act.DISCLOSE} if draft.discloses else set()
        doing |= {Act.REFUSE} if draft.refuses else set()
        doing |= {Act.EXTEND} if draft.kind == "extended" else set()
        reasons += [STATUS_UNKNOWN] if draft.kind == "status" and not _known(draft, ticket) else []
        reasons += [reason for act in sorted(doing) for reason in may(ticket, act)]
    if not tickets and draft.discloses:
        reasons.append("A reply with personal data answers a request: link it to its ticket.")
    return reasons
