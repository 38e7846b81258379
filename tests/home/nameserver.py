"""A real DNS server on the loopback device that says what a test wants to be said."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

from dns import flags, rcode
from dns.message import Message, from_wire, make_response
from dns.rrset import from_text

GARBAGE = b"\x00\x01 nothing that DNS would say \xff"
LARGEST = 4096


@dataclass
class Zone:
    """Records by name and kind, written as in a file of a zone; other names do not exist."""

    records: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()  # names that the server fails over
    is_silent: bool = False
    is_garbled: bool = False
    asked: list[str] = field(default_factory=list)

    def answer(self, wire: bytes) -> bytes | None:
        query = from_wire(wire)
        name = query.question[0].name.to_text(omit_final_dot=True)
        self.asked.append(name)
        if self.is_silent:
            return None
        # A stranger's datagram would be passed over; this one bears the number of the question.
        return wire[:2] + GARBAGE if self.is_garbled else self._said(query, name).to_wire()

    def _said(self, query: Message, name: str) -> Message:
        kind = query.question[0].rdtype.name
        found = self.records.get((name, kind), [])
        answer = make_response(query)
        answer.flags |= flags.RA
        if found:
            answer.answer.append(from_text(f"{name}.", 60, "IN", kind, *found))
        elif name in self.broken:
            answer.set_rcode(rcode.SERVFAIL)
        elif not any(known == name or known.endswith(f".{name}") for known, _ in self.records):
            answer.set_rcode(rcode.NXDOMAIN)
        return answer


@contextmanager
def serving(zone: Zone) -> Iterator[str]:
    """Its address, as the doctor takes it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as here:
        here.bind(("127.0.0.1", 0))
        host, port = here.getsockname()
        thread = Thread(target=_serve, args=(here, zone))
        thread.start()
        try:
            yield f"{host}#{port}"
        finally:
            here.sendto(b"", (host, port))  # the end
            thread.join()


def _serve(here: socket.socket, zone: Zone) -> None:
    while True:
        wire, asker = here.recvfrom(LARGEST)
        if not wire:
            return
        if said := zone.answer(wire):
            here.sendto(said, asker)
