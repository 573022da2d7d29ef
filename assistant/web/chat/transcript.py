"""A conversation as a text file that the customer keeps."""

from collections.abc import Mapping, Sequence

from assistant.desk.views import ChatMessage
from assistant.settings import Tenant
from assistant.web.chat.texts import LABELS
from assistant.web.phrases import Phrases
from assistant.web.saying import due_said

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
            lines.append(f"  {p.say('Source:')} {_source(cited, p)}")
        for ticket in message.tickets:
            lines.append(f"  {p.say('Your reference')}: {ticket.get('reference', '')}")
            if ticket.get("due"):
                lines.append(f"  {p.say('You get an answer by')}: {due_said(p, ticket['due'], tenant.zone)}")
        lines.append("")
    return "\n".join(lines)


def _source(cited: Mapping[str, str], p: Phrases) -> str:
    section, title = cited.get("section", ""), cited.get("title", "")
    named = f"{p.say('section')} {section}" if section[:1].isdigit() else section
    where = ", ".join(filter(None, [p.say(LABELS[cited.get("source", "desk")]), named]))
    return f"{where} ({title})" if title else where
