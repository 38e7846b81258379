"""A person who has no mouse: everything by the keys."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as NeverCame

# More stops than any page has; a control that Tab does not reach by then is not reached.
MOST_STOPS = 150
ROUNDS = 2
MOST_OPTIONS = 12
SEEN_WITHIN = 3_000  # milliseconds: a page may scroll softly
# After the last control the browser's own bars have the focus: "" is no fault of the page.
_NAME = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "";
  const said = (node) => (node ? node.textContent : "");
  const byIds = (at.getAttribute("aria-labelledby") || "").split(/\\s+/).filter(Boolean)
    .map((id) => said(document.getElementById(id))).join(" ");
  const labels = [...(at.labels || [])].map(said).join(" ");
  const name = at.getAttribute("aria-label") || byIds || labels || said(at) || at.value;
  return (name || "").replace(/\\s+/g, " ").trim() || at.outerHTML.slice(0, 120);
}"""
# In the window, under nothing that is stuck to an edge, and marked as the one that has the focus.
# A box that is drawn by its label (a segment, a tile) is looked for there.
_IN_SIGHT = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return true;
  const isDrawn = at.matches(".visually-hidden, .tile input, .seg input") && at.labels.length;
  const drawn = isDrawn ? at.labels[0] : at;
  const box = drawn.getBoundingClientRect();
  const across = Math.max(0, box.left) + Math.min(box.width, innerWidth) / 2;
  const down = (Math.max(0, box.top) + Math.min(innerHeight, box.bottom)) / 2;
  const met = document.elementFromPoint(Math.min(across, innerWidth - 1), down);
  const parts = [drawn, at, ...(at.labels ?? [])];
  const isFree = met && parts.some((part) => part.contains(met) || met.contains(part));
  const isMarked = [drawn, at].map((part) => getComputedStyle(part)).some((style) =>
    style.boxShadow !== "none" || (style.outlineStyle !== "none" && style.outlineWidth !== "0px"));
  const isInside = /date|time/.test(at.type) && !at.matches(":focus"); // the browser's own calendar
  return Boolean(box.width && box.height && isFree && (isMarked || isInside));
}"""
# Leaving a field saves it; a person reads on when the answer is there.
_IS_AT_REST = "() => !document.querySelector('.htmx-request')"
_OPTIONS = """() => {
  const at = document.activeElement;
  if (at?.type !== "radio") return [];
  const group = [...(at.form?.elements || [])].filter((each) => each.name === at.name);
  return group.map((each) => [...each.labels].map((label) => label.textContent).join(" "));
}"""


@dataclass
class Keys:
    """Tab, Shift-Tab, Enter, Space and arrows on one page."""

    page: Page

    def at(self) -> str:
        """The accessible name of what has the focus; "" where nothing on the page has it."""
        return str(self.page.evaluate(_NAME))

    def to(self, name: str, *, back: bool = False) -> None:
        """Tabs until something has the focus whose name has these words; every stop is seen."""
        self._tab(lambda: name in self.at(), name, back=back)

    def choose(self, name: str) -> None:
        """Tabs to the choice that has such an answer, and arrows to it."""
        self._tab(lambda: any(name in option for option in self._options()), name)
        for _option in range(MOST_OPTIONS):
            if name in self.at():
                self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
            self._see()
        raise AssertionError(f"No arrow leads to “{name}”")

    def press(self, name: str, key: str = "Enter", *, back: bool = False) -> None:
        """Goes there and presses; waits for the page that follows."""
        self.to(name, back=back)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def type(self, name: str, text: str) -> None:
        """Goes to a field and types over what it holds."""
        self.to(name)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def write_on(self, name: str, text: str) -> None:
        """Goes to a field and types below what it holds."""
        self.to(name)
        self.page.keyboard.press("ControlOrMeta+End")
        self.page.keyboard.type(text)

    def _tab(self, is_there: Callable[[], bool], name: str, *, back: bool = False) -> None:
        passed: list[str] = []
        while len(passed) < MOST_STOPS and passed.count("") < ROUNDS:
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            self.page.wait_for_function(_IS_AT_REST)
            passed.append(self.at())
            self._see()
            if is_there():
                return
        raise AssertionError(f"Tab never came to “{name}”; it came to {passed}")

    def _see(self) -> None:
        """What has the focus is in sight and looks like it."""
        try:
            self.page.wait_for_function(_IN_SIGHT, timeout=SEEN_WITHIN)
        except NeverCame:
            raise AssertionError(f"“{self.at()}” has the focus and is not seen") from None

    def _options(self) -> list[str]:
        """The answers of the choice that has the focus."""
        return list(self.page.evaluate(_OPTIONS))
