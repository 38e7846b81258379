"""The composer: saving by itself, two tabs, and the coach's buttons. No word is lost."""

from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from apps.contacts.actions import Acquaintance, add
from apps.contacts.models import Contact
from apps.core.joining import seal
from apps.core.wording import clocktime
from apps.interviews.models import Preparation
from apps.outreach.actions import start, take_back, withdraw
from apps.outreach.models import Request, Slot
from apps.students.models import Student
from tests.conftest import Cast
from tests.outreach.conftest import TEXT

JOB = TEXT.replace("not a job.", "not a job, though any openings on your team would be great.")


@pytest.fixture
def writer(client: Client, cast: Cast) -> Client:
    client.force_login(cast.imani)
    return client


def form(draft: Request, **changes: object) -> dict[str, object]:
    first = {
        "version": draft.version,
        "found": "given",
        "found_detail": "Prof. Lindqvist",
        "introduction": "I am a third-year geography student.",
        "reason": "Your talk on the sponge street.",
        "hope": "How a city decides.",
        "subject": "20 minutes about your work?",
        "text": TEXT,
        "minutes": 20,
        "formats": ["video"],
        "day_1": "2026-12-08",
        "start_1": "09:00",
    }
    return first | changes


def post(writer: Client, draft: Request, *, auto: bool = False, **changes: object) -> HttpResponse:
    headers = {"HX-Request": "true"} if auto else {}
    path = reverse("outreach:request", args=[draft.pk])
    answer: HttpResponse = writer.post(path, form(draft, **changes), headers=headers)  # type: ignore[assignment]
    return answer


def fresh(draft: Request) -> Request:
    return Request.objects.get(pk=draft.pk)


def test_an_autosave_answers_with_the_new_version_and_the_time(
    writer: Client, draft: Request, morning: datetime
) -> None:
    answer = post(writer, draft, auto=True, text="Dear Ms. Achterberg, new words.")
    page = answer.content.decode()
    version = draft.version + 1
    assert answer.status_code == 200
    assert f'name="version" value="{version}" hx-swap-oob="true"' in page
    assert f"Saved {clocktime(morning, 'America/Los_Angeles')}" in page
    assert f"preview/?v={version}" in page
    assert "<html" not in page
    assert fresh(draft).text == "Dear Ms. Achterberg, new words."


def test_an_autosave_presses_no_button(writer: Client, draft: Request, morning: datetime) -> None:
    """Scripts send the name of the button along that has the focus."""
    assert post(writer, draft, auto=True, do="send", text="Typed.").status_code == 200
    assert (fresh(draft).status, fresh(draft).text) == ("draft", "Typed.")


def test_an_autosave_after_an_autosave_does_not_clash(
    writer: Client, draft: Request, morning: datetime
) -> None:
    post(writer, draft, auto=True, text="One.")
    answer = post(writer, fresh(draft), auto=True, text="Two.")
    assert (answer.status_code, fresh(draft).text) == (200, "Two.")


def test_half_a_time_is_said_beside_the_note_and_nothing_is_lost(
    writer: Client, draft: Request, morning: datetime
) -> None:
    answer = post(writer, draft, auto=True, start_1="", text="Typed.")
    assert (answer.status_code, fresh(draft).text) == (200, "Typed.")
    assert "A time needs both a day and a start." in answer.content.decode()
    whole = post(writer, fresh(draft), start_1="", text="Typed on.", subject="Kept?")
    page = whole.content.decode()
    assert whole.status_code == 422
    kept = ("Typed on.", "Kept?", "2026-12-08", "Prof. Lindqvist")
    assert [word for word in kept if word not in page] == []
    assert fresh(draft).text == "Typed."


def test_two_tabs_see_both_texts(writer: Client, draft: Request, morning: datetime) -> None:
    post(writer, draft, text="From the other tab.")
    answer = post(writer, draft, text="From this tab.")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert page.count("From the other tab.") == 1
    assert page.count("From this tab.") == 1
    assert fresh(draft).text == "From the other tab."


