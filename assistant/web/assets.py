"""The static files, read once at start: each with its hash in its address, small over the line."""

import gzip
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
_FOREVER = "public, max-age=31536000, immutable"
_SHORT = "public, max-age=300"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asset:
    """A file as it is served."""

    content: bytes = field(repr=False)
    packed: bytes = field(repr=False)  # gzip
    tag: str  # hash of the content
    type: str

    def answer(self, request: Request, *, lasting: bool, origin: str = "same-origin") -> Response:
        """Return the file, or 304 where the browser has it. *origin* is its resource policy."""
        headers = {
            "cache-control": _FOREVER if lasting else _SHORT,
            "etag": f'"{self.tag}"',
            "vary": "accept-encoding",
            "cross-origin-resource-policy": origin,
        }
        if f'"{self.tag}"' in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(
                self.packed, media_type=self.type, headers={**headers, "content-encoding": "gzip"}
            )
        return Response(self.content, media_type=self.type, headers=headers)


class Assets(Mapping[str, Asset]):
    """All static files by name."""

    def __init__(self, folder: Path, *, more: Mapping[str, str]) -> None:
        """Read *folder*; *more* are files made at start, by name."""
        read = {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.suffix in _TYPES}
        read |= {name: text.encode() for name, text in more.items()}
        self._all = {name: make(content, _TYPES[Path(name).suffix]) for name, content in read.items()}

    def __getitem__(self, name: str) -> Asset:
        """Return a file by name."""
        return self._all[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self._all)

    def __len__(self) -> int:
        """Count the files."""
        return len(self._all)

    def url(self, name: str) -> str:
        """Return the address of a file; it changes with its content."""
        return f"/static/{name}?v={self._all[name].tag}"


def make(content: bytes, type: str) -> Asset:
    """Return *content* ready to be served."""
    tag = hashlib.sha256(content).hexdigest()[:16]
    return Asset(content=content, packed=gzip.compress(content, 9, mtime=0), tag=tag, type=type)
