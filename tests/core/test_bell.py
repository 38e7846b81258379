"""A page does not wait for the doorbell, whatever the broker does."""

import socket
import time

import pytest
from celery import current_app

from apps.core import bell


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_hung", [True, False], ids=["hung", "refused"])
def test_a_broker_that_does_not_answer_costs_a_moment(
    is_hung: bool,  # noqa: FBT001 - a column of the table
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.socket() as broker:
        broker.bind(("127.0.0.1", 0))
        if is_hung:
            broker.listen(8)
        address = f"redis://127.0.0.1:{broker.getsockname()[1]}/0"
        monkeypatch.setattr(current_app.conf, "broker_url", address)
        monkeypatch.setattr(current_app.conf, "broker_write_url", address)
        begun = time.monotonic()
        bell.ring("mail.deliver")
        assert time.monotonic() - begun < 2
