"""The API for the company's own systems: tickets, fields, states, documents, webhooks (docs/api.md)."""
