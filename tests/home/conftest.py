from datetime import datetime

import pytest

from tests.conftest import Cast
from tests.home.world import World
from tests.mail.conftest import office

__all__ = ["office"]


@pytest.fixture
def world(cast: Cast, now: datetime) -> World:
    return World(cast, now)
