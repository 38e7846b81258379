"""The opt-in directory: records as the alumni office has them, and what each alum chose."""

from apps.alumni.models.alum import Alum
from apps.alumni.models.alumni import Alumni
from apps.alumni.models.block import Block, is_blocked
from apps.alumni.models.campaign import Campaign, Invitee
from apps.alumni.models.changes import Change
from apps.alumni.models.choices import (
    Background,
    Degree,
    EmployerKind,
    Format,
    Keeping,
    Language,
    Part,
    Topic,
    Window,
)
from apps.alumni.models.consent import (
    DIRECTORY,
    KEEP_IN_TOUCH,
    STUDENTS,
    Consent,
    keeping_of,
    to_one,
)
from apps.alumni.models.further import MOST_LINKS, Further
from apps.alumni.models.kin import Answer, Kin, Ruling, names_said, perhaps
from apps.alumni.models.looking import Hidden, Look, Opening, Wait
from apps.alumni.models.places import Place
from apps.alumni.models.suggestion import Suggestion

__all__ = [
    "DIRECTORY",
    "KEEP_IN_TOUCH",
    "MOST_LINKS",
    "STUDENTS",
    "Alum",
    "Alumni",
    "Answer",
    "Background",
    "Block",
    "Campaign",
    "Change",
    "Consent",
    "Degree",
    "EmployerKind",
    "Format",
    "Further",
    "Hidden",
    "Invitee",
    "Keeping",
    "Kin",
    "Language",
    "Look",
    "Opening",
    "Part",
    "Place",
    "Ruling",
    "Suggestion",
    "Topic",
    "Wait",
    "Window",
    "is_blocked",
    "keeping_of",
    "names_said",
    "perhaps",
    "to_one",
]
