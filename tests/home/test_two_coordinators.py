"""Two coordinators at one page: neither's words are lost, and the second reads both."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Person, Role
from apps.alumni.actions import add_link, change_link
from apps.alumni.models import Further
from apps.campus.actions import (
    add_periods,
    add_term,
    change_period,
    change_term,
    remove_period,
    remove_term,
    set_pilot,
    word_pledge,
)
from apps.campus.breaks import Break
from apps.campus.models import Campus, QuietPeriod, Term, Wording
from apps.campus.models import Change as Told
from apps.coach.actions import set_rules
from apps.coach.models import RuleSetting
from apps.coach.setting import Setting
from apps.core.moves import StaleMove
from apps.guide.actions import remove_row
from apps.guide.models import Example, Video
from apps.interviews.actions import own_slug, set_bank
from apps.interviews.actions.manners import set_manners
from apps.interviews.models import BankChange, Change, Manner
from apps.students.models import Student
from tests.conftest import NOW, Cast
from tests.guide.test_own_words import film
from tests.guide.test_put_back import own_example
from tests.looks import LOOKS, seen, signed_in

FALL = Break(date(2026, 8, 24), date(2026, 12, 18), "Fall 2026")
HERS = Break(date(2026, 8, 24), date(2026, 12, 11), "Fall term")
TWICE = "12"


@pytest.fixture
def ruth(cast: Cast) -> Person:
    """A coordinator, too; Nils has the page open while she saves."""
    cast.ruth.role = Role.COORDINATOR
    cast.ruth.save(update_fields=["role"])
    return cast.ruth


@pytest.fixture
def nils(client: Client, cast: Cast) -> Client:
    client.force_login(cast.nils)
    return client


def typed(client: Client, path: str, **words: object) -> dict[str, Any]:
    """What a browser sends from the page as it stands now, with these words over it."""
    form = client.get(path).context["form"]
    values = {name: form[name].value() for name in form.fields} | words
    return {name: "on" if value is True else value for name, value in values.items() if value}


def pressed_again(client: Client, path: str, words: dict[str, Any], page: Any) -> int:  # noqa: ANN401 - an answer as the test client gives it
    """The same words from the page that asked."""
    answer = client.post(path, words | {"seal": page.context["form"]["seal"].value()})
    return int(answer.status_code)


def beside(page: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - as above
    assert page.status_code == 422
    assert "Somebody changed this while the page was open" in page.content.decode()
    return [(other.label, other.text) for other in page.context["others"]]


def added_period() -> QuietPeriod:
    return QuietPeriod.objects.get()


def test_a_term_of_two_is_asked_about(nils: Client, cast: Cast, ruth: Person) -> None:
    one = add_term(FALL, now=NOW, by=cast.nils)
    path = f"/center/terms/{one.pk}/"
    words = typed(nils, path, name="Autumn")
    change_term(one, HERS, now=NOW, by=ruth)
    page = nils.post(path, words)
    assert beside(page) == [("Name", "Fall term"), ("Last day", "Friday 11 December")]
    assert page.context["form"]["name"].value() == "Autumn"
    assert Term.objects.get().span == HERS
    assert pressed_again(nils, path, words, page) == 302
    assert Term.objects.get().span == Break(FALL.starts_on, FALL.ends_on, "Autumn")


def test_a_quiet_period_of_two_is_asked_about(nils: Client, cast: Cast, ruth: Person) -> None:
    add_periods([FALL], now=NOW, by=cast.nils)
    one = added_period()
    path = f"/center/quiet/{one.pk}/"
    words = typed(nils, path, name="Autumn")
    change_period(one, HERS, now=NOW, by=ruth)
    page = nils.post(path, words)
    assert beside(page) == [("Name", "Fall term"), ("Last day", "Friday 11 December")]
    assert added_period().span == HERS
    assert pressed_again(nils, path, words, page) == 302
    assert added_period().name == "Autumn"


def test_the_same_words_twice_are_no_clash(nils: Client, cast: Cast, ruth: Person) -> None:
    one = add_term(FALL, now=NOW, by=cast.nils)
    path = f"/center/terms/{one.pk}/"
    words = typed(nils, path, name="Autumn")
    assert [nils.post(path, words).status_code for _press in TWICE] == [302, 302]


def test_what_was_changed_meanwhile_is_not_removed_unread(
    nils: Client, cast: Cast, ruth: Person
) -> None:
    add_periods([FALL], now=NOW, by=cast.nils)
    one, other = add_term(FALL, now=NOW, by=cast.nils), added_period()
    paths = (f"/center/terms/{one.pk}/remove/", f"/center/quiet/{other.pk}/remove/")
    for path in paths:
        assert f'value="{FALL.seal}"' in nils.get(path).content.decode()
    change_term(one, HERS, now=NOW, by=ruth)
    change_period(other, HERS, now=NOW, by=ruth)
    for path in paths:
        page = nils.post(path, {"do": "remove", "seal": FALL.seal})
        text = page.content.decode()
        assert (page.status_code, "Somebody changed it meanwhile" in text) == (409, True)
        assert ("Fall term" in text, f'value="{HERS.seal}"' in text) == (True, True)
    assert (Term.objects.count(), QuietPeriod.objects.count()) == (1, 1)
    for path in paths:
        assert nils.post(path, {"do": "remove", "seal": HERS.seal}).status_code == 302
    assert (Term.objects.count(), QuietPeriod.objects.count()) == (0, 0)


def test_what_was_removed_meanwhile_can_be_added_again(
    nils: Client, cast: Cast, ruth: Person
) -> None:
    add_periods([FALL], now=NOW, by=cast.nils)
    one, other = add_term(FALL, now=NOW, by=cast.nils), added_period()
    pages = {"/center/terms/": one.pk, "/center/quiet/": other.pk}
    words = {whole: typed(nils, f"{whole}{pk}/", name="Autumn") for whole, pk in pages.items()}
    remove_term(one, now=NOW, by=ruth)
    remove_period(other, now=NOW, by=ruth)
    for whole, pk in pages.items():
        page = nils.post(f"{whole}{pk}/", words[whole])
        assert page.status_code == 422
        assert "Add it again if it is to stay." in page.content.decode()
        assert page.context["form"]["name"].value() == "Autumn"
        assert nils.post(whole, words[whole]).status_code == 302
        again = nils.post(f"{whole}{pk}/remove/", {"do": "remove"}, follow=True)
        assert "Somebody removed this" in again.content.decode()
    assert (Term.objects.get().name, added_period().name) == ("Autumn", "Autumn")


def test_a_verb_that_comes_too_late_tells_nothing(cast: Cast, ruth: Person) -> None:
    """Between the door and the verb somebody else was faster."""
    one = add_term(FALL, now=NOW, by=cast.nils)
    late = Term.objects.get()
    remove_term(one, now=NOW, by=ruth)
    with pytest.raises(StaleMove):
        remove_term(late, now=NOW, by=cast.nils)
    with pytest.raises(StaleMove):
        change_term(late, HERS, now=NOW, by=cast.nils)
    assert [row.new for row in Told.objects.order_by("pk")] == [str(FALL), ""]


def test_a_pledge_of_two_is_asked_about(nils: Client, cast: Cast, ruth: Person) -> None:
    path = "/center/pledge/"
    words = typed(nils, path, text="I come.", earlier="keep")
    word_pledge(["I am kind."], asks_again=False, now=NOW, by=ruth)
    page = nils.post(path, words)
    assert beside(page) == [("What students promise", "I am kind.")]
    assert Wording.objects.standing().text == "I am kind."
    assert pressed_again(nils, path, words, page) == 302
    assert Wording.objects.standing().text == "I come."


def test_a_pilot_of_two_is_asked_about(nils: Client, cast: Cast, ruth: Person) -> None:
    Student.objects.filter(person=cast.imani).update(college="Letters", tags=["pilot"])
    path = "/setup/pilot/"
    words = typed(nils, path, who="tag|pilot")
    set_pilot("programme", "Letters", now=NOW, by=ruth)
    page = nils.post(path, words)
    assert beside(page) == [("Who can start", "one college or program: Letters")]
    assert Campus.objects.current().pilot_choice == "programme|Letters"
    assert page.context["form"]["who"].value() == "tag|pilot"
    assert pressed_again(nils, path, words, page) == 302
    assert Campus.objects.current().pilot_choice == "tag|pilot"


def test_a_pilot_that_ended_meanwhile_is_said(nils: Client, cast: Cast, ruth: Person) -> None:
    Student.objects.filter(person=cast.imani).update(college="Letters", tags=["pilot"])
    set_pilot("tag", "pilot", now=NOW, by=ruth)
    words = typed(nils, "/setup/pilot/", who="programme|Letters")
    set_pilot("", "", now=NOW, by=ruth)
    page = nils.post("/setup/pilot/", words)
    assert beside(page) == [("Who can start", "Every student who can sign in")]
    assert Campus.objects.current().pilot_choice == ""


def test_a_link_of_two_is_asked_about(nils: Client, cast: Cast, ruth: Person) -> None:
    said = {"title": "Our network", "url": "https://alumni.example/", "line": "Filter."}
    link = add_link(said, now=NOW, by=cast.nils)
    path = f"/alumni/further/{link.pk}/"
    words = typed(nils, path, title="Alumni")
    change_link(link, said | {"line": ""}, now=NOW, by=ruth)
    page = nils.post(path, words)
    assert beside(page) == [("Title", "Our network"), ("One line about it", "")]
    assert Further.objects.get().said == said | {"line": ""}
    assert pressed_again(nils, path, words, page) == 302
    assert Further.objects.get().said == said | {"title": "Alumni"}


def test_lines_of_manners_that_two_changed_both_stay(
    nils: Client, cast: Cast, ruth: Person
) -> None:
    set_manners({"law": "A jacket.", "arts": "Color."}, now=NOW, by=cast.nils)
    words = typed(nils, "/manners/", place="At a café.")
    set_manners({"law": "A tie.", "arts": ""}, now=NOW, by=ruth)
    assert nils.post("/manners/", words).status_code == 302
    assert Manner.objects.said() == {"law": "A tie.", "place": "At a café."}


@pytest.mark.parametrize(
    ("hers", "told"),
    [("A tie.", "saved “A tie.” here"), ("", "saved “Dress as people there do on a weekday")],
)
def test_one_line_of_manners_that_two_changed_is_asked_about(
    nils: Client, cast: Cast, ruth: Person, hers: str, told: str
) -> None:
    set_manners({"law": "A jacket.", "arts": "Color."}, now=NOW, by=cast.nils)
    words = typed(nils, "/manners/", law="A scarf.")
    set_manners({"law": hers, "arts": "Black."}, now=NOW, by=ruth)
    page = nils.post("/manners/", words)
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["law"])
    assert told in page.content.decode()
    assert page.context["form"]["law"].value() == "A scarf."
    assert Manner.objects.said().get("law", "") == hers
    assert pressed_again(nils, "/manners/", words, page) == 302
    assert Manner.objects.said() == {"law": "A scarf.", "arts": "Black."}


def of_bank(client: Client, path: str, **words: object) -> dict[str, Any]:
    slugs = [card.entry.slug for card in client.get(path).context["form"].cards()]
    by_field = {name.replace("__", "-"): value for name, value in words.items()}
    return typed(client, path, **by_field) | {"questions": slugs}


def test_questions_that_two_changed_both_stay(nils: Client, cast: Cast, ruth: Person) -> None:
    path = "/bank/duties/"
    words = of_bank(
        nils, path, **{"duties-1__text": "What is a first pay?", "duties-2__is_on": False}
    )
    more = Change(own_slug(), topic="duties", text="What does rent take?")
    hers = [Change("duties-2", text="Who speaks of pay?"), Change("duties-3", is_on=False), more]
    set_bank(hers, now=NOW, by=ruth)
    assert nils.post(path, words).status_code == 302
    assert {row.slug: row for row in BankChange.objects.values_now()} == {
        "duties-1": Change("duties-1", text="What is a first pay?"),
        "duties-2": Change("duties-2", text="Who speaks of pay?", is_on=False),
        "duties-3": Change("duties-3", is_on=False),
        more.slug: more,
    }


def test_one_question_that_two_reworded_is_asked_about(
    nils: Client, cast: Cast, ruth: Person
) -> None:
    path = "/bank/pay/"
    words = of_bank(nils, path, **{"pay-1__text": "What is a first pay?", "fresh": "And rent?"})
    set_bank([Change("pay-1", text="What do you earn?")], now=NOW, by=ruth)
    page = nils.post(path, words)
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["pay-1-text"])
    text = page.content.decode()
    assert "saved “What do you earn?” here" in text
    assert ('value="What is a first pay?"' in text, 'value="And rent?"' in text) == (True, True)
    assert pressed_again(nils, path, words, page) == 302
    assert [row.text for row in BankChange.objects.order_by("pk")] == [
        "What is a first pay?",
        "And rent?",
    ]


def test_an_own_question_that_was_removed_meanwhile_is_not_dropped(
    nils: Client, cast: Cast, ruth: Person
) -> None:
    path, own = "/bank/pay/", Change(own_slug(), topic="pay", text="What does rent take?")
    set_bank([own], now=NOW, by=cast.nils)
    untouched = of_bank(nils, path)
    words = untouched | {f"{own.slug}-text": "What do rent and food take?"}
    set_bank([Change(own.slug, topic="pay")], now=NOW, by=ruth)
    page = nils.post(path, words)
    assert (page.status_code, list(page.context["form"].errors)) == (422, [f"{own.slug}-text"])
    assert "Somebody removed this while the page was open" in page.content.decode()
    assert pressed_again(nils, path, words, page) == 302
    assert BankChange.objects.get().text == "What do rent and food take?"
    set_bank([Change(own.slug, topic="pay")], now=NOW, by=ruth)
    assert nils.post(path, untouched).status_code == 302
    assert BankChange.objects.count() == 0


def of_coach(client: Client, **words: object) -> dict[str, Any]:
    form = client.get("/coach/").context["form"]
    codes = [card.rule.code for _kind, cards in form.kinds() for card in cards]
    by_field = {name.replace("__", "-"): value for name, value in words.items()}
    return typed(client, "/coach/", **by_field) | {"rules": codes}


def test_rules_of_two_both_stay_and_one_text_is_asked_about(
    nils: Client, cast: Cast, ruth: Person
) -> None:
    words = of_coach(nils, resume__fix="Leave it out.", times__is_on=False)
    set_rules(
        {"resume": Setting(title="No résumé", fix="Not now."), "length": Setting(is_on=False)},
        now=NOW,
        by=ruth,
    )
    page = nils.post("/coach/", words)
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["resume-fix"])
    assert "saved “Not now.” here" in page.content.decode()
    assert pressed_again(nils, "/coach/", words, page) == 302
    assert RuleSetting.objects.by_code() == {
        "resume": Setting(title="No résumé", fix="Leave it out."),
        "length": Setting(is_on=False),
        "times": Setting(is_on=False),
    }


def test_what_left_the_guide_meanwhile_is_said(nils: Client, cast: Cast, ruth: Person) -> None:
    own, one = own_example(), film()
    example, video = f"/guide/examples/{own.pk}/", f"/guide/videos/{one.pk}/"
    words, of_video = typed(nils, example, title="Mine"), typed(nils, video, title="x " * 15)
    remove_row(own, now=NOW, by=ruth)
    remove_row(one, now=NOW, by=ruth)
    page = nils.post(example, words)
    assert (page.status_code, page.context["form"]["title"].value()) == (422, "Mine")
    assert "Add it again if it is to stay." in page.content.decode()
    late = nils.post(video, of_video)
    text = late.content.decode()
    assert (late.status_code, "can be put back at its step" in text) == (409, True)
    assert ("x " * 15).strip() in text
    for path in (example, video):
        said = nils.post(path, {"do": "remove"}, follow=True).content.decode()
        assert "Somebody removed" in said
    assert (Example.objects.count(), Video.objects.count(), Told.objects.count()) == (0, 0, 2)


def test_nobody_else_learns_what_is_gone(client: Client, cast: Cast) -> None:
    """A press on what is not there is answered to coordinators alone."""
    for person in (cast.imani, cast.dana):
        client.force_login(person)
        for path in ("center/terms", "center/quiet", "guide/examples", "guide/videos"):
            assert client.post(f"/{path}/7/", {"do": "remove"}).status_code == 404


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("look", LOOKS)
def test_both_texts_look_right(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    ruth: Person,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    """By keys alone."""
    width, scheme = look
    one = add_term(FALL, now=morning, by=cast.nils)
    context = signed_in(browser, cast.nils, live_server.url, look)
    page, found = context.new_page(), {}
    page.goto(f"{live_server.url}/center/terms/{one.pk}/")
    page.get_by_label("Name").fill("Autumn")
    change_term(one, HERS, now=morning, by=ruth)
    page.get_by_label("Name").press("Enter")
    page.get_by_role("heading", name="What stands now").wait_for()
    found["term"] = seen(page, f"two-term-{width}-{scheme}")
    assert page.get_by_label("Name").input_value() == "Autumn"
    page.get_by_role("link", name="Take what stands").press("Enter")
    page.wait_for_url(f"{live_server.url}/center/terms/{one.pk}/")
    assert page.get_by_label("Name").input_value() == "Fall term"
    page.goto(f"{live_server.url}/bank/pay/")
    page.locator("summary", has_text="Change the words").first.press("Enter")
    page.locator("#id_pay-1-text").fill("What is a first pay?")
    set_bank([Change("pay-1", text="What do you earn?")], now=morning, by=ruth)
    page.locator(".sendbar").get_by_role("button", name="Save").press("Enter")
    page.get_by_text("saved “What do you earn?” here").first.wait_for()
    found["question"] = seen(page, f"two-question-{width}-{scheme}")
    set_pilot("tag", "pilot", now=morning, by=cast.nils)
    page.goto(f"{live_server.url}/setup/pilot/")
    page.get_by_label("Who can start").select_option("")
    set_pilot("tag", "honors", now=morning, by=ruth)
    page.get_by_role("button", name="Save").press("Enter")
    page.get_by_role("heading", name="What stands now").wait_for()
    found["trial"] = seen(page, f"two-trial-{width}-{scheme}")
    page.goto(f"{live_server.url}/center/terms/{one.pk}/remove/")
    change_term(one, FALL, now=morning, by=ruth)
    page.get_by_role("button", name="Remove it").press("Enter")
    page.get_by_text("Somebody changed it meanwhile.").wait_for()
    found["remove"] = seen(page, f"two-remove-{width}-{scheme}")
    page.goto(f"{live_server.url}/center/terms/{one.pk}/")
    remove_term(one, now=morning, by=ruth)
    page.get_by_label("Name").fill("Autumn")
    page.get_by_label("Name").press("Enter")
    page.get_by_text("Add it again if it is to stay.").wait_for()
    found["gone"] = seen(page, f"two-gone-{width}-{scheme}")
    context.close()
    assert {name: said for name, said in found.items() if said} == {}
