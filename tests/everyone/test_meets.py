"""The judge sees each fault where it is planted, and none on a page that has none."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.everyone.meeting import DESK, in_large_letters, in_own_colours, prepared, tabbed

pytestmark = pytest.mark.journey

STYLE = """body { background: #fff; color: #000; margin: 8px; font: 1rem/1.5 sans-serif; }
:focus-visible { outline: 3px solid #306; } .skip { position: absolute; top: -50px; }
.skip:focus { top: 0; } .low { line-height: 1; font-size: 10px; display: inline-block; }"""
SKIP = '<a class="skip" href="#main">Skip</a><main id="main">'
LINKS = "<p><a href='#a'>One of two</a></p><p><a href='#b'>The other</a></p>"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK)
    yield prepared(context)
    context.close()


def show(page: Page, body: str, style: str = "") -> None:
    text = f"<!doctype html><title>A page</title><style>{STYLE}{style}</style>{SKIP}{body}</main>"
    page.route("https://page.example/", lambda route: route.fulfill(body=text))
    page.goto("https://page.example/")


def kinds(found: list[str]) -> set[str]:
    return {fault.split(": ")[-2 if ": cut: " in fault else 0] for fault in found}


def test_a_page_without_faults_has_none(page: Page) -> None:
    show(page, LINKS + "<button>Press</button><label><input type='checkbox' checked>Yes</label>")
    found = [*tabbed(page), *in_own_colours(page)]
    for check in ("moving", "spaced", "small"):
        found += page.evaluate(f"meets.{check}()")
    found += in_large_letters(page)
    assert found == []


TABBED = {
    "focus is not seen": (LINKS, "a:focus { outline: 0; }"),
    "focus is covered": (LINKS, "main::after { content: ''; position: fixed; inset: 0; }"),
    "positive tabindex": (LINKS + "<button tabindex='1'>First</button>", ""),
    "order": (f"<div class='up'>{LINKS}</div>", ".up { display: grid; } .up p + p { order: -1; }"),
    "trap": (
        LINKS + "<script>addEventListener('keydown', (event) => event.preventDefault() || "
        "document.links[1].focus())</script>",
        "",
    ),
}


@pytest.mark.parametrize("fault", TABBED)
def test_the_walk_by_keys_sees(page: Page, fault: str) -> None:
    show(page, *TABBED[fault])
    assert fault in kinds(tabbed(page))


def test_the_walk_by_keys_misses_the_way_over_the_menu(page: Page) -> None:
    show(page, LINKS, ".skip { display: none; }")
    assert [fault[:18] for fault in tabbed(page)] == ["no skip link first"]


def test_the_walk_by_keys_misses_what_tab_never_comes_to(page: Page) -> None:
    """A script that hands the focus on: the second link is passed over."""
    jump = "document.links[2].addEventListener('focus', () => document.links[3].focus())"
    show(page, f"{LINKS}<p><a href='#c'>The third</a></p><script>{jump}</script>")
    assert [fault[:18] for fault in tabbed(page)] == ["Tab never comes to"]


def test_larger_letters_show_what_is_cut(page: Page) -> None:
    style = ".one { height: 24px; overflow: hidden; }"
    show(page, "<p class='one'>A few words that need room</p>", style)
    assert [": cut: " in fault for fault in in_large_letters(page)] == [True]


def test_wider_lines_show_what_is_cut(page: Page) -> None:
    style = ".one { width: 220px; white-space: nowrap; overflow: hidden; }"
    show(page, "<p class='one'>A few words that need room</p>", style)
    assert [": cut: " in fault for fault in page.evaluate("meets.spaced()")] == [True]


def test_larger_letters_show_what_lies_on_something_else(page: Page) -> None:
    show(page, "<p class='a'>Above</p><p>Below</p>", "p { margin: 0; } .a { height: 1px; }")
    assert ["overlap" in fault for fault in in_large_letters(page)] == [True]


def test_larger_letters_show_what_pushes_the_page_wide(page: Page) -> None:
    show(page, "<p class='a'>Wide</p>", ".a { width: 50rem; }")
    assert ["sideways" in fault for fault in in_large_letters(page)] == [True]


def test_two_small_targets_beside_each_other_are_seen(page: Page) -> None:
    both = "<a class='low' href='#a'>a</a><a class='low' href='#b'>b</a>"
    show(page, f"<div>{both}</div>")
    assert [fault[:6] for fault in page.evaluate("meets.small()")] == ["small:"] * 2


def test_a_small_one_in_a_sentence_or_with_room_around_it_is_not(page: Page) -> None:
    alone = "<p><a class='low' href='#a'>a</a></p>"
    show(page, f"{alone}<p>Read <a href='#b'>b</a> or <a href='#c'>c</a>.</p>")
    assert page.evaluate("meets.small()") == []


COLOURED = {
    "gone": (
        "<i class='dot'></i>",
        ".dot { display: block; width: 20px; height: 9px; background: #306; }",
    ),
    "dim": (
        "<svg width='20' height='20'><rect width='20' height='20' fill='#306'/></svg>",
        "",
    ),
    "no state": (
        "<ul><li><a href='#a' aria-current='page'>A</a></li><li><a href='#b'>B</a></li></ul>",
        "[aria-current] { background: #ecf; font-weight: 700; }",
    ),
    "no tick": (
        "<input type='checkbox' checked aria-label='Yes'>",
        "input { appearance: none; width: 24px; height: 24px; background: #306; }",
    ),
    "no arrow": ("<select aria-label='One'><option>a</select>", "select { appearance: none; }"),
    "no ring": (
        "<input aria-label='Name'>",
        "input:focus { outline: 0; box-shadow: 0 0 0 3px #306; }",
    ),
}


@pytest.mark.parametrize("fault", COLOURED)
def test_colours_of_ones_own_show(page: Page, fault: str) -> None:
    show(page, *COLOURED[fault])
    found = in_own_colours(page)
    assert found
    assert {one.removeprefix("light: ").removeprefix("dark: ").split(": ")[0] for one in found} == {
        fault
    }


def test_what_moves_is_seen(page: Page) -> None:
    show(page, LINKS, "a::before { content: ''; transition: color .2s; }")
    assert [fault[:6] for fault in page.evaluate("meets.moving()")] == [
        "moves:"
    ] * 3  # the skip link, too
