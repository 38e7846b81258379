"""The pledge as a coordinator words it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.core.forms import seal_field
from apps.core.sealed import SealedForm

MOST_LINES, LONGEST = 8, 200
AGAIN, KEEP = "again", "keep"


class PledgeForm(SealedForm, forms.Form):
    seal = seal_field()
    text = forms.CharField(
        label=_lazy("What students promise"),
        max_length=MOST_LINES * LONGEST,
        help_text=_lazy("A promise a line, at most eight. Words only; nothing in it is markup."),
        widget=forms.Textarea(attrs={"rows": 9}),
    )
    earlier = forms.ChoiceField(
        label=_lazy("Students who promised an earlier wording"),
        widget=forms.RadioSelect,
        choices=[
            (KEEP, _lazy("are not asked again")),
            (AGAIN, _lazy("promise once more before their next message")),
        ],
        error_messages={"required": _lazy("Choose one of the two.")},
    )

    def clean_text(self) -> str:
        lines = [" ".join(line.split()) for line in self.cleaned_data["text"].splitlines()]
        kept = [line for line in lines if line]
        if len(kept) > MOST_LINES:
            raise forms.ValidationError(_("Eight promises are the most. Join or drop some."))
        if any(len(line) > LONGEST for line in kept):
            words = _("A promise has at most %(n)d characters. Say it in fewer.")
            raise forms.ValidationError(words % {"n": LONGEST})
        return "\n".join(kept)

    def lines(self) -> list[str]:
        return str(self.cleaned_data["text"]).splitlines()

    @property
    def asks_again(self) -> bool:
        return bool(self.cleaned_data["earlier"] == AGAIN)
