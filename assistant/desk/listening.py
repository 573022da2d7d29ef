"""What a customer says in a chat, understood; outside any transaction, nothing is stored.

A message means what it says alone. What was said before is read with it only where it goes on with that:
we asked what they mean, or they ask on after an answer. Details of a person are no wish.
"""

from dataclasses import dataclass, replace

from assistant.desk import saying
from assistant.desk.desk import Desk
from assistant.desk.ports import Transaction
from assistant.desk.records import Spoken
from assistant.message import Channel, Message, Turn
from assistant.settings import Tenant
from assistant.text.normal import fold
from assistant.text.words import QUESTION_WORDS, clauses, sentences, words
from assistant.understanding.records import Found, Understanding, Wish

SMALL_TALK = "other.smalltalk"
_LONGEST_HISTORY = 20
_WHO = frozenset({"name", "identifier", "contact", "phone"})
_GO_ON = frozenset({"en", "maar", "og", "men"})  # a question that begins so goes on with the last
_THEM = frozenset({"jullie", "jij", "je", "ik", "i", "du", "jeg", "man"})  # behind its verb it asks
_FEW = 5  # words, in which a language is told by chance
_LEAST_ASKED = 3  # words of a question of its own
_SEVERAL = 2  # questions: of one alone, what is said to the whole is the answer
_MOST_ASKED = 6  # questions of one message that are looked at alone
_SURELY = 0.9  # of a question that only its own words tell


@dataclass(frozen=True, kw_only=True, slots=True)
class Before:
    """What was said in a chat until now."""

    turns: tuple[Turn, ...] = ()  # newest last
    asked_back: bool = False  # we asked last what they mean
    answered: bool = False  # we answered last, and wait for nothing


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """What a customer said, and what was understood of it."""

    message: Message
    understanding: Understanding
    unread: tuple[str, ...] = ()  # questions in it, beside others, for which no answer was found
    asked_back: bool = False  # we had just asked what they mean


def history(tx: Transaction, conversation_id: str | None) -> Before:
    """Return what was said before."""
    said = tx.messages.last_spoken(conversation_id, _LONGEST_HISTORY) if conversation_id else []
    turns = tuple(Turn(by=message.by, text=message.body.text) for message in said)
    if not said or said[-1].by == "customer":
        return Before(turns=turns)
    asked_back = saying.asks_back(said[-1].body)
    return Before(turns=turns, asked_back=asked_back, answered=not asked_back and not _waits(said[-1]))


def _waits(last: Spoken) -> bool:
    """Return whether a step waits for what is typed next."""
    return bool(last.body.asks or last.body.summary or any("form." in c["value"] for c in last.body.choices))


def hear(desk: Desk, tenant_id: str, text: str, before: Before | None = None, choice: str = "") -> Heard:
    """Understand what was said. A button needs no understanding: its *choice* says what is meant."""
    tenant, before = desk.tenant(tenant_id), before or Before()
    message = Message(tenant=tenant.id, channel=Channel.CHAT, received=desk.now(), text=text)
    if choice:
        meant = Understanding(language=tenant.language, language_is_ours=True, wishes=_pressed(choice))
        return Heard(message=message, understanding=meant)
    message = replace(message, history=tuple(turn for turn in before.turns if turn.by == "customer"))
    said = _in_ours(desk, tenant, desk.understander.understand(message, tenant), message)
    if only_details(desk, tenant, text, said.found):
        nothing = replace(said, wishes=(), right_doubt=0.0)
        return Heard(message=message, understanding=nothing, asked_back=before.asked_back)
    if _goes_on(before, text, said, tenant.language):
        message = replace(message, history=before.turns)
        said = _in_ours(desk, tenant, desk.understander.understand(message, tenant), message)
    wishes = tuple(w for w in said.wishes if not only_details(desk, tenant, w.sentence, said.found))
    covered = "not_covered" not in said.notes  # else that is said of the whole message
    more, unread = _asked_beside(desk, tenant, text, wishes) if covered else ((), ())
    said = replace(said, wishes=wishes + more)
    return Heard(message=message, understanding=said, unread=unread, asked_back=before.asked_back)


