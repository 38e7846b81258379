"""A mail server on the loopback device that takes everything, counts it, and errs as told.

`python -m benchmarks.sink --file taken.jsonl` serves until it is stopped; its first line of output
is the port. Each mail is one line of JSON in the file before the server answers for it: whatever a
sender was told has been written down, even if the sink is killed.
"""

import argparse
import asyncio
import json
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue

from benchmarks.talk import RCPT_SECONDS, HungUpError, Manners, Talk

HOST = "127.0.0.1"
_MESSAGE_ID = re.compile(rb"^Message-ID:\s*(<[^>]*>)", re.IGNORECASE | re.MULTILINE)
START_SECONDS = 10


@dataclass(frozen=True)
class Taken:
    """One mail that was accepted: `size` in octets, `at` in seconds of the wall clock."""

    message_id: str
    to: tuple[str, ...]
    size: int
    at: float


@dataclass
class Sink:
    """What arrived. `file` gets a line a mail; `raw` holds the octets unless `whole` is off."""

    manners: Manners = field(default_factory=Manners)
    file: Path | None = None
    whole: bool = True
    mails: list[Taken] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    sessions: int = 0
    port: int = 0

    @property
    def ids(self) -> list[str]:
        """Message-IDs in the order in which they came, doubles included."""
        return [mail.message_id for mail in self.mails]

    def keep(self, to: list[str], content: bytes) -> None:
        """Write a mail down; when this returns the operating system has it."""
        found = _MESSAGE_ID.search(content.partition(b"\r\n\r\n")[0])
        name = found[1].decode("latin-1") if found else ""
        mail = Taken(name, tuple(to), len(content), time.time())
        if self.file is not None:
            note = {"id": name, "to": to, "size": mail.size, "at": mail.at}
            with self.file.open("ab", buffering=0) as file:
                file.write(json.dumps(note).encode() + b"\n")
        self.mails.append(mail)
        if self.whole:
            self.raw.append(content)

    async def listen(self, port: int = 0) -> asyncio.Server:
        """Listen on loopback (0: any free port); `port` says where."""
        context = self.manners.tls if self.manners.implicit_tls else None
        server = await asyncio.start_server(self._answer, HOST, port, ssl=context, backlog=256)
        self.port = int(server.sockets[0].getsockname()[1])
        return server

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.sessions += 1
        try:
            await Talk(self.manners, self.keep, self.heard, reader, writer).run()
        except (HungUpError, OSError):
            writer.transport.abort()  # by the script, by the other side, or for an endless line
        finally:
            writer.close()


@contextmanager
def running(sink: Sink) -> Iterator[Sink]:
    """The sink in a thread of its own, for tests in one process."""
    started: Queue[Callable[[], object]] = Queue()
    thread = threading.Thread(target=lambda: asyncio.run(_serve(sink, 0, started.put)))
    thread.start()
    stop = started.get(timeout=START_SECONDS)
    try:
        yield sink
    finally:
        stop()
        thread.join(START_SECONDS)


async def _serve(sink: Sink, port: int, started: Callable[[Callable[[], object]], None]) -> None:
    """Until what was given to `started` is called."""
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    server = await sink.listen(port)
    started(lambda: loop.call_soon_threadsafe(stopped.set))
    async with server:
        await stopped.wait()


def taken(file: Path) -> int:
    """How many mails were taken so far, doubles included."""
    return file.read_bytes().count(b"\n") if file.exists() else 0


def counted(file: Path) -> Counter[str]:
    """How often each Message-ID was taken; half a last line is a mail that nobody answered for."""
    lines = file.read_bytes().split(b"\n")[:-1] if file.exists() else []
    return Counter(json.loads(line)["id"] for line in lines)


def main(arguments: list[str]) -> None:
    """Serve as a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--file", type=Path, required=True)
    parser.add_argument("--rcpt-seconds", type=float, default=RCPT_SECONDS)
    parser.add_argument("--far-seconds", type=float, default=0.0)
    given = parser.parse_args(arguments)
    manners = Manners(rcpt_seconds=given.rcpt_seconds, far_seconds=given.far_seconds)
    sink = Sink(manners, given.file, whole=False)
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(sink, given.port, lambda _stop: print(sink.port, flush=True)))


if __name__ == "__main__":
    main(sys.argv[1:])
