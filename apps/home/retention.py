"""Which rows are past the time that `kept` names; nothing here asks a clock."""

from datetime import datetime, timedelta

from django.apps import apps
from django.db import models
from django.db.models import Q

from apps.accounts.models import Person, Role
from apps.home.kept import KEPT, Kept, Then
from apps.home.kept.shape import YEARS_7
from apps.home.models import Erasure, Hold


def timed() -> dict[str, Kept]:
    """Tables whose rows end by themselves."""
    ends = (Then.DELETED, Then.EMPTIED)
    return {label: kept for label, kept in KEPT.items() if kept.then in ends}


def overdue(label: str, now: datetime) -> "models.QuerySet[models.Model]":
    """Rows of a table whose time is over; of those whose words go, only who has some left."""
    model, kept = apps.get_model(label), KEPT[label]
    before = now - timedelta(days=kept.days or 0)
    field = _end(model, kept.since)
    limit = before if isinstance(field, models.DateTimeField) else before.date()
    rows: models.QuerySet[models.Model] = model._base_manager.all()
    found = rows.filter(**{f"{kept.since}__lt": limit}, **kept.where)
    return found.exclude(**kept.empties) if kept.empties else found


def _end(model: type[models.Model], path: str) -> object:
    """The field at the end of a path."""
    *steps, last = path.split("__")
    for name in steps:
        model = model._meta.get_field(name).related_model  # type: ignore[assignment] # a path of keys
    return model._meta.get_field(last)


def people_overdue(now: datetime) -> "models.QuerySet[Person]":
    """Students who graduated and were last here seven years ago, and whose erasure has not begun.

    Who is held is not among them, nor who said within those years that all is to stay.
    """
    before = now - timedelta(days=YEARS_7)
    here = Q(last_login__gte=before) | Q(pk__in=Hold.objects.filter(ended_at=None).values("person"))
    begun = Erasure.objects.open().filter(due_at__isnull=False).values("person")
    stays = Erasure.objects.filter(taken_back_at__gte=before).values("person")
    gone = Person.objects.filter(role=Role.STUDENT, pk__in=_graduated(before))
    return gone.exclude(here).exclude(pk__in=begun).exclude(pk__in=stays).order_by("pk")


def _graduated(before: datetime) -> "models.QuerySet[models.Model, object]":
    students = apps.get_model("students.Student")._base_manager
    return students.filter(graduates_on__lt=before.date()).values("person")
