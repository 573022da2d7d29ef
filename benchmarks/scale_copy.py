"""A filled SQLite store, copied row by row into PostgreSQL: the same keys open both."""

from typing import Any

from assistant.desk.desk import Desk
from assistant.store.tables import metadata
from benchmarks.scale_store import without_indexes


def copy(source: Desk, target: Desk) -> None:
    """Copy all tables; what *target* held goes."""
    with without_indexes(target), target.store.write(durable=False) as tx:
        connection: Any = tx.connection  # type: ignore[attr-defined]
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")  # keys were checked before
        connection.exec_driver_sql("SET LOCAL timezone TO 'UTC'")
        names = ", ".join(table.name for table in metadata.sorted_tables)
        connection.exec_driver_sql(f"TRUNCATE {names}")
        driver = connection.connection.driver_connection
        with source.store.engine.connect() as there:  # type: ignore[attr-defined]
            rows_of = there.connection.driver_connection
            for table in metadata.sorted_tables:
                columns = ", ".join(f'"{column.name}"' for column in table.columns)
                with (
                    driver.cursor() as cursor,
                    cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as out,
                ):
                    for row in rows_of.execute(f"SELECT {columns} FROM {table.name}"):  # noqa: S608
                        out.write_row(row)
