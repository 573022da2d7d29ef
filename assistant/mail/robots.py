"""Whether subject and words are a machine's, for mail whose headers do not tell that one sent it.

People write about machines, holidays and newsletters too, so a word alone never counts: a subject
that only programs write, or several separate signs in the words, and no wish beside them.
"""

import re

from assistant.mail import notices, phrases, subjects
from assistant.mail.records import NewText
from assistant.message import Machine

LONGEST = 2500  # machines say at once that they are machines
LONGEST_END = 1500  # and lists at the end how to leave them

# Signs and what they weigh; two in all make an automatic reply.
_SIGNS = (
    (2.0, phrases.ROBOT),
    (2.0, phrases.UNREAD),
    (1.0, phrases.CONTACT),
    (1.0, phrases.LATER),
    (1.0, phrases.TAKEN),
    (1.0, phrases.PROMISE),
    (1.0, phrases.RETURN),
    (0.5, phrases.UNTIL),
    (0.5, phrases.THANKS),
    (2.0, notices.AUTOMATIC),
    (1.5, notices.NOTICE),
    (1.5, notices.ACCOUNT),
    (1.0, notices.PASSIVE),
    (1.0, notices.ACKNOWLEDGED),
    (1.0, notices.SHOP),
    (1.0, notices.SURVEY),
    (1.0, notices.SLOW),
    (1.0, notices.COVERED),
    (0.5, notices.NUMBER),
    (1.0, notices.SENDER),
)
# The same of the subject, without what stands before it in an answer.
_SUBJECT_SIGNS = (
    (1.0, notices.NOTICE),
    (2.0, notices.CALENDAR_SUBJECT),
    (1.0, notices.SYSTEM_SUBJECT),
    (1.0, notices.NUMBER_SUBJECT),
    (1.0, notices.ACCOUNT),
    (1.0, notices.SHOP),
    (1.0, notices.SURVEY),
    (0.5, notices.PASSIVE),
)
_ABSENCE = (phrases.AWAY, notices.BUSY, notices.MOVED)  # three ways to say one thing
_BOX_SIGNS = ((1.0, notices.SYSTEM_BOX), (0.5, notices.DESK_BOX))
_ENOUGH = 2.0
_CERTAINLY = 100.0
_LIST_CUES = (
    "afmeld|af te meld|uit te schrijv|uitschrij|schrijf|voorkeur|unsubscribe|preferences|subscription|opt-out"
    "|opt out|frameld|præferencer|meld|geen mail|geen e-mail|receiv|nyhedsbrev|nieuwsbrief|niet meer"
    "|niet langer|længere|modtager|ontvang"
).split("|")
_DAEMONS = ("mailer-daemon@", "postmaster@", "mail-daemon@")


def by_words(subject: str, said: NewText, address: str) -> Machine | None:
    """Return the kind of machine that subject and words give away, or None."""
    subject, said = subject.casefold(), _folded(said)
    words = f"{said.new}\n{said.signature}"[:LONGEST]
    passed_on = bool(said.forwarded) or bool(phrases.ANSWERED.match(subject))
    if not passed_on:
        if bounced(subject, said, address):
            return Machine.BOUNCE
        if notices.ARRIVED_SUBJECT.match(subject) and notices.ARRIVED.search(words):
            return Machine.RECEIPT
        if phrases.READ_SUBJECT.match(subject) and (phrases.READ_WORDS.search(words) or len(said.new) < 20):
            return Machine.RECEIPT
        if phrases.READ_WORDS.search(said.new[:1500]) and not phrases.WISH.search(said.new):
            return Machine.RECEIPT
    ends = said.new[-LONGEST_END:] if len(said.new) > LONGEST else ""
    below = said.signature[-LONGEST_END:]
    return _reply(subject, said, words, address) or _mass(said, f"{words}\n{ends}\n{below}")


