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


class Keeping(models.TextChoices):
    """How one student may keep in touch after a conversation, from most to least."""

    EMAIL = "email", _("Share my e-mail")
    RAPPORT = "rapport", _("Through Rapport only")
    NO = "no", _("No, thank you")

    @property
    def is_yes(self) -> bool:
        return self != Keeping.NO

    def is_more_than(self, other: "Keeping | None") -> bool:
        """Whether it allows more contact; no answer allows as little as a no."""
        order = list(Keeping)
        return order.index(self) < order.index(other or Keeping.NO)
