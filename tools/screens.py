"""Pictures of screens side by side, for the README."""

import base64
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

WIDTH, HEIGHT = 390, 760
"""The size of a phone's screen."""


def write(output: Path, photograph: Callable[[Browser], Iterable[bytes]]) -> int:
    """Write the screens that are photographed into one picture."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        screens = [*photograph(browser)]
        page = browser.new_page(viewport={"width": len(screens) * (WIDTH + 24), "height": HEIGHT + 24})
        images = "".join(f'<img src="data:image/png;base64,{base64.b64encode(each).decode()}">' for each in screens)
        page.set_content(
            "<style>body{display:flex;gap:24px;margin:12px;background:#fff}"
            f"img{{width:{WIDTH}px;border:1px solid #bbb;border-radius:18px}}</style>{images}"
        )
        page.wait_for_function("[...document.images].every((each) => each.complete)")
        page.screenshot(path=output)
        browser.close()
    return 0
