from typing import Protocol


class Findable(Protocol):
    """What is known of somebody before we know whether they are here."""

    @property
    def record_id(self) -> str: ...

    @property
    def email(self) -> str: ...
