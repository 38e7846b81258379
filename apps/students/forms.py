from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.forms import RapportForm, seal_field
from apps.imports.forms import UploadForm
from apps.students.models import EXPLORED, Exploration, FindingKind, Student, Way


class CuriousForm(RapportForm, forms.Form):
    """The one question of the first visit."""

    topic = forms.CharField(
        label=_("What are you curious about?"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("A field, a place, a job title or a question will do.")},
    )


class ExplorationForm(RapportForm, forms.ModelForm[Exploration]):
    seal = seal_field()

    class Meta:
        model = Exploration
        fields = EXPLORED


class FindingForm(RapportForm, forms.Form):
    kind = forms.ChoiceField(choices=FindingKind.choices, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Note"),
        max_length=500,
        error_messages={"required": _("Write a few words first.")},
    )


class AboutMeForm(RapportForm, forms.ModelForm[Student]):
    """What every message says of the student: kept and used again."""

    seal = seal_field()
    meeting_link = forms.URLField(
        label=_("Your meeting link"),
        required=False,
        assume_scheme="https",
        help_text=_("Used for video conversations; nobody sees it before a yes."),
    )

    ways = forms.MultipleChoiceField(
        label=_("Your way through college, if you like to say it"),
        choices=Way.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Alumni who say the same of themselves then come first. Nobody sees this."),
    )

    class Meta:
        model = Student
        fields = (
            *("studies", "year", "introduction_line", "introduction", "introduction_minute"),
            *("meeting_link", "ways"),
        )
        labels = {"introduction": _("You in half a minute: your introduction")}
        widgets = {
            "introduction_line": forms.TextInput(attrs={"class": "voice"}),
            "introduction": forms.Textarea(attrs={"rows": 3, "class": "voice"}),
            "introduction_minute": forms.Textarea(attrs={"rows": 6, "class": "voice"}),
        }
        help_texts = {
            "studies": _("For example: Geography"),
            "year": _("For example: third year"),
            "introduction_line": _("For a short note, or a talk of a quarter of an hour."),
            "introduction": _("Two sentences about you. You can change them in every message."),
            "introduction_minute": _("For a talk of half an hour: about 140 words, read aloud."),
        }


class RosterForm(UploadForm):
    """A roster; `asks` where the names of its columns mislead."""

    asks = forms.BooleanField(
        label=_("Let me choose the columns"),
        help_text=_("Otherwise their names decide, or what you chose for such a file before."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("Roster of students")
