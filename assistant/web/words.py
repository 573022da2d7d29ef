"""What things are called on the pages: ids of the trade and the English words that stand for them.

`N_` marks a sentence for the catalogues; it is said in the reader's language where it is shown.
"""

from assistant.desk import facts
from assistant.web import replywords
from assistant.web.marks import N_

DRAFTS, KINDS, STAGES = replywords.DRAFTS, replywords.KINDS, replywords.STAGES
JOINT, TOGETHER = replywords.JOINT, replywords.TOGETHER

TYPES = {
    "access": N_("Access to data"),
    "rectification": N_("Correction of data"),
    "erasure": N_("Erasure of data"),
    "restriction": N_("Restriction of use"),
    "portability": N_("Data to take along"),
    "objection": N_("Objection"),
    "marketing_optout": N_("No more marketing"),
    "sms_optout": N_("No more service SMS"),
    "consent_withdrawal": N_("Consent withdrawn"),
    "automated_decision": N_("Computer's decision contested"),
    "complaint": N_("Complaint"),
    "breach_report": N_("Data breach report"),
    "status": N_("Where an earlier request stands"),
    "human": N_("Wants a person"),
    "unknown": N_("Type not yet known"),
}

STATES = {
    "new": N_("New"),
    "in_progress": N_("In progress"),
    "waiting": N_("Waiting for the customer"),
    "answered": N_("Answered"),
    "closed": N_("Closed"),
}

MOVES = {
    "in_progress": N_("Take to work"),
    "waiting": N_("Wait for the customer"),
    "answered": N_("Mark as answered"),
    "closed": N_("Close"),
}

IDENTITY = {
    "not_needed": N_("Not needed"),
    "open": N_("Not yet checked"),
    "doubt": N_("In doubt"),
    "confirmed": N_("Confirmed"),
    "failed": N_("Failed"),
}

OUTCOMES = {
    "fulfilled": N_("Fulfilled"),
    "partly_fulfilled": N_("Partly fulfilled"),
    "refused": N_("Refused"),
    "withdrawn": N_("Withdrawn by the customer"),
    "no_data_found": N_("No data found"),
    "not_a_privacy_matter": N_("Not a privacy matter"),
    "want_of_details": N_("Closed for want of identification or details"),
}

CLOSING = {id: text for id, text in OUTCOMES.items() if id in facts.CLOSING}
"""How a closing letter ends a request."""

FIELDS = {
    "name": N_("Name"),
    "identifier": N_("Something to find them by"),
    "scope": N_("Everything, or which part"),
    "form_of_delivery": N_("How they want to get it"),
    "which_data": N_("Which data"),
    "right_value": N_("What it should be"),
    "reason": N_("Their reason"),
    "which_processing": N_("Which use of their data"),
    "ground": N_("On which ground"),
    "target": N_("To whom the data goes"),
    "address_to_stop": N_("Address, number or name to stop"),
    "channels": N_("Which channels"),
    "phone": N_("Phone number"),
    "which_consent": N_("Which consent"),
    "which_decision": N_("Which decision"),
    "what_happened": N_("What happened"),
    "what_was_seen": N_("What was seen or received"),
    "when": N_("When"),
    "whose_data": N_("Whose data"),
    "still_visible": N_("Whether it is still visible"),
    "risk": N_("Risk to the people concerned"),
    "notified": N_("Authority notified, or why not"),
    "phases": N_("What is notified later"),
    "people_told": N_("People told, or why not"),
    "register_entry": N_("Entry in the register of breaches"),
    "wish": N_("What they want"),
    "reference": N_("Reference of an earlier request"),
    "contact": N_("How to reach them"),
    "on_behalf_of": N_("On behalf of"),
}

CHANNELS = {
    "email": N_("Mail"),
    "chat": N_("Chat"),
    "letter": N_("Letter"),
    "phone": N_("Phone"),
    "portal": N_("Portal"),
}

BY = {
    "customer": N_("Customer"),
    "assistant": N_("Assistant"),
    "staff": N_("Staff"),
    "machine": N_("Sent by a machine"),
}

OUTBOX = {
    "waiting": N_("Waiting to leave"),
    "claimed": N_("About to leave"),
    "sending": N_("On its way"),
    "sent": N_("Sent"),
    "failed": N_("Failed"),
    "unknown": N_("Not known whether it arrived"),
}

ROLES = {
    "agent": N_("Agent: works on requests"),
    "approver": N_("Approver: also approves replies"),
    "officer": N_("Privacy officer: also breaches, refusals, the register"),
    "admin": N_("Administrator: manages accounts"),
    "auditor": N_("Auditor: reads only"),
}