def _in_ours(desk: Desk, tenant: Tenant, said: Understanding, message: Message) -> Understanding:
    """Return *said* in our language where a few words alone look like another, and those before did not."""
    mine = [turn for turn in message.history if turn.by == "customer"]
    few = len(message.text.split()) <= _FEW and "foreign_right" not in said.notes
    if said.language_is_ours or not (few and mine):
        return said
    last = desk.understander.understand(replace(message, text=mine[-1].text, history=()), tenant)
    return replace(said, language=tenant.language, language_is_ours=True) if last.language_is_ours else said


def _pressed(choice: str) -> tuple[Wish, ...]:
    return (Wish(intent=choice, score=1.0),) if saying.is_intent(choice) else ()


def _goes_on(before: Before, text: str, said: Understanding, language: str) -> bool:
    """Return whether a message is read together with the one before it."""
    if said.wishes and said.wishes[0].intent == SMALL_TALK:
        return False
    folded = words(fold(text, language))
    more = len(folded) > 1 and (asks(text, language) or folded[0] in _GO_ON)
    return before.asked_back or (before.answered and more)


def asks(text: str, language: str) -> bool:
    """Return whether *text* is a question: it ends as one, or begins with a word that asks."""
    first = words(fold(text, language))[:1]
    return text.rstrip().endswith("?") or bool(set(first) & QUESTION_WORDS.get(language, frozenset()))


def only_details(desk: Desk, tenant: Tenant, text: str, found: tuple[Found, ...]) -> bool:
    """Return whether *text* holds nothing but who somebody is and how they are found or reached."""
    rest = text
    values = {one.value for one in found if one.field in _WHO and one.value in text}
    for value in sorted(values, key=len, reverse=True):
        rest = rest.replace(value, " ")
    around = set(desk.writer.say("form.detail_words", tenant=tenant).split())
    left = {word for word in words(rest.casefold()) if not any(letter.isdigit() for letter in word)}
    return rest != text and "***" not in text and left <= around


def is_question(text: str, language: str) -> bool:
    """Return whether *text* is one question that stands by itself, in a few words at least."""
    return bool(_questions(text, language)) and len(sentences(text)) == 1


def _asked_beside(
    desk: Desk, tenant: Tenant, text: str, wishes: tuple[Wish, ...]
) -> tuple[tuple[Wish, ...], tuple[str, ...]]:
    """Return the wishes of questions that the whole hides, and the questions that nothing is known of."""
    questions = _questions(text, tenant.language)
    if len(questions) < _SEVERAL or not any(wish.is_question or wish.is_right for wish in wishes):
        return (), ()
    more: dict[str, Wish] = {}
    unread = []
    for question in questions[:_MOST_ASKED]:
        if any(_same(question, wish.sentence) for wish in wishes):
            continue
        alone = Message(tenant=tenant.id, channel=Channel.CHAT, received=desk.now(), text=question)
        said = desk.understander.understand(alone, tenant)
        best = next(iter(said.wishes), None)
        sure = best is not None and best.is_question and min(best.score, best.wanted) >= _SURELY
        if best is None or not sure:
            unread.append(question)
        elif best.intent not in {wish.intent for wish in wishes}:
            more.setdefault(best.intent, best)
    return tuple(more.values()), tuple(unread)


def _same(question: str, sentence: str) -> bool:
    one, other = question.casefold().strip(" ?.!"), sentence.casefold().strip(" ?.!")
    return bool(other) and (one in other or other in one)


def _questions(text: str, language: str) -> list[str]:
    """Return the questions of *text*, each alone."""
    found = []
    for sentence in sentences(text):
        for part in clauses(sentence) or [sentence]:
            said = words(fold(part, language))
            said = said[1:] if said[:1] and said[0] in _GO_ON else said
            inverted = len(said) > 1 and said[1] in _THEM and sentence.endswith("?")
            whole = part == sentence and sentence.endswith("?")
            asked = whole or inverted or bool(set(said[:1]) & QUESTION_WORDS.get(language, frozenset()))
            if asked and len(said) >= _LEAST_ASKED:
                found.append(part.strip())
    return found
