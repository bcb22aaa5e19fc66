"""Pictures of screens side by side, for the README."""

import base64
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

WIDTH, HEIGHT = 390, 760
"""The size of a phone's screen."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium: the one on the path, else Playwright's own."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


def write(output: Path, photograph: Callable[[Browser], Iterable[bytes]]) -> None:
    """Write the screens that are photographed into one picture."""
    with chromium() as browser:
        screens = [*photograph(browser)]
        page = browser.new_page(viewport={"width": len(screens) * (WIDTH + 24), "height": HEIGHT + 24})
        images = "".join(f'<img src="data:image/png;base64,{base64.b64encode(each).decode()}">' for each in screens)
        page.set_content(
            "<style>body{display:flex;gap:24px;margin:12px;background:#fff}"
            f"img{{width:{WIDTH}px;border:1px solid #bbb;border-radius:18px}}</style>{images}"
        )
        page.wait_for_function("[...document.images].every((each) => each.complete)")
        page.screenshot(path=output)
