"""References such as `VEN-7K3M-9QXA`: random, and easy to say over the phone."""

from assistant.text.references import ALPHABET, find_references

__all__ = ["ALPHABET", "find_references", "new_reference"]


def new_reference(prefix: str, random_bytes: bytes) -> str:
    """Return a reference made of *prefix* and eight random bytes (40 bits used).

    Raises ValueError where there are fewer.
    """
    if len(random_bytes) < 8:
        raise ValueError("a reference needs eight random bytes")
    letters = "".join(ALPHABET[byte % 32] for byte in random_bytes[:8])
    return f"{prefix}-{letters[:4]}-{letters[4:]}"
