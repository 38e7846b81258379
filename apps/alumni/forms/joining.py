"""The opt-in page, filled in."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.alumni import zones
from apps.alumni.actions import Answers
from apps.alumni.models import (
    Alum,
    Background,
    Degree,
    EmployerKind,
    Format,
    Language,
    Part,
    Topic,
    Window,
)
from apps.core.forms import RapportForm

MOST = 20  # requests a month, and at once; the table of alumni has the same constraints
OTHER = "other"
USUAL = ("1", "2", "4")  # requests a month that have a button of their own
_TEXTS = (
    "first_name",
    "last_name",
    "title",
    "employer",
    "city",
    "studies",
    "degree",
    "groups",
    "field",
    "industry",
    "employer_kind",
    "line",
    "reason",
)
_LISTS = ("topics", "formats", "languages", "backgrounds", "windows")
_NOTHING = [("", _("Not said"))]


def _text(label: Any, length: int, *, needed: bool = False) -> forms.CharField:  # noqa: ANN401 - lazy words are of no common type
    return forms.CharField(label=label, max_length=length, required=needed)


def _several(label: Any, choices: Any) -> forms.MultipleChoiceField:  # noqa: ANN401 - lazy words are of no common type
    return forms.MultipleChoiceField(label=label, choices=choices, required=False)


def _one(label: Any, choices: Any) -> forms.ChoiceField:  # noqa: ANN401 - lazy words are of no common type
    return forms.ChoiceField(
        label=label,
        choices=[*_NOTHING, *choices],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )


class OptInForm(RapportForm, forms.Form):
    """Everything an alum decides, on one page; the record's own words are the first answers."""

    shows = _several(_("What students may see"), Part.choices)
    first_name = _text(_("First name"), 80, needed=True)
    last_name = _text(_("Last name"), 80, needed=True)
    title = _text(_("Current role"), 160)
    employer = _text(_("Employer"), 160)
    city = _text(_("City"), 120)
    studies = _text(_("What you studied"), 160)
    degree = _one(_("Degree"), Degree.choices)
    groups = _text(_("Student groups"), 200)
    field = _text(_("Field of work"), 120)
    industry = _text(_("Industry"), 120)
    employer_kind = _one(_("Kind of employer"), EmployerKind.choices)
    backgrounds = _several(_("Your way through college"), Background.choices)
    languages = _several(_("Languages you could talk in"), Language.choices)
    address = forms.ChoiceField(label=_("How should students address you?"))
    address_other = _text(_("Another way"), 80)
    pronouns = _text(_("Pronouns, if you like"), 40)
    limit = forms.ChoiceField(
        label=_("How often at most"),
        choices=[
            ("1", _("1 a month")),
            ("2", _("2 a month")),
            ("4", _("4 a month")),
            (OTHER, _("Another number")),
        ],
    )
    limit_other = forms.IntegerField(
        label=_("Requests a month, 0 to 20"), min_value=0, max_value=MOST, required=False
    )
    at_once = forms.IntegerField(
        label=_("Of these at the same time, 1 to 20"), min_value=1, max_value=MOST, required=False
    )
    topics = _several(_("Glad to talk about"), Topic.choices)
    line = _text(_("One sentence in your own words"), 300)
    reason = _text(_("Why I said yes"), 300)
    formats = forms.MultipleChoiceField(
        label=_("How you like to talk"),
        choices=Format.choices,
        error_messages={"required": _("Choose at least one way to talk.")},
    )
    windows = _several(_("When you are usually free"), Window.choices)
    glad_first = forms.BooleanField(label=_("I am glad to be someone’s first"), required=False)
    zone = forms.ChoiceField(
        label=_("Your time zone"),
        help_text=_("Your mail tells times in it, and comes by day there."),
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, *args: Any, alum: Alum, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, initial=_first_answers(alum), **kwargs)
        self.alum = alum
        ways = [("first", alum.called)]
        ways += [("formal", f"{alum.prefix} {alum.last_name}")] if alum.prefix else []
        choose(self, "address", [*ways, (OTHER, _("Another way"))])
        choose(self, "zone", _zones(alum))

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("limit") == OTHER and said.get("limit_other") is None:
            self._ask_again("limit_other", _("Write a number from 0 to 20."))
        if said.get("address") == OTHER and not said.get("address_other"):
            self._ask_again("address_other", _("Write how students should address you."))
        return said

    def _ask_again(self, field: str, message: Any) -> None:  # noqa: ANN401 - lazy words
        if field not in self.errors:
            self.add_error(field, message)

    def answers(self) -> Answers:
        said = self.cleaned_data
        called = self.alum.nickname or said["first_name"]
        limit = said["limit_other"] if said["limit"] == OTHER else int(said["limit"])
        return Answers(
            {name: said[name] for name in (*_TEXTS, *_LISTS, "shows", "glad_first")}
            | {"month_limit": limit, "at_once": said["at_once"] or self.alum.at_once},
            {
                "address_as": self._address(said),
                "pronouns": said["pronouns"],
                "name": f"{said['first_name']} {said['last_name']}"[:150],
                "called": called[:60],
            },
            said["zone"],
        )

    def so_far(self) -> dict[str, Any]:
        """For the card beside the page: fields of the alum that can be read already."""
        said = self.cleaned_data
        names = (*_TEXTS, *_LISTS, "shows", "glad_first")
        return {name: said[name] for name in names if name in said}

    def _address(self, said: dict[str, Any]) -> str:
        if said["address"] == OTHER:
            return str(said["address_other"])
        is_formal = said["address"] == "formal"
        return f"{self.alum.prefix} {said['last_name']}" if is_formal else ""


def choose(form: forms.Form, name: str, choices: list[Any]) -> None:
    """Sets what can be chosen; a form knows it only once it knows its alum."""
    cast("forms.ChoiceField", form.fields[name]).choices = choices


def _zones(alum: Alum) -> list[Any]:
    """First what Rapport would go by without a choice; a chosen zone that is no place stays."""
    is_own = "zone" in alum.corrected
    known = _("As my city says") if is_own else zones.said(alum.zone or "UTC")
    first = [("", known if is_own else _("%(zone)s, as we have it") % {"zone": known})]
    strange = is_own and alum.zone not in zones.names()
    return [*first, *([(alum.zone, zones.said(alum.zone))] if strange else []), *zones.choices()]


def _first_answers(alum: Alum) -> dict[str, Any]:
    person, is_new = alum.person, alum.opted_in_at is None
    limit = str(alum.proposed_limit)
    address_as = person.address_as if person else ""
    formal = f"{alum.prefix} {alum.last_name}" if alum.prefix else ""
    way = "first" if not address_as else "formal" if address_as == formal else OTHER
    return {name: getattr(alum, name) for name in (*_TEXTS, *_LISTS, "glad_first", "at_once")} | {
        "shows": first_shown(alum) if is_new else alum.shows,
        "address": way,
        "address_other": address_as if way == OTHER else "",
        "pronouns": person.pronouns if person else "",
        "limit": limit if limit in USUAL else OTHER,
        "limit_other": "" if limit in USUAL else limit,
        "formats": [Format.VIDEO, Format.PHONE] if is_new else alum.formats,
        "zone": alum.zone if "zone" in alum.corrected else "",
    }


# What nobody needs to know to write; who would share it switches it on.
_OFF_AT_FIRST = {Part.GROUPS, Part.DEGREE}


def first_shown(alum: Alum) -> list[str]:
    """What is switched on when the page is opened for the first time."""
    return [part.value for part in Part if getattr(alum, part) and part not in _OFF_AT_FIRST]