REASONS = {
    "unsure_right": N_("May be a request"),
    "not_in_statement": N_("The statement does not answer this"),
    "not_covered": N_("A privacy question that no answer covers"),
    "customer_service": N_("Customer service"),
    "unclear": N_("Unclear what is wanted"),
    "language": N_("Another language"),
    "smalltalk": N_("Greeting or thanks"),
    "spam": N_("Spam"),
    "auto-reply": N_("Automatic reply"),
    "bounce": N_("Could not be delivered"),
    "list": N_("Mailing list"),
    "receipt": N_("Read receipt"),
    "own": N_("Our own mail"),
    "loop": N_("Mail in a circle"),
    "duplicate": N_("Came in twice"),
    "probable_follow_up": N_("Probably belongs to another request"),
    "wants_person": N_("Wants a person"),
    "person": N_("Wants a person"),
    "delivery_failed": N_("Our mail did not arrive"),
    "too_large": N_("Too large"),
    "failed": N_("Our mail did not arrive"),
    "identity": N_("Identity to check"),
    "unknown": N_("Not known whether our mail arrived"),
    "split": N_("Taken apart from another matter"),
    "follow_up": N_("Probably belongs to another request"),
    "draft": N_("Answer to approve"),
    "answer": N_("Answered"),
    "approve": N_("Answer to approve"),
    "reply": N_("The customer wrote again"),
    "chat": N_("Waits for you in the chat"),
    "authority": N_("Letter of the authority"),
    "wrong_company": N_("Written to another company"),
}

ACTIONS = {
    "request": N_("Request"),
    "answer": N_("Answered by itself"),
    "handover": N_("Handed to a person"),
    "clarify": N_("Asked back"),
    "ignore": N_("No reply"),
    "duplicate": N_("Came in twice"),
}

POLICIES = {
    "receipt": N_("the rule for receipts"),
    "sure_answer": N_("the rule for sure answers"),
    "chat": N_("the rule for the chat"),
}

SOURCES = {"statement": N_("Privacy statement"), "law": N_("Law"), "desk": N_("How this desk works")}

LAYERS = {
    "statement": N_("answer"),
    "law": N_("from the law"),
    "desk": N_("about this desk"),
    "sections": N_("sections of the statement"),
    "wording": N_("sentences of letters and chats"),
}

LINKS = {
    "same_letter": N_("same letter"),
    "duplicate": N_("duplicate"),
    "repeat": N_("asked before"),
    "related": N_("related"),
}

STEPS = {
    "portal": N_("Signed in to the portal"),
    "address_on_file": N_("Writes from, or is answered at, details on file"),
    "call_back": N_("Called back"),
    "control_question": N_("Control question"),
    "id_copy": N_("Masked copy of an ID"),
}

RESULTS = {
    "passed": N_("It is them"),
    "unfit": N_("Does not fit"),
    "failed": N_("Tried in vain"),
}

BEHALF = {
    "agent": N_("Agent with a mandate"),
    "parent": N_("Parent of a child"),
    "guardian": N_("Guardian named by a court"),
    "heir": N_("Heir of somebody who died"),
}

ROADS = {
    "mail": N_("By mail"),
    "post": N_("By post"),
    "portal": N_("In the company's portal"),
    "phone": N_("By phone"),
}

REGISTER = {
    "tenant": N_("Company"),
    "reference": N_("Reference"),
    "type": N_("Type"),
    "state": N_("State"),
    "outcome": N_("How it ended"),
    "channel": N_("How it came"),
    "identity": N_("Identity"),
    "extended": N_("Extended"),
    "raised": N_("Reminder"),
    "received_at": N_("Received"),
    "due": N_("Due"),
    "answered_at": N_("Answered"),
    "closed_at": N_("Closed"),
    "days": N_("Days"),
    "on_time": N_("In time"),
}

ERASED = {
    "chats": N_("Chats without a request"),
    "mail.spam": N_("Spam"),
    "mail.service": N_("Mail for customer service"),
    "mail.answered": N_("Questions that were answered"),
    "mail.copies": N_("Copies of mail without a matter"),
    "mail.quarantine": N_("Mail in quarantine"),
    "files": N_("Attachments and packages"),
    "tickets": N_("Closed requests"),
    "mail.internal": N_("Our mail to staff"),
}
"""What the daily erasing takes away, by its step."""
STAYS = {
    "conversations": N_("A person must still look at it"),
    "held": N_("Kept for a claim or the authority"),
    "tickets": N_("Not closed"),
}
"""Why something stays that is older than its term."""
