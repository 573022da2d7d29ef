"""The companies' colours: two hex values each, read from `brand.toml` beside their knowledge."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import ContentError
from assistant.settings import Tenant

_HEX = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Brand:
    """A company's colour on light and on dark ground, and what is written on it."""

    accent: str = "#2f4a7d"
    on_accent: str = "#ffffff"
    accent_dark: str = "#9db8ec"
    on_accent_dark: str = "#10151f"


def load(folder: Path, tenants: Iterable[Tenant]) -> dict[str, Brand]:
    """Read `<language>/<tenant>/brand.toml` under *folder*; a company without one has the neutral colour.

    Raises ContentError where a colour is not written as `#rrggbb`.
    """
    return {tenant.id: _read(folder / tenant.language / tenant.id / "brand.toml") for tenant in tenants}


def _read(file: Path) -> Brand:
    if not file.is_file():
        return Brand()
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
        brand = Brand(**values)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as error:
        raise ContentError(f"{file} cannot be read: {error}") from error
    for name, value in values.items():
        if not isinstance(value, str) or not _HEX.fullmatch(value):
            raise ContentError(f"{file}: {name} must be a colour such as #2f4a7d")
    return brand


def stylesheet(brands: dict[str, Brand]) -> str:
    """Return the rules that colour each company's marks, on light and dark ground."""
    light = "".join(
        f'[data-tenant="{id}"]{{--brand:{b.accent};--on-brand:{b.on_accent}}}' for id, b in brands.items()
    )

    def dark(root: str) -> str:
        return "".join(
            f'{root} [data-tenant="{id}"],{root}[data-tenant="{id}"]'
            f"{{--brand:{b.accent_dark};--on-brand:{b.on_accent_dark}}}"
            for id, b in brands.items()
        )

    chosen = ':root[data-theme="dark"]'
    system = ':root:not([data-theme="light"])'
    return f"{light}{dark(chosen)}@media (prefers-color-scheme:dark){{{dark(system)}}}\n"
