"""Words that did not leave: taken back in time, or to somebody whom a colleague advises by now."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from apps.advising.actions import Said, say, unsay
from apps.advising.models import Kind, Round, Word
from apps.advising.sharing import WORDS
from apps.home.sight import values as told
from apps.mail.models import Message
from apps.students.actions import Charge, entrust
from apps.students.models import Student
from tests.conftest import Cast
from tests.home.world import World
from tests.looks import LOOKS, faults, phone, seen, signed_in

HALF = timedelta(seconds=30)


def both_with_dana(cast: Cast, now: datetime) -> tuple[Student, Student]:
    entrust([Charge(cast.classmate.pk, cast.dana)], now=now, by=cast.nils)
    return cast.student, cast.classmate


def leave(student: Student, cast: Cast, now: datetime) -> None:
    entrust([Charge(student.pk, cast.ruth)], now=now, by=cast.nils)


def preview(*students: Student) -> str:
    who = "&".join(f"who={student.pk}" for student in students)
    return f"{reverse('advising:words')}?{who}"


def typed(client: Client, path: str, **texts: str) -> dict[str, str]:
    key = str(client.get(path).context["form"]["key"].value())
    return {"key": key, **texts}


def queued() -> list[tuple[str, str]]:
    rows = Message.objects.filter(template="advising/mail/word", state="queued")
    return sorted(rows.values_list("recipient__called", "values__text"))


def test_undo_leads_back_to_the_words_and_they_can_be_sent(
    client: Client, world: World, morning: datetime
) -> None:
    imani, mateo = both_with_dana(world.cast, morning)
    client.force_login(world.cast.dana)
    path = preview(imani, mateo)
    first = typed(client, path, **{f"text_{imani.pk}": "One", f"text_{mateo.pk}": "Two"})
    client.post(path, first)
    undone = client.post(reverse("advising:undo", args=[Round.objects.get().pk]))
    shown = client.get(undone.headers["Location"])
    form = shown.context["form"]
    again = {name: str(form[name].value()) for name in form.fields}
    assert again == {"key": again["key"], f"text_{imani.pk}": "One", f"text_{mateo.pk}": "Two"}
    assert (again["key"] == first["key"], queued()) == (False, [])
    sent = client.post(undone.headers["Location"], again | {f"text_{mateo.pk}": "Three"})
    assert (sent.status_code, queued()) == (302, [("Imani", "One"), ("Mateo", "Three")])


def test_the_page_of_before_sends_after_an_undo(
    client: Client, world: World, morning: datetime
) -> None:
    """Whoever goes back in the browser has the old key."""
    imani = world.cast.student
    client.force_login(world.cast.dana)
    path = preview(imani)
    first = typed(client, path, **{f"text_{imani.pk}": "One"})
    for _press in "12":
        client.post(path, first)
    unsay(Round.objects.get(), now=morning, by=world.cast.dana)
    for _press in "12":
        client.post(path, first | {f"text_{imani.pk}": "Two"})
    assert (Round.objects.count(), queued()) == (2, [("Imani", "Two")])


def test_only_who_wrote_it_finds_the_words_of_an_undone_round(
    client: Client, world: World, now: datetime
) -> None:
    cast, key = world.cast, uuid4()
    round_ = say([Said(cast.student, Kind.MEET, "secret")], key=key, now=now, by=cast.dana)
    path = f"{preview(cast.student)}&again={round_.pk}"
    client.force_login(cast.dana)
    assert "secret" not in client.get(path).content.decode()
    unsay(round_, now=now, by=cast.dana)
    assert "secret" in client.get(path).content.decode()
    client.force_login(cast.nils)
    for mark in (path, f"{preview(cast.student)}&again=x"):
        assert "secret" not in client.get(mark).content.decode()


def test_who_was_moved_before_the_press_is_named_and_the_rest_is_sent(
    client: Client, world: World, morning: datetime
) -> None:
    imani, mateo = both_with_dana(world.cast, morning)
    client.force_login(world.cast.dana)
    path = preview(imani, mateo)
    words = {f"text_{imani.pk}": "One", f"text_{mateo.pk}": "Two"}
    first = typed(client, path, **words)
    leave(mateo, world.cast, morning)
    wrong = client.post(path, first | {f"text_{imani.pk}": "x" * 2001})
    assert (wrong.status_code, [one.text for one in wrong.context["left"]]) == (422, ["Two"])
    shown = client.post(path, first, follow=True).content.decode()
    said = "Not sent to Mateo Quispe: somebody else advises them now. You wrote: Two"
    assert (said in shown, queued()) == (True, [("Imani", "One")])


def test_a_press_for_nobody_who_is_left_shows_the_words(
    client: Client, world: World, morning: datetime
) -> None:
    imani = world.cast.student
    client.force_login(world.cast.dana)
    path = preview(imani)
    first = typed(client, path, **{f"text_{imani.pk}": "A long word for Imani alone."})
    leave(imani, world.cast, morning)
    answer = client.post(path, first)
    page = answer.content.decode()
    assert (answer.status_code, queued()) == (409, [])
    assert "Somebody else advises them now: Imani Castellanos." in page
    assert "A long word for Imani alone." in page


def test_an_address_that_was_made_up_names_nobody(
    client: Client, world: World, morning: datetime
) -> None:
    cast = world.cast
    client.force_login(cast.dana)
    path = preview(cast.student)
    words = {f"text_{cast.student.pk}": "One", f"text_{cast.classmate.pk}": "Two"}
    shown = client.post(path, typed(client, path, **words), follow=True).content.decode()
    assert (cast.mateo.name in shown, queued()) == (False, [("Imani", "One")])


def test_a_student_reads_all_that_the_center_wrote(world: World, now: datetime) -> None:
    """Today's advisor's words stand where she reads them, too; everybody else's beside them."""
    cast, student = world.cast, world.cast.student
    for writer, text in ((cast.dana, "Of Dana."), (cast.nils, "Of Nils.")):
        say([Said(student, Kind.MEET, text)], key=uuid4(), now=now, by=writer)
    undone = say([Said(student, Kind.MEET, "No.")], key=uuid4(), now=now, by=cast.nils)
    unsay(undone, now=now, by=cast.nils)
    found = []
    for moment in (now, now + HALF):
        shown = told(cast.student, now=moment)
        found.append([[word.text for word in shown[part]] for part in ("words", "written")])
    leave(student, cast, now)
    shown = told(cast.student, now=now + HALF)
    found.append([[word.text for word in shown[part]] for part in ("words", "written")])
    assert found == [[[], []], [["Of Dana."], ["Of Nils."]], [[], ["Of Nils.", "Of Dana."]]]


