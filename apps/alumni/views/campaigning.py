"""A coordinator invites many, and looks at how the directory does."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.alumni import actions, numbers
from apps.alumni import campaigns as pages
from apps.alumni.forms import CampaignForm
from apps.alumni.models import Campaign, Suggestion
from apps.alumni.policies import may_look_after, may_run
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.framing import framed
from apps.core.moves import Refused


@require_safe
@requires(is_coordinator)
def campaigns(request: PersonRequest) -> HttpResponse:
    return render(request, "alumni/campaigns.html", pages.listed(request.person))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def new(request: PersonRequest) -> HttpResponse:
    """GET filters and counts; POST starts with the count that the page showed."""
    is_sent = request.method == "POST"
    given = request.POST if is_sent else request.GET
    form = CampaignForm(given or {"a_day": "50", "never_invited": "on"})
    if is_sent and form.is_valid() and (campaign := _started(request, form)):
        return redirect("alumni:campaign", campaign.pk)
    values = pages.picking(form, request.person, now=now())
    status = 422 if is_sent else form.status
    return render(request, "alumni/campaign_new.html", values, status=status)


def _started(request: PersonRequest, form: CampaignForm) -> Campaign | None:
    """None, with the reason at the form, where the count has changed."""
    seen = request.POST.get("count", "")
    count = int(seen) if seen.isdecimal() and len(seen) < 10 else -1  # noqa: PLR2004 - a number
    a_day = form.cleaned_data["a_day"]
    try:
        return actions.start_campaign(form.wish(), a_day, count, now=now(), by=request.person)
    except Refused as refused:
        messages.warning(request, refused.happened)
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Campaign, can=may_run)
def campaign(request: PersonRequest, one: Campaign) -> HttpResponse:
    """How far it is and what was answered; POST stops it."""
    if request.method == "POST":
        actions.stop_campaign(one, now=now(), by=request.person)
        messages.success(request, _("Stopped. Nobody else is written to."))
        return redirect("alumni:campaign", one.pk)
    return render(request, "alumni/campaign.html", pages.one(one, request.person))


@framed
@require_safe
@requires(is_coordinator)
def mail(request: PersonRequest) -> HttpResponse:
    return HttpResponse(pages.mail(request.person))


@require_safe
@requires(is_coordinator)
def in_numbers(request: PersonRequest) -> HttpResponse:
    return render(request, "alumni/numbers.html", numbers.values(request.person, now=now()))


@require_POST
@opens(Suggestion, can=may_look_after)
def settle(request: PersonRequest, suggestion: Suggestion) -> HttpResponse:
    actions.settle_suggestion(suggestion, now=now(), by=request.person)
    return redirect("alumni:numbers")
