"""What a program reads when something goes wrong: a problem in JSON (RFC 9457)."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import JSONResponse

PREFIX = "/api/v1"
TYPE = "application/problem+json"


class Problem(BaseModel):
    """Why a call was not done."""

    type: str = Field("about:blank", description="Always `about:blank`: the status says what kind it is.")
    title: str = Field(examples=["That is not possible"])
    status: int = Field(examples=[409])
    detail: str = Field(examples=["Identity is not confirmed."])
    instance: str = Field(description="The path that was called.", examples=["/api/v1/tickets"])
    errors: list[dict[str, str]] = Field([], description="Which fields are wrong, and how.")


def problem(
    request: Request,
    *,
    status: int,
    title: str,
    detail: str,
    errors: Sequence[dict[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Return a problem as an answer."""
    said = Problem(title=title, status=status, detail=detail, instance=request.url.path, errors=list(errors))  # type: ignore[call-arg]
    content = said.model_dump(exclude_defaults=False)
    return JSONResponse(content, status_code=status, media_type=TYPE, headers=dict(headers or {}))


def fields_of(errors: Sequence[Any]) -> list[dict[str, str]]:
    """Return which fields of a body or address are wrong; never what stood in them."""
    return [
        {"field": ".".join(str(part) for part in each.get("loc", ())), "message": str(each.get("msg", ""))}
        for each in errors[:20]
    ]


def _response(description: str) -> dict[str, Any]:
    return {"description": description, "content": {TYPE: {"schema": Problem.model_json_schema()}}}


RESPONSES: dict[int | str, dict[str, Any]] = {
    401: _response("The token is missing, unknown, ended or revoked."),
    403: _response("The token lacks the scope."),
    404: _response("There is no such thing at this company."),
    409: _response("That is not possible now; the detail says why."),
    413: {"description": "Too large."},
    422: _response("The call could not be read, or a value is not allowed."),
    429: _response("Too many calls; `Retry-After` says when to go on."),
    503: _response("The database does not answer; try again."),
}
"""What each call may answer besides."""
