"""Migrations: Alembic without a file of its own; the scripts ship inside the package."""

import sqlalchemy as sa
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory


def _scripts() -> tuple[Config, ScriptDirectory]:
    config = Config()
    config.set_main_option("script_location", "assistant.store:migrations")
    return config, ScriptDirectory.from_config(config)


def newest() -> str:
    """Return the newest revision."""
    return str(_scripts()[1].get_current_head())


def revision(engine: sa.Engine) -> str | None:
    """Return the revision of a database; None: it is empty."""
    with engine.execution_options(writes=False).begin() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_current(engine: sa.Engine) -> bool:
    """Return whether nothing is left to migrate."""
    return revision(engine) == newest()


def upgrade(engine: sa.Engine, to: str = "head") -> None:
    """Bring a database to a revision; one transaction, one process at a time."""
    config, scripts = _scripts()

    def steps(current: str, _context: object) -> list[object]:
        return list(scripts._upgrade_revs(to, current))

    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(0x70726976)))
        with EnvironmentContext(config, scripts, fn=steps, destination_rev=to) as environment:
            environment.configure(connection=connection, transactional_ddl=True)
            with environment.begin_transaction():
                environment.run_migrations()
