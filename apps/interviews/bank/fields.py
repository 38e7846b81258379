"""A field of work, recognized by the words of a role and a workplace. Pure.

English words, and only those that point one way; whoever is not recognized has no field, and
nothing is guessed about them.
"""

import re

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Field(TextChoices):
    """A few wide fields of work."""

    HEALTH = "health", _("Health care")
    TEACHING = "teaching", _("Teaching")
    PUBLIC = "public", _("Cities and public service")
    TECHNOLOGY = "technology", _("Technology")
    BUSINESS = "business", _("Business and finance")
    ARTS = "arts", _("Arts and media")
    SCIENCE = "science", _("Science and research")
    LAW = "law", _("Law")
    COMMUNITY = "community", _("Community and social work")
    ENVIRONMENT = "environment", _("Land, water and climate")
    BUILDING = "building", _("Building and engineering")


# Beginnings of words; one that ends in a stop is whole. The first field that is found is meant, so
# that a school nurse is a nurse, and a software engineer builds no bridges.
_BEGINNINGS = {
    Field.HEALTH: "nurs physician surgeon doctor clinic hospital medical health pharmac dentist"
    " therap midwi veterinar paramedic",
    Field.TEACHING: "teach professor lecturer school. tutor educat kindergarten instructor",
    Field.LAW: "law. lawyer attorney paralegal judge. legal counsel. court. solicitor barrister",
    Field.ENVIRONMENT: "flood water. watershed climate forest ecolog environment conservation"
    " river farm soil. wildlife sustainab wetland agricultur",
    Field.COMMUNITY: "social. community nonprofit charit shelter youth. outreach food refugee",
    Field.TECHNOLOGY: "software developer programmer data. cyber devops web. ux. technolog"
    " computing machine",
    Field.ARTS: "artist actor. actress music journalis editor reporter film theater theatre museum"
    " gallery writer designer photograph publish curator",
    Field.SCIENCE: "scientist research laborator lab. postdoc biolog chemist physicist geolog",
    Field.BUILDING: "architect civil. structural mechanical construct surveyor builder electric"
    " engineer",
    Field.PUBLIC: "planner policy city. county municipal council government ministry embassy"
    " public. mayor federal",
    Field.BUSINESS: "account bank financ consult market sales. analyst invest insurance buyer"
    " retail entrepreneur founder auditor",
}
_PATTERNS = {
    field: re.compile(
        r"\b(?:" + "|".join(word.replace(".", r"\b") for word in words.split()) + ")", re.IGNORECASE
    )
    for field, words in _BEGINNINGS.items()
}


def field_of(*words: str) -> str:
    """The field that the first of these texts points to: a role, then a workplace; else none."""
    found = (
        field.value for text in words for field, known in _PATTERNS.items() if known.search(text)
    )
    return next(found, "")
