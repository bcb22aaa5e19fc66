"""The page for everyone: axe-core and html-validate find nothing, whatever the question, the hour and the screen."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from playwright.sync_api import Browser, Page

from conftest import CONSUMERS, missing
from page.questions import (
    CARD,
    CHOICE,
    EVERY_TYPE,
    LONG,
    NUMBER,
    PAIRS,
    RANKING,
    WORD,
    quiz,
)
from reseaux_quiz.exporting import export
from reseaux_quiz.loading import load, with_pictures
from reseaux_quiz.model import Document, Item, Pair, Question, Quiz
from reseaux_quiz_html import Mode, Options, exporter

pytestmark = pytest.mark.thorough  # takes a browser through every screen

AXE = CONSUMERS / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async () => {
  const { violations } = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
    "best-practice"], rules: { "target-size": { enabled: true } } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary]));
}"""
# Wider than the screen, or too small to touch (WCAG 2.2: 1.4.10 and 2.5.5). A link in a text may be small.
FAULTS = """() => {
  const controls = "button, select, input:not([type=radio], [type=checkbox]), textarea, summary, .option label";
  const seen = [...document.querySelectorAll(controls)].filter((each) => each.checkVisibility());
  const small = seen.filter((each) => each.getBoundingClientRect().height < 43.5);
  const wide = document.documentElement.scrollWidth;
  return [...small.map((each) => each.outerHTML), ...(wide > innerWidth ? [`${wide} px wide`] : [])];
}"""


Walk = Iterator[tuple[str, Page]]


def _walk(page: Page) -> Walk:  # noqa: PLR0915 - one state after another
    """Go through every state of the page: each question asked, asked again, answered; the result; the settings."""

    def check() -> None:
        page.locator("button.main:visible").first.click()

    yield "choice", page
    check()
    yield "choice without an answer", page
    page.click(".hint summary")
    page.click("text=Le mauvais")
    check()
    yield "choice wrong", page
    check()
    page.check(".option >> nth=0 >> input")
    page.check(".option >> nth=2 >> input")
    check()
    yield "several", page
    check()
    page.click(".option:has-text('Vrai')")
    check()
    yield "statement right", page
    check()
    page.fill("#typed", "ambasadeur")
    check()
    yield "word asked again", page
    page.fill("#typed", "influenceur")
    check()
    yield "word wrong", page
    check()
    yield "number", page
    page.fill("#typed", "3,4")
    check()
    yield "number right", page
    check()
    yield "pairs", page
    page.select_option("#pair-0", index=1)
    check()
    yield "pairs partly", page
    check()
    yield "order", page
    page.click(".step:enabled >> nth=1")
    check()
    yield "order partly", page
    check()
    yield "gaps", page
    page.fill("#gap-0", "chat")
    check()
    yield "gaps partly", page
    check()
    yield "essay", page
    check()
    yield "model answer", page
    page.select_option("#criterion-0", index=1)
    page.select_option("#criterion-1", index=2)
    check()
    yield "essay rated", page
    check()
    yield "card", page
    check()
    yield "card turned", page
    page.check("#rating-all")
    check()
    yield "card rated", page
    check()
    yield "result", page
    page.click(".review >> nth=5")
    page.click("footer summary")
    page.check("#readable")
    yield "result with an answer and the settings", page


def _path(tmp_path: Path, **options: Any) -> Path:
    path = tmp_path / "page.html"
    document = Document(id="post", title="Un message", text="|a|b|\n|-|-|\n|1|2|", source="Document fictif")
    questions: list[Question] = [evolve(EVERY_TYPE[0], documents=("post",)), *EVERY_TYPE[1:]]
    path.write_bytes(export(exporter, quiz(*questions, documents=(document,)), Options(**options)).files[""])
    return path


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, width: int, scheme: Any) -> None:
    if not AXE.is_file():
        missing("npm axe-core")
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(_path(tmp_path).as_uri())
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for state, shown in _walk(page):
        assert shown.evaluate(RUN_AXE) == [], state
        assert shown.evaluate(FAULTS) == [], state
    page.close()


def test_axe_finds_nothing_in_a_question_and_its_verdict(browser: Browser, tmp_path: Path) -> None:
    if not AXE.is_file():
        missing("npm axe-core")
    page = browser.new_page(viewport={"width": 320, "height": 800}, reduced_motion="reduce")
    page.goto(_path(tmp_path).as_uri())
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for state, shown in _walk(page):
        if state in ("choice", "choice wrong"):
            assert shown.evaluate(RUN_AXE) == [], state
            assert shown.evaluate(FAULTS) == [], state
        if state == "choice wrong":
            break
    page.close()


