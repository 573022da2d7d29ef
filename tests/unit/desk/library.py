"""A small library on disk: the invented company's answers under ventum, the shipped wording."""

import shutil
from pathlib import Path

from assistant import resources
from assistant.writing.library import Library
from tests.unit.knowledge import mini

BILLS = "nl/ventum/answers/faq.retention.yaml"
SECTIONS = "nl/ventum/sections.yaml"
WORDING = "nl/wording.yaml"
COMPANIES = {"ventum": "Mini Energie", "natur-energi": "Natur-Energi"}


def library(folder: Path) -> Library:
    """Write the texts under *folder* and return them as a library."""
    mini.written(folder)
    (folder / "nl" / "mini").rename(folder / "nl" / "ventum")
    for name in ("wording.yaml", "chat.yaml"):
        if (shipped := resources.folder("locales") / "nl" / name).is_file():
            shutil.copy(shipped, folder / "nl" / name)
    return Library(folder, resources.folder("templates"), COMPANIES)
