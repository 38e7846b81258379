"""Questions to DNS, within a few seconds in all; "there is none" is told from "nobody said"."""

from ipaddress import ip_address
from time import monotonic

from dns.exception import DNSException
from dns.name import from_text
from dns.rdata import Rdata
from dns.rdtypes.mxbase import MXBase
from dns.rdtypes.txtbase import TXTBase
from dns.resolver import NXDOMAIN, Resolver

SECONDS = 3.0  # for all questions of one examination
A_TRY = 1.0  # a datagram may get lost: it is sent again
PORT, LAST_PORT = 53, 65535


class Unanswered(Exception):  # noqa: N818 - it is an answer of its own, not a defect
    """No resolver, silence, or a failure of the servers asked: neither yes nor no."""


class NoSuchName(Exception):  # noqa: N818 - it is an answer, not a defect
    """Neither this name nor any below it exists."""


def resolver_at(said: str) -> tuple[str, int]:
    """Address and port of "192.0.2.1" or "192.0.2.1#5353"; `ValueError` for anything else."""
    host, sign, port = said.partition("#")
    number = int(port) if sign else PORT
    if not 0 < number <= LAST_PORT:
        raise ValueError(f"no port: {number}")
    return str(ip_address(host)), number


class Dns:
    """The resolver of this machine, or the one at `server`, as `resolver_at` takes it."""

    def __init__(self, server: str = "") -> None:
        try:
            self._resolver = Resolver(configure=not server)
        except DNSException as error:
            raise Unanswered(type(error).__name__) from error
        if server:
            host, self._resolver.port = resolver_at(server)
            self._resolver.nameservers = [host]
        self._resolver.timeout = A_TRY
        self._ends = monotonic() + SECONDS

    def exchanges(self, name: str) -> list[str]:
        """Who takes mail for it, the first choice first. Raises `NoSuchName`."""
        found = [record for record in self._ask(name, "MX") if isinstance(record, MXBase)]
        found.sort(key=lambda record: record.preference)
        return [record.exchange.to_text(omit_final_dot=True) for record in found]

    def texts(self, name: str) -> list[str]:
        """Text records, the pieces of each put together without a space (RFC 7208, 3.3)."""
        try:
            found = [record for record in self._ask(name, "TXT") if isinstance(record, TXTBase)]
        except NoSuchName:
            return []
        return [b"".join(record.strings).decode("ascii", "replace") for record in found]

    def _ask(self, name: str, kind: str) -> list[Rdata]:
        """The records of this kind; empty where the name exists without one."""
        left = max(0.0, self._ends - monotonic())
        try:
            found = self._resolver.resolve(
                from_text(name), kind, raise_on_no_answer=False, lifetime=left
            )
        except NXDOMAIN as error:
            raise NoSuchName(name) from error
        except DNSException as error:
            raise Unanswered(type(error).__name__) from error
        return list(found.rrset or ())
