"""Is it still you? Asked again before something that matters: by the password, or a mailed code.

allauth asks again for a password alone; staff who always come in by a code have none.
"""

from datetime import datetime, timedelta
from secrets import compare_digest
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import (
    did_recently_reauthenticate,
    get_reauthentication_flows,
)
from allauth.core import ratelimit
from django.http import HttpRequest

from apps.accounts.http import PersonRequest
from apps.accounts.watching import note_wrong_code

LASTS = timedelta(minutes=5)  # as ACCOUNT_REAUTHENTICATION_TIMEOUT, which is for passwords
CODE_LASTS = timedelta(minutes=3)  # as a code to sign in
TRIES = 3
_ASKED, _SHOWN = "again_asked", "again_at"


def is_fresh(request: PersonRequest, *, now: datetime) -> bool:
    """Whether they showed within the last minutes that it is they.

    Of somebody without a password allauth takes that for granted, so its word is not asked for.
    """
    if request.person.has_usable_password() and did_recently_reauthenticate(request):
        return True
    return was_shown(request, now=now)


def was_shown(request: HttpRequest, *, now: datetime) -> bool:
    """Whether it was by a code of a mail."""
    return _is_within(request.session.get(_SHOWN), LASTS, now)


def is_code_out(request: PersonRequest, *, now: datetime) -> bool:
    """Whether a code was sent that can still be typed."""
    asked: dict[str, Any] = request.session.get(_ASKED, {})
    return asked.get("tries", TRIES) < TRIES and _is_within(asked.get("at"), CODE_LASTS, now)


def send_code(request: PersonRequest, *, now: datetime) -> bool:
    """To the address they sign in with; False where too many were asked for."""
    email = request.person.email
    if not ratelimit.consume(request, action="request_login_code", key=email.lower()):
        return False
    code = get_adapter().generate_login_code()
    request.session[_ASKED] = {"code": code, "at": now.isoformat(), "tries": 0}
    get_adapter().send_mail("account/email/login_code", email, {"code": code})
    return True


def show_code(request: PersonRequest, code: str, *, now: datetime) -> bool:
    """Whether it is the code of the latest mail; each may be tried three times, and used once."""
    if not is_code_out(request, now=now):
        return False
    if not ratelimit.consume(request, action="reauthenticate", user=request.person):
        return False
    asked = request.session[_ASKED]
    asked["tries"] += 1
    request.session.modified = True
    if not compare_digest(_bare(code), _bare(asked["code"])):
        note_wrong_code(request)
        return False
    del request.session[_ASKED]
    request.session[_SHOWN] = now.isoformat()
    if not get_reauthentication_flows(request.person):
        # To allauth it counts as the password would; beside one, or a factor, it does not.
        record_authentication(request, request.person, method="code", reauthenticated=True)
    return True


def _bare(code: str) -> bytes:
    """As it is compared: nobody is asked for the hyphen or for capitals."""
    return code.replace("-", "").replace(" ", "").upper().encode()


def _is_within(said: str | None, span: timedelta, now: datetime) -> bool:
    return said is not None and timedelta(0) <= now - datetime.fromisoformat(said) < span
