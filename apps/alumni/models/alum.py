"""One alum: the record as the alumni office has it, and what they chose."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.alumni.models.alumni import Alumni
from apps.alumni.models.choices import Degree, Part
from apps.alumni.models.profile import Profile, Studied
from apps.alumni.workflow import Closed, Status
from apps.campus.models import Campus
from apps.mail.workflow import Trouble


class Alum(Profile, Studied):
    """Fields from `record_id` to `zone` come with an import; the rest is the alum's own choice."""

    person = models.OneToOneField(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.IMPORTED)
    closed_for = models.CharField(
        _("why not to be contacted"), max_length=10, choices=Closed.choices, blank=True
    )
    record_id = models.CharField(max_length=60, blank=True)
    prefix = models.CharField(_("form of address"), max_length=20, blank=True)
    first_name = models.CharField(_("first name"), max_length=80)
    nickname = models.CharField(_("nickname"), max_length=60, blank=True)
    last_name = models.CharField(_("last name"), max_length=80)
    previous_last_name = models.CharField(_("previous last name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    class_year = models.PositiveSmallIntegerField(_("class year"), null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=64, blank=True)
    corrected = ArrayField(
        models.CharField(max_length=20), default=list, help_text="Fields a file may not change."
    )
    shows = ArrayField(models.CharField(max_length=10, choices=Part.choices), default=list)
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    unreachable = models.CharField(
        _("why mail does not reach them"), max_length=10, choices=Trouble.choices, blank=True
    )
    imported_at = models.DateTimeField()
    invitations = models.PositiveSmallIntegerField(default=0)
    invited_at = models.DateTimeField(null=True, blank=True)
    not_now_at = models.DateTimeField(
        null=True, blank=True, help_text="Answered an invitation with “Not now”: no second mail."
    )
    answers_soon = models.BooleanField(
        default=False, help_text="Of ten answers or more, half came within a week."
    )
    is_canary = models.BooleanField(
        default=False, help_text="Made up: whoever opens this profile goes through them all."
    )
    opted_in_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True, help_text="What search may find: shown parts only.")
    search = models.GeneratedField(
        expression=SearchVector("words", config="rapport"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = Alumni.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["search"], name="alum_search"),
            models.Index(fields=["status", "last_name"], name="alum_status"),
            models.Index(fields=["email"], name="alum_email"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["record_id"],
                condition=~models.Q(record_id=""),
                name="one_alum_per_record",
            ),
            models.CheckConstraint(
                condition=models.Q(month_limit__lte=20), name="at_most_twenty_a_month"
            ),
            models.CheckConstraint(
                condition=models.Q(at_once__gte=1, at_once__lte=20), name="one_to_twenty_at_once"
            ),
            models.CheckConstraint(
                condition=models.Q(models.Q(status=Status.SUPPRESSED), ~models.Q(closed_for=""))
                | models.Q(~models.Q(status=Status.SUPPRESSED), models.Q(closed_for="")),
                name="suppressed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.OPTED_IN) | models.Q(opted_in_at__isnull=False),
                name="listed_only_after_opting_in",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def called(self) -> str:
        """The first name on screen and in greetings."""
        return self.nickname or self.first_name

    @property
    def proposed_limit(self) -> int:
        """Requests a month with which the opt-in page begins: their own, else the center's.

        A number below the usual one was said by the link of an invitation, before any yes.
        """
        usual: int = Alum._meta.get_field("month_limit").default
        has_said = self.opted_in_at is not None or self.month_limit < usual
        return self.month_limit if has_said else Campus.objects.current().alum_month

    @property
    def own(self) -> set[str]:
        """What no file may change: fields that were corrected, and the zone of a corrected city."""
        return {*self.corrected} | ({"zone"} if "city" in self.corrected else set())

    def shown(self, part: str) -> str:
        """A part's text if the alum switched it on, else nothing."""
        text = str(getattr(self, part)) if part in self.shows else ""
        return str(Degree(text).label) if text and part == Part.DEGREE else text
