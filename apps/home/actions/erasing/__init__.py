"""A person leaves for good: asked for, begun, taken back, done, or held for a reason."""

from apps.home.actions.erasing.steps import (
    HOURS,
    ask_erasure,
    begin_erasure,
    end_hold,
    erase_due,
    hold,
    take_back,
)

__all__ = [
    "HOURS",
    "ask_erasure",
    "begin_erasure",
    "end_hold",
    "erase_due",
    "hold",
    "take_back",
]
