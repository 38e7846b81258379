"""What a composer takes in."""

from datetime import date, datetime, time
from typing import Any, cast

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from apps.alumni.models import Format
from apps.core.clock import at_wall, local
from apps.core.forms import SKIPPED, DayField, StartField, problems, seal_field
from apps.core.joining import seal
from apps.outreach.actions.draft import Words
from apps.outreach.models import LENGTHS, Found, OwnWay, Request, offered

SLOTS = 3
MOST_SLOTS = 5


class ComposeForm(forms.Form):
    """A draft. Nothing is required to save it; sending asks the coach."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    # Pressed after two tabs clashed: the version that these words shall replace.
    over = forms.IntegerField(widget=forms.HiddenInput, required=False)
    # The introduction belongs to every note: this names the one that was shown here.
    seal = seal_field()
    found = forms.ChoiceField(label=_("Kind of introduction"), choices=Found.choices)
    found_detail = forms.CharField(label=_("Who or what"), max_length=200, required=False)
    introduction = forms.CharField(
        label=_("Your introduction"),
        max_length=600,
        required=False,
        help_text=_("Kept and used again in every note."),
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice"}),
    )
    reason = forms.CharField(
        label=_("Why this person"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "voice", "autocomplete": "off"}),
    )
    hope = forms.CharField(
        label=_("What you hope for"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "voice", "autocomplete": "off"}),
    )
    subject = forms.CharField(label=_("Subject"), max_length=150, required=False)
    text = forms.CharField(
        label=_("Your note"),
        max_length=6000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14, "class": "note", "aria-describedby": "words"}),
    )
    way = forms.ChoiceField(
        label=_("How it leaves"),
        choices=OwnWay.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    short = forms.CharField(
        label=_("A note of 200 characters"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice", "data-count": "short-count"}),
    )
    forward = forms.CharField(
        label=_("A paragraph they can pass on"),
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "voice"}),
    )
    minutes = forms.TypedChoiceField(
        label=_("How long"),
        coerce=int,
        choices=[(n, format_lazy(_("{n} minutes"), n=n)) for n in LENGTHS],
        widget=forms.RadioSelect,
    )
    formats = forms.MultipleChoiceField(
        label=_("How you could talk"),
        choices=Format.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, request: Request, rows: int = SLOTS) -> None:  # noqa: ANN401 - QueryDict or None
        self.request = request
        self.zone = request.student.person.zone
        super().__init__(data, initial=initial_of(request))
        given = sum(1 for name in (data or self.initial) if name.startswith("day_"))
        self.rows = min(max(rows, given, SLOTS), MOST_SLOTS)
        for number in range(1, self.rows + 1):
            self._add_slot(number)
        self._offer_formats(request.alum.formats if request.alum else [])

    def _offer_formats(self, welcome: list[str]) -> None:
        """Only the ways in which this alum talks; every way for someone outside Rapport."""
        field = cast("forms.MultipleChoiceField", self.fields["formats"])
        field.choices = [pair for pair in Format.choices if not welcome or pair[0] in welcome]

    def _add_slot(self, number: int) -> None:
        self.fields[f"day_{number}"] = DayField(
            label=_("Day, option %(number)d") % {"number": number},
            required=False,
        )
        self.fields[f"start_{number}"] = StartField(
            label=_("Start, option %(number)d") % {"number": number}, required=False
        )

    def slot_fields(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        return [
            (number, self[f"day_{number}"], self[f"start_{number}"])
            for number in range(1, self.rows + 1)
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for number in range(1, self.rows + 1):
            if not {f"day_{number}", f"start_{number}"} & set(self.errors):
                self._check_slot(number, data.get(f"day_{number}"), data.get(f"start_{number}"))
        return data

    def _check_slot(self, number: int, day: date | None, start: time | None) -> None:
        if day and start:
            if at_wall(day, start, self.zone) is None:
                self.add_error(f"start_{number}", SKIPPED)
        elif day or start:
            missing = f"start_{number}" if day else f"day_{number}"
            self.add_error(missing, _("A time needs both a day and a start."))

    def slots(self) -> list[datetime]:
        """The times given, from the student's zone into UTC, each once, in order."""
        data = self.cleaned_data
        pairs = [
            (data.get(f"day_{number}"), data.get(f"start_{number}"))
            for number in range(1, self.rows + 1)
        ]
        moments = {at_wall(day, start, self.zone) for day, start in pairs if day and start}
        return sorted(moment for moment in moments if moment)

    @property
    def only_times_wrong(self) -> bool:
        """Half a time is no reason not to keep the words."""
        names = set(self.errors)
        return bool(names) and all(name.startswith(("day_", "start_")) for name in names)

    @property
    def first_problem(self) -> str:
        """One line for the place where "Saved" stands."""
        return next((problem.message for problem in problems(self)), "")

    def words(self) -> Words:
        data = self.cleaned_data
        return Words(
            version=data["over"] or data["version"],
            found=data["found"],
            found_detail=data["found_detail"],
            introduction=data["introduction"].replace("\r\n", "\n"),
            seal=data["seal"],
            reason=data["reason"],
            hope=data["hope"],
            subject=data["subject"],
            text=data["text"].replace("\r\n", "\n"),
            minutes=data["minutes"],
            formats=data["formats"],
            slots=self.slots(),
            way=data["way"] or OwnWay.EMAIL,
            short=data["short"].replace("\r\n", "\n"),
            forward=data["forward"].replace("\r\n", "\n"),
        )


def initial_of(request: Request) -> dict[str, Any]:
    """The form as the draft stands, times in the student's zone."""
    zone = request.student.person.zone
    first = {
        "version": request.version,
        "seal": seal(request.student.introduction),
        "found": request.found,
        "found_detail": request.found_detail,
        "introduction": request.student.introduction,
        "reason": request.reason,
        "hope": request.hope,
        "way": request.way,
        "short": request.short,
        "forward": request.forward,
        "subject": request.subject,
        "text": request.text,
        "minutes": request.minutes,
        "formats": request.formats,
    }
    for number, slot in enumerate(offered(request), start=1):
        at = local(slot.starts_at, zone)
        first |= {f"day_{number}": at.date(), f"start_{number}": at.time()}
    return first
