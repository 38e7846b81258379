"""The log: every field may stay empty but the last question."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.contacts.models import Pace
from apps.core.forms import RapportForm, Segments
from apps.core.wording import daytime
from apps.interviews.actions import Account, Name
from apps.interviews.forms import steps
from apps.interviews.models import Formality, Interview, Learned, Log, LogDraft

ROWS = (1, 2, 3)
YES, NO = "yes", "no"
ASKED: list[tuple[str, Any]] = [(YES, _("Yes")), (NO, _("No")), ("", _("I did not ask"))]
WORDS = ("takeaways", "still_open", "new_path", "promised", "formality", "pace", "learned")


def voice(label: Any, longest: int, rows: int = 2, said: Any = "") -> forms.CharField:  # noqa: ANN401 - str or lazy
    """A field for sentences of one's own; `said` stands below it."""
    area = forms.Textarea(attrs={"rows": rows, "class": "voice"})
    return forms.CharField(
        label=label, max_length=longest, required=False, widget=area, help_text=said
    )


def _answer(label: Any, choices: list[tuple[str, Any]]) -> forms.TypedChoiceField:  # noqa: ANN401 - str or lazy
    """Yes, no, or nothing said (None)."""
    meant: Mapping[str, bool] = {YES: True, NO: False}
    means: Callable[[str], bool | None] = meant.get
    return forms.TypedChoiceField(
        label=label,
        choices=choices,
        coerce=means,
        empty_value=None,
        required=False,
        widget=Segments,
    )


def _sooner(when: str) -> forms.BooleanField:
    """A conversation that lies ahead is logged only by somebody who means it."""
    planned = _("It is planned for %(when)s. Say if you spoke sooner.") % {"when": when}
    return forms.BooleanField(
        label=_("We spoke sooner than %(when)s") % {"when": when},
        error_messages={"required": planned},
    )


class LogForm(RapportForm, forms.Form):
    seal = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    takeaways = voice(_("What you took away"), 4000, 3)
    advice = voice(_("Advice you were given"), 4000)
    still_open = voice(
        _("Questions still open"), 2000, said=_("Each one can go to your next prep sheet.")
    )
    learned = forms.ChoiceField(
        label=_("Did you learn what you hoped?"),
        choices=Learned.choices,
        required=False,
        widget=Segments,
    )
    may_write_again = _answer(_("May you write again?"), ASKED)
    new_path = forms.CharField(
        label=_("A path you did not know existed"),
        max_length=200,
        required=False,
        help_text=_("Starts a new exploration; the one you are on stays first."),
        widget=forms.TextInput(attrs={"class": "voice", "autocomplete": "off"}),
    )
    promised = voice(_("Promised by either of you"), 2000)
    formality = forms.ChoiceField(
        label=_("How formal it was"),
        choices=Formality.choices,
        required=False,
        widget=Segments,
    )
    shared = forms.BooleanField(required=False)
    reader = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    pace = forms.ChoiceField(
        choices=[
            (Pace.DAYS, _("It went especially well: in 90 days")),
            (Pace.NEWS, _("When I have news")),
            (Pace.NO, _("No")),
        ],
        widget=Segments,
        error_messages={
            "required": _("Choose one of the three; nothing is planned unless you do.")
        },
    )

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 - QueryDict or None
        *,
        interview: Interview,
        log: Log | None,
        now: datetime,
        draft: LogDraft | None = None,
    ) -> None:
        self.advisor, self.draft = interview.contact.student.advisor, draft
        first = initial_of(log, self.advisor)
        first |= draft_of(draft, self.advisor) if log is None and draft else {}
        super().__init__(data, initial=first)
        steps.add_rows(self, steps.count_of(data, first))
        if interview.starts_at and interview.is_ahead(now):
            when = daytime(interview.starts_at, interview.contact.student.person.zone)
            self.fields["sooner"] = _sooner(when)
        called = interview.contact.called
        self["pace"].label = _("Keep in touch with %(name)s?") % {"name": called}
        for number in ROWS:
            self._add_name(number, called)

    def _add_name(self, number: int, called: str) -> None:
        plain = {"autocomplete": "off"}
        self.fields[f"name_{number}"] = forms.CharField(
            label=_("Name"), max_length=150, required=False, widget=forms.TextInput(attrs=plain)
        )
        self.fields[f"place_{number}"] = forms.CharField(
            label=_("Where"), max_length=160, required=False, widget=forms.TextInput(attrs=plain)
        )
        asked = _("May you use %(name)s’s name?") % {"name": called}
        self.fields[f"use_{number}"] = _answer(asked, ASKED)

    def step_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return steps.rows(self)

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Name, where, may I use your name; three times."""
        return [(self[f"name_{n}"], self[f"place_{n}"], self[f"use_{n}"]) for n in ROWS]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for number in ROWS:
            if data.get(f"place_{number}") and not data.get(f"name_{number}"):
                self.add_error(f"name_{number}", _("Write the name of the person who works there."))
        steps.check(self, data)
        if data.get("shared") and data.get("reader") not in {"", _key(self.advisor)}:
            self._ask_whom()
        return data

    def _ask_whom(self) -> None:
        """The page named somebody who advises no more; nothing is shared with the next unasked."""
        self.add_error("shared", _("Your advisor has changed. Say again if you share this log."))
        self.retype(shared="", reader=_key(self.advisor))

    def account(self) -> Account:
        data = self.cleaned_data
        words = {name: _unix(data[name]) for name in WORDS}
        words |= {name: data[name] for name in ("may_write_again", "shared")}
        words |= steps.words_of(self)
        return Account(
            words=words,
            advice=[line.strip() for line in data["advice"].splitlines() if line.strip()],
            names=[self._name(number) for number in ROWS if data[f"name_{number}"]],
            seal=data["seal"],
            sooner=data.get("sooner", False),
        )

    def typed(self) -> dict[str, str]:
        """What stands in the form, right or wrong, to be saved for later."""
        filled = {name: self.data.get(name, "") for name in self.fields}
        return {name: words for name, words in filled.items() if words}

    def _name(self, number: int) -> Name:
        data = self.cleaned_data
        name = " ".join(data[f"name_{number}"].split())
        return Name(name, data[f"place_{number}"], data[f"use_{number}"] is True)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")


def _key(person: Person | None) -> str:
    return str(person.pk) if person else "nobody"


def initial_of(log: Log | None, advisor: Person | None) -> dict[str, Any]:
    """The form as the closed log stands; private and without a choice before it is closed."""
    first = {"shared": False, "reader": _key(advisor)}
    if log is None:
        return first
    said = {True: YES, False: NO, None: ""}
    is_read = log.shared and log.shared_with_id == (advisor.pk if advisor else None)
    kept = {name: getattr(log, name) for name in WORDS} | {"seal": log.seal}
    kept |= first | {"shared": is_read, "may_write_again": said[log.may_write_again]}
    return kept | steps.initial_of(log)


def draft_of(draft: LogDraft, advisor: Person | None) -> dict[str, Any]:
    """The form as it was saved for later; with an advisor of before nothing is shared."""
    kept = {name: words for name, words in draft.words.items() if name != "seal"}
    is_same = kept.get("reader") == _key(advisor)
    return kept if is_same else kept | {"reader": _key(advisor), "shared": ""}
