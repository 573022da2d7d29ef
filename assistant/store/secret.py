"""The instance's own secret: made once, kept in the database, wrapped by the master key."""

import base64

import sqlalchemy as sa

from assistant.store.prepared import insert_new
from assistant.store.tables import setting
from assistant.store.vault import Keyring, Vault

NAME = "instance_secret"


def instance_secret(engine: sa.Engine, ring: Keyring) -> bytes:
    """Return the secret; the first caller makes it."""
    vault = Vault(ring, b"")
    query = sa.select(setting.c.value).where(setting.c.name == NAME)
    with engine.begin() as connection:
        wrapped = connection.scalar(query)
        if wrapped is None:
            fresh = base64.b64encode(vault.new_secret()).decode()
            insert_new(connection, setting, {"name": NAME, "value": fresh})
            wrapped = connection.scalar(query)
    return vault.open_secret(base64.b64decode(str(wrapped)))
