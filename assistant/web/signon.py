"""The company's single sign-on (OpenID Connect Core 1.0, code flow with PKCE, RFC 7636)."""

import base64
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.errors import Refused
from assistant.settings import SingleSignOn

log = logging.getLogger(__name__)

FAILED = "The single sign-on did not say who you are: try again, or tell the administrator."
RETURN = "/console/sign-on/return"
_ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]  # none and HMAC are never taken
_TIMEOUT = 10  # seconds for the provider to answer
_LEEWAY = 60  # seconds that two clocks may differ


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """Whom the provider names."""

    subject: str = field(repr=False)  # issuer and subject: together they are one person for ever
    email: str = field(repr=False)
    verified: bool


class SignOn:
    """Speaks to one provider. Nothing is asked of it before somebody signs in."""

    def __init__(self, settings: SingleSignOn) -> None:
        """*settings* name the provider."""
        self.settings = settings
        self._metadata: Mapping[str, Any] | None = None

    def begin(self, ours: str) -> tuple[str, str]:
        """Return the provider's page to go to, and what the browser keeps until it comes back.

        *ours* is our address as the browser sees it. Raises Refused.
        """
        from authlib.common.security import generate_token

        verifier, nonce = generate_token(64), generate_token(32)
        with self._session(ours) as session:
            url, state = session.create_authorization_url(
                self._found()["authorization_endpoint"], code_verifier=verifier, nonce=nonce
            )
        kept = json.dumps({"state": state, "nonce": nonce, "verifier": verifier})
        return str(url), base64.urlsafe_b64encode(kept.encode()).decode()

    def finish(self, kept: str, query: str, ours: str) -> Known:
        """Return who came back with this *query*. Raises Refused."""
        try:
            mine = json.loads(base64.urlsafe_b64decode(kept))
            with self._session(ours, state=mine["state"]) as session:
                token = session.fetch_token(
                    self._found()["token_endpoint"],
                    authorization_response=f"{_return(ours)}?{query}",
                    code_verifier=mine["verifier"],
                    timeout=_TIMEOUT,
                )
            claims = self._checked(str(token["id_token"]), mine["nonce"])
        except Refused:
            raise
        except Exception as error:  # a provider's answer may be anything; none of it is told or logged
            log.warning("single sign-on failed: %s", type(error).__name__)
            raise Refused(FAILED) from error
        return Known(
            subject=f"{claims['iss']} {claims['sub']}"[:255],
            email=str(claims.get("email") or ""),
            verified=claims.get("email_verified") is True,
        )

    def _checked(self, id_token: str, nonce: str) -> Mapping[str, Any]:
        """Return the claims of an ID token that is signed, ours, fresh, and of this very sign-in."""
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.jwk import KeySet

        keys = KeySet.import_key_set(self._get(self._found()["jwks_uri"]))
        token = jwt.decode(id_token, keys, algorithms=_ALGORITHMS)
        client = self.settings.client_id
        claims = CodeIDToken(
            token.claims,
            token.header,
            options={
                "iss": {"essential": True, "value": self.settings.issuer},
                "aud": {"essential": True, "value": client},
                "sub": {"essential": True},
                "nonce": {"essential": True, "value": nonce},
            },
            params={"nonce": nonce, "client_id": client},
        )
        claims.validate(leeway=_LEEWAY)
        return dict(claims)

    def _session(self, ours: str, **more: str) -> Any:
        from authlib.integrations.requests_client import OAuth2Session

        return OAuth2Session(
            self.settings.client_id,
            self.settings.client_secret.get_secret_value() or None,
            scope="openid email",
            redirect_uri=_return(ours),
            code_challenge_method="S256",
            **more,
        )

    def _found(self) -> Mapping[str, Any]:
        """Return what the provider says of itself; asked once. Raises Refused."""
        if self._metadata is None:
            found = self._get(f"{self.settings.issuer.rstrip('/')}/.well-known/openid-configuration")
            if found.get("issuer") != self.settings.issuer:
                raise Refused(FAILED)
            self._metadata = found
        return self._metadata

    def _get(self, url: str) -> Any:
        import requests

        try:
            answer = requests.get(url, timeout=_TIMEOUT, allow_redirects=False)
            answer.raise_for_status()
            return answer.json()
        except (requests.RequestException, ValueError) as error:
            log.warning("single sign-on cannot be reached: %s", type(error).__name__)
            raise Refused(FAILED) from error


def _return(ours: str) -> str:
    return f"{ours.rstrip('/')}{RETURN}"
