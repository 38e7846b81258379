"""What is called to mind around a conversation, an object a file."""

from apps.interviews.nudges.came import Came, came_plan
from apps.interviews.nudges.steps import Known, steps_plan
from apps.interviews.nudges.talks import place_of, plan, words_of
from apps.interviews.nudges.thanks import thanks_plan

__all__ = [
    "Came",
    "Known",
    "came_plan",
    "place_of",
    "plan",
    "steps_plan",
    "thanks_plan",
    "words_of",
]
