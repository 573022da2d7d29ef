"""`assistant eval`: how good the answers are on labelled messages."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.options import Json, common
from assistant.cli.output import complain, emit, say, table
from assistant.errors import AssistantError, InputError

if TYPE_CHECKING:
    from assistant.assembly.thinking import Thinking
    from assistant.evaluation.records import Case, Figures
    from assistant.settings import Settings


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("eval")(evaluate)


def evaluate(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Labelled messages, JSON Lines.")],
    json: Json = False,
    html: Annotated[
        Path | None, typer.Option(metavar="REPORT", help="Also write a page with pictures.")
    ] = None,
    threshold: Annotated[
        float | None, typer.Option(min=0, max=1, help="Instead of the one that the development set fixed.")
    ] = None,
) -> None:
    """Answer each message of FILE and compare with its labels and facts."""
    from assistant.assembly.thinking import thinking
    from assistant.evaluation import figures, report
    from assistant.understanding.certainty import SURE_99

    settings = common(context).settings()
    mind = thinking(settings)
    cases, failed = [], False
    for found in _cases(files, settings, mind):
        if isinstance(found, str):
            complain(found)
            failed = True
        else:
            cases.append(found)
    if not cases:
        raise InputError("there is no labelled message to measure; each line needs text and intents")
    measured = figures.measure(cases, threshold=SURE_99 if threshold is None else threshold)
    if html:
        _write(html, report.page(measured, cases, title=", ".join(file.name for file in files)))
    if json:
        emit(asdict(measured))
    else:
        show(measured)
    if failed:
        raise typer.Exit(1)


def _write(file: Path, page: str) -> None:
    try:
        file.write_text(page, encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write {file}: {error.strerror}") from error


def _cases(files: list[Path], settings: "Settings", mind: "Thinking") -> "Iterator[Case | str]":
    """Yield each line's case, or what is wrong with the line."""
    from assistant.cli.asking import numbered

    for file in files:
        try:
            with file.open("rb") as stream:
                for number, line in numbered(stream):
                    try:
                        yield case(line, settings, mind)
                    except AssistantError as error:
                        yield f"{file}, line {number}: {error}"
        except OSError as error:
            yield f"cannot read {file}: {error.strerror}"


def case(line: bytes, settings: "Settings", mind: "Thinking") -> "Case":
    """Answer one labelled line. Raises InputError where text or labels cannot be used."""
    from assistant.cli import questions
    from assistant.evaluation.records import EARLY, Case

    question = questions.parse(line, settings)
    gold = question.line.get("intents")
    if not isinstance(gold, list) or not gold or not all(isinstance(one, str) for one in gold):
        raise InputError('"intents" must be a list of labels, the main one first')
    facts = _facts(question.line.get("facts"))
    given = questions.answer(question, mind.about(question.message, question.tenant))
    reply = given["reply"] or {"text": "", "more": None}
    words = "\n".join(filter(None, (reply["text"], reply["more"])))
    opening = _first_words(reply["text"], EARLY)
    return Case(
        gold=tuple(gold),
        given=tuple((wish["id"], wish["score"]) for wish in given["intents"]),
        action=given["action"],
        reason=given["reason"],
        tickets=tuple(ticket["type"] for ticket in given["tickets"]),
        facts_found=tuple(bool(fact.search(words)) for fact in facts),
        first_fact_early=bool(facts[0].search(opening)) if facts else None,
    )


def _facts(value: Any) -> list[re.Pattern[str]]:
    if not isinstance(value or [], list):
        raise InputError('"facts" must be a list of regular expressions')
    try:
        return [re.compile(fact, re.IGNORECASE) for fact in value or ()]
    except (re.error, TypeError) as error:
        raise InputError(f'"facts" holds what is no regular expression: {error}') from error


def _first_words(text: str, count: int) -> str:
    words = list(re.finditer(r"\S+", text))
    return text if len(words) <= count else text[: words[count - 1].end()]


def show(measured: "Figures") -> None:
    """Print the figures for people."""
    from assistant.evaluation.summary import rows

    table(("figure", "value"), rows(measured))
    if measured.confusions:
        say()
        table(
            ("wanted", "taken for", "times"),
            [(one.gold, one.given or "nothing", str(one.count)) for one in measured.confusions],
        )
