"""The people of one student. Nobody else ever sees them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Func, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.alumni.models import Alum, Part
from apps.alumni.workflow import GONE
from apps.core.joining import seal
from apps.core.wording import is_titled
from apps.students.models import Exploration, Student


class Relation(models.TextChoices):
    """How a student knows somebody: the ways people come in (product, step 2)."""

    ALUM = "alum", _("Alumni directory")
    FAMILY = "family", _("Family")
    FRIEND = "friend", _("Friend")
    TEACHER = "teacher", _("Professor or teaching assistant")
    EMPLOYER = "employer", _("Former employer")
    CLUB = "club", _("Club or group")
    REFERRAL = "referral", _("A name I was given")
    FOUND = "found", _("I found them myself")
    BOOK = "book", _("From my address book")


@dataclass(frozen=True)
class Sign:
    """A column by which two entries may be told to be one person; `only` where it tells."""

    column: str
    only: Mapping[str, str] = field(default_factory=dict)


# Colleagues share the page of their company, so of pages only profiles tell.
SIGNS = (
    Sign("name"),
    Sign("email"),
    Sign("profile_url", {"profile_url__icontains": "linkedin.com/in/"}),
)


class Contacts(models.QuerySet["Contact"]):
    def visible_to(self, person: Person) -> "Contacts":
        return self.filter(student__person=person)

    def of(self, student: Student) -> "Contacts":
        return self.of_all(student).present()

    def of_all(self, student: Student) -> "Contacts":
        """With those who were put away or merged."""
        return self.filter(student=student)

    def present(self) -> "Contacts":
        """Those who were not put away, the latest first."""
        return self.filter(archived_at__isnull=True).order_by("-created_at", "-pk")

    def put_away(self) -> "Contacts":
        away = self.filter(archived_at__isnull=False, merged_into__isnull=True)
        return away.order_by("-archived_at", "-pk")

    def like(self, contact: "Contact") -> "Contacts":
        """Everybody else of the same student who is there."""
        return self.of(contact.student).exclude(pk=contact.pk)

    def chosen(self) -> "Contacts":
        """Those whom the student picked one by one, not with a whole address book."""
        return self.exclude(relation=Relation.BOOK)

    def tagged(self, tag: str) -> "Contacts":
        return self.filter(tags__contains=[tag])

    def sharing(self, sign: Sign, most: int) -> list[list[int]]:
        """Ids of those who share it, in groups of two and more; the latest group first.

        PostgreSQL groups them: there may be very many people.
        """
        meant = self.order_by().exclude(**{sign.column: ""}).filter(**sign.only)
        folded = Func(Lower(sign.column), function="unaccent")
        groups = (
            meant.annotate(sign=folded).values("sign").annotate(ids=ArrayAgg("pk"), n=Count("pk"))
        )
        found = groups.filter(n__gt=1).order_by("-ids")[:most]
        return [sorted(ids, reverse=True) for ids in found.values_list("ids", flat=True)]

    def numbered(self, pks: Iterable[int]) -> "Contacts":
        return self.filter(pk__in=list(pks))

    def besides(self, others: "models.QuerySet[Any, Any]") -> "Contacts":
        """Without those whose ids this query yields."""
        return self.exclude(pk__in=others)

    def all_tags(self) -> list[str]:
        """Every tag in use, in order."""
        each = self.order_by().annotate(tag=Func("tags", function="unnest"))
        return sorted(set(each.values_list("tag", flat=True)))

    def without_address(self) -> "Contacts":
        return self.filter(email="")

    def saying(self, words: str) -> "Contacts":
        """Each word stands in the name, or in what the student typed of role and workplace."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(name__icontains=word)
                | Q(own_title__icontains=word)
                | Q(own_organization__icontains=word)
            )
        return found

    def for_goals(self) -> "Contacts":
        """By name, with what a line about each says."""
        return self.select_related("alum").order_by("name", "pk")

    def after(self, pk: int) -> "Contacts":
        """The rest in the order of their numbers."""
        return self.filter(pk__gt=pk).order_by("pk")

    def called_so(self, name: str) -> "Contact | None":
        """The one person with this name; behind a title the last name is enough."""
        meant = models.Q(name__iexact=name)
        if is_titled(name):
            meant |= models.Q(name__iendswith=f" {name.rsplit(' ', maxsplit=1)[-1]}")
        found = list(self.filter(meant)[:2])
        return found[0] if len(found) == 1 else None

    def known_by(self, relation: str) -> "Contacts":
        return self.filter(relation=relation)

    def relations(self) -> dict[str, int]:
        """How many there are of each way to know somebody."""
        return dict(self.order_by().values_list("relation").annotate(Count("pk")))

    def within(self, exploration: Exploration) -> "Contacts":
        return self.filter(exploration=exploration, archived_at__isnull=True)

    def added(self, words: Mapping[str, object], *, since: datetime) -> "Contacts":
        """Added with these very words from this moment on."""
        return self.filter(created_at__gte=since, **words)

    def given(self) -> "Contacts":
        """Names that somebody gave in a conversation."""
        return self.filter(relation=Relation.REFERRAL).select_related("referred_by")

    def given_by(self, giver: "Contact") -> "Contacts":
        return self.filter(referred_by=giver)

    def links(self) -> "Contacts":
        """Those who gave a name, and those whose name was given."""
        givers = self.exclude(referred_by=None).values("referred_by")
        return self.filter(Q(referred_by__isnull=False) | Q(pk__in=givers))

    def keeping(self, student: Student, alum: Alum) -> "Contact | None":
        return self.filter(student=student, alum=alum).first()


