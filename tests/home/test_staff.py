"""The staff: who comes in, who reads for whom, who leaves, and where their students go."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import Away, Person, Role, away_on
from apps.core.moves import NotYours, Refused
from apps.home.actions import (
    Handover,
    change_role,
    end_away,
    invite_staff,
    move_students,
    plan_away,
    readers_change,
    remove_staff,
)
from apps.home.roster import Entry, enter
from apps.mail.models import Message
from apps.outreach.actions import approve, comment, return_draft
from apps.outreach.models import Request, Review
from apps.reminders.models import Reminder
from apps.students.models import Advising, Student
from tests.access.world import build
from tests.conftest import NOW, Cast

DAY = timedelta(days=1)
TODAY = date(2026, 11, 23)


@pytest.fixture
def nils(client: Client, cast: Cast, morning: object) -> Client:
    client.force_login(cast.nils)
    return client


def second(cast: Cast) -> Person:
    return enter(Entry("olu@alder.example", "Olu Adeyemi", Role.COORDINATOR), now=NOW)


def told(person: Person) -> list[int]:
    """The drafts of which this advisor will be reminded."""
    waiting = Reminder.objects.pending().filter(recipient=person, kind="draft_waits")
    return list(waiting.values_list("subject_id", flat=True))


def test_somebody_is_invited_by_a_mail_and_may_sign_in(nils: Client, cast: Cast) -> None:
    typed = {"name": "Ines Duarte", "email": "ines@alder.example", "role": "advisor"}
    assert nils.post(reverse("home:staff"), typed).status_code == 302
    ines = Person.objects.who_may_sign_in("ines@alder.example").get()
    assert (ines.role, ines.name, ines.has_usable_password()) == ("advisor", "Ines Duarte", False)
    letter = Message.objects.get(template="home/mail/staff_invitation")
    assert letter.recipient == ines
    shown = nils.get(reverse("home:staff")).content.decode()
    assert "Has not signed in yet." in shown
    nils.post(reverse("home:colleague", args=[ines.pk]), {"do": "again"})
    assert Message.objects.filter(recipient=ines).count() == 2


def test_an_address_that_is_taken_is_told_and_what_was_typed_stays(
    nils: Client, cast: Cast
) -> None:
    typed = {"name": "Ines Duarte", "email": "imani@alder.example", "role": "advisor"}
    answer = nils.post(reverse("home:staff"), typed)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Imani Castellanos signs in with this address already, as student." in shown
    assert 'value="Ines Duarte"' in shown
    cast.imani.refresh_from_db()
    assert cast.imani.role == "student"


def test_only_a_coordinator_changes_the_staff(cast: Cast) -> None:
    for verb in (
        lambda: invite_staff("a@b.example", "A", "advisor", now=NOW, by=cast.dana),
        lambda: remove_staff(cast.ruth, Handover(leaves=True), now=NOW, by=cast.dana),
        lambda: change_role(cast.dana, "coordinator", Handover(), now=NOW, by=cast.dana),
        lambda: move_students([cast.student.pk], cast.ruth, now=NOW, by=cast.dana),
        lambda: plan_away(cast.ruth, TODAY, TODAY, None, now=NOW, by=cast.dana),
    ):
        with pytest.raises(NotYours):
            verb()
    assert cast.student.advisor == cast.dana


def test_the_last_coordinator_and_oneself_stay(nils: Client, cast: Cast) -> None:
    page = reverse("home:colleague", args=[cast.nils.pk])
    for typed in ({"do": "remove"}, {"do": "role", "role": "advisor"}):
        answer = nils.post(page, typed)
        assert answer.status_code == 422
        assert "This is the only coordinator. Invite another one first." in answer.content.decode()
    olu = second(cast)
    for typed in ({"do": "remove"}, {"do": "role", "role": "advisor"}):
        assert "That is you. Another coordinator" in nils.post(page, typed).content.decode()
    cast.nils.refresh_from_db()
    assert (cast.nils.role, cast.nils.is_active) == ("coordinator", True)
    change_role(olu, "advisor", Handover(), now=NOW, by=cast.nils)
    assert list(Person.objects.coordinators()) == [cast.nils]


def test_nobody_leaves_students_behind_unless_it_is_said(nils: Client, cast: Cast) -> None:
    page = reverse("home:colleague", args=[cast.dana.pk])
    answer = nils.post(page, {"do": "remove"})
    assert answer.status_code == 422
    assert "Dana advises 1 student. Choose who does from now on." in answer.content.decode()
    assert cast.student.advisor == cast.dana
    assert nils.post(page, {"do": "remove", "to": str(cast.ruth.pk)}).status_code == 302
    assert cast.student.advisor == cast.ruth
    cast.dana.refresh_from_db()
    assert (cast.dana.is_active, cast.dana.may_sign_in) == (False, False)
    invite_staff("dana@alder.example", "Dana Whitlock", "advisor", now=NOW, by=cast.nils)
    remove_staff(cast.ruth, Handover(leaves=True), now=NOW, by=cast.nils)
    assert not Student.objects.exclude(advisor=None).exists()


def test_who_is_removed_is_signed_out(cast: Cast, morning: object) -> None:
    dana = Client()
    dana.force_login(cast.dana)
    assert dana.get(reverse("advising:caseload")).status_code == 200
    remove_staff(cast.dana, Handover(cast.ruth), now=NOW, by=cast.nils)
    assert dana.get(reverse("advising:caseload")).status_code == 302


def test_an_advisor_who_coordinates_hands_the_caseload_over(cast: Cast) -> None:
    with pytest.raises(Refused):
        change_role(cast.dana, "coordinator", Handover(), now=NOW, by=cast.nils)
    change_role(cast.dana, "coordinator", Handover(cast.ruth), now=NOW, by=cast.nils)
    assert (cast.student.advisor, cast.dana.role) == (cast.ruth, "coordinator")


def test_whoever_advised_before_keeps_nothing(cast: Cast, now: object) -> None:
    world = build(cast, NOW)
    draft = world.review.request_id
    assert told(cast.dana) == [draft]
    assert move_students([cast.student.pk], cast.ruth, now=NOW, by=cast.nils) == 1
    for gone, here in ((cast.dana, cast.ruth),):
        assert list(Student.objects.visible_to(gone)) == []
        assert list(Review.objects.visible_to(gone)) == []
        assert list(Request.objects.visible_to(gone)) == []
        assert (told(gone), told(here)) == ([], [draft])
        assert list(Review.objects.visible_to(here)) == [world.review]
    dana = Client()
    dana.force_login(cast.dana)
    for page in ("advising:student", "advising:draft"):
        pk = cast.student.pk if page == "advising:student" else world.review.pk
        assert dana.get(reverse(page, args=[pk])).status_code == 404
    history = [(one.advisor, one.until, one.by) for one in Advising.objects.of(cast.student)]
    assert history == [(cast.ruth, None, cast.nils), (cast.dana, NOW, None)]
    assert move_students([cast.student.pk], cast.ruth, now=NOW, by=cast.nils) == 0


def test_the_next_advisor_does_not_read_what_the_last_one_decided(
    cast: Cast, morning: object
) -> None:
    world = build(cast, NOW)
    approve(world.review, now=NOW, by=cast.dana)
    assert list(Review.objects.read_by(cast.dana, cast.student)) == [world.review]
    move_students([cast.student.pk], cast.ruth, now=NOW, by=cast.nils)
    assert list(Review.objects.visible_to(cast.ruth)) == []
    ruth = Client()
    ruth.force_login(cast.ruth)
    assert ruth.get(reverse("advising:draft", args=[world.review.pk])).status_code == 404


def test_an_away_advisors_drafts_go_to_a_colleague_and_come_back(cast: Cast) -> None:
    world = build(cast, NOW)
    draft = world.review.request_id
    plan_away(cast.dana, TODAY + DAY, TODAY + 2 * DAY, cast.ruth, now=NOW, by=cast.nils)
    assert list(Review.objects.visible_to(cast.ruth)) == []
    readers_change(now=NOW + DAY)
    assert [person.pk for person in away_on(TODAY + DAY)] == [cast.dana.pk]
    assert list(Review.objects.visible_to(cast.ruth)) == [world.review]
    assert list(Student.objects.visible_to(cast.ruth)) == [cast.classmate]
    assert (told(cast.dana), told(cast.ruth)) == ([], [draft])
    readers_change(now=NOW + 3 * DAY)
    assert list(Review.objects.visible_to(cast.ruth)) == []
    assert (told(cast.dana), told(cast.ruth)) == ([draft], [])


def test_a_colleague_decides_and_only_for_these_days(cast: Cast, morning: object) -> None:
    world = build(cast, NOW)
    page = reverse("advising:draft", args=[world.review.pk])
    ruth = Client()
    ruth.force_login(cast.ruth)
    assert ruth.get(page).status_code == 404
    away = plan_away(cast.dana, TODAY, TODAY, cast.ruth, now=NOW, by=cast.nils)
    assert ruth.get(page).status_code == 200
    assert ruth.get(reverse("advising:student", args=[cast.student.pk])).status_code == 404
    world.review.refresh_from_db()
    review = Review.objects.get(pk=world.review.pk)
    approve(review, now=NOW, by=cast.ruth)
    review.refresh_from_db()
    assert (review.verdict, review.decided_by) == ("approved", cast.ruth)
    end_away(away, now=NOW, by=cast.nils)
    assert ruth.get(page).status_code == 404


def test_the_student_is_told_who_reads(client: Client, cast: Cast, morning: object) -> None:
    world = build(cast, NOW)
    client.force_login(cast.imani)
    asked = reverse("outreach:request", args=[world.review.request_id])
    sees = reverse("home:what_my_advisor_sees")
    assert "Dana is reading it" in client.get(asked).content.decode()
    assert "is away." not in client.get(sees).content.decode()
    away = plan_away(cast.dana, TODAY, TODAY, cast.ruth, now=NOW, by=cast.nils)
    assert "Ruth is reading it" in client.get(asked).content.decode()
    shown = client.get(sees).content.decode()
    assert "Dana is away." in shown
    assert f"{cast.ruth.name} opens drafts that you send" in shown
    comment(Review.objects.get(), "", "Shorter.", now=NOW, by=cast.ruth)
    return_draft(Review.objects.get(), now=NOW, by=cast.ruth)
    end_away(away, now=NOW, by=cast.nils)
    compose = client.get(asked, follow=True).content.decode()
    assert "What Ruth said" in compose
    assert "What Dana said" not in compose


def test_without_a_name_the_first_who_is_here_reads(cast: Cast) -> None:
    plan_away(cast.ruth, TODAY, TODAY, cast.dana, now=NOW, by=cast.nils)
    plan_away(cast.dana, TODAY, TODAY, None, now=NOW, by=cast.nils)
    for person in (cast.dana, cast.ruth):
        person.refresh_from_db()
        assert person.covered_by is None
    ines = invite_staff("ines@alder.example", "Ines Duarte", "advisor", now=NOW, by=cast.nils)
    readers_change(now=NOW)
    for person in (cast.dana, cast.ruth):
        person.refresh_from_db()
        assert person.covered_by == ines


def test_a_reader_who_leaves_reads_no_more(cast: Cast) -> None:
    plan_away(cast.dana, TODAY, TODAY, cast.ruth, now=NOW, by=cast.nils)
    remove_staff(cast.ruth, Handover(leaves=True), now=NOW, by=cast.nils)
    cast.dana.refresh_from_db()
    assert cast.dana.covered_by is None


def test_the_last_day_is_not_before_the_first(nils: Client, cast: Cast) -> None:
    page = reverse("home:colleague", args=[cast.dana.pk])
    typed = {"do": "away", "first": "2026-12-02", "last": "2026-12-01", "reader": ""}
    answer = nils.post(page, typed)
    assert answer.status_code == 422
    assert "Choose a last day that is not before the first." in answer.content.decode()
    assert not Away.objects.exists()
    assert nils.post(page, typed | {"last": "2026-12-03"}).status_code == 302
    away = Away.objects.get()
    assert (away.starts_on, away.ends_on) == (date(2026, 12, 2), date(2026, 12, 3))
    assert "2 December to 3 December 2026" in nils.get(page).content.decode()
    assert nils.post(reverse("home:here", args=[away.pk])).status_code == 302
    assert not Away.objects.exists()


def away_form(first: str, last: str, reader: object = "") -> dict[str, str]:
    return {"do": "away", "first": first, "last": last, "reader": str(reader)}


def test_days_away_do_not_overlap_and_lie_ahead(nils: Client, cast: Cast) -> None:
    page = reverse("home:colleague", args=[cast.dana.pk])
    typed = away_form("2026-12-02", "2026-12-05", cast.ruth.pk)
    for _press in "12":
        assert nils.post(page, typed).status_code == 302
    assert Away.objects.count() == 1
    for first, last in (("2026-12-05", "2026-12-09"), ("2026-12-01", "2026-12-08")):
        answer = nils.post(page, away_form(first, last))
        assert answer.status_code == 422
        assert "Dana is away from Wednesday 2 December" in answer.content.decode()
    over = nils.post(page, away_form("2026-11-20", "2026-11-22"))
    assert over.status_code == 422
    assert "These days are over." in over.content.decode()
    assert nils.post(page, away_form("2026-12-06", "2026-12-08")).status_code == 302
    assert Away.objects.count() == 2


def test_it_is_told_who_reads_and_not_what_was_wished(nils: Client, cast: Cast) -> None:
    page = reverse("home:colleague", args=[cast.dana.pk])

    def told_after(typed: dict[str, str]) -> str:
        return nils.post(page, typed, follow=True).content.decode()

    assert "Ruth reads the drafts for Dana now." in told_after(
        away_form("2026-11-23", "2026-11-23")
    )
    here = reverse("home:here", args=[Away.objects.get().pk])
    assert "Drafts go to Dana again." in nils.post(here, follow=True).content.decode()
    assert "A colleague who is here" in told_after(away_form("2026-12-02", "2026-12-03"))
    here = reverse("home:here", args=[Away.objects.get().pk])
    assert "Dana is here on these days." in nils.post(here, follow=True).content.decode()
    remove_staff(cast.ruth, Handover(leaves=True), now=NOW, by=cast.nils)
    for first in ("2026-11-23", "2026-12-02"):
        assert "drafts wait for Dana." in told_after(away_form(first, first))


def test_a_refused_press_leaves_the_part_ticked(nils: Client, cast: Cast) -> None:
    """Of the other form on the page: nothing was chosen there, so what stands is shown."""
    path = reverse("home:colleague", args=[cast.dana.pk])
    answer = nils.post(path, {"do": "remove", "to": ""})
    assert answer.status_code == 422
    assert answer.context["role"]["role"].value() == "advisor"
    assert nils.post(path, {"do": "nothing"}).context["role"]["role"].value() == "advisor"


def test_a_part_that_stays_is_told(nils: Client, cast: Cast) -> None:
    page = reverse("home:colleague", args=[cast.dana.pk])
    answer = nils.post(page, {"do": "role", "role": "advisor", "to": ""}, follow=True)
    assert "Dana keeps this part." in answer.content.decode()


def test_chosen_students_and_whole_caseloads_move(nils: Client, cast: Cast) -> None:
    page = reverse("home:caseloads")
    answer = nils.post(page, {"to": str(cast.ruth.pk)})
    assert answer.status_code == 422
    assert "Tick at least one student" in answer.content.decode()
    nils.post(page, {"to": str(cast.ruth.pk), "pk": [str(cast.student.pk)]})
    assert cast.student.advisor == cast.ruth
    typed = {"advisor": str(cast.ruth.pk), "to": str(cast.dana.pk), "do": "whole"}
    assert nils.post(page, typed).status_code == 302
    assert (cast.student.advisor, cast.classmate.advisor) == (cast.dana, cast.dana)
    nils.post(page, {"advisor": str(cast.dana.pk), "to": "nobody", "do": "whole"})
    assert not Student.objects.exclude(advisor=None).exists()
    assert "Imani Castellanos" in nils.get(f"{page}?advisor=nobody").content.decode()


def test_who_graduated_moves_with_no_caseload(nils: Client, cast: Cast) -> None:
    """The day itself still counts; both are Dana's, and Imani alone is here."""
    Student.objects.filter(pk=cast.classmate.pk).update(advisor=cast.dana, graduates_on=TODAY - DAY)
    Student.objects.filter(pk=cast.student.pk).update(graduates_on=TODAY)
    page = reverse("home:caseloads")
    shown = nils.get(f"{page}?advisor={cast.dana.pk}")
    assert [one.pk for one in shown.context["page"]] == [cast.student.pk]
    nils.post(page, {"advisor": str(cast.dana.pk), "to": str(cast.ruth.pk), "do": "whole"})
    assert (cast.student.advisor, cast.classmate.advisor) == (cast.ruth, cast.dana)


PRICES = {"home:staff": 8, "home:caseloads": 10}


@pytest.mark.parametrize("more", [0, 2])
@pytest.mark.parametrize("name", PRICES)
def test_the_price_of_a_page(
    nils: Client,
    cast: Cast,
    django_assert_num_queries: DjangoAssertNumQueries,
    name: str,
    more: int,
) -> None:
    for number in range(more):
        enter(Entry(f"a{number}@alder.example", f"Advisor {number}", "advisor"), now=NOW)
        dana = cast.dana.email
        student = Entry(f"s{number}@alder.example", f"S {number}", "student", advisor=dana)
        enter(student, now=NOW)
    nils.get(reverse(name))
    with django_assert_num_queries(PRICES[name]):
        assert nils.get(reverse(name)).status_code == 200
