"""A case history as it runs: the customer's letters and the acts of staff, one method a step."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from email.utils import format_datetime
from typing import Any

from assistant.casework.calendars import add_working_days, day_off
from assistant.desk import chains, deliver, handle, links, receive, review
from assistant.desk.contents import Person
from assistant.desk.desk import Desk
from assistant.desk.people import Staff
from assistant.desk.records import StoredDraft, Ticket
from assistant.desk.views import Section, TicketView
from assistant.settings import Tenant
from tools.case_page import Page

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
PICTURE = b"\xff\xd8\xff\xe0 an invented picture"
_OF_CUSTOMER = ("reply", "upload")
SITE = "https://privacy.example.org"
TENANTS = ("ventum", "natur-energi")
SANNE = Staff(id="sanne", name="Sanne Visser", roles=dict.fromkeys(TENANTS, "agent"))
ROBIN = Staff(id="robin", name="Robin de Boer", roles=dict.fromkeys(TENANTS, "approver"))
KIM = Staff(id="kim", name="Kim Skov", roles=dict.fromkeys(TENANTS, "officer"))
NAMES = {one.id: one.name for one in (SANNE, ROBIN, KIM)}


@dataclass
class Clock:
    """A clock that only the script moves."""

    now: datetime = START

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now

    def on(self, **more: float) -> None:
        """Move on."""
        self.now += timedelta(**more)


@dataclass
class Case:
    """One history in the making."""

    desk: Desk
    clock: Clock
    tenant: Tenant
    page: Page
    references: dict[str, str] = field(default_factory=dict)  # of each request of the letter, by type
    reference: str = ""  # of the one that the next step is about
    sender: str = ""
    subject: str = ""
    last_id: str = ""  # of our last mail, for the customer's reply
    mails: int = 0
    _upload: str = field(default="", repr=False)

    def begin(self, story: dict[str, Any], type: str) -> None:
        """Take the first mail. Raises SystemExit where it is not read as *type*."""
        self.sender, self.subject = story["from"], story["subject"]
        if start := story.get("start"):  # local time
            self.clock.now = datetime.fromisoformat(start).replace(tzinfo=self.tenant.zone).astimezone(UTC)
        if earlier := story.get("earlier"):
            self._by_letter(**earlier)
        before = set(self.references.values())
        self.page.step(self.clock.now, "the customer writes")
        self._mail(self.subject, story["text"])
        found = {
            row.type: row.reference for row in review.queue(self.desk, KIM) if row.reference not in before
        }
        wanted = story.get("types", [type])
        if set(found) != set(wanted):
            raise SystemExit(f"{self.tenant.id} {type}: read as {sorted(found) or 'nothing'}")
        for each in wanted:
            self.references[each] = self.reference = found[each]
            ticket = self._ticket()
            self.page.stand(ticket)
            self.page.derivation(ticket)
            self.page.fields(ticket)
        self._send()

    def step(self, step: dict[str, Any]) -> None:
        """Do one step of a story: its one key names the method."""
        ((name, given),) = step.items()
        if name == "days":
            self._working_days(given)
            return
        if name == "about":
            self.reference = self.references[given]
            return
        self.clock.on(minutes=30)
        local = self.clock.now.astimezone(self.tenant.zone)
        if name not in _OF_CUSTOMER and not self._office(local):
            self._working_days(1)
        getattr(self, f"do_{name}")(given)

    def end(self) -> None:
        """Add what stays, and verify every chain of the desk."""
        for reference in self.references.values():
            self.reference = reference
            self.page.close(self._view(), NAMES)
        chains.checkpoint(self.desk, self.tenant.id)
        for verdict in chains.verify(self.desk):
            if verdict.broken or verdict.holds is False:
                raise SystemExit(f"{self.reference}: a chain does not hold")

    def do_work(self, _: bool) -> None:
        """Take the request to work."""
        review.move(self.desk, SANNE, self.reference, "in_progress")
        self._told("Sanne takes it to work")

    def do_reply(self, text: str) -> None:
        """The customer answers our last mail."""
        self.page.step(self.clock.now, "the customer answers")
        self._mail(f"Re: {self.subject}", text)
        self.page.stand(self._ticket())
        self._send()

    def do_identity(self, given: dict[str, str]) -> None:
        """Set the identity mark."""
        review.set_identity(
            self.desk,
            ROBIN,
            self.reference,
            given["to"],
            step=given.get("step", ""),
            reason=given.get("reason", ""),
        )
        how = given.get("step") or given.get("reason", "")
        self._told(f"Robin sets identity to {given['to']} ({how.replace('_', ' ')})")

    def do_steps(self, given: dict[str, dict[str, str]]) -> None:
        """Record of lower steps that they do not fit, or what came of them."""
        came = {step: (one["came"], one["why"]) for step, one in given.items()}
        review.record_steps(self.desk, ROBIN, self.reference, came)
        self._told("Robin records what came of the lower steps")
        for step, one in given.items():
            self.page.say(f"{step.replace('_', ' ').capitalize()}: {one['came']}. {one['why']}")

    def do_known(self, _: bool) -> None:
        """Record that the address was on file."""
        review.know_address(self.desk, ROBIN, self.reference, known=True)
        self._told("Robin finds the address on file")

    def do_refusal(self, given: dict[str, str]) -> None:
        """Choose the ground of a refusal."""
        review.set_refusal(self.desk, SANNE, self.reference, given["ground"], given["reason"])
        self._told(f"Sanne chooses the ground of a refusal: {given['ground']}")

    def do_checklist(self, given: str | dict[str, str]) -> None:
        """Tick what was done in the company's own systems: all, or all `but` an item that comes later."""
        later = given["but"] if isinstance(given, dict) else ""
        for item in self._ticket().checklist:
            if item.id != later and not item.done_at:
                review.check(self.desk, SANNE, self.reference, item.id, done=True)
        self._told("Sanne has done what the checklist asks" + (" by now" if later else ""))

    def do_link(self, other: str) -> None:
        """Link an earlier request to this one."""
        review.link(self.desk, SANNE, self.reference, self.references[other], "related")
        self._told(f"Sanne finds the earlier request and links it: {self.references[other]}")

    def do_joint(self, given: list[dict[str, str]]) -> None:
        """Write one reply to several requests of the letter."""
        sections = [
            Section(reference=self.references[one["type"]], stage=one["stage"], done=one.get("done", ""))
            for one in given
        ]
        draft = review.join(self.desk, SANNE, self.reference, sections)
        self._approve(draft, f"Sanne writes one reply to {len(given)} requests")
        for one in given[1:]:
            self.page.stand(review.ticket(self.desk, KIM, self.references[one["type"]]).ticket)

    def do_noted(self, given: dict[str, str]) -> None:
        """Have the officer write down what the law asks of a breach."""
        for name, value in given.items():
            review.set_field(self.desk, KIM, self.reference, name, value)
        self.page.step(self.clock.now, "Kim writes down risk, notice and entry in the register")
        self.page.fields(self._ticket())

    def do_upload(self, _: bool) -> None:
        """The customer uploads a masked copy, and Robin looks at it."""
        links.upload(self.desk, self._upload, PICTURE, masked=True)
        self.page.step(self.clock.now, "the customer uploads a copy, masked in the browser")
        link = self._view().upload_links[0]
        links.see_upload(self.desk, ROBIN, self.reference, link.id)
        self.page.say("Robin looks at it once; the journal says so.")

    def do_extend(self, reason: str) -> None:
        """Tell the customer of an extension."""
        draft = review.extend(self.desk, SANNE, self.reference, reason)
        self._approve(draft, "Sanne writes the notice of an extension")
        self.page.derivation(self._ticket())

    def do_letter(self, given: dict[str, Any]) -> None:
        """Write a letter of a stage; it is approved, by two where needed, and sent."""
        given = dict(given)
        if given.pop("upload", False):
            self._upload = links.offer_upload(self.desk, ROBIN, self.reference)
            given["upload_link"] = f"{SITE}/upload/{self._upload}"
        name = given.pop("package", "")
        if name:
            given["download_link"] = self._package(name)
        draft = review.new_draft(self.desk, SANNE, self.reference, **given)
        self._approve(draft, f"Sanne writes: {given.get('stage') or 'a letter of her own'}")

    def do_answered(self, given: dict[str, str]) -> None:
        """Record an answer that was given another way."""
        review.move(self.desk, ROBIN, self.reference, "answered", outcome=given["outcome"], how=given["how"])
        self._told(f"Robin records the answer: {given['how']}")

    def do_close(self, _: bool) -> None:
        """Close the request."""
        review.close(self.desk, ROBIN, self.reference)
        self._told("Robin closes it")

    def _office(self, local: datetime) -> bool:
        return not day_off(self.tenant.country, local.date()) and time(9) <= local.time() <= time(17)

    def _working_days(self, count: int) -> None:
        """Let working days of the company's country go by; staff begin at nine."""
        today = self.clock.now.astimezone(self.tenant.zone).date()
        day = add_working_days(self.tenant.country, today, count)
        self.clock.now = datetime.combine(day, time(9, 0), self.tenant.zone).astimezone(UTC)

    def _package(self, name: str) -> str:
        package = links.Package(name=name, type="application/octet-stream", content=b"invented")
        secret, code = links.offer_download(self.desk, ROBIN, self.reference, package)
        self.page.step(self.clock.now, f"Robin puts {name} behind a link that expires")
        self.page.say(f"The code {code} goes to the customer by telephone, not by mail.")
        return f"{SITE}/download/{secret}"

    def _approve(self, draft: StoredDraft, title: str) -> None:
        """Show a draft, have it approved by as many as it needs, and send it."""
        self.page.step(self.clock.now, title)
        for staff in (ROBIN, KIM):
            view = self._view()
            one = next(each for each in view.drafts if each.draft.id == draft.id)
            if one.draft.state != "open":
                break
            self.clock.on(minutes=5)
            review.approve(
                self.desk,
                staff,
                draft.id,
                text_hash=one.draft.text_hash,
                revision=view.conversation.revision,
            )
            yes = "approves" if staff is ROBIN else "approves as the second person"
            self.page.say(f"{staff.name} {yes} exactly this text.")
        self.clock.on(minutes=1)
        self._send()
        self.page.stand(self._ticket())

    def _by_letter(self, type: str, days_ago: int, name: str, text: str) -> None:
        """Open by hand what came by post before."""
        self.clock.on(days=-days_ago)
        self.page.step(self.clock.now, "Sanne opens a request that came by post")
        self.page.letter({"By post from": name}, text)
        person, _, address = name.partition(", ")
        ticket = review.open_by_hand(
            self.desk,
            SANNE,
            tenant_id=self.tenant.id,
            type=type,
            channel="letter",
            received=self.clock.now,
            person=Person(name=person),
            text=text,
            fields={"name": person, "identifier": address},
        )
        self.references[type] = self.reference = ticket.reference
        review.move(self.desk, SANNE, self.reference, "in_progress")
        self.page.stand(self._ticket())
        self.page.derivation(self._ticket())
        self.clock.on(days=days_ago)

    def _mail(self, subject: str, text: str) -> None:
        """Take a mail of the customer and handle it."""
        self.mails += 1
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"], mail["Subject"] = self.sender, self.tenant.sender_address, subject
        mail["Date"] = format_datetime(self.clock.now)
        mail["Message-ID"] = f"<{self.mails}.{self.tenant.id}@example.org>"
        if self.last_id:
            mail["In-Reply-To"] = mail["References"] = self.last_id
        mail.set_content(text)
        self.page.letter({"From": self.sender, "To": self.tenant.sender_address, "Subject": subject}, text)
        receive.mail(
            self.desk,
            bytes(mail),
            tenant_id=self.tenant.id,
            envelope_from=self.sender.rpartition("<")[2].rstrip(">"),
            recipients=(self.tenant.sender_address,),
            received=self.clock.now,
            source="smtp",
        )
        while handle.next(self.desk, "case"):
            pass

    def _send(self) -> None:
        """Let leave what may, and show it."""
        while (out := deliver.claim(self.desk, "case")) is not None:
            deliver.sending(self.desk, out.id)
            deliver.sent(self.desk, out.id, "250")
            mail = message_from_bytes(out.content, policy=default)
            body = mail.get_body(("plain",))
            ours = out.recipient not in self.sender
            self.page.say(f"Sent inside the company ({out.kind}):" if ours else f"Sent ({out.kind}):")
            heads = {"To": str(mail["To"]), "Subject": str(mail["Subject"])}
            self.page.letter(heads, body.get_content() if body else "")
            if not ours:
                self.last_id = str(mail["Message-ID"])

    def _view(self) -> TicketView:
        return review.ticket(self.desk, KIM, self.reference)

    def _ticket(self) -> Ticket:
        ticket = self._view().ticket
        assert ticket is not None  # noqa: S101  # it was opened by the first mail
        return ticket

    def _told(self, title: str) -> None:
        self.page.step(self.clock.now, title)
        self.page.stand(self._ticket())
