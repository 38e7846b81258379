"""The built-in questions as one list, each with the name under which a campus changes it. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

from apps.interviews.bank.by_field import BY_FIELD
from apps.interviews.bank.general import GENERAL


class Fact(StrEnum):
    """What may be known of a person before the talk; such a thing need not be asked."""

    STUDIES = "studies"
    TITLE = "title"
    ORGANIZATION = "organization"
    CITY = "city"
    CLASS_YEAR = "class_year"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`slug` names it in a form and for a campus; `field` is empty for one that suits any work.

    `answered_by` is the fact that leaves nothing to ask.
    """

    slug: str
    topic: str
    text: str | Promise
    field: str = ""
    answered_by: str = ""


# By slug: what the directory, or the student's own note of the person, answers already.
_ANSWERED = {
    "path-4": Fact.CLASS_YEAR,
    "training-4": Fact.STUDIES,
    "duties-4": Fact.TITLE,
    "conditions-4": Fact.CITY,
    "culture-5": Fact.ORGANIZATION,
}

BANK: tuple[Suggestion, ...] = (
    *(
        Suggestion(slug, topic, text, answered_by=_ANSWERED.get(slug, ""))
        for topic, texts in GENERAL.items()
        for slug, text in ((f"{topic}-{number}", text) for number, text in enumerate(texts, 1))
    ),
    *(
        Suggestion(f"{field}-{number}", topic, text, field=field)
        for field, pairs in BY_FIELD.items()
        for number, (topic, text) in enumerate(pairs, 1)
    ),
)
BY_SLUG = {suggestion.slug: suggestion for suggestion in BANK}
