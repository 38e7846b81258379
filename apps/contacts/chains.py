"""Who led to whom: the names that one person gave, and those that these gave in turn. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

STEP, ROW = 190, 56  # units of the drawing between two generations, and between two lines
MARGIN = 14
BOX, HEIGHT = 160, 36
LONGEST = 20  # letters of a name in the drawing; the list below it has all of them


@dataclass(frozen=True)
class Link:
    """One person: who gave the name (None: nobody, or they are gone)."""

    pk: int
    name: str
    given_by: int | None


@dataclass(frozen=True)
class Node:
    """A person in the drawing: the upper left corner of the box, and how far in they stand."""

    pk: int
    name: str
    x: float
    y: float

    @property
    def short(self) -> str:
        return self.name if len(self.name) <= LONGEST else f"{self.name[: LONGEST - 1].rstrip()}…"

    @property
    def middle(self) -> float:
        return self.y + HEIGHT / 2

    @property
    def right(self) -> float:
        return self.x + BOX


@dataclass(frozen=True)
class Drawing:
    nodes: tuple[Node, ...]
    lines: tuple[tuple[Node, Node], ...]
    width: float
    height: float


def chains(people: Sequence[Link]) -> list[list[Link]]:
    """Every way from somebody whom nobody named down to the last name, in the order of the people.

    Somebody who led to nobody, and whom nobody named, is no chain.
    """
    children = _children(people)
    found = [chain for root in _roots(people) for chain in _paths(root, children, frozenset())]
    return [chain for chain in found if len(chain) > 1]


def drawing(people: Sequence[Link]) -> Drawing:
    """The same as a tree from left to right, a line of its own for each last name."""
    children = _children(people)
    nodes: list[Node] = []
    lines: list[tuple[Node, Node]] = []
    row = 0
    for root in _roots(people):
        if children[root.pk]:
            _node, row = _placed(root, children, (0, row), (nodes, lines))
    depth = max((node.x for node in nodes), default=0.0)
    return Drawing(tuple(nodes), tuple(lines), depth + BOX + MARGIN, row * ROW + MARGIN)


def _children(people: Iterable[Link]) -> Mapping[int, list[Link]]:
    found: dict[int, list[Link]] = defaultdict(list)
    for person in people:
        if person.given_by is not None:
            found[person.given_by].append(person)
    return found


def _roots(people: Sequence[Link]) -> list[Link]:
    there = {person.pk for person in people}
    return [person for person in people if person.given_by not in there]


def _paths(
    start: Link, children: Mapping[int, list[Link]], seen: frozenset[int]
) -> Iterator[list[Link]]:
    """Depth first; a circle, which only a merge could leave, ends where it closes."""
    seen |= {start.pk}
    further = [child for child in children.get(start.pk, ()) if child.pk not in seen]
    if not further:
        yield [start]
    for child in further:
        for path in _paths(child, children, seen):
            yield [start, *path]


def _placed(
    person: Link,
    children: Mapping[int, list[Link]],
    at: tuple[int, int],
    into: tuple[list[Node], list[tuple[Node, Node]]],
) -> tuple[Node, int]:
    """Draws a person and whom they named from (generation, row) on; and the next free row."""
    generation, row = at
    nodes, lines = into
    first = row
    below: list[Node] = []
    for child in children.get(person.pk, ()):
        named, row = _placed(child, children, (generation + 1, row), into)
        below.append(named)
    row = max(row, first + 1)
    y = (below[0].y + below[-1].y) / 2 if below else first * ROW + MARGIN
    node = Node(person.pk, person.name, generation * STEP + MARGIN, y)
    nodes.append(node)
    lines += [(node, named) for named in below]
    return node, row
