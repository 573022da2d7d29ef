"""Write `docs/cases/`: for each type of request a history from the first mail to closing, as it really ran.

usage: .venv/bin/python -m tools.make_cases [type …]

The letters and what staff do stand in `tools/cases/*.yaml`; people and addresses are invented. Each history
runs on a store of its own in a temporary folder, with a clock that only the script moves and the part that
thinks as shipped. The script ends with an error where a letter is not read as its type, or an act is refused.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import yaml

from assistant import settings
from assistant.assembly import building
from assistant.assembly.thinking import Thinking, thinking
from assistant.settings import Tenant
from tools.case_page import Page
from tools.case_run import SITE, Case, Clock

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "cases"
STORIES = ROOT / "tools" / "cases"
COMPANIES = {"nl": "ventum", "da": "natur-energi"}

INDEX = """# Case histories

One history for each type of request and company: from the first mail to closing, as it really ran through the
desk with a clock set by hand. Nothing is edited afterwards: letters of the customer, receipts, drafts,
approvals, dates with their derivation, and the journal. People, addresses and numbers are invented. Receipts
go out by themselves; every other mail waited for a person, and those that disclose, erase or refuse for two.

Made with `python -m tools.make_cases`; the letters stand in `tools/cases/`.

| type | Ventum (Dutch) | Natur-Energi (Danish) |
| --- | --- | --- |
"""


def stories(language: str) -> dict[str, dict[str, object]]:
    """Return the histories of a language, by type."""
    loaded: dict[str, dict[str, object]] = yaml.safe_load(
        (STORIES / f"{language}.yaml").read_text(encoding="utf-8")
    )
    return loaded


@contextmanager
def case(mind: Thinking, tenant: Tenant, type: str) -> Iterator[Case]:
    """Open a desk for one history; chance is the same each time, so that references are too."""
    clock = Clock()
    chance = random.Random(f"{tenant.id} {type}")  # noqa: S311  # invented cases hold no secret
    with tempfile.TemporaryDirectory(prefix="case-") as folder:
        ours = settings.load(data_dir=Path(folder))
        officer = f"officer@{tenant.sender_address.rpartition('@')[2]}"
        named = tuple(one.model_copy(update={"officer_email": officer}) for one in ours.tenants)
        web = ours.web.model_copy(update={"public_url": SITE})
        ours = ours.model_copy(update={"tenants": named, "web": web})
        with building.desk(ours, mind=mind, clock=clock) as desk:
            yield Case(
                desk=replace(desk, random=chance.randbytes), clock=clock, tenant=tenant, page=Page(tenant)
            )


def history(mind: Thinking, language: str, type: str, story: dict[str, object]) -> str:
    """Return a history as a page. Raises SystemExit where the letter is read as something else."""
    tenant = settings.load(data_dir=ROOT / ".cache").tenant(COMPANIES[language])
    with case(mind, tenant, type) as running:
        running.page.head(type, str(story["about"]))
        running.begin(story, type)
        for step in story["steps"]:  # type: ignore[attr-defined]
            running.step(step)
        running.end()
        return running.page.text()


def index() -> str:
    """Return the page that lists them."""
    both = {language: stories(language) for language in COMPANIES}
    lines = []
    for type in dict.fromkeys([*both["da"], *both["nl"]]):
        cells = [f"[{type}]({type}.{lang}.md)" if type in both[lang] else "not offered" for lang in COMPANIES]
        lines.append(f"| {type} | {cells[0]} | {cells[1]} |\n")
    return INDEX + "".join(lines)


def main(wanted: list[str]) -> int:
    """Write the pages; *wanted* are types, none: all."""
    mind = thinking(settings.load(data_dir=ROOT / ".cache"))
    OUT.mkdir(parents=True, exist_ok=True)
    for language in COMPANIES:
        for type, story in stories(language).items():
            if not wanted or type in wanted:
                page = history(mind, language, type, story)
                (OUT / f"{type}.{language}.md").write_text(page, encoding="utf-8")
    (OUT / "README.md").write_text(index(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