def test_html_validate_finds_nothing(browser: Browser, tmp_path: Path) -> None:
    if not (CONSUMERS / "node_modules" / "html-validate").is_dir():
        missing("npm html-validate")
    path = _path(tmp_path)
    page = browser.new_page()
    page.goto(path.as_uri())
    states = {"as it is written": path.read_text(encoding="utf-8")}
    for state, shown in _walk(page):
        inner = shown.evaluate("document.body.outerHTML")
        states[state] = f'<!DOCTYPE html><html lang="fr"><head><title>x</title></head>{inner}</html>'
    page.close()
    done = subprocess.run(
        ["node", str(CONSUMERS / "validate-html.mjs")],
        input=json.dumps([*states.values()]),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = dict(zip(states, json.loads(done.stdout), strict=True))
    assert {state: said for state, said in found.items() if said} == {}


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_is_wider_than_a_phone(browser: Browser, tmp_path: Path, width: int) -> None:
    word = "anticonstitutionnellement" * 2
    table = f"x\n\n|{word}|b|c|d|\n|-|-|-|-|\n|{LONG}|b|c|d|"
    questions: list[Question] = [
        evolve(CHOICE, prompt=table, answer=LONG),
        evolve(RANKING, items=(LONG, word, "c")),
        evolve(PAIRS, pairs=(Pair(LONG, LONG), Pair(word, word))),
        evolve(WORD, prompt=f"```\n{LONG}\n```", answers=(LONG,)),
        evolve(NUMBER, unit=LONG),
        evolve(CARD, answer=f"$$\\frac{{{'a' * 100}}}{{b}}$$"),
    ]
    path = tmp_path / "page.html"
    path.write_bytes(export(exporter, quiz(*questions), Options()).files[""])
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(path.as_uri())
    for place, _question in enumerate(questions):
        assert page.evaluate(FAULTS) == [], place
        page.click("button:text-is('Je ne sais pas')")
        assert page.evaluate(FAULTS) == [], place
        page.click(".buttons .main")
    page.close()


def test_a_test_by_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(export(exporter, quiz(CHOICE, WORD, RANKING), Options(mode=Mode.TEST)).files[""])
    page = browser.new_page()
    page.goto(path.as_uri())

    def tab_to(selector: str) -> None:
        for _press in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(selector)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    tab_to("input[type=radio]")
    while page.evaluate("document.activeElement.closest('.option').innerText").strip() != "Le bon":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.innerText") == "Question 2 sur 3"
    tab_to("#typed")
    page.keyboard.type("ambassadeur")
    page.keyboard.press("Enter")
    while page.locator(".ranking li .text").all_inner_texts() != list(RANKING.items):
        wrong = next(
            item
            for item, shown in zip(RANKING.items, page.locator(".ranking li .text").all_inner_texts(), strict=True)
            if item != shown
        )
        tab_to(f"li:has(.text:not(:empty)) .step[aria-label$='{wrong}']:first-child")
        page.keyboard.press("Enter")
    tab_to("button.main")
    page.keyboard.press("Enter")
    assert page.inner_text(".score").replace("\xa0", " ").replace("\u202f", " ") == "3 sur 3 (100 %)"
    assert page.evaluate("document.activeElement.innerText") == "Résultat"
    page.close()


BLANK = "<!DOCTYPE html><title>x</title><p>x"
# The script has run by then, and the question is in the document.
READY = "performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart"


@pytest.mark.alone
def test_the_first_question_is_there_at_once_on_a_slow_phone(browser: Browser, tmp_path: Path) -> None:
    """The shipped banks, with a processor six times slower, take 200 ms more than an empty page at most."""
    loaded = load()
    items = tuple(Item(each.bank, question) for each in loaded for question in each.bank.questions)
    page = browser.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})

    pages = {
        "empty": BLANK.encode(),
        "page": export(exporter, with_pictures(Quiz(items), loaded)).files[""],
    }
    taken: dict[str, list[float]] = {name: [] for name in pages}
    for name, data in pages.items():
        (tmp_path / f"{name}.html").write_bytes(data)
    for _visit in range(20):  # by turns: a machine is faster at one time than at another
        for name, times in taken.items():
            page.goto((tmp_path / f"{name}.html").as_uri())
            times.append(page.evaluate(READY))
    assert min(taken["page"]) < min(taken["empty"]) + 200
    page.close()


def test_a_thousand_questions_leave_one_in_the_document(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    many = (evolve(CHOICE, id=f"q{number}") for number in range(1000))
    path.write_bytes(export(exporter, quiz(*many), Options(shuffle=True)).files[""])
    page = browser.new_page()
    page.goto(path.as_uri())
    for _question in range(3):
        page.click("button:text-is('Je ne sais pas')")
        page.click("#main .buttons .main")
    assert page.evaluate("document.querySelectorAll('*').length") < 120
    page.close()
