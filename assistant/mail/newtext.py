"""What the sender wrote now, apart from quotation, forwarded mail and signature.

The lines of the text are only sorted, never changed, so that everything can still be shown.
"""

import re
from collections.abc import Collection
from itertools import pairwise

from assistant.mail import charsets, naming, quoting, signature, subjects
from assistant.mail import html as pages
from assistant.mail.lines import Line, lines, unquote
from assistant.mail.quoting import Border, Kind
from assistant.mail.records import NewText

MOST_FORWARDS = 50  # a mail passed on more often than that is not unwrapped further
_ARMOUR = re.compile(r"^-----(?:BEGIN|END) PGP [A-Z ]{4,30}-----$")
_HASH = re.compile(r"^(?:Hash|Version|Comment|Charset): ")


def new_text(
    text: str, html: str | None = None, *, subject: str = "", signed: Collection[str] = (), sender: str = ""
) -> NewText:
    """Take a body apart.

    *html* is the same letter as HTML: it is read only where *text* is empty. *subject* tells an
    empty reply from a bare forward, *signed* are lines that the HTML marked as signature, and
    *sender* is the name of its From, if known. Of a bare forward the forwarded text is `new`, with
    its own greeting; of a forward with a comment the comment.
    """
    if not text.strip() and html:
        page = pages.to_text(html)
        text, signed = page.text, page.signature
    body = _without_armour(lines(charsets.normal(text)))
    new, quoted, passed_on = _sort(body, subject)
    earlier = [*quoted, *passed_on]
    end = signature.End(
        signed=frozenset(signed),
        answered=bool(earlier),
        names=naming.known(earlier, sender),
        answers=frozenset(_beneath(body)) if earlier else frozenset(),
    )
    letter, below = signature.split(new, end)
    words = re.sub(r"^ (?=\S)", "", _join(letter))  # Yahoo begins with a blank
    if not words and passed_on:
        words = _join(passed_on)
    return NewText(new=words, signature=_join(below), quoted=_join(quoted), forwarded=_join(passed_on))


def _sort(body: list[Line], subject: str) -> tuple[list[Line], list[Line], list[Line]]:
    """Return the new lines, the quoted ones, and those of a mail that was passed on."""
    border = quoting.find(body)
    if border is None and (start := _quoted_forward(body)) is not None:
        return body[:start], body[start : start + 1], _inner([unquote(line) for line in body[start:]])
    if border is None:
        new, quoted = _answers(body) if _is_quotation(body) else (body, [])
        return new, quoted, []
    above, below = body[: border.start], body[border.end :]
    said = bool(_join(signature.split([line for line in above if not line.depth])[0]))
    if border.kind is not Kind.FORWARD and _marked(below):
        new, quoted = _answers([*above, *_inline(below)])
        return new, [*body[border.start : border.end], *quoted], []
    if _passed_on(border, subject, said):
        return above, body[border.start : border.end], _inner(below)
    new, quoted = _answers(above)
    return new, [*quoted, *body[border.start :]], []


def _beneath(body: list[Line]) -> list[Line]:
    """Return the lines that stand directly under a quoted one: answers, even where they look like a name."""
    return [
        line for above, line in pairwise(line for line in body if line.seen) if above.depth and not line.depth
    ]


def _marked(below: list[Line]) -> bool:
    """Whether earlier mail carries `>`, so that lines without it are answers."""
    return next((bool(line.depth) for line in below if line.seen), False)


def _passed_on(border: Border, subject: str, said: bool) -> bool:
    """Whether the mail below the border was passed on and not answered."""
    if border.kind is Kind.FORWARD:
        return True
    if said or border.kind is Kind.ATTRIBUTION:
        return subjects.passes_on(subject) and border.kind is Kind.BLOCK
    return not subjects.answers(subject) or subjects.passes_on(subject)


def _quoted_forward(body: list[Line]) -> int | None:
    """Return where a mail begins that Apple Mail passed on behind `>`, mark and all."""
    start = next((index for index, line in enumerate(body) if line.depth), None)
    if start is None or not _all_quoted(body[start:]):
        return None
    plain = [unquote(line) for line in body[start:]]
    border = quoting.find(plain)
    begins = border is not None and border.kind is Kind.FORWARD
    return start if begins and not _join(plain[: border.start if border else 0]).strip() else None


def _inner(below: list[Line]) -> list[Line]:
    """Return the words of a forwarded mail without what it quotes itself."""
    for _ in range(MOST_FORWARDS):
        below = [unquote(line) for line in below] if _all_quoted(below) else below
        border = quoting.find(below)
        if border is None:
            break
        if any(line.seen for line in below[: border.start]):
            return _own(below[: border.start])
        below = below[border.end :]
    return _own(below)


def _own(plain: list[Line]) -> list[Line]:
    return _answers(plain)[0] if _is_quotation(plain) else plain


def _all_quoted(body: list[Line]) -> bool:
    said = [line for line in body if line.seen]
    return bool(said) and all(line.depth for line in said)


def _is_quotation(body: list[Line]) -> bool:
    """Whether `>` lines without any attribution are a quotation, not a customer's own list of arrows."""
    marked = [line for line in body if line.depth]
    if not marked:
        return False
    first = next(line for line in body if line.seen or line.depth)
    return bool(first.depth) or any(line.depth > 1 or len(line.seen) > 45 for line in marked)


def _answers(body: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines without `>`, and those with it; a quoted line's wrapped rest goes with it."""
    new: list[Line] = []
    quoted: list[Line] = []
    for index, line in enumerate(body):
        if line.depth or _wrapped(body, index):
            quoted.append(line)
        else:
            new.append(line)
    return new, quoted


def _wrapped(body: list[Line], index: int) -> bool:
    """Whether a line is the end of a quoted line that a program broke without a new `>`."""
    line = body[index]
    if index == 0 or not line.seen or len(line.seen) > 45 or not line.seen[0].islower():
        return False
    above = body[index - 1]
    after = body[index + 1] if index + 1 < len(body) else None
    long_and_open = above.depth > 0 and len(above.raw) >= 65 and above.seen[-1:] not in tuple(".?!:")
    return long_and_open and after is not None and after.depth > 0


def _inline(below: list[Line]) -> list[Line]:
    """Return what follows an attribution with `>` lines; a second border there ends it."""
    border = quoting.find(below)
    return below if border is None else below[: border.start]


def _without_armour(body: list[Line]) -> list[Line]:
    """Take off what an inline PGP signature puts around a letter (RFC 9580 section 7)."""
    if not any(_ARMOUR.match(line.seen) for line in body):
        return body
    kept: list[Line] = []
    inside = False
    for index, line in enumerate(body):
        if _ARMOUR.match(line.seen):
            inside = "BEGIN PGP SIGNATURE" in line.seen or "BEGIN PGP MESSAGE" in line.seen
        elif not inside and not (_HASH.match(line.seen) and _ARMOUR.match(body[index - 1].seen)):
            kept.append(line)
    return kept


def _join(body: list[Line]) -> str:
    """Return lines as text: no empty lines around it, runs of them as one."""
    text = "\n".join(line.raw for line in body)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")
