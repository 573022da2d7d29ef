"""From a customer's mail to the approved reply in their mailbox, and what must not be replied to."""

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from assistant.assembly.catcher import Catcher
from tests.edges.conftest import free_port
from tests.edges.servers import Postfix
from tests.journeys.conftest import House, eventually, letter

WAITS = {
    "tenants": [
        {"id": "ventum", "receipts_go_by_themselves": False},
        {"id": "natur-energi", "receipts_go_by_themselves": False},
    ]
}
DUTCH = letter(
    sender="Marieke de Groot <marieke@example.org>",
    to="backoffice@ventum.nl",
    subject="Inzage",
    text=(
        "Goedemiddag,\n\nIk wil graag weten welke gegevens jullie over mij hebben. Stuur me een kopie.\n"
        "Mijn klantnummer is 51930244.\n\nMet vriendelijke groet,\nMarieke de Groot\n"
    ),
    message_id="nl-1@mail.example.org",
)
DANISH = letter(
    sender="Mette Sørensen <mette@example.org>",
    to="persondata@natur-energi.dk",
    subject="Indsigt i mine oplysninger",
    text=(
        "Hej\n\nJeg vil gerne have indsigt i alle de oplysninger, I har om mig. Send mig en kopi.\n"
        "Mit kundenummer er 51930244.\n\nVenlig hilsen\nMette Sørensen\n"
    ),
    message_id="da-1@mail.example.org",
)
QUESTION = letter(
    sender="Fatima <fatima@example.org>",
    to="backoffice@ventum.nl",
    subject="Vraag",
    text="Hoe lang bewaren jullie telefoongesprekken?\n",
    message_id="nl-2@mail.example.org",
)


