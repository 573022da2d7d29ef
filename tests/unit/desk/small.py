"""Small real collaborators: they understand a few words, know one answer, and write short letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache

from assistant import resources
from assistant.decision.records import Answer, Ask, Decision, HandOver, Ignore, Open
from assistant.desk.desk import Desk
from assistant.desk.people import Role, Staff
from assistant.knowledge.records import Citation, Fact, Passage
from assistant.message import Channel, Message
from assistant.settings import Tenant
from assistant.understanding.language import LanguageReader
from assistant.understanding.records import Found, Understanding, Wish
from assistant.writing import Writer
from assistant.writing.records import Choice, Draft, StageFacts

_ADDRESS, _PHONE = "jan@example.org", "0687654321"

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)

WORDS = {
    "inzage": "request.access",
    "indsigt": "request.access",
    "wis ": "request.erasure",
    "reclame": "request.marketing_optout",
    "klacht": "request.complaint",
    "datalek": "request.breach_report",
    "databrud": "request.breach_report",
    "herinnering": "request.status",
    "mijn verzoek": "request.status",
    "hoe lang": "faq.retention",
    "hvor længe": "faq.retention",
    "mens": "request.human",
    "bedankt": "other.smalltalk",
    "factuur": "other.customer_service",
}


@dataclass
class Clock:
    """A clock that a test moves."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def on(self, **by: float) -> None:
        self.now += timedelta(**by)


def _around(word: str, text: str) -> str:
    """Return the sentence of *text* in which *word* stands."""
    return next((one for one in re.split(r"(?<=[.?!])\s+", text) if word in f"{one.casefold()} "), text)


@cache
def _languages() -> LanguageReader:
    return LanguageReader.load()


class SmallUnderstander:
    """Knows a wish by one word; `kapot` breaks it."""

    @property
    def languages(self) -> LanguageReader:
        return _languages()

    def understand(self, message: Message, tenant: Tenant) -> Understanding:
        text = f"{message.subject}\n{message.text}\n".casefold()
        if "kapot" in text:
            raise RuntimeError("broken by Jan Jansen")
        sentence = message.text if message.channel is Channel.CHAT else ""
        wishes = [
            Wish(intent=intent, score=0.45 if "wellicht" in text else 0.95, sentence=_around(word, sentence))
            for word, intent in WORDS.items()
            if word in text
        ]
        notes = {"reminder"} if "herinnering" in text else set()
        notes |= {"authority"} if "autoriteit" in text else set()
        notes |= {"wrong_company"} if "beste eneco" in text or "beste natur-energi" in text else set()
        foreign = "please delete" in text
        abroad = foreign or "zzz" in text
        notes |= {"foreign_right"} if foreign else set()
        notes |= {"not_covered"} if "cookies" in text else set()
        found = [
            Found(field="identifier", value=value, kind=kind)
            for kind, value in (("e-mail", _ADDRESS), ("phone", _PHONE))
            if message.channel is Channel.CHAT and value in text
        ]
        if message.sender.name:
            found.append(Found(field="name", value=message.sender.name, kind="from"))
        for stated in re.findall(r"(?:ik ben|jeg hedder) (\w+ \w+)", f"{message.text}", re.IGNORECASE):
            found.append(Found(field="name", value=stated, kind="stated"))
        found += [Found(field="when", value=day, kind="date") for day in ("gisteren", "i går") if day in text]
        if "klantnummer 12345" in text:
            found.append(Found(field="identifier", value="12345", kind="customer number"))
        for street in re.findall(r"Kerkstraat \d+", message.text):
            found.append(Found(field="identifier", value=street, kind="address"))
        return Understanding(
            language="en" if abroad else tenant.language,
            language_is_ours=not abroad,
            wishes=tuple(wishes) or (Wish(intent="other.unclear", score=0.9),),
            right_doubt=0.5 if "misschien" in text or foreign else 0.0,
            found=tuple(found),
            notes=frozenset(notes),
        )


class SmallKnowledge:
    """Knows how long data is kept."""

    def passage(self, tenant: str, intent: str, question: str) -> Passage | None:
        if intent != "faq.retention":
            return None
        fact = Fact(id="retention", source="statement", section="2.6", short="Zeven jaar.")
        cited = (Citation(source="statement", section="2.6", title="Bewaren"),)
        return Passage(intent=intent, title="Bewaren", facts=(fact,), citations=cited)


@cache
def _wording() -> Writer:
    return Writer.load(resources.folder("locales"), resources.folder("templates"))


