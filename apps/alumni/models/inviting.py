"""Whom a campaign may write to, and why not the others: the twin of `actions.invite.is_ready`."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When

from apps.alumni.models.campaign import Campaign, Invitee
from apps.alumni.models.places import Place
from apps.alumni.workflow import Status

if TYPE_CHECKING:
    from apps.alumni.models.alum import Alum  # noqa: F401 - of the class below

AGAIN_AFTER = timedelta(days=14)  # before that a second invitation is a slip of the hand
MOST_MAILS = 2  # the first and one more; then silence for good
YEAR = timedelta(days=365)


class Invitable(models.QuerySet["Alum"]):
    def wanted(self, wish: Mapping[str, Any]) -> Self:
        """Those of a campaign's filter; what is empty filters nothing."""
        found = self
        for name in ("studies", "city", "industry"):
            if wish.get(name):
                found = found.filter(**{f"{name}__icontains": wish[name]})
        if wish.get("year_from"):
            found = found.filter(class_year__gte=wish["year_from"])
        if wish.get("year_to"):
            found = found.filter(class_year__lte=wish["year_to"])
        return found.filter(invitations=0) if wish.get("never_invited") else found

    def with_why_not(self, now: datetime) -> Self:
        """Each with `why_not`: empty for whoever can be invited now, else the first reason."""
        running = Campaign.objects.filter(stopped_at=None)
        waits = Invitee.objects.waiting().filter(alum=OuterRef("pk"), campaign__in=running)
        lately = Q(status=Status.INVITED, invited_at__gt=now - AGAIN_AFTER)
        return self.annotate(
            why_not=Case(
                When(status=Status.SUPPRESSED, then=Value("closed")),
                When(status=Status.OPTED_OUT, then=Value("left")),
                When(status__in=[Status.OPTED_IN, Status.PAUSED], then=Value("in")),
                When(email="", then=Value("no_address")),
                When(~Q(unreachable=""), then=Value("unreachable")),
                When(not_now_at__isnull=False, then=Value("not_now")),
                When(invitations__gte=MOST_MAILS, then=Value("twice")),
                When(lately, then=Value("lately")),
                When(Exists(waits), then=Value("waits")),
                default=Value(""),
                output_field=models.CharField(),
            )
        )

    def by_why_not(self) -> dict[str, int]:
        """Only after `with_why_not`."""
        rows = self.order_by().values_list("why_not").annotate(n=Count("pk"))  # type: ignore[misc] # annotated above
        return dict(rows)

    def ready(self) -> Self:
        """Only after `with_why_not`; those who can be invited now, in the order of the records."""
        return self.filter(why_not="").order_by("pk")

    def willing_unasked(self) -> Self:
        """In the directory, ready to be asked, and never asked."""
        asked = Place.objects.filter(alum=OuterRef("pk"))
        return self.filter(~Exists(asked), status=Status.OPTED_IN, month_limit__gt=0)

    def asked_since(self, moment: datetime) -> Self:
        """Whoever got a request since then, with `asked`, how many; the most asked first."""
        places = Place.objects.filter(alum=OuterRef("pk"), taken_at__gte=moment).order_by()
        count = places.values("alum").annotate(n=Count("pk")).values("n")
        return (
            self.annotate(asked=models.Subquery(count)).filter(asked__gt=0).order_by("-asked", "pk")
        )
