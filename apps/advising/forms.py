from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _said
from django.utils.translation import gettext_lazy as _

from apps.advising.exporting import MOST
from apps.advising.filtering import LONGEST
from apps.advising.models import FileKind, Flag, Priority
from apps.advising.policies import FREELY
from apps.core.forms import RapportForm, Segments
from apps.students.models import Student

WHO_READS = (("", _("Only me")), ("shared", _("The advising team and the student")))


class WordsForm(RapportForm, forms.Form):
    """A message for each student, blank for none; `key` names this page: two presses are one."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, students: Iterable[Student], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **kwargs)
        for student in students:
            self.fields[f"text_{student.pk}"] = forms.CharField(
                label=_("Message to %(name)s") % {"name": student.person.name},
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 8, "class": "voice"}),
            )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        texts = [name for name in self.fields if name.startswith("text_")]
        if not any(said.get(name) or name in self.errors for name in texts):
            self.add_error(texts[0], _("Write a message to at least one student."))
        return said


class NoteForm(RapportForm, forms.Form):
    text = forms.CharField(
        label=_("Your note"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write your note first.")},
    )
    readers = forms.ChoiceField(
        label=_("Who can read it"), choices=WHO_READS, required=False, widget=forms.RadioSelect
    )


class FlagForm(RapportForm, forms.ModelForm[Flag]):
    priority = forms.TypedChoiceField(
        label=_("How soon"),
        choices=Priority.choices,
        coerce=int,
        widget=Segments,
        initial=Priority.WEEK,
    )

    class Meta:
        model = Flag
        fields = ("priority", "reason")
        labels = {"reason": _("Why, in a line that the student reads, too")}
        error_messages = {"reason": {"required": _("Say in a line why.")}}


class ViewForm(RapportForm, forms.Form):
    name = forms.CharField(
        label=_("Name of this view"),
        max_length=60,
        error_messages={"required": _("Give the view a name first.")},
    )
    query = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)


def too_long() -> str:
    return _said(
        "A file holds %(most)d students at most. Filter the caseload first, then export."
    ) % {"most": MOST}


class RowsForm(RapportForm, forms.Form):
    """So many rows of an import, whose addresses nobody leaves out; many need a reason.

    `before`: rows with addresses that the same person took within a day.
    """

    reason = forms.CharField(label=_("What it is for"), max_length=300, required=False)
    reason_is_missing = _("Say in a line what so many addresses are for.")

    def __init__(self, *args: Any, rows: int, before: int, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **kwargs)
        self.rows, self.before = rows, before

    def clean(self) -> dict[str, Any]:
        if self.holds_many and not self.cleaned_data.get("reason"):
            self.add_error("reason", self.reason_is_missing)
        return self.cleaned_data

    @property
    def has_addresses(self) -> bool:
        return True

    @property
    def holds_many(self) -> bool:
        """So many addresses that one shows first that it is oneself."""
        return self.has_addresses and self._are_many

    @property
    def warning(self) -> str:
        """Before anybody presses; empty for few."""
        if not self._are_many:
            return ""
        rule = _said(
            "More than %(freely)d addresses within 24 hours leave only with a reason, and after"
            " you showed once more that it is you."
        ) % {"freely": FREELY}
        took = _said("You took %(before)d in the last 24 hours.") % {"before": self.before}
        return f"{rule} {took}" if self.before else rule

    @property
    def _are_many(self) -> bool:
        return self.before + self.rows > FREELY


class ExportForm(RowsForm):
    """A caseload as a file of so many rows."""

    kind = forms.ChoiceField(
        label=_("Kind of file"), choices=FileKind.choices, widget=Segments, initial=FileKind.CSV
    )
    addresses = forms.BooleanField(
        label=_("With e-mail addresses"),
        required=False,
        help_text=_("Leave them out where steps and dates are enough."),
    )
    reason_is_missing = _("Say in a line what so many addresses are for, or leave them out.")
    field_order = ("kind", "addresses", "reason")

    def clean(self) -> dict[str, Any]:
        if self.rows > MOST:
            self.add_error(None, too_long())
        return super().clean()

    @property
    def has_addresses(self) -> bool:
        return bool(self.cleaned_data.get("addresses"))
