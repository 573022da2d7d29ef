"""Alembic's scripts, oldest first in `versions`. A released script is never changed."""
