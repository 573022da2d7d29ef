"""How an answer or a letter would read with a text that is not yet in use. Nothing is stored or sent."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from assistant.casework.deadlines import due
from assistant.decision.records import Answer, Decision, HandOver, Open, TicketPlan
from assistant.desk import textviews
from assistant.desk.desk import Desk
from assistant.knowledge.records import Passage
from assistant.message import Channel, Message
from assistant.settings import Tenant
from assistant.understanding.records import Wish
from assistant.writing.library import Edition, Place

_MOST = 12  # questions of an answer that are shown
_LETTERS = ("access", "erasure", "complaint")


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What would be written, to a question or a request."""

    to: str = field(repr=False)  # the question, or the type of request
    mail: str = field(repr=False)
    chat: str = field(repr=False, default="")
    held: bool = False


def preview(desk: Desk, path: str, text: str, question: str = "") -> list[Preview]:
    """Return what would be written with *text* at *path*. Raises ContentError where it cannot be used."""
    library = textviews.library(desk)
    place = library.place(path)
    tenants = textviews.tenants_of(desk, place)
    if not tenants:
        return []
    edition = library.edition({**textviews.used(desk), path: text}, place.language)
    voice = _Voice(edition=edition, tenant=desk.tenant(tenants[0]), now=desk.now())
    if place.layer in ("wording", "sections"):
        return [_letter(voice, type) for type in _LETTERS]
    return list(_answers(voice, place, question))


def _answers(voice: "_Voice", place: Place, question: str) -> Iterator[Preview]:
    shelf = voice.edition.knowledge.shelf(voice.tenant.id)
    for answer in (*shelf.own, *shelf.shared):
        own = answer.file.removesuffix(".yaml") == place.label
        if not own or any(fact.source != place.layer for fact in answer.facts):
            continue
        for ask in [question] if question else [fact.asks[0] for fact in answer.facts][:_MOST]:
            passage = voice.edition.knowledge.passage(voice.tenant.id, answer.intent, ask)
            decision = _decided(answer.intent, passage)
            yield Preview(
                to=ask,
                mail=voice.written(decision, ask),
                chat=voice.written(decision, ask, Channel.CHAT),
                held=bool(passage and passage.held),
            )


def _decided(intent: str, passage: Passage | None) -> Decision:
    wishes = (Wish(intent=intent, score=1.0),)
    if passage is None:
        return HandOver(reason="not_in_statement", wishes=wishes)
    return Answer(passages=(passage,), wishes=wishes)


def _letter(voice: "_Voice", type: str) -> Preview:
    tenant = voice.tenant
    plan = TicketPlan(
        type=type,
        deadline=due(country=tenant.country, timezone=tenant.timezone, received=voice.now, type=type),
        fields={},
        missing=("identifier",) if type == "access" else (),
    )
    decision = Open(tickets=(plan,), wishes=(Wish(intent=f"request.{type}", score=1.0),))
    return Preview(to=type, mail=voice.written(decision, ""))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Voice:
    """Who would write, and when."""

    edition: Edition
    tenant: Tenant
    now: datetime

    def written(self, decision: Decision, question: str, channel: Channel = Channel.EMAIL) -> str:
        """Return the text of a reply, with what stands behind "more"."""
        message = Message(tenant=self.tenant.id, channel=channel, received=self.now, text=question)
        draft = self.edition.writer.write(
            decision, message, tenant=self.tenant, references=("PRE-2345-6789",)
        )
        if draft is None:
            return ""
        return f"{draft.text}\n\n{draft.more}".strip() if draft.more else draft.text
