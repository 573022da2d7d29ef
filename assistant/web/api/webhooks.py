"""Webhooks: which addresses of the company's own systems are told, and what they were told."""

from typing import Annotated, Any

from fastapi import APIRouter

from assistant.desk import hooks
from assistant.desk.outward import Webhook as Row
from assistant.desk.tokens import System
from assistant.web.api.documents import Id
from assistant.web.api.door import Door
from assistant.web.api.problems import PREFIX, RESPONSES
from assistant.web.api.records import MadeWebhook, NewWebhook, Told, ToldList, Webhook, Webhooks
from assistant.web.api.repeats import KEYED, repeatable
from assistant.web.site import Site


def router(site: Site, door: Door) -> APIRouter:
    """Return the calls about webhooks."""
    api = APIRouter(
        prefix=f"{PREFIX}/webhooks", tags=["webhooks"], responses=RESPONSES, route_class=repeatable(site)
    )
    desk = site.desk

    @api.get("", summary="List webhooks")
    def list_webhooks(system: Annotated[System, door.needs("webhooks")]) -> Webhooks:
        """Without their secrets."""
        rows = hooks.listed(desk, system.staff, system.token.tenant)
        return Webhooks(items=[Webhook(**_shown(row)) for row in rows])

    @api.post("", dependencies=[KEYED], status_code=201, summary="Add a webhook")
    def add_webhook(system: Annotated[System, door.needs("webhooks")], given: NewWebhook) -> MadeWebhook:
        """The answer holds the secret by which messages are signed; it is told only now."""
        row = hooks.add(desk, system.staff, system.token.tenant, given.url, given.events)
        return MadeWebhook(**_shown(row), secret=row.secret)

    @api.delete("/{id}", status_code=204, summary="Remove a webhook")
    def remove_webhook(system: Annotated[System, door.needs("webhooks")], id: Id) -> None:
        """What waits for it is told no more."""
        hooks.remove(desk, system.staff, id)

    @api.get("/{id}/deliveries", summary="What a webhook was told")
    def deliveries(system: Annotated[System, door.needs("webhooks")], id: Id) -> ToldList:
        """The last hundred, newest first, kept for thirty days."""
        return ToldList(
            items=[
                Told(
                    id=row.id,
                    event=row.event,
                    at=row.at,
                    data=row.data,
                    state=row.state,
                    attempts=row.attempts,
                    status=row.status,
                )
                for row in hooks.deliveries(desk, system.staff, id)
            ]
        )

    return api


def _shown(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "url": row.url,
        "events": list(row.events),
        "created_at": row.created_at,
        "disabled": row.disabled_at is not None,
    }
