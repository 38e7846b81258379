"""Address books that a student brought, and the people in them, until the student has chosen."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.contacts.models.people import Contact
from apps.contacts.workflow import BookStatus
from apps.students.models import Student


class AddressBooks(models.QuerySet["AddressBook"]):
    def visible_to(self, person: Person) -> "AddressBooks":
        """Without the bytes of the files, which no page shows."""
        return self.filter(student__person=person).defer("content")

    def of(self, student: Student) -> "AddressBooks":
        return self.filter(student=student)

    def latest_first(self) -> "AddressBooks":
        return self.order_by("-created_at", "-pk")

    def next_in(self, status: BookStatus) -> "AddressBook | None":
        """The oldest on which nobody works right now, locked until the transaction ends."""
        waiting = self.filter(status=status).order_by("pk").select_related("student__person")
        return waiting.select_for_update(skip_locked=True, of=("self",)).first()

    def older_than(self, moment: datetime) -> "AddressBooks":
        return self.filter(created_at__lt=moment)


class AddressBook(models.Model):
    """One file. Its bytes are kept until they are read, its people until the student is done."""

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(_("file"), max_length=200)
    source = models.CharField(max_length=30, blank=True, help_text="The program that wrote it.")
    content = models.BinaryField(default=bytes)
    status = models.CharField(max_length=8, choices=BookStatus.choices, default=BookStatus.READING)
    reason = models.TextField(blank=True, help_text="Why it was refused, in words.")
    created_at = models.DateTimeField()

    objects = AddressBooks.as_manager()

    def __str__(self) -> str:
        return self.file_name


class Found(models.TextChoices):
    """What became of one person of a file."""

    NEW = "new", _("New")
    KEPT = "kept", _("Kept from here")
    KNOWN = "known", _("Already one of your people")
    LEFT_OUT = "left_out", _("Left out")


class BookEntries(models.QuerySet["BookEntry"]):
    def of(self, book: AddressBook) -> "BookEntries":
        return self.filter(book=book).order_by("line", "pk")

    def that_are(self, found: Found) -> "BookEntries":
        return self.filter(found=found)

    def chosen(self) -> "BookEntries":
        return self.filter(found=Found.NEW, is_wanted=True)

    def numbered(self, pks: Iterable[int]) -> "BookEntries":
        return self.filter(pk__in=list(pks))

    def saying(self, words: str) -> "BookEntries":
        """Each word stands in the name, the role or the workplace."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(name__icontains=word) | Q(title__icontains=word) | Q(organization__icontains=word)
            )
        return found

    def counts(self) -> dict[str, int]:
        """How many of each, every kind named; and how many are chosen and not yet kept."""
        found = dict(self.order_by().values_list("found").annotate(Count("pk")))
        return dict.fromkeys(Found.values, 0) | found | {"chosen": self.chosen().count()}


class BookEntry(models.Model):
    """One person of a file. `line` is where it begins there; `contact` whom it is, if anybody."""

    book = models.ForeignKey(AddressBook, on_delete=models.CASCADE, related_name="+")
    line = models.PositiveIntegerField()
    name = models.CharField(max_length=150, blank=True)
    organization = models.CharField(max_length=160, blank=True)
    title = models.CharField(max_length=160, blank=True)
    email = models.CharField(max_length=254, blank=True)
    profile_url = models.CharField(max_length=200, blank=True)
    referred_by = models.CharField(max_length=100, blank=True)
    connected_on = models.DateField(null=True, blank=True)
    found = models.CharField(max_length=8, choices=Found.choices, default=Found.NEW)
    reason = models.CharField(max_length=100, blank=True)
    is_wanted = models.BooleanField(default=False)
    contact = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = BookEntries.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "line"], name="one_entry_a_line")]
        indexes = [models.Index(fields=["book", "found", "line"], name="book_found")]

    def __str__(self) -> str:
        return self.name
