"""Who calls the API: a token in the Authorization header (RFC 6750), its scopes, and how often it calls."""

import time
from collections import deque
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from assistant.desk import tokens
from assistant.desk.tokens import System
from assistant.errors import AssistantError, TooMany
from assistant.web.site import Site

_MINUTE = 60.0  # seconds
_bearer = HTTPBearer(
    auto_error=False, scheme_name="token", description="Made by `assistant tokens add`, shown once."
)

Shown = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


class NoToken(AssistantError):
    """Show a token: `Authorization: Bearer …`. It is missing, unknown, ended or revoked."""


class NoScope(AssistantError):
    """This token does not allow that; make one with the scope that the documentation names."""


class Rate:
    """Counts calls by token, in this process."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        """*most* calls a minute."""
        self._most, self._clock = most, clock
        self._calls: dict[str, deque[float]] = {}

    def count(self, id: str) -> None:
        """Count a call. Raises TooMany."""
        now = self._clock()
        calls = self._calls.setdefault(id, deque())
        while calls and calls[0] <= now - _MINUTE:
            calls.popleft()
        if len(calls) >= self._most:
            raise TooMany("Too many calls in a minute. Wait, then go on.")
        calls.append(now)


class Door:
    """Lets a system in."""

    def __init__(self, site: Site) -> None:
        """*site* holds the desk and the limit."""
        self._site = site
        self._rate = Rate(site.settings.web.api_requests_minute)

    def needs(self, scope: str) -> Any:
        """Return the dependency that lets in who has *scope*. Raises NoToken, NoScope, TooMany."""

        def let_in(request: Request, shown: Shown) -> System:
            found = tokens.who(self._site.desk, shown.credentials) if shown else None
            if found is None:
                raise NoToken
            self._rate.count(found.token.id)
            if scope not in found.token.scopes:
                raise NoScope(f"This token lacks the scope {scope}.")
            return found

        return Depends(let_in)
