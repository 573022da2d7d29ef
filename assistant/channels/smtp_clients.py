"""How many connections each client holds: one host must not take every place."""

import ipaddress
from collections import Counter


class Clients:
    """Counts connections by address; of IPv6 by the 64 bits that one customer of a provider has."""

    def __init__(self, most: int) -> None:
        """*most* connections at once for each."""
        self._most = most
        self._held: Counter[str] = Counter()

    def take(self, client: str) -> bool:
        """Count a connection in; False where the client holds as many as it may."""
        name = _name(client)
        if self._held[name] >= self._most:
            return False
        self._held[name] += 1
        return True

    def give_back(self, client: str) -> None:
        """Count a connection out."""
        name = _name(client)
        self._held[name] -= 1
        if self._held[name] <= 0:
            del self._held[name]


def _name(client: str) -> str:
    try:
        address = ipaddress.ip_address(client.partition("%")[0])
    except ValueError:
        return client
    if address.version == 4 or address.ipv4_mapped:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False))
