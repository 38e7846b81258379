from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.forms import RapportForm, seal_field
from apps.students.models import ABOUT, EXPLORED, Exploration, FindingKind, Student


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

    class Meta:
        model = Student
        fields = ABOUT
        widgets = {"introduction": forms.Textarea(attrs={"rows": 3, "class": "voice"})}
        help_texts = {
            "studies": _("For example: Geography"),
            "year": _("For example: third year"),
            "introduction": _("Two sentences about you. You can change them in every message."),
        }
