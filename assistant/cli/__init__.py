"""The commands of `assistant`: one for each thing that a person does. Heavy parts load when needed."""

from assistant.cli.main import main

__all__ = ["main"]
