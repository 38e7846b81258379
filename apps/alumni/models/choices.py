"""What an alum can choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    STARTING = "starting", _("Getting started")
    CHANGING = "changing", _("Changing direction")
    GRADUATE = "graduate", _("Graduate school")
    FIRST = "first", _("Being first in the family")
    ABROAD = "abroad", _("Working abroad")
    WEEK = "week", _("A normal week")


class Format(models.TextChoices):
    VIDEO = "video", _("Video")
    PHONE = "phone", _("Phone")
    IN_PERSON = "in_person", _("In person")


class Part(models.TextChoices):
    """What an alum can switch on or off; name and class year are shown to those asked."""

    TITLE = "title", _("Current role")
    EMPLOYER = "employer", _("Employer")
    CITY = "city", _("City")
    STUDIES = "studies", _("What you studied")
