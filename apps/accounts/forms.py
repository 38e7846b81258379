from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.core.forms import RapportForm


class SignUpForm(forms.Form):
    """What allauth's own form does not ask: the name by which you write to people."""

    name = forms.CharField(
        label=_("Your full name"),
        max_length=150,
        help_text=_("People you write to will see it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, request: HttpRequest, user: Person) -> None:
        """Nothing more to do: the adapter has read the name."""


class CodeForm(RapportForm, forms.Form):
    """The code of a mail, to show that it is still you."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "off"}),
    )
