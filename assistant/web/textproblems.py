"""What is wrong with a text that staff save, in their language.

The code that reads texts says it in English with the place; here each such line is known by its form.
"""

import re
from functools import cache

from assistant.web.marks import N_
from assistant.web.phrases import Phrases

_PLACE = re.compile(r"(?P<path>[\w./-]+\.yaml)(?: line (?P<line>\d+))?: (?P<why>.+)", re.DOTALL)
_FIELD = re.compile(r"%\((\w+)\)s")

AT_LINE = N_("%(path)s, line %(line)s: %(why)s")

REASONS = (
    N_("entries such as `key: value` are expected here"),
    N_("groups such as `letter:` are expected here"),
    N_("unknown entry %(entry)s; allowed are %(allowed)s"),
    N_("the entry %(entry)s is missing; %(where)s uses it"),
    N_("the entry %(entry)s is missing"),
    N_("%(entry)s must be text; put quotes around it"),
    N_("%(entry)s must be true or false"),
    N_("%(entry)s must be a list"),
    N_("%(entry)s must hold texts; put quotes around this one"),
    N_("%(entry)s must hold entries such as `key: sentence`"),
    N_("%(entry)s needs the forms %(forms)s"),
    N_("not valid YAML; check quotes and indents there"),
    N_("section %(section)s stands here twice"),
    N_("the fact %(fact)s stands here twice"),
    N_("%(entry)s stands here twice"),
    N_("there is no section %(section)s in sections.yaml"),
    N_("there is no section %(section)s"),
    N_("no answer names section %(section)s; write one, or mark it `not_a_question: true`"),
    N_("its intent is %(intent)s; it must be the file's name, %(name)s"),
    N_("a gap needs a topic and at least one way to ask for it"),
    N_("there is neither a fact nor a gap in it"),
    N_("its facts hold %(words)s words, %(most)s at most; mark one `extra: true`"),
    N_("the source is %(source)s; it must be one of %(allowed)s"),
    N_("in the layer %(layer)s every source is %(source)s"),
    N_("a fact from the law names its article"),
    N_("the fact says nothing"),
    N_("more than %(words)s words; move what is not asked for to `more`"),
    N_("write at least one way in which customers ask for it"),
    N_("there is no entry %(entry)s in %(file)s"),
    N_("unknown placeholder %(names)s; here may stand: %(allowed)s"),
    N_("a { or } stands alone; write it twice or take it out"),
    N_("%(name)s is not a placeholder; use a plain name between { and }"),
    N_("no reply uses %(entry)s; is it misspelt?"),
    N_("the group %(group)s is missing; %(where)s uses it"),
    N_("the group %(group)s lacks %(entries)s"),
    N_("there is no company %(company)s"),
    N_("it names %(company)s; an answer of one company never speaks of another"),
)
"""The more exact ones first; `%(…)s` stands for what differs."""


def said(line: str, p: Phrases) -> str:
    """Return *line* in the language of *p*; a line of another form stays as it is."""
    found = _PLACE.fullmatch(line)
    if found is None:
        return line
    why = _reason(found["why"], p)
    if found["line"] is None:
        return f"{found['path']}: {why}"
    return p.say(AT_LINE, path=found["path"], line=found["line"], why=why)


def _reason(why: str, p: Phrases) -> str:
    for reason in REASONS:
        if found := _form(reason).fullmatch(why):
            return p.say(reason, **found.groupdict())
    return why


@cache
def _form(reason: str) -> re.Pattern[str]:
    """Return what lines of the form *reason* look like."""
    parts = _FIELD.split(reason)  # words, field, words, field, …
    return re.compile("".join(f"(?P<{p}>.+?)" if n % 2 else re.escape(p) for n, p in enumerate(parts)))
