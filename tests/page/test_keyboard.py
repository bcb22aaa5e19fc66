"""Every type of question with the keyboard alone: hint, right, wrong and partly right answers (WCAG 2.2, 2.1.1)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import evolve
from playwright.sync_api import Browser

from page.keyboard import Keyboard
from page.questions import (
    CARD,
    CHOICE,
    ESSAY,
    GAPS,
    NUMBER,
    PAIRS,
    RANKING,
    SEVERAL,
    STATEMENT,
    WORD,
    quiz,
)
from reseaux_quiz.exporting import export
from reseaux_quiz.model import Question
from reseaux_quiz_html import Options, exporter

MAIN = "button.main"
RIGHT, PARTLY, WRONG = "✓ Juste", "≈ En partie juste (50 %)", "✗ À revoir"


@pytest.fixture(scope="module")
def keyboard(browser: Browser) -> Iterator[Keyboard]:
    page = browser.new_page()
    page.set_default_timeout(5000)
    yield Keyboard(page)
    page.close()


def _pairs(paris: str, rome: str) -> Callable[[Keyboard], None]:
    def answer(keyboard: Keyboard) -> None:
        keyboard.select("#pair-0", paris)
        keyboard.select("#pair-1", rome)

    return answer


def _gaps(first: str, second: str) -> Callable[[Keyboard], None]:
    def answer(keyboard: Keyboard) -> None:
        keyboard.write("#gap-0", first)
        keyboard.enter(f".word:text-is('{second}')")

    return answer


def _essay(clear: str, exact: str) -> Callable[[Keyboard], None]:
    def answer(keyboard: Keyboard) -> None:
        keyboard.write("#essay", "Voici.")
        keyboard.enter(MAIN)
        keyboard.select("#criterion-0", clear)
        keyboard.select("#criterion-1", exact)

    return answer


def _card(rating: str) -> Callable[[Keyboard], None]:
    def answer(keyboard: Keyboard) -> None:
        keyboard.enter(MAIN)
        keyboard.choose(rating)

    return answer


def _order(*items: str) -> Callable[[Keyboard], None]:
    def answer(keyboard: Keyboard) -> None:
        for place, item in enumerate(items):
            shown = keyboard.page.locator(".ranking li .text").all_inner_texts()
            keyboard.move_up(item, shown.index(item) - place)

    return answer


ANSWERS: list[tuple[Question, Callable[[Keyboard], None], str]] = [
    (CHOICE, lambda keyboard: keyboard.choose("Le bon"), RIGHT),
    (CHOICE, lambda keyboard: keyboard.choose("Le mauvais"), WRONG),
    (SEVERAL, lambda keyboard: keyboard.tick("ab"), RIGHT),
    (SEVERAL, lambda keyboard: keyboard.tick("a"), PARTLY),
    (SEVERAL, lambda keyboard: keyboard.tick("cd"), WRONG),
    (STATEMENT, lambda keyboard: keyboard.choose("Vrai"), RIGHT),
    (STATEMENT, lambda keyboard: keyboard.choose("Faux"), WRONG),
    (WORD, lambda keyboard: keyboard.write("#typed", "ambassadeur"), RIGHT),
    (WORD, lambda keyboard: keyboard.write("#typed", "influenceur"), WRONG),
    (NUMBER, lambda keyboard: keyboard.write("#typed", "3,4"), RIGHT),
    (NUMBER, lambda keyboard: keyboard.write("#typed", "34"), WRONG),
    (PAIRS, _pairs("France", "Italie"), RIGHT),
    (PAIRS, _pairs("France", "France"), PARTLY),
    (PAIRS, _pairs("Italie", "France"), WRONG),
    (RANKING, _order("un", "deux", "trois"), RIGHT),
    (RANKING, _order("un", "trois", "deux"), "≈ En partie juste (33 %)"),
    (RANKING, _order("trois", "un", "deux"), WRONG),
    (GAPS, _gaps("chat", "chien"), RIGHT),
    (GAPS, _gaps("chat", "rat"), PARTLY),
    (GAPS, _gaps("chien", "rat"), WRONG),
    (ESSAY, _essay("2 sur 2", "1 sur 1"), RIGHT),
    (ESSAY, _essay("1 sur 2", "0,5 sur 1"), PARTLY),
    (ESSAY, _essay("0 sur 2", "0 sur 1"), WRONG),
    (CARD, _card("Oui"), RIGHT),
    (CARD, _card("En partie"), PARTLY),
    (CARD, _card("Non"), WRONG),
]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("question", "answer", "verdict"),
    [pytest.param(*each, id=f"{each[0].id} {each[2][0]}") for each in ANSWERS],
)
def test_each_type(
    keyboard: Keyboard, tmp_path: Path, question: Question, answer: Callable[[Keyboard], None], verdict: str
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(export(exporter, quiz(evolve(question, hint="Cherchez."), CHOICE), Options()).files[""])
    page = keyboard.page
    page.goto(path.as_uri())
    keyboard.enter(".hint summary")
    assert page.is_visible("text=Cherchez.")
    keyboard.reach(".skip", "Shift+Tab")
    answer(keyboard)
    keyboard.enter(MAIN)
    assert page.inner_text(".verdict h3").replace("\xa0", " ").replace("\u202f", " ") == verdict
    assert page.evaluate("document.activeElement.id") == "verdict"
    keyboard.enter(MAIN)
    assert page.evaluate("document.activeElement.innerText") == "Question 2 sur 2"
