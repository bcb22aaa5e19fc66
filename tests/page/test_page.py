"""The page in a real browser: each type of question answered, as the terminal grades it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect

from page.questions import CARD, CHOICE, ESSAY, GAPS, NUMBER, PAIRS, RANKING, SEVERAL, STATEMENT, WORD, quiz
from reseaux_quiz.exporting import export
from reseaux_quiz.loading import load, with_pictures
from reseaux_quiz.model import Collection, Distractor, Item, Pair, Question, Quiz
from reseaux_quiz.testing import check_exporter, hostile
from reseaux_quiz_html import Mode, Options, exporter

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def page_in_browser(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(5000)
    yield page
    page.close()


@pytest.fixture
def opened(page_in_browser: Page, tmp_path: Path) -> Iterator[Open]:
    """Open the page of some questions; anything in the console is a failure."""
    page = page_in_browser
    said: list[str] = []

    def hear(event: ConsoleMessage | Error) -> None:
        said.append(str(event))

    def open_page(*questions: Question, address: str = "", **options: Any) -> Page:
        path = tmp_path / "page.html"
        path.write_bytes(export(exporter, quiz(*questions), Options(**options)).files[""])
        page.goto(f"{path.as_uri()}{address}")
        return page

    page.on("console", hear)
    page.on("pageerror", hear)
    yield open_page
    page.remove_listener("console", hear)
    page.remove_listener("pageerror", hear)
    assert said == []


def verdict(page: Page) -> str:
    return page.inner_text(".verdict h3").removeprefix("✓ ").removeprefix("✗ ").removeprefix("≈ ")


def check(page: Page) -> str:
    page.click("text=Vérifier")
    return verdict(page)


@pytest.mark.thorough
def test_every_field_is_carried_or_accounted_for() -> None:
    check_exporter(exporter, Options(mode=Mode.TEST, title="Titre"))


@pytest.mark.parametrize(("option", "said"), [("Le bon", "Juste"), ("Le mauvais", "À revoir")])
def test_a_choice(opened: Open, option: str, said: str) -> None:
    page = opened(CHOICE)
    page.click(f"text={option}")
    assert check(page) == said
    assert ("Pas celui-là." in page.inner_text("#main")) == (option == "Le mauvais")
    assert page.inner_text(".option.right .mark") == "✓ Bonne réponse"
    assert "C'est ainsi." in page.inner_text(".verdict")
    assert ("À relire : 1.1 Le début" in page.inner_text(".verdict").replace("\xa0", " ").replace("\u202f", " ")) == (
        said != "Juste"
    )
    assert page.evaluate("document.activeElement.id") == "verdict"


@pytest.mark.parametrize(
    ("ticked", "said"),
    [("ab", "Juste"), ("a", "En partie juste (50 %)"), ("abc", "En partie juste (50 %)"), ("cd", "À revoir")],
)
def test_several_choices(opened: Open, ticked: str, said: str) -> None:
    page = opened(SEVERAL)
    for option in ticked:
        page.check(f".option:has(.text:text-is('{option}')) input")
    assert check(page).replace("\xa0", " ").replace("\u202f", " ") == said


def test_a_statement_with_room_for_reasons(opened: Open) -> None:
    page = opened(STATEMENT)
    page.fill("#reasons", "Je suis mouillé.")
    page.click(".option:has-text('Vrai')")
    assert check(page) == "Juste"


def test_a_slip_of_spelling_is_asked_again_once(opened: Open) -> None:
    page = opened(WORD)
    page.fill("#typed", "ambasadeur")
    page.keyboard.press("Enter")
    assert page.inner_text("#again") == "Presque : vérifiez l’orthographe.".replace(" :", "\xa0:")
    assert page.evaluate("document.activeElement.id") == "typed"
    page.keyboard.press("Enter")
    assert verdict(page) == "À revoir"
    assert "ambassadeur" in page.inner_text(".verdict")


def test_a_near_miss_gets_its_feedback(opened: Open) -> None:
    page = opened(WORD)
    page.fill("#typed", "un influenceur")
    assert check(page) == "À revoir"
    assert "Il n'est pas salarié." in page.inner_text(".verdict")


@pytest.mark.parametrize("typed", ["3,4", "3 400 millions", "3.4"])
def test_a_number_as_the_terminal_takes_it(opened: Open, typed: str) -> None:
    page = opened(NUMBER)
    page.fill("#typed", "trois mille euros peut-être")
    page.click("text=Vérifier")
    assert page.is_visible("#again")
    page.fill("#typed", typed)
    assert check(page) == "Juste"


def test_pairs(opened: Open) -> None:
    page = opened(PAIRS)
    page.select_option("select >> nth=0", label="France")
    assert check(page).replace("\xa0", " ").replace("\u202f", " ") == "En partie juste (50 %)"
    assert "Italie" in page.inner_text(".pair.wrong")


def test_right_sides_too_long_for_a_menu_are_listed(opened: Open) -> None:
    long = "Une réponse plus longue que le menu d'un téléphone"
    page = opened(evolve(PAIRS, pairs=(Pair("Paris", long), Pair("Rome", "Italie"))))
    assert long in page.locator(".lettered li").all_inner_texts()
    assert re.fullmatch("[AB] – Italie", page.locator("#pair-0 option:has-text('Italie')").inner_text())


def test_an_order_by_buttons(opened: Open) -> None:
    page = opened(RANKING)
    page.click("text=Vérifier")
    assert "Mettez d’abord les éléments dans l’ordre" in page.inner_text("#again")
    for place, item in enumerate(RANKING.items):
        while page.locator(".ranking li .text").all_inner_texts().index(item) > place:
            page.click(f".ranking li:has(.text:text-is('{item}')) .step >> nth=0")
            assert page.evaluate("document.activeElement.className") == "step"
    assert check(page) == "Juste"


def test_an_order_by_dragging(opened: Open) -> None:
    page = opened(RANKING)
    for item in reversed(RANKING.items):
        handle = page.locator(f".ranking li:has(.text:text-is('{item}')) .handle").bounding_box()
        first = page.locator(".ranking li").first.bounding_box()
        assert handle
        assert first
        page.mouse.move(handle["x"] + 5, handle["y"] + 5)
        page.mouse.down()
        page.mouse.move(handle["x"] + 5, first["y"] + 2, steps=5)
        page.mouse.up()
    assert page.locator(".ranking li .text").all_inner_texts() == list(RANKING.items)
    assert check(page) == "Juste"


def test_gaps_typed_or_filled_from_the_word_bank(opened: Open) -> None:
    page = opened(GAPS)
    page.fill("#gap-0", "chat")
    page.click(".word:text-is('rat')")
    assert page.input_value("#gap-1") == "rat"
    assert check(page).replace("\xa0", " ").replace("\u202f", " ") == "En partie juste (50 %)"
    assert page.inner_text(".gapped ins") == "chien"
    assert page.locator(".answered .unseen").all_inner_texts() == ["Juste", "Réponse attendue\xa0:"]


def test_words_go_into_the_gap_touched_last_and_bring_up_no_keyboard(opened: Open) -> None:
    page = opened(GAPS)
    page.click(".word:text-is('rat')")
    assert page.evaluate("document.activeElement.className").split() == ["word", "used"]
    page.click(".word:text-is('chien')")
    assert [page.input_value(f"#gap-{gap}") for gap in (0, 1)] == ["rat", "chien"]
    page.click("#gap-0")
    page.click(".word:text-is('chat')")
    assert [page.input_value(f"#gap-{gap}") for gap in (0, 1)] == ["chat", "chien"]
    assert page.locator(".used").all_inner_texts() == page.locator(".word:not(:text-is('rat'))").all_inner_texts()


ON_ONE_LINE = """(width) => {
  document.querySelector(".gapped").style.width = `${width}px`;
  return [...document.querySelectorAll(".whole")].every((whole) => {
    const [control, range] = [whole.querySelector("input, math").getBoundingClientRect(), document.createRange()];
    range.selectNodeContents(whole.lastChild);
    const { bottom, top } = range.getBoundingClientRect();
    return top < control.bottom && control.top < bottom;
  });
}"""


def test_no_line_begins_with_the_full_stop_after_a_gap_or_a_formula(opened: Open) -> None:
    page = opened(evolve(GAPS, text="Un {{chat}}, un *grand* {{chien}}; soit $x^2$. Et « $y$ » ($z$)."))
    assert page.locator(".whole").count() == 5
    assert all(page.evaluate(ON_ONE_LINE, width) for width in range(190, 400, 7))


def test_an_essay_is_marked_by_criteria(opened: Open) -> None:
    page = opened(ESSAY)
    page.fill("#essay", "Voici.")
    page.click("text=Voir la réponse modèle")
    assert "Voilà." in page.inner_text(".model")
    page.select_option("#criterion-0", value="1")
    page.select_option("#criterion-1", value="0")
    page.click("text=Valider")
    assert verdict(page).replace("\xa0", " ").replace("\u202f", " ") == "En partie juste (33 %)"


def test_a_card_is_turned_and_rated(opened: Open) -> None:
    page = opened(CARD)
    assert not page.is_visible("text=sens")
    page.click("text=Retourner la carte")
    assert page.is_visible("text=sens")
    assert page.locator("#main .buttons button").all_inner_texts() == ["Valider cette évaluation"]
    page.click("text=Valider")
    assert page.inner_text("#again") == "Évaluez d’abord votre réponse."
    page.check("#rating-half")
    page.click("text=Valider")
    assert verdict(page).replace("\xa0", " ").replace("\u202f", " ") == "En partie juste (50 %)"


def test_nothing_is_graded_before_an_answer_is_given(opened: Open) -> None:
    page = opened(CHOICE)
    page.click("text=Vérifier")
    assert "Je ne sais pas" in page.inner_text("#again")
    page.click("button:text-is('Je ne sais pas')")
    assert verdict(page) == "Sans réponse"


def test_the_result_by_section_and_the_missed_ones_once_more(opened: Open) -> None:
    page = opened(CHOICE, CARD)
    page.click("text=Le mauvais")
    check(page)
    page.click("text=Question suivante")
    page.click("text=Retourner la carte")
    page.check("#rating-all")
    page.click("text=Valider")
    page.click("text=Voir le résultat")
    assert page.inner_text(".score").replace("\xa0", " ").replace("\u202f", " ") == "1 sur 2 (50 %)"
    assert "1.1 Le début" in page.inner_text(".sections")
    assert "1.1 Le début" in page.inner_text(".read")
    page.click("text=Reprendre les questions manquées (1)")
    page.click("text=Le bon")
    assert check(page) == "Juste"


def test_a_test_says_what_was_right_at_the_end(opened: Open) -> None:
    page = opened(CHOICE, WORD, mode=Mode.TEST)
    page.click("text=Le bon")
    page.click("text=Question suivante")
    page.fill("#typed", "x")
    page.click("text=Question précédente")
    assert page.is_checked(".option:has-text('Le bon') input")
    assert not page.is_visible(".verdict")
    page.click("text=Question suivante")
    assert page.input_value("#typed") == "x"
    page.click("text=Terminer")
    assert page.inner_text(".score").replace("\xa0", " ").replace("\u202f", " ") == "1 sur 2 (50 %)"
    page.click(".review >> nth=1")
    assert "ambassadeur" in page.inner_text(".review .verdict")
    assert page.locator(".review > div").count() == 1


def test_what_was_written_and_how_it_was_rated_comes_back(opened: Open) -> None:
    page = opened(STATEMENT, ESSAY, CARD, mode=Mode.TEST)
    page.click(".option:has-text('Vrai')")
    page.fill("#reasons", "Je suis mouillé.")
    page.click("text=Question suivante")
    page.fill("#essay", "Voici.")
    page.click("text=Voir la réponse modèle")
    page.select_option("#criterion-0", value="1")
    page.select_option("#criterion-1", value="0.5")
    page.click("text=Question suivante")
    page.click("text=Retourner la carte")
    page.check("#rating-half")
    for back, field, written in (("précédente", "#essay", "Voici."), ("précédente", "#reasons", "Je suis mouillé.")):
        page.click(f"text=Question {back}")
        assert page.input_value(field) == written
    page.click("text=Question suivante")
    assert page.input_value("#criterion-1") == "0.5"
    page.click("text=Question suivante")
    assert page.is_checked("#rating-half")
    page.click("text=Terminer")
    assert page.inner_text(".score").replace("\xa0", " ").replace("\u202f", " ") == "3 sur 5 (60 %)"
    page.click(".review >> nth=1")
    assert page.input_value("#essay") == "Voici."
    assert page.input_value("#criterion-0") == "1"


def test_rows_of_a_language_from_right_to_left_begin_at_the_right(opened: Open) -> None:
    choice = evolve(CHOICE, answer="مدرسة", distractors=(Distractor("بيت"),), language="ar")
    page = opened(choice, evolve(RANKING, items=("واحد", "اثنان"), language="ar"))
    page.click(".option")
    check(page)
    rows = "(each) => [...document.querySelectorAll(each)].map((row) => getComputedStyle(row).direction)"
    assert page.evaluate(rows, "main .option label") == ["rtl", "rtl"]
    page.click("text=Question suivante")
    assert page.evaluate(rows, ".ranking li") == ["rtl", "rtl"]


def test_the_verdict_and_the_way_on_are_in_view(opened: Open) -> None:
    page = opened(evolve(CHOICE, explanation="C'est ainsi. " * 20), evolve(CARD, explanation="C'est ainsi. " * 300))
    page.set_viewport_size({"width": 360, "height": 640})
    page.click("text=Le mauvais")
    page.click("text=Vérifier")
    expect(page.locator(".verdict h3")).to_be_in_viewport(ratio=1)
    expect(page.locator("text=Question suivante")).to_be_in_viewport(ratio=1)
    page.click("text=Question suivante")
    page.click("text=Retourner la carte")
    page.check("#rating-all")
    page.click("text=Valider")
    expect(page.locator(".verdict h3")).to_be_in_viewport(ratio=1)


def test_a_pupil_may_stop_before_the_last_question(opened: Open) -> None:
    page = opened(CHOICE, WORD, NUMBER)
    assert not page.is_visible("text=Arrêter ici")
    page.click("text=Le bon")
    check(page)
    page.click("text=Question suivante")
    page.click("text=Arrêter ici et voir le résultat")
    assert page.inner_text(".score").replace("\xa0", " ").replace("\u202f", " ") == "1 sur 1 (100 %)"
    assert not page.is_visible("text=Arrêter ici")
    page.click("text=Recommencer")
    assert page.inner_text("h2") == "Question 1 sur 3"


WALK = """(number) => {
  for (let place = 0; place < number; place += 1) {
    const strange = document.querySelector("#main :is(script, iframe, object, embed, style, [onclick], [onerror])");
    if (strange) throw new Error(strange.outerHTML);
    [...document.querySelectorAll("#main .buttons button")].pop().click();
    document.querySelector("#main .buttons .main").click();
  }
}"""


@pytest.mark.thorough
def test_hostile_texts_stay_texts(browser: Browser, tmp_path: Path) -> None:
    bank = hostile.bank()
    path = tmp_path / "page.html"
    path.write_bytes(export(exporter, Quiz(tuple(Item(bank, each) for each in bank.questions))).files[""])
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.evaluate(WALK, len(bank.questions))
    assert page.locator(".score").count() == 1
    assert said == []
    assert asked == [path.as_uri()]
    page.close()


def test_the_page_itself_is_small() -> None:
    loaded = load()
    items = tuple(Item(each.bank, question) for each in loaded for question in each.bank.questions)
    data = export(exporter, with_pictures(Quiz(items), loaded)).files[""]
    texts = data.split(b'id="data">')[1].split(b"</script>")[0]
    assert len(data) - len(texts) < 80_000


def test_a_page_is_named_after_its_bank_where_the_collection_has_no_title_of_its_own() -> None:
    bank = quiz(CHOICE).items[0].bank
    for title, name in (("essais", "Banque"), ("Les essais", "1 Banque – Les essais")):
        collected = evolve(bank, collection=Collection(id="essais", title=title))
        page = export(exporter, Quiz((Item(collected, CHOICE),))).files[""].decode()
        assert f"<title>{name}</title>" in page
