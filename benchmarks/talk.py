"""The server's side of SMTP, as a script says: what a sink answers at each stage."""

import asyncio
import re
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field

RCPT_SECONDS = 0.02  # a real server looks the mailbox up; after the dot nothing is waited for
DRIP_SECONDS = 0.05
USUAL = {
    "CONNECT": "220 sink.example ready",
    "STARTTLS": "220 go on",
    "AUTH": "235 welcome",
    "DATA": "354 end with a dot",
    "QUIT": "221 goodbye",
}
PLAIN = {"AUTH", "MAIL", "RSET", "QUIT", "NOOP"}


_DOUBLED = re.compile(rb"^\.", re.MULTILINE)


class HungUpError(Exception):
    """The line was broken, by the script or by the other side."""


@dataclass
class Manners:
    """How a server behaves. `answers` holds, by stage, what to say in turn, then the usual words.

    Stages: CONNECT, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, DOT, RSET, QUIT. An answer is sent as
    it is, line by line. Directions may stand before it: `WAIT 2.5` waits first, `DRIP`
    sends octet by octet, `FLOOD` sends the line for ever, `CLOSE` hangs up after it, `DROP` hangs
    up instead. At DOT a mail is kept if the answer begins with 2, or after the direction `KEEP`.
    """

    answers: dict[str, list[str]] = field(default_factory=dict)
    extensions: tuple[str, ...] = ("PIPELINING", "8BITMIME", "SIZE 31457280")
    rcpt_seconds: float = RCPT_SECONDS
    tls: ssl.SSLContext | None = None
    implicit_tls: bool = False
    far_seconds: float = 0.0  # there and back, as to a relay far away

    def next(self, stage: str) -> str:
        """The answer of this moment."""
        planned = self.answers.get(stage)
        return planned.pop(0) if planned else USUAL.get(stage, "250 fine")


Keep = Callable[[list[str], bytes], None]
CHUNK, LONGEST_MAIL = 1 << 16, 1 << 22  # octets


@dataclass
class Ear:
    """What was heard, and when the last of it came (seconds of the loop's clock).

    What was sent together comes together: a server far away is waited for once, not once a line.
    """

    reader: asyncio.StreamReader
    came: float = field(default_factory=lambda: asyncio.get_running_loop().time())
    _held: bytearray = field(default_factory=bytearray)

    async def until(self, end: bytes) -> bytes:
        """Everything up to and with `end`; `HungUpError` when the line is gone before."""
        looked = 0
        while (place := self._held.find(end, looked)) < 0:
            looked = max(0, len(self._held) - len(end))
            more = await self.reader.read(CHUNK)
            if not more or len(self._held) > LONGEST_MAIL:
                raise HungUpError
            self.came = asyncio.get_running_loop().time()
            self._held += more
        found = bytes(self._held[: place + len(end)])
        del self._held[: place + len(end)]
        return found


@dataclass
class Talk:
    """One connection. Commands that came together are answered in order: PIPELINING."""

    manners: Manners
    keep: Keep
    heard: list[str]
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    to: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ear = Ear(self.reader)

    async def run(self) -> None:
        """Until QUIT; `HungUpError` when the line is gone before."""
        await self._say("CONNECT")
        while True:
            words = (await self.ear.until(b"\n")).decode("utf-8", "replace").strip()
            self.heard.append(words)
            verb = words.partition(" ")[0].upper()
            await self._do(verb, words)
            if verb == "QUIT":
                return

    async def _do(self, verb: str, words: str) -> None:
        if verb in {"EHLO", "HELO"}:
            await self._greet()
        elif verb == "STARTTLS":
            await self._encrypt()
        elif verb == "RCPT":
            await self._recipient(words)
        elif verb == "DATA":
            await self._data()
        elif verb in PLAIN:
            self.to = [] if verb in {"MAIL", "RSET"} else self.to
            await self._say(verb)
        else:
            await self._send("502 unknown")

    async def _greet(self) -> None:
        if self.manners.answers.get("EHLO"):
            await self._say("EHLO")
            return
        lines = ["sink.example", *self.manners.extensions]
        if self.manners.tls and self.writer.get_extra_info("ssl_object") is None:
            lines.append("STARTTLS")
        marks = ["-"] * (len(lines) - 1) + [" "]
        await self._send("\n".join(f"250{m}{line}" for m, line in zip(marks, lines, strict=True)))

    async def _encrypt(self) -> None:
        if (await self._say("STARTTLS")).startswith("220") and self.manners.tls:
            await self.writer.start_tls(self.manners.tls)

    async def _recipient(self, words: str) -> None:
        await asyncio.sleep(self.manners.rcpt_seconds)
        if (await self._say("RCPT")).startswith("2"):
            self.to.append(words.partition(":")[2].strip(" <>"))

    async def _data(self) -> None:
        """For nobody there is no mail to ask for, unless the script says so."""
        if not self.to and not self.manners.answers.get("DATA"):
            await self._send("554 5.5.1 no valid recipient")
            return
        if not (await self._say("DATA")).startswith("354"):
            return
        content = await self._content()
        answer = self.manners.next("DOT")
        if answer.startswith("KEEP ") or _without_directions(answer).startswith("2"):
            self.keep(self.to, content)
        await self._perform(answer.removeprefix("KEEP "))

    async def _content(self) -> bytes:
        """Everything up to the line with a dot alone; a line's doubled first dot is one.

        Read in one go: a line at a time made the sink slower than its fastest sender.
        """
        first = await self.ear.until(b"\n")
        if first == b".\r\n":
            return b""
        rest = await self.ear.until(b"\r\n.\r\n")
        return _DOUBLED.sub(b"", first + rest.removesuffix(b".\r\n"))

    async def _say(self, stage: str) -> str:
        """Answer as the script says; returns the words alone."""
        answer = self.manners.next(stage)
        await self._perform(answer)
        return _without_directions(answer)

    async def _perform(self, answer: str) -> None:
        order, _space, rest = answer.partition(" ")
        if order == "DROP":
            raise HungUpError
        if order == "WAIT":
            seconds, _space, rest = rest.partition(" ")
            await asyncio.sleep(float(seconds))
            await self._perform(rest)
        elif order == "DRIP":
            await self._drip(rest)
        elif order == "FLOOD":
            await self._flood(rest)
        else:
            await self._send(answer.removeprefix("CLOSE "))
            if order == "CLOSE":
                raise HungUpError

    async def _send(self, words: str) -> None:
        if self.manners.far_seconds:
            now = asyncio.get_running_loop().time()
            await asyncio.sleep(self.ear.came + self.manners.far_seconds - now)
        self.writer.write(words.replace("\n", "\r\n").encode("latin-1") + b"\r\n")
        await self.writer.drain()

    async def _drip(self, words: str) -> None:
        for octet in words.encode() + b"\r\n":
            self.writer.write(bytes([octet]))
            await self.writer.drain()
            await asyncio.sleep(DRIP_SECONDS)

    async def _flood(self, words: str) -> None:
        while not self.writer.is_closing():
            await self._send("\n".join([words] * 50))
            await asyncio.sleep(0)


def _without_directions(answer: str) -> str:
    """The words that go over the line at last."""
    order, _space, rest = answer.partition(" ")
    if order == "WAIT":
        return _without_directions(rest.partition(" ")[2])
    return rest if order in {"DRIP", "FLOOD", "CLOSE", "KEEP"} else answer
