"""What a coordinator tried with mail to themselves."""

from django.db import models

from apps.accounts.models import Person


class Trying(models.TextChoices):
    SENDER = "sender", "the sender's address"
    TALK = "talk", "a conversation"
    CODE = "code", "a code to sign in"


class Trials(models.QuerySet["Trial"]):
    def visible_to(self, person: Person) -> "Trials":
        """Whoever wrote it is its reader, too."""
        return self.filter(person=person)

    def in_order(self) -> "Trials":
        """All, oldest first: a center tries a few times in its life."""
        return self.select_related("person").order_by("sent_at", "pk")

    def last_of(self, kind: str) -> "Trial | None":
        return self.filter(kind=kind).order_by("-sent_at", "-pk").first()


class Trial(models.Model):
    """A mail of a coordinator to themselves, and the answer that came out of it.

    Of a code it is known by the session that it began: only that it was used is kept.

    It is no request and no interview, so that no figure and no limit can count it. `address` is
    what the mail came from; another sender has to be tried anew.
    """

    kind = models.CharField(max_length=8, choices=Trying.choices)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField()
    text = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=200, blank=True)

    objects = Trials.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "-answered_at"], name="campus_trials")]

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"
