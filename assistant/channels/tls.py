"""TLS to other servers: verified, never left out, never given up for plain text."""

import ipaddress
import ssl

from assistant.errors import SettingsError
from assistant.settings import Security


def verified(ca_file: str, *, entry: str) -> ssl.SSLContext:
    """Return a context that checks the server's certificate and name. TLS 1.2 at least (RFC 8996).

    *entry* is the setting that named *ca_file*. Raises SettingsError where the file cannot be used.
    """
    try:
        context = ssl.create_default_context(cafile=ca_file or None)
    except OSError as error:
        raise SettingsError(
            f"{entry}: {ca_file} cannot be used ({type(error).__name__}); name a readable PEM file"
        ) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def refuse_plain(security: Security, host: str, *, entry: str) -> None:
    """Raise SettingsError where *security* is `none` and *host* is another machine."""
    if security == "none" and not _is_here(host):
        raise SettingsError(
            f'{entry}: "none" is for servers on this machine; use "starttls" or "tls" for {host}'
        )


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
