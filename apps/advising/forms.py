from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.advising.models import Flag, Priority
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
    query = forms.CharField(required=False, max_length=600, widget=forms.HiddenInput)
