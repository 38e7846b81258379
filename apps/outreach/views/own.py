"""An alum who signed in goes on to the page that their mail opens."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from apps.accounts.http import PersonRequest
from apps.core.clock import now
from apps.core.door import opens
from apps.outreach import actions
from apps.outreach.models import Request
from apps.outreach.policies import is_to_me


@require_POST
@opens(Request, can=is_to_me)
def open_answer(request: PersonRequest, asked: Request) -> HttpResponse:
    token = actions.answer_token(asked, now=now(), by=request.person)
    return redirect("outreach:answer", token)
