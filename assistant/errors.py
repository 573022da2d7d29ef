"""The few errors that reach a person; each says what is wrong and what to do.

A driver's or library's exception is translated where it is called and kept as the cause.
"""


class AssistantError(Exception):
    """Something went wrong. Try again; if it stays, run `assistant check`."""

    def __init__(self, detail: str = "") -> None:
        """*detail* is one line for a person: what is wrong and what to do. It holds no personal data."""
        super().__init__(detail or (type(self).__doc__ or "").strip().splitlines()[0])


class SettingsError(AssistantError):
    """The settings cannot be used. Correct the named entry; `docs/settings.md` lists them all."""


class ContentError(AssistantError):
    """A file in intents, locales or templates is broken. Correct it at the named place."""


class UnknownTenant(AssistantError):
    """There is no such company. `assistant check` lists the companies that are set up."""


class InputError(AssistantError):
    """The input cannot be read. Correct it and try again."""


class Refused(AssistantError):
    """That move is not allowed here; the message says why."""


class Stale(Refused):
    """Something changed since you looked. Read it again, then decide again."""


class TooMany(Refused):
    """Too much at once. Wait a moment, then try again."""


class NotFound(AssistantError):
    """There is no such thing here."""


class StoreError(AssistantError):
    """The database cannot be reached or is full. Nothing was changed; it is tried again."""


class DeliveryError(AssistantError):
    """The outgoing mail server did not take the mail."""
