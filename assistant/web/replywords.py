"""What replies are called on the pages, by what they tell and how they stand."""

from assistant.desk.review import joint
from assistant.web.marks import N_

KINDS = {
    "answer": N_("Answer"),
    "receipt": N_("Receipt"),
    "identity": N_("Asks who they are"),
    "details": N_("Asks for details"),
    "extended": N_("Tells of an extension"),
    "fulfilled": N_("Tells that it is done"),
    "partly": N_("Tells that part is done"),
    "refused": N_("Refusal"),
    "nothing_found": N_("Tells that nothing was found"),
    "status": N_("Tells where it stands"),
    "closed": N_("Tells that it is closed"),
    "wrong_company": N_("Says that we are another company"),
    "joint": N_("One reply to several requests"),
    "customer_service": N_("Sends to customer service"),
    "not_in_statement": N_("Says that the statement does not tell"),
    "language": N_("Asks for another language"),
    "request": N_("Receipt with answers"),
    "handover": N_("Hands over to a person"),
    "staff": N_("Written by staff"),
    "digest": N_("Daily overview for staff"),
    "checkpoint": N_("Check mark of the journal, for the officer"),
    "alert_breach": N_("Alarm: a data breach was reported"),
    "alert_authority": N_("Alarm: a letter of the authority"),
    "code": N_("Code for the chat"),
}

DRAFTS = {
    "open": N_("Open"),
    "approved": N_("Approved"),
    "sent": N_("Sent"),
    "discarded": N_("Thrown away"),
}

STAGES = {
    "": N_("An empty reply"),
    "identity": N_("Asks who they are"),
    "details": N_("Asks for details"),
    "fulfilled": N_("Tells that it is done"),
    "partly": N_("Tells that part is done"),
    "refused": N_("Refusal"),
    "nothing_found": N_("Tells that nothing was found"),
    "status": N_("Tells where it stands"),
    "customer_service": N_("Sends to customer service"),
    "closed": N_("Tells that it is closed"),
    "wrong_company": N_("Says that we are another company"),
}

JOINT = {id: text for id, text in {**STAGES, "extended": KINDS["extended"]}.items() if id in joint.STAGES}
"""What a part of a reply to several requests can tell."""

TOGETHER = {
    "open": N_("one reply to both waits for approval"),
    "approved": N_("one reply to both is approved"),
    "sent": N_("one reply to both was sent"),
}
"""How a reply that covers two linked requests stands."""
