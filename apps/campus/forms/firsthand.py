"""Who reads a student's first note."""

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.forms import RapportForm

READ, FREE = "read", "free"


class FirstNoteForm(RapportForm, forms.Form):
    rule = forms.ChoiceField(
        label=_("Before a student’s first note leaves"),
        widget=forms.RadioSelect,
        choices=[
            (READ, _("an advisor reads it; unread in time it is the student’s to send")),
            (FREE, _("nobody has to read it; students may ask for it")),
        ],
        error_messages={"required": _("Choose one of the two.")},
    )

    @property
    def is_read(self) -> bool:
        return bool(self.cleaned_data["rule"] == READ)
