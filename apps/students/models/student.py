"""The student, and who advises them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.core.joining import seals
from apps.imports.models import Deed
from apps.students import cohorts
from apps.students.introductions import fitting

# A page that was opened before names their seals in this order: new ones go to the end.
ABOUT = (
    *("studies", "year", "introduction", "meeting_link"),
    *("introduction_line", "introduction_minute"),
)


class Way(models.TextChoices):
    """A way through college that a student may say; alumni say the same of themselves."""

    TRANSFER = "transfer", _("I transferred here")
    FIRST_GEN = "first_gen", _("I am the first in my family at college")
    ABROAD = "abroad", _("I am an international student")
    WORKING = "working", _("I work through college")
    RETURNED = "returned", _("I came back to college later")
    VETERAN = "veteran", _("I am a veteran")
    PARENT = "parent", _("I am a student and parent")


class Students(models.QuerySet["Student"]):
    def visible_to(self, person: Person) -> "Students":
        """A student sees themself, an advisor the own caseload, a coordinator everybody."""
        if person.role == Role.STUDENT:
            return self.filter(person=person)
        if person.role == Role.ADVISOR:
            return self.filter(advisor=person)
        return self.all() if person.role == Role.COORDINATOR else self.none()

    def who_say_when_they_graduate(self) -> "Students":
        return self.filter(graduates_on__isnull=False).select_related("person").order_by("pk")

    def chosen(self, pks: Iterable[int]) -> "Students":
        return self.filter(pk__in=list(pks)).select_related("person", "advisor")

    def on_a_roster(self, usernames: Iterable[str], emails: Iterable[str]) -> "Students":
        """Known by one of these names, else by one of these addresses in small letters."""
        found = self.annotate(address=Lower("person__email"))
        either = Q(username__in=list(usernames)) | Q(address__in=list(emails))
        return found.filter(either).select_related("person", "advisor")

    def advised_by(self, person: Person | None) -> "Students":
        """None: by nobody."""
        return self.filter(advisor=person) if person else self.filter(advisor__isnull=True)

    def named_by_campus(self, people: Iterable[int]) -> "Students":
        """Of these persons, whom the roster or the campus's sign-in names."""
        row = Deed.objects.filter(batch__kind="students", record=OuterRef("pk"))
        account = SocialAccount.objects.filter(user=OuterRef("person"))
        said = ~Q(username="") | ~Q(on_roster={}) | Q(Exists(row)) | Q(Exists(account))
        return self.filter(said, person__in=list(people))

    def enrolled(self) -> "Students":
        """Students still; who left with their network is an alum."""
        return self.filter(person__role=Role.STUDENT, person__is_active=True)

    def studying(self, day: date) -> "Students":
        """Without who graduated before this day; who says no day of it is here still."""
        return self.filter(Q(graduates_on=None) | Q(graduates_on__gte=day))

    def graduated(self, day: date) -> "Students":
        """All others: who graduated before this day."""
        return self.filter(graduates_on__lt=day)

    def begun_by(self, day: date, also: "models.QuerySet[Any, Any]") -> "Students":
        """Without who begins after this day, but with the students `also` named by their keys."""
        begun = Q(starts_on=None) | Q(starts_on__lte=day)
        return self.filter(begun | Q(pk__in=also))

    def count_by_advisor(self) -> dict[int | None, int]:
        return dict(self.order_by().values_list("advisor").annotate(Count("pk")))

    def named(self, words: str) -> "Students":
        """Each word stands in the name."""
        found = self
        for word in words.split():
            found = found.filter(person__name__icontains=word)
        return found

    def by_name(self) -> "Students":
        return self.select_related("person").order_by("person__name", "pk")


class Student(models.Model):
    """`introduction` is the one of messages, about half a minute aloud; two more lengths beside."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    studies = models.CharField(_("what you study"), max_length=120, blank=True)
    year = models.CharField(_("your year"), max_length=60, blank=True)
    introduction = models.TextField(_("your introduction"), max_length=600, blank=True)
    introduction_line = models.CharField(_("you in one line"), max_length=160, blank=True)
    introduction_minute = models.TextField(_("you in a minute"), max_length=1000, blank=True)
    meeting_link = models.URLField(_("your meeting link"), blank=True)
    ways = ArrayField(models.CharField(max_length=10, choices=Way.choices), default=list)
    advisor = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    username = models.CharField(
        max_length=100, blank=True, help_text="By which the roster knows them; it never changes."
    )
    college = models.CharField(_("college or programme"), max_length=120, blank=True)
    cohort = models.CharField(
        _("cohort"), max_length=20, blank=True, help_text="Term of the first day, `2024 fall`."
    )
    starts_on = models.DateField(
        null=True, blank=True, help_text="First day of their studies, as the roster says it."
    )
    tags = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    on_roster = models.JSONField(
        default=dict, blank=True, help_text="What the roster said last of what students may change."
    )
    is_withheld = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Opted out of directory information (FERPA, 34 CFR 99.37).",
    )
    graduates_on = models.DateField(_("when you graduate"), null=True, blank=True)
    welcomed_at = models.DateTimeField(null=True, blank=True)

    objects = Students.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["username"], condition=~models.Q(username=""), name="one_of_each_username"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def is_enrolled(self) -> bool:
        """A student still; see `Students.enrolled`."""
        return self.person.role == Role.STUDENT and self.person.is_active

    @property
    def reader(self) -> Person | None:
        """Who reads a draft of theirs now: the advisor, or while away the colleague for them."""
        advisor = self.advisor
        return advisor and (advisor.covered_by or advisor)

    @property
    def said(self) -> dict[str, str]:
        """What a student writes on the page about themself."""
        return {name: getattr(self, name) for name in ABOUT}

    @property
    def seal(self) -> str:
        return seals(self.said.values())

    @property
    def about(self) -> str:
        """Major and year, as far as they are known: `Geography, third year`."""
        return ", ".join(part for part in (self.studies, self.year) if part)

    @property
    def cohort_said(self) -> str:
        return cohorts.said(self.cohort)

    @property
    def told(self) -> str:
        """The same for those they write to: nothing of the campus's own where that is withheld."""
        return "" if self.is_withheld else self.about

    @property
    def is_introduced(self) -> bool:
        """Whether any of the three lengths is written."""
        return bool(self.introduced(0))

    @property
    def written(self) -> str:
        """What a message begins with: the half minute, else the nearest length there is."""
        return self.introduced(20)

    def introduced(self, minutes: int) -> str:
        """The introduction that fits a talk of so many minutes."""
        line, full = self.introduction_line, self.introduction_minute
        return fitting(minutes, line=line, half=self.introduction, full=full)
