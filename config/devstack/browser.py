"""Chromium for the journeys: the system's, or one that comes whole inside an npm package.

The package is a headless build with the few libraries and fonts it needs, so neither apt nor root
is wanted.
"""

import io
import os
import shutil
import sys
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from config.devstack import npm
from config.devstack.places import PROJECT
from config.devstack.processes import StackError

SYSTEM = Path("/usr/bin/chromium")
CACHE = PROJECT / ".cache"
FETCHED = CACHE / "chromium"
COMMAND = "make browser"
_PACKAGE = Path(__file__).with_name("chromium")
# Containers give Chromium neither a sandbox of its own nor a large /dev/shm. The package's own
# list of arguments is not used: it turns web security off.
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}/fonts</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


@dataclass(frozen=True)
class Browser:
    """A Chromium and the environment it needs on top of the usual one."""

    path: Path
    env: Mapping[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str | float | bool]:
        """The whole environment, as Playwright's `launch(env=)` wants it."""
        return {**os.environ, **self.env}


def find() -> Browser | None:
    """Return $CHROMIUM, else the system's, else the fetched one, else nothing."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not Path(named).is_file():
            message = f"CHROMIUM={named} is not a file."
            raise StackError(message)
        return Browser(Path(named))
    if SYSTEM.is_file():
        return Browser(SYSTEM)
    return _fetched() if _fetched().path.is_file() else None


def fetch() -> Browser:
    """Install the npm package and unpack it into .cache/chromium (about 70 MB to load)."""
    package = npm.install(_PACKAGE, CACHE / "npm") / "node_modules" / "@sparticuz"
    packed = package / "chromium" / "bin"
    half = FETCHED.with_name("chromium.half")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    for name in ("al2023", "fonts", "swiftshader"):
        _unpack(_decompress(packed / f"{name}.tar.br"), half)
    (half / "fonts.conf").write_text(
        FONTS_CONF.format(folder=escape(str(FETCHED))), encoding="utf-8"
    )
    binary = half / "chromium"
    binary.write_bytes(_decompress(packed / "chromium.br"))
    binary.chmod(0o755)
    shutil.rmtree(FETCHED, ignore_errors=True)
    half.rename(FETCHED)
    shutil.rmtree(CACHE / "npm")
    return _fetched()


def verify(browser: Browser) -> str:
    """Show a page with text in it; return the browser's version."""
    # Playwright is a tool of developers; only this function and the journeys need it.
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - not installed in production

    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(
                executable_path=browser.path, env=browser.environment, args=list(ARGUMENTS)
            )
            page = chromium.new_page()
            page.set_content("<h1 style='display: inline-block'>Rapport</h1>")
            box = page.locator("h1").bounding_box()
            picture = page.screenshot()
            version = chromium.version
            chromium.close()
    except Error as error:
        message = f"{browser.path} does not start: {error.message.splitlines()[0]}"
        raise StackError(message) from error
    if not box or not box["width"] or not picture:
        message = f"{browser.path} shows no text."
        raise StackError(message)
    return version


def _fetched() -> Browser:
    env = {"LD_LIBRARY_PATH": str(FETCHED / "lib"), "FONTCONFIG_PATH": str(FETCHED)}
    return Browser(FETCHED / "chromium", env)


def _unpack(content: bytes, folder: Path) -> None:
    """Write the plain files of a tar archive; the data filter of tarfile came with 3.11.4 only."""
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for member in archive:
            file = archive.extractfile(member)
            target = (folder / member.name).resolve()
            if file is not None and target.is_relative_to(folder.resolve()):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read())


def _decompress(path: Path) -> bytes:
    import brotli  # noqa: PLC0415 - a tool of developers, as Playwright is

    return bytes(brotli.decompress(path.read_bytes()))


def get(*, force: bool) -> None:
    """What `make browser` does: find or fetch one, and see it work."""
    browser = None if force else find()
    if browser is None:
        print("Fetching Chromium ...", file=sys.stderr, flush=True)
        browser = fetch()
    print(f"Chromium {verify(browser)}: {browser.path}")
