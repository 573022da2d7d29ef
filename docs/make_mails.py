"""Write docs/mails.md: three mails of real programs from their bytes to the draft, by a real run.

usage: .venv/bin/python docs/make_mails.py

The mails are docs/mails/*.eml. Each goes through `assistant read` and, as it is, through `assistant ask`.
People, numbers and addresses in them are invented.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "mails"
PAGE = FOLDER.parent / "mails.md"
MAILS = (
    ("outlook-chain-da.eml", "natur-energi", "Outlook, a Danish answer on top of two earlier mails"),
    ("gmail-nl.eml", "ventum", "Gmail, a Dutch answer with a wrapped attribution line"),
    ("apple-pdf-nl.eml", "ventum", "Apple Mail, with a PDF between two pieces of text"),
)
READ = ("from", "subject", "date", "new_text", "signature", "auto", "auth", "attachments", "defects")
HEAD = """# Three mails from bytes to draft

Made by `docs/make_mails.py` from a real run of `assistant read` and `assistant ask --explain`; run it again
after a change. The mails are in [mails/](mails/), as their programs write them; everybody in them is
invented. They are received on 5 November 2026 at 12:00.
"""


def run(command: str, *arguments: str, given: str = "") -> list[dict[str, Any]]:
    """Return what a command of the assistant printed, an object a line."""
    program = [sys.executable, "-m", "assistant", command, *arguments]
    done = subprocess.run(program, input=given, capture_output=True, text=True, check=True)  # noqa: S603
    return [json.loads(line) for line in done.stdout.splitlines()]


def asked(name: str, tenant: str) -> str:
    """Return a mail as `ask` takes it."""
    raw = (FOLDER / name).read_bytes().decode("latin-1")  # what travels is ASCII
    received = "2026-11-05T12:00:00+01:00"
    return json.dumps({"id": name, "tenant": tenant, "channel": "email", "raw": raw, "received": received})


def block(text: str, kind: str = "") -> str:
    return f"```{kind}\n{text.rstrip()}\n```\n"


def pretty(facts: dict[str, Any]) -> str:
    return block(json.dumps(facts, ensure_ascii=False, indent=1), "json")


def chapter(name: str, title: str, seen: dict[str, Any], answer: dict[str, Any]) -> Iterator[str]:
    """Yield the pieces of one mail's chapter."""
    yield f"\n## {title}\n\n### The bytes: [{name}](mails/{name})\n\n"
    yield block("\n".join((FOLDER / name).read_text("ascii").splitlines()[:38]) + "\n…")
    yield "\n### What is read\n\n" + pretty({key: seen[key] for key in READ})
    known = {key: answer[key] for key in ("language", "intents", "action", "tickets", "citations")}
    yield "\n### What is understood and decided\n\n" + pretty(known)
    yield "\nThe pieces of the letter that decided:\n\n" + pretty({"why": answer["why"][:6]})
    reply = answer["reply"]
    approval = "waits for approval" if answer["needs_approval"] else "goes by itself: it is a receipt only"
    if reply is None:
        yield "\n### The draft\n\nNone.\n"
        return
    yield f"\n### The draft, which {approval}\n\n"
    yield block(f"Subject: {reply['subject']}\n\n{reply['text']}")


def main() -> None:
    """Write the page."""
    seen = run("read", *(str(FOLDER / name) for name, _, _ in MAILS))
    lines = "".join(asked(name, tenant) + "\n" for name, tenant, _ in MAILS)
    answers = run("ask", "--explain", given=lines)
    page = HEAD
    for (name, _, title), letter, answer in zip(MAILS, seen, answers, strict=True):
        page += "".join(chapter(name, title, letter, answer))
    PAGE.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
