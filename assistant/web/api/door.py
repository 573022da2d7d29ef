"""Who calls the API: a token in the Authorization header (RFC 6750), its scopes, and how often it calls."""

from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from assistant.desk import tokens
from assistant.desk.tokens import System
from assistant.errors import AssistantError
from assistant.web.site import Site

_bearer = HTTPBearer(
    auto_error=False, scheme_name="token", description="Made by `assistant tokens add`, shown once."
)

Shown = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


class NoToken(AssistantError):
    """Show a token: `Authorization: Bearer …`. It is missing, unknown, ended or revoked."""


class NoScope(AssistantError):
    """This token does not allow that; make one with the scope that the documentation names."""


class Door:
    """Lets a system in."""

    def __init__(self, site: Site) -> None:
        """*site* holds the desk and the limit."""
        self._site = site

    def needs(self, scope: str) -> Any:
        """Return the dependency that lets in who has *scope*. Raises NoToken, NoScope, TooMany."""

        def let_in(request: Request, shown: Shown) -> System:
            found = tokens.who(self._site.desk, shown.credentials) if shown else None
            if found is None:
                raise NoToken
            tokens.count(self._site.desk, found)
            if scope not in found.token.scopes:
                raise NoScope(f"This token lacks the scope {scope}.")
            return found

        return Depends(let_in)
