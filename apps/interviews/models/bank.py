"""What questions are about."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """The topics of the question bank, in the order in which a talk goes."""

    PATH = "path", _("The way into the work")
    TRAINING = "training", _("Studies and training")
    DUTIES = "duties", _("What the work consists of")
    WEEK = "week", _("A day, a week, a year")
    CONDITIONS = "conditions", _("Hours, places and obligations")
    CULTURE = "culture", _("The workplace and its people")
    BEST = "best", _("The best of it")
    HARDEST = "hardest", _("The hardest of it")
    SKILLS = "skills", _("Skills and temperament")
    ENTRY = "entry", _("First jobs and how people get in")
    ADVANCE = "advance", _("Where it leads")
    PAY = "pay", _("Pay")
    TRENDS = "trends", _("What is changing")
    SURPRISE = "surprise", _("Surprises and second thoughts")
    RELATED = "related", _("Work beside this work")
    PREPARE = "prepare", _("What to try now")
    HIRING = "hiring", _("How hiring works")
    READING = "reading", _("Reading, groups and events")
    ADVICE = "advice", _("Advice")
    RESUME = "resume", _("A look at the résumé")
    MISSED = "missed", _("What was not asked")
    NAMES = "names", _("Whom else to ask")
    AGAIN = "again", _("Writing again")
