from datetime import datetime

import pytest

from tests.conftest import Cast
from tests.home.world import World


@pytest.fixture
def world(cast: Cast, now: datetime) -> World:
    return World(cast, now)
