"""What the scripts here share: the development set, and what is learned from all examples."""

import json
from pathlib import Path

from assistant.assembly.thinking import understander, ways_to_ask
from assistant.knowledge.base import KnowledgeBase
from assistant.mail.newtext import new_text
from assistant.text.lexicon import Lexicon
from assistant.understanding import intents
from assistant.understanding.expert import Expert
from assistant.understanding.intents import Example

ROOT = Path(__file__).resolve().parent.parent
COMPANIES = {"nl": "ventum", "da": "natur-energi"}


def messages(language: str, part: str = "development") -> list[dict]:
    """Return the messages of one language from `evaluation/`."""
    files = sorted((ROOT / "evaluation" / part).glob(f"{language}-*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def text_of(entry: dict) -> str:
    """Return subject and new text, as the desk reads them."""
    if entry["channel"] == "chat":
        return entry["text"]
    return f"{entry.get('subject', '')}\n{new_text(entry['text']).new}".strip()


def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language."""
    return Lexicon.load(ROOT / "locales" / language / "lexicon.yaml", language)


def examples(language: str) -> list[Example]:
    """Return all that is learned from in a language: examples, near misses, the ways to ask beside facts."""
    known = intents.examples(intents.load(ROOT / "intents"), language)
    return [*known, *ways_to_ask(KnowledgeBase.load(ROOT / "locales"), language)]


def expert(language: str) -> Expert:
    """Return what is learned from all examples, from the checkout's cache where it is there."""
    kept = ROOT / ".cache" / "cache"
    return understander(kept).experts[language]
