"""What a request is about, sentence by sentence: data, values, reasons, consents, processings, channels."""

from collections.abc import Iterator

from assistant.understanding.phrases import (
    CHANNEL,
    CONSENT,
    CONSENT_WORD,
    DATA,
    DECISION,
    FORM,
    GROUND,
    NOT_BUT,
    POLITE,
    PROCESSING,
    PROCESSING_WORD,
    REASON,
    SCOPE,
    STOP_WORD,
    TARGET,
    TARGET_NEW,
    VALUE,
    WISH,
    Pattern,
)
from assistant.understanding.records import Found


def in_sentence(sentence: str, language: str) -> Iterator[Found]:
    """Yield what one sentence says a request is about; values keep their capitals."""
    tongue = "da" if language == "da" else "nl"
    low = lowered(sentence)
    yield from _values(sentence, low, tongue)
    for field, table in (("scope", SCOPE), ("form_of_delivery", FORM), ("which_data", DATA)):
        yield from _words(field, table[tongue], low)
    for name, words in GROUND[tongue]:
        if words.search(low):
            yield Found(field="ground", value=name, kind="word")
    yield from _clauses("reason", REASON[tongue], sentence, low)
    yield from _clauses("which_consent", CONSENT[tongue], sentence, low)
    yield from _words("which_consent", CONSENT_WORD[tongue], low)
    yield from _clauses("which_processing", PROCESSING[tongue], sentence, low)
    if PROCESSING_WORD[tongue].search(low):
        yield Found(field="which_processing", value=sentence.strip(), kind="sentence")
    if DECISION[tongue].search(low):
        yield Found(field="which_decision", value=sentence.strip(), kind="sentence")
    yield from _clauses("target", TARGET, sentence, sentence)
    yield from _clauses("target", TARGET_NEW, sentence, sentence)
    if wish := WISH[tongue].search(low):
        yield Found(field="wish", value=sentence[wish.start() : wish.end()].strip(), kind="clause")
    if STOP_WORD.search(low):
        for name, words in CHANNEL:
            if words.search(low):
                yield Found(field="channels", value=name, kind="word")


def lowered(text: str) -> str:
    """Return *text* in lower case with every character in its place (a dotted capital I would move it)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[:1] for c in text)


def _values(sentence: str, low: str, tongue: str) -> Iterator[Found]:
    """Yield the value that a customer says is right."""
    found = []
    for pattern in (VALUE[tongue], NOT_BUT[tongue]):
        for m in pattern.finditer(low):
            spans = [m.span(name) for name in m.groupdict() if name.startswith("value")]
            found += [sentence[start:end] for start, end in spans if start >= 0]
    for value in dict.fromkeys(POLITE.sub("", one).strip(" :,\"'") for one in found):
        if value:
            yield Found(field="right_value", value=value, kind="clause")


def _words(field: str, pattern: Pattern, low: str) -> Iterator[Found]:
    for value in dict.fromkeys(m.group() for m in pattern.finditer(low)):
        yield Found(field=field, value=value, kind="word")


def _clauses(field: str, pattern: Pattern, sentence: str, low: str) -> Iterator[Found]:
    """Yield the named part of each match, or all of it where it names none, as it was written."""
    for m in pattern.finditer(low):
        spans = [m.span(name) for name in m.groupdict() if m[name]]
        start, end = spans[0] if spans else m.span()
        yield Found(field=field, value=sentence[start:end].strip(" ,:"), kind="clause")
