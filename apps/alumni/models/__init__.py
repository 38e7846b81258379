"""The opt-in directory: records as the alumni office has them, and what each alum chose."""

from apps.alumni.models.alum import Alum, Alumni
from apps.alumni.models.block import Block, is_blocked
from apps.alumni.models.choices import Format, Keeping, Part, Topic
from apps.alumni.models.consent import KEEP_IN_TOUCH, Consent, keeping_of, to_one
from apps.alumni.models.places import Place

__all__ = [
    "KEEP_IN_TOUCH",
    "Alum",
    "Alumni",
    "Block",
    "Consent",
    "Format",
    "Keeping",
    "Part",
    "Place",
    "Topic",
    "is_blocked",
    "keeping_of",
    "to_one",
]
