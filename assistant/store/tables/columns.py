"""Column types and names that all tables share.

Ids are random 128-bit hex strings, never counted, so that nothing issued again after a restore
can point at a stranger's case. Times are UTC. Personal words lie sealed (`Sealed` columns hold
ciphertext of `assistant.store.vault`) or in side tables that can be erased.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept as UTC; SQLite has no zone of its own."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: sa.Dialect) -> Any:
        """Refuse a time without a zone: it would be off by an hour or two without a sign."""
        return _to_text if dialect.name == "sqlite" else _to_utc

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Any:
        """Give the zone back. A ticket has ten times: one step each, not SQLAlchemy's three."""
        return _from_text if dialect.name == "sqlite" else _to_utc


def _to_utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return value.astimezone(UTC)


def _to_text(value: datetime | None) -> str | None:
    known = _to_utc(value)
    return known.isoformat(" ", "microseconds")[:-6] if known else None  # `replace` costs five times as much


def _from_text(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value + "+00:00") if value else None


Id = sa.String(32)
Json = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


class Sealed(TypeDecorator[bytes]):
    """Ciphertext of a value, sealed by `assistant.store.shelf`; the type marks the column."""

    impl = sa.LargeBinary
    cache_ok = True


def id_column(**more: Any) -> sa.Column[Any]:
    return sa.Column("id", Id, primary_key=True, **more)


def tenant_column() -> sa.Column[Any]:
    return sa.Column("tenant", sa.String(31), nullable=False)


def reference(name: str, table: str, **more: Any) -> sa.Column[Any]:
    return sa.Column(name, Id, sa.ForeignKey(f"{table}.id"), **more)
