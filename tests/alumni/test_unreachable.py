"""Nobody asks an alum to whom mail does not get through."""

from datetime import timedelta

import pytest

from apps.accounts.models import Person
from apps.alumni.actions import heed_reports, pause, resume_due
from apps.alumni.actions.consenting import note_changes
from apps.alumni.actions.invite import is_ready
from apps.alumni.models import Alum
from apps.alumni.workflow import Status
from apps.mail.models import Message, Report, Suppression
from apps.mail.reports import note
from apps.mail.workflow import Trouble
from tests.alumni.files import ADA, file, taken_in
from tests.conftest import NOW, Cast

LATER = NOW + timedelta(hours=1)


def told(person: Person, trouble: Trouble = Trouble.BOUNCED) -> int:
    note(trouble, person.email, source=("postmark", person.email), now=NOW)
    return heed_reports(now=NOW)


def to_coordinators() -> list[dict[str, object]]:
    return list(
        Message.objects.filter(template="alumni/mail/unreachable").values_list("values", flat=True)
    )


@pytest.mark.parametrize("trouble", Trouble)
def test_an_alum_is_hidden(cast: Cast, trouble: Trouble) -> None:
    assert told(cast.rosalind, trouble) == 1
    alum = cast.alum
    assert (alum.status, alum.unreachable, alum.paused_until) == (Status.PAUSED, trouble, None)
    assert alum not in Alum.objects.visible_to(cast.imani)


def test_the_coordinator_hears_of_all_in_one_mail(cast: Cast) -> None:
    note(Trouble.BOUNCED, cast.rosalind.email, source=("p", "1"), now=NOW)
    note(Trouble.COMPLAINED, cast.teodor.email, source=("p", "2"), now=NOW)
    assert heed_reports(now=NOW) == 2
    assert to_coordinators() == [
        {
            "told": [
                {"name": "Rosalind Achterberg", "why": "bounced"},
                {"name": "Teodor Vance", "why": "complained"},
            ]
        }
    ]


def test_told_again_changes_nothing(cast: Cast) -> None:
    told(cast.rosalind)
    assert heed_reports(now=LATER) == 0
    note(Trouble.COMPLAINED, cast.rosalind.email, source=("p", "other"), now=LATER)
    assert heed_reports(now=LATER) == 0
    assert len(to_coordinators()) == 1
    assert Report.objects.unheard().count() == 0


def test_a_student_who_bounces_is_no_alum(cast: Cast) -> None:
    assert told(cast.imani) == 0
    assert to_coordinators() == []


def test_an_invitation_that_bounced_is_not_repeated(cast: Cast) -> None:
    alum = cast.alum
    Alum.objects.filter(pk=alum.pk).update(status=Status.INVITED, opted_in_at=None)
    assert is_ready(cast.alum, NOW)
    assert told(cast.rosalind) == 1
    assert (cast.alum.status, cast.alum.unreachable) == (Status.INVITED, Trouble.BOUNCED)
    assert not is_ready(cast.alum, NOW)


def joined(cast: Cast) -> Alum:
    """Ada of the office's file, who opted in and whose mail comes back."""
    taken_in(cast, file(ADA))
    ada = Alum.objects.get(email="ada@post.example")
    ada.person = Person.objects.create(email=ada.email, name=ada.name, called="Ada", zone=ada.zone)
    ada.status, ada.opted_in_at = Status.OPTED_IN, NOW
    ada.save()
    note_changes({}, ada, now=NOW, by=ada.person)
    assert told(ada.person) == 1
    return ada


def test_another_address_asks_its_owner(cast: Cast) -> None:
    ada = joined(cast)
    taken_in(cast, file(ADA.replace("ada@post.example", "ada@new.example")))
    ada.refresh_from_db()
    letter = Message.objects.get(template="alumni/mail/new_address")
    assert (ada.email, ada.status, letter.address) == (
        "ada@new.example",
        Status.PAUSED,
        "ada@new.example",
    )


def test_nobody_who_called_our_mail_unwanted_is_asked_elsewhere(cast: Cast) -> None:
    ada = joined(cast)
    assert ada.person is not None
    note(Trouble.COMPLAINED, ada.email, source=("postmark", "later"), now=LATER)
    assert heed_reports(now=LATER) == 0
    taken_in(cast, file(ADA.replace("ada@post.example", "ada@new.example")))
    ada.refresh_from_db()
    assert (ada.email, ada.unreachable) == ("ada@new.example", Trouble.COMPLAINED)
    assert not Message.objects.filter(template="alumni/mail/new_address").exists()


def test_a_file_opens_no_address_that_bounced_before(cast: Cast) -> None:
    ada = joined(cast)
    note(Trouble.BOUNCED, "ada@new.example", source=("postmark", "long ago"), now=NOW)
    taken_in(cast, file(ADA.replace("ada@post.example", "ada@new.example")))
    ada.refresh_from_db()
    assert Suppression.objects.of(ada.email).exists()


def test_nobody_comes_back_to_a_dead_address_by_the_calendar(cast: Cast) -> None:
    pause(cast.alum, (NOW + timedelta(days=3)).date(), now=NOW, by=cast.rosalind)
    told(cast.rosalind)
    resume_due(now=NOW + timedelta(days=9))
    assert cast.alum.status == Status.PAUSED


def test_the_old_address_stays_closed_whatever_a_file_says(cast: Cast) -> None:
    joined(cast)
    taken_in(cast, file(ADA))
    assert Suppression.objects.of("ada@post.example").exists()
    assert not Message.objects.filter(template="alumni/mail/new_address").exists()
