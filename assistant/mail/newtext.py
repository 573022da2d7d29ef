"""What the sender wrote now, apart from quotation and signature."""

from assistant.mail.records import NewText


def new_text(text: str, html: str | None = None) -> NewText:
    """Take a body apart; *html* is the same letter as HTML where there is one."""
    return NewText(new=text)
