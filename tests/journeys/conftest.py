import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.site import Site, attach, start


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    running_copy = os.environ.get("JOURNEYS_ON")
    if running_copy:
        yield attach(Path(running_copy))
        return
    folder: Path = tmp_path_factory.mktemp("copy")
    running = start(folder / "data")
    yield running
    running.stop()
