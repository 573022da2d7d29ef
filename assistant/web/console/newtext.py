"""A new answer: for which company or layer, and what customers ask; the form of editing does the rest."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from assistant import resources
from assistant.desk import access, textviews
from assistant.errors import NotFound
from assistant.understanding.intents import companies
from assistant.web.visits import Visit
from assistant.writing.library import Place

_LAW = "law"
_ANY = "faq.retention"  # every place of answers takes this label: its rights are those of the place


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """A place where answers can be added, and the labels that have none there."""

    tenant: str  # empty: what the law says, for every company of the language
    language: str
    free: dict[str, str]  # path by label


def beginning(place: Place) -> str:
    """Return what a new answer begins with; nothing where *place* holds no answer."""
    return f"intent: {place.label}\ntitle: ''\nfacts: []\n" if place.label else ""


def homes(visit: Visit, taken: Collection[str]) -> list[Home]:
    """Return where this person may add which answers; *taken* are the paths that hold one."""
    known = _labels()
    found: dict[str, Home] = {}
    for tenant in visit.site.settings.tenants:
        for folder, owner in (
            (f"{tenant.language}/{tenant.id}", tenant.id),
            (f"{tenant.language}/{_LAW}", ""),
        ):
            labels = [id for id, whose in known.items() if id.startswith("faq.") and tenant.id in whose]
            before = found[folder].free if folder in found else {}
            free = {id: path for id in labels if (path := f"{folder}/answers/{id}.yaml") not in taken}
            if _may(visit, f"{folder}/answers/{_ANY}.yaml"):
                found[folder] = Home(tenant=owner, language=tenant.language, free=before | free)
    return [home for home in found.values() if home.free]


@cache
def _labels() -> dict[str, tuple[str, ...]]:
    """Return for which companies each label exists: shipped, so it changes with a release only."""
    return companies(resources.folder("intents"))


def _may(visit: Visit, path: str) -> bool:
    try:
        place = textviews.place_of(visit.desk, path)
    except NotFound:  # this company has no answers of its own yet, or the desk has no such layer
        return False
    return textviews.may(visit.desk, visit.staff, place, access.WORK)
