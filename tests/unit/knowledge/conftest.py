"""The shipped knowledge base, read once."""

import pytest

from assistant import resources
from assistant.knowledge.base import KnowledgeBase


@pytest.fixture(scope="session")
def knowledge() -> KnowledgeBase:
    """The knowledge base of both companies."""
    return KnowledgeBase.load(resources.folder("locales"))