class Contact(models.Model):
    """`own_title` and `own_organization` are what the student typed; of an alum nothing is kept."""

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    exploration = models.ForeignKey(
        Exploration, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    alum = models.ForeignKey(
        Alum, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    relation = models.CharField(_("how you know them"), max_length=10, choices=Relation.choices)
    name = models.CharField(_("name"), max_length=150)
    called = models.CharField(_("first name"), max_length=60)
    own_title = models.CharField(_("role"), max_length=160, blank=True)
    own_organization = models.CharField(_("organization"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    profile_url = models.URLField(_("profile address"), blank=True)
    how_found = models.CharField(_("how you got the name"), max_length=200, blank=True)
    referred_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    may_use_name = models.BooleanField(_("you may use their name"), default=False)
    notes = models.TextField(_("private notes"), max_length=4000, blank=True)
    tags = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = Contacts.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["student", "alum"], condition=Q(alum__isnull=False), name="kept_once"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def standing(self) -> "Contact":
        """The entry in which this one went up, over however many merges, or itself."""
        return self if self.merged_into is None else self.merged_into.standing

    @property
    def title(self) -> str:
        """What they do; of an alum what they show at this moment."""
        return self.own_title if self.alum is None else _shown(self.alum, Part.TITLE)

    @property
    def organization(self) -> str:
        """Where they work, in the same way."""
        return self.own_organization if self.alum is None else _shown(self.alum, Part.EMPLOYER)

    @property
    def said(self) -> dict[str, str]:
        """What the student can change, as a form shows it; of an alum only their own words."""
        own = {"how_found": self.how_found, "tags": ", ".join(self.tags)}
        if self.alum_id is not None:
            return own
        return {
            "name": self.name,
            "relation": self.relation,
            "organization": self.own_organization,
            "title": self.own_title,
            "email": self.email,
            "profile_url": self.profile_url,
        } | own

    @property
    def seal(self) -> str:
        """Names these very notes, so that a form can say which ones it showed."""
        return seal(self.notes)


def _shown(alum: Alum, part: Part) -> str:
    """Nothing of somebody who left the directory."""
    return "" if alum.status in GONE else alum.shown(part)
