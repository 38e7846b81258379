"""Sets of people by number: who is in both, how many, and who comes first. Pure.

A number that is spread over several sets, one a binary digit, is a list of *slices* with the
highest digit first; `top` and `below` order by it without looking at any member alone.
"""

from array import array
from collections.abc import Sequence
from itertools import zip_longest

from pyroaring import BitMap


class Digits:
    """One number for each member, as slices; those are made when they are asked for."""

    __slots__ = ("_done", "_slices", "numbers")

    def __init__(self, width: int) -> None:
        self.numbers = array("H")
        self._slices = [BitMap() for _place in range(width)]
        self._done = 0

    @property
    def slices(self) -> list[BitMap]:
        """The highest digit first."""
        fresh = list(enumerate(self.numbers[self._done :], start=self._done))
        for place, members in enumerate(self._slices if fresh else ()):
            digit = 1 << (len(self._slices) - 1 - place)
            members.update(member for member, number in fresh if number & digit)
        self._done = len(self.numbers)
        return self._slices


def added(slices: Sequence[BitMap], members: BitMap, weight: int) -> list[BitMap]:
    """The number in `slices` raised by `weight` for each of these members."""
    low_first = list(reversed(slices))
    nobody = BitMap()
    summands = [members if weight >> place & 1 else nobody for place in range(weight.bit_length())]
    total, carry = [], nobody
    for one, other in zip_longest(low_first, summands, fillvalue=nobody):
        total.append(one ^ other ^ carry)
        carry = (one & other) | (carry & (one ^ other))
    return [*([carry] if carry else []), *reversed(total)]


def top(found: BitMap, slices: Sequence[BitMap], count: int) -> BitMap:
    """Those of `found` with the highest numbers: at least `count`, more where some are equal."""
    sure, maybe = BitMap(), found
    for digit in slices:
        high = maybe & digit
        if len(sure) + len(high) > count:
            maybe = high
        else:
            sure, maybe = sure | high, maybe - high
    return sure | maybe


def below(found: BitMap, slices: Sequence[BitMap], number: int) -> tuple[BitMap, BitMap]:
    """Those of `found` whose number is lower than this one, and those whose number it is."""
    lower, equal = BitMap(), found
    for place, digit in enumerate(slices):
        high = equal & digit
        if number >> (len(slices) - 1 - place) & 1:
            lower, equal = lower | (equal - high), high
        else:
            equal = equal - high
    return lower, equal
