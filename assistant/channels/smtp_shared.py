"""What all SMTP sessions of a listener share: what it offers, where mail goes, and its limits."""

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from assistant.channels.smtp_clients import Clients
from assistant.channels.smtp_dialogue import Dialogue, Offer
from assistant.channels.smtp_reading import Budget


class Open(Protocol):
    """A session that can be ended."""

    def dismiss(self) -> None:
        """Say that the service ends, unless a mail is being taken: then after it."""
        ...


@dataclass(kw_only=True)
class Shared:
    """What all sessions of a listener share."""

    offer: Offer
    loop: asyncio.AbstractEventLoop
    # For a client's address, and one company or all; True: it is durable.
    store: Callable[[Dialogue, str, bytes, str | None], "asyncio.Future[bool]"]
    tls: ssl.SSLContext | None
    timeout: float  # seconds of silence
    budget: Budget
    proxy: bool  # whether every connection begins with the PROXY protocol
    most: int  # connections at once
    clients: Clients
    longest: float  # seconds of a session as a whole
    sessions: "set[Open]" = field(default_factory=set)
    stopping: bool = False
