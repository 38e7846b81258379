"""A page behind an e-mail link and one behind sign-in, for the links of test letters."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from apps.accounts.capability import capability
from apps.core.door import public


@capability("test")
def answer(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("answered")


@public
def page(_request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse(f"page {pk}")


urlpatterns = [
    path("", include("apps.mail.urls")),
    path("", include("apps.reminders.urls")),  # the stop links of every reminder
    path("dev/mail/", include("apps.mail.mailbox_urls")),
    path("a/<str:token>/", answer, name="test-answer"),
    path("p/<int:pk>/", page, name="test-page"),
]
