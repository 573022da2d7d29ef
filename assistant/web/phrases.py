"""The pages' languages: gettext catalogues, read and compiled in memory, and how dates are said."""

import gettext as gnu
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale, dates
from babel.messages import mofile, pofile
from babel.messages.pofile import PoFileError

from assistant.errors import ContentError

LANGUAGES = ("nl", "da", "en")
NAMES = {"nl": "Nederlands", "da": "Dansk", "en": "English"}
_LOCALES = {"nl": Locale("nl"), "da": Locale("da"), "en": Locale("en", "GB")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrases:
    """One language: its sentences and its way of writing dates."""

    language: str  # nl, da or en
    catalogue: gnu.NullTranslations

    def say(self, sentence: str, **values: object) -> str:
        """Return *sentence* (English) in this language, with *values* filled in."""
        said = self.catalogue.gettext(sentence) if sentence else ""
        return said % values if values else said

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """Return *one* or *many* in this language, with `n` filled in."""
        return self.catalogue.ngettext(one, many, n) % {"n": n, **values}

    def day(self, value: date | datetime, zone: ZoneInfo | None = None) -> str:
        """Return a day in words, with its weekday: "Mon 28 Dec 2026"."""
        if isinstance(value, datetime) and zone:
            value = value.astimezone(zone)
        pattern = {"nl": "EEE d MMM y", "da": "EEE d. MMM y", "en": "EEE d MMM y"}[self.language]
        return dates.format_date(value, pattern, locale=_LOCALES[self.language])

    def month(self, value: date) -> str:
        """Return a month in words: "Dec 2026"."""
        return dates.format_date(value, "MMM y", locale=_LOCALES[self.language])

    def moment(self, value: datetime, zone: ZoneInfo) -> str:
        """Return a day and time in words, in *zone*."""
        local = value.astimezone(zone)
        return f"{self.day(local)} {local:%H:%M}"

    def ago(self, days: int) -> str:
        """Return how many days are left, or how many have passed since."""
        if days < 0:
            return self.count("%(n)s day overdue", "%(n)s days overdue", -days)
        if days == 0:
            return self.say("due today")
        if days == 1:
            return self.say("due tomorrow")
        return self.count("%(n)s day left", "%(n)s days left", days)


def load(folder: Path) -> Mapping[str, Phrases]:
    """Read `<language>/LC_MESSAGES/console.po` under *folder* for each language.

    Raises ContentError naming the file that is missing or broken.
    """
    return {language: Phrases(language=language, catalogue=_read(folder, language)) for language in LANGUAGES}


def _read(folder: Path, language: str) -> gnu.GNUTranslations:
    file = folder / language / "LC_MESSAGES" / "console.po"
    try:
        with file.open("rb") as opened:
            catalogue = pofile.read_po(opened, locale=language, abort_invalid=True)
    except OSError as error:
        raise ContentError(f"the console's texts are missing: {file} ({error.strerror})") from error
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        raise ContentError(f"{file} cannot be read: {error}") from error
    compiled = io.BytesIO()
    mofile.write_mo(compiled, catalogue)
    compiled.seek(0)
    return gnu.GNUTranslations(compiled)


def best(accepted: str, default: str = "en") -> str:
    """Return the language of ours that a browser wants most (Accept-Language, RFC 9110 12.5.4)."""
    wanted: list[tuple[float, str]] = []
    for part in accepted.split(",")[:20]:
        tag, _, quality = part.strip().partition(";")
        try:
            weight = float(quality.strip().removeprefix("q=")) if quality else 1.0
        except ValueError:
            continue
        wanted.append((-weight, tag.split("-")[0].strip().lower()))
    for weight, language in sorted(wanted):
        if language in LANGUAGES and weight < 0:
            return language
    return default
