"""Tables, engine and queries (SQLAlchemy Core) for SQLite and PostgreSQL from the same code."""
