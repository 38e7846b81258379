"""Asking many alumni, a few a day: who was picked, who was written to, what they answered."""

from collections.abc import Collection
from datetime import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.alumni.workflow import Closed, Status

MOST_A_DAY = 500
_SAID_NO = Q(alum__status=Status.OPTED_OUT) | Q(alum__closed_for=Closed.OWN_WISH)
_SAID_YES = Q(alum__opted_in_at__gte=F("sent_at")) & ~_SAID_NO
_SAID_NOT_NOW = Q(alum__not_now_at__gte=F("sent_at"), alum__status=Status.INVITED)


class Campaigns(models.QuerySet["Campaign"]):
    def visible_to(self, person: Person) -> "Campaigns":
        return self.all() if is_coordinator(person) else self.none()

    def running(self) -> "Campaigns":
        """Not stopped, and somebody waits for a first mail or may get the second."""
        waits = Invitee.objects.waiting() | Invitee.objects.to_remind()
        mine = waits.filter(campaign=models.OuterRef("pk"))
        return self.filter(models.Exists(mine), stopped_at=None)

    def latest_first(self) -> "Campaigns":
        return self.order_by("-started_at", "-pk")

    def with_counts(self) -> "Campaigns":
        """Each with `chosen` and `sent`."""
        sent = Q(invitees__sent_at__isnull=False)
        return self.annotate(chosen=Count("invitees"), sent=Count("invitees", filter=sent))


class Campaign(models.Model):
    """`wanted` is the filter as it was when somebody pressed Start. Times are UTC."""

    wanted = models.JSONField(default=dict)
    a_day = models.PositiveSmallIntegerField(
        _("mails a day at most"),
        default=50,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_A_DAY)],
    )
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects = Campaigns.as_manager()

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d}"


class Invitees(models.QuerySet["Invitee"]):
    def waiting(self) -> "Invitees":
        """Not written to yet."""
        return self.filter(sent_at=None, left_out_at=None)

    def to_remind(self) -> "Invitees":
        """Written to once and silent since: the second mail is the last one."""
        silent = {"alum__status": Status.INVITED, "alum__invitations": 1, "alum__unreachable": ""}
        mailed = self.filter(sent_at__isnull=False, reminded_at=None)
        return mailed.filter(alum__not_now_at=None, **silent)

    def of(self, campaign: Campaign) -> "Invitees":
        return self.filter(campaign=campaign)

    def unanswered(self) -> list[tuple[int, int]]:
        """Everybody who was written to and has said nothing, with how many mails they got."""
        silent = self.filter(sent_at__isnull=False, alum__status=Status.INVITED)
        return list(silent.values_list("alum_id", "alum__invitations"))

    def sent_before(self, moment: datetime) -> "Invitees":
        return self.filter(sent_at__lte=moment)

    def awake(self, zones: Collection[str]) -> "Invitees":
        """Those in whose zone it is day now."""
        return self.filter(alum__zone__in=list(zones))

    def zones(self) -> list[str]:
        return list(self.order_by().values_list("alum__zone", flat=True).distinct())

    def mailed_since(self, day: datetime, hour: datetime) -> tuple[int, int]:
        """How many mails, first and second, left since either moment; in one query."""
        counts = self.aggregate(
            **{
                f"{field}_{name}": Count("pk", filter=Q(**{f"{field}__{since}": moment}))
                for field in ("sent_at", "reminded_at")
                for name, since, moment in (("day", "gte", day), ("hour", "gt", hour))
            }
        )
        today = counts["sent_at_day"] + counts["reminded_at_day"]
        return today, counts["sent_at_hour"] + counts["reminded_at_hour"]

    def counted(self) -> dict[str, int]:
        """What became of everybody, in one query; `silent` have not answered yet."""
        sent = Q(sent_at__isnull=False)
        lost = sent & ~Q(alum__unreachable="") & ~_SAID_NO & ~_SAID_YES & ~_SAID_NOT_NOW
        found: dict[str, int] = self.aggregate(
            chosen=Count("pk"),
            waiting=Count("pk", filter=Q(sent_at=None, left_out_at=None)),
            left_out=Count("pk", filter=Q(left_out_at__isnull=False)),
            sent=Count("pk", filter=sent),
            reminded=Count("pk", filter=Q(reminded_at__isnull=False)),
            yes=Count("pk", filter=sent & _SAID_YES),
            no=Count("pk", filter=sent & _SAID_NO),
            not_now=Count("pk", filter=sent & _SAID_NOT_NOW),
            lost=Count("pk", filter=lost),
        )
        answered = sum(found[name] for name in ("yes", "no", "not_now", "lost"))
        found["silent"] = found["sent"] - answered
        return found


class Invitee(models.Model):
    """One person of a campaign. Left out: could not be asked any more when their turn came."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="invitees")
    alum = models.ForeignKey("alumni.Alum", on_delete=models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    left_out_at = models.DateTimeField(null=True, blank=True)

    objects = Invitees.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "alum"], name="once_in_a_campaign"),
        ]
        indexes = [
            models.Index(
                fields=["campaign", "id"],
                condition=Q(sent_at=None, left_out_at=None),
                name="invitee_waiting",
            ),
            models.Index(fields=["campaign", "sent_at"], name="invitee_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.alum_id}"
