"""What a clause asks of its reader, hopes for them or wants to hear from them: nothing is told."""

from apps.coach.phrases import listed
from apps.coach.rules.sentence import LONGEST, Sentence

MODAL = listed(
    "could would can will might may should must shall can't cannot won't wouldn't couldn't you'll"
)
_WOULD = listed("be have like love do say give recommend consider suggest agree want mind need")
_ASKS = MODAL | listed("if thank whenever please let wish")
_HOPES = listed("hope hoping")
_OPINES = listed(
    "think recommend suggest prefer want need wish mind believe consider agree like don't feel"
)
_WHY = listed("how why what where because which")
SAID = listed("says said told tells hear heard hears swears mentioned suggested thought thinks")


def is_hoped(sentence: Sentence, place: int) -> bool:
    """Whether "you" is wished well ("I hope you are …"), not "I hope to hear how you …"."""
    near = reversed(sentence.ahead(place, LONGEST))
    turn = next((word for word in near if word in _WHY or word in _HOPES), "")
    return turn in _HOPES


def is_asked(sentence: Sentence, place: int) -> bool:
    """Whether it is "could you", "if you", "you might"; not "I heard you can"."""
    before, behind = sentence.word(place - 1), sentence.word(place + 1)
    if before in _ASKS or sentence.word(place - 2) in {"if", "let", "thank"}:
        return True
    if sentence.word(place) == "you'd":
        return behind in _WOULD
    if behind not in MODAL or sentence.word(place + 2) in {"remember", "recall"}:
        return False
    return not sentence.has(place, SAID)


def is_opinion(sentence: Sentence, place: int) -> bool:
    """Whether it is "do you think" or "do you know anybody"; not "how do you know"."""
    behind = sentence.word(place + 1)
    is_known = behind == "know" and sentence.word(place - 1) == "do"
    return behind in _OPINES or (is_known and not sentence.has(place, _WHY))
