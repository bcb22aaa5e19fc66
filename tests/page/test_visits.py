"""Visits to the page: what is drawn, what is kept on the device, what is printed or copied."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from playwright.sync_api import Browser, BrowserContext, Page

from page.questions import CARD, CHOICE, EVERY_TYPE, WORD, quiz
from reseaux_quiz.exporting import export
from reseaux_quiz.model import Document, Question
from reseaux_quiz_html import Options, exporter

Visit = Callable[..., Page]

pytestmark = pytest.mark.thorough  # each visit is a browser's

MANY = tuple(evolve(CHOICE, id=f"q{number}", prompt=f"Demande {number}") for number in range(30))


@pytest.fixture
def visit(tmp_path: Path) -> Visit:
    """Open a page in the browser of a pupil, given as a context: the same one for each of their visits."""

    def open_page(
        context: BrowserContext,
        *asked: Question,
        address: str = "",
        seed: int = 0,
        documents: tuple[Document, ...] = (),
        **given: Any,
    ) -> Page:
        path = tmp_path / "page.html"
        path.write_bytes(export(exporter, quiz(*asked, seed=seed, documents=documents), Options(**given)).files[""])
        page = context.new_page()
        page.goto(f"{path.as_uri()}{address}")
        return page

    return open_page


@pytest.fixture
def pupil(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


GO_THROUGH = """() => {
  const found = [];
  while (document.querySelector("#prompt")) {
    found.push(document.querySelector("#prompt").innerText);
    [...document.querySelectorAll("#main .buttons button")].pop().click();
    document.querySelector("#main .buttons .main").click();
  }
  return found;
}"""


def asked(page: Page) -> list[str]:
    """Go through the questions without an answer; return their prompts."""
    found: list[str] = page.evaluate(GO_THROUGH)
    return found


def test_each_visit_draws_anew_and_a_seed_in_the_address_gives_the_same(visit: Visit, pupil: BrowserContext) -> None:
    first, second = (asked(visit(pupil, *MANY, number=5)) for _visit in range(2))
    assert len(first) == len(second) == 5
    assert first != second  # one chance in 17 million
    same = [asked(visit(pupil, *MANY, number=5, address=at)) for at in ("?graine=7", "#graine=7", "?seed=7")]
    assert same[0] == same[1] == same[2]


def test_one_question_more_leaves_the_others_in_their_order(visit: Visit, pupil: BrowserContext) -> None:
    before = asked(visit(pupil, *MANY[:12], shuffle=True, address="?graine=3"))
    after = asked(visit(pupil, *MANY[:13], shuffle=True, address="?graine=3"))
    assert before != [f"Demande {number}" for number in range(12)]
    assert [prompt for prompt in after if prompt in before] == before


def test_the_settings_name_the_draw_that_is_asked(visit: Visit, pupil: BrowserContext) -> None:
    page = visit(pupil, *MANY, number=5)
    page.click("footer summary")
    first = page.inner_text("#seed code")
    asked(page)
    page.click("text=Recommencer")
    drawn = page.inner_text("#seed code")
    assert drawn != first  # one chance in 9999
    prompts = asked(page)
    assert asked(visit(pupil, *MANY, number=5, address=drawn)) == prompts


def test_the_authors_seed_is_everyones(visit: Visit, pupil: BrowserContext) -> None:
    first, second = (asked(visit(pupil, *MANY, number=5, seed=4)) for _visit in range(2))
    assert first == second


def test_without_a_draw_the_bank_has_its_order(visit: Visit, pupil: BrowserContext) -> None:
    assert asked(visit(pupil, *MANY[:4])) == [f"Demande {number}" for number in range(4)]


def test_nothing_is_kept_unless_it_is_asked_for(visit: Visit, pupil: BrowserContext) -> None:
    page = visit(pupil, CHOICE, WORD)
    asked(page)
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("sessionStorage.length") == 0
    page.click("footer summary")
    page.check("#keep")
    assert page.evaluate("localStorage.length") == 1
    again = visit(pupil, CHOICE, WORD)
    again.click("footer summary")
    assert again.is_checked("#keep")
    assert "0 sur 2" in again.inner_text("#kept").replace("\xa0", " ").replace("\u202f", " ")
    asked(again)
    last = visit(pupil, CHOICE, WORD)
    last.click("footer summary")
    last.click("#kept >> text=Reprendre les questions manquées (2)")
    assert last.inner_text("h2") == "Question 1 sur 2"
    last.click("text=Oublier mes résultats")
    assert last.evaluate("localStorage.length") == 0
    assert last.inner_text("#kept") == ""


def test_easier_reading_is_remembered_with_the_rest(visit: Visit, pupil: BrowserContext) -> None:
    page = visit(pupil, CHOICE)
    page.click("footer summary")
    page.check("#readable")
    assert float(page.evaluate("parseFloat(getComputedStyle(document.body).letterSpacing)")) > 0
    assert page.evaluate("localStorage.length") == 0
    page.check("#keep")
    assert visit(pupil, CHOICE).evaluate("document.documentElement.className") == "readable"


def test_the_result_as_text(visit: Visit, pupil: BrowserContext) -> None:
    page = visit(pupil, CHOICE, CARD, address="?graine=7")
    page.click("text=Le bon")
    page.click("text=Vérifier")
    page.click("text=Question suivante")
    page.click("button:text-is('Je ne sais pas')")
    page.click("text=Voir le résultat")
    page.click("text=Le résultat en texte")
    said = page.input_value(".text textarea").replace("\xa0", " ").replace("\u202f", " ").splitlines()
    assert said[0] == "Banque"
    assert said[1].endswith("· Tirage n° 7")
    assert said[1] in page.inner_text("#main").replace("\xa0", " ").replace("\u202f", " ")
    assert said[2:] == [
        "Résultat – 1 sur 2 (50 %)",
        "- 1.1 Le début – 1 sur 1",
        "- Autres questions – 0 sur 1",
        "1. ✓ Lequel ?",
        "2. ✗ terme",
    ]


@pytest.mark.parametrize("answers", [False, True])
def test_printed_with_and_without_the_answers(visit: Visit, pupil: BrowserContext, answers: bool) -> None:
    page = visit(pupil, *EVERY_TYPE)
    page.evaluate("() => { window.print = () => { window.printed = document.querySelector('#paper').innerText; }; }")
    page.click("footer summary")
    page.emulate_media(media="print")
    page.evaluate("(id) => document.getElementById(id).click()", "print-key" if answers else "print")
    page.emulate_media(media="print")
    printed = page.inner_text("#paper")
    assert not page.is_visible("#main")
    assert len(re.findall("^Question ", printed, re.MULTILINE)) == len(EVERY_TYPE)
    assert ("Un chat et un chien." in printed) == answers
    assert ("Paris → France" in printed) == answers
    assert page.locator("#paper .ticked").count() == (4 if answers else 0)
    assert (page.locator("#paper .rules").count() == 0) == answers
    assert "retournez la carte" not in printed
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator("#paper").count() == 0


DOCUMENTS = (
    Document(id="post", title="Un message", text="Bonjour *à tous*."),
    Document(id="chiffres", title="Des chiffres", text="|a|b|\n|-|-|\n|1|2|", source="Document fictif"),
)


def test_a_document_is_open_at_first_and_folded_afterwards(visit: Visit, pupil: BrowserContext) -> None:
    first, second = (evolve(each, documents=("post",)) for each in (CHOICE, WORD))
    page = visit(pupil, first, second, evolve(CARD, documents=("chiffres",)), documents=DOCUMENTS)
    assert page.inner_text(".document summary").replace("\xa0", " ") == "Document 1 – Un message"
    assert page.is_visible("text=Bonjour à tous.")
    page.click("button:text-is('Je ne sais pas')")
    page.click("#main .buttons .main")
    assert not page.is_visible("text=Bonjour à tous.")
    page.click(".document summary")
    assert page.is_visible("text=Bonjour à tous.")
    page.click("button:text-is('Je ne sais pas')")
    page.click("#main .buttons .main")
    assert "Document fictif" in page.inner_text(".document")


def test_questions_on_a_document_stand_together(visit: Visit, pupil: BrowserContext) -> None:
    marked = [evolve(each, documents=("post",) if place % 3 == 0 else ()) for place, each in enumerate(MANY[:12])]
    for seed in range(1, 6):
        page = visit(pupil, *marked, documents=DOCUMENTS, shuffle=True, address=f"?graine={seed}")
        found = [int(prompt.split()[1]) for prompt in asked(page)]
        start = found.index(0)
        assert found[start : start + 4] == [0, 3, 6, 9]
        assert found != list(range(12))
