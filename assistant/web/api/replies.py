"""Replies, for the company's own systems: proposed, read, noted as given. Only people approve them."""

from typing import Annotated

from fastapi import APIRouter, Path

from assistant.casework.guards import Outcome
from assistant.desk import review
from assistant.desk.tokens import System
from assistant.desk.views import DraftView
from assistant.errors import NotFound
from assistant.web.api.door import Door
from assistant.web.api.problems import PREFIX, RESPONSES
from assistant.web.api.records import Given, NewReply, Replies, Reply
from assistant.web.api.repeats import KEYED, repeatable
from assistant.web.api.tickets import Reference
from assistant.web.site import Site

_TELL_NO = ("refused", "partly", Outcome.REFUSED.value, Outcome.PARTLY.value)
Id = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]


def router(site: Site, door: Door) -> APIRouter:
    """Return the calls about replies."""
    desk = site.desk
    api = APIRouter(
        prefix=f"{PREFIX}/tickets/{{reference}}/replies",
        tags=["replies"],
        responses=RESPONSES,
        route_class=repeatable(site),
    )

    @api.get("", summary="The replies to a ticket")
    def list_replies(system: Annotated[System, door.needs("tickets:read")], reference: Reference) -> Replies:
        """With personal data. A portal shows exactly the text of one that is approved."""
        return Replies(items=[_told(view) for view in review.ticket(desk, system.staff, reference).drafts])

    @api.post("", dependencies=[KEYED], status_code=201, summary="Propose a reply")
    def propose(
        system: Annotated[System, door.needs("tickets:write")], reference: Reference, given: NewReply
    ) -> Reply:
        """It waits for people: two for a disclosure, an erasure or a refusal. A token approves nothing."""
        if given.ground and (given.stage in _TELL_NO or given.outcome in _TELL_NO):
            review.set_refusal(desk, system.staff, reference, given.ground, given.reason)
        fields = given.model_dump(exclude={"ground"})
        draft = review.new_draft(desk, system.staff, reference, **fields)
        return _one(system, reference, draft.id)

    @api.post("/{id}/given", dependencies=[KEYED], summary="Say that a reply was given")
    def given(
        system: Annotated[System, door.needs("tickets:write")], reference: Reference, id: Id, given: Given
    ) -> Reply:
        """By post, in the portal or by phone, after people approved it; the ticket moves on."""
        _one(system, reference, id)
        review.given(desk, system.staff, id, at=given.at)
        return _one(system, reference, id)

    def _one(system: System, reference: str, id: str) -> Reply:
        for view in review.ticket(desk, system.staff, reference).drafts:
            if view.draft.id == id:
                return _told(view)
        raise NotFound("There is no such reply here.")

    return api


def _told(view: DraftView) -> Reply:
    draft = view.draft
    return Reply(
        id=draft.id,
        kind=draft.kind,
        road=draft.road,
        outcome=draft.outcome,
        state=draft.state,
        to=list(draft.content.recipients),
        subject=draft.content.subject,
        text=draft.content.text,
        approvals=len({one.by for one in view.approvals}),
        approvals_needed=view.approvals_needed,
        problems=list(view.problems),
    )
