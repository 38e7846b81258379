from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from apps.contacts.models import Relation
from apps.contacts.pairs import Pair
from apps.core.forms import DayField, RapportForm

MINE, THEIRS = "mine", "theirs"
_LABELS = {
    "name": _("Their name"),
    "relation": _("How you know them"),
    "organization": _("Where they work"),
    "title": _("What they do"),
    "email": _("E-mail address"),
    "profile_url": _("Profile address"),
    "how_found": _("How you got the name"),
}


class MergeForm(RapportForm, forms.Form):
    """Where the two entries say different things, which one stays."""

    def __init__(self, data: QueryDict | None, *, pair: Pair) -> None:
        super().__init__(data)
        for name, texts in pair.differing().items():
            mine, theirs = [_said(name, text) for text in texts]
            self.fields[name] = forms.ChoiceField(
                label=_LABELS[name],
                choices=[(MINE, mine), (THEIRS, theirs)],
                widget=forms.RadioSelect,
                initial=MINE,
            )

    def theirs(self) -> set[str]:
        """The fields of which the other entry's words stay."""
        return {name for name, chosen in self.cleaned_data.items() if chosen == THEIRS}


def _said(name: str, text: str) -> str:
    return str(Relation(text).label) if name == "relation" else text


class GraduationForm(RapportForm, forms.Form):
    day = DayField(label=_("When you graduate"), required=False)


class MailboxForm(RapportForm, forms.Form):
    """An address of the student's own."""

    email = forms.EmailField(
        label=_("Your own e-mail address"),
        max_length=254,
        help_text=_("We send one mail there, with a button to say that it is yours."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
