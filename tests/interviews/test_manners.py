"""Where to meet and how to be there, in the words of the center."""

from datetime import datetime

import pytest
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from apps.campus.models import Change
from apps.contacts.actions import keep
from apps.core.moves import NotYours
from apps.interviews.actions.manners import set_manners
from apps.interviews.models import Manner
from tests.conftest import NOW, Cast
from tests.home.test_look import walk

PAGE = "/manners/"


def test_students_read_a_line_on_the_next_look_and_words_are_words(
    client: Client, cast: Cast
) -> None:
    contact = keep(cast.alum, student=cast.student, now=NOW, by=cast.imani)
    client.force_login(cast.nils)
    # Rosalind works on floods, for a city.
    assert client.post(PAGE, {"environment": " Boots,  <b>clean</b>. "}).status_code == 302
    client.force_login(cast.imani)
    text = client.get(f"/contacts/{contact.pk}/prepare/").content.decode()
    assert "Boots, &lt;b&gt;clean&lt;/b&gt;." in text
    client.force_login(cast.nils)
    assert client.post(PAGE, {"environment": ""}).status_code == 302
    assert (Manner.objects.count(), Change.objects.count()) == (0, 2)


def test_saving_what_stands_leaves_no_row(client: Client, cast: Cast) -> None:
    set_manners({"law": "A jacket."}, now=NOW, by=cast.nils)
    client.force_login(cast.nils)
    assert client.post(PAGE, {"law": "A jacket."}).status_code == 302
    assert Change.objects.count() == 1


def test_a_line_that_would_not_fit_on_the_sheet_is_said(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    page = client.post(PAGE, {"law": "x" * 121})
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["law"])
    assert Manner.objects.count() == 0


def test_nobody_but_a_coordinator_says_them(cast: Cast) -> None:
    for person in (cast.imani, cast.dana, cast.rosalind):
        with pytest.raises(NotYours):
            set_manners({"law": "No."}, now=NOW, by=person)
    assert Manner.objects.count() == 0


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_it_looks_right(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    set_manners({"law": "A jacket. " * 10}, now=NOW, by=cast.nils)
    assert walk(browser, live_server, cast.nils, {"manners": PAGE}) == {}