def test_an_autosave_of_an_older_tab_never_overwrites(
    writer: Client, draft: Request, morning: datetime
) -> None:
    post(writer, draft, text="From the other tab.")
    answer = post(writer, draft, auto=True, text="From this tab.")
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (409, "#clash")
    assert 'role="status" hx-swap-oob="true"' in answer.content.decode()
    assert "From the other tab." in answer.content.decode()
    assert fresh(draft).text == "From the other tab."


def test_a_press_does_not_clash_with_the_autosave_of_its_own_words(
    writer: Client, draft: Request, morning: datetime
) -> None:
    """Leaving a field saves; the press that follows still carries the version before."""
    post(writer, draft, auto=True)
    answer = post(writer, draft, do="send")
    assert (answer.status_code, fresh(draft).status) == (302, "sent")


@pytest.mark.parametrize(
    "other", [{"subject": "Another?"}, {"introduction": "I am new."}, {"start_1": "10:00"}]
)
def test_one_word_or_time_that_differs_is_a_clash(
    writer: Client, draft: Request, morning: datetime, other: dict[str, str]
) -> None:
    post(writer, draft)
    assert post(writer, draft, auto=True, **other).status_code == 409


def test_keep_mine_is_a_press_and_saves_over_it(
    writer: Client, draft: Request, morning: datetime
) -> None:
    post(writer, draft, text="From the other tab.")
    answer = post(writer, draft, text="From this tab.", over=fresh(draft).version)
    assert (answer.status_code, fresh(draft).text) == (302, "From this tab.")


def test_a_second_press_of_send_shows_what_was_sent(
    writer: Client, draft: Request, morning: datetime
) -> None:
    answers = [post(writer, draft, do="send"), post(writer, draft, do="send")]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert fresh(draft).status == "sent"


def test_an_older_tab_cannot_change_what_was_sent(
    writer: Client, draft: Request, morning: datetime
) -> None:
    post(writer, draft, do="send")
    answer = post(writer, draft, do="send", text="Something else.")
    assert answer.status_code == 409
    assert fresh(draft).text == TEXT


SHOWN, ELSEWHERE = "I study geography.", "I wrote this beside another note."


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (SHOWN, ELSEWHERE),
        ("", ELSEWHERE),
        (ELSEWHERE, ELSEWHERE),
        ("I study maps.", f"{ELSEWHERE}\n\nI study maps."),
    ],
)
def test_an_introduction_of_another_note_is_not_overwritten(
    writer: Client, cast: Cast, draft: Request, morning: datetime, typed: str, kept: str
) -> None:
    """The page was opened before; its note is saved, and the field shows what is kept."""
    Student.objects.update(introduction=ELSEWHERE)
    words = {"introduction": typed, "seal": seal(SHOWN), "text": "Saved."}
    answer = post(writer, draft, auto=True, **words).content.decode()
    assert (fresh(draft).text, cast.student.introduction) == ("Saved.", kept)
    assert ('id="id_introduction"' in answer) is (typed != kept)
    assert f'name="seal" value="{seal(kept)}"' in answer
    press = post(writer, draft, introduction=kept, seal=seal(kept), text="Saved.")
    assert press.status_code == 302


def test_an_introduction_that_was_changed_here_is_kept(
    writer: Client, cast: Cast, draft: Request, morning: datetime
) -> None:
    shown = seal(cast.student.introduction)
    answer = post(writer, draft, auto=True, introduction="I am\r\nnew.", seal=shown)
    assert cast.student.introduction == "I am\nnew."
    assert 'id="id_introduction"' not in answer.content.decode()


def test_remove_takes_the_phrase_out_and_keep_settles_it(
    writer: Client, draft: Request, morning: datetime
) -> None:
    page = post(writer, draft, auto=True, text=JOB).content.decode()
    assert page.count('value="remove not-a-job') == 1
    phrase = page.split('value="keep not-a-job ')[1].split('"')[0]
    post(writer, fresh(draft), text=JOB, do=f"keep not-a-job {phrase}")
    settled = post(writer, fresh(draft), auto=True, text=JOB).content.decode()
    assert "not-a-job" not in settled
    Request.objects.update(settled=[])
    post(writer, fresh(draft), text=JOB, do=f"remove not-a-job {phrase}")
    assert "openings" not in fresh(draft).text


