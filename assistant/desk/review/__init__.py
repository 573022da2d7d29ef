"""What staff see and do. Each verb takes the member of staff who acts, and is one transaction."""

from assistant.desk.clearing import by_hand as cleared_by_hand
from assistant.desk.copies import say as say_copy
from assistant.desk.review.drafts import (
    approve,
    discard,
    edit_draft,
    given,
    keep_draft,
    send_back,
    undo,
)
from assistant.desk.review.handing import open_at
from assistant.desk.review.identity import check_behalf, record_steps, set_behalf, set_identity
from assistant.desk.review.joint import join, leave
from assistant.desk.review.lists import DailyRow, daily, failed_mail
from assistant.desk.review.moving import close, extend, move, set_received
from assistant.desk.review.queue import queue
from assistant.desk.review.register import register, register_figures, register_page, register_totals
from assistant.desk.review.replies import new_draft
from assistant.desk.review.sorting import correct_label, link, merge, open_by_hand, split
from assistant.desk.review.ticket import attachment, quarantine, raw, ticket
from assistant.desk.review.working import (
    assign,
    check,
    hold,
    know_address,
    note,
    retype,
    seen,
    set_authority,
    set_field,
    set_person,
    set_refusal,
)

__all__ = [
    "DailyRow",
    "approve",
    "assign",
    "attachment",
    "check",
    "check_behalf",
    "cleared_by_hand",
    "close",
    "correct_label",
    "daily",
    "discard",
    "edit_draft",
    "extend",
    "failed_mail",
    "given",
    "hold",
    "join",
    "keep_draft",
    "know_address",
    "leave",
    "link",
    "merge",
    "move",
    "new_draft",
    "note",
    "open_at",
    "open_by_hand",
    "quarantine",
    "queue",
    "raw",
    "record_steps",
    "register",
    "register_figures",
    "register_page",
    "register_totals",
    "retype",
    "say_copy",
    "seen",
    "send_back",
    "set_authority",
    "set_behalf",
    "set_field",
    "set_identity",
    "set_person",
    "set_received",
    "set_refusal",
    "split",
    "ticket",
    "undo",
]
