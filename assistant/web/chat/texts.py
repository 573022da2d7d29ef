"""What the chat says around the conversation, in the company's language."""

from assistant.casework.types import TICKET_TYPES
from assistant.desk import dialogue
from assistant.desk.desk import Desk
from assistant.settings import Tenant
from assistant.web.brands import Brand
from assistant.web.chat.records import Colours, Info, Suggestion
from assistant.web.marks import N_
from assistant.web.phrases import Phrases
from assistant.writing.talks import BEGINNINGS

LABELS = {
    "title": N_("Questions about your data"),
    "close": N_("Close the chat"),
    "log": N_("Conversation"),
    "write": N_("Write your message"),
    "send": N_("Send"),
    "more": N_("Read more"),
    "less": N_("Read less"),
    "person": N_("Talk to a person"),
    "menu": N_("More options"),
    "transcript": N_("Save this conversation"),
    "delete": N_("Delete this conversation"),
    "delete_sure": N_("Delete everything that was said here? A request that you made stays."),
    "deleted": N_("This conversation was deleted."),
    "yes": N_("Yes, delete it"),
    "no": N_("No, keep it"),
    "sending": N_("Sending …"),
    "sent": N_("Sent"),
    "failed": N_("Not sent"),
    "again": N_("Try again"),
    "offline": N_("No connection. Your message is sent as soon as there is one."),
    "unreached": N_("That did not work. Look at your connection and try again."),
    "typing": N_("The assistant is writing …"),
    "staff_typing": N_("A member of staff is writing …"),
    "you": N_("You"),
    "assistant": N_("Assistant"),
    "staff": N_("Member of staff"),
    "source": N_("Source:"),
    "statement": N_("Privacy statement"),
    "law": N_("Law"),
    "desk": N_("How this desk works"),
    "section": N_("section"),
    "request": N_("Request"),
    "reference": N_("Your reference"),
    "due": N_("You get an answer by"),
    "begin": N_("For example:"),
    "found_bsn": N_("This looks like a BSN."),
    "found_cpr": N_("This looks like a CPR number."),
    "found_card": N_("This looks like a card number."),
    "found_iban": N_("This looks like a bank account number."),
    "found": N_("We do not need it here. Take it out, or send your message without it."),
    "found_page": N_("We do not need it here and took it out. Look at your message, then send it."),
    "without": N_("Send without it"),
    "change": N_("Change my message"),
    "masked": N_("[taken out]"),
    "too_fast": N_("That is a lot at once. Wait a moment, then try again."),
    "gone": N_("This conversation has ended. Write a message to begin a new one."),
    "news": N_("New message"),
    "slow": N_("This takes longer than usual …"),
}


def labels(p: Phrases) -> dict[str, str]:
    """Return the words of the widget in the language of *p*."""
    return {key: p.say(sentence) for key, sentence in LABELS.items()}


def notice(tenant: Tenant, p: Phrases) -> str:
    """Return the privacy notice that stands before the first message."""
    return p.say(
        "You are writing with a machine: the privacy assistant of %(company)s. What you write is kept for "
        "%(days)s days; if you make a request, it is kept with that request. Nothing is stored before your "
        "first message. Do not write a BSN, CPR number or bank details here.",
        company=tenant.name,
        days=tenant.retention.chat_days,
    )


def suggestions(desk: Desk, tenant: Tenant) -> list[Suggestion]:
    """Return ways to begin, named as the company's wording names them."""
    absent = {f"request.{type}" for type in tenant.types_without}
    wanted = [intent for intent in BEGINNINGS if intent not in absent]
    return [
        Suggestion(value=intent, label=desk.writer.say(f"begin.{intent}", tenant=tenant)) for intent in wanted
    ]


def kinds(desk: Desk, tenant: Tenant) -> dict[str, str]:
    """Return what a customer's request of each type is called, as the company's wording calls it."""
    return {type: desk.writer.say(f"type_name.{type}", tenant=tenant) for type in TICKET_TYPES}


def hours(desk: Desk, tenant: Tenant, p: Phrases, *, now: str = "") -> str:
    """Return when a person is there, and whether one is there *now*."""
    now = now or dialogue.when_there(desk, tenant)
    if not tenant.chat_hours:
        return now
    return f"{p.say('Colleagues are there %(hours)s.', hours=tenant.chat_hours)} {now}"


def info(desk: Desk, tenant: Tenant, p: Phrases, brand: Brand, *, longest: int) -> Info:
    """Return all that a widget needs to draw itself."""
    there = dialogue.when_there(desk, tenant)
    return Info(
        company=tenant.name,
        language=tenant.language,
        notice=notice(tenant, p),
        hours=hours(desk, tenant, p, now=there),
        there=there,
        suggestions=suggestions(desk, tenant),
        labels=labels(p),
        kinds=kinds(desk, tenant),
        colours=Colours(
            accent=brand.accent,
            on_accent=brand.on_accent,
            accent_dark=brand.accent_dark,
            on_accent_dark=brand.on_accent_dark,
        ),
        longest=longest,
    )
