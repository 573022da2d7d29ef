"""What a line of the queue says of its matter."""

from assistant.desk import review
from tests.unit.desk.small import Office, person

ANNA = person("anna")


def told(office: Office) -> dict[str, bool]:
    """Return of each line whether it says that a reply waits."""
    return {row.subject: row.has_draft for row in review.queue(office.desk, ANNA)}


def test_a_line_says_whether_a_reply_waits_for_approval(office: Office) -> None:
    office.mail("Graag inzage, klantnummer 12345.", sender="A <a@example.org>", subject="Verzoek")
    office.mail("Hoe lang bewaren jullie dit?", sender="B <b@example.org>", subject="Vraag")
    assert told(office) == {"Verzoek": False, "Vraag": True}
    reference = next(row.reference for row in review.queue(office.desk, ANNA) if row.reference)
    review.new_draft(office.desk, ANNA, reference, stage="details")
    assert told(office) == {"Verzoek": True, "Vraag": True}
