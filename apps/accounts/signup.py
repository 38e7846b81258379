"""Signing up: the form that allauth shows, for two presses at the same moment.

It stands apart from `forms.py`, which allauth's own form inherits from.
"""

from allauth.account.forms import SignupForm
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from apps.accounts.models import Person


class OncePerAddress(SignupForm):  # type: ignore[misc] # allauth has no type hints
    """One account for an address, however many presses make it."""

    def try_save(self, request: HttpRequest) -> tuple[Person | None, HttpResponse | None]:
        """Whoever was first has the address.

        The same person's second press goes on to the code of the latest mail; anyone else reads
        what is read for every address that is taken.
        """
        try:
            with transaction.atomic():
                return self._saved(request)
        except IntegrityError:
            twin = _unconfirmed(self.cleaned_data["email"])
            if twin and twin.check_password(self.cleaned_data["password1"]):
                return twin, None
            self.account_already_exists = True
            return self._saved(request)

    def _saved(self, request: HttpRequest) -> tuple[Person | None, HttpResponse | None]:
        """A password is hashed for an address that is taken, too: without it the answer is fast."""
        if self.account_already_exists:
            Person().set_password(self.cleaned_data["password1"])
        answer: tuple[Person | None, HttpResponse | None] = super().try_save(request)
        return answer


def _unconfirmed(email: str) -> Person | None:
    """The person who signed up with this address and has not shown yet that it is theirs."""
    person = Person.objects.who_may_sign_in(email).first()
    is_known = EmailAddress.objects.filter(user=person, verified=True).exists()
    return None if is_known else person