def bounced(subject: str, said: NewText, address: str) -> bool:
    """Whether subject and words are those of a report that mail could not be delivered."""
    subject, said = subject.casefold(), _folded(said)
    own = address.startswith(_DAEMONS)
    if phrases.ANSWERED.match(subject) or (not own and _asks(said.new[:LONGEST])):
        return False
    if phrases.BOUNCE_CERTAIN.match(subject):
        return True
    if not phrases.MAIL.search(f"{subject}\n{said.new[:LONGEST]}"):
        return False
    if not own and not phrases.BOUNCE_SUBJECT.search(subject):
        return False
    words = f"{said.new}\n{said.signature}\n{said.quoted}"[:LONGEST]
    return bool(phrases.BOUNCE_WORDS.search(words) or (own and phrases.BOUNCE_SUBJECT.search(subject)))


def _folded(said: NewText) -> NewText:
    """Return the parts that are looked at in lower case, no longer than they are looked at."""
    new = said.new if len(said.new) <= 3 * LONGEST else f"{said.new[:LONGEST]}\n{said.new[-LONGEST_END:]}"
    return NewText(
        new=new.casefold(),
        signature=said.signature[-LONGEST:].casefold(),
        quoted=said.quoted[:LONGEST].casefold(),
        forwarded="x" if said.forwarded else "",
    )


def _asks(words: str) -> bool:
    """Whether a person speaks about mail that did not arrive."""
    return bool("?" in words or phrases.OWN_MAIL.search(words) or phrases.WISH.search(words))


def _reply(subject: str, said: NewText, words: str, address: str) -> Machine | None:
    """Out-of-office replies, acknowledgements and notices."""
    certain = phrases.REPLY_SUBJECT.match(subject)
    if certain and certain.group().rstrip().endswith(":"):
        return Machine.AUTO_REPLY
    if said.forwarded or subjects.passes_on(subject):
        return None
    words = notices.MARKED.sub(" ", words)
    person = _person(notices.MARKED.sub(" ", said.new[:LONGEST]))
    if person >= _CERTAINLY:
        return None
    weight = _weight(_SIGNS, words) + any(sign.search(words) for sign in _ABSENCE)
    box = _weight(_BOX_SIGNS, address)
    return Machine.AUTO_REPLY if weight + _named(subject) + box - person >= _ENOUGH else None


def _weight(signs: tuple[tuple[float, re.Pattern[str]], ...], words: str) -> float:
    return sum(weight for weight, sign in signs if sign.search(words))


def _named(subject: str) -> float:
    """Return how much the subject speaks for a machine; "Ferie: Re: …" is how a program writes it."""
    bare = phrases.ANSWERED.sub("", subject)
    if phrases.REPLY_SUBJECT.match(bare):
        return 2.0 if bare == subject else 1.0  # people answer automatic replies
    away = phrases.AWAY_SUBJECT.match(bare)
    if away:
        return 2.0 if away.group("colon") and bare == subject else 1.0
    if phrases.RECEIVED_SUBJECT.match(bare):
        return 1.0
    return 0.0 if bare != subject else min(_weight(_SUBJECT_SIGNS, subject), 2.0)


def _person(words: str) -> float:
    """Return how much speaks for a person: a wish outweighs everything, a question or a plan much."""
    if phrases.WISH.search(words) or phrases.PEOPLE_READ.search(words):
        return _CERTAINLY
    asks = "?" in notices.PROMPT.sub("", phrases.MACHINE_QUESTION.sub("", notices.SURVEY.sub("", words)))
    plans = bool(phrases.PLAN.search(words))
    tells = bool(notices.REPORTS.search(notices.MACHINE_HAS.sub(" ", words))) or bool(
        notices.TO_US.search(words)
    )
    return 1.5 * asks + plans + 2.0 * tells + bool(phrases.OWN_THINGS.search(words))


def _mass(said: NewText, words: str) -> Machine | None:
    """Newsletters and other mass mail."""
    if said.forwarded or not any(cue in words for cue in _LIST_CUES) or phrases.WISH.search(said.new[:600]):
        return None
    if phrases.FIRST_PERSON.search(said.new[:400]):
        return None  # lists speak of "you"
    signs = sum(1 for sign in (phrases.LEAVE_LIST, phrases.WHY_LIST, phrases.BROWSER) if sign.search(words))
    return Machine.LIST if signs >= 2 else None
