"""What a request is about, sentence by sentence: data, values, reasons, consents, processings, channels."""

import re
from collections.abc import Iterator

from assistant.understanding.clauses import (
    ABOUT,
    AFTER_DECISION,
    CONSENT,
    DECIDED,
    DECISION,
    OWN_REASON,
    PROCESSING,
    PROCESSING_WORD,
    REASON,
    WISH,
)
from assistant.understanding.phrases import (
    CHANNEL,
    CONSENT_WORD,
    DATA,
    FORM,
    GROUND,
    NOT_BUT,
    POLITE,
    SCOPE,
    STOP_WORD,
    TARGET,
    TARGET_NEW,
    VALUE,
    Pattern,
)
from assistant.understanding.records import Found

_BUT = re.compile(r",? (?:maar|men|wel|dog)\b")
_COMMAS = re.compile(r"[,;:] | - ")
_POINTS_BACK = re.compile(  # tells nothing itself: "that", "it"
    r"^(?:det|dette|dem|den|det som \w+|daarvoor|hiervoor|dat|dit|ze|hen|artikel \d+)\b[^,]{0,12}$"
    r"|^(?:de|det|den|een|en) (?:persoonsgegevens|gegevens|oplysninger|personoplysninger|data)$"
    r"|^(?:de |het )?(?:verwerking|behandling(?:en)?)(?:[ ,(]+art\w*\.? [^,]{1,12})?$|, artik(?:el|len) \d"
    r"|\b(?:daarvan|ervan|af (?:dem|den|det))(?: dus)?$",
    re.IGNORECASE,
)
_OF_THAT = re.compile(
    r"^(?:daar (?:wil|moet) ik (?:van)?af|dat (?:hoeft|wil ik) niet|stop daarmee|hou daarmee op"
    r"|det vil jeg (?:slippe|være fri|ikke)|det skal (?:stoppe|holde op)|stop (?:med )?det)\b"
)
_AGAIN = re.compile(  # a nuisance told rather than a wish: weaker
    r"\b(?:steeds|telkens|alweer|constant|voortdurend|de hele tijd|(?:derde|zoveelste) keer|hele tiden"
    r"|konstant|tredje gang|bliver ved)\b"
)


def in_sentence(sentence: str, language: str, following: str = "") -> Iterator[Found]:
    """Yield what one sentence says a request is about; values keep their capitals.

    *following* is the sentence after it, which may say of a nuisance told here that it must stop.
    """
    tongue = "da" if language == "da" else "nl"
    low = lowered(sentence)
    yield from _values(sentence, low, tongue)
    yield from _clauses("scope", SCOPE[tongue], sentence, low)
    for field, table in (("form_of_delivery", FORM), ("which_data", DATA)):
        yield from _words(field, table[tongue], low)
    for name, words in GROUND[tongue]:
        if words.search(low):
            yield Found(field="ground", value=name, kind="word")
    yield from _clauses("reason", REASON[tongue], sentence, low)
    if OWN_REASON[tongue].search(low):
        yield Found(field="reason", value=_own_reason(sentence, tongue), kind="sentence")
    yield from _consents(sentence, low, tongue)
    yield from _clauses("which_processing", PROCESSING[tongue], sentence, low)
    if PROCESSING_WORD[tongue].search(low):
        yield Found(field="which_processing", value=sentence.strip(), kind="sentence")
    yield from _decisions(sentence, low, tongue)
    yield from _clauses("target", TARGET, sentence, sentence)
    yield from _clauses("target", TARGET_NEW, sentence, sentence)
    if wish := WISH[tongue].search(low):
        said = sentence[wish.start() : wish.end()].strip()
        yield Found(field="wish", value=re.sub(r"^(?:en|og) ", "", said), kind="clause")
    yield from _clauses("about", ABOUT[tongue], sentence, low)
    yield from _channels(low, stopped=bool(_OF_THAT.search(lowered(following))))


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


def _own_reason(sentence: str, tongue: str) -> str:
    """Return the part of a sentence that is a reason: after "; " or ", " where it stands behind the wish."""
    pattern = OWN_REASON[tongue]
    for piece in re.split(r"(?<=[;])\s+|\. ", sentence):
        if pattern.search(lowered(piece)):
            return piece.strip(" .,;!")
    return sentence.strip()


def _consents(sentence: str, low: str, tongue: str) -> Iterator[Found]:
    """Yield the consents named; where only a word of one stands, the clause that holds it."""
    yield from _clauses("which_consent", CONSENT[tongue], sentence, low)
    for piece in _COMMAS.split(sentence):
        if CONSENT_WORD[tongue].search(lowered(piece)):
            yield Found(field="which_consent", value=piece.strip(" .,!?"), kind="word")


def _decisions(sentence: str, low: str, tongue: str) -> Iterator[Found]:
    """Yield the sentence that tells a decision, without the protest that follows it."""
    told = DECIDED[tongue].search(low)
    if told or DECISION[tongue].search(low):
        value = AFTER_DECISION.sub("", sentence).strip(" .,")
        yield Found(field="which_decision", value=value, kind="told" if told else "named")


def _channels(low: str, *, stopped: bool) -> Iterator[Found]:
    """Yield the channels to stop, clause by clause: "brieven mogen wel, maar geen mail" stops the mail."""
    for clause in _BUT.split(low):
        kind = "word" if stopped or STOP_WORD.search(clause) else "told" if _AGAIN.search(clause) else ""
        for name, words in CHANNEL if kind else ():
            if words.search(clause):
                yield Found(field="channels", value=name, kind=kind)


def _words(field: str, pattern: Pattern, low: str) -> Iterator[Found]:
    for value in dict.fromkeys(m.group() for m in pattern.finditer(low)):
        yield Found(field=field, value=value, kind="word")


def _clauses(field: str, pattern: Pattern, sentence: str, low: str) -> Iterator[Found]:
    """Yield the named part of each match, or all of it where it names none, as it was written."""
    for m in pattern.finditer(low):
        spans = [m.span(name) for name in m.groupdict() if m[name]]
        start, end = spans[0] if spans else m.span()
        value = sentence[start:end].strip(" ,:")
        if value and not _POINTS_BACK.search(value):
            yield Found(field=field, value=value, kind="clause")