def swaks(house: House, mail: EmailMessage, folder: Path) -> None:
    """Send a mail with a real client."""
    if shutil.which("swaks") is None:
        pytest.skip("swaks not installed (Debian: apt install swaks)")
    assert house.service.smtp
    file = folder / "mail.eml"
    file.write_bytes(mail.as_bytes(policy=policy.SMTP))
    host, port = house.service.smtp
    sender = str(mail["From"]).rpartition("<")[2].rstrip(">")
    command = ["swaks", "--server", host, "--port", str(port), "--from", sender, "--to", str(mail["To"])]
    done = subprocess.run(
        [*command, "--data", f"@{file}"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "250 2.0.0 Stored" in done.stdout


def parsed(content: bytes) -> EmailMessage:
    """Return a mail as its reader's program sees it."""
    mail = message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def plain(mail: EmailMessage) -> str:
    """Return the text part, line ends as written."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n").strip()


@pytest.mark.parametrize(
    ("mail", "prefix", "name", "says"),
    [
        (DUTCH, "VEN", "Marieke de Groot", "uiterlijk maandag 28 december 2026"),
        (DANISH, "NAT", "Mette Sørensen", "senest mandag den 28. december 2026"),
    ],
    ids=["Dutch", "Danish"],
)
def test_a_request_becomes_a_ticket_and_its_approved_reply_arrives_byte_for_byte(
    open_house: Callable[..., House], tmp_path: Path, mail: EmailMessage, prefix: str, name: str, says: str
) -> None:
    house = open_house(**WAITS)
    swaks(house, mail, tmp_path)
    house.handled(1)

    (row,) = house.queue()
    assert (row.type, row.due, row.state) == ("access", "2026-12-28", "new")
    assert re.fullmatch(rf"{prefix}-[A-HJ-NP-Z2-9]{{4}}-[A-HJ-NP-Z2-9]{{4}}", row.reference)
    view = house.ticket(row.reference)
    assert view.ticket is not None
    assert view.ticket.fields["name"] == name
    assert view.ticket.fields["identifier"] == "51930244"
    assert view.ticket.missing == ()
    assert len(view.ticket.derivation) >= 4
    (draft,) = view.drafts
    assert draft.draft.state == "open"
    assert says in " ".join(draft.draft.content.text.split())
    assert house.left() == []

    house.approve(view)
    (arrived,) = house.mails(1)
    assert arrived.content == house.bytes_approved(view)
    assert arrived.recipients == (str(mail["From"].addresses[0].addr_spec),)

    reply = parsed(arrived.content)
    assert reply["In-Reply-To"] == mail["Message-ID"]
    assert mail["Message-ID"] in reply["References"]
    assert row.reference in reply["Subject"]
    assert reply.get_content_type() == "multipart/alternative"
    assert plain(reply) == draft.draft.content.text.strip()
    html = reply.get_body(("html",))
    assert html is not None
    assert row.reference in html.get_content()

    sent = eventually(lambda: [one for one in house.ticket(row.reference).outbox if one.state == "sent"])
    assert len(sent) == 1
    assert house.ticket(row.reference).journal_whole


def test_a_receipt_goes_by_itself_and_says_that_a_machine_made_it(house: House) -> None:
    house.send(DUTCH, sender="marieke@example.org", to="backoffice@ventum.nl")
    (receipt,) = house.mails(1)
    mail = parsed(receipt.content)
    assert mail["Auto-Submitted"] == "auto-replied"
    assert mail["X-Auto-Response-Suppress"] == "All"
    assert receipt.sender == ""  # a bounce of it must not come back as mail (RFC 3834)


def test_an_answer_joins_its_ticket(house: House) -> None:
    house.send(DUTCH, sender="marieke@example.org", to="backoffice@ventum.nl")
    (receipt,) = house.mails(1)
    ours = str(parsed(receipt.content)["Message-ID"]).strip("<>")
    answer = letter(
        sender="Marieke de Groot <marieke@example.org>",
        to="backoffice@ventum.nl",
        subject="Re: Inzage",
        text="Ik woon op Lindelaan 12, 3581 AB Utrecht.\n",
        message_id="nl-answer@mail.example.org",
        answers=ours,
    )
    house.send(answer, sender="marieke@example.org", to="backoffice@ventum.nl")
    house.handled(2)
    (row,) = house.queue()
    view = house.ticket(row.reference)
    assert [one.reference for one in view.tickets] == [row.reference]
    assert [one.follow_up for one in view.messages if one.direction == "in"] == ["", "joined"]


def test_a_stranger_who_names_a_reference_does_not_get_into_the_ticket(house: House) -> None:
    house.send(DUTCH, sender="marieke@example.org", to="backoffice@ventum.nl")
    house.handled(1)
    (row,) = house.queue()
    stranger = letter(
        sender="Somebody <stranger@example.net>",
        to="backoffice@ventum.nl",
        subject=f"Re: Inzage [{row.reference}]",
        text="Stuur de kopie graag naar dit adres.\n",
        message_id="stranger@mail.example.net",
    )
    house.send(stranger, sender="stranger@example.net", to="backoffice@ventum.nl")
    house.handled(2)
    view = house.ticket(row.reference)
    assert [one for one in view.messages if "dit adres" in one.body.text] == []


def test_a_question_is_answered_with_its_section_after_a_person_approved(house: House) -> None:
    house.send(QUESTION, sender="fatima@example.org", to="backoffice@ventum.nl")
    house.handled(1)
    (row,) = house.queue()
    view = house.ticket(row.key)
    (draft,) = view.drafts
    assert "3 maanden" in draft.draft.content.text
    assert "2.6" in draft.draft.content.text
    assert house.left() == []
    house.approve(view)
    (arrived,) = house.mails(1)
    assert plain(parsed(arrived.content)) == draft.draft.content.text.strip()


@pytest.mark.parametrize(
    ("headers", "sender"),
    [
        ({"Auto-Submitted": "auto-replied"}, "jan@example.org"),
        ({"List-Id": "<news.example.org>", "Precedence": "list"}, "news@example.org"),
        ({}, ""),
    ],
    ids=["out of office", "mailing list", "null sender"],
)
def test_mail_that_a_machine_sent_gets_no_reply_and_is_kept(
    house: House, headers: dict[str, str], sender: str
) -> None:
    mail = letter(
        sender="Jan <jan@example.org>",
        to="backoffice@ventum.nl",
        subject="Automatisch antwoord: afwezig",
        text="Ik ben met vakantie tot 4 januari.\n",
        message_id="machine@mail.example.org",
    )
    for name, value in headers.items():
        mail[name] = value
    house.send(mail, sender=sender, to="backoffice@ventum.nl")
    house.handled(1)
    house.send(QUESTION, sender="fatima@example.org", to="backoffice@ventum.nl")  # and the road goes on
    house.handled(2)
    assert [row.type for row in house.queue() if row.reference] == []
    assert house.left() == []


def test_the_same_mail_twice_opens_nothing_new(house: House) -> None:
    for _ in range(2):
        house.send(DUTCH, sender="marieke@example.org", to="backoffice@ventum.nl")
    house.handled(1)
    assert len(house.mails(1)) == 1
    assert len(house.queue()) == 1


def test_a_new_message_voids_the_approval_that_was_being_given(open_house: Callable[..., House]) -> None:
    house = open_house(**WAITS)
    house.send(DUTCH, sender="marieke@example.org", to="backoffice@ventum.nl")
    house.handled(1)
    seen = house.ticket(house.queue()[0].reference)
    more = letter(
        sender="Marieke de Groot <marieke@example.org>",
        to="backoffice@ventum.nl",
        subject="Re: Inzage",
        text="Nog iets: ik bedoel ook de telefoongesprekken.\n",
        message_id="more@mail.example.org",
        answers="nl-1@mail.example.org",
    )
    house.send(more, sender="marieke@example.org", to="backoffice@ventum.nl")
    house.handled(2)
    with pytest.raises(Exception, match=r"wrote again|came in|changed"):
        house.approve(seen)
    assert house.left() == []


def test_the_reply_arrives_in_a_real_mailbox_over_tls(
    open_house: Callable[..., House], postfix: Postfix, certificates: tuple[Path, Path, Path]
) -> None:
    house = open_house(
        smtp_out={
            "host": "localhost", "port": postfix.port, "security": "starttls",
            "ca_file": str(certificates[0]), "undo_seconds": 0,
        }
    )  # fmt: skip
    before = len(postfix.mails())
    house.send(
        DANISH.as_bytes(policy=policy.SMTP), sender="mette@example.org", to="persondata@natur-energi.dk"
    )
    house.handled(1)
    arrived = postfix.wait_for(before + 1)[-1]
    view = house.ticket(house.queue()[0].reference)
    approved = house.bytes_approved(view).replace(b"\r\n", b"\n")
    assert arrived.endswith(approved)  # above it stands what Postfix adds on the way
    assert parsed(arrived)["To"].addresses[0].addr_spec == "mette@example.org"


def test_a_server_that_cannot_be_reached_is_seen_and_the_mail_goes_when_it_is_back(
    open_house: Callable[..., House],
) -> None:
    port = free_port()
    house = open_house(smtp_out={"port": port, "security": "none", "undo_seconds": 0})
    house.send(DUTCH, sender="marieke@example.org", to="backoffice@ventum.nl")
    house.handled(1)
    key = house.queue()[0].reference
    row = eventually(
        lambda: next((one for one in house.ticket(key).outbox if one.attempts and one.reply), None)
    )
    assert row is not None
    assert row.state == "waiting"
    later = Catcher(port)
    later.start()
    try:
        house.clock.skip(timedelta(minutes=2))
        assert eventually(lambda: later.kept)
        assert eventually(lambda: house.ticket(key).outbox[0].state == "sent")
        assert later.kept[0].content == house.bytes_approved(house.ticket(key))
    finally:
        later.stop()
