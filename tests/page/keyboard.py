"""A page of which only keys are pressed."""

from playwright.sync_api import Page

IS_FOCUSED = "(elements) => elements.includes(document.activeElement)"
# A ring is seen around the control, or around the row that holds it (WCAG 2.2, 2.4.7).
HAS_RING = """() => {
  const { activeElement } = document;
  const places = [activeElement, activeElement.closest(".option")].filter(Boolean);
  return places.some((each) => getComputedStyle(each).outlineStyle !== "none");
}"""


class Keyboard:
    """What pupils do with the keys; it fails where a control is out of reach, or its focus is not seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.press = page.keyboard.press

    def reach(self, selector: str, key: str = "Tab") -> None:
        """Press Tab until an element that matches has the focus."""
        wanted = self.page.locator(selector)
        for _press in range(60):
            if wanted.evaluate_all(IS_FOCUSED):
                break
            self.press(key)
        assert wanted.evaluate_all(IS_FOCUSED), selector
        assert self.page.evaluate(HAS_RING), selector

    def choose(self, option: str) -> None:
        """Choose a radio button: Tab reaches one of the group, the arrows the others."""
        wanted = f".option:has(span:text-is('{option}')) input"
        self.reach("input[type=radio]")
        self.press("Space")
        for _press in self.page.locator("input[type=radio]").all():
            if self.page.is_checked(wanted):
                break
            self.press("ArrowDown")
        assert self.page.is_checked(wanted), option

    def tick(self, options: str) -> None:
        """Tick each option that is a letter of these."""
        self.reach("input[type=checkbox]")
        for row in self.page.locator("main .option").all():
            if row.inner_text() in options:
                self.press("Space")
            self.press("Tab")

    def write(self, field: str, text: str) -> None:
        self.reach(field)
        self.page.keyboard.type(text)

    def select(self, menu: str, label: str) -> None:
        """Select a menu's choice by its first letters."""
        self.write(menu, label)
        assert self.page.locator(f"{menu} option:checked").inner_text() == label

    def move_up(self, item: str, times: int) -> None:
        for _time in range(times):
            self.reach(f".step[aria-label='Monter\xa0: {item}']")
            self.press("Enter")

    def enter(self, control: str) -> None:
        self.reach(control)
        self.press("Enter")
