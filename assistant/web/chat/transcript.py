"""A conversation as a text file that the customer keeps."""

from collections.abc import Sequence

from assistant.desk.views import ChatMessage
from assistant.settings import Tenant
from assistant.web.phrases import Phrases

_WHO = {"customer": "You", "assistant": "Assistant", "staff": "Member of staff"}


def transcript(messages: Sequence[ChatMessage], tenant: Tenant, p: Phrases) -> str:
    """Return the whole conversation as plain text."""
    lines = [p.say("Conversation with %(company)s", company=tenant.name), ""]
    for message in messages:
        lines += [
            f"{p.moment(message.at, tenant.zone)} · {p.say(_WHO.get(message.by, 'Assistant'))}",
            message.text,
        ]
        lines += [message.more] if message.more else []
        lines += [f"  {row['label']}: {row['value']}" for row in message.summary]
        for cited in message.citations:
            source = p.say({"statement": "Privacy statement", "law": "Law"}.get(cited.get("source", ""), ""))
            lines.append(
                f"  {p.say('Source:')} {source} {cited.get('section', '')} {cited.get('title', '')}".rstrip()
            )
        for ticket in message.tickets:
            lines.append(f"  {p.say('Your reference')}: {ticket.get('reference', '')}")
            if ticket.get("due"):
                lines.append(f"  {p.say('You get an answer by')}: {ticket['due']}")
        lines.append("")
    return "\n".join(lines)
