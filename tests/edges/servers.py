"""Real servers of a test: Postfix and Dovecot in folders of their own, on free ports."""

import base64
import hashlib
import hmac
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


def why_not(*programs: str, root: bool = False) -> str:
    """Return why these programs cannot be used; empty: they can."""
    missing = [
        name
        for name in programs
        if shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin") is None
    ]
    if missing:
        return f"{', '.join(missing)} not installed (Debian: apt install {' '.join(missing)})"
    if root and os.geteuid() != 0:
        return f"{programs[0]} needs root"
    return ""


def wait_for_port(port: int, seconds: float = 20) -> None:
    """Return once somebody listens."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"nobody listens on {port}")


@dataclass(frozen=True, kw_only=True)
class Postfix:
    """A mail server that takes mail for example.org into Maildirs."""

    port: int
    folder: Path

    def mails(self) -> list[bytes]:
        """Return what was delivered."""
        return [file.read_bytes() for file in sorted(self.folder.glob("mail/*/new/*"))]

    def wait_for(self, count: int, seconds: float = 15) -> list[bytes]:
        """Return the mails once *count* are there."""
        until = time.monotonic() + seconds
        while len(self.mails()) < count and time.monotonic() < until:
            time.sleep(0.05)
        return self.mails()


_MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = next.example.org
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_banner = next.example.org ESMTP
virtual_mailbox_domains = example.org, xn--rdgrd-vuad.example
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = static:all/
virtual_minimum_uid = 1
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
smtputf8_enable = yes
message_size_limit = 40960000
mailbox_size_limit = 0
virtual_mailbox_limit = 0
smtpd_client_connection_rate_limit = 0
smtpd_client_connection_count_limit = 0
smtpd_tls_cert_file = {certificate}
smtpd_tls_key_file = {key}
smtpd_tls_security_level = may
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
smtpd_recipient_restrictions = check_recipient_access static:OK
{extra}
"""

_MASTER = """
127.0.0.1:{port} inet n - n - 100 smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
"""


@contextmanager
def postfix(folder: Path, port: int, *, certificate: Path, key: Path, extra: str = "") -> Iterator[Postfix]:
    """Start Postfix; stop it at the end."""
    etc = folder / "etc"
    for name in ("etc", "queue", "data", "mail"):
        (folder / name).mkdir(parents=True)
    folder.chmod(0o755)
    shutil.chown(folder / "data", "postfix")
    shutil.chown(folder / "mail", "nobody")
    values = {
        "folder": folder,
        "uid": 65534,
        "gid": 65534,
        "certificate": certificate,
        "key": key,
        "extra": extra,
    }
    (etc / "main.cf").write_text(_MAIN.format(**values))
    (etc / "master.cf").write_text(_MASTER.format(port=port))
    command = ["/usr/sbin/postfix", "-c", str(etc)]
    started = subprocess.run([*command, "start"], check=False, capture_output=True, text=True, timeout=60)
    try:
        if started.returncode:
            log = folder / "log"
            raise RuntimeError(started.stderr + (log.read_text() if log.exists() else ""))
        wait_for_port(port)
        yield Postfix(port=port, folder=folder)
    finally:
        subprocess.run([*command, "stop"], check=False, capture_output=True, timeout=60)


@dataclass(frozen=True, kw_only=True)
class Dovecot:
    """An IMAP server with accounts desk and desk2 (password "letmein")."""

    port: int
    tls_port: int
    folder: Path


_DOVECOT = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2 oauthbearer
mail_location = maildir:{folder}/mail/%u
mail_uid = nobody
mail_gid = nogroup
first_valid_uid = 1
first_valid_gid = 1
default_internal_user = dovecot
default_login_user = dovenull
{extra}
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
passdb {{
  driver = static
  args = password=letmein
}}
userdb {{
  driver = static
  args = uid=nobody gid=nogroup home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
"""


DOVECOT_ASKED = """
service auth {{
  inet_listener {{
    address = 127.0.0.1
    port = {port}
  }}
}}
"""
"""Lets a Postfix ask this Dovecot who may sign in."""

POSTFIX_ASKS = """
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:{port}
smtpd_tls_auth_only = yes
smtpd_sender_restrictions = permit_sasl_authenticated, reject
"""
"""Takes mail of nobody who has not signed in, and sign-ins over TLS alone."""


_OAUTH2 = """
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={folder}/keys/
username_attribute = sub
"""

TOKEN_KEY = b"a key of the tests only, 32 bytes"


def token(user: str, *, scope: str = "mail") -> str:
    """Return an access token (RFC 7519, HS256) that this Dovecot takes for *user*."""

    def part(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    head = part(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
    claims = {"sub": user, "scope": scope, "iat": int(time.time()), "exp": int(time.time()) + 600}
    body = part(json.dumps(claims).encode())
    signed = hmac.new(TOKEN_KEY, f"{head}.{body}".encode(), hashlib.sha256).digest()
    return f"{head}.{body}.{part(signed)}"


@contextmanager
def dovecot(
    folder: Path, ports: tuple[int, int], *, certificate: Path, key: Path, extra: str = ""
) -> Iterator[Dovecot]:
    """Start Dovecot; stop it at the end."""
    (folder / "mail").mkdir(parents=True)
    folder.chmod(0o755)
    shutil.chown(folder / "mail", "nobody")
    port, tls_port = ports
    config = folder / "dovecot.conf"
    values = {"folder": folder, "port": port, "tls_port": tls_port, "certificate": certificate, "key": key}
    keys = folder / "keys" / "default" / "HS256"
    keys.mkdir(parents=True)
    (keys / "default").write_text(base64.b64encode(TOKEN_KEY).decode())
    (folder / "oauth2.conf").write_text(_OAUTH2.format(folder=folder))
    config.write_text(_DOVECOT.format(**values, extra=extra))
    process = subprocess.Popen(
        ["/usr/sbin/dovecot", "-F", "-c", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for_port(port)
        yield Dovecot(port=port, tls_port=tls_port, folder=folder)
    finally:
        process.terminate()
        process.wait(timeout=30)
