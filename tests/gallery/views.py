from datetime import UTC, datetime

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.accounts.models import Person, Role
from apps.core.forms import RapportForm, Segments, Switch

NOON = datetime(2026, 12, 10, 16, 0, tzinfo=UTC)
STEPS = [
    {"state": "done", "name": "Research", "stat": "5 findings, 2 open questions", "url": "#"},
    {"state": "done", "name": "Find people", "stat": "6 people kept", "url": "#"},
    {"state": "done", "name": "Prepare", "stat": "Introduction, 11 questions", "url": "#"},
    {"state": "prog", "name": "Reach out", "stat": "4 sent, 3 answered", "url": "#"},
    {"state": "you", "name": "Talk", "stat": "1 to set", "url": "#"},
    {"state": "", "name": "Follow up", "stat": "", "url": ""},
]


class Everything(RapportForm, forms.Form):
    name = forms.CharField(label="Your full name", help_text="People you write to will see it.")
    note = forms.CharField(label="Your note", widget=forms.Textarea(attrs={"class": "note"}))
    day = forms.DateField(label="Day", widget=forms.DateInput(attrs={"type": "date"}))
    how = forms.ChoiceField(
        label="How did you find them?", choices=[("", "Choose"), ("a", "A name I was given")]
    )
    length = forms.ChoiceField(
        label="How long", widget=Segments, choices=[("15", "15 minutes"), ("20", "20 minutes")]
    )
    share = forms.ChoiceField(
        label="Who can read this?",
        widget=forms.RadioSelect,
        choices=[("me", "Only I"), ("us", "Dana and I")],
    )
    topics = forms.MultipleChoiceField(
        label="Glad to talk about",
        widget=forms.CheckboxSelectMultiple,
        choices=[("a", "Getting started"), ("b", "Working abroad")],
    )
    first = forms.BooleanField(
        label="I am glad to be someone’s first", help_text="A student may see it."
    )
    city = forms.BooleanField(label="City", widget=Switch, required=False)
    file = forms.FileField(label="A file")

    def clean(self) -> None:
        if self.is_bound:
            raise forms.ValidationError("Two of these do not fit together.")


def _as_imani(request: HttpRequest) -> None:
    request.user = Person(
        name="Imani Castellanos", called="Imani", email="imani@alder.example", role=Role.STUDENT
    )


@login_not_required
def app(request: HttpRequest) -> HttpResponse:
    _as_imani(request)
    messages.success(request, "Sent to Rosalind.")
    messages.error(request, "The file could not be read.")
    page = Paginator(range(55), 10).get_page(request.GET.get("page", 2))
    values = {
        "steps": STEPS,
        "moment": NOON,
        "zone": "Europe/Amsterdam",
        "page": page,
        "nav_counts": {"home:today": 3},
        "me_line": "Geography, third year",
    }
    return render(request, "gallery/app.html", values)


@login_not_required
def task(request: HttpRequest) -> HttpResponse:
    _as_imani(request)
    return render(request, "gallery/task.html", {"form": Everything()})


@login_not_required
def form(request: HttpRequest) -> HttpResponse:
    _as_imani(request)
    bound = Everything({})
    return render(request, "gallery/task.html", {"form": bound}, status=bound.status)


@login_not_required
def solo(request: HttpRequest) -> HttpResponse:
    return render(request, "gallery/solo.html", {"moment": NOON, "zone": "Europe/Amsterdam"})


@login_not_required
def welcome(request: HttpRequest) -> HttpResponse:
    return render(request, "gallery/welcome.html")


@login_not_required
def error(request: HttpRequest, code: int) -> HttpResponse:
    happened = "Rosalind has answered in the meantime: Thursday 10 December, 5:00 pm."
    return render(request, f"{code}.html", {"happened": happened}, status=code)
