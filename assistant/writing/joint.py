"""One reply to several requests of a matter: each has a part of its own."""

from collections.abc import Sequence

from assistant.writing.layout import as_html, as_text
from assistant.writing.letters import context, framed
from assistant.writing.records import Draft, StageFacts
from assistant.writing.stages import OPEN_PLACE, case_of, complete, given
from assistant.writing.templates import Templates
from assistant.writing.voice import Voice

JOINT = "joint"
"""The kind of such a reply."""


def joint(sections: Sequence[tuple[str, str, StageFacts]], *, voice: Voice, templates: Templates) -> Draft:
    """Return one draft that tells each of several requests how it stands: *sections* are type, stage, facts.

    Each has its own heading with its reference; where a refusal is among them, the remedies stand once at
    the end. Subject and greeting come from the first. Raises as `stage` does.
    """
    cases = [case_of(type, stage_id, voice, facts) for type, stage_id, facts in sections]
    told = [
        {
            "type": case.kind.id,
            "reference": case.facts.references[0],
            "body": templates.render(chosen.template, **given(chosen, case, joint=True)),
        }
        for chosen, case in cases
    ]
    values = {
        **context(voice),
        "joint": False,  # what the remedies ask: here they are said
        "sections": told,
        "remedies": any(chosen.remedies(case) for chosen, case in cases),
        "courts": voice.tenant.courts,
    }
    first = cases[0][1].facts
    set_out = framed(templates.render("mail/joint", **values), voice, first.greeting_name)
    text = as_text(set_out)
    for chosen, case in cases:
        if chosen.id in ("refused", "partly"):
            complete(text, case)
    return Draft(
        subject=voice.subject(first.subject, first.references),
        text=text,
        html=as_html(set_out, templates.frame, language=voice.language),
        needs_approval=True,
        kind=JOINT,
        checks=tuple(f"To complete: {place}" for place in OPEN_PLACE.findall(text)),
    )
