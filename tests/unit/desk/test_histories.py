"""Random histories of the real desk: whatever people and customers do, the promises of issue 5 hold.

A machine drives the verbs in any order on SQLite: mails, drafts by every road, edits, approvals by several
people and a system, identity, extension, clock, moves, types, merging, splitting, sending with its failures.
After each step what stands in the store is judged by rules written here again, not by those of the desk.
`HISTORIES` says how many histories are tried; docs/states.md tells the command.
"""

import os
import random
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from assistant.casework.guards import Outcome, State
from assistant.casework.identity import Identity, Step
from assistant.casework.refusal import GROUNDS
from assistant.casework.types import TICKET_TYPES
from assistant.desk import deliver, links, review
from assistant.desk.desk import Desk
from assistant.desk.people import Staff
from assistant.desk.records import Road, StoredDraft, Ticket
from assistant.errors import AssistantError
from assistant.settings import load
from assistant.store.engine import connect
from assistant.store.migrate import upgrade
from assistant.store.store import SqlStore
from tests.conftest import RING
from tests.unit.casework.test_deadlines import walked
from tests.unit.desk.small import Clock, Office, SmallKnowledge, SmallUnderstander, SmallWriter, person

TRIED = int(os.environ.get("HISTORIES", "25"))
ANNA, BOB, OFFI = person("anna"), person("bobb"), person("offi", "officer")
PEOPLE = {staff.id for staff in (ANNA, BOB, OFFI)}
AGENT = person("agnt", "agent")
SYSTEM = Staff(id="api:0123456789ab", name="CRM", roles={"ventum": "approver"})  # as if its role were wrong
ACTORS = st.sampled_from([ANNA, BOB, OFFI, AGENT, SYSTEM])
SEVERAL = st.lists(ACTORS, min_size=1, max_size=3)
ACTING = {"access", "portability", "rectification", "restriction", "erasure", "automated_decision"}
SECRET = {"access", "portability", "erasure"}  # their fulfilment is a disclosure or an erasure
REMEDIES = "Autoriteit Persoonsgegevens, Postbus 93374, 2509 AJ Den Haag. Binnen zes weken naar de rechtbank."
REASON = "Je hebt nog een openstaande rekening die we zeven jaar moeten bewaren."
TEXTS = ("Graag inzage, klantnummer 12345.", "Graag inzage. Wis alles.", "Wis alles, klantnummer 12345.",
         "Geen reclame meer, klantnummer 12345.", "Ik heb een klacht.", "Er is een datalek.")  # fmt: skip
FREE = ("Beste Jan, het antwoord staat hieronder.",
        f"Nee (artikel 17, lid 3, artikel 12, lid 5, AVG). {REASON} {REMEDIES}")  # fmt: skip
STAGES = ("identity", "details", "fulfilled", "partly", "refused", "nothing_found", "status", "closed", "")
ROADS = ("mail", "post", "portal", "phone")
PICK = st.integers(0, 7)


@cache
def folder() -> "tempfile.TemporaryDirectory[str]":
    """Return a folder with a migrated SQLite file, made once for all histories; it goes with the process."""
    made = tempfile.TemporaryDirectory(prefix="histories-")
    engine = connect(f"sqlite:///{made.name}/template.db")
    upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()
    return made