def test_older_words_of_the_same_advisor_are_not_lost(world: World, now: datetime) -> None:
    for number in range(WORDS + 2):
        moment = now + number * HALF
        said = [Said(world.cast.student, Kind.MEET, f"{number}")]
        say(said, key=uuid4(), now=moment, by=world.cast.dana)
    shown = told(world.cast.student, now=now + timedelta(days=1))
    assert (len(shown["words"]), [word.text for word in shown["written"]]) == (10, ["1", "0"])


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_back_and_send_by_pages_alone(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    address = live_server.url + preview(world.cast.student)
    with phone(browser, world.cast.dana, address) as page:
        page.get_by_label("Message to Imani").fill("Come by on Thursday.")
        page.get_by_role("button", name="Send the message").click()
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_label("Message to Imani")).to_have_value("Come by on Thursday.")
        expect(page.get_by_text("Nothing was sent. Your words stand here")).to_be_visible()
        page.get_by_label("Message to Imani").fill("Come by on Friday.")
        page.get_by_role("button", name="Send the message").click()
        expect(page.get_by_role("heading", name="One message sent")).to_be_visible()
    assert [
        word.text for word in Word.objects.told(world.cast.student, morning + timedelta(hours=1))
    ] == ["Come by on Friday."]


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("look", LOOKS)
def test_pages_of_words_that_did_not_leave(
    browser: Browser,
    live_server: LiveServer,
    world: World,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    cast, (width, scheme) = world.cast, look
    imani, mateo = both_with_dana(cast, morning)
    both = [Said(imani, Kind.MEET, "Dear Imani,\n\nCome by."), Said(mateo, Kind.MEET, "Dear Mateo")]
    first = say(both, key=uuid4(), now=morning, by=cast.dana)
    unsay(first, now=morning, by=cast.dana)
    say(both[:1], key=uuid4(), now=morning - HALF, by=cast.nils)
    leave(mateo, cast, morning)
    name = f"advising-%s-{width}-{scheme}"
    with_dana = signed_in(browser, cast.dana, live_server.url, look)
    sent = live_server.url + reverse("advising:sent", args=[first.pk])
    found = {"undone": faults(with_dana, sent, name % "undone")}
    page = with_dana.pages[0]
    page.get_by_role("link", name="Change and send").click()
    expect(page.get_by_text("Mateo Quispe gets nothing.")).to_be_visible()
    found["again"] = seen(page, name % "again")
    page.get_by_role("button", name="Send the message").click()
    found["left"] = seen(page, name % "left-out")
    with_dana.close()
    with_imani = signed_in(browser, cast.imani, live_server.url, look)
    told_at = live_server.url + reverse("home:what_my_advisor_sees")
    page = with_imani.new_page()
    page.goto(told_at)
    page.get_by_text("Nils Baptiste wrote on").click()
    found["written"] = seen(page, name % "written")
    with_imani.close()
    assert {key: said for key, said in found.items() if said} == {}
