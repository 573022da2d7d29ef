"""Decision and locale to draft: every sentence was written by a person beforehand. Pure after load."""

from assistant.writing.records import Choice, Draft, StageFacts
from assistant.writing.writer import Writer

__all__ = ["Choice", "Draft", "StageFacts", "Writer"]
