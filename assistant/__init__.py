"""A privacy desk's assistant: one road from a customer's words to an approved reply."""

__version__ = "0.1.0"