class Histories(RuleBasedStateMachine):
    """A desk under random hands."""

    def __init__(self) -> None:
        super().__init__()
        ours = Path(folder().name)
        self.folder = Path(tempfile.mkdtemp(dir=ours))
        shutil.copy(ours / "template.db", self.folder / "assistant.db")
        self.store = SqlStore(connect(f"sqlite:///{self.folder / 'assistant.db'}"), RING)
        self.clock = Clock()
        rules = load(data_dir=self.folder, tenants=[{"id": "ventum", "clock_stops": True}])
        self.desk = Desk(
            store=self.store, clock=self.clock, settings=rules, understander=SmallUnderstander(),
            knowledge=SmallKnowledge(), writer=SmallWriter(),
            random=random.Random(1).randbytes,  # so that the same steps make the same history
        )  # fmt: skip
        self.office = Office(desk=self.desk, clock=self.clock)
        self.mails = 0
        self.before: dict[str, Ticket] = {}
        self.saw: dict[str, dict[str, tuple[object, ...]]] = {}  # draft → person → what they approved
        self.fetched_early = False
        self.packages: list[tuple[str, str, str]] = []  # reference, secret, code
        self.in_hand: list[str] = []  # ids of mails that a sender claimed

    def teardown(self) -> None:
        """Take the store away."""
        self.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # what there is

    def tickets(self) -> list[Ticket]:
        """All requests, in the order in which they were opened."""
        with self.store.engine.connect() as connection:
            ids = [
                row[0] for row in connection.exec_driver_sql("select id from ticket order by created_at, id")
            ]
        with self.store.read() as tx:
            return [found for id in ids if (found := tx.tickets.get(id))]

    def drafts(self) -> list[StoredDraft]:
        """All drafts, oldest first."""
        with self.store.engine.connect() as connection:
            ids = [
                row[0] for row in connection.exec_driver_sql("select id from draft order by created_at, id")
            ]
        with self.store.read() as tx:
            return [found for id in ids if (found := tx.drafts.get(id))]

    def a_ticket(self, pick: int) -> Ticket:
        found = self.tickets()
        return found[pick % len(found)]

    def a_draft(self, pick: int, *states: str) -> StoredDraft | None:
        found = [draft for draft in self.drafts() if draft.state in states]
        return found[-1 - pick % len(found)] if found else None

    def tries(self, verb: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """Do what may be refused."""
        with suppress(AssistantError):
            return verb(self.desk, *given, **named)
        return None

    # what customers do

    @initialize(text=st.sampled_from(TEXTS[:4]))
    def first_mail(self, text: str) -> None:
        """Somebody asks for something."""
        self.mail(text, "")

    def mail(self, text: str, references: str) -> None:
        self.mails += 1
        subject = "Re: Mijn gegevens" if references else "Mijn gegevens"
        self.office.mail(
            text, subject=subject, references=references, message_id=f"<m{self.mails}@example.org>"
        )

    @precondition(lambda self: self.mails < 5)
    @rule(text=st.sampled_from(TEXTS))
    def another_mail(self, text: str) -> None:
        """A new matter."""
        self.mail(text, "")

    @precondition(lambda self: self.mails < 8)
    @rule(
        text=st.sampled_from(("Hoe staat het ermee?", "Bedankt.", "klantnummer 12345", "Wis alles.")),
        pick=PICK,
    )
    def a_further_mail(self, text: str, pick: int) -> None:
        """The customer writes again."""
        self.mail(text, f"<m{1 + pick % self.mails}@example.org>")

    @rule(by=st.sampled_from([{"minutes": 1}, {"hours": 20}, {"days": 3}, {"days": 9}, {"days": 27}]))
    def time_passes(self, by: dict[str, float]) -> None:
        """The clock goes on."""
        self.clock.on(**by)

    @precondition(lambda self: self.packages)
    @rule(pick=PICK)
    def a_package_is_fetched(self, pick: int) -> None:
        """Whoever has link and code, from whomever, tries them."""
        reference, secret, code = self.packages[pick % len(self.packages)]
        if self.tries(links.download, secret, code) is None:
            return
        ticket = next(each for each in self.tickets() if each.reference == reference)
        letters = [
            one for one in self.drafts() if secret in one.content.text and one.state in ("approved", "sent")
        ]
        self.fetched_early |= not any(len(self.people_for(one)) >= 2 for one in letters)
        self.fetched_early |= ticket.identity_verified_at is None and ticket.identity == "open"

    # what staff do

    @rule(who=ACTORS, pick=PICK, to=st.sampled_from(list(Identity)), step=st.sampled_from([None, *Step]),
          reason=st.sampled_from(["", "ander adres"]))  # fmt: skip
    def identify(self, who: Staff, pick: int, to: Identity, step: Step | None, reason: str) -> None:
        """Somebody sets the identity mark."""
        reference = self.a_ticket(pick).reference
        self.tries(
            review.set_identity, who, reference, to.value, step=step.value if step else "", reason=reason
        )

    @rule(pick=PICK)
    def confirm(self, pick: int) -> None:
        """Identity is confirmed, so that more comes after it."""
        self.tries(review.set_identity, ANNA, self.a_ticket(pick).reference, "confirmed", step="call_back")

    @rule(who=ACTORS, pick=PICK, ground=st.sampled_from(["", *GROUNDS]))
    def ground(self, who: Staff, pick: int, ground: str) -> None:
        """Somebody chooses the ground of a refusal."""
        self.tries(review.set_refusal, who, self.a_ticket(pick).reference, ground, REASON)

    @rule(who=ACTORS, pick=PICK, stage=st.sampled_from(STAGES), road=st.sampled_from(ROADS),
          text=st.sampled_from(FREE), outcome=st.sampled_from(["", *(one.value for one in Outcome)]),
          people=SEVERAL)  # fmt: skip
    def write(
        self, who: Staff, pick: int, stage: str, road: Road, text: str, outcome: str, people: list[Staff]
    ) -> None:
        """Somebody writes a reply, and some people approve it at once."""
        ticket = self.a_ticket(pick)
        if stage in ("refused", "partly"):
            ground = "17(3)" if ticket.type == "erasure" else "12(5)"
            self.tries(review.set_refusal, who, ticket.reference, ground, REASON)
        draft = self.tries(
            review.new_draft, who, ticket.reference, stage=stage, subject="Re: je verzoek", text=text,
            done=text, reason=REASON, outcome=outcome, road=road, to="Dorpsstraat 1" * (road != "mail"),
        )  # fmt: skip
        for one in people if draft else ():
            self.yes(draft, one)

    @rule(pick=PICK, people=SEVERAL)
    def tell_an_extension(self, pick: int, people: list[Staff]) -> None:
        """Somebody extends."""
        draft = self.tries(review.extend, AGENT, self.a_ticket(pick).reference, REASON)
        for one in people if draft else ():
            self.yes(draft, one)

    @rule(pick=PICK, people=SEVERAL)
    def hand_over(self, pick: int, people: list[Staff]) -> None:
        """A package is put behind a link, and its letter is written."""
        reference = self.a_ticket(pick).reference
        made = self.tries(
            links.offer_download, AGENT, reference, links.Package(name="a", type="b", content=b"c")
        )
        if made is None:
            return
        self.packages.append((reference, *made))
        draft = self.tries(
            review.new_draft,
            AGENT,
            reference,
            stage="fulfilled",
            download_link=f"https://example.org/{made[0]}",
        )
        for one in people if draft else ():
            self.yes(draft, one)

    @rule(who=ACTORS, pick=PICK)
    def approve(self, who: Staff, pick: int) -> None:
        """Somebody approves what waits."""
        draft = self.a_draft(pick, "open")
        if draft is not None:
            self.yes(draft, who)

    def yes(self, draft: StoredDraft, who: Staff) -> None:
        """Approve a draft as it was read, which may be long ago; remember what was on the screen."""
        with self.store.read() as tx:
            conversation = tx.conversations.get(draft.conversation_id)
        revision = conversation.revision if conversation else 0
        shown = (draft.content.subject, draft.content.text, draft.content.recipients)
        if self.tries(review.approve, who, draft.id, text_hash=draft.text_hash, revision=revision):
            self.saw.setdefault(draft.id, {})[who.id] = shown

    @rule(who=ACTORS, pick=PICK, text=st.sampled_from(FREE))
    def edit(self, who: Staff, pick: int, text: str) -> None:
        """Somebody changes a text; a colleague still has the old one on the screen and approves that."""
        old = self.a_draft(pick, "open", "approved")
        if old is None:
            return
        self.tries(
            review.edit_draft, who, old.id, based_on_version=old.version, subject="Re: anders", text=text
        )
        self.yes(old, BOB)

    @rule(who=ACTORS, pick=PICK, what=st.sampled_from(["keep", "undo", "send_back", "discard"]))
    def handle_a_draft(self, who: Staff, pick: int, what: str) -> None:
        """Somebody keeps, takes back, returns or throws away."""
        draft = self.a_draft(pick, "open", "approved")
        if draft is None:
            return
        with self.store.read() as tx:
            conversation = tx.conversations.get(draft.conversation_id)
        verbs: dict[str, Callable[[], Any]] = {
            "keep": lambda: self.tries(
                review.keep_draft, who, draft.id, revision=conversation.revision if conversation else 0
            ),
            "undo": lambda: self.tries(review.undo, who, draft.id),
            "send_back": lambda: self.tries(review.send_back, who, draft.id, "anders"),
            "discard": lambda: self.tries(review.discard, who, draft.id),
        }
        verbs[what]()

    @rule(who=ACTORS, pick=PICK, to=st.sampled_from(list(State)), how=st.sampled_from(["", "telefoon"]),
          outcome=st.sampled_from(["", *(one.value for one in Outcome)]))  # fmt: skip
    def move(self, who: Staff, pick: int, to: State, how: str, outcome: str) -> None:
        """Somebody tries a move."""
        self.tries(review.move, who, self.a_ticket(pick).reference, to.value, outcome=outcome, how=how)

    @rule(who=ACTORS, pick=PICK, type=st.sampled_from(sorted(TICKET_TYPES)))
    def retype(self, who: Staff, pick: int, type: str) -> None:
        """Somebody chooses another type."""
        self.tries(review.retype, who, self.a_ticket(pick).reference, type)

    @rule(pick=PICK, other=PICK)
    def merge(self, pick: int, other: int) -> None:
        """Two matters are put together."""
        self.tries(review.merge, ANNA, self.a_ticket(pick).reference, self.a_ticket(other).reference)

    @rule(pick=PICK)
    def split(self, pick: int) -> None:
        """A message gets a matter of its own."""
        with self.store.read() as tx:
            theirs = [m for m in tx.messages.of(self.a_ticket(pick).conversation_id) if m.direction == "in"]
        self.tries(review.split, ANNA, theirs[-1].id if theirs else "0" * 32)

    @rule(who=ACTORS, pick=PICK, days=st.sampled_from([-20, -3, 3, 40]))
    def receipt(self, who: Staff, pick: int, days: int) -> None:
        """Somebody sets when it came, or when a breach was known."""
        ticket = self.a_ticket(pick)
        at = ticket.received_at + timedelta(days)
        self.tries(review.set_received, who, ticket.reference, at, "zo was het")

    # what leaves

    @rule(pick=PICK, back=st.sampled_from([0, 0, 1, 9, 40]), who=ACTORS)
    def given(self, pick: int, back: int, who: Staff) -> None:
        """Somebody says that a reply was given some days ago."""
        draft = self.a_draft(pick, "approved", "open")
        if draft is not None:
            self.tries(review.given, who, draft.id, at=self.clock.now - timedelta(back))

    @rule()
    def claim(self) -> None:
        """The sender takes the next mail."""
        self.clock.on(minutes=1)
        out = deliver.claim(self.desk, "sender")
        if out is not None:
            self.in_hand.append(out.id)

    @precondition(lambda self: self.in_hand)
    @rule(how=st.sampled_from(["sent", "sent", "sent", "failed", "gone", "unknown", "claimed"]))
    def send(self, how: str) -> None:
        """What was claimed is sent, or is not, or nobody knows."""
        id = self.in_hand.pop(0)
        if how == "claimed":
            deliver.recover(self.desk, "sender")
            self.in_hand.clear()
            return
        try:
            deliver.sending(self.desk, id)
        except AssistantError:
            return
        if how == "sent":
            deliver.sent(self.desk, id, "250")
        elif how == "unknown":
            deliver.unknown(self.desk, id)
        else:
            deliver.failed(self.desk, id, "550", permanent=how == "gone")

    @rule()
    def send_everything(self) -> None:
        """All that may leave leaves."""
        self.clock.on(minutes=1)
        while (out := deliver.claim(self.desk, "quick")) is not None:
            with suppress(AssistantError):
                deliver.sending(self.desk, out.id)
                deliver.sent(self.desk, out.id, "250")

    @rule(what=st.sampled_from(["retry", "arrived"]))
    def decide_about_mail(self, what: str) -> None:
        """A person decides about mail that failed, or of unknown outcome."""
        with self.store.engine.connect() as connection:
            found = connection.exec_driver_sql("select id from outbox where state in ('failed', 'unknown')")
            ids = [row[0] for row in found]
        for id in ids[:1]:
            self.tries(deliver.retry if what == "retry" else deliver.arrived, ANNA, id)

    # what must hold

    def people_for(self, draft: StoredDraft) -> set[str]:
        """Who approved exactly this text, as they saw it."""
        with self.store.read() as tx:
            given = {one.by for one in tx.drafts.approvals(draft.id)}
        text = (draft.content.subject, draft.content.text, draft.content.recipients)
        return {
            by for by, shown in self.saw.get(draft.id, {}).items() if shown == text and by in given & PEOPLE
        }

    @invariant()
    def the_promises_hold(self) -> None:
        """Judge every change since the step before."""
        drafts = self.drafts()
        assert not self.fetched_early, "a package was fetched before two people approved its letter"
        for draft in drafts:
            if draft.state == "sent" and draft.by != "assistant":
                assert self.people_for(draft), "a text left that nobody approved as it was"
                if draft.discloses or draft.outcome in ("refused", "partly_fulfilled"):
                    assert len(self.people_for(draft)) >= 2, "a disclosure or refusal left with one approval"
        for ticket in self.tickets():
            was = self.before.get(ticket.id)
            told = [one for one in drafts if ticket.id in one.covers and one.state == "sent"]
            self.states(ticket, was)
            if ticket.outcome and (was is None or was.outcome != ticket.outcome or was.state != ticket.state):
                self.outcome(ticket, told)
            self.clocks(ticket, was, told)
            self.before[ticket.id] = ticket

    def states(self, ticket: Ticket, was: Ticket | None) -> None:
        """An outcome stands exactly where it was told, and nothing is closed before delivery."""
        assert bool(ticket.outcome) == (ticket.state in ("answered", "closed"))
        if ticket.state == "closed" and (was is None or was.state != "closed"):
            assert ticket.delivered_at is not None

    def outcome(self, ticket: Ticket, told: list[StoredDraft]) -> None:
        """Identity, two people, ground and remedies, in time."""
        done = ticket.outcome in ("fulfilled", "partly_fulfilled")
        refused = ticket.outcome in ("refused", "partly_fulfilled")
        if done and ticket.type in ACTING:
            assert ticket.identity == "confirmed"
            assert ticket.identity_verified_at is not None
        ours = [one for one in told if one.outcome == ticket.outcome]
        if refused or (done and ticket.type in SECRET):
            assert any(len(self.people_for(one)) >= 2 for one in ours), "one person decided"
        if refused:
            assert ticket.type not in ("marketing_optout", "consent_withdrawal", "unknown")
            assert ticket.answered_at is not None
            assert ticket.answered_at < self.month_ends(ticket), "refused after the first month"
            text = ours[-1].content.text
            for part in ("artikel", "Autoriteit Persoonsgegevens", "Postbus 93374", "rechtbank"):
                assert part in text

    def clocks(self, ticket: Ticket, was: Ticket | None, told: list[StoredDraft]) -> None:
        """Extension once and in time; the clock stands still on a doubt alone; receipt moves back only."""
        if ticket.extension_told_at is not None and (was is None or was.extension_told_at is None):
            assert ticket.extension_told_at < self.month_ends(ticket)
            assert TICKET_TYPES[ticket.type].extendable
        if was is not None:
            assert ticket.received_at <= was.received_at
            assert was.extension_told_at in (None, ticket.extension_told_at), "extended twice"
        if ticket.stopped_at is not None:
            assert ticket.state == "waiting"
            if was is None or was.stopped_at is None:
                assert ticket.identity == "doubt"
                assert any(one.kind == "identity" for one in told)

    @staticmethod
    def month_ends(ticket: Ticket) -> datetime:
        """The end of the first month, found by walking day by day."""
        zone = ZoneInfo("Europe/Amsterdam")
        last = walked("NL", ticket.received_at.astimezone(zone).date(), 1, 0)
        return datetime.combine(last + timedelta(1), time(0), zone)


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=TRIED, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
