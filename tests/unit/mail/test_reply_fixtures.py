"""Replies as real programs write them, one file each, with the new words beside it."""

import re
from pathlib import Path

import pytest

from assistant.mail.reading import read

REPLIES = Path(__file__).parent / "fixtures" / "replies"
MAILS = sorted(REPLIES.glob("*.eml"))


def compared(text: str) -> str:
    """Trailing blanks off, runs of empty lines as one: the way the contract compares texts."""
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


@pytest.mark.parametrize("mail", MAILS, ids=lambda mail: mail.stem)
def test_the_new_words_of_a_reply_are_found_exactly(mail: Path) -> None:
    expected = mail.with_suffix(".new.txt").read_text(encoding="utf-8")

    parsed = read(mail.read_bytes())

    assert compared(parsed.new_text) == compared(expected)


@pytest.mark.parametrize("wanted", sorted(REPLIES.glob("*.signature.txt")), ids=lambda file: file.stem)
def test_the_signature_of_a_reply_is_found_exactly(wanted: Path) -> None:
    mail = REPLIES / wanted.name.replace(".signature.txt", ".eml")

    parsed = read(mail.read_bytes())

    assert compared(parsed.signature).replace("\n\n", "\n") == compared(
        wanted.read_text(encoding="utf-8")
    ).replace("\n\n", "\n")


def test_there_are_enough_replies() -> None:
    assert len(MAILS) >= 60


@pytest.mark.parametrize("mail", MAILS, ids=lambda mail: mail.stem)
def test_a_person_s_reply_is_never_taken_for_a_machine_s(mail: Path) -> None:
    assert read(mail.read_bytes()).auto is None


NAMED = {"nl": "Jan de Bruin", "da": "Mette Lund", "en": "Tom Ellis"}
SETS = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]


@pytest.mark.parametrize("name", SETS)
def test_of_replies_written_before_the_code_was_looked_at_all_but_one_in_twenty_are_exact(name: str) -> None:
    text = (REPLIES.parent / f"replies_{name}.txt").read_text("utf-8")
    wrong = []
    blocks = re.split(r"(?m)^=== ", text)[1:]
    for block in blocks:
        head, _, rest = block.partition("\n")
        title, subject, *kind = head.split(" | ")
        body, _, wanted = rest.rpartition("\n---\n")
        sender = NAMED.get(title.split()[1], "A") if name == "ninth" else "A"
        fields = f"From: {sender} <a@example.org>\nSubject: {subject}\nMIME-Version: 1.0"
        type = kind[0] if kind else "text/plain"
        raw = f"{fields}\nContent-Type: {type}; charset=utf-8\n\n{body}\n".encode()
        if compared(read(raw).new_text) != compared(wanted):
            wrong.append(title)
    assert len(wrong) <= len(blocks) / 20, wrong
