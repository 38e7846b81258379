from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.alumni import zones
from apps.alumni.actions import Answers
from apps.alumni.models import Alum, Format, Part, Topic
from apps.core.forms import DayField, RapportForm
from apps.imports.reading import LARGEST

MOST = 20  # requests a month; the table of alumni has the same constraint
OTHER = "other"
_TEXTS = ("first_name", "last_name", "title", "employer", "city", "studies", "line")


class UploadForm(RapportForm, forms.Form):
    file = forms.FileField(
        label=_("CSV file of the Alumni Office"),
        help_text=_("Up to 10 MB, as it was exported: commas, semicolons or tabs."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty."),
            "missing": _("Choose a file."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
    )

    def clean_file(self) -> Any:  # noqa: ANN401 - Django's uploaded file
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Divide it into smaller files.")
            )
        return file


def _text(label: Any, length: int, *, needed: bool = False) -> forms.CharField:  # noqa: ANN401
    return forms.CharField(label=label, max_length=length, required=needed)


class OptInForm(RapportForm, forms.Form):
    """Everything an alum decides, on one page; the record's own words are the first answers."""

    shows = forms.MultipleChoiceField(
        label=_("What students may see"), choices=Part.choices, required=False
    )
    first_name = _text(_("First name"), 80, needed=True)
    last_name = _text(_("Last name"), 80, needed=True)
    title = _text(_("Current role"), 160)
    employer = _text(_("Employer"), 160)
    city = _text(_("City"), 120)
    studies = _text(_("What you studied"), 160)
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
    topics = forms.MultipleChoiceField(
        label=_("Glad to talk about"), choices=Topic.choices, required=False
    )
    line = _text(_("One sentence in your own words"), 300)
    formats = forms.MultipleChoiceField(
        label=_("How you like to talk"),
        choices=Format.choices,
        error_messages={"required": _("Choose at least one way to talk.")},
    )
    glad_first = forms.BooleanField(label=_("I am glad to be someone’s first"), required=False)
    zone = forms.ChoiceField(
        label=_("Your time zone"),
        help_text=_("Your mail tells times in it, and comes by day there."),
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, *args: Any, alum: Alum, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, initial=_first_answers(alum), **kwargs)
        self.alum = alum
        ways = [("first", alum.called)]
        ways += [("formal", f"{alum.prefix} {alum.last_name}")] if alum.prefix else []
        _choose(self, "address", [*ways, (OTHER, _("Another way"))])
        _choose(self, "zone", _zones(alum))

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
        limit = said["limit_other"] if said["limit"] == OTHER else int(said["limit"])
        kept = [*_TEXTS, "shows", "topics", "formats", "glad_first"]
        called = self.alum.nickname or said["first_name"]
        return Answers(
            {name: said[name] for name in kept} | {"month_limit": limit},
            {
                "address_as": self._address(said),
                "pronouns": said["pronouns"],
                "name": f"{said['first_name']} {said['last_name']}"[:150],
                "called": called[:60],
            },
            said["zone"],
        )

    def _address(self, said: dict[str, Any]) -> str:
        if said["address"] == OTHER:
            return str(said["address_other"])
        is_formal = said["address"] == "formal"
        return f"{self.alum.prefix} {said['last_name']}" if is_formal else ""


def _choose(form: forms.Form, name: str, choices: list[Any]) -> None:
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
    limit = str(alum.month_limit)
    address_as = person.address_as if person else ""
    formal = f"{alum.prefix} {alum.last_name}" if alum.prefix else ""
    way = "first" if not address_as else "formal" if address_as == formal else OTHER
    return {name: getattr(alum, name) for name in _TEXTS} | {
        "shows": [part.value for part in Part if getattr(alum, part)] if is_new else alum.shows,
        "address": way,
        "address_other": address_as if way == OTHER else "",
        "pronouns": person.pronouns if person else "",
        "limit": limit if limit in {"1", "2", "4"} else OTHER,
        "limit_other": "" if limit in {"1", "2", "4"} else limit,
        "topics": alum.topics,
        "formats": [Format.VIDEO, Format.PHONE] if is_new else alum.formats,
        "glad_first": alum.glad_first,
        "zone": alum.zone if "zone" in alum.corrected else "",
    }


class ZoneForm(RapportForm, forms.Form):
    """The clock on which an alum reads every time."""

    zone = forms.ChoiceField(
        label=_("Your time zone"), widget=forms.Select(attrs={"class": "form-select"})
    )

    def __init__(self, *args: Any, alum: Alum, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, initial={"zone": alum.zone}, **kwargs)
        _choose(self, "zone", zones.choices())


class LimitForm(RapportForm, forms.Form):
    limit = forms.IntegerField(
        label=_("Requests a month at most"),
        min_value=0,
        max_value=MOST,
        help_text=_("With 0 you stay visible and nobody can ask."),
    )

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.most = most

    def clean_limit(self) -> int:
        """Only less: the link that this form stands behind never expires."""
        limit: int = self.cleaned_data["limit"]
        if limit > self.most:
            raise forms.ValidationError(
                _("This link can only lower it. Ask for a fresh link below to raise it.")
            )
        return limit


class PauseForm(RapportForm, forms.Form):
    until = DayField(
        label=_("Until"),
        required=False,
        help_text=_("Leave it empty to pause until you come back."),
    )

    def __init__(self, *args: Any, today: Any = None, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until(self) -> Any:  # noqa: ANN401 - a date or nothing
        until = self.cleaned_data["until"]
        if until is not None and until <= self.today:
            raise forms.ValidationError(_("Choose a day to come."))
        return until