def test_another_time_keeps_everything_typed(
    writer: Client, draft: Request, morning: datetime
) -> None:
    answer = post(writer, draft, do="time", text="Typed.")
    page = writer.get(answer.headers["Location"]).content.decode()
    assert 'name="day_4"' in page
    assert (fresh(draft).text, Slot.objects.offered(draft).count()) == ("Typed.", 1)


def test_only_ways_in_which_the_alum_talks_are_offered(
    writer: Client, draft: Request, morning: datetime
) -> None:
    page = writer.get(reverse("outreach:request", args=[draft.pk])).content.decode()
    assert [f'value="{way}"' in page for way in ("video", "phone", "in_person")] == [
        True,
        True,
        False,
    ]


def test_a_subject_as_it_was_begun_follows_the_length(
    writer: Client, cast: Cast, contact: Contact, now: datetime
) -> None:
    Student.objects.update(studies="English and CS")
    contact.refresh_from_db()
    begun = start(contact, now=now, by=cast.imani)
    said = "Alder State English and CS student: 20 minutes about your work?"
    longer = said.replace("20", "30")
    assert begun.subject == said
    answer = post(writer, begun, auto=True, subject=said, minutes=30).content.decode()
    assert (fresh(begun).subject, f'value="{longer}" hx-swap-oob="true"' in answer) == (
        longer,
        True,
    )
    post(writer, fresh(begun), subject=said, minutes=30)  # a page that never saw the longer one
    assert fresh(begun).subject == longer
    own = "Twenty minutes about rivers?"
    answer = post(writer, fresh(begun), auto=True, subject=own, minutes=45).content.decode()
    assert (fresh(begun).subject, 'name="subject"' in answer) == (own, False)


def test_long_studies_still_begin_a_draft(writer: Client, cast: Cast, contact: Contact) -> None:
    student = cast.student
    student.studies = "g" * 120
    student.save()
    assert writer.post(reverse("outreach:start", args=[contact.pk])).status_code == 302
    assert len(Request.objects.get().subject) == 150


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_year_that_cannot_be_is_said_at_its_day(writer: Client, draft: Request, day: str) -> None:
    answer = post(writer, draft, day_1=day, start_1="23:00", text="Words to keep.")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Look at the year again." in page
    assert "Words to keep." in page


@pytest.mark.parametrize("rows", ["²", "-1", "x", "9" * 5000])
def test_a_wish_for_odd_rows_shows_the_usual_ones(
    writer: Client, draft: Request, rows: str
) -> None:
    path = reverse("outreach:request", args=[draft.pk])
    assert writer.get(path, {"rows": rows}).status_code == 200


def test_a_time_that_has_passed_is_pointed_at(
    client: Client, cast: Cast, draft: Request, morning: datetime
) -> None:
    client.force_login(cast.imani)
    page = reverse("outreach:request", args=[draft.pk])
    assert client.get(page).content.decode().count("That time has passed; choose another.") == 0
    Slot.objects.offered(draft).filter(starts_at__lt=morning + timedelta(days=16)).update(
        starts_at=morning - timedelta(days=1)
    )
    assert client.get(page).content.decode().count("That time has passed; choose another.") == 1


def test_the_mail_program_opens_what_was_saved_last(
    client: Client, cast: Cast, now: datetime
) -> None:
    who = Acquaintance(name="Ana Ruiz", relation="friend", email="ana@ruiz.example")
    ana = add(who, student=cast.student, now=now, by=cast.imani)
    begun = start(ana, now=now, by=cast.imani)
    client.force_login(cast.imani)
    page = reverse("outreach:request", args=[begun.pk])
    typed = form(begun, text="Dear Ana, a new line.")
    answer = client.post(page, typed, headers={"HX-Request": "true"}).content.decode()
    assert 'id="mailto" href="mailto:ana@ruiz.example?' in answer
    assert "body=Dear%20Ana%2C%20a%20new%20line." in answer


def test_the_address_of_a_button_opened_as_a_page_says_so(
    client: Client, cast: Cast, draft: Request
) -> None:
    client.force_login(cast.imani)
    answer = client.get(reverse("outreach:move", args=[draft.pk, "undo"]))
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "This address belongs to a button" in answer.content.decode()


