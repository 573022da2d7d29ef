"""Records of the texts that staff edit: what may be said, and how."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

RevisionState = Literal["open", "published", "replaced", "withdrawn"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """A text of one path as somebody wrote it; only the published one is ever used in an answer."""

    id: str
    path: str  # below `locales`
    state: RevisionState
    number: int = 0  # counts the publications of its path; 0: never published
    version: int = 1  # counts the savings; an edit names the one it started from
    text: str = field(repr=False)
    based_on: str  # digest of the text that was in use when it was begun
    authors: tuple[str, ...]  # staff ids; none of them may publish it
    reason: str = ""  # what changes, and why
    sent_back: str = ""  # why a second person did not publish it
    created_at: datetime
    changed_at: datetime
    published_by: str = ""
    published_at: datetime | None = None


class Revisions(Protocol):
    """The texts that were written over the shipped ones."""

    def add(self, row: Revision) -> None: ...
    def get(self, id: str) -> Revision | None: ...
    def take(self, id: str) -> Revision | None: ...
    def of(self, path: str) -> Sequence[Revision]:
        """Return all revisions of a path, newest first."""
        ...

    def open(self) -> Sequence[Revision]:
        """Return what waits to be finished or published."""
        ...

    def published(self) -> dict[str, str]:
        """Return the text in use of each path where it is not the shipped one."""
        ...

    def change(self, id: str, **values: Any) -> None: ...
    def change_if(self, id: str, was: int, **values: Any) -> bool:
        """Change an open revision that still *was* this version; False where it is not."""
        ...
