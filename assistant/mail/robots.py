"""Whether subject and words are a machine's, for mail whose headers do not tell that one sent it.

Some subjects are nearly certain: programs write them, and people answer under them. All else is a matter
of weight: what a letter speaks of, two things in one sentence, what its subject and first sentence say,
whether it asks or wishes anything. `learned` holds what each of these weighs;
`tools.learn_machine_mail` found it from letters.
"""

from assistant.mail import concepts, learned, phrases, subjects
from assistant.mail.records import NewText
from assistant.message import Machine

LONGEST = 2500  # machines say at once that they are machines
LONGEST_END = 1500  # and lists at the end how to leave them
MOST_WORDS = 400
_STEM = 6  # letters of a word that count: "ontvangen" and "ontvangst" are one
_PEOPLES = frozenset(
    "WISH ASK DATA GOT QUESTION DELETE STILL FAMILY CUSTOMER YOU_ALL ME DO THEY_TOLD AGO".split()
)
_BELOW = frozenset("LEAVE_LIST AUTO NO_REPLY BECAUSE CLICK".split())
_DAEMONS = ("mailer-daemon@", "postmaster@", "mail-daemon@")
_QUOTING = 2.0  # who answers us quotes our mail; of machines only some ticket systems do
_NAMED = 1.5  # "Automatic reply" alone is also what people write about
_PREFIXED = 2.0  # "Automatic reply: …" is a program's, unless a person answers under such a subject


def weights(table: str) -> dict[str, float]:
    """Return the weight of each trait in *table* (`learned.TABLE`); above nought speaks for a machine."""
    found: dict[str, float] = {}
    weight = 0.0
    for row in (line.split() for line in table.splitlines() if line):
        if row[0].lstrip("-").isdigit():
            weight, names = int(row[0]) / 100, row[1:]
        else:  # the line before goes on
            names = row
        found.update(dict.fromkeys(names, weight))
    return found


_WEIGHTS = weights(learned.TABLE)


def by_words(subject: str, said: NewText, address: str) -> Machine | None:
    """Return the kind of machine that subject and words give away, or None."""
    low, folded = subject.casefold(), _folded(said)
    if not said.forwarded and not phrases.ANSWERED.match(low):
        if bounced(subject, said, address):
            return Machine.BOUNCE
        if _receipt(low, folded):
            return Machine.RECEIPT
    named = phrases.REPLY_SUBJECT.match(low)
    prefixed = bool(phrases.CALENDAR_SUBJECT.match(low) or (named and named.group().rstrip().endswith(":")))
    if said.forwarded or subjects.passes_on(subject) or not folded.new.strip():
        return Machine.AUTO_REPLY if prefixed else None
    found = traits(subject, said, address)
    weight = sum(_WEIGHTS.get(trait, 0.0) for trait in found)
    weight += _PREFIXED if prefixed else _NAMED if named else 0.0
    if weight < learned.ENOUGH + (_QUOTING if said.quoted else 0.0):
        return None
    return _kind(found)


def traits(subject: str, said: NewText, address: str) -> set[str]:
    """Return what a letter has that may tell a machine's from a person's: the names in `learned`."""
    low = subject.casefold()
    bare = phrases.ANSWERED.sub("", low)[:200]
    found: set[str] = {"always", "answers"} if bare != low[:200] else {"always"}
    spoken: set[str] = set()
    count = 0
    words = phrases.MARKED.sub(" ", said.new[:LONGEST].casefold())
    for index, (stems, known) in enumerate(concepts.sentences(words, MOST_WORDS)):
        count += len(stems)
        spoken |= known
        names = sorted(known)
        found.update(names)
        found.update(f"{a}+{b}" for i, a in enumerate(names) for b in names[i + 1 :])
        found.update(f"~{word[:_STEM]}" for word in stems)
        if index == 0:
            found.update(f"first:{name}" for name in names)
    if "answers" not in found:  # behind Re: stands what somebody else wrote
        for _, known in concepts.sentences(bare, 40):
            found.update(f"subject:{name}" for name in known)
    for _, known in concepts.sentences(said.signature[-LONGEST_END:].casefold(), 200):
        found.update(f"below:{name}" for name in known & _BELOW)
    found.add("tiny" if count < 5 else "short" if count < 12 else "medium" if count < 60 else "long")
    found.update(name for name, missing in (("nobody", {"I", "MY", "ME"}), ("wishless", _PEOPLES))
                 if not spoken & missing)  # fmt: skip
    found.update(name for name, box in (("box:system", phrases.SYSTEM_BOX), ("box:desk", phrases.DESK_BOX))
                 if box.match(address))  # fmt: skip
    return found


def _kind(found: set[str]) -> Machine:
    """Return which machine wrote a letter with these traits."""
    undelivered = {"DELIVER+FAILED", "FAILED+RECIPIENT", "FAILED+SERVER", "GONE+RECIPIENT"} & found
    told = {"subject:DELIVER", "subject:FAILED"} & found
    if undelivered and (told or "box:system" in found) and "ORDER" not in found:
        return Machine.BOUNCE
    leaving = {"LEAVE_LIST", "below:LEAVE_LIST", "CLICK+NEWS", "NEWS+RECEIVED"} & found
    return Machine.LIST if leaving else Machine.AUTO_REPLY


def _receipt(low: str, folded: NewText) -> bool:
    """Whether a mail only says that another one arrived or was read (RFC 8098 without its form)."""
    words = f"{folded.new}\n{folded.signature}"[:LONGEST]
    if phrases.ARRIVED_SUBJECT.match(low) and phrases.ARRIVED.search(words):
        return True
    read = phrases.READ_WORDS.search(words)
    if phrases.READ_SUBJECT.match(low) and (read or len(folded.new) < 20):
        return True
    return bool(phrases.READ_WORDS.search(folded.new[:1500])) and not phrases.WISH.search(folded.new)


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
