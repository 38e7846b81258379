"""What an alum tells on their own page, beyond the record; empty where it was left out."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.alumni.models.choices import Background, Degree, EmployerKind, Language, Topic, Window
from apps.alumni.models.choices import Format as Way


class Profile(models.Model):
    """Filled by the alum alone, and shown where it is filled; a choice of several is in no order.

    `windows` are parts of the week on the clock of the alum's zone.
    """

    employer_kind = models.CharField(
        _("kind of employer"), max_length=10, choices=EmployerKind.choices, blank=True
    )
    languages = ArrayField(models.CharField(max_length=5, choices=Language.choices), default=list)
    backgrounds = ArrayField(
        models.CharField(max_length=10, choices=Background.choices), default=list
    )
    windows = ArrayField(models.CharField(max_length=5, choices=Window.choices), default=list)
    topics = ArrayField(models.CharField(max_length=10, choices=Topic.choices), default=list)
    formats = ArrayField(models.CharField(max_length=10, choices=Way.choices), default=list)
    line = models.CharField(_("one sentence in your own words"), max_length=300, blank=True)
    reason = models.CharField(_("why you said yes"), max_length=300, blank=True)
    glad_first = models.BooleanField(_("glad to be someone's first"), default=False)
    month_limit = models.PositiveSmallIntegerField(_("requests a month at most"), default=2)
    at_once = models.PositiveSmallIntegerField(_("requests at once at most"), default=1)

    class Meta:
        abstract = True


class Studied(models.Model):
    """What a record may hold of somebody's way; students see the parts that are switched on."""

    studies = models.CharField(_("studies"), max_length=160, blank=True)
    degree = models.CharField(_("degree"), max_length=12, choices=Degree.choices, blank=True)
    groups = models.CharField(_("student groups"), max_length=200, blank=True)
    title = models.CharField(_("role"), max_length=160, blank=True)
    employer = models.CharField(_("employer"), max_length=160, blank=True)
    field = models.CharField(_("field of work"), max_length=120, blank=True)
    industry = models.CharField(_("industry"), max_length=120, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)

    class Meta:
        abstract = True
