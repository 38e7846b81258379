"""Whoever presses too late reads a sentence, whatever state the thing has reached."""

import pytest
from django.db.models import TextChoices

from apps.contacts import workflow as contacts
from apps.interviews import workflow as interviews
from apps.outreach import workflow as outreach


@pytest.mark.parametrize(
    ("sentences", "states"),
    [
        (outreach.HAPPENED, outreach.Status),
        (interviews.HAPPENED, interviews.Status),
        (interviews.THANKS_HAPPENED, interviews.Thanks),
        (contacts.HAPPENED, contacts.Status),
    ],
)
def test_every_state_has_a_sentence_of_its_own(
    sentences: dict[str, object], states: type[TextChoices]
) -> None:
    assert set(sentences) == set(states)
    assert len({str(said) for said in sentences.values()}) == len(states)
