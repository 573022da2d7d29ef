"""Templates: which sentences stand in a reply, and in which order. Checked against the wording at load."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2 import nodes as jinja

from assistant.errors import ContentError
from assistant.writing.wording import Wording, check_use

FRAME = "mail/frame.html"
GIVEN = frozenset(
    "company legal_name statement portal hint hours authority_name authority_address authority_url".split()
)
"""Placeholders that every sentence may hold: they come from the tenant."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Use:
    """A place in a template where a sentence is used."""

    where: str  # file and line
    group: str
    key: str  # empty: any key of the group
    given: frozenset[str]  # the placeholders that are filled in there


@dataclass(frozen=True, kw_only=True, slots=True)
class Templates:
    """All templates of letters and chats."""

    bodies: Mapping[str, Template] = field(repr=False)
    frame: Template = field(repr=False)
    uses: tuple[Use, ...] = field(repr=False)

    def render(self, name: str, **values: object) -> str:
        """Return the body *name* (`mail/receipt`) as blocks; `assistant.writing.layout` sets them."""
        return self.bodies[name].render(**values)


def load(folder: Path) -> Templates:
    """Read `mail/` and `chat/` under *folder*. Raises ContentError with file and line."""
    plain = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  # plain text; what becomes HTML goes through the frame, which escapes
    )
    html = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
    )
    files = sorted([*folder.glob("mail/*.txt"), *folder.glob("chat/*.txt")])
    if not files or not (folder / FRAME).is_file():
        raise ContentError(f"{folder}: no templates here; reinstall, or point at the right folder")
    bodies = {}
    uses: list[Use] = []
    for file in files:
        name = f"{file.parent.name}/{file.name}"
        bodies[name.removesuffix(".txt")] = _compiled(plain, name, folder)
        uses.extend(_uses(plain.parse(file.read_text(encoding="utf-8")), file))
    return Templates(bodies=bodies, frame=_compiled(html, FRAME, folder), uses=tuple(uses))


def _compiled(environment: Environment, name: str, folder: Path) -> Template:
    try:
        return environment.get_template(name)
    except TemplateSyntaxError as error:
        raise ContentError(f"{folder / name} line {error.lineno}: {error.message}") from error
    except TemplateError as error:
        raise ContentError(f"{folder / name}: {error.message}") from error


def _uses(tree: jinja.Template, file: Path) -> Iterator[Use]:
    for call in tree.find_all(jinja.Call):
        name = call.node.name if isinstance(call.node, jinja.Name) else ""
        if name not in ("say", "word"):
            continue
        where = f"{file} line {call.lineno}"
        first = call.args[0] if call.args else None
        if not isinstance(first, jinja.Const):
            raise ContentError(f"{where}: {name}() must name its entry in quotes")
        if name == "word":
            yield Use(where=where, group=str(first.value), key="", given=frozenset())
            continue
        group, _, key = str(first.value).partition(".")
        given = frozenset(keyword.key for keyword in call.kwargs)
        yield Use(where=where, group=group, key=key, given=given)


def check(templates: Templates, wording: Wording, needed: Iterable[Use]) -> None:
    """Check that *wording* holds whatever the templates and the code (*needed*) use, and nothing else.

    Raises ContentError with file and line.
    """
    used: set[tuple[str, str]] = set()
    for use in (*templates.uses, *needed):
        keys = [use.key] if use.key else list(wording.groups.get(use.group, {}))
        if not keys:
            raise ContentError(f"{wording.file}: the group {use.group!r} is missing; {use.where} uses it")
        for key in keys:
            check_use(wording, use.group, key, use.given | GIVEN, use.where)
            used.add((use.group, key))
    for group, entries in wording.groups.items():
        for key, sentence in entries.items():
            if (group, key) not in used:
                raise ContentError(f"{sentence.where}: no reply uses {group}.{key}; is it misspelt?")
