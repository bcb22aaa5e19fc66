"""Make the picture of the page for the README: `python tools/page_picture.py` writes docs/page.png."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import screens
from attrs import frozen
from playwright.sync_api import Browser

from reseaux_quiz import exporting, loading, selecting
from reseaux_quiz.selecting import Selection

ROOT = Path(__file__).parents[1]


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
        page = browser.new_page(
            viewport={"width": screens.WIDTH, "height": screens.HEIGHT}, color_scheme=screen.scheme
        )
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.html"
            path.write_bytes(exporting.export(exporter, quiz).files[""])
            page.goto(path.as_uri())
            page.evaluate(f"() => {{ {screen.act} window.scrollTo(0, 0); }}")
            yield page.screenshot()
        page.close()


if __name__ == "__main__":
    screens.write(ROOT / "docs" / "page.png", _screens)