@pytest.mark.parametrize(
    ("which", "line"),
    [
        ("reason", "Your talk on the sponge street."),
        ("hope", "How a city decides."),
        ("intro", "I am a third-year geography student."),
    ],
)
def test_a_line_of_ones_own_is_put_into_the_note_once(
    writer: Client, draft: Request, morning: datetime, which: str, line: str
) -> None:
    post(writer, draft, text="Dear Ms. Achterberg,\n\nImani", do=f"put {which}")
    assert fresh(draft).text == f"Dear Ms. Achterberg,\n\n{line}\n\nImani"
    post(writer, fresh(draft), text=fresh(draft).text, do=f"put {which}")
    assert fresh(draft).text.count(line) == 1


@pytest.mark.parametrize(("row", "left"), [(1, "2026-12-08"), (2, "2026-12-10")])
def test_the_time_beside_the_button_is_taken_out(
    writer: Client, draft: Request, morning: datetime, row: int, left: str
) -> None:
    """The rows as they were typed, the later day first; saved they stand in order."""
    rows = {"day_1": "2026-12-10", "day_2": "2026-12-08", "start_2": "08:40"}
    assert post(writer, draft, auto=False, **rows, do=f"drop {row}").status_code == 302
    page = writer.get(reverse("outreach:request", args=[draft.pk])).content.decode()
    assert Slot.objects.offered(draft).count() == 1
    assert f'type="date" name="day_1" id="id_day_1" value="{left}"' in page


@pytest.mark.parametrize("row", ["", "0", "²", "-1", "x", "9" * 5000])
def test_a_row_that_is_not_there_takes_nothing_out(
    writer: Client, draft: Request, morning: datetime, row: str
) -> None:
    assert post(writer, draft, do=f"drop {row}").status_code == 302
    assert Slot.objects.offered(draft).count() == 1


def test_half_a_time_can_be_taken_out(writer: Client, draft: Request, morning: datetime) -> None:
    assert post(writer, draft, start_1="", do="drop 1").status_code == 302
    assert Slot.objects.offered(draft).count() == 0


def test_to_write_again_leads_to_the_note_that_is_read_or_on_its_way(
    writer: Client, cast: Cast, draft: Request, contact: Contact, morning: datetime
) -> None:
    path = reverse("outreach:start", args=[contact.pk])
    for move in ("ask", "take", "send"):
        if move == "take":
            take_back(fresh(draft), now=morning, by=cast.imani)
        else:
            post(writer, fresh(draft), do=move)
        answer = writer.post(path)
        assert answer.headers["Location"] == reverse("outreach:request", args=[draft.pk])
    assert (Request.objects.count(), fresh(draft).status) == (1, "sent")
    withdraw(fresh(draft), now=morning, by=cast.imani)
    writer.post(path)
    assert Request.objects.count() == 2


def test_a_name_given_with_permission_fills_in_how_they_were_found(
    cast: Cast, contact: Contact, now: datetime
) -> None:
    for allowed, named in ((True, "Rosalind Achterberg"), (False, "")):
        who = Acquaintance(
            name=f"Mireille {named}",
            relation="referral",
            how_found="Rosalind Achterberg suggested that I write to you." if allowed else "",
            referred_by=contact,
            may_use_name=allowed,
        )
        given = add(who, student=cast.student, now=now, by=cast.imani)
        begun = start(given, now=now, by=cast.imani)
        assert (begun.found, begun.found_detail) == ("given", named)
        assert ("Rosalind" in begun.text) is allowed


def test_the_note_is_never_blank(cast: Cast, contact: Contact, now: datetime) -> None:
    student = cast.student
    student.introduction = "I study geography."
    student.save()
    contact.student = student
    Preparation.objects.create(contact=contact, own_hope="How do cities decide?")
    begun = start(contact, now=now, by=cast.imani)
    assert begun.text.split("\n\n") == [
        "Dear Ms. Achterberg,",
        "I found you in the alumni directory of our Career Center.",
        "I study geography.",
        "How do cities decide?",
        "Imani Castellanos",
    ]
