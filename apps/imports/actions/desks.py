"""What the machinery of files asks of the app whose files they are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from apps.imports.models import Batch, Deed, Row
from apps.imports.reading import Column, Line
from apps.imports.workflow import Outcome


@dataclass(frozen=True)
class Verdict:
    """What happens to one row, in words. `is_held`: the file alone says that it is left out.

    `said` is whatever the desk wants to find on the row when it comes again.
    """

    number: int
    outcome: Outcome
    name: str = ""
    found: str = ""
    reason: str = ""
    is_held: bool = False
    said: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Note:
    """What the desk notes of a row while the file is read: a verdict, or that it comes later.

    Rows that are `late` are judged behind all the others. Rows come back in that order.
    """

    number: int
    verdict: Verdict | None = None
    is_late: bool = False


class Desk(Protocol):
    """What an app does with the rows of one file.

    Made anew for each piece of about a thousand; nothing is kept in it from one to the next.
    """

    def note(self, lines: Sequence[Line]) -> list[Note]:
        """While the file is read: each row for itself."""
        ...

    def begin(self) -> None:
        """Before the first row is compared, and before the first is taken in."""
        ...

    def look(self, rows: Sequence[Row]) -> list[Verdict]:
        """What would happen; writes no record. Rows that are held do not come."""
        ...

    def take_in(self, rows: Sequence[Row]) -> tuple[list[Verdict], list[Deed]]:
        """Makes it happen, and says what it did. A second time it changes nothing."""
        ...

    def take_back(self, deeds: Sequence[Deed]) -> int:
        """Undoes what can be undone; how many records stay as the file left them."""
        ...


@dataclass(frozen=True)
class Recipe:
    """A kind of file: its columns, and who judges its rows. Task: `<kind>.apply_imports`.

    With `drops` a file is emptied at the door: of a header that it names nothing is ever stored,
    and once the columns are clear, of no other column that is not read.
    """

    kind: str
    columns: tuple[Column, ...]
    desk: Callable[[Batch, datetime], Desk]
    drops: Callable[[str], bool] | None = None


@dataclass(frozen=True)
class Upload:
    """A file as it arrives: its name, and its bytes in pieces of any size.

    `asks`: somebody wants to choose the columns. `source` tells a file of a folder from all others,
    `changed` when that was last changed (UTC).
    """

    file_name: str
    chunks: Iterable[bytes]
    asks: bool = False
    source: str = ""
    changed: datetime | None = None
