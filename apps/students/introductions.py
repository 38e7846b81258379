"""Who a student is, in three lengths; which one fits, and how long it takes aloud. Pure."""

WORDS_A_MINUTE = 140  # read aloud, without haste
_SHORT_TALK, _LONG_TALK = 20, 30  # minutes


def fitting(minutes: int, *, line: str, half: str, full: str) -> str:
    """For a talk of so many minutes; where that length is not written, the nearest that is."""
    if minutes < _SHORT_TALK:
        order = (line, half, full)
    elif minutes < _LONG_TALK:
        order = (half, line, full)
    else:
        order = (full, half, line)
    return next((text for text in order if text), "")


def seconds(text: str) -> int:
    """How long it takes aloud, to the next five seconds; 0 for no words."""
    exact = len(text.split()) * 60 / WORDS_A_MINUTE
    return -int(-exact // 5) * 5
