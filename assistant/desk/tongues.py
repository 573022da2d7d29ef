"""The language of a reply: that of the matter, or the one in which the customer wrote."""

from assistant.desk.desk import Desk
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, StoredDraft

FEWEST_WORDS = 12
"""A shorter text says too little about its language: it counts as right."""

_ALIKE = {"da": {"nb", "sv"}, "nl": {"af"}}  # neighbours with which a text of ours is easily mixed up


def foreign(desk: Desk, tx: Transaction, draft: StoredDraft, conversation: Conversation) -> bool:
    """Return whether an open reply is in a language that is neither the matter's nor the customer's."""
    text, own = draft.content.text, conversation.language
    if draft.state != "open" or draft.kind == "language" or len(text.split()) < FEWEST_WORDS:
        return False  # the letter about the language speaks two
    read, ours = desk.understander.languages.read(text, own)
    if ours or read == "und" or read in _ALIKE.get(own, ()):
        return False
    answers = tx.messages.get(draft.answers_message) if draft.answers_message else None
    return not (answers and answers.understanding and answers.understanding.language == read)
