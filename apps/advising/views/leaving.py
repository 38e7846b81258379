"""Before many addresses leave as a file, whoever takes them shows that it is they."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from apps.accounts.again import is_fresh
from apps.accounts.http import PersonRequest
from apps.advising.forms import RowsForm
from apps.core.clock import now


def asked_first(
    request: PersonRequest, form: RowsForm, *, kept: str, here: str
) -> HttpResponse | None:
    """Where they are asked; None where nothing is left to show.

    What was typed waits meanwhile in the session, under `kept`, and stands again at `here`.
    """
    if form.holds_many and not is_fresh(request, now=now()):
        request.session[kept] = form.cleaned_data
        return redirect(f"{reverse('accounts:again')}?{urlencode({'next': here})}")
    request.session.pop(kept, None)
    return None
