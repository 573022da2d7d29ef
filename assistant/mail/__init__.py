"""Bytes to records and back (RFC 5322): parsing, new text, machine mail, composing. Pure."""
