"""By which browser somebody signed in, in two words: enough to know it again, too little to know a person."""

from starlette.requests import Request

_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def agent_of(request: Request) -> str:
    """Return browser and system of a request, as far as it says."""
    said = request.headers.get("user-agent", "")
    names = (next((name for mark, name in table if mark in said), "") for table in (_BROWSERS, _SYSTEMS))
    return " · ".join(name for name in names if name)
