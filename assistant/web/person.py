"""What the desk keeps about somebody, as a page that they can read: their own copy (GDPR 15)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from assistant import resources
from assistant.settings import Settings
from assistant.web import journalwords, phrases
from assistant.web.phrases import Phrases
from assistant.web.site import STATIC, context, environment


def page(exported: Mapping[str, Any], settings: Settings, language: str) -> str:
    """Return *exported* (see `desk.person.export`) as an HTML document that asks for nothing else.

    Numbers that are masked elsewhere stand here in full: it is the person's own copy.
    """
    p = phrases.load(resources.folder("locales"))[language]
    pages = environment()
    zones = {tenant.id: tenant.zone for tenant in settings.tenants}
    names = {tenant.id: tenant.name for tenant in settings.tenants}

    def moment(text: str, company: str) -> str:
        return p.moment(datetime.fromisoformat(text), zones[company])

    return pages.get_template("link/person.html").render(
        context(p),
        style=(STATIC / "report.css").read_text(encoding="utf-8"),
        exported=exported,
        made=p.day(datetime.fromisoformat(exported["made_at"])),
        moment=moment,
        due=lambda text, company: _due(p, text, company, moment),
        company_name=lambda id: names.get(id, id),
        journal=lambda tag: p.say(journalwords.JOURNAL.get(tag, "")) or tag,
    )


def _due(p: Phrases, text: str, company: str, moment: Any) -> str:
    return p.day(date.fromisoformat(text)) if len(text) == 10 else str(moment(text, company))
