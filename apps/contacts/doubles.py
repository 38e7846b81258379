"""Which entries may be one person: one name, one address, or one profile. Pure."""

from collections.abc import Iterable


def alike(groups: Iterable[Iterable[int]]) -> list[list[int]]:
    """The groups (ids of entries that share a sign) joined where they have an entry in common.

    Each entry once, groups in the order in which they came. A name alone is enough to ask the
    student; it is not enough to decide (`books.card.keys`).
    """
    joined: list[list[int]] = []
    for group in groups:
        new = list(dict.fromkeys(group))
        touching = [each for each in joined if not set(each).isdisjoint(new)]
        if not touching:
            joined.append(new)
            continue
        first, *others = touching
        for each in [*others, new]:
            first += [pk for pk in each if pk not in first]
        joined = [each for each in joined if each not in others]
    return joined
