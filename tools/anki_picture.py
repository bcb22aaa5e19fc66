"""Make the picture of the cards for the README: `python tools/anki_picture.py` writes docs/anki.png.

The package is imported into a real Anki (PyPI `anki`), and its cards are shown in Anki's own page (PyPI `aqt`), as
in the tests.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import screens
from attrs import frozen
from playwright.sync_api import Browser

from reseaux_quiz import exporting, loading, selecting
from reseaux_quiz.selecting import Selection

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from pupil import Pupil  # noqa: E402 - found in the folder of the tests
from reviewer import Reviewer  # noqa: E402


@frozen
class Card:
    """A question of the shipped banks, what is touched or typed on its card, and the sides that are shown."""

    question: str
    touched: str = ""
    typed: str = ""
    sides: tuple[str, ...] = ("question",)
    night: bool = False


CARDS = (
    Card("preuve-de-performance", touched="Un rappel des règles", sides=("question", "answer")),
    Card("quatre-actions", night=True),
    Card("micro-influenceur", typed="microinfluenceur", sides=("answer",)),
)


def _screens(browser: Browser) -> Iterator[bytes]:
    """Photograph the sides of each card."""
    banks = [each.bank for each in loading.load()]
    ids = [selecting.find(banks, card.question).full_id for card in CARDS]
    package = exporting.export(exporting.find("anki"), selecting.select(banks, Selection(ids=tuple(ids)))).files[""]
    with tempfile.TemporaryDirectory() as folder:
        pupil = Pupil(Path(folder))
        pupil.imports(package)
        for shown, full_id in zip(CARDS, ids, strict=True):
            card = pupil.notes[full_id].cards()[0]
            page = browser.new_page(viewport={"width": screens.WIDTH, "height": screens.HEIGHT}, locale="fr-FR")
            page.add_init_script("Math.random = () => 0.4")  # the same order each time
            anki = Reviewer(page, night=shown.night)
            for side in ("question", "answer"):
                anki.load(side, pupil.side(card, side, typed=shown.typed))
                if side == "question" and shown.touched:
                    page.click(f"button.choice:has-text({shown.touched!r})")
                if side in shown.sides:
                    yield page.screenshot()
            page.close()
        pupil.collection.close()


if __name__ == "__main__":
    screens.write(ROOT / "docs" / "anki.png", _screens)
