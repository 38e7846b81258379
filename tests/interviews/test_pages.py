"""The pages around a conversation, as their student meets them."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.contacts.actions import Acquaintance, add
from apps.contacts.models import Contact
from apps.core import clock
from apps.interviews.actions import Note, arrange, ask, draft_thanks, sheet_for, suggest
from apps.interviews.models import Interview, Log, Option, Preparation, Question, ThankYou
from apps.interviews.terms import Terms
from apps.mail.models import Message
from apps.students.models import Student
from tests.conftest import Cast

WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def imani(client: Client, cast: Cast) -> Client:
    client.force_login(cast.imani)
    return client


def url(name: str, pk: int, *rest: str) -> str:
    return reverse(f"interviews:{name}", args=[pk, *rest])


def addresses(talk: Interview) -> list[str]:
    """Every page that a GET may open."""
    pages = [
        url(name, talk.pk) for name in ("talk", "log", "thanks", "letter", "cancel", "suggest")
    ]
    return [*pages, *[url(name, talk.contact_id) for name in ("prepare", "sheet")]]


def posts(talk: Interview, question: Question) -> list[str]:
    about_talk = [
        url(name, talk.pk)
        for name in ("time", "place", "suggest", "take", "missed", "cancel", "log")
    ]
    about_person = [url(name, talk.contact_id) for name in ("hopes", "ask")]
    return [*about_talk, url("thanks", talk.pk), *about_person, url("question", question.pk, "up")]


@pytest.fixture
def question(cast: Cast, contact: Contact, now: datetime) -> Question:
    ask(sheet_for(contact), [("What surprised you?", "")], now=now, by=cast.imani)
    return Question.objects.get()


def ahead(hours: int) -> dict[str, str]:
    """A day and a start on Imani's clock, this far from now; the real clock, as views ask it."""
    at = clock.local(clock.now() + timedelta(hours=hours), "America/Los_Angeles")
    return {"day": at.date().isoformat(), "start": f"{at:%H:%M}"}


def test_opening_a_page_writes_nothing(imani: Client, cast: Cast, thanks: ThankYou) -> None:
    imani.get(reverse("interviews:talks"))
    with CaptureQueriesContext(connection) as asked:
        for address in [*addresses(thanks.interview), reverse("interviews:talks")]:
            assert imani.get(address).status_code == 200, address
            assert imani.head(address).status_code == 200, address
    assert [query["sql"] for query in asked if query["sql"].startswith(WRITES)] == []
    assert Preparation.objects.count() == 0


@pytest.mark.parametrize(
    ("who", "status"),
    [("mateo", 404), ("dana", 404), ("nils", 404), ("sam", 404), ("teodor", 404)],
)
def test_nobody_else_opens_a_page(
    client: Client, cast: Cast, thanks: ThankYou, question: Question, who: str, status: int
) -> None:
    client.force_login(getattr(cast, who))
    talk = thanks.interview
    assert {client.get(address).status_code for address in addresses(talk)} == {status}
    assert {client.post(address).status_code for address in posts(talk, question)} == {status}


def test_the_alum_sees_nothing_of_the_students_side(
    client: Client, cast: Cast, thanks: ThankYou, question: Question
) -> None:
    client.force_login(cast.rosalind)
    talk = thanks.interview
    found = {address: client.get(address).status_code for address in addresses(talk)}
    assert set(found.values()) == {403, 404}
    assert "Zoning" not in "".join(
        client.get(address).content.decode() for address in addresses(talk)
    )


def test_the_list_of_talks_is_for_students(client: Client, cast: Cast) -> None:
    client.force_login(cast.dana)
    assert client.get(reverse("interviews:talks")).status_code == 403


