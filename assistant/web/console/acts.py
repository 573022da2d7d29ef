"""What staff do on a ticket's page; each form is one verb of the desk, and says what came of it."""

from fastapi import APIRouter
from starlette.responses import Response

from assistant.desk import chat, review
from assistant.errors import Refused
from assistant.web import words
from assistant.web.chat.bell import Bell
from assistant.web.intentwords import INTENTS
from assistant.web.visits import Post, Posted, one_of


def router() -> APIRouter:  # one short handler a form
    """Return the forms of a ticket."""
    api = APIRouter(prefix="/console/tickets/{key}", include_in_schema=False)

    @api.post("/assign")
    def assign(post: Posted, key: str) -> Response:
        to = post.form.text("to") or None
        return post.on_ticket(
            key, lambda: review.assign(post.visit.desk, post.visit.staff, key, to), "Assigned."
        )

    @api.post("/note")
    def note(post: Posted, key: str) -> Response:
        text = post.form.raw("text")
        return post.on_ticket(
            key, lambda: review.note(post.visit.desk, post.visit.staff, key, text), "Note added."
        )

    @api.post("/retype")
    def retype(post: Posted, key: str) -> Response:
        type = one_of(post.form.text("type"), words.TYPES)
        act = lambda: review.retype(post.visit.desk, post.visit.staff, key, type)  # noqa: E731
        return post.on_ticket(key, act, "Type changed; the due date follows it.")

    @api.post("/move")
    def move(post: Posted, key: str) -> Response:
        to, outcome = one_of(post.form.text("to"), words.STATES), post.form.text("outcome")
        how = post.form.text("how")
        act = lambda: review.move(  # noqa: E731
            post.visit.desk, post.visit.staff, key, to, outcome=outcome, how=how
        )
        return post.on_ticket(key, act, "Done.")

    @api.post("/extend")
    def extend(post: Posted, key: str) -> Response:
        reason = post.form.text("reason")
        act = lambda: review.extend(post.visit.desk, post.visit.staff, key, reason)  # noqa: E731
        return post.on_ticket(
            key, act, "A letter that tells the customer is ready. The date moves when it is sent."
        )

    @api.post("/fields")
    def fields(post: Posted, key: str) -> Response:
        return post.on_ticket(key, lambda: _set_fields(post, key), "Details saved.")

    @api.post("/label")
    def label(post: Posted, key: str) -> Response:
        intent = one_of(post.form.text("intent"), INTENTS)
        act = lambda: _correct(post, key, intent)  # noqa: E731
        return post.on_ticket(key, act, "Corrected. Thank you.")

    @api.post("/checklist")
    def checklist(post: Posted, key: str) -> Response:
        item = post.form.text("item")
        act = lambda: review.check(post.visit.desk, post.visit.staff, key, item, done=True)  # noqa: E731
        return post.on_ticket(key, act, "Done.")

    @api.post("/address")
    def address(post: Posted, key: str) -> Response:
        known = bool(post.form.text("known"))
        act = lambda: review.know_address(post.visit.desk, post.visit.staff, key, known=known)  # noqa: E731
        return post.on_ticket(key, act, "Noted.")

    @api.post("/link")
    def link(post: Posted, key: str) -> Response:
        other, kind = post.form.text("reference"), one_of(post.form.text("kind"), words.LINKS)
        act = lambda: review.link(post.visit.desk, post.visit.staff, key, other, kind)  # noqa: E731
        return post.on_ticket(key, act, "Linked.")

    @api.post("/done")
    def done(post: Posted, key: str) -> Response:
        act = lambda: review.seen(post.visit.desk, post.visit.staff, key)  # noqa: E731
        return post.on_ticket(key, act, "Done.", then="/console")

    @api.post("/make")
    def make(post: Posted, key: str) -> Response:
        type = one_of(post.form.text("type"), words.TYPES)
        act = lambda: _correct(post, key, f"request.{type}")  # noqa: E731
        return post.on_ticket(key, act, "Request opened.")

    return api


def chat_router(bell: Bell) -> APIRouter:
    """Return the forms of staff in a chat."""
    api = APIRouter(prefix="/console/tickets/{key}", include_in_schema=False)

    def conversation(post: Post, key: str) -> str:
        return review.ticket(post.visit.desk, post.visit.staff, key).conversation.id

    @api.post("/take-over")
    def take_over(post: Posted, key: str) -> Response:
        act = lambda: chat.take_over(post.visit.desk, post.visit.staff, conversation(post, key))  # noqa: E731
        answer = post.on_ticket(key, act, "You have taken over. The assistant is silent.")
        bell.ring()
        return answer

    @api.post("/give-back")
    def give_back(post: Posted, key: str) -> Response:
        act = lambda: chat.give_back(post.visit.desk, post.visit.staff, conversation(post, key))  # noqa: E731
        return post.on_ticket(key, act, "The assistant answers again.")

    @api.post("/say")
    def say(post: Posted, key: str) -> Response:
        text = post.form.raw("text").strip()
        act = lambda: chat.staff_says(  # noqa: E731
            post.visit.desk, post.visit.staff, conversation(post, key), text
        )
        answer = post.on_ticket(key, act, "Sent.")
        bell.ring()
        return answer

    return api


def _set_fields(post: Post, key: str) -> None:
    """Set the fields that differ from what is stored, each with its entry in the journal."""
    visit = post.visit
    ticket = review.ticket(visit.desk, visit.staff, key).ticket
    if ticket is None:
        raise Refused("There is no request here to change.")
    for name in words.FIELDS:
        if name in post.form.fields and post.form.text(name) != ticket.fields.get(name, ""):
            review.set_field(visit.desk, visit.staff, key, name, post.form.text(name))


def _correct(post: Post, key: str, intent: str) -> None:
    """Say what the message wants most; what else it was read to want stays behind it."""
    visit = post.visit
    view = review.ticket(visit.desk, visit.staff, key)
    theirs = [m for m in view.messages if m.direction == "in" and m.understanding is not None]
    wanted = post.form.text("message") or (theirs[-1].id if theirs else "")
    message = next((m for m in theirs if m.id == wanted), None)
    if message is None or message.understanding is None:
        raise Refused("There is no message here whose wish could be corrected.")
    wishes = message.understanding.wishes
    rest = [wish.intent for wish in wishes[1:] if wish.intent != intent and wish.score >= 0.5]
    review.correct_label(visit.desk, visit.staff, message.id, [intent, *rest])
