"""One table at the end; the run fails when a line of it does."""

from dataclasses import dataclass

from benchmarks.faults.ledger import Account

_ROW = "{:<34} {:>6} {:>22} {:>5} {:>8} {:>9} {:>9}  {}"


@dataclass(frozen=True)
class Line:
    """One scenario. `allowed` is how many copies too many a fault like this may cause."""

    name: str
    did: str
    account: Account
    allowed: int
    seconds: float = 0.0
    faults: tuple[str, ...] = ()

    @property
    def wrong(self) -> list[str]:
        """What is not as it has to be, in words."""
        account = self.account
        found = list(self.faults)
        found += [f"{account.lost} lost"] if account.lost else []
        found += [f"{account.false} said to be sent"] if account.false else []
        found += [f"{account.stray} of no row"] if account.stray else []
        if account.doubled > self.allowed:
            found.append(f"{account.doubled} doubled, {self.allowed} allowed")
        return found


def printed(lines: list[Line], head: str) -> int:
    """Print the table; the exit status."""
    print(f"\n{head}\n")
    print(
        _ROW.format("fault", "mails", "hits", "lost", "doubled", "unmarked", "back in", "verdict")
    )
    for line in lines:
        print(
            _ROW.format(
                line.name,
                line.account.mails,
                line.did,
                line.account.lost,
                f"{line.account.doubled}/{line.allowed}",
                line.account.unmarked,
                f"{line.seconds:.1f} s" if line.seconds else "",
                "; ".join(line.wrong) or "holds",
            )
        )
    print("\ndoubled: copies beyond the first, of how many allowed, all with the Message-ID of the")
    print(
        "first, so none is left after de-duplication; unmarked: those whose row is not uncertain."
    )
    return 1 if any(line.wrong for line in lines) else 0
