"""Names of workers: the same over restarts, never held by two processes at once.

What a worker had in hand when it died is found again under its name. So each process takes the
lowest free number in the data folder, and holds it by a file lock that ends with the process.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

MOST = 32  # processes on one data folder


class Slot:
    """A number that this process holds until it ends."""

    def __init__(self, folder: Path) -> None:
        """Take the lowest free number. Raises OSError where the folder cannot be used."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder = folder
        self._instance = _instance(folder)
        for number in range(MOST):
            handle = self._take(number)
            if handle is not None:
                self._number, self._handle = number, handle
                return
        raise BlockingIOError(f"{MOST} processes use {folder} already")

    @property
    def name(self) -> str:
        """The name of this process's workers; each adds what it does."""
        return f"{self._instance}-{self._number}"

    def abandoned(self) -> Iterator[str]:
        """Yield the names that other processes once held and nobody holds now."""
        for number in range(MOST):
            if number == self._number or not self._file(number).exists():
                continue
            handle = self._take(number)
            if handle is not None:
                try:
                    yield f"{self._instance}-{number}"
                finally:
                    os.close(handle)

    def release(self) -> None:
        """Let the number go."""
        os.close(self._handle)

    def _file(self, number: int) -> Path:
        return self._folder / f"process-{number}.lock"

    def _take(self, number: int) -> int | None:
        handle = os.open(self._file(number), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        return handle


def _instance(folder: Path) -> str:
    """Return this data folder's own name, made once: machines that share a database differ in it."""
    file, name = folder / "instance", token_hex(6)
    if not file.exists():
        draft = folder / f"instance.{name}"
        draft.write_text(name + "\n", encoding="ascii")
        with suppress(FileExistsError):  # another process was first
            os.link(draft, file)  # at once with its content
        draft.unlink()
    return file.read_text(encoding="ascii").strip()
