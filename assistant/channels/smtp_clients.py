"""How many connections each client holds: one host must not take every place."""

import ipaddress
from collections import Counter
from collections.abc import Sequence


class Clients:
    """Counts connections by address; of IPv6 by the 64 bits that one customer of a provider has."""

    def __init__(self, most: int, trusted: Sequence[str] = ()) -> None:
        """*most* connections at once for each; any number from the networks that are *trusted*."""
        self._most = most
        self._trusted = tuple(ipaddress.ip_network(network) for network in trusted)
        self._held: Counter[str] = Counter()

    def take(self, client: str) -> bool:
        """Count a connection in; False where the client holds as many as it may."""
        name = _name(client)
        if self._held[name] >= self._most and not self._is_trusted(client):
            return False
        self._held[name] += 1
        return True

    def give_back(self, client: str) -> None:
        """Count a connection out."""
        name = _name(client)
        self._held[name] -= 1
        if self._held[name] <= 0:
            del self._held[name]

    def _is_trusted(self, client: str) -> bool:
        address = _address(client)
        return address is not None and any(address in network for network in self._trusted)


def _address(client: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the address; of an IPv4 client on an IPv6 socket the one it has there."""
    try:
        address = ipaddress.ip_address(client.partition("%")[0])
    except ValueError:
        return None
    return (address.ipv4_mapped if address.version == 6 else None) or address


def _name(client: str) -> str:
    address = _address(client)
    if address is None:
        return client
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False))