def test_the_list_costs_the_same_with_one_and_with_three(
    imani: Client, cast: Cast, now: datetime
) -> None:
    counts = []
    for number in range(3):
        who = Acquaintance(name=f"Ana {number}", relation="friend")
        friend = add(who, student=cast.student, now=now, by=cast.imani)
        arrange(Terms(friend, None, None, now, 20, "phone"), now=now - timedelta(1), by=cast.imani)
        with CaptureQueriesContext(connection) as asked:
            page = imani.get(reverse("interviews:talks"))
        assert page.content.decode().count("Log it") == number + 1
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_the_empty_list_says_how_it_begins(imani: Client) -> None:
    page = imani.get(reverse("interviews:talks")).content.decode()
    assert "Once somebody says yes" in page


def test_a_time_is_set_from_the_students_clock(imani: Client, unset: Interview) -> None:
    answer = imani.post(url("time", unset.pk), ahead(48))
    unset.refresh_from_db()
    assert answer.status_code == 302
    assert unset.starts_at is not None
    waited = unset.starts_at - clock.now()
    assert timedelta(hours=47, minutes=58) < waited <= timedelta(hours=48)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Fill in “Day”."),
        ({"day": "yesterday", "start": "10:00"}, "Enter a valid date."),
        ({"day": "9999-12-31", "start": "23:00"}, "Look at the year again."),
        ({"day": "0001-01-01", "start": "00:10"}, "Look at the year again."),
        ({"day": "2020-01-01", "start": "10:00"}, "That time has passed."),
        ({"day": "2100-03-14", "start": "02:30"}, "The clocks go forward then"),
    ],
)
def test_a_time_that_cannot_be_is_explained(
    imani: Client, unset: Interview, typed: dict[str, str], says: str
) -> None:
    answer = imani.post(url("time", unset.pk), typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert all(f'value="{text}"' in page for text in typed.values())


def test_calling_off_asks_first(imani: Client, talk: Interview) -> None:
    assert imani.get(url("cancel", talk.pk)).status_code == 200
    talk.refresh_from_db()
    assert talk.status == "scheduled"
    imani.post(url("cancel", talk.pk), {"note": "I am ill."})
    talk.refresh_from_db()
    assert talk.status == "cancelled"


def test_the_way_to_meet_is_the_students_move(imani: Client, talk: Interview) -> None:
    assert "Your move" in imani.get(url("talk", talk.pk)).content.decode()
    assert imani.post(url("place", talk.pk), {"do": "link", "link": ""}).status_code == 422
    typed = {"do": "link", "link": "https://meet.example/imani"}
    assert imani.post(url("place", talk.pk), typed).status_code == 302
    page = imani.get(url("talk", talk.pk)).content.decode()
    assert 'href="https://meet.example/imani"' in page
    assert "By video, on your meeting link." in page
    assert "5:00 pm for Rosalind in Rotterdam" in page


def test_the_saved_link_is_one_press(imani: Client, cast: Cast, talk: Interview) -> None:
    assert "Use my saved link" not in imani.get(url("talk", talk.pk)).content.decode()
    assert imani.post(url("place", talk.pk), {"do": "saved"}).status_code == 422
    Student.objects.update(meeting_link="https://meet.example/saved")
    assert "Use my saved link" in imani.get(url("talk", talk.pk)).content.decode()
    imani.post(url("place", talk.pk), {"do": "saved"})
    talk.refresh_from_db()
    assert (talk.where, talk.where_by) == ("https://meet.example/saved", "student")


def test_who_calls_is_settled_from_either_side(imani: Client, talk: Interview) -> None:
    imani.post(url("place", talk.pk), {"do": "i_call"})
    page = imani.get(url("talk", talk.pk)).content.decode()
    assert "You call Rosalind, who has yet to give a number." in page
    assert "Your move" not in page
    imani.post(url("place", talk.pk), {"do": "call_me", "number": "+1 510 555 0101"})
    talk.refresh_from_db()
    assert (talk.caller, talk.number) == ("alum", "+1 510 555 0101")
    page = imani.get(url("talk", talk.pk)).content.decode()
    assert "Rosalind calls you at the number you gave." in page
    assert "0101" not in page


def test_a_friend_outside_rapport_has_a_line_of_ones_own(imani: Client, outside: Interview) -> None:
    assert imani.post(url("place", outside.pk), {"where": ""}).status_code == 422
    imani.post(url("place", outside.pk), {"where": "I call Ana at +1 510 555 0103"})
    page = imani.get(url("talk", outside.pk)).content.decode()
    assert "I call Ana at +1 510 555 0103" in page
    assert "Suggest" not in page
    assert imani.post(url("suggest", outside.pk), ahead_times(3)).status_code == 409


def ahead_times(*days: int) -> dict[str, str]:
    """Rows of suggested times, this many days from now."""
    found = {"do": "send"}
    for number, ahead_by in enumerate(days, start=1):
        typed = ahead(24 * ahead_by)
        found |= {f"day_{number}": typed["day"], f"start_{number}": typed["start"]}
    return found


def test_the_student_suggests_and_waits(imani: Client, cast: Cast, unset: Interview) -> None:
    assert imani.post(url("suggest", unset.pk), {"do": "send"}).status_code == 422
    typed = ahead_times(3, 4) | {"note": "Both are good."}
    assert imani.post(url("suggest", unset.pk), typed).status_code == 302
    assert Option.objects.count() == 2
    page = imani.get(url("talk", unset.pk)).content.decode()
    assert "You suggested these; Rosalind takes one or answers with others." in page
    listed = imani.get(reverse("interviews:talks")).content.decode()
    assert "Waiting" in listed
    assert "Choose a time" not in listed
    (letter,) = Message.objects.filter(template="interviews/mail/times")
    assert (letter.recipient, letter.values["note"]) == (cast.rosalind, "Both are good.")


def test_words_are_shown_back_to_the_student_too(imani: Client, unset: Interview) -> None:
    page = imani.post(url("suggest", unset.pk), {"words": "tomorrow at noon", "do": "send"})
    assert "You wrote “tomorrow at noon”. We read:" in page.content.decode()
    assert Option.objects.count() == 0


def test_an_alums_time_is_taken_by_one_press(imani: Client, cast: Cast, unset: Interview) -> None:
    times = [clock.now() + timedelta(days=3), clock.now() + timedelta(days=4)]
    suggest(unset, times, now=clock.now(), by=cast.rosalind)
    page = imani.get(url("talk", unset.pk)).content.decode()
    assert (page.count("Take this time"), "Rosalind suggests" in page) == (2, True)
    assert imani.post(url("take", unset.pk), {}).status_code == 422
    option = Option.objects.get(starts_at=times[1])
    assert imani.post(url("take", unset.pk), {"option": option.pk}).status_code == 302
    unset.refresh_from_db()
    assert (unset.starts_at, Option.objects.count()) == (times[1], 0)


def test_hopes_choose_what_is_suggested(imani: Client, contact: Contact) -> None:
    before = imani.get(url("prepare", contact.pk)).content.decode()
    imani.post(url("hopes", contact.pk), {"hopes": ["stay"], "own_hope": "Who decides?"})
    page = imani.get(url("prepare", contact.pk)).content.decode()
    assert "How do you like to hear from students" in page
    assert "How do you like to hear from students" not in before
    assert 'value="Who decides?"' in page


def test_questions_are_added_opened_lifted_marked_and_struck(
    imani: Client, contact: Contact
) -> None:
    imani.post(url("ask", contact.pk), {"suggestion": "week-1"})
    imani.post(url("ask", contact.pk), {"text": "Do you like your work?"})
    imani.post(url("ask", contact.pk), {"text": "Do you like your work?"})
    first, second = Question.objects.for_contact(contact)
    page = imani.get(url("prepare", contact.pk)).content.decode()
    assert "What do you like about your work, and what not?" in page
    for verb in ("open", "up", "must"):
        imani.post(url("question", second.pk, verb))
    assert [(q.text, q.must_ask) for q in Question.objects.for_contact(contact)] == [
        ("What do you like about your work, and what not?", True),
        (first.text, False),
    ]
    imani.post(url("question", first.pk, "strike"))
    assert Question.objects.count() == 1
    assert imani.post(url("question", second.pk, "nonsense")).status_code == 404
    assert "<b>What do you like" in imani.get(url("sheet", contact.pk)).content.decode()


def test_an_empty_question_is_said_at_its_field(imani: Client, contact: Contact) -> None:
    answer = imani.post(url("ask", contact.pk), {"text": "  "})
    assert answer.status_code == 422
    assert answer.content.decode().count("Write your question first.") == 2
    assert Preparation.objects.count() == 0


TYPED = {
    "takeaways": "Zoning decides.",
    "advice": "Sit in.\r\n\r\nRead maps.",
    "still_open": "Who pays?",
    "step_1": "Read the plan.",
    "learned": "yes",
    "may_write_again": "yes",
    "new_path": "Insurance mapping",
    "promised": "He sends the plan.",
    "formality": "casual",
    "name_1": "Mireille Okonjo",
    "place_1": "Flood control",
    "use_1": "yes",
    "sooner": "on",
}


def test_a_log_without_the_last_answer_keeps_every_word(imani: Client, talk: Interview) -> None:
    answer = imani.post(url("log", talk.pk), TYPED | {"shared": "on", "use_1": "no"})
    page = answer.content.decode()
    assert answer.status_code == 422
    for text in ("Zoning decides.", "Read maps.", "Who pays?", "He sends the plan."):
        assert text in page
    for text in ("Insurance mapping", "Mireille Okonjo", "Flood control"):
        assert f'value="{text}"' in page
    assert page.count(" checked") == 8  # two names were not asked about; they spoke sooner
    assert "Choose one of the three" in page
    assert Log.objects.count() == 0


def test_closing_the_log_opens_the_note_that_is_begun(imani: Client, talk: Interview) -> None:
    answer = imani.post(url("log", talk.pk), TYPED | {"pace": "news"}, follow=True)
    assert answer.redirect_chain == [(url("thanks", talk.pk), 302)]
    page = answer.content.decode()
    begun = (
        "Dear Ms. Achterberg,\n\nZoning decides.\n\nRead the plan.\n\n"
        "Mireille Okonjo, Flood control\n\nImani Castellanos</textarea>"
    )
    assert begun in page
    log = Log.objects.get()
    assert (log.learned, log.may_write_again, log.shared) == ("yes", True, False)


def test_the_closed_log_can_be_read_and_changed(imani: Client, talk: Interview) -> None:
    imani.post(url("log", talk.pk), TYPED | {"pace": "news"})
    page = imani.get(url("log", talk.pk)).content.decode()
    assert "Zoning decides." in page
    seal = Log.objects.get().seal
    changed = {"takeaways": "Maps decide.", "pace": "no", "seal": seal}
    imani.post(url("log", talk.pk), changed)
    assert Log.objects.get().takeaways == "Maps decide."


def test_a_name_without_a_name_is_asked_for(imani: Client, talk: Interview) -> None:
    answer = imani.post(
        url("log", talk.pk), {"pace": "no", "place_2": "Flood control", "sooner": "on"}
    )
    assert answer.status_code == 422
    assert "Write the name of the person who works there." in answer.content.decode()


def posted(imani: Client, note: ThankYou, **typed: str) -> Any:  # noqa: ANN401 - the client's answer
    return imani.post(url("thanks", note.interview_id), {"form": "email", **typed})


def test_a_line_of_the_log_is_put_in_by_one_press(
    imani: Client, cast: Cast, talk: Interview
) -> None:
    imani.post(url("log", talk.pk), TYPED | {"pace": "no"})
    note = ThankYou.objects.get()
    posted(imani, note, body="Dear Ms. Achterberg,\r\n\r\nImani Castellanos", do="put advice-2")
    note.refresh_from_db()
    assert note.body == "Dear Ms. Achterberg,\n\nRead maps.\n\nImani Castellanos"
    assert note.status == "drafted"


def test_the_note_is_sent_and_a_kind_page_follows(imani: Client, thanks: ThankYou) -> None:
    answer = posted(imani, thanks, body="Dear Ms. Achterberg,\n\nI will read it.", do="send")
    assert answer.status_code == 302
    page = imani.get(answer.url).content.decode()
    assert "Your thanks are on their way to Rosalind" in page
    assert Message.objects.filter(template="interviews/mail/thanks").count() == 1


def test_an_offer_goes_into_the_note_above_the_name_and_is_never_left_behind(
    imani: Client, thanks: ThankYou
) -> None:
    body, line = "Dear Ms. Achterberg,\n\nImani Castellanos", "I could map your levees."
    assert "Write your line first." in posted(imani, thanks, body=body, do="favor").content.decode()
    answer = posted(imani, thanks, body=body, favor=line, do="send")
    assert (answer.status_code, line in answer.content.decode()) == (422, True)
    assert not Message.objects.filter(template="interviews/mail/thanks").exists()
    for do in ("favor", "save"):  # Enter in the field saves; the line goes in all the same
        posted(imani, thanks, body=body, favor=line, do=do)
        thanks.refresh_from_db()
        assert thanks.body == f"Dear Ms. Achterberg,\n\n{line}\n\nImani Castellanos"


def test_the_note_says_when_they_spoke_and_when_it_was_kept(
    imani: Client, thanks: ThankYou, cast: Cast, after: datetime
) -> None:
    before = imani.get(url("thanks", thanks.interview_id)).content.decode()
    assert "You spoke on Thursday 10 December, 20 minutes by video." in before
    assert '<span id="saved"></span>' in before
    note = Note("email", "", "Dear Ms. Achterberg", thanks.seal)
    draft_thanks(thanks, note, now=after, by=cast.imani)
    page = imani.get(url("thanks", thanks.interview_id)).content.decode()
    assert '<span id="saved">Saved Thursday 10 December, 9:00 am</span>' in page


def test_what_cannot_be_sent_stays_on_the_page(imani: Client, thanks: ThankYou) -> None:
    answer = posted(imani, thanks, body="Dear [name], I will read it.", do="send")
    assert answer.status_code == 422
    assert "Dear [name], I will read it." in answer.content.decode()


def test_words_of_a_second_window_are_shown_again(imani: Client, thanks: ThankYou) -> None:
    posted(imani, thanks, body="Dear Ms. Achterberg,\n\nI will read it.", do="send")
    answer = posted(imani, thanks, body="Something else entirely.", do="save")
    assert answer.status_code == 409
    assert "Something else entirely." in answer.content.decode()


def test_there_is_no_note_before_the_log(imani: Client, talk: Interview) -> None:
    assert imani.get(url("thanks", talk.pk)).url == url("log", talk.pk)  # type: ignore[attr-defined]


def test_a_friend_is_written_to_from_the_own_mail_program(
    imani: Client, outside: Interview
) -> None:
    imani.post(
        url("log", outside.pk), {"pace": "no", "takeaways": "Zoning & maps.", "sooner": "on"}
    )
    note = ThankYou.objects.get()
    begun = imani.get(url("thanks", outside.pk)).content.decode()
    assert "body=Dear%20Ana%2C%0D%0A%0D%0AZoning%20%26%20maps." in begun
    posted(imani, note, body="Dear Ana,\n\nZoning & maps.", do="save")
    page = imani.get(url("thanks", outside.pk)).content.decode()
    assert "mailto:ana@ruiz.example?subject=Thank%20you&amp;body=Dear%20Ana%2C%0D%0A" in page
    assert "Send thank-you" not in page


def test_what_was_typed_is_kept_by_who_thanked_already(imani: Client, outside: Interview) -> None:
    imani.post(url("log", outside.pk), {"pace": "no"})
    posted(imani, ThankYou.objects.get(), body="Half a letter of mine", do="waive")
    assert "Half a letter of mine" in imani.get(url("thanks", outside.pk)).content.decode()
