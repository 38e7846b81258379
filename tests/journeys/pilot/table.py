"""The one table of the pilot: what had to be, what was, and whether it holds."""

from dataclasses import dataclass, field

ANY = "any"
_ROW = "{:<52} {:>12} {:>12}  {}"


@dataclass(frozen=True)
class Line:
    name: str
    expected: object
    seen: object

    @property
    def holds(self) -> bool:
        """What is only told has nothing that it must be."""
        return self.expected in (ANY, self.seen)


@dataclass
class Table:
    lines: list[Line] = field(default_factory=list)

    def note(self, name: str, expected: object, seen: object) -> None:
        self.lines.append(Line(name, expected, seen))

    @property
    def broken(self) -> list[str]:
        return [line.name for line in self.lines if not line.holds]

    def __str__(self) -> str:
        rows = [("", "expected", "seen", "")]
        rows += [
            (line.name, str(line.expected), str(line.seen), "holds" if line.holds else "BROKEN")
            for line in self.lines
        ]
        return "\n".join(_ROW.format(*row).rstrip() for row in rows)
