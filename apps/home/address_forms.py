from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.accounts.adapter import is_of_campus, refusal
from apps.accounts.models import Person
from apps.accounts.policies import is_student
from apps.core.forms import RapportForm


class AddressForm(RapportForm, forms.Form):
    """Another address to sign in with."""

    email = forms.EmailField(
        label=_lazy("Your new e-mail address"),
        max_length=254,
        help_text=_lazy("We send a code there, which you type here."),
        error_messages={"invalid": _lazy("Write the whole address, such as name@home.example.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, data: QueryDict | None = None, *, person: Person, typed: str = "") -> None:
        super().__init__(data, initial={"email": typed})
        self.person = person

    def clean_email(self) -> str:
        """In small letters, as addresses to sign in with are compared."""
        email = str(self.cleaned_data["email"]).lower()
        if email == self.person.email.lower():
            raise forms.ValidationError(_("That is your address already. Write another one."))
        if is_student(self.person) and not is_of_campus(email):
            raise forms.ValidationError(refusal())
        return email
