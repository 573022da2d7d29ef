"""How the desk is: numbers for `/metrics`, the board and `check`."""

from assistant.desk.desk import Desk


def counts(desk: Desk) -> dict[str, dict[str, int]]:
    """Return the numbers of each company: open, overdue, waiting and failed mail, quarantine."""
    with desk.store.read() as tx:
        return {tenant.id: tx.queue.counts([tenant.id], desk.now()) for tenant in desk.settings.tenants}


def ready(desk: Desk) -> None:
    """Raise StoreError where the database does not answer or lacks a migration."""
    desk.store.ping()
