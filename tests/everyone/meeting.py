"""What everybody must be able to use: a page by keys, with larger letters, in colours of one's own.

`meets.js` judges within the page; here the keys are pressed, and the browser is told what its
person has chosen.
"""

from pathlib import Path

from playwright.sync_api import BrowserContext, Page, ViewportSize

from tests.looks import at_rest

JUDGE = Path(__file__).with_name("meets.js").read_text(encoding="utf-8")
DESK: ViewportSize = {"width": 1280, "height": 900}
# As narrow as a phone, or a screen read at three times its size: every bar sticks there.
PALM: ViewportSize = {"width": 390, "height": 700}
USUAL = 16  # pixels
# Stops that no list foresees: a region that scrolls, a link within a frame, a calendar's button.
MORE, ROUNDS = 8, 4


def prepared(context: BrowserContext) -> Page:
    """A page whose every document brings the judge along."""
    context.add_init_script(JUDGE)
    page = context.new_page()
    page.set_default_timeout(15_000)
    return page


def met(page: Page, *, whole: bool) -> list[str]:
    """Every check on the page that is open, loaded once; the walk by keys comes last."""
    at_rest(page)
    found = _asked(page, "moving") + in_large_letters(page) + _asked(page, "spaced")
    found += _asked(page, "small") + in_own_colours(page)
    if whole:
        found += tabbed(page)
    page.set_viewport_size(PALM)
    found += _asked(page, "small") + tabbed(page)
    page.set_viewport_size(DESK)
    return found


def in_large_letters(page: Page) -> list[str]:
    """Letters of twice the size, as a person sets them in the browser."""
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 2 * USUAL, "fixed": 2 * USUAL}})
    found = _asked(page, "large")
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL, "fixed": USUAL}})
    browser.detach()
    return found


def tabbed(page: Page) -> list[str]:
    """Tab from the top until it has been everywhere."""
    stops = page.evaluate("meets.begin()")
    _press(page, 1)
    # A mail that is shown alone runs no script: there each stop is asked about from outside.
    is_deaf = bool(stops) and not page.evaluate("meets.passed()")
    _press(page, stops - 1, asked=is_deaf)
    for _round in range(ROUNDS):
        if not page.evaluate("meets.missed()"):
            break
        _press(page, MORE, asked=is_deaf)
    return _asked(page, "end")


def _press(page: Page, times: int, *, asked: bool = False) -> None:
    for _stop in range(times):
        if asked:
            page.evaluate("meets.judge()")
        page.keyboard.press("Tab")
    if asked:
        page.evaluate("meets.judge()")


def in_own_colours(page: Page) -> list[str]:
    """The colours of a contrast theme, light and dark: what was said by colour is still said."""
    page.evaluate("meets.before()")
    page.keyboard.press("Shift")  # a ring is shown to whom the keyboard was the last to serve
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(
            forced_colors="active", color_scheme="dark" if scheme == "dark" else "light"
        )
        found += [f"{scheme}: {fault}" for fault in _asked(page, "forced")]
    found += _asked(page, "unringed")
    page.emulate_media(forced_colors="none", color_scheme="light")
    return found


def _asked(page: Page, check: str) -> list[str]:
    return list(page.evaluate(f"meets.{check}()"))
