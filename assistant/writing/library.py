"""The files that an officer edits, as texts by path; and what they make together, checked before use."""

import re
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from assistant.errors import ContentError
from assistant.knowledge.base import KnowledgeBase
from assistant.writing.writer import Writer

_PATH = re.compile(
    r"(?P<language>[a-z]{2})/(?:(?P<home>[a-z0-9][a-z0-9-]*)/)?"
    r"(?:answers/(?P<answer>[a-z0-9_.]+)\.yaml|sections\.yaml|wording\.yaml|chat\.yaml)"
)
_SHARED = ("law", "desk")
SECTIONS = "sections.yaml"
_BESIDE = "lexicon.yaml"  # read with the answers, edited elsewhere


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """What a path says about a text."""

    language: str
    tenant: str  # empty: it holds for every company of the language
    layer: str  # statement, law, desk, sections or wording
    label: str  # of an answer: its file's name; else empty


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """What may be said and how, made from one set of texts."""

    knowledge: KnowledgeBase = field(repr=False)
    writer: Writer = field(repr=False)


class Library:
    """The shipped texts, and editions made of them with others laid over."""

    def __init__(self, locales: Path, templates: Path, companies: Mapping[str, str]) -> None:
        """*companies* are their names by tenant. Nothing is read before it is asked for."""
        self._locales, self._templates, self._companies = locales, templates, companies
        self._last: dict[str, tuple[Mapping[str, str], Edition]] = {}  # by language: what was made last

    @cached_property
    def shipped(self) -> Mapping[str, str]:
        """The texts as shipped, by path below `locales`, in order."""
        found = {}
        for file in sorted(self._locales.rglob("*.yaml")):
            path = file.relative_to(self._locales).as_posix()
            if _PATH.fullmatch(path):
                found[path] = file.read_text(encoding="utf-8")
        return found

    @cached_property
    def _homes(self) -> Mapping[str, Collection[str]]:
        """What stands in each language's folder: companies, layers, and texts for all companies."""
        found: dict[str, set[str]] = {}
        for path in self.shipped:
            language, home = PurePosixPath(path).parts[:2]
            found.setdefault(language, set()).add(home)
        return found

    def place(self, path: str) -> Place:
        """Return what *path* stands for. Raises ContentError where no such text can exist."""
        match = _PATH.fullmatch(path)
        if match is None or match["language"] not in self._homes or ".." in path:
            raise ContentError(f"{path}: there is no such text; only answers, sections and wording are kept")
        home, answer = match["home"] or "", match["answer"] or ""
        known = self._homes[match["language"]]
        layer = home if answer and home in _SHARED else "statement" if answer else "wording"
        if path.endswith(SECTIONS):
            layer = "sections"
        misplaced = not answer and home in _SHARED
        if (home and home not in known) or (not home and layer != "wording") or misplaced:
            raise ContentError(f"{path}: there is no such company or layer in this language")
        tenant = "" if home in _SHARED else home
        return Place(language=match["language"], tenant=tenant, layer=layer, label=answer)

    def edition(self, over: Mapping[str, str], language: str = "") -> Edition:
        """Return what the shipped texts make with those *over* laid on top; of one *language* where named.

        Asked for the same texts again, it is the one that was made. Raises ContentError that names path,
        line and what is wrong.
        """
        texts = self._texts(over, language)
        last = self._last.get(language)
        if last is None or last[0] != texts:
            last = self._last[language] = (texts, self._made(texts, language))
        return last[1]

    def _texts(self, over: Mapping[str, str], language: str) -> Mapping[str, str]:
        return {path: text for path, text in {**self.shipped, **over}.items() if path.startswith(language)}

    def _made(self, texts: Mapping[str, str], language: str) -> Edition:
        with tempfile.TemporaryDirectory(prefix="assistant-texts-") as name:
            folder = Path(name)
            for path, text in texts.items():
                file = folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            for lexicon in self._locales.glob(f"{language or '*'}/{_BESIDE}"):
                beside = folder / lexicon.parent.name / _BESIDE
                beside.write_bytes(lexicon.read_bytes())
            try:
                return Edition(
                    knowledge=KnowledgeBase.load(folder), writer=Writer.load(folder, self._templates)
                )
            except ContentError as error:
                raise ContentError(str(error).replace(f"{folder}/", "")) from error

    def problem(self, path: str, text: str, over: Mapping[str, str]) -> str:
        """Return why *text* cannot be used at *path* beside the texts *over*; empty where it can.

        It must be read by the code that reads it in service, so a broken template, an unknown
        placeholder or a fact without its section shows here; and it names no other company.
        """
        try:
            place = self.place(path)
            edition = self._made(self._texts({**over, path: text}, place.language), place.language)
        except ContentError as error:
            return str(error)
        if path not in {**self.shipped, **over} and place.tenant not in ("", *edition.knowledge.shelves):
            return f"{path}: there is no company {place.tenant}"
        return self._foreign(place, path, text)

    def _foreign(self, place: Place, path: str, text: str) -> str:
        """Return that a text names a company whose answers it is not part of, if it does."""
        for other, name in self._companies.items():
            if other != place.tenant and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
                return f"{path}: it names {name}; an answer of one company never speaks of another"
        return ""
