"""What a mail program needs for its own button "unsubscribe": only where something can end."""

from datetime import datetime
from email import message_from_bytes

import pytest

from apps.mail.mime import Envelope, Rendered, build

STOP = "https://rapport.alder.example/reminders/stop/" + "k" * 43 + "/"


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        (STOP, [f"<{STOP}>", "List-Unsubscribe=One-Click"]),
        ("", [None, None]),
    ],
)
def test_one_click_is_offered_where_a_kind_can_be_stopped(
    now: datetime, address: str, headers: list[str | None]
) -> None:
    places = ("career@alder.example", "career@alder.example")
    envelope = Envelope("<1@alder.example>", "Center", *places, "Imani", "i@alder.example", now)
    mail = message_from_bytes(build(envelope, Rendered("Thank Teodor", "", unsubscribe=address)))
    assert [mail["List-Unsubscribe"], mail["List-Unsubscribe-Post"]] == headers
