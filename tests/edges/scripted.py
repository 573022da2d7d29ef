"""A mail server that answers what a test tells it to, and keeps what it was told."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

CLOSE = "close"


class Scripted:
    """Answers by the first word of each command, and `dot` to a mail's end; a list is used up in order."""

    def __init__(self, on: Callable[[str], None] = lambda what: None, **answers: str | list[str]) -> None:
        """*on* is called before each answer, with what is answered."""
        self._on = on
        self.answers: dict[str, str | list[str]] = {
            "hello": "220 scripted ESMTP",
            "EHLO": "250-scripted\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE",
            "MAIL": "250 ok",
            "RCPT": "250 ok",
            "DATA": "354 go",
            "dot": "250 2.0.0 taken",
            "RSET": "250 ok",
            "QUIT": "221 bye",
            **answers,
        }
        self.commands: list[str] = []
        self.mails: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> "Scripted":
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with suppress(OSError), line, line.makefile("rb") as file:
            if not self._answer(line, "hello"):
                return
            while command := file.readline():
                text = command.decode(errors="replace").strip()
                self.commands.append(text)
                word = (text.split() or ["?"])[0].upper()
                if not self._answer(line, word):
                    return
                if word == "DATA" and str(self.answers["DATA"]).startswith("354"):
                    mail = b""
                    while (row := file.readline()) != b".\r\n":
                        if not row:
                            return
                        mail += row
                    self.mails.append(mail)
                    if not self._answer(line, "dot"):
                        return

    def _answer(self, line: socket.socket, what: str) -> bool:
        self._on(what)
        answer = self.answers.get(what, "502 no")
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if answer == CLOSE:
            return False
        line.sendall(answer.encode() + b"\r\n")
        return True
