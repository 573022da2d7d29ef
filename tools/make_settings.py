"""Write `docs/settings.md` from the settings themselves, so that neither can drift from the other.

usage: .venv/bin/python tools/make_settings.py [--print]
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from assistant.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
HEAD = """# Settings

Made from `assistant/settings.py` by `make settings`.

The settings stand in a TOML file that `--config FILE` or `ASSISTANT_CONFIG` names. Without one, every
entry has the default below, and both companies are set up. An entry can also be given in the
environment, which wins over the file: `ASSISTANT_` and its name in capitals, two underscores for a
dot. So `ASSISTANT_SMTP_OUT__PASSWORD` is `smtp_out.password`. Passwords and keys belong there, or in
a file that only the service can read. `assistant check` says whether the settings can be used.

```toml
data_dir = "/var/lib/privacy-assistant"

[smtp_out]
host = "mail.example.org"
port = 587
username = "desk"

[[tenants]]
id = "ventum"
officer_email = "officer@example.org"
```

An entry under `[[tenants]]` with the `id` of a company that is shipped changes only what it names.
"""


Section = tuple[str, str, list[tuple[str, FieldInfo]]]


def sections(
    model: type[BaseModel], path: str = "", meaning: str = "", listed: bool = False
) -> Iterator[Section]:
    """Yield (title, meaning, entries) for *model*, then for every group inside it."""
    entries = [(n, f) for n, f in model.model_fields.items() if group_of(f.annotation)[0] is None]
    yield ((f"`[[{path}]]`" if listed else f"`[{path}]`") if path else "General"), meaning, entries
    for name, field in model.model_fields.items():
        group, several = group_of(field.annotation)
        if group is not None:
            yield from sections(group, f"{path}.{name}".lstrip("."), field.description or "", several)


def group_of(annotation: Any) -> tuple[type[BaseModel] | None, bool]:
    """Return the group of entries that *annotation* stands for, and whether there can be several."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, False
    if get_origin(annotation) is tuple:
        inner = get_args(annotation)[0]
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            return inner, True
    return None, False


def default_of(field: FieldInfo) -> str:
    """Return an entry's default as it would stand in the file."""
    if field.default_factory is not None:
        return "the user's data folder"
    value = field.default
    if value is PydanticUndefined:
        return "must be given"
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if value is None:
        return "none"
    if isinstance(value, str):
        return f'`"{value}"`'
    if isinstance(value, tuple):
        return f"`{list(value)}`"
    return f"`{value}`"


def choices(field: FieldInfo) -> str:
    """Return the values that an entry can have, where they are a closed set."""
    if get_origin(field.annotation) is not Literal:
        return ""
    return " One of " + ", ".join(f"`{value}`" for value in get_args(field.annotation)) + "."


def page() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for title, meaning, entries in sections(Settings):
        parts.append(f"\n## {title}\n")
        if meaning:
            parts.append(f"\n{meaning}\n")
        if entries:
            parts.append("\n| entry | default | meaning |\n| --- | --- | --- |\n")
        for name, field in entries:
            parts.append(f"| `{name}` | {default_of(field)} | {field.description}{choices(field)} |\n")
    return "".join(parts)


if __name__ == "__main__":
    if "--print" in sys.argv[1:]:
        sys.stdout.write(page())
    else:
        (ROOT / "docs" / "settings.md").write_text(page(), encoding="utf-8")
