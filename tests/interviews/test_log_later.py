"""A log that is saved for later, and next steps with the day that was chosen beside them."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from apps.core.moves import NotYours, StaleMove
from apps.interviews.actions import save_for_later
from apps.interviews.models import Interview, Log, LogDraft
from apps.interviews.steps import Step, dated
from apps.interviews.workflow import Status
from apps.reminders.models import Reminder
from apps.students.models import Student
from tests.conftest import Cast

pytestmark = pytest.mark.django_db

TYPED = {
    "takeaways": "Zoning decides.",
    "step_1": "Read the plan",
    "by_1": "2027-01-14",
    "name_1": "Mireille Okonjo",
    "learned": "partly",
    "sooner": "on",
}
LATER = TYPED | {"do": "later"}


@pytest.fixture
def imani(client: Client, cast: Cast) -> Client:
    client.force_login(cast.imani)
    return client


@pytest.fixture
def path(talk: Interview) -> str:
    return reverse("interviews:log", args=[talk.pk])


def test_what_was_typed_waits_and_nothing_follows_from_it(
    imani: Client, talk: Interview, path: str
) -> None:
    answer = imani.post(path, LATER, follow=True)
    assert answer.redirect_chain == [(reverse("interviews:talk", args=[talk.pk]), 302)]
    assert "Saved for later." in answer.content.decode()
    before = talk.status
    talk.refresh_from_db()
    assert (talk.status, Log.objects.count(), LogDraft.objects.count()) == (before, 0, 1)
    form = imani.get(path).context["form"]
    assert {name: form[name].value() for name in TYPED} == TYPED


def test_a_later_press_replaces_the_words_and_closing_takes_them_away(
    imani: Client, path: str
) -> None:
    imani.post(path, LATER)
    imani.post(path, LATER | {"takeaways": "Maps decide."})
    assert LogDraft.objects.get().words["takeaways"] == "Maps decide."
    assert imani.post(path, TYPED | {"pace": "no"}).status_code == 302
    assert (Log.objects.get().learned, LogDraft.objects.count()) == ("partly", 0)


def test_what_is_wrong_in_the_form_is_saved_as_it_was_typed(imani: Client, path: str) -> None:
    assert imani.post(path, LATER | {"by_1": "soon"}).status_code == 302
    assert imani.get(path).context["form"]["by_1"].value() == "soon"


def test_a_log_that_was_closed_meanwhile_keeps_the_words_on_the_page(
    imani: Client, path: str
) -> None:
    imani.post(path, TYPED | {"pace": "no"})
    answer = imani.post(path, LATER | {"takeaways": "Typed in another window."})
    assert answer.status_code == 409
    assert "Typed in another window." in answer.content.decode()
    assert LogDraft.objects.count() == 0


def test_nobody_saves_for_another(cast: Cast, talk: Interview, now: datetime) -> None:
    with pytest.raises(NotYours):
        save_for_later(talk, {}, now=now, by=cast.mateo)
    Interview.objects.filter(pk=talk.pk).update(status=Status.HELD, ended_at=now)
    with pytest.raises(StaleMove):
        save_for_later(talk, {}, now=now, by=cast.imani)
    assert LogDraft.objects.count() == 0


def test_an_advisor_of_later_is_not_let_in_by_an_old_yes(
    imani: Client, cast: Cast, talk: Interview, path: str
) -> None:
    imani.post(path, LATER | {"shared": "on", "reader": str(cast.dana.pk)})
    assert imani.get(path).context["form"]["shared"].value() == "on"
    Student.objects.filter(pk=talk.contact.student_id).update(advisor=cast.ruth)
    form = imani.get(path).context["form"]
    assert (form["shared"].value(), form["reader"].value()) == ("", str(cast.ruth.pk))


def test_a_day_beside_a_step_brings_it_back_whatever_its_words(imani: Client, path: str) -> None:
    imani.post(path, TYPED | {"pace": "no"})
    log = Log.objects.get()
    assert (log.next_steps, log.step_days) == ("Read the plan", {"Read the plan": "2027-01-14"})
    row = Reminder.objects.get(kind="next_step")
    assert (row.values["step"], row.values["on"]) == ("Read the plan", "2027-01-14")
    form = imani.get(path).context["form"]
    shown = [(step.value(), by.value()) for step, by in form.step_rows()]
    assert shown == [("Read the plan", "2027-01-14"), (None, None), (None, None)]


def test_a_day_without_a_step_is_asked_about(imani: Client, path: str) -> None:
    answer = imani.post(path, TYPED | {"pace": "no", "by_2": "2027-01-15"})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"step_2": ["Write what you will do by then."]}


def test_there_is_always_a_row_for_one_more_step(imani: Client, path: str) -> None:
    four = {f"step_{n}": f"Step {n}" for n in (1, 2, 3, 4)}
    imani.post(path, TYPED | four | {"pace": "no"})
    assert Log.objects.get().next_steps == "Step 1\nStep 2\nStep 3\nStep 4"
    rows = imani.get(path).context["form"].step_rows()
    assert [step.value() for step, _by in rows] == ["Step 1", "Step 2", "Step 3", "Step 4", None]


def test_a_chosen_day_goes_before_the_one_in_the_words(now: datetime) -> None:
    line, zone = "Read the plan by 14 January", "America/Los_Angeles"
    chosen = dated(line, written=now, zone=zone, days={line: "2027-02-01"})
    assert chosen == [Step(line, date(2027, 2, 1))]
    assert dated(line, written=now, zone=zone, days={line: "2020-02-01"}) == []
