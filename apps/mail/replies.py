"""A mail server's replies, read with bounded patience.

smtplib waits anew for every octet and reads a reply of any length. A server that drips, or never
comes to the end of its reply, would hold a mail past its lease, and another deliverer would send
the same mail again.
"""

import smtplib
import socket
import time
from collections.abc import Iterator

LONGEST = 1 << 16  # octets of one reply; RFC 5321 asks for lines of 512


class Replies:
    """What smtplib reads lines from; each reply is whole within `seconds`, or an error."""

    def __init__(self, line: socket.socket, seconds: float) -> None:
        self._line = line
        self._seconds = seconds
        self._heard = b""
        self._left = 0
        self._ends = 0.0

    def begin(self, *, may_be_here: bool = False) -> None:
        """A reply is expected; one that came unasked would be taken for the next one's."""
        if self._heard and not may_be_here:
            raise ConnectionError("The server answered before it was asked.")
        self._ends = time.monotonic() + self._seconds
        self._left = LONGEST

    def readline(self, _limit: int) -> bytes:
        """The next line with its end; empty when the server has hung up, even in mid-line."""
        while b"\n" not in self._heard:
            more = self._receive()
            if not more:
                return b""
            self._heard += more
        line, end, self._heard = self._heard.partition(b"\n")
        return line + end

    def _receive(self) -> bytes:
        left = self._ends - time.monotonic()
        if left <= 0 or self._left <= 0:
            raise TimeoutError("The server did not come to the end of its reply.")
        self._line.settimeout(left)
        more = self._line.recv(4096)
        self._line.settimeout(self._seconds)
        self._left -= len(more)
        return more

    def close(self) -> None:
        """The socket is smtplib's to close."""


class Plain(smtplib.SMTP):
    """A line that begins in clear text. Every reply, the greeting included, is read as above."""

    file: Replies | None
    _is_owed = False  # the reply to something that was asked together with what is answered

    def ask_together(self, *commands: str, behind: bytes = b"") -> Iterator[tuple[int, bytes]]:
        """Say all at once and hear the replies in turn, where the server offers that (RFC 2920).

        `behind` is the content of a mail, which may stand first and has the first reply.
        """
        self.send(behind + "".join(f"{command}\r\n" for command in commands).encode("ascii"))
        for number in range(bool(behind) + len(commands)):
            yield self._reply(is_owed=number > 0)

    def _reply(self, *, is_owed: bool) -> tuple[int, bytes]:
        self._is_owed = is_owed
        try:
            return self.getreply()
        finally:
            self._is_owed = False

    def getreply(self) -> tuple[int, bytes]:
        # smtplib forgets the file when TLS begins: what was said in clear text before is dropped.
        if self.file is None and self.sock is not None:
            self.file = Replies(self.sock, self.timeout)
        try:
            if self.file is not None:
                self.file.begin(may_be_here=self._is_owed)
        except ConnectionError as error:
            self.close()
            raise smtplib.SMTPServerDisconnected(str(error)) from error
        return super().getreply()


class Encrypted(Plain, smtplib.SMTP_SSL):
    """A line that is TLS from the first octet."""
