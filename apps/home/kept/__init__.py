"""Every table: what it is, how long it is kept, what then, and whose export it stands in."""

from apps.home.kept.journey import STUDENTS
from apps.home.kept.people import PEOPLE
from apps.home.kept.place import PLACE
from apps.home.kept.shape import Kept, Then, Way

KEPT: dict[str, Kept] = PEOPLE | STUDENTS | PLACE

__all__ = ["KEPT", "Kept", "Then", "Way"]
