"""The published statement against the answers: what differs, what is held, what is confirmed."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from assistant.desk import access, comparing
from assistant.errors import AssistantError
from assistant.knowledge.compare import Finding
from assistant.web.console.knowledge import address
from assistant.web.marks import N_
from assistant.web.visits import Posted, Visit, Visitor, one_of

_AT = "/console/knowledge/statement"
WHAT = {
    "answers": N_("stands in the statement, in no answer"),
    "statement": N_("stands in an answer, no longer in the statement"),
    "text": N_("the wording changed since it was last compared"),
}


def _sections(visit: Visit, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    found = []
    for section, group in groupby(findings, key=lambda finding: finding.section):
        several = list(group)
        tenant = several[0].tenant
        language = visit.site.settings.tenant(tenant).language
        labels = sorted({name.intent for finding in several for name in finding.facts})
        found.append(
            {
                "section": section,
                "findings": several,
                "reworded": any(finding.missing_in == "text" for finding in several),
                "texts": [(one, address(f"{language}/{tenant}/answers/{one}.yaml")) for one in labels],
            }
        )
    return found


def router() -> APIRouter:
    """Return the page and its forms."""
    api = APIRouter(include_in_schema=False)

    @api.get(_AT)
    def show(visit: Visitor) -> Response:
        compared = [comparing.compared(visit.desk, visit.staff, id) for id in visit.staff.tenants]
        return visit.page(
            "statement.html",
            here="knowledge",
            companies=[(each, _sections(visit, each.findings)) for each in compared],
            what=WHAT,
            may={id for id, role in visit.staff.roles.items() if role in access.OFFICER},
            may_write={id for id, role in visit.staff.roles.items() if role in access.WORK},
        )

    @api.post(_AT)
    def keep(post: Posted) -> Response:
        visit, form = post.visit, post.form
        tenant = one_of(form.text("tenant"), visit.staff.tenants)
        try:
            comparing.keep(visit.desk, visit.staff, tenant, form.raw("text"))
        except AssistantError as error:
            return visit.refused(_AT, error)
        return visit.done(_AT, "Compared.")

    @api.post(f"{_AT}/confirm")
    def confirm(post: Posted) -> Response:
        visit, form = post.visit, post.form
        tenant = one_of(form.text("tenant"), visit.staff.tenants)
        try:
            row = comparing.confirm(visit.desk, visit.staff, tenant, form.text("section"))
        except AssistantError as error:
            return visit.refused(_AT, error)
        return visit.done(address(row.path), "Saved. A second person reads and publishes it.")

    return api
