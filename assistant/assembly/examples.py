"""New examples in the intent files, in the form that they have."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import ContentError


class _Dumper(yaml.SafeDumper):
    """Writes as the files are written: lists indented below their key, longer texts as blocks."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists too."""
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def add(folder: Path, *, language: str, labels: Sequence[str], text: str) -> Path:
    """Write *text* as an example of the first of *labels*; return the file.

    The learned model takes it up at the next start. Raises ContentError where the file cannot be changed.
    """
    file = folder / f"{labels[0]}.yaml"
    try:
        intent: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        entry: str | dict[str, Any] = {"text": text, "also": list(labels[1:])} if labels[1:] else text
        intent["examples"].setdefault(language, []).append(entry)
        page = yaml.dump(intent, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000)
        unfinished = file.with_suffix(".part")
        unfinished.write_text(page, encoding="utf-8")
        unfinished.replace(file)
    except OSError as error:
        reason = error.strerror or "no access"
        raise ContentError(
            f"{file}: cannot be changed ({reason}); name a copy of the folder that you may write: --folder"
        ) from error
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise ContentError(f"{file}: is not an intent file any more; run `assistant check`") from error
    return file
