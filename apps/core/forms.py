"""What every form shares: errors at the field and once on top, and no form tag of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.core.joining import Crossed

# For a time between two o'clock and three on the Sunday when summer time begins.
SKIPPED = _lazy("The clocks go forward then; choose an hour later.")


@dataclass(frozen=True)
class Problem:
    """One line of the error summary; `anchor` is empty where no field is to blame."""

    anchor: str
    message: str


class Segments(forms.RadioSelect):
    """One choice among a few short ones, shown as buttons in a row; `icons` by value."""

    segments = True

    def __init__(self, icons: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.icons = dict(icons or {})

    def create_option(self, name: str, value: Any, *args: Any, **rest: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own signature
        option: dict[str, Any] = super().create_option(name, value, *args, **rest)
        return option | {"icon": self.icons.get(str(value), "")}


class Switch(forms.CheckboxInput):
    """A yes or no that reads as being on or off."""

    switch = True


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class StartInput(forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class StartField(forms.TimeField):
    """An hour and minute of a wall clock."""

    widget = StartInput


class DayField(forms.DateField):
    """A day that every zone and calendar can hold; far ones are slips of the hand."""

    widget = DayInput
    default_validators = [
        MinValueValidator(date(2000, 1, 1), _lazy("Look at the year again.")),
        MaxValueValidator(date(2200, 1, 1), _lazy("Look at the year again.")),
    ]


def seal_field(longest: int | None = 300) -> forms.CharField:
    """Says which words the page showed (`core/joining.py`), so that two windows lose none."""
    return forms.CharField(required=False, max_length=longest, widget=forms.HiddenInput)


class RapportForm(forms.BaseForm):
    """Mix into a Form or ModelForm. The page writes `<form>`, token and buttons itself.

    A bound form with errors is answered with status 422; the layout prints `problems`.
    """

    use_required_attribute = False  # our own words come from the server, with JavaScript or without

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if (
                field.error_messages.get("required")
                == forms.Field.default_error_messages["required"]
            ):
                field.error_messages["required"] = missing(self[name])

    def ask_which(self, crossed: Crossed) -> None:
        """Says at each line what another window saved; the next press keeps what stands here."""
        for name, stands in crossed.stands.items():
            self.add_error(name, self.meanwhile(name, stands))
        self.retype(seal=crossed.seal)

    def meanwhile(self, _name: str, stands: str) -> str:
        """What a line says about the words that another window saved in its place."""
        words = _("Another window saved “%(text)s” here meanwhile. Write what is to stay.")
        return words % {"text": stands}

    def retype(self, **words: str) -> None:
        """Puts other words into the form, for the page that asks again; empty ones take away."""
        data = self.data.copy()  # type: ignore[attr-defined] # a QueryDict
        for name, text in words.items():
            data.pop(name, None)
            if text:
                data[name] = text
        self.data = data

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        helper.include_media = False
        return helper

    @property
    def status(self) -> int:
        """The HTTP status of a page that shows this form: 422 once it has errors."""
        return 422 if self.is_bound and self.errors else 200

    @property
    def problems(self) -> list[Problem]:
        """Each error once, in the order of the fields, with the id to jump to."""
        return problems(self)


def problems(form: forms.BaseForm) -> list[Problem]:
    """The same for any form, allauth's too."""
    found = [Problem("", str(message)) for message in form.non_field_errors()]
    for field in form:
        found += [Problem(anchor(field), _said(field, str(message))) for message in field.errors]
    return found


def missing(field: forms.BoundField) -> str:
    """What to do about an empty field: its own name, so that a list of problems can be read."""
    if isinstance(field.field, forms.ChoiceField | forms.BooleanField):
        return _("Choose an answer: “%(label)s”.") % {"label": field.label}
    return _("Fill in “%(label)s”.") % {"label": field.label}


def _said(field: forms.BoundField, message: str) -> str:
    """Django's "This field is required." names nothing; forms of packages still say it."""
    return missing(field) if message == forms.Field.default_error_messages["required"] else message


def anchor(field: forms.BoundField) -> str:
    """The id that a link in the summary points to: of a group, its first control."""
    if field.is_hidden:
        return ""
    return field.id_for_label or f"{field.auto_id}_0"
