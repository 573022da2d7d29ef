"""The register as a page of its own, for the officer and the authority; it can be saved."""

import base64
import hashlib

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from assistant.desk import review
from assistant.web import register
from assistant.web.console.register import span_of
from assistant.web.site import STATIC, context
from assistant.web.visits import Visitor, one_of


def router() -> APIRouter:
    """Return the report's address."""
    api = APIRouter(include_in_schema=False)
    style = (STATIC / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"sandbox; default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"

    @api.get("/console/register/report")
    def report(
        visit: Visitor, tenant: str = "", since: str = "", until: str = "", save: str = ""
    ) -> Response:
        chosen = one_of(tenant or visit.staff.tenants[0], visit.staff.tenants)
        first, last = span_of(visit, since, until)
        template = visit.site.templates.get_template("console/report.html")
        company, span = visit.site.settings.tenant(chosen), (first, last)
        found = review.register_figures(visit.desk, visit.staff, chosen, first, last)
        values = register.values(visit.p, company, found, span, visit.desk.now())
        text = template.render(context(visit.p), style=style, **values)
        headers = {"content-security-policy": policy}
        if save:
            headers["content-disposition"] = f'attachment; filename="register-{chosen}-{first}-{last}.html"'
        return HTMLResponse(text, headers=headers)

    return api
