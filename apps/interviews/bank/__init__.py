"""Questions to begin with, open ones all, by topic and by field; and which to suggest. Pure."""

from apps.interviews.bank.campus import of_campus
from apps.interviews.bank.choosing import Situation, Suggested, Why, suggested
from apps.interviews.bank.fields import Field, field_of
from apps.interviews.bank.questions import BANK, BY_SLUG, Fact, Suggestion

__all__ = [
    "BANK",
    "BY_SLUG",
    "Fact",
    "Field",
    "Situation",
    "Suggested",
    "Suggestion",
    "Why",
    "field_of",
    "of_campus",
    "suggested",
]
