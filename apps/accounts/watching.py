"""What the audit log learns from requests: who came in, who was refused at the door."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.account.internal.stagekit import unstash_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from apps.accounts.models import Person
from apps.accounts.policies import is_staff
from apps.audit.actions import note_visit
from apps.audit.models import Event, What
from apps.core.clock import now

# Where somebody shows that it is they; each answers a right press with a redirect.
DOORS = frozenset(
    {
        "account_login",
        "account_confirm_login_code",
        "account_reauthenticate",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    }
)
MINUTE, A_MINUTE = timedelta(minutes=1), 10  # refusals of the campus from one place
_TYPED = "login"  # the field of the address, at the page that asks for one
_FORBIDDEN, _REDIRECTS, _TOO_MANY = 403, range(300, 400), 429


def note_door(what: str, request: HttpRequest, person: Person) -> None:
    """They came in, or left."""
    event = Event(what=what, by=person.pk, at=now())
    note_visit(event, address=get_adapter().get_client_ip(request))


def expected(request: HttpRequest) -> int | None:
    """Whom the page of a code or a second factor waits for, before it answers."""
    if request.method != "POST" or _page(request) not in DOORS:
        return None
    if request.user.is_authenticated:
        return request.user.pk
    waiting = unstash_login(request, peek=True)
    return waiting.user.pk if waiting and waiting.user else None


def note_refusals(request: HttpRequest, answer: HttpResponseBase, waiting: int | None) -> None:
    """A sign-in that was not right, or a page or press that staff are not allowed.

    Once the limit of attempts is reached no more is written: a flood would fill the table.
    """
    page, status = _page(request), answer.status_code
    if request.method == "POST" and page in DOORS:
        if status not in _REDIRECTS and status != _TOO_MANY and not _came_in(request):
            _refused_sign_in(request, page, waiting)
    elif status == _FORBIDDEN and isinstance(request.user, Person) and is_staff(request.user):
        event = Event(what=What.REFUSED, by=request.user.pk, note=page, at=now())
        note_visit(event, address=get_adapter().get_client_ip(request))


def note_campus_refusal(request: HttpRequest, person: Person | None) -> None:
    """What a provider said led nowhere. Anybody can send such answers: a few a minute are kept.

    To staff who connect an account it is a page refused, which `note_refusals` writes down.
    """
    if isinstance(request.user, Person) and is_staff(request.user):
        return
    whose = person.pk if person else request.user.pk
    event = Event(what=What.SIGN_IN_REFUSED, person=whose, note=_page(request), at=now())
    address = get_adapter().get_client_ip(request)
    if Event.objects.from_place(address, since=event.at - MINUTE).count() < A_MINUTE:
        note_visit(event, address=address)


def note_wrong_code(request: HttpRequest) -> None:
    """Of somebody who is signed in and was asked whether it is they."""
    event = Event(what=What.SIGN_IN_REFUSED, person=request.user.pk, note=_page(request), at=now())
    note_visit(event, address=get_adapter().get_client_ip(request))


def _came_in(request: HttpRequest) -> bool:
    """Pages asked for by script answer a right press with JSON."""
    return request.user.is_authenticated and "reauthenticate" not in _page(request)


def _refused_sign_in(request: HttpRequest, page: str, waiting: int | None) -> None:
    typed = request.POST.get(_TYPED, "") if page == "account_login" else ""
    typed = typed.replace("\x00", "")  # which no form takes and PostgreSQL has no text for
    known = Person.objects.who_may_sign_in(typed).values_list("pk", flat=True).first()
    event = Event(what=What.SIGN_IN_REFUSED, person=waiting or known, note=page, at=now())
    note_visit(event, address=get_adapter().get_client_ip(request), typed=typed)


def _page(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.view_name if match else ""
