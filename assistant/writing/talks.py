"""What a chat says besides its answers: steps of a request, corrections, codes, when somebody is there."""

from dataclasses import replace
from pathlib import Path

from assistant.casework.types import TICKET_TYPES
from assistant.writing.templates import Use
from assistant.writing.wording import Wording
from assistant.writing.wording import load as load_wording

FILE = "chat.yaml"


def _uses(group: str, **entries: str) -> tuple[Use, ...]:
    """Return the entries of *group* with the placeholders that the desk fills in, as in `a b`."""
    return tuple(
        Use(where="the chat", group=group, key=key, given=frozenset(given.split()))
        for key, given in entries.items()
    )


BEGINNINGS = (
    "faq.data_categories",
    "request.access",
    "request.erasure",
    "request.marketing_optout",
    "faq.retention",
    "request.status",
)
"""Wishes of the taxonomy that the first buttons of a chat offer, in this order."""

USES = (
    *(Use(where="the chat", group="begin", key=intent, given=frozenset()) for intent in BEGINNINGS),
    Use(where="the chat", group="ask", key="", given=frozenset()),
    Use(where="the chat", group="label", key="", given=frozenset()),
    Use(where="the chat", group="channel", key="", given=frozenset()),
    *_uses("form", kind="", open="", skip="", stop="", stopped="references count"),
    *_uses("form", masked="", summary="", still=""),
    *_uses("form", confirm="", change="", which="", done="count", offer_mail="", mail="address"),
    *_uses("form", mail_other="", mail_no="", mail_where="", mail_sent="address", mail_wrong=""),
    *_uses(
        "form",
        mail_not="",
        noted="references count",
        bye="",
        over="",
        yes_words="",
        no_words="",
        besides_words="",
        skip_words="",
        stop_words="",
        all_words="",
        detail_words="",
        no_name_words="",
        unclear="",
        unusable="",
    ),
    *_uses("meant", not_this="", which="", unsure="", question="", drop="", dropped="references"),
    *_uses("meant", kept="references", retyped="reading reference", answered="", which_request=""),
    *_uses("meant", unread="question", again=""),
    *_uses("trace", ask="example", unknown="", other="", no_reference="example", sent="minutes", again=""),
    *_uses("trace", stop="", stopped="", no_code="", wrong="", ended="", too_many="", by="due"),
    *_uses("trace", told="name received state", mail_subject="", mail_text="reference code minutes"),
    *_uses("trace", mail_not_you=""),
    *_uses("people", now="", later="opening", no_hours="", today="time", day="day time"),
    *_uses("people", taken_over="", given_back="", still="references"),
)
"""The sentences that the desk's dialogue uses, with what it fills in."""

FIELDS = frozenset(name for kind in TICKET_TYPES.values() for name in kind.told)
KEYS = {
    "ask": FIELDS | {"identifier_other"},
    "label": FIELDS | {"identifier_other"},
    "channel": frozenset({"email", "phone", "sms", "post"}),
}
"""The entries that a group must have, because a request can lack that field."""


def with_talks(wording: Wording, folder: Path, own: Path | None = None) -> Wording:
    """Return *wording* with the groups of `chat.yaml` in *folder*, and those of a tenant's *own* over them.

    Raises ContentError with the line where a file is broken.
    """
    talks = load_wording(folder / FILE, own / FILE if own else None)
    return replace(wording, groups={**wording.groups, **talks.groups})
