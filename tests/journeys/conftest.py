import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from config.devstack.browser import Browser as Found
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


@pytest.fixture(scope="session")
def browser(chromium: Found) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium.path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            env=chromium.environment,
        )
        yield opened
        opened.close()
