"""The shipped wording and knowledge, read once, and messages to answer."""

from collections.abc import Callable
from datetime import datetime

import pytest

from assistant import resources, settings
from assistant.knowledge.base import KnowledgeBase
from assistant.message import Channel, Message, Sender
from assistant.settings import Tenant
from assistant.writing import Writer

Ask = Callable[..., Message]


@pytest.fixture(scope="session")
def writer() -> Writer:
    """The writer with the shipped wording and templates."""
    return Writer.load(resources.folder("locales"), resources.folder("templates"))


@pytest.fixture(scope="session")
def knowledge() -> KnowledgeBase:
    """The knowledge base of both companies."""
    return KnowledgeBase.load(resources.folder("locales"))


@pytest.fixture(scope="session")
def ventum() -> Tenant:
    """The Dutch company."""
    return settings.load().tenant("ventum")


@pytest.fixture(scope="session")
def natur() -> Tenant:
    """The Danish company."""
    return settings.load().tenant("natur-energi")


def message(
    tenant: Tenant, text: str = "…", *, channel: str = "email", subject: str = "Vraag", name: str = "Jan Smit"
) -> Message:
    """Return a message to *tenant*, received on 25 November 2026."""
    return Message(
        tenant=tenant.id,
        channel=Channel(channel),
        received=datetime(2026, 11, 25, 10, 0, tzinfo=tenant.zone),
        text=text,
        subject=subject,
        sender=Sender(name=name, address="jan@example.org"),
    )
