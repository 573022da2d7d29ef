"""Text to understanding: language, wishes with evidence, details found. Pure."""
