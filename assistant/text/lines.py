"""Lines that a mail program broke: put together again, so that a sentence is whole.

Programs break plain text at 60 to 80 characters (RFC 5322 2.1.1 recommends 78, RFC 3676 lets a reader
undo it). People also end lines on purpose: after a greeting, in an address, before their name.
"""

import re

_NARROW, _WIDE = 35, 110  # characters; a shorter line is an end on purpose, a longer one is not broken
_ENDS = re.compile(r"[.!?:;][\"')\]]*$")
_ITEM = re.compile(r"^(?:[-*•–>]|\(?[0-9a-e][.)]\s|[\w./ -]{2,20}:\s|[\w.+-]+@)")
_LINK = frozenset("van von de den der ter ten te het el al af da la le bin og en and & mr drs ing".split())
_GREETS = re.compile(
    r"^(?:met |de |med )?(?:vriendelijke |hartelijke |venlige? |bedste |kærlige? )?"
    r"(?:groet|groeten|groetjes|hilsen|hilsner|mvh|mvg|vh|kh|gr|hoogachtend|alvast|bij voorbaat"
    r"|på forhånd)\b",
    re.IGNORECASE,
)


def unwrapped(text: str) -> str:
    """Return *text* with the lines joined that a mail program broke; all others stay.

    A line goes on in the next where its last word stands before no stop and what follows could not
    have fitted on it, or begins small. Nothing but line ends changes.
    """
    lines = text.split("\n")
    widest = max((len(line) for line in lines if len(line) <= _WIDE), default=0)
    joined: list[str] = []
    before = ""  # the line as it stood, not what it has grown to
    for line in lines:
        if joined and _goes_on(before.rstrip(), line.strip(), widest):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
        before = line
    return "\n".join(joined)


def _goes_on(line: str, following: str, widest: int) -> bool:
    if not following or not _NARROW <= len(line) <= _WIDE or _ITEM.match(following):
        return False
    if _GREETS.match(following):
        return False
    full = len(line) + 1 + len(following.split(None, 1)[0]) > widest
    if _ENDS.search(line):
        return full and following[0].islower() and not line.endswith(("?", "!"))
    return following[0].islower() or (full and not _only_names(following))


def _only_names(line: str) -> bool:
    """Whether a line is a name or a place, and not the rest of a sentence."""
    if line.endswith(".") and len(line.split()) == 1:
        return False
    return all(word[0].isupper() or word.casefold().strip(".,") in _LINK for word in line.split())
