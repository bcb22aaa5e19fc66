"""Make the picture of the page for the README: `python tools/page_picture.py` writes docs/page.png."""

import base64
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from attrs import frozen
from playwright.sync_api import Browser, Page, sync_playwright

from reseaux_quiz import exporting, loading, selecting
from reseaux_quiz.selecting import Selection

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "docs" / "page.png"
WIDTH, HEIGHT = 390, 760


@frozen
class Screen:
    """A question of the shipped banks, what is done with it, and the hour."""

    question: str
    scheme: Literal["dark", "light"]
    act: str


CHECK = "document.querySelector('form').requestSubmit();"
SCREENS = (
    Screen(
        "preuve-de-performance",
        "light",
        f"document.querySelector('.option label').click(); {CHECK}",
    ),
    Screen("quatre-etapes", "dark", "document.querySelector('.step:enabled').click();"),
    Screen("micro-influenceur", "light", f"document.querySelector('#typed').value = 'microinfluenseur'; {CHECK}"),
    Screen("inbound-marketing", "dark", "document.querySelectorAll('.word')[2].click();"),
)


def _screens(browser: Browser) -> Iterator[bytes]:
    """Photograph each screen."""
    exporter = exporting.find("html")
    loaded = loading.load()
    for screen in SCREENS:
        banks = [each.bank for each in loaded]
        chosen = selecting.find(banks, screen.question)
        others = [each.full_id for each in selecting.select(banks, Selection(number=9, seed=7)).items]
        quiz = selecting.select(banks, Selection(ids=(chosen.full_id, *others), seed=7))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=screen.scheme)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.html"
            path.write_bytes(exporting.export(exporter, quiz).files[""])
            page.goto(path.as_uri())
            page.evaluate(f"() => {{ {screen.act} window.scrollTo(0, 0); }}")
            yield page.screenshot()
        page.close()


def _join(browser: Browser, pictures: list[bytes]) -> None:
    """Put the screens side by side."""
    page: Page = browser.new_page(viewport={"width": len(pictures) * (WIDTH + 24), "height": HEIGHT + 24})
    images = "".join(f'<img src="data:image/png;base64,{base64.b64encode(each).decode()}">' for each in pictures)
    page.set_content(
        "<style>body{display:flex;gap:24px;margin:12px;background:#fff}"
        f"img{{width:{WIDTH}px;border:1px solid #bbb;border-radius:18px}}</style>{images}"
    )
    page.wait_for_function("[...document.images].every((each) => each.complete)")
    page.screenshot(path=OUTPUT)


def main() -> int:
    """Write the picture."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        sys.stderr.write("Chromium is not installed\n")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        _join(browser, [*_screens(browser)])
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
