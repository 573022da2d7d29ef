"""Time-based one-time passwords (RFC 6238 over RFC 4226): SHA-1, 30 seconds, six digits."""

import base64
import hashlib
import hmac
import struct
from datetime import datetime
from urllib.parse import quote

STEP_SECONDS = 30
DIGITS = 6


def new_secret(random_bytes: bytes) -> str:
    """Return a secret as apps take it: base32 without padding."""
    return base64.b32encode(random_bytes).decode().rstrip("=")


def code(secret: str, step: int, digits: int = DIGITS) -> str:
    """Return the code of a time step (RFC 4226 section 5.3)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8), casefold=True)
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


def step_of(at: datetime) -> int:
    """Return the time step of a moment."""
    return int(at.timestamp()) // STEP_SECONDS


def matching_step(secret: str, given: str, at: datetime, *, after: int) -> int | None:
    """Return the step whose code was given, one to either side of now allowed; None where none fits.

    Steps up to *after* were used: a code works once (RFC 6238 section 5.2).
    """
    given = "".join(given.split())
    now = step_of(at)
    for step in (now, now - 1, now + 1):
        if step > after and hmac.compare_digest(code(secret, step).encode(), given.encode("utf-8")):
            return step
    return None


def address(secret: str, *, account: str, issuer: str) -> str:
    """Return the otpauth address that an app reads from a QR code."""
    return f"otpauth://totp/{quote(issuer)}:{quote(account)}?secret={secret}&issuer={quote(issuer)}"
