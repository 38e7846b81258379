"""A coordinator looks on as a student: for twenty minutes, one at a time, and all is told."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from apps.accounts.models import Person, Role
from apps.contacts.models import Contact
from apps.core.moves import NotYours
from apps.home.actions import look_off, look_on
from apps.home.models import Viewing
from apps.home.viewing import PAGES, WHOLE, looked
from apps.interviews.models import Interview, ThankYou
from apps.outreach.models import Request
from apps.students.models import Student
from tests.conftest import Cast
from tests.home.world import SECRETS, World, whole


def looking(student: Student, by: Person) -> Client:
    """Nils, who has pressed the button on the page of this student."""
    client = Client()
    client.force_login(by)
    answer = client.post(reverse("home:look_on", args=[student.pk]))
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("home:today"))
    return client


def test_it_ends_by_itself_after_twenty_minutes(
    cast: Cast, morning: datetime, settings: Settings
) -> None:
    client = looking(cast.student, cast.nils)
    later(settings, morning, timedelta(minutes=19))
    assert client.get(reverse("contacts:people")).status_code == 200
    later(settings, morning, timedelta(minutes=21))
    # Not even a press that is the coordinator's own to make: it was made on a student's page.
    answer = client.post(reverse("home:look_on", args=[cast.classmate.pk]))
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("home:today"))
    assert client.get(reverse("advising:caseload")).status_code == 200
    viewing = Viewing.objects.get()
    assert (viewing.student, viewing.until) == (cast.student, viewing.ends_at)


def later(settings: Settings, morning: datetime, by: timedelta) -> None:
    """Moves the clock of the pages, as `morning` set it."""
    offset = morning + by - datetime.now(UTC)
    Path(settings.RAPPORT_CLOCK_FILE).write_text(str(offset.total_seconds()))


def test_the_bar_ends_it_at_once(cast: Cast) -> None:
    client = looking(cast.student, cast.nils)
    answer = client.post(reverse("home:look_off"))
    assert answer.headers["Location"] == reverse("advising:student", args=[cast.student.pk])
    assert client.get(answer.headers["Location"]).status_code == 200
    assert Viewing.objects.get().ended_at is not None


def test_another_browser_ends_the_first_one(cast: Cast) -> None:
    first = looking(cast.student, cast.nils)
    second = looking(cast.classmate, cast.nils)
    assert "as Mateo" in second.get(reverse("contacts:people")).content.decode()
    assert first.get(reverse("contacts:people")).status_code == 302
    assert first.get(reverse("advising:caseload")).status_code == 200
    # The first browser ended what ran; the second sees its own pages again, too.
    assert second.get(reverse("contacts:people")).status_code == 302


def test_signing_out_signs_the_coordinator_out(cast: Cast) -> None:
    client = looking(cast.student, cast.nils)
    client.post(reverse("account_logout"))
    answer = client.get(reverse("contacts:people"))
    assert (
        answer.headers["Location"]
        == f"{reverse('account_login')}?next={reverse('contacts:people')}"
    )


def test_a_coordinator_who_became_an_advisor_sees_nothing_more(cast: Cast) -> None:
    client = looking(cast.student, cast.nils)
    Person.objects.filter(pk=cast.nils.pk).update(role=Role.ADVISOR)
    assert client.get(reverse("contacts:people")).status_code == 302


def test_who_left_is_no_student_to_look_on_as(cast: Cast, now: datetime) -> None:
    client = looking(cast.student, cast.nils)
    Person.objects.filter(pk=cast.imani.pk).update(role=Role.ALUM)
    assert client.get(reverse("contacts:people")).status_code == 302
    assert client.post(reverse("home:look_on", args=[cast.student.pk])).status_code == 403
    with pytest.raises(NotYours):
        look_on(cast.student, now=now, by=cast.nils)


def test_only_a_coordinator_looks_on(cast: Cast, now: datetime) -> None:
    for person in (cast.dana, cast.imani, cast.rosalind):
        with pytest.raises(NotYours):
            look_on(cast.student, now=now, by=person)
    assert Viewing.objects.count() == 0


def test_the_student_reads_who_when_and_which_pages(cast: Cast, morning: datetime) -> None:
    client = looking(cast.student, cast.nils)
    for name in ("contacts:people", "outreach:requests", "contacts:people"):
        client.get(reverse(name))
    client.get(reverse("contacts:add"))  # refused, so not opened
    client.post(reverse("home:look_off"))
    one = looked(cast.student)[0]
    assert (one.viewing.by, one.pages) == (cast.nils, ["Your people", "Your requests"])
    own = Client()
    own.force_login(cast.imani)
    said = own.get(reverse("home:what_my_advisor_sees")).content.decode()
    assert "Opened: Your people, Your requests." in said
    assert "Monday 23 November, 8:40 am to 8:40 am." in said
    assert looked(cast.classmate) == []


def test_no_script_runs_and_the_end_is_the_first_key(cast: Cast) -> None:
    answer = looking(cast.student, cast.nils).get(reverse("contacts:people"))
    assert "script-src 'none'" in answer.headers["Content-Security-Policy"]
    said = answer.content.decode()
    assert "<script" not in said
    assert said.index(reverse("home:look_off")) < said.index('class="skip"')


def test_ending_twice_ends_once(cast: Cast, now: datetime) -> None:
    viewing = look_on(cast.student, now=now, by=cast.nils)
    assert [one.pk for one in look_off(now=now, by=cast.nils)] == [viewing.pk]
    assert look_off(now=now, by=cast.nils) == []


def test_pages_offered_need_no_more_than_their_name() -> None:
    assert [reverse(name) for name in WHOLE if name not in PAGES] == []


def test_every_person_request_and_conversation_opens(world: World, morning: datetime) -> None:
    """Alumni of the directory, too, of whom a masked row does not say who they are."""
    whole(world)
    Student.objects.update(welcomed_at=morning)
    client = looking(world.cast.student, world.cast.nils)
    pages = {
        "contacts:contact": Contact.objects.values_list("pk", flat=True),
        "outreach:request": Request.objects.values_list("pk", flat=True),
        "interviews:talk": Interview.objects.values_list("pk", flat=True),
        "interviews:prepare": Contact.objects.values_list("pk", flat=True),
        "interviews:log": Interview.objects.values_list("pk", flat=True),
        "interviews:thanks": ThankYou.objects.values_list("interview", flat=True),
    }
    said = client.get(reverse("home:today")).content.decode()
    for name, keys in pages.items():
        assert len(keys) > 0
        for pk in keys:
            answer = client.get(reverse(name, args=[pk]))
            assert (name, pk, answer.status_code) == (name, pk, 200)
            said += answer.content.decode()
    assert [word for word in SECRETS if word in said and word != "Vance"] == []
    assert "Somebody said yes" in said
