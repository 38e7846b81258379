"""Which entries may be one person: one name, one address, or one profile. Pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence


def alike(
    groups: Iterable[Iterable[int]], apart: Collection[frozenset[int]] = ()
) -> list[list[int]]:
    """The groups (ids of entries that share a sign) joined where they have an entry in common.

    Each entry once, groups in the order in which they came. A name alone is enough to ask the
    student; it is not enough to decide (`books.card.keys`). Pairs that are `apart` say nothing.
    """
    joined: list[list[int]] = []
    for new in (part for group in groups for part in _linked(group, apart)):
        touching = [each for each in joined if not set(each).isdisjoint(new)]
        if not touching:
            joined.append(new)
            continue
        first, *others = touching
        for each in [*others, new]:
            first += [pk for pk in each if pk not in first]
        joined = [each for each in joined if each not in others]
    return joined


def pairs(
    group: Sequence[int], apart: Collection[frozenset[int]] = ()
) -> Iterator[tuple[int, int]]:
    """Each entry but the first with the earliest one with which it may be one person."""
    for place, pk in enumerate(group):
        nearest = [one for one in group[:place] if frozenset((one, pk)) not in apart]
        if nearest:
            yield nearest[0], pk


def _linked(group: Iterable[int], apart: Collection[frozenset[int]]) -> list[list[int]]:
    """The group without those who are known to be somebody else than all of the others."""
    parts: list[list[int]] = []
    for pk in dict.fromkeys(group):
        near = [part for part in parts if any(frozenset((pk, one)) not in apart for one in part)]
        parts = [part for part in parts if part not in near]
        parts.append([*(one for part in near for one in part), pk])
    return [part for part in parts if len(part) > 1]
