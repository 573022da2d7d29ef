"""How well answers hold what was asked for, apart from how well labels are told.

    python benchmarks/facts.py [--language nl] [--label faq.retention] [--whole] [FILE …]

Every labelled message of the development set (or of FILE) with `facts` is answered under its *true* labels, by the
knowledge base and the writer alone. Printed are the share of facts found in the reply, the share of
messages whose first fact stands within the first 40 words of `text`, and what was missed. With
`--whole` every missed reply is shown as it is sent.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from messages import COMPANIES, ROOT

from assistant import resources
from assistant.cli import questions
from assistant.decision.records import Answer, HandOver
from assistant.evaluation.records import EARLY
from assistant.knowledge.base import KnowledgeBase
from assistant.knowledge.records import Passage
from assistant.settings import Settings, load
from assistant.understanding.records import Wish
from assistant.writing import Draft, Writer


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """A message with what its reply holds."""

    name: str
    label: str
    channel: str
    asked: str
    facts: tuple[str, ...]
    found: tuple[bool, ...]
    early: bool
    leads: tuple[str, ...]  # the facts in the order in which they are said
    text: str
    more: str


def answered(line: bytes, settings: Settings, knowledge: KnowledgeBase, writer: Writer) -> Answered | None:
    """Return the reply to *line* under its true labels; None where no facts are expected."""
    question = questions.parse(line, settings)
    facts = tuple(question.line.get("facts") or ())
    labels = [label for label in question.line["intents"] if label.startswith("faq.")]
    if not facts or not labels:
        return None
    message, tenant = question.message, question.tenant
    asked = f"{message.subject}\n{message.text}".strip()
    found = [knowledge.passage(tenant.id, label, asked) for label in labels]
    passages = tuple(passage for passage in found if passage)
    wishes = tuple(Wish(intent=label, score=1.0) for label in labels)
    decision = (
        Answer(passages=passages, wishes=wishes)
        if len(passages) == len(labels) and not any(passage.gap or passage.held for passage in passages)
        else HandOver(reason="not_in_statement", wishes=wishes, passages=passages)
    )
    draft = writer.write(decision, message, tenant=tenant)
    return _weighed(question, asked, facts, passages, draft)


def _weighed(
    question: questions.Question,
    asked: str,
    facts: tuple[str, ...],
    passages: tuple[Passage, ...],
    draft: Draft | None,
) -> Answered:
    text, more = (draft.text, draft.more or "") if draft else ("", "")
    opening = " ".join(text.split()[:EARLY])
    return Answered(
        name=question.line["id"],
        label=question.line["intents"][0],
        channel=question.message.channel.value,
        asked=" ".join(asked.split()),
        facts=facts,
        found=tuple(bool(re.search(fact, f"{text}\n{more}", re.IGNORECASE)) for fact in facts),
        early=bool(re.search(facts[0], opening, re.IGNORECASE)),
        leads=tuple(fact.id for passage in passages for fact in passage.facts),
        text=text,
        more=more,
    )


def lines(language: str, files: Sequence[Path]) -> Iterator[bytes]:
    """Yield the lines of *files* in one language; their names begin with it."""
    for file in files or sorted((ROOT / "evaluation" / "development").glob("*.jsonl")):
        if file.name.startswith(language):
            yield from file.read_bytes().splitlines()


def tell(cases: list[Answered], name: str) -> None:
    """Print the two figures."""
    facts = [found for case in cases for found in case.found]
    early = [case.early for case in cases]
    if cases:
        print(
            f"{name}: {len(cases)} messages; facts found {sum(facts)} of {len(facts)} "
            f"({sum(facts) / len(facts):.1%}); first fact within {EARLY} words {sum(early) / len(early):.1%}"
        )


def show(case: Answered, *, whole: bool) -> None:
    """Print what one reply misses."""
    missing = [fact for fact, found in zip(case.facts, case.found, strict=True) if not found]
    print(f"\n{case.name} {case.label} {case.channel}: {case.asked[:300]}")
    if not case.early:
        print(f"  late:    {case.facts[0]}{'' if case.found[0] else ' (nowhere)'}")
    for fact in missing:
        print(f"  missing: {fact}")
    print(f"  facts:   {' '.join(case.leads)}")
    shown = f"{case.text}\n{case.more}" if whole else " ".join(case.text.split()[:45])
    print(f"  says:    {shown}")


def main() -> None:
    """Print the figures, and what was missed."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--language", choices=sorted(COMPANIES))
    options.add_argument("--label", default="")
    options.add_argument("--whole", action="store_true", help="show missed replies as they are sent")
    options.add_argument("files", nargs="*", type=Path, metavar="FILE", help="instead of the development set")
    given = options.parse_args()
    settings, locales = load(), resources.folder("locales")
    knowledge = KnowledgeBase.load(locales)
    writer = Writer.load(locales, resources.folder("templates"))
    figures: list[tuple[str, list[Answered]]] = []
    for language in [given.language] if given.language else COMPANIES:
        cases = [answered(line, settings, knowledge, writer) for line in lines(language, given.files)]
        kept = [case for case in cases if case and case.label.startswith(given.label)]
        for case in sorted(kept, key=lambda case: case.label):
            if not case.early or not all(case.found):
                show(case, whole=given.whole)
        for channel in ("chat", "email"):
            figures.append((f"{language} {channel}", [case for case in kept if case.channel == channel]))
        figures.append((language, kept))
    print()
    for name, kept in figures:
        tell(kept, name)


if __name__ == "__main__":
    main()
