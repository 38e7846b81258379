"""A person who has no mouse: everything by the keys."""

from dataclasses import dataclass

from playwright.sync_api import Page

# More stops than any page has; a control that Tab does not reach by then is not reached.
MOST_STOPS = 150
_NAME = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "";
  const said = (node) => (node ? node.textContent : "");
  const byIds = (at.getAttribute("aria-labelledby") || "").split(/\\s+/).filter(Boolean)
    .map((id) => said(document.getElementById(id))).join(" ");
  const labels = [...(at.labels || [])].map(said).join(" ");
  const name = at.getAttribute("aria-label") || byIds || labels || said(at) || at.value || "";
  return name.replace(/\\s+/g, " ").trim();
}"""
# A box that is drawn by its label (a segment, a tile) is looked for there.
_IN_SIGHT = """() => {
  const at = document.activeElement;
  const drawn = at.matches(".visually-hidden, .tile input") && at.labels.length ? at.labels[0] : at;
  const box = drawn.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
}"""


@dataclass
class Keys:
    """Tab, Shift-Tab, Enter, Space and arrows on one page."""

    page: Page

    def at(self) -> str:
        """The accessible name of what has the focus."""
        return str(self.page.evaluate(_NAME))

    def to(self, name: str, *, back: bool = False) -> None:
        """Tabs until something has the focus whose name has these words, and can be seen there."""
        passed = []
        for _stop in range(MOST_STOPS):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            passed.append(self.at())
            if name in passed[-1]:
                self.page.wait_for_function(_IN_SIGHT)
                return
        raise AssertionError(f"Tab never came to “{name}”; it came to {passed}")

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
