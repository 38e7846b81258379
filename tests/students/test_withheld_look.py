"""Directory information that is withheld, where staff and the student read it, in Chromium."""

from datetime import datetime

import pytest
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from apps.advising.actions import fold
from apps.students.actions import withhold
from apps.students.models import Student
from tests.conftest import Cast
from tests.looks import LOOKS, faults, signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("look", LOOKS)
def test_what_staff_see_of_a_student_who_withholds_directory_information(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    Student.objects.update(advisor=cast.dana)
    fold()
    name, student = f"{look[0]}-{look[1]}", cast.student
    pages = {
        "student": reverse("advising:student", args=[student.pk]),
        "caseload": reverse("advising:caseload"),
        "export": reverse("advising:export"),
    }
    context = signed_in(browser, cast.dana, live_server.url, look)
    found = {"given": faults(context, live_server.url + pages["student"], f"given-{name}")}
    withhold(student, wanted=True, now=morning, by=cast.dana)
    for label, path in pages.items():
        found[label] = faults(context, live_server.url + path, f"withheld-{label}-{name}")
    context.close()
    own = signed_in(browser, cast.imani, live_server.url, look)
    sees = live_server.url + reverse("home:what_my_advisor_sees")
    found["own"] = faults(own, sees, f"withheld-own-{name}")
    own.close()
    assert {state: said for state, said in found.items() if said} == {}
