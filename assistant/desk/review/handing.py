"""A matter that was meant for another company: opened there by hand, by somebody who works for both."""

from assistant.desk import access
from assistant.desk.contents import Person
from assistant.desk.desk import Desk
from assistant.desk.journal import record
from assistant.desk.people import Staff
from assistant.desk.records import Ticket
from assistant.desk.review.sorting import open_in
from assistant.errors import Refused

SAME_COMPANY = "Choose another company than the one that has the matter."
NO_MESSAGE = "There is no message of a customer here that could be handed on."
WHY = "Say why it is handed on: the customer's words go to another company."


def open_at(desk: Desk, staff: Staff, key: str, tenant_id: str, *, type: str, why: str) -> Ticket:
    """Open a request at another company from the first message of the matter *key*; both journals say so.

    Its clock runs from the day on which the message came here: the earlier day is the safe one. The two
    matters are not linked. Raises NotFound where *staff* do not work for both, Refused without *why*.
    """
    access.allow(staff, tenant_id, access.WORK)
    if not why.strip():
        raise Refused(WHY)
    with desk.store.write() as tx:
        conversation = access.conversation(tx, staff, key)
        if conversation.tenant == tenant_id:
            raise Refused(SAME_COMPANY)
        message = tx.messages.first_from_customer(conversation.id)
        if message is None:
            raise Refused(NO_MESSAGE)
        body = message.body
        opened = open_in(
            desk,
            tx,
            staff,
            tenant=desk.tenant(tenant_id),
            type=type,
            channel=conversation.channel,
            received=message.at,
            person=Person(name=body.from_name, address=body.reply_to or body.from_address),
            text=body.new_text or body.text,
            fields={"name": body.from_name} if body.from_name else {},
        )
        record(
            desk,
            tx,
            tenant=tenant_id,
            on=opened.id,
            actor=staff.id,
            tag="matter.handed_on",
            value=why.strip(),
            came=conversation.tenant,
        )
        for chain in [each.id for each in tx.tickets.of(conversation.id)] or [conversation.id]:
            record(
                desk,
                tx,
                tenant=conversation.tenant,
                on=chain,
                actor=staff.id,
                tag="matter.handed_on",
                value=why.strip(),
                went=tenant_id,
            )
        return opened
