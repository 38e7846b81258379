"""The coordinator's pages of campaigns; values for templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.accounts.models import Person
from apps.alumni.actions import look_out
from apps.alumni.actions.invite import invitation_letter
from apps.alumni.forms import CampaignForm
from apps.alumni.models import Campaign, Invitee
from apps.mail.render import preview, shown

# Why somebody of a filter is left out, in the order in which the page tells.
WHY = {
    "in": _lazy("in the directory already"),
    "lately": _lazy("invited within the last 14 days"),
    "not_now": _lazy("said “not now” to an invitation"),
    "twice": _lazy("asked twice already, and never again"),
    "waits": _lazy("waiting in another campaign"),
    "left": _lazy("left, or would rather not be asked"),
    "closed": _lazy("not to be contacted"),
    "no_address": _lazy("no address in the record"),
    "unreachable": _lazy("mail does not reach them"),
    "address": _lazy("their address takes no mail from us"),
}
NAMES = {
    "year_from": _lazy("Class years from %s"),
    "year_to": _lazy("Class years to %s"),
    "studies": _lazy("Studies: %s"),
    "city": _lazy("City: %s"),
    "industry": _lazy("Industry: %s"),
}


@dataclass(frozen=True)
class Row:
    """One campaign in the list."""

    campaign: Campaign
    filter: str
    state: str
    chosen: int
    sent: int


def described(wanted: Mapping[str, Any]) -> str:
    """A filter in words."""
    parts = [str(words) % wanted[name] for name, words in NAMES.items() if wanted.get(name)]
    parts += [_("never invited before")] if wanted.get("never_invited") else []
    return "; ".join(parts) or _("Everybody in the records")


def listed(person: Person) -> dict[str, Any]:
    """Two queries, however many campaigns."""
    mine = Campaign.objects.visible_to(person)
    running = set(mine.running().values_list("pk", flat=True))
    return {
        "rows": [
            _row(each, is_running=each.pk in running) for each in mine.with_counts().latest_first()
        ],
        "zone": person.zone,
    }


def _row(campaign: Campaign, *, is_running: bool) -> Row:
    """A row of `with_counts`."""
    chosen: int = campaign.chosen  # type: ignore[attr-defined]
    sent: int = campaign.sent  # type: ignore[attr-defined]
    state = _state(campaign, is_running=is_running)
    return Row(campaign, described(campaign.wanted), state, chosen, sent)


def _state(campaign: Campaign, *, is_running: bool) -> str:
    if campaign.stopped_at:
        return _("Stopped")
    return _("Runs") if is_running else _("Done")


def picking(form: CampaignForm, person: Person, *, now: datetime) -> dict[str, Any]:
    """The filter, whom it would write to and what the mail says; nothing is saved by looking."""
    values: dict[str, Any] = {"form": form, "subject": shown(invitation_letter(person)).subject}
    if not form.is_valid():
        return values
    outlook = look_out(form.wish(), now=now)
    left = outlook.left_out
    return values | {
        "count": len(outlook.ready),
        "days": -(-len(outlook.ready) // form.cleaned_data["a_day"]),
        "left_out": [(left[why], words) for why, words in WHY.items() if left.get(why)],
        "left_total": sum(left.values()),
    }


def one(campaign: Campaign, person: Person) -> dict[str, Any]:
    counts = Invitee.objects.of(campaign).counted()
    is_running = Campaign.objects.running().filter(pk=campaign.pk).exists()
    return {
        "campaign": campaign,
        "filter": described(campaign.wanted),
        "state": _state(campaign, is_running=is_running),
        "is_running": is_running,
        "sums": _sums(counts),
        "counts": counts,
        "zone": person.zone,
    }


def _sums(counts: Mapping[str, int]) -> list[tuple[str, int, str]]:
    """Label, number, and of how many."""
    of = _("of %(n)d written to") % {"n": counts["sent"]}
    return [
        (_("Written to"), counts["sent"], _("of %(n)d chosen") % {"n": counts["chosen"]}),
        (_("Said yes"), counts["yes"], of),
        (_("Said no"), counts["no"], of),
        (_("Said “not now”"), counts["not_now"], of),
        (_("Mail came back"), counts["lost"], of),
        (_("No answer yet"), counts["silent"], of),
    ]


def mail(person: Person) -> str:
    """The mail as it arrives, with this person's own name in it and no link that opens anything."""
    return preview(invitation_letter(person))
