"""A code of a mail shows whose the address is, also where somebody signed up with it before."""

from allauth.account.forms import ConfirmLoginCodeForm
from allauth.account.views import ConfirmLoginCodeView
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from apps.core.clock import now
from apps.home.actions import take_over


class _ByCode(ConfirmLoginCodeView):  # type: ignore[misc] # allauth has no type hints
    """allauth's page: it confirms the address, and would leave whatever was set up before."""

    def form_valid(self, form: Form) -> HttpResponse:
        person = self.stage.login.user
        if isinstance(form, ConfirmLoginCodeForm) and person and take_over(person, now=now()):
            tell_taken_over(self.request)
        answer: HttpResponse = super().form_valid(form)
        return answer


confirm_code = _ByCode.as_view()


def tell_taken_over(request: HttpRequest) -> None:
    """On the next page; it may have been they themselves who began it."""
    words = _(
        "This account was begun before anybody showed that its address is theirs. The password"
        " set then opens nothing any more; you can choose one under “Ways to sign in”."
    )
    messages.info(request, words)
