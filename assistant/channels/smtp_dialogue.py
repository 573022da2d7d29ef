"""What is answered to each SMTP command: no network here, one line in, one answer out.

RFC 5321, or LMTP (2033), with SIZE (1870), 8BITMIME (6152), SMTPUTF8 (6531), PIPELINING (2920),
STARTTLS (3207) and enhanced status codes (2034). The code of an answer says what comes next:
354 the mail, 220 TLS, 221 and 421 the end.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from assistant.channels.smtp_reading import NULL_SENDER, TOO_LARGE, path

POSTMASTER = "postmaster"  # the one recipient without a domain (RFC 5321 4.5.1)
MOST_ERRORS = 20  # refused commands a session, as Postfix's smtpd_hard_error_limit
_MOST = {b"MAIL": 5000, b"RCPT": 20000, b"DATA": 5000, b"RSET": 5000}  # commands a session
_MOST_OTHERS = 100
_BEFORE_TLS = frozenset({b"EHLO", b"LHLO", b"STARTTLS", b"NOOP", b"RSET", b"QUIT"})  # RFC 3207 section 4
_PARAMETER = re.compile(r"([A-Z0-9][A-Z0-9-]*)(?:=([!-<>-~]+))?\Z")  # RFC 5321 4.1.2
_NO_MAIL = "503 5.5.1 Say MAIL first"


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """What a listener takes."""

    hostname: str
    max_bytes: int
    max_recipients: int
    tls: bool  # whether STARTTLS is offered
    require_tls: bool
    company: Callable[[str], str | None]  # whose address this is; None: nobody's here
    lmtp: bool = False  # whether LMTP is spoken: LHLO, and an answer for each recipient


class Dialogue:
    """One session: who speaks, and the mail that is being announced."""

    def __init__(self, offer: Offer) -> None:
        """Nothing was said yet."""
        self._offer = offer
        self._counts: Counter[bytes] = Counter()
        self._errors = 0
        self.secure = False
        self.forget()

    def forget(self) -> None:
        """Begin anew, as after TLS: nothing that was said in the clear counts (RFC 3207 4.2)."""
        self.helo = ""
        self.extended = False
        self.reset()

    def reset(self) -> None:
        """Forget the mail that was announced."""
        self.sender: str | None = None
        self.utf8 = False
        self.recipients: list[tuple[str, str]] = []  # address, company

    @property
    def protocol(self) -> str:
        """How the mail came, as a Received header says it (RFC 3848, RFC 6531)."""
        if self._offer.lmtp:
            return ("UTF8LMTP" if self.utf8 else "LMTP") + ("S" if self.secure else "")
        if not self.extended:
            return "SMTP"
        return ("UTF8SMTP" if self.utf8 else "ESMTP") + ("S" if self.secure else "")

    def answer(self, line: bytes) -> str:
        """Return the answer to a command, without its line end."""
        verb, _, rest = line.partition(b" ")
        verb = verb.upper()
        said = self._counts[verb] = self._counts[verb] + 1
        if said > _MOST.get(verb, _MOST_OTHERS) or len(self._counts) > _MOST_OTHERS:
            return "421 4.7.0 Too many commands"
        reply = self._reply(verb, rest)
        if reply.startswith("5"):
            self._errors += 1
            if self._errors >= MOST_ERRORS:
                return "421 4.7.0 Too many errors"
        return reply

    def _reply(self, verb: bytes, rest: bytes) -> str:
        if self._offer.require_tls and not self.secure and verb not in _BEFORE_TLS:
            return "530 5.7.0 Say STARTTLS first"
        method = (_LMTP_METHODS if self._offer.lmtp else _METHODS).get(verb)
        if method is None:
            return "500 5.5.1 No such command"
        return method(self, rest.decode("utf-8", "surrogateescape").strip())

    def _helo(self, argument: str) -> str:
        if not argument:
            return "501 5.5.4 Say who you are"
        self.forget()
        self.helo = argument
        return f"250 {self._offer.hostname}"

    def _ehlo(self, argument: str) -> str:
        if not argument:
            return "501 5.5.4 Say who you are"
        self.forget()
        self.helo, self.extended = argument, True
        lines = [self._offer.hostname, f"SIZE {self._offer.max_bytes}", "8BITMIME", "SMTPUTF8"]
        if self._offer.tls and not self.secure:
            lines.append("STARTTLS")
        lines += ["ENHANCEDSTATUSCODES", "PIPELINING"]
        return "\r\n".join([*(f"250-{line}" for line in lines[:-1]), f"250 {lines[-1]}"])

    def _starttls(self, argument: str) -> str:
        if argument:
            return "501 5.5.4 STARTTLS takes nothing"
        if self.secure or not self._offer.tls:
            return "503 5.5.1 TLS is not offered now"
        return "220 2.0.0 Begin TLS"

    def _mail(self, argument: str) -> str:
        if not self.helo:
            return "503 5.5.1 Say HELO first"
        if self.sender is not None:
            return "503 5.5.1 One mail at a time"
        if argument[:5].upper() != "FROM:":
            return "501 5.5.4 Say MAIL FROM:<address>"
        address, rest = path(argument[5:])
        if address is None:
            return "553 5.1.7 Not an address"
        if rest and (refused := self._parameters(rest)):
            self.utf8 = False
            return refused
        self.sender = address
        return "250 2.1.0 Ok"

    def _parameters(self, rest: str) -> str:
        """Take the parameters of MAIL; return why not, or nothing."""
        if not self.extended:
            return "501 5.5.4 Parameters need EHLO"
        for word in rest.upper().split():
            match = _PARAMETER.match(word)
            if match is None:
                return "501 5.5.4 Parameters cannot be read"
            name, value = match.groups()
            if name == "SIZE" and value and value.isdecimal() and len(value) <= 20:
                if int(value) > self._offer.max_bytes:
                    return TOO_LARGE.status
            elif name == "SMTPUTF8" and value is None:
                self.utf8 = True
            elif name != "BODY" or value not in ("7BIT", "8BITMIME"):
                return "555 5.5.4 No such parameter here"
        return ""

    def _rcpt(self, argument: str) -> str:
        if self.sender is None:
            return _NO_MAIL
        if argument[:3].upper() != "TO:":
            return "501 5.5.4 Say RCPT TO:<address>"
        named = argument[3:].strip().casefold() == f"<{POSTMASTER}>"
        address, rest = (POSTMASTER, "") if named else path(argument[3:])
        if address is None or address == NULL_SENDER:
            return "553 5.1.3 Not an address"
        if rest:
            return "555 5.5.4 No such parameter here"
        if len(self.recipients) >= self._offer.max_recipients:
            return "452 4.5.3 Too many recipients"
        company = self._offer.company(address)
        if company is None:
            return "550 5.1.1 No such address here; check the spelling"
        self.recipients.append((address, company))
        return "250 2.1.5 Ok"

    def _data(self, argument: str) -> str:
        if argument:
            return "501 5.5.4 DATA takes nothing"
        if not self.recipients:
            return "503 5.5.1 Say RCPT first" if self.sender is not None else _NO_MAIL
        return "354 End data with <CR><LF>.<CR><LF>"

    def _rset(self, argument: str) -> str:
        self.reset()
        return "250 2.0.0 Ok"

    def _noop(self, argument: str) -> str:
        return "250 2.0.0 Ok"

    def _vrfy(self, argument: str) -> str:
        return "252 2.1.5 Cannot verify; send the mail and see"  # RFC 5321 3.5.3: nothing is told

    def _help(self, argument: str) -> str:
        return "214 2.0.0 RFC 5321"

    def _quit(self, argument: str) -> str:
        return "221 2.0.0 Bye"


_METHODS: dict[bytes, Callable[[Dialogue, str], str]] = {
    b"HELO": Dialogue._helo,
    b"EHLO": Dialogue._ehlo,
    b"STARTTLS": Dialogue._starttls,
    b"MAIL": Dialogue._mail,
    b"RCPT": Dialogue._rcpt,
    b"DATA": Dialogue._data,
    b"RSET": Dialogue._rset,
    b"NOOP": Dialogue._noop,
    b"VRFY": Dialogue._vrfy,
    b"HELP": Dialogue._help,
    b"QUIT": Dialogue._quit,
}
# RFC 2033 4.1: LHLO stands for EHLO, and neither HELO nor EHLO is known.
_LMTP_METHODS = {verb: method for verb, method in _METHODS.items() if verb not in (b"HELO", b"EHLO")}
_LMTP_METHODS[b"LHLO"] = Dialogue._ehlo
