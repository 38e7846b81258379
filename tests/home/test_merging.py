"""Two entries of one person become one, and two again: no row and no word is lost."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from apps.advising.recount import differences
from apps.contacts.actions import (
    Acquaintance,
    Upload,
    add,
    begin_keeping,
    change,
    keep,
    note,
    put_away,
    read_next,
    receive_book,
    take_back,
)
from apps.contacts.models import BookEntry, Contact, Found, KeepInTouch, Merge, Pace
from apps.contacts.pairs import paired
from apps.contacts.workflow import Status
from apps.core.joining import seals
from apps.core.moves import NotYours, Refused, StaleMove
from apps.core.pointing import pointers
from apps.home.actions import merge_people, part_people
from apps.interviews.actions import ask, draft_update
from apps.interviews.actions.prepare import sheet_for
from apps.interviews.actions.returning import News
from apps.interviews.models import Interview, LiveNote, Preparation, Question, Update
from apps.outreach.models import Request
from apps.students.actions import choose, explore
from tests.home.world import World


@pytest.fixture
def pair(world: World) -> tuple[Contact, Contact]:
    """Ana as a friend with nothing but notes, and as somebody with whom Imani spoke."""
    world.research()
    *_alumni, ana = world.people()
    world.prepare(ana)
    world.held(ana)
    imani, now = world.cast.imani, world.now
    who = Acquaintance(
        "Ana M. Ruiz", "found", organization="Tidewater Atlas", title="Cartographer", email="a@r.x"
    )
    choose(explore(world.cast.student, "maps", now=now, by=imani), now=now, by=imani)
    again = add(who, student=world.cast.student, now=now, by=imani)
    assert again.exploration != ana.exploration
    note(again, "Met at the atlas fair.", by=imani)
    ask(
        sheet_for(again),
        [("How did you come to this work?", ""), ("Why maps?", "")],
        now=now,
        by=imani,
    )
    begin_keeping(again, Pace.DAYS, now=now, by=imani)
    ana.refresh_from_db()
    return ana, again


def test_everything_stands_with_one_of_them(world: World, pair: tuple[Contact, Contact]) -> None:
    ana, again = pair
    merged = merge_people(paired(again, ana), [], now=world.now, by=world.cast.imani)
    kept = Contact.objects.get(pk=ana.pk)
    assert (merged.kept, merged.other) == (kept, again)
    assert (kept.own_title, kept.email) == ("Cartographer", "a@r.x")
    assert kept.notes == "Met at the atlas fair.\n\nAlso: Ana M. Ruiz"
    questions = [question.text for question in Question.objects.all_for(kept)]
    assert questions.count("How did you come to this work?") == 1
    assert "Why maps?" in questions
    assert (
        list(Contact.objects.of(world.cast.student).values_list("pk", flat=True)).count(again.pk)
        == 0
    )
    assert Interview.objects.with_contact(kept).count() == 1
    left = {p.table.__name__ for p in pointers(Contact) if p.rows(**{p.column: again}).exists()}
    assert left <= {"Merge", "Preparation", "KeepInTouch"}
    plan = KeepInTouch.objects.with_contact(kept)
    assert plan is not None
    assert plan.status == Status.ACTIVE
    assert differences() == []


def test_parting_leaves_both_as_they_were(world: World, pair: tuple[Contact, Contact]) -> None:
    imani, now = world.cast.imani, world.now
    before = [row_of(each) for each in pair]
    questions = sorted(Question.objects.values_list("preparation", "text"))
    merged = merge_people(paired(*pair), ["name", "relation"], now=now, by=imani)
    assert Contact.objects.get(pk=pair[0].pk).called == "Ana"
    assert Contact.objects.get(pk=pair[0].pk).name == "Ana M. Ruiz"
    part_people(merged, now=now + timedelta(hours=23), by=imani)
    assert [row_of(each) for each in pair] == before
    assert sorted(Question.objects.values_list("preparation", "text")) == questions
    plans = [KeepInTouch.objects.with_contact(each) for each in pair]
    assert [plan.status for plan in plans if plan] == [Status.ACTIVE] * 2
    assert differences() == []
    part_people(merged, now=now + timedelta(hours=23), by=imani)
    assert [row_of(each) for each in pair] == before


def test_hopes_that_were_joined_part_again(world: World, pair: tuple[Contact, Contact]) -> None:
    imani, now = world.cast.imani, world.now
    sheets = [sheet_for(each) for each in pair]
    said = [(["work"], "to see the archive"), (["paths"], "to draw a map")]
    for sheet, (hopes, own) in zip(sheets, said, strict=True):
        Preparation.objects.filter(pk=sheet.pk).update(hopes=hopes, own_hope=own)
    merged = merge_people(paired(*pair), [], now=now, by=imani)
    sheets[0].refresh_from_db()
    assert (sheets[0].hopes, sheets[0].own_hope) == (
        ["paths", "work"],
        "to see the archive; to draw a map",
    )
    part_people(merged, now=now, by=imani)
    rows = [Preparation.objects.get(pk=sheet.pk) for sheet in sheets]
    assert [(row.hopes, row.own_hope) for row in rows] == said


def test_hopes_that_were_changed_since_stay(world: World, pair: tuple[Contact, Contact]) -> None:
    imani, now = world.cast.imani, world.now
    kept = Preparation.objects.filter(contact=pair[0])
    kept.update(own_hope="to see the archive")
    Preparation.objects.filter(contact=pair[1]).update(own_hope="to draw a map")
    merged = merge_people(paired(*pair), [], now=now, by=imani)
    kept.update(own_hope="both, and a walk")
    part_people(merged, now=now, by=imani)
    assert kept.get().own_hope == "both, and a walk"


def row_of(contact: Contact) -> dict[str, object]:
    """The entry and how many rows of each table hang on it."""
    values = Contact.objects.filter(pk=contact.pk).values().get()
    counted = [p for p in pointers(Contact) if p.table is not Merge]
    hanging = {str((p.table, p.column)): p.rows(**{p.column: contact}).count() for p in counted}
    return values | hanging


def test_what_was_changed_after_a_merge_stays(world: World, pair: tuple[Contact, Contact]) -> None:
    imani, now = world.cast.imani, world.now
    ana, _again = pair
    merged = merge_people(paired(*pair), [], now=now, by=imani)
    ana.refresh_from_db()
    said = ana.said | {"title": "Head of maps"}
    change(ana, said, seal=seals(ana.said.values()), now=now, by=imani)
    part_people(merged, now=now, by=imani)
    ana.refresh_from_db()
    assert (ana.own_title, ana.email, ana.notes) == ("Head of maps", "", "")


def test_the_directory_wins_and_no_word_is_lost(world: World) -> None:
    imani, now = world.cast.imani, world.now
    who = Acquaintance("Rosa Achterberg", "teacher", title="My tutor", email="rosa@home.example")
    typed = add(who, student=world.cast.student, now=now - timedelta(days=1), by=imani)
    listed = keep(world.cast.alum, student=world.cast.student, now=now, by=imani)
    pair = paired(typed, listed)
    assert pair.kept == listed
    merge_people(pair, [], now=now, by=imani)
    listed.refresh_from_db()
    assert listed.notes == "Also: Rosa Achterberg; My tutor; rosa@home.example"
    assert (listed.email, listed.own_title) == ("", "")


def test_a_name_that_one_gave_the_other_makes_no_circle(world: World) -> None:
    imani, now, student = world.cast.imani, world.now, world.cast.student
    giver = add(Acquaintance("Bo Lind", "teacher"), student=student, now=now, by=imani)
    first = add(
        Acquaintance("Ana Ruiz", "referral", referred_by=giver, may_use_name=True),
        student=student,
        now=now,
        by=imani,
    )
    second = add(
        Acquaintance("Ana Ruiz", "referral", referred_by=first), student=student, now=now, by=imani
    )
    merge_people(paired(first, second), [], now=now, by=imani)
    first.refresh_from_db()
    assert (first.referred_by, first.may_use_name) == (giver, True)
    merge_people(paired(giver, first), [], now=now, by=imani)
    giver.refresh_from_db()
    assert giver.referred_by is None


def test_who_may_not_be_merged(world: World) -> None:
    imani, now, student = world.cast.imani, world.now, world.cast.student
    rosalind, teodor, ana = world.people()
    with pytest.raises(Refused, match="two people in the alumni directory"):
        merge_people(paired(rosalind, teodor), [], now=now, by=imani)
    with pytest.raises(Refused):
        merge_people(paired(ana, ana), [], now=now, by=imani)
    with pytest.raises(NotYours):
        merge_people(paired(rosalind, ana), [], now=now, by=world.cast.mateo)
    bo = add(Acquaintance("Bo", "friend"), student=student, now=now, by=imani)
    put_away(bo, now=now, by=imani)
    with pytest.raises(Refused):
        merge_people(paired(ana, bo), [], now=now, by=imani)


def test_a_day_later_it_stays(world: World, pair: tuple[Contact, Contact]) -> None:
    merged = merge_people(paired(*pair), [], now=world.now, by=world.cast.imani)
    with pytest.raises(Refused, match="A day has passed"):
        part_people(merged, now=world.now + timedelta(hours=25), by=world.cast.imani)
    with pytest.raises(StaleMove, match="part of Ana Ruiz"):
        take_back(merged.other, now=world.now, by=world.cast.imani)


def test_an_address_book_recognises_who_went_up(
    world: World, pair: tuple[Contact, Contact], now: datetime
) -> None:
    imani = world.cast.imani
    merge_people(paired(*pair), [], now=now, by=imani)
    head = "First Name,Last Name,Email Address,Company,Connected On"
    rows = f"{head}\nAM,Ruiz,A@r.x,Elsewhere,12 Mar 2024\n"
    upload = Upload("c.csv", rows.encode())
    receive_book(upload, student=world.cast.student, now=now, by=imani)
    read_next(now=now)
    entry = BookEntry.objects.get()
    assert (entry.found, entry.contact) == (Found.KNOWN, pair[0])


def test_from_the_list_to_one_person_and_back(
    client: Client, world: World, pair: tuple[Contact, Contact], morning: datetime
) -> None:
    ana, again = pair
    client.force_login(world.cast.imani)
    ana.name = again.name
    ana.save()
    page = client.get(reverse("contacts:duplicates")).content.decode()
    here = f"{reverse('home:merge', args=[ana.pk])}?with={again.pk}"
    assert f'href="{reverse("home:merge", args=[again.pk])}?with={ana.pk}"' in page
    choice = client.get(reverse("home:merge", args=[ana.pk])).content.decode()
    assert f'href="{here}"' in choice
    assert client.get(f"{reverse('home:merge', args=[ana.pk])}?with=999999").status_code == 200
    preview = client.get(here).content.decode()
    assert ["Cartographer" in preview, "1 conversation" in preview, "Met at" in preview] == [
        True
    ] * 3
    answer = client.post(here, {"relation": "theirs"}, follow=True)
    assert "is one person now" in answer.content.decode()
    assert Contact.objects.get(pk=ana.pk).relation == "found"
    went = client.get(reverse("contacts:contact", args=[again.pk]))
    assert went.headers["Location"] == reverse("contacts:contact", args=[ana.pk])
    back = client.post(reverse("home:part", args=[Merge.objects.get().pk]), follow=True)
    assert "two people again" in back.content.decode()
    assert Contact.objects.get(pk=again.pk).archived_at is None


def test_putting_away_counts_nowhere(world: World) -> None:
    world.research()
    *_alumni, ana = world.people()
    put_away(ana, now=world.now, by=world.cast.imani)
    assert differences() == []
    take_back(ana, now=world.now, by=world.cast.imani)
    assert differences() == []
    assert Request.objects.count() == 0


def test_drafts_of_a_word_and_notes_of_a_talk_go_along(
    world: World, pair: tuple[Contact, Contact]
) -> None:
    imani, now = world.cast.imani, world.now
    ana, again = pair
    for each, text in ((ana, "To Ana."), (again, "To A. M.")):
        draft_update(Contact.objects.get(pk=each.pk), News(text), now=now, by=imani)
    talk = Interview.objects.get(contact=ana)
    twin = Question.objects.get(preparation__contact=again, text="How did you come to this work?")
    theirs = Interview.objects.create(contact=again, uid="twin", created_at=now)
    LiveNote.objects.create(
        interview=theirs, question=twin, about=twin.text, text="By bus", updated_at=now
    )
    merge_people(paired(*pair), [], now=now, by=imani)
    assert Update.objects.get().body == "To Ana.\n\nTo A. M."
    noted = LiveNote.objects.get()
    assert noted.question in Question.objects.all_for(talk.contact)


def test_words_from_a_tab_of_the_entry_that_went_up(
    client: Client, world: World, pair: tuple[Contact, Contact]
) -> None:
    ana, again = pair
    again.refresh_from_db()
    merge_people(paired(*pair), [], now=world.now, by=world.cast.imani)
    client.force_login(world.cast.imani)
    page = reverse("contacts:contact", args=[again.pk])
    client.post(page, {"notes": "Typed in the old tab.", "seal": again.seal})
    ana.refresh_from_db()
    assert "Typed in the old tab." in ana.notes
    assert "Met at the atlas fair." in ana.notes
