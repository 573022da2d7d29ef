"""A customer's message in a chat, with all that a step of the dialogue needs to answer it."""

from dataclasses import dataclass, field, replace
from typing import Any

from assistant.desk import saying
from assistant.desk.contents import Pending
from assistant.desk.desk import Desk
from assistant.desk.listening import Heard
from assistant.desk.people import ChatSession
from assistant.desk.ports import Transaction
from assistant.desk.records import Conversation, StoredMessage, Ticket
from assistant.settings import Tenant

OVER = frozenset({"answered", "closed"})
"""States in which a request is not talked about step by step any more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """One message, and the transaction in which everything that follows from it is stored."""

    desk: Desk
    tx: Transaction
    session: ChatSession
    conversation: Conversation
    heard: Heard
    stored: StoredMessage | None = None  # None: they pressed a button that is no message
    choice: str = ""  # the value of the button that they pressed
    pending: Pending = field(default_factory=Pending)  # what the chat waited for when they spoke
    aside: bool = False  # they said something else than was asked, and were answered
    offered: bool = False  # a person was offered for what nothing is known of

    @property
    def tenant(self) -> Tenant:
        """The company that they talk with."""
        return self.desk.tenant(self.session.tenant)

    @property
    def text(self) -> str:
        """What they wrote, masked."""
        return self.heard.message.text

    def wait_for(self, pending: Pending | None = None) -> None:
        """Say what the next message answers; without *pending*, nothing."""
        self.tx.chats.change(self.session.id, pending=pending or Pending())

    def phrase(self, entry: str, **values: object) -> str:
        """Return a sentence as the company says it."""
        return self.desk.writer.say(entry, tenant=self.tenant, **values)

    def button(self, value: str, entry: str, **values: object) -> dict[str, str]:
        """Return a button: what it stands for, and the sentence that is written on it."""
        label = self.phrase(entry, **values)
        return {"value": value, "label": label[:1].upper() + label[1:]}

    def say(self, *sentences: str, choices: tuple[dict[str, str], ...] = (), **body: Any) -> None:
        """Say *sentences* in one message, under the company's policy for chats."""
        saying.by_policy(
            self.desk, self.tx, self.conversation, " ".join(filter(None, sentences)), choices=choices, **body
        )

    def requests(self, ids: tuple[str, ...]) -> tuple[Ticket, ...]:
        """Return the requests of this chat with these *ids* that are not answered yet."""
        there = {ticket.id: ticket for ticket in self.tx.tickets.of(self.conversation.id)}
        return tuple(there[id] for id in ids if id in there and there[id].state not in OVER)

    def open_requests(self) -> tuple[Ticket, ...]:
        """Return all requests of this chat that are not answered yet."""
        return tuple(each for each in self.tx.tickets.of(self.conversation.id) if each.state not in OVER)

    def later(self, pending: Pending) -> "Turn":
        """Return the same turn, waiting for something else."""
        return replace(self, pending=pending)
