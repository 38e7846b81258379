"""The pages of the center's settings; values for templates."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import Person
from apps.campus.breaks import Break, Found, parsed
from apps.campus.colour import RAPPORTS, WHITE, contrast, spoken
from apps.campus.forms import (
    FREE,
    READ,
    ChooseForm,
    FirstNoteForm,
    LogoForm,
    LookForm,
    PledgeForm,
    SettingsForm,
    TermForm,
    days_of,
)
from apps.campus.models import FIRST_NOTE, Campus, Change, Logo, QuietPeriod, Term, Wording
from apps.campus.telling import told
from apps.core.clock import local, now
from apps.core.wording import day

# The day of the statement on accessibility; a change of its words changes it (docs/acr.md too).
STATEMENT_WRITTEN = date(2026, 11, 27)
LATEST = 10  # changes told beside the settings
PER_PAGE = 50
MOST_SHOWN = 100  # boxes of one file


def settings_form(data: Any) -> SettingsForm:  # noqa: ANN401 - a QueryDict or None
    seen = {"seen": Change.objects.newest()}
    return SettingsForm(data, instance=Campus.objects.current(), initial=seen)


def center(form: SettingsForm, person: Person) -> dict[str, Any]:
    latest = Change.objects.latest_first()[:LATEST]
    return {"form": form, "parts": list(form.parts()), "changes": told(latest, person.zone)}


def crossed(form: SettingsForm | LookForm | LogoForm, rows: Iterable[Change], zone: str) -> None:
    """Says what changed meanwhile; the next press keeps what stands here."""
    for sentence in told(rows, zone):
        form.add_error(None, sentence)
    form.add_error(None, _("Look at it once more. Another press keeps what stands below."))
    form.retype(seen=str(Change.objects.newest()))


def crossed_logo(form: LogoForm, rows: Iterable[Change], zone: str) -> None:
    """The same of the picture, whose file has to be chosen once more."""
    for sentence in told(rows, zone):
        form.add_error(None, sentence)
    form.add_error("file", _("Choose your picture once more to put it in the place of that one."))
    form.retype(seen=str(Change.objects.newest()))


def history(person: Person, page: str | None) -> dict[str, Any]:
    at = Paginator(Change.objects.latest_first(), PER_PAGE).get_page(page)
    return {"page": at, "changes": told(at.object_list, person.zone)}


def today() -> date:
    """The day it is at the campus."""
    return local(now(), Campus.objects.current().zone).date()


def quiet(form: Any, person: Person) -> dict[str, Any]:  # noqa: ANN401 - a PeriodForm
    on = today()
    rows = [(row, days_of(row.span)) for row in QuietPeriod.objects.visible_to(person)]
    return {
        "form": form,
        "ahead": [each for each in rows if each[0].ends_on >= on],
        "over": [each for each in reversed(rows) if each[0].ends_on < on],
    }


def kept(row: QuietPeriod | Term) -> dict[str, Any]:
    """What the form of one begins with."""
    days = {"starts_on": row.starts_on, "ends_on": row.ends_on}
    return {"name": row.name, "seal": row.span.seal} | days


def preview(found: Found) -> dict[str, Any]:
    shown = found.breaks[:MOST_SHOWN]
    return {
        "form": ChooseForm(offered=shown),
        "offered": shown,
        "more": len(found.breaks) - len(shown),
        "left_out": left_out(found.left_out),
    }


def offered(values: Sequence[str]) -> list[Break]:
    """What a preview offered, as its page sends it back."""
    return [span for span in map(parsed, values[:MOST_SHOWN]) if span]


def left_out(counts: Counter[str]) -> list[str]:
    """How much of a file is no quiet period, and why."""
    words = {
        "timed": ngettext("%d event has an hour", "%d events have an hour", counts["timed"]),
        "repeats": ngettext("%d event repeats", "%d events repeat", counts["repeats"]),
        "over": ngettext("%d is over", "%d are over", counts["over"]),
        "known": ngettext("%d is here already", "%d are here already", counts["known"]),
        "cancelled": ngettext("%d is cancelled", "%d are cancelled", counts["cancelled"]),
        "odd": ngettext(
            "%d has no days to read, or lasts half a year",
            "%d have no days to read, or last half a year",
            counts["odd"],
        ),
    }
    return [said % counts[why] for why, said in words.items() if counts[why]]


def look_form(data: Any) -> LookForm:  # noqa: ANN401 - a QueryDict or None
    seen = {"seen": Change.objects.newest()}
    return LookForm(data, instance=Campus.objects.current(), initial=seen)


def logo_form() -> LogoForm:
    return LogoForm(initial={"seen": Change.objects.newest()})


def look(form: LookForm, logo: LogoForm) -> dict[str, Any]:
    """`center` is what stands now, whatever was typed."""
    stands = Campus.objects.current()
    ratio = spoken(contrast(stands.colour or RAPPORTS, WHITE))
    return {"form": form, "names": form, "logo": logo, "center": stands, "ratio": ratio}


def picture(digest: str) -> bytes | None:
    """The bytes of the logo; None for one that stands no more."""
    found = Logo.objects.of(digest)
    return bytes(found.png) if found else None


def terms(form: TermForm, person: Person) -> dict[str, Any]:
    on = today()
    rows = [(row, days_of(row.span)) for row in Term.objects.visible_to(person)]
    return {
        "form": form,
        "ahead": [each for each in rows if each[0].ends_on >= on],
        "over": [each for each in reversed(rows) if each[0].ends_on < on],
    }


def first_note_form(data: Any) -> FirstNoteForm:  # noqa: ANN401 - a QueryDict or None
    """Nothing is chosen beforehand until somebody has decided."""
    stands = READ if Campus.objects.current().review_first else FREE
    decided = Change.objects.about(FIRST_NOTE).exists()
    return FirstNoteForm(data, initial={"rule": stands} if decided else {})


def first_note(form: FirstNoteForm, person: Person) -> dict[str, Any]:
    rows = Change.objects.about(FIRST_NOTE).latest_first()[:LATEST]
    days = Campus.objects.current().review_days
    return {"form": form, "days": days, "changes": told(rows, person.zone)}


def pledge_form(data: Any) -> PledgeForm:  # noqa: ANN401 - a QueryDict or None
    stands = Wording.objects.standing()
    return PledgeForm(data, initial={"text": stands.text, "seal": stands.seal})


def pledge(form: PledgeForm, person: Person) -> dict[str, Any]:
    wordings = [(row, day(row.at, person.zone)) for row in Wording.objects.newest_first()]
    return {"form": form, "wordings": wordings}
