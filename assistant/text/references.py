"""References such as `VEN-7K3M-9QXA`: their letters, and where they stand in a text."""

import re

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 and O, no 1 and I
_REFERENCE = re.compile(
    rf"\b([A-Z]{{2,4}})([-\s]?)([{ALPHABET}]{{4}})[-\s]?([{ALPHABET}]{{4}})\b", re.IGNORECASE
)


def find_references(text: str, prefix: str = "") -> tuple[str, ...]:
    """Return the references in *text* as they are stored, each once; with *prefix*, only those.

    People type them in lower case and without hyphens; three plain words ("nat drak svag") are none.
    """
    found = []
    for m in _REFERENCE.finditer(text):
        start, first, second = m.group(1).upper(), m.group(3), m.group(4)
        if prefix and start != prefix.upper():
            continue
        tidy = m.group(2) == "-" and (prefix or m.group().isupper())
        if tidy or any(c.isdigit() for c in first + second):
            found.append(f"{start}-{first}-{second}".upper())
    return tuple(dict.fromkeys(found))
