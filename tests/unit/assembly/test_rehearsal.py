"""Before the first customer comes, what they would wait for has been done."""

from pathlib import Path

import pytest

from assistant import resources
from assistant.assembly.thinking import Thinking
from assistant.knowledge.base import KnowledgeBase
from assistant.message import Message
from assistant.settings import Tenant, load
from assistant.understanding.records import Understanding
from assistant.writing import Writer
from tests.unit.desk.small import SmallUnderstander


class Listening(SmallUnderstander):
    """Remembers what it was told, by company."""

    def __init__(self) -> None:
        self.told: dict[str, list[str]] = {}

    def understand(self, message: Message, tenant: Tenant) -> Understanding:
        self.told.setdefault(tenant.id, []).append(message.text)
        return super().understand(message, tenant)


@pytest.fixture
def mind() -> Thinking:
    locales = resources.folder("locales")
    return Thinking(
        understander=Listening(),  # type: ignore[arg-type]
        knowledge=KnowledgeBase.load(locales),
        writer=Writer.load(locales, resources.folder("templates")),
    )


def test_all_that_may_be_said_is_weighed_and_a_usual_message_of_each_kind_is_answered(
    mind: Thinking, tmp_path: Path
) -> None:
    mind.rehearse(load(data_dir=tmp_path).tenants)
    for shelf in mind.knowledge.shelves.values():
        assert set(shelf.contests) == set(shelf.pieces)
    told: dict[str, list[str]] = mind.understander.told  # type: ignore[attr-defined]
    assert set(told) == {"ventum", "natur-energi"}
    for tenant, texts in told.items():
        assert len(set(texts)) == len(texts) >= 6, tenant


def test_a_company_without_texts_of_its_own_does_not_keep_the_service_from_starting(
    mind: Thinking, tmp_path: Path
) -> None:
    known = load(data_dir=tmp_path).tenants[0]
    mind.rehearse([known.model_copy(update={"id": "newcomer"})])
    assert not mind.understander.told  # type: ignore[attr-defined]
