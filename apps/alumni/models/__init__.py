"""The opt-in directory: records as the alumni office has them, and what each alum chose."""

from apps.alumni.models.alum import Alum, Alumni
from apps.alumni.models.block import Block, is_blocked
from apps.alumni.models.choices import Format, Part, Topic
from apps.alumni.models.consent import Consent
from apps.alumni.models.places import Place

__all__ = [
    "Alum",
    "Alumni",
    "Block",
    "Consent",
    "Format",
    "Part",
    "Place",
    "Topic",
    "is_blocked",
]
