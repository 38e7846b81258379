import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.site import Site, attach, start

HERE = Path(__file__).parent
LONG = HERE.parent / "outreach" / "test_scanners.py"  # minutes each


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Walks come first, one after the other.

    The longest do not wait until the end, and one process has them all: their copy of Rapport
    does not idle beside everything else. What else takes minutes follows them.
    """
    items.sort(key=lambda item: (item.path.parent != HERE, item.path != LONG))


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    running_copy = os.environ.get("JOURNEYS_ON")
    if running_copy:
        yield attach(Path(running_copy))
        return
    folder: Path = tmp_path_factory.mktemp("copy")
    running = start(folder / "data")
    yield running
    running.stop()
