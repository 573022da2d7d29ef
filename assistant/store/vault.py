"""Keys: one for every blob, wrapped by the master key; derived ones for columns, digests and the journal.

AES-256-GCM (NIST SP 800-38D) with random 96-bit nonces; HKDF-SHA-256 (RFC 5869) derives a key for
each purpose. The key file holds lines `id:base64`; the first is the current master key, the others
still open what they sealed. Digests and the journal hang on a secret of the instance that is itself
wrapped by the master key, so that they outlive a change of master.
"""

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from assistant.errors import SettingsError, StoreError

_NONCE = 12
_WRONG = "A stored value cannot be opened: its master key is not in the key file, or it was tampered with."


@dataclass(frozen=True, kw_only=True, slots=True)
class Keyring:
    """Master keys by id; `current` seals, all of them open."""

    current: str
    keys: Mapping[str, bytes] = field(repr=False)

    @classmethod
    def from_text(cls, text: str) -> "Keyring":
        """Read lines `id:base64`, or one bare base64 key. Raises SettingsError naming the line."""
        keys: dict[str, bytes] = {}
        for number, line in enumerate(text.splitlines(), 1):
            line = line.strip()  # noqa: PLW2901
            if not line or line.startswith("#"):
                continue
            name, colon, encoded = line.rpartition(":")
            try:
                key = base64.b64decode(encoded, validate=True)
            except binascii.Error as error:
                raise SettingsError(f"master key, line {number}: not base64; use `id:base64`") from error
            if len(key) != 32:
                raise SettingsError(f"master key, line {number}: {len(key)} bytes; a key has 32")
            keys[(name if colon else "") or hashlib.sha256(key).hexdigest()[:8]] = key
        if not keys:
            raise SettingsError("there is no master key: set `master_key` or `master_key_file`")
        if any(len(name) > 16 or not name.isalnum() for name in keys):
            raise SettingsError("a master key's id is 1 to 16 letters and digits")
        return cls(current=next(iter(keys)), keys=keys)

    @classmethod
    def from_file(cls, path: Path, *, create: bool = False) -> "Keyring":
        """Read the key file; with *create* make one where there is none, readable by its owner only."""
        if create and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            key = token_bytes(32)
            line = f"{hashlib.sha256(key).hexdigest()[:8]}:{base64.b64encode(key).decode()}\n"
            try:
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:  # another process was first
                return cls.from_file(path)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        try:
            return cls.from_text(path.read_text(encoding="ascii"))
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"cannot read the master key file {path}: check that it is there") from error


class Vault:
    """Seals and opens; knows digests and derived keys. Safe to share between threads."""

    def __init__(self, ring: Keyring, secret: bytes, random: Callable[[int], bytes] = token_bytes) -> None:
        """*secret* is the instance's own, from `new_secret` or `open_secret`."""
        self._ring = ring
        self._secret = secret
        self._random = random
        self._derived: dict[tuple[str, str], AESGCM] = {}
        self._keys: dict[str, bytes] = {}

    def key(self, purpose: str) -> bytes:
        """Return 32 bytes that are used for *purpose* alone, whatever the master key is."""
        if purpose not in self._keys:
            self._keys[purpose] = _derive(self._secret, f"purpose:{purpose}")
        return self._keys[purpose]

    def digest(self, purpose: str, value: str | bytes) -> str:
        """Return the keyed hash of *value* for *purpose*: 64 hex digits (HMAC-SHA-256)."""
        data = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
        return hmac.new(self.key(f"digest:{purpose}"), data, hashlib.sha256).hexdigest()

    def seal(self, column: str, row: str, value: bytes) -> bytes:
        """Return ciphertext of *value*, bound to its *column* and *row*."""
        return self._seal(self._ring.current, f"column:{column}", f"{column}:{row}", value)

    def open(self, column: str, row: str, sealed: bytes) -> bytes:
        """Return what was sealed. Raises StoreError where it cannot be opened."""
        return self._open(f"column:{column}", f"{column}:{row}", sealed)

    def seal_blob(self, id: str, content: bytes) -> tuple[bytes, bytes]:
        """Return a blob's wrapped key and its ciphertext; the key is new and used once."""
        key, nonce = self._random(32), self._random(_NONCE)
        wrapped = self._seal(self._ring.current, "blob", f"blob:{id}", key)
        return wrapped, nonce + AESGCM(key).encrypt(nonce, content, id.encode())

    def open_blob(self, id: str, wrapped: bytes, sealed: bytes) -> bytes:
        """Return a blob's bytes. Raises StoreError where it cannot be opened."""
        key = self._open("blob", f"blob:{id}", wrapped)
        try:
            return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], id.encode())
        except InvalidTag as error:
            raise StoreError(_WRONG) from error

    def rewrap_blob(self, id: str, wrapped: bytes) -> bytes:
        """Return a blob's key wrapped by the current master key."""
        return self._seal(self._ring.current, "blob", f"blob:{id}", self._open("blob", f"blob:{id}", wrapped))

    def is_current(self, sealed: bytes) -> bool:
        """Return whether the current master key sealed this."""
        return _key_id(sealed) == self._ring.current

    def reseal(self, column: str, row: str, sealed: bytes) -> bytes:
        """Return a value sealed anew by the current master key."""
        return self.seal(column, row, self.open(column, row, sealed))

    def new_secret(self) -> bytes:
        """Return a fresh instance secret, wrapped."""
        return self._seal(self._ring.current, "instance", "instance", self._random(32))

    def open_secret(self, wrapped: bytes) -> bytes:
        """Return the instance's secret."""
        return self._open("instance", "instance", wrapped)

    def rewrap_secret(self, wrapped: bytes) -> bytes:
        """Return the instance's secret wrapped by the current master key."""
        return self._seal(self._ring.current, "instance", "instance", self.open_secret(wrapped))

    def _cipher(self, key_id: str, purpose: str) -> AESGCM:
        cipher = self._derived.get((key_id, purpose))
        if cipher is None:
            master = self._ring.keys.get(key_id)
            if master is None:
                raise StoreError(_WRONG)
            cipher = self._derived[key_id, purpose] = AESGCM(_derive(master, purpose))
        return cipher

    def _seal(self, key_id: str, purpose: str, bound_to: str, value: bytes) -> bytes:
        nonce, name = self._random(_NONCE), key_id.encode()
        sealed = self._cipher(key_id, purpose).encrypt(nonce, value, bound_to.encode())
        return bytes([1, len(name)]) + name + nonce + sealed

    def _open(self, purpose: str, bound_to: str, sealed: bytes) -> bytes:
        start = 2 + sealed[1]
        nonce, rest = sealed[start : start + _NONCE], sealed[start + _NONCE :]
        try:
            return self._cipher(_key_id(sealed), purpose).decrypt(nonce, rest, bound_to.encode())
        except InvalidTag as error:
            raise StoreError(_WRONG) from error


def _key_id(sealed: bytes) -> str:
    if len(sealed) < 2 + _NONCE or sealed[0] != 1:
        raise StoreError(_WRONG)
    return sealed[2 : 2 + sealed[1]].decode("ascii", "replace")


def _derive(secret: bytes, purpose: str) -> bytes:
    info = f"privacy-assistant/1/{purpose}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret)
