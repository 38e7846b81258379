"""Two entries of one person: choosing, looking at both, merging, and taking it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.http import PersonRequest
from apps.contacts.actions import keep_apart
from apps.contacts.models import Contact, Merge
from apps.contacts.pairs import Pair
from apps.contacts.policies import is_own_contact, is_own_merge
from apps.core.clock import now
from apps.core.door import opens
from apps.home import actions
from apps.home import same as page
from apps.home.forms import MergeForm


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Contact, can=is_own_contact)
def merge(request: PersonRequest, contact: Contact) -> HttpResponse:
    """Without `with` a choice of people; with it both entries side by side, and the press."""
    pair = page.pair(contact, request.GET.get("with", ""))
    if pair is None:
        return render(request, "home/same.html", page.choice(contact, request.GET.get("q")))
    if request.method == "POST" and request.POST.get("do") == "apart":
        return _apart(request, pair)
    form = MergeForm(request.POST if request.method == "POST" else None, pair=pair)
    if not form.is_valid():
        return render(request, "home/merge.html", page.preview(pair, form), status=form.status)
    actions.merge_people(pair, form.theirs(), now=now(), by=request.person)
    messages.success(request, _("%(name)s is one person now.") % {"name": pair.kept.name})
    return redirect("contacts:contact", pair.kept.pk)


def _apart(request: PersonRequest, pair: Pair) -> HttpResponse:
    """They share a name and are two people; neither stands among the possible doubles for it."""
    keep_apart(pair, now=now(), by=request.person)
    messages.success(request, _("Noted: these are two people. They are not compared again."))
    return redirect("contacts:duplicates")


@require_POST
@opens(Merge, can=is_own_merge)
def part(request: PersonRequest, merged: Merge) -> HttpResponse:
    """Two people again."""
    other = actions.part_people(merged, now=now(), by=request.person)
    messages.success(request, _("They are two people again."))
    return redirect("contacts:contact", other.pk)
