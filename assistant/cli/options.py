"""Options that every command takes, and the settings that follow from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assistant.settings import Settings

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text for people.")]


@dataclass(frozen=True, kw_only=True, slots=True)
class Common:
    """What was said before the command's name."""

    config: str | None = None
    debug: bool = False

    def settings(self) -> "Settings":
        """Read the settings. Raises SettingsError naming the entry that is wrong."""
        from assistant.settings import load

        return load(self.config)


def common(context: typer.Context) -> Common:
    """Return the options that hold for every command."""
    return context.find_root().ensure_object(Common)


def everywhere(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Take `--config FILE` and `--debug` out of *arguments*: they may stand after the command too."""
    ours: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == "--debug" or word.startswith("--config="):
            ours.append(word)
        elif word == "--config":
            ours += [word, *([value] if (value := next(words, None)) is not None else [])]
        else:
            rest.append(word)
    return ours, rest
