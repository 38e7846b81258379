"""What a student does on the way, who advises them, and the roster."""

from apps.students.actions.entrusting import Charge, entrust, hold_caseloads
from apps.students.actions.folder import watch
from apps.students.actions.journey import (
    ENOUGH_FINDINGS,
    ENOUGH_QUESTIONS,
    SLIP,
    choose,
    describe,
    drop,
    enrol,
    explore,
    explore_once,
    find,
    has_pledged,
    introduce,
    introduction_of,
    is_prepared,
    lock,
    note_introduction,
    note_step,
    pledge,
    reintroduce,
    welcome,
)
from apps.students.actions.reading import held_back, take_back_verdict, unsay
from apps.students.actions.roster import RECIPE
from apps.students.actions.withholding import withhold

__all__ = [
    "ENOUGH_FINDINGS",
    "ENOUGH_QUESTIONS",
    "RECIPE",
    "SLIP",
    "Charge",
    "choose",
    "describe",
    "drop",
    "enrol",
    "entrust",
    "explore",
    "explore_once",
    "find",
    "has_pledged",
    "held_back",
    "hold_caseloads",
    "introduce",
    "introduction_of",
    "is_prepared",
    "lock",
    "note_introduction",
    "note_step",
    "pledge",
    "reintroduce",
    "take_back_verdict",
    "unsay",
    "watch",
    "welcome",
    "withhold",
]
