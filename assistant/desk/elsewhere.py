"""A letter that speaks to another company: which one, and where it is found if it is one of ours.

Nothing of it goes there by itself; the companies share no matter and no contact.
"""

import re

from assistant.desk.desk import Desk
from assistant.understanding.phrases import SUPPLIERS

_SPOKEN_TO = re.compile(
    r"(?:^|\n)[^\S\n]*(?:beste|geachte|hallo|hoi|dag|hi|kære|hej|til|aan|t\.a\.v\.)[^\S\n]"
    r"(?:(?:team|medewerkers? van|klantenservice(?: van)?|kundeservice(?: hos)?|alle hos) )?"
    rf"(?P<name>{SUPPLIERS})(?![\w-])",
    re.IGNORECASE,
)


def spoken_to(text: str) -> str:
    """Return the company that a message greets; empty where it greets none that is known.

    A company that is only named, as where somebody has a contract now, is not spoken to.
    """
    found = _SPOKEN_TO.search(text)
    return found["name"] if found else ""


def place(desk: Desk, company: str) -> str:
    """Return where a company is written to, if it is one of those here: its name and official address."""
    for tenant in desk.settings.tenants:
        if company.casefold() in (tenant.name.casefold(), tenant.legal_name.casefold()):
            return f"{tenant.legal_name}, {tenant.sender_address}"
    return ""
