"""What every page needs, built once: the desk, the texts, the templates, the static files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant import resources
from assistant.desk.desk import Desk
from assistant.settings import Settings
from assistant.web import brands as colours
from assistant.web import phrases, words
from assistant.web.assets import Assets
from assistant.web.brands import Brand
from assistant.web.phrases import Phrases

STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True, kw_only=True, slots=True)
class DemoStaff:
    """A member of staff as whom a visitor of the demonstration signs in with one click."""

    name: str
    email: str
    password: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Caught:
    """A mail that the demonstration caught instead of delivering."""

    id: str
    at: datetime
    mail: EmailMessage = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Demo:
    """Handed in by the demonstration only; without it none of its pages exist."""

    staff: tuple[DemoStaff, ...]
    caught: Callable[[], Sequence[Caught]]  # oldest first


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """Handed to each router."""

    desk: Desk
    settings: Settings
    languages: Mapping[str, Phrases]
    templates: Environment
    assets: Assets
    brands: dict[str, Brand]
    probes: Mapping[str, Callable[[], str]]  # name → what is wrong; empty: all is well
    demo: Demo | None = None

    @property
    def https(self) -> bool:
        """Whether people reach us over https."""
        return self.settings.web.public_url.startswith("https://")

    def tenant_name(self, tenant_id: str) -> str:
        """Return a company's name, or its id where it is set up no more."""
        return next((t.name for t in self.settings.tenants if t.id == tenant_id), tenant_id)


def build(
    desk: Desk, settings: Settings, *, demo: Demo | None, probes: Mapping[str, Callable[[], str]]
) -> Site:
    """Read the texts, templates and static files. Raises ContentError where one is broken."""
    locales = resources.folder("locales")
    brands = colours.load(locales, settings.tenants)
    assets = Assets(STATIC, more={"brands.css": colours.stylesheet(brands)})
    return Site(
        desk=desk,
        settings=settings,
        languages=phrases.load(locales),
        templates=_templates(assets, settings),
        assets=assets,
        brands=brands,
        probes=probes,
        demo=demo,
    )


def environment() -> Environment:
    """Return what fills a page's template in: everything escaped, nothing silently empty."""
    return Environment(
        loader=FileSystemLoader(resources.folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _templates(assets: Assets, settings: Settings) -> Environment:
    made = environment()
    names = {tenant.id: tenant.name for tenant in settings.tenants}
    zones = {tenant.id: tenant.zone for tenant in settings.tenants}
    made.globals.update(
        asset=assets.url,
        words=words,
        languages=phrases.NAMES,
        tenant_name=lambda id: names.get(id, id),
        zone_of=zones.get,
    )
    made.filters["tenant_name"] = lambda id: names.get(id, id)
    return made


def size(bytes_: int, language: str) -> str:
    """Return a size as people say it in *language*: "1,5 MB" in Dutch and Danish."""
    if bytes_ < 1024:
        return f"{bytes_} B"
    if bytes_ < 1024 * 1024:
        return f"{bytes_ / 1024:.0f} kB"
    return f"{format_decimal(bytes_ / 1024 / 1024, '0.#', locale=language)} MB"


def context(p: Phrases) -> dict[str, Any]:
    """Return the functions by which a template speaks the language of *p*."""

    def word(table: str, id: str) -> str:
        """Return what *id* is called; an id without a name stands as it is."""
        return p.say(getattr(words, table).get(id, "")) or id.replace("_", " ")

    return {"p": p, "_": p.say, "ngettext": p.count, "word": word, "size": lambda n: size(n, p.language)}
