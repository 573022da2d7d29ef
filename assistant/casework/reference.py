"""References such as `VEN-7K3M-9QXA`: random, and easy to say over the phone."""

import re

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 and O, no 1 and I
_REFERENCE = re.compile(
    rf"\b([A-Z]{{2,4}})[-\s]?([{ALPHABET}]{{4}})[-\s]?([{ALPHABET}]{{4}})\b", re.IGNORECASE
)


def new_reference(prefix: str, random_bytes: bytes) -> str:
    """Return a reference made of *prefix* and eight random bytes (40 bits used)."""
    if len(random_bytes) < 8:
        raise ValueError("a reference needs eight random bytes")
    letters = "".join(ALPHABET[byte % 32] for byte in random_bytes[:8])
    return f"{prefix}-{letters[:4]}-{letters[4:]}"


def find_references(text: str, prefix: str) -> tuple[str, ...]:
    """Return the references with *prefix* in *text*, as they are stored, each once."""
    found = [
        f"{prefix}-{m.group(2)}-{m.group(3)}".upper()
        for m in _REFERENCE.finditer(text)
        if m.group(1).upper() == prefix.upper()
    ]
    return tuple(dict.fromkeys(found))