class SmallWriter:
    """Writes one line a thing; what the chat asks and says besides is said as shipped."""

    def say(self, entry: str, *, tenant: Tenant, **values: object) -> str:
        return _wording().say(entry, tenant=tenant, **values)

    def write(
        self,
        decision: Decision,
        message: Message,
        *,
        tenant: Tenant,
        references: Sequence[str] = (),
        greeting_name: str = "",
    ) -> Draft | None:
        chat = message.channel is Channel.CHAT
        if isinstance(decision, Ignore):
            return None
        if isinstance(decision, Ask):
            choices = (Choice(value="request.access", label="Inzage"),)
            return self._draft("Wat bedoel je?", "clarify", chat, choices=choices)
        passages = getattr(decision, "passages", ())
        answers = " ".join(fact.short for passage in passages for fact in passage.facts)
        refs = " ".join(references)
        if isinstance(decision, Open):
            kind = "answer" if answers else "receipt"
            return self._draft(f"Ontvangen: {refs} {answers}".strip(), kind, chat)
        if isinstance(decision, HandOver):
            if decision.reason == "unclear" and not chat and not refs:
                return None
            return self._draft(
                f"{answers} Een collega kijkt mee. {refs}".strip(), "receipt" if refs else "handover", chat
            )
        assert isinstance(decision, Answer)
        cited = tuple(citation for passage in passages for citation in passage.citations)
        draft = self._draft(answers or "Hallo!", "answer", chat)
        return replace(draft, citations=cited)

    def stage(self, type: str, stage: str, *, tenant: Tenant, facts: StageFacts) -> Draft:
        told = [one.reference for one in facts.standing]
        said = (stage, type, *facts.references, *told, facts.reason, facts.done, facts.download_link)
        text = " ".join(word for word in said if word)
        if facts.refusal:
            text += (
                f"\n\nGrond: artikel {facts.refusal.ground.replace('(', ', lid ').rstrip(')')}. "
                f"{facts.refusal.reason} {tenant.authority.name}, {tenant.authority.address}. {tenant.courts}"
            )
        return Draft(
            subject="Re: je verzoek", text=text, html=f"<p>{text}</p>", needs_approval=True, kind=stage
        )

    def joint(self, sections: Sequence[tuple[str, str, StageFacts]], *, tenant: Tenant) -> Draft:
        text = "\n\n".join(self.stage(*one[:2], tenant=tenant, facts=one[2]).text for one in sections)
        return Draft(
            subject="Re: je verzoeken", text=text, html=f"<p>{text}</p>", needs_approval=True, kind="joint"
        )

    def _draft(self, text: str, kind: str, chat: bool, choices: tuple[Choice, ...] = ()) -> Draft:
        return Draft(
            subject="" if chat else "Re: je bericht",
            text=text,
            html="" if chat else f"<p>{text}</p>",
            needs_approval=not chat and kind != "receipt",
            kind=kind,
            choices=choices,
        )


@dataclass
class Office:
    """A desk with its clock, and mails written for it."""

    desk: Desk
    clock: Clock
    sent: list[str] = field(default_factory=list)

    def mail(
        self,
        text: str,
        *,
        subject: str = "Mijn gegevens",
        sender: str = "Jan Jansen <jan@example.org>",
        to: str = "backoffice@ventum.nl",
        reply_to: str = "",
        references: str = "",
        message_id: str = "",
        headers: dict[str, str] | None = None,
        envelope_from: str | None = None,
        received: datetime | None = None,
        handle: bool = True,
    ) -> str:
        """Take a mail (and handle it); return its id in the ledger."""
        from assistant.desk import handle as handling
        from assistant.desk import receive

        raw = letter(
            text,
            subject=subject,
            sender=sender,
            to=to,
            references=references,
            message_id=message_id or f"<{self.desk.new_id()}@example.org>",
            date=self.clock.now,
            headers={**(headers or {}), **({"Reply-To": reply_to} if reply_to else {})},
        )
        tenant = self.desk.settings.tenant_of(to)
        assert tenant is not None
        accepted = receive.mail(
            self.desk,
            raw,
            tenant_id=tenant.id,
            envelope_from="jan@example.org" if envelope_from is None else envelope_from,
            recipients=(to,),
            received=received or self.clock.now,
            source="smtp",
        )
        if handle:
            while handling.next(self.desk, "worker"):
                pass
        return accepted.inbound_id

    def send_all(self) -> list[bytes]:
        """Let everything leave that may; return the bytes."""
        from assistant.desk import deliver

        gone = []
        while (out := deliver.claim(self.desk, "sender")) is not None:
            deliver.sending(self.desk, out.id)
            deliver.sent(self.desk, out.id, "250")
            gone.append(out.content)
        return gone


def letter(
    text: str,
    *,
    subject: str,
    sender: str,
    to: str,
    message_id: str,
    date: datetime,
    references: str = "",
    headers: dict[str, str] | None = None,
) -> bytes:
    """Return a plain mail as bytes."""
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = to
    mail["Subject"] = subject
    mail["Message-ID"] = message_id
    mail["Date"] = format_datetime(date)
    if references:
        mail["In-Reply-To"] = references
        mail["References"] = references
    for name, value in (headers or {}).items():
        mail[name] = value
    mail.set_content(text)
    return mail.as_bytes()


def hand_over(desk: Desk, reference: str, secret: str, *people: Staff) -> None:
    """Write the letter that holds a download link, and have it approved by *people*."""
    from assistant.desk import review

    link = f"https://privacy.example.org/link/download/{secret}"
    draft = review.new_draft(desk, people[0], reference, stage="fulfilled", download_link=link)
    approve_all(desk, reference, draft.id, *people)


def approve_all(desk: Desk, reference: str, draft_id: str, *people: Staff) -> None:
    """Have a draft approved by each of *people*, as it stands now."""
    from assistant.desk import review

    for staff in people:
        view = review.ticket(desk, staff, reference)
        draft = next(each.draft for each in view.drafts if each.draft.id == draft_id)
        review.approve(desk, staff, draft_id, text_hash=draft.text_hash, revision=view.conversation.revision)


def person(name: str, role: Role = "approver", *tenants: str) -> Staff:
    """Return a member of staff; without *tenants* of ventum."""
    return Staff(id=name * 4, name=name, roles=dict.fromkeys(tenants or ("ventum",), role))
