"""The whole of understanding: a message goes in, wishes with evidence come out."""

import hashlib
import logging
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.message import Channel, Message
from assistant.settings import Tenant
from assistant.text.lexicon import Lexicon
from assistant.text.lines import unwrapped
from assistant.understanding import choosing, details, intents
from assistant.understanding.choosing import GIVEN, Calibration
from assistant.understanding.denial import ERASURE, forbids_deleting
from assistant.understanding.evidence import evidence
from assistant.understanding.expert import Expert, Reading
from assistant.understanding.intents import Example
from assistant.understanding.language import LanguageReader
from assistant.understanding.model import Linear
from assistant.understanding.records import Understanding, Wish
from assistant.understanding.signs import signs

VERSION = "8"  # of features and learning: another version learns again

_MOST_ASKED = 12  # sentences that are looked through for questions beside a right
_SURELY_ASKED = 0.9  # of a question read alone

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Understander:
    """Reads messages of every company; built once, safe to share between threads."""

    experts: Mapping[str, Expert]
    calibrations: Mapping[str, Calibration]
    languages: LanguageReader
    companies: Mapping[str, tuple[str, ...]]  # for which companies each label exists
    _masks: dict[tuple[str, str], NDArray[np.bool_]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(
        cls,
        intents_folder: Path,
        locales_folder: Path,
        cache_folder: Path | None = None,
        *,
        asked: Mapping[str, Sequence[Example]],
        lexicons: Mapping[str, Lexicon],
    ) -> "Understander":
        """Read the intents, and learn from them unless *cache_folder* holds what was learned.

        *asked* are further examples, by language: the ways to ask that stand beside the facts.
        *lexicons* were read from *locales_folder*. Raises ContentError for a broken file.
        """
        calibrations = Calibration.load(intents_folder / "calibration.json")
        lessons = []
        for language in intents.LANGUAGES:
            file, also = locales_folder / language / "lexicon.yaml", tuple(asked.get(language, ()))
            lessons.append(
                _Lesson(
                    intents=intents_folder,
                    lexicon=lexicons[language],
                    asked=also,
                    kept=cache_folder
                    and cache_folder / f"{language}-{_fingerprint(intents_folder, file, also)}.npz",
                )
            )
        _learn_together([lesson for lesson in lessons if lesson.kept and not lesson.kept.exists()])
        return cls(
            experts={lesson.lexicon.language: _expert(lesson) for lesson in lessons},
            calibrations=calibrations,
            languages=LanguageReader.load(),
            companies=intents.companies(intents_folder),
        )

    def understand(self, message: Message, tenant: Tenant) -> Understanding:
        """Return what *message* wants."""
        written = message.text if message.channel is Channel.CHAT else unwrapped(message.text)
        text = f"{message.subject}\n{written}".strip()
        language, ours = self.languages.read(message.text or text, tenant.language)
        reader = language if language in self.experts else tenant.language
        found = details.find(message, reader)
        notes = details.notes(message, reader, tenant.name, found) | signs(text, language)
        reading = self.experts[reader].read(text)
        if reading is None:
            return Understanding(
                language=language, language_is_ours=ours, wishes=(), found=found, notes=frozenset(notes)
            )
        wishes, doubt = self._wishes(reading, reader, tenant)
        before = _asked_before(message)
        if before and _says_little(wishes):
            together = self.experts[reader].read(f"{before}\n{text}")
            if together is not None:
                wishes, doubt = self._wishes(together, reader, tenant)
        wishes += self._asked_beside(wishes, reading, reader, tenant)
        if "foreign_right" in notes and not ours:
            doubt = max(doubt, 0.9)
        return Understanding(
            language=language,
            language_is_ours=ours,
            wishes=wishes,
            right_doubt=doubt,
            found=found,
            notes=frozenset(notes),
        )

    def wished(self, text: str, tenant: Tenant) -> tuple[Wish, ...]:
        """Return what *text* alone wants, read in the company's language; no details are looked for."""
        language = tenant.language
        reading = self.experts[language].read(text)
        if reading is None:
            return ()
        wishes, _ = self._wishes(reading, language, tenant)
        return wishes + self._asked_beside(wishes, reading, language, tenant)

    def _asked_beside(
        self, wishes: tuple[Wish, ...], reading: Reading, language: str, tenant: Tenant
    ) -> tuple[Wish, ...]:
        """Return the questions beside a right, each read alone: next to it the whole hides them."""
        if not wishes[0].is_right or any(wish.is_question for wish in wishes):
            return ()
        asked: dict[str, Wish] = {}
        for sentence in reading.sentences[:_MOST_ASKED] if len(reading.sentences) > 1 else ():
            alone = self.experts[language].read(sentence.text) if sentence.text.endswith("?") else None
            best = self._wishes(alone, language, tenant)[0][0] if alone is not None else None
            if best is not None and best.is_question and best.score >= _SURELY_ASKED:
                asked.setdefault(best.intent, best)
        return tuple(asked.values())

    def _of_company(self, language: str, tenant: str) -> NDArray[np.bool_]:
        """Return which labels of a language exist for a company; worked out once."""
        mask = self._masks.get((language, tenant))
        if mask is None:
            labels = self.experts[language].labels
            mask = np.asarray([tenant in self.companies[label] for label in labels])
            self._masks[language, tenant] = mask
        return mask

    def _wishes(self, reading: Reading, language: str, tenant: Tenant) -> tuple[tuple[Wish, ...], float]:
        expert, calibration = self.experts[language], self.calibrations[language]
        here = self._of_company(language, tenant.id)
        if forbids_deleting(reading.sentences, language):
            here = here & (np.asarray(expert.labels) != ERASURE)
        requests = _requests(expert.labels) & here
        sure = choosing.probability(calibration.label, choosing.label_features(reading)) * here
        doubt = choosing.probability(calibration.right, choosing.right_features(reading, requests))
        given = choosing.given(expert.labels, sure, np.where(here, reading.whole, -np.inf))
        wishes = []
        columns = {label: expert.labels.index(label) for label in given}
        places = {label: reading.place(column) for label, column in columns.items()}
        order = choosing.in_order(given, places)
        seen = choosing.first_features(reading, sure, [columns[label] for label in order])
        scores = {**given, order[0]: choosing.sure_of_first(calibration.first, seen, given[order[0]])}
        reasons = evidence(expert, reading, order)
        for label in order:
            column = columns[label]
            sentence = reading.parts[int(reading.each[:, column].argmax())]
            wishes.append(
                Wish(
                    intent=label,
                    score=round(scores[label], 4),
                    likely=round(given[label], 4),
                    sentence=sentence.text,
                    evidence=reasons[label],
                )
            )
        return tuple(wishes), float(doubt)


@lru_cache(maxsize=8)  # one for each language
def _requests(labels: tuple[str, ...]) -> NDArray[np.bool_]:
    return np.asarray([label.startswith("request.") for label in labels])


def _asked_before(message: Message) -> str:
    """Return what the customer last wanted, where we asked something back in the same chat."""
    if not message.history or message.history[-1].by == "customer":
        return ""
    return next((turn.text for turn in reversed(message.history) if turn.by == "customer"), "")


def _says_little(wishes: tuple[Wish, ...]) -> bool:
    """Whether a message alone means nothing ("Piet Jansen, Dorpsstraat 5", "yes please")."""
    first = wishes[0]
    return first.score < GIVEN or first.intent in ("other.unclear", "other.smalltalk")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Lesson:
    """What one language is learned from, and the file that keeps what was learned."""

    intents: Path
    lexicon: Lexicon
    asked: tuple[Example, ...]
    kept: Path | None


def _expert(lesson: _Lesson) -> Expert:
    language = lesson.lexicon.language
    if lesson.kept is not None:
        try:
            return Expert(language=language, lexicon=lesson.lexicon, sums=Linear.load(lesson.kept))
        except (OSError, ValueError, KeyError):
            _log.info("learning %s: nothing in the cache", language)
    return _learned(lesson)


def _learned(lesson: _Lesson) -> Expert:
    """Learn, and keep what was learned where that can be done."""
    language = lesson.lexicon.language
    known = intents.examples(intents.load(lesson.intents), language)
    expert = Expert.learn([*known, *lesson.asked], language=language, lexicon=lesson.lexicon)
    if lesson.kept is not None:
        try:
            _keep(expert.sums, lesson.kept)
        except OSError as error:
            _log.warning("the model cannot be kept: %s", error.strerror)
    return expert


def _learn_together(lessons: Sequence[_Lesson]) -> None:
    """Learn several languages at once, each in a process that leaves its model in the cache.

    What they needed goes back to the system with them. Where that fails, each is learned here in turn.
    """
    if len(lessons) < 2:
        return
    try:
        with ProcessPoolExecutor(len(lessons), mp_context=get_context("spawn")) as pool:
            list(pool.map(_learn_alone, lessons))
    except (BrokenExecutor, OSError):
        _log.warning("the languages are learned one after the other: no process for each")


def _learn_alone(lesson: _Lesson) -> None:
    """Send nothing back: a model is read from the cache sooner than from another process."""
    _learned(lesson)


def _keep(sums: Linear, file: Path) -> None:
    """Write to another name first: a second process never reads half a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}.part")
    sums.save(unfinished)
    unfinished.replace(file)


def _fingerprint(intents_folder: Path, lexicon: Path, asked: Sequence[Example]) -> str:
    digest = hashlib.sha256(VERSION.encode())
    for file in (*sorted(intents_folder.glob("*.yaml")), lexicon):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    for example in asked:
        digest.update(f"{example.text} {example.intents}".encode())
    return digest.hexdigest()[:16]
