from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.urls import set_urlconf
from pytest_django.fixtures import Settings

from apps.accounts.models import Person
from apps.mail.letters import Letter, LinkTo
from tests.mail.office import Office, opened

LINKS = (
    LinkTo("answer", "test-answer", purpose="test", lasts_days=14),
    LinkTo("page", "test-page", subject_id=7),
)
Write = Callable[..., Letter]


@pytest.fixture(autouse=True)
def _letters(settings: Settings) -> Iterator[None]:
    """Templates and pages of the test letters."""
    templates: list[dict[str, Any]] = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], Path(__file__).parent / "templates"]
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "tests.mail.urls"
    settings.RAPPORT_BASE_URL = "https://rapport.alder.example"
    yield
    set_urlconf(None)


@pytest.fixture
def office(settings: Settings) -> Iterator[Office]:
    """A mail server that is there."""
    office = Office()
    controller = opened(office)
    settings.MAIL_SERVER = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": controller.port}
    yield office
    controller.stop()


@pytest.fixture
def reader(db: None) -> Person:
    return Person.objects.create(
        email="rosalind@maashaven.example",
        name="Rosalind Achterberg",
        called="Rosalind",
        address_as="Ms. Achterberg",
        zone="Europe/Amsterdam",
    )


@pytest.fixture
def write(reader: Person) -> Write:
    """A letter with a key, and whatever else a test is about."""

    def _write(key: str = "k:1", **more: Any) -> Letter:  # noqa: ANN401 - any field of a letter
        values = {"subject": "20 minutes?", "text": "How did you begin?"}
        fields: dict[str, Any] = {"values": values, "links": LINKS, "recipient": reader, **more}
        return Letter(
            template=more.pop("template", "tests_mail/letter"),
            dedupe_key=key,
            **{name: value for name, value in fields.items() if name != "template"},
        )

    return _write


@pytest.fixture
def clock(now: datetime) -> Callable[[], datetime]:
    return lambda: now
