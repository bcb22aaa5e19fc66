"""Cards in a real browser, as rendered by Anki: touched, typed into, turned over."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

import pytest
from attrs import evolve
from playwright.sync_api import Browser, Page

import reviewer
from pupil import Pupil
from reseaux_quiz.browser import Key, number_key, text_key
from reseaux_quiz.grading import Typed, grade, reconsider
from reseaux_quiz.model import (
    Cloze,
    Distractor,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Order,
    Ordering,
    Pair,
    Picture,
    Question,
    Scoring,
    ShortAnswer,
    SingleChoice,
    Strictness,
    TrueFalse,
)
from reseaux_quiz_anki.notetypes import script
from reviewer import Reviewer

Show = Callable[..., "Shown"]

RIGHT, PARTLY, WRONG = "✓ Juste", "≈ En partie juste", "✗ À revoir"


class Shown:
    """A card on the screen."""

    def __init__(self, page: Page, turn: Callable[..., None]) -> None:
        self.page = page
        self.turn = turn

    def texts(self, selector: str) -> list[str]:
        return [" ".join(text.split()) for text in self.page.locator(selector).all_inner_texts()]

    def tap(self, *texts: str, within: str = "button.choice") -> None:
        for text in texts:
            self.page.locator(within, has_text=re.compile(rf"^\s*{re.escape(text)}\s*(…)?\s*$")).first.click()

    @property
    def verdict(self) -> str:
        (text,) = self.texts(".verdict")
        return text


@pytest.fixture
def show(browser: Browser, pupil: Pupil, package_of: Callable[..., bytes]) -> Iterator[Show]:
    """Import one question, and show a card of it in Anki's reviewer; `turn` shows the other side."""
    reviewer.installed()
    contexts = []

    def shown(
        question: Question,
        *,
        language: str = "fr",
        number: int = 0,
        night: bool = False,
        scripts: bool = True,
        same_page: bool = False,
        pictures: Mapping[tuple[str, str], Picture] | None = None,
    ) -> Shown:
        pupil.imports(package_of(question, language=language, pictures=pictures, essays=True))
        card = pupil.notes[f"b/{question.id}"].cards()[number]
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, java_script_enabled=scripts, locale="fr-FR"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        anki = Reviewer(page, night=night)
        if same_page:
            anki.open()

        def turn(side: str = "answer", typed: str = "") -> None:
            text = pupil.side(card, side, typed=typed)
            if same_page:
                anki.fill(side, text)
            else:
                anki.load(side, text)

        turn("question")
        return Shown(page, turn)

    yield shown
    for context in contexts:
        context.close()


CHOICE = SingleChoice(
    id="q",
    prompt="Quoi ?",
    answer="un",
    distractors=(Distractor("deux", "Non, car *deux*."), Distractor("trois", "Ni trois.")),
)
SEVERAL = MultipleChoice(id="q", prompt="Quoi ?", answers=("a", "b"), distractors=(Distractor("c"), Distractor("d")))


@pytest.mark.parametrize("same_page", [False, True])
def test_the_right_option_is_told_right(show: Show, same_page: bool) -> None:
    card = show(CHOICE, same_page=same_page)
    assert card.page.locator("button.choice[aria-pressed=true]").count() == 0
    card.tap("trois", "un")
    assert card.texts("button.choice[aria-pressed=true]") == ["un"]
    order = card.texts("button.choice .text")
    card.turn()
    assert card.verdict == RIGHT
    assert [re.sub(r"✓ Bonne réponse ", "", text) for text in card.texts(".key li")] == order
    assert card.page.locator(".feedback:visible").count() == 0


@pytest.mark.parametrize("kept", ["sessionStorage", "localStorage"])
def test_one_storage_that_lasts_between_the_sides_is_enough(show: Show, kept: str) -> None:
    card = show(CHOICE)
    card.tap("un")
    card.page.evaluate(
        "(kept) => ['sessionStorage', 'localStorage'].forEach((name) => name === kept || window[name].clear())", kept
    )
    card.turn()
    assert card.verdict == RIGHT


def test_a_page_that_stays_is_enough(show: Show) -> None:
    card = show(CHOICE, same_page=True)
    card.page.evaluate("""() => ["sessionStorage", "localStorage"].forEach((name) => {
      Object.defineProperty(window, name, { get: () => { throw new DOMException("SecurityError"); } });
    })""")
    card.tap("un")
    card.turn()
    assert card.verdict == RIGHT


def test_a_wrong_option_is_told_with_its_own_feedback(show: Show) -> None:
    card = show(CHOICE)
    card.tap("deux")
    card.turn()
    assert card.verdict == WRONG
    assert card.texts(".feedback:visible") == ["Non, car deux."]
    assert card.texts(".key li.chosen") == ["✗ Votre choix deux Non, car deux."]
    assert card.texts(".key li.right") == ["✓ Bonne réponse, non choisie un"]


def test_a_card_that_was_not_answered_says_nothing_but_the_answer(show: Show) -> None:
    card = show(CHOICE)
    card.turn()
    assert not card.page.locator(".verdict").is_visible()
    assert card.texts(".key li.right") == ["✓ Bonne réponse un"]


@pytest.mark.parametrize(
    ("chosen", "scoring", "verdict"),
    [
        ("ab", Scoring.PARTIAL, RIGHT),
        ("a", Scoring.PARTIAL, PARTLY),
        ("abc", Scoring.PARTIAL, PARTLY),
        ("ac", Scoring.PARTIAL, WRONG),
        ("cd", Scoring.PARTIAL, WRONG),
        ("ab", Scoring.ALL_OR_NOTHING, RIGHT),
        ("a", Scoring.ALL_OR_NOTHING, WRONG),
    ],
)
def test_several_answers_are_worth_what_they_are_elsewhere(
    show: Show, chosen: str, scoring: Scoring, verdict: str
) -> None:
    question = MultipleChoice(
        id="q", prompt="?", answers=SEVERAL.answers, distractors=SEVERAL.distractors, scoring=scoring
    )
    card = show(question)
    card.tap(*chosen)
    card.turn()
    assert card.verdict.startswith(verdict)


def test_options_are_shuffled_afresh_unless_their_order_is_natural(show: Show) -> None:
    card = show(SEVERAL)
    orders = set()
    for _showing in range(12):
        orders.add(tuple(card.texts("button.choice .text")))
        card.turn("question")
    assert len(orders) > 1
    natural = show(
        SingleChoice(
            id="n", prompt="?", answer="2", distractors=(Distractor("10"), Distractor("1")), order=Order.NATURAL
        )
    )
    for _showing in range(4):
        assert natural.texts("button.choice .text") == ["1", "2", "10"]
        natural.turn("question")


def test_a_card_forgets_what_was_done_on_another(show: Show) -> None:
    card = show(CHOICE, same_page=True)
    card.tap("un")
    card.turn("question")
    card.turn()
    assert not card.page.locator(".verdict").is_visible()
    other = show(evolve(CHOICE, id="other"), same_page=True)
    other.tap("un")
    other.page.evaluate("() => { document.querySelector('.rq').dataset.card = 'b/none'; }")
    other.turn("question")
    other.turn()
    assert not other.page.locator(".verdict").is_visible()


def test_keys_work_pairs_and_orders_by_the_numbers_that_are_shown(show: Show) -> None:
    card = show(Matching(id="m", prompt="?", pairs=(Pair("a", "b"), Pair("c", "d"))))
    first = card.texts(".rights button")[0]
    card.page.keyboard.press("Alt+Digit1")
    card.page.keyboard.press("Alt+Digit3")  # no such number
    assert card.texts(".lefts button") == [f"a → {first}", "c"]
    card = show(Ordering(id="o", prompt="?", items=("a", "b", "c")))
    second, third = card.texts(".numbered button .text")[1:]
    for key in ("Alt+Digit2", "Alt+Digit2", "Alt+Digit1", "Alt+Digit0"):
        card.page.keyboard.press(key)
    assert card.texts(".placed button .text") == [second, third]


def test_what_is_only_a_picture_is_told_from_another(show: Show) -> None:
    pictures = {("b", f"{name}.png"): Picture(f"\x89PNG{name}".encode(), "image/png", 1, 1) for name in "abc"}
    question = Ordering(id="q", prompt="?", items=("![](a.png)", "![](b.png)", "![](c.png)"))
    card = show(question, pictures=pictures)
    names = [card.page.locator("button.choice img").nth(at).get_attribute("src") for at in range(3)]
    card.turn("answer")
    right = [card.page.locator("ol.items img").nth(at).get_attribute("src") for at in range(3)]
    card.turn("question")
    names = [card.page.locator("button.choice img").nth(at).get_attribute("src") for at in range(3)]
    for name in reversed(right):
        card.page.locator("button.choice", has=card.page.locator(f'img[src="{name}"]')).click()
    assert set(names) == set(right)
    card.turn()
    assert card.verdict == f"{PARTLY} (1/3)"


def test_a_link_in_an_option_leads_nowhere_before_the_answer(show: Show) -> None:
    card = show(evolve(CHOICE, answer="[un](https://example.org)"))
    card.tap("un")
    assert card.page.url == "http://anki/question"
    assert card.page.locator("button a").count() == 0
    card.turn()
    assert card.verdict == RIGHT


def test_an_order_that_is_not_finished_is_marked_as_far_as_it_goes(show: Show) -> None:
    card = show(Ordering(id="q", prompt="?", items=("un", "deux", "trois")))
    card.tap("un")
    card.turn()
    assert card.verdict == f"{PARTLY} (1/3)"
    assert card.texts("ol.items li")[2] == "✗ Votre place : – trois"


def test_keys_press_buttons(show: Show) -> None:
    card = show(TrueFalse(id="q", prompt="Oui ?", answer=False))
    card.page.keyboard.press("Alt+Digit1")
    card.page.keyboard.press("2")
    assert card.texts("button.choice[aria-pressed=true]") == ["Faux"]
    card.turn()
    assert card.verdict == RIGHT


@pytest.mark.parametrize("same_page", [False, True])
def test_pairs_are_worked_by_tapping(show: Show, same_page: bool) -> None:
    question = Matching(
        id="q",
        prompt="?",
        pairs=(Pair("chat", "miaule"), Pair("chien", "aboie"), Pair("loup", "hurle")),
        distractors=("chante",),
    )
    card = show(question, same_page=same_page)
    assert card.page.locator(".lefts button").count() == 3
    assert sorted(card.texts(".rights button")) == ["aboie", "chante", "hurle", "miaule"]
    assert card.texts(".asked") == ["chat → …"]
    card.tap("miaule", "hurle", "chante", within=".rights button")
    assert not card.page.locator(".asked").is_visible()  # every item has its match
    assert card.page.locator(".rights button").first.is_disabled()
    card.page.locator(".lefts button", has_text="loup").click()
    card.tap("aboie", within=".rights button")
    assert card.texts(".lefts button") == ["chat → miaule", "chien → hurle", "loup → aboie"]
    card.turn()
    assert card.verdict == f"{PARTLY} (1/3)"
    assert card.texts("td.right") == ["✓ Juste miaule", "✗ Votre choix : hurle aboie", "✗ Votre choix : aboie hurle"]


def test_an_order_is_worked_by_tapping(show: Show) -> None:
    card = show(Ordering(id="q", prompt="?", items=("un", "deux", "trois")))
    card.tap("un", "trois", "deux")
    assert card.texts(".placed button .text") == ["un", "trois", "deux"]
    card.tap("un", "un")  # back, and to the end
    assert card.texts(".placed button .text") == ["trois", "deux", "un"]
    card.turn()
    assert card.verdict == f"{PARTLY} (1/3)"
    assert card.texts("ol.items li") == ["✗ Votre place : 3 un", "✓ Juste deux", "✗ Votre place : 1 trois"]


SHORT = ShortAnswer(
    id="q", prompt="Quoi ?", answers=("le réseau social", "RSE"), rejected=(Distractor("réseau", "Lequel ?"),)
)


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [("Reseaux sociaux", RIGHT), ("R.S.E.", RIGHT), ("reseau", WRONG), ("réseau socal", WRONG)],
)
def test_what_is_typed_gets_the_verdict_of_the_terminal(show: Show, typed: str, verdict: str) -> None:
    card = show(SHORT)
    assert card.page.locator("input#typeans").get_attribute("aria-label") == "Votre réponse"
    card.turn("answer", typed)
    assert card.verdict == verdict
    assert not card.page.locator("code#typeans").is_visible()
    assert ("Lequel\u00a0?" in card.page.locator(".feedback:visible").all_inner_texts()) == (typed == "reseau")


def test_what_is_not_typed_is_only_shown(show: Show) -> None:
    card = show(SHORT)
    card.turn()
    assert not card.page.locator(".verdict").is_visible()
    assert card.texts(".answer") == ["le réseau social"]


def test_without_scripts_a_card_still_reads_well(show: Show) -> None:
    card = show(CHOICE, scripts=False)
    assert sorted(card.texts("ol.options li")) == ["deux", "trois", "un"]
    card.turn()
    assert "✓ Bonne réponse un" in card.texts(".key li")
    pairs = show(Matching(id="m", prompt="?", pairs=(Pair("a", "b"), Pair("c", "d"))), scripts=False)
    assert len(pairs.texts("table.pairs tr")) == 2
    pairs.turn()
    assert [row.split() for row in pairs.texts("table.pairs tr")] == [["a", "b"], ["c", "d"]]
    typed = show(ShortAnswer(id="s", prompt="?", answers=("dû",)), scripts=False)
    typed.turn("answer", "du")
    assert typed.texts("code#typeans .typeBad") == [
        "u"
    ]  # Anki compares letter by letter; only the script ignores accents


def test_the_card_speaks_the_language_of_its_bank(show: Show) -> None:
    for language, hint, verdict in (
        ("fr", "Voir l’indice", "✓ Juste"),
        ("en", "Show the hint", "✓ Right"),
        ("de", "Show the hint", "✓ Right"),
    ):
        card = show(TrueFalse(id=f"q{language}", prompt="x", answer=True, hint="y"), language=language)
        assert card.texts("summary") == [hint]
        card.page.locator("button.choice").first.click()
        card.turn()
        assert card.verdict == verdict
        # The card is in the language of its labels, and texts in another one say so.
        assert card.page.locator(".rq").get_attribute("lang") == ("en" if language == "de" else language)
        assert bool(card.page.locator("[lang=de]").count()) == (language == "de")


# --- one set of examples through both ------------------------------------------------------------------

TYPED: list[tuple[ShortAnswer | Numerical, list[str]]] = [
    (
        SHORT,
        ["réseau social", "RÉSEAUX SOCIAUX", "les réseaux sociaux.", "rse", "R. S. E.", "réseau", "reso", "l'RSE"],
    ),
    (
        ShortAnswer(id="q", prompt="?", answers=("œuvre d’art", "50 %", "un sur deux", "de l'engagement")),
        [
            "oeuvres d'art", "Œuvre d’art", "50%", "50 pour cent", "cinquante %", "sur deux", "un sur deux",
            "engagement", "l’engagement", "un tuyau", "",
        ],
    ),
    (
        ShortAnswer(id="q", prompt="?", answers=("Prospect", "Œuvre"), strict=frozenset({Strictness.CASE})),
        ["Prospect", "prospect", "Le Prospect", "Prospects", "Oeuvre", "oeuvre"],
    ),
    (
        ShortAnswer(id="q", prompt="?", answers=("marché",), strict=frozenset({Strictness.ACCENTS})),
        ["marché", "marche", "Marchés", "marche\u0301"],
    ),
    (
        Numerical(
            id="q", prompt="?", answer=Decimal("3.4"), tolerance=Decimal("0.05"), unit="milliards d'internautes"
        ),
        [
            "3,4", "3.4", "3,45", "3,46", "3 400 000 000", "3 400 millions", "3,4 milliards", "3.400", "3,4 euros",
            "trois", "3400 millions d'internautes", "3,4 d'internautes", "-3,4", "\u22123,4",
            "3,4 milliards d’internautes", "1e3",
        ],
    ),
    (
        Numerical(id="q", prompt="?", answer=Decimal("0.3"), tolerance=Decimal("0.1"), unit="%"),
        ["0,2", "0,4", "0,41", "30 %", "0,3 pour cent", "0,3%", ""],
    ),
    (Numerical(id="q", prompt="?", answer=Decimal(0)), ["0", "-0", "0,0", "00", "1"]),
    (
        Numerical(id="q", prompt="?", answer=Decimal("123456789012345678901.5")),
        ["123456789012345678901,5", "123456789012345678901,4"],
    ),
    *(
        (
            ShortAnswer(
                id="q",
                prompt="?",
                answers=("le pont", "10³", "x-1", "transversale", "prospect", "the box", "Straße", "où"),
                rejected=(Distractor("la pont"), Distractor("ou"), Distractor("Viadeo")),
                strict=frozenset(strict),
            ),
            [
                "pont", "la pont", "une pont", "10^3", "103", "x - 1", "x−1", "x 1", "transversal", "prospetc",
                "boxes", "a box", "strasse", "où", "OU", "le prospect froid", "un prospect Viadeo", "boîte",
            ],
        )
        for strict in ([], *([each] for each in Strictness))
    ),
    (
        Numerical(id="q", prompt="Par combien est-il multiplié ?", answer=Decimal(3)),
        ["3 fois", "x3", "par trois", "le triple", "3x", "3 fois plus", "3 fois moins", "≈ 3", "3.", "3 %", "6/2"],
    ),
    (
        Numerical(id="q", prompt="combien d'heures par jour ?", answer=Decimal("10.5"), unit="heures"),
        ["10h30", "10 h 30", "10 heures et demie", "10,5 heures par jour", "10,5 heures par nuit", "10 h 75"],
    ),
    (
        Numerical(id="q", prompt="sur 200 décisions d'achat", answer=Decimal(86), unit="décisions"),
        ["86 / 200", "86/200", "43 %", "43/100", "86 décisions d’achat", "86 décisions de justice"],
    ),
    (
        Numerical(id="q", prompt="?", answer=Decimal("6.02e23"), tolerance=Decimal("1e21")),
        ["6,02e23", "6,02 × 10²³", "6.02.10^23", "602e21", "6,02 × 10²²", "12,500", "3/0"],
    ),
    (Numerical(id="q", prompt="?", answer=Decimal(500), unit="millions"), ["500M", "0,5 Md", "500 k", "500 Mds"]),
]  # fmt: skip


def test_the_script_grades_as_the_terminal_does(browser: Browser) -> None:
    page = browser.new_page()
    inner = script().removeprefix("(() => {").split("const card = ", 1)[0]
    page.add_script_tag(content=inner.replace("const gradeTyped", "window.gradeTyped"))
    grade_all = "(cases) => cases.map(([data, typed]) => gradeTyped(data, typed))"
    for question, examples in TYPED:
        for language in ("fr", "en", "de"):
            cases = [[_key(question, language), typed] for typed in examples]
            for typed, graded in zip(examples, page.evaluate(grade_all, cases), strict=True):
                doubt = reconsider(question, Typed(typed), language)
                assert graded.get("doubt") == (doubt.value if doubt else None), (question, typed, language)
                assert graded["score"] == grade(question, Typed(typed), language).score, (question, typed, language)
    page.close()


def test_the_script_reads_what_was_typed_from_the_comparison(browser: Browser, pupil: Pupil) -> None:
    page = browser.new_page()
    reading = "const typedIn" + script().split("const typedIn", 1)[1].split("const markTyped", 1)[0]
    page.add_script_tag(content=reading.replace("const typedIn", "window.typedIn"))
    read = """(comparison) => {
      document.body.innerHTML = comparison;
      return typedIn(document.querySelector("code"));
    }"""
    for question, examples in TYPED:
        answer = question.answers[0] if isinstance(question, ShortAnswer) else "3"
        for typed in filter(None, examples):
            found = page.evaluate(read, pupil.collection.compare_answer(answer, typed))
            assert unicodedata.normalize("NFC", found) == unicodedata.normalize("NFC", typed)
    page.close()


def _key(question: ShortAnswer | Numerical, language: str) -> Key:
    if isinstance(question, ShortAnswer):
        return text_key(question, language)
    return number_key(question, language)


# --- for every pupil -------------------------------------------------------------------------------------

LONG = "Une phrase assez longue pour devoir passer à la ligne sur l'écran d'un téléphone, anticonstitutionnellement."
EVERY_TYPE: list[Question] = [
    SingleChoice(
        id="q",
        prompt=LONG,
        answer=LONG,
        distractors=(Distractor("x", LONG),),
        hint=LONG,
        explanation=f"{LONG} {LONG}",
    ),
    MultipleChoice(id="q", prompt="a", answers=("b", LONG), distractors=(Distractor("c", "d"),), as_of=2018),
    TrueFalse(id="q", prompt=LONG, answer=True, source="Le *Code* du travail"),
    ShortAnswer(id="q", prompt=LONG, answers=("un", "deux"), explanation="x"),
    Numerical(id="q", prompt="x", answer=Decimal(3), unit="milliards d'internautes"),
    Matching(id="q", prompt="x", pairs=(Pair(LONG, LONG), Pair("c", "d")), distractors=("e",)),
    Ordering(id="q", prompt="x", items=(LONG, "b", "c")),
    Cloze(id="q", prompt="x", text=f"{LONG} {{{{un}}}} {{{{deux|2}}}}", distractors=("trois",)),
    Essay(id="q", prompt=f"x\n\n|{LONG}|b|c|d|e|f|\n|-|-|-|-|-|-|\n|a|b|c|d|e|f|", model_answer=f"- {LONG}\n- b"),
    Flashcard(id="q", prompt="terme", answer=LONG, reversible=True),
]

# Elements with too little contrast, elements too small to touch, and elements that overflow the card or the screen
# (WCAG 2.1: 1.4.3, 2.5.5 and 1.4.10).
FAULTS = """() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parse(colour).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((parse(colour)[3] ?? 1) > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const faults = [];
  const edge = document.querySelector(".rq").getBoundingClientRect();
  for (const element of document.querySelectorAll(".rq *")) {
    const box = element.getBoundingClientRect();
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!box.width || !box.height) continue;
    if (box.left < edge.left - 0.5 || (box.right > edge.right + 0.5 && !element.closest("table:not(.pairs)"))) {
      faults.push(`sticks out: ${element.outerHTML}`);
    }
    if (own) {
      const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x);
      if ((a + 0.05) / (b + 0.05) < 4.5) faults.push(`contrast: ${element.outerHTML}`);
    }
    if (["BUTTON", "SUMMARY", "INPUT"].includes(element.tagName) && (box.height < 44 || box.width < 44)) {
      faults.push(`too small: ${element.outerHTML}`);
    }
  }
  if (document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth) faults.push("too wide");
  return faults;
}"""


@pytest.mark.thorough
@pytest.mark.parametrize("question", EVERY_TYPE, ids=lambda question: question.type)
@pytest.mark.parametrize("night", [False, True], ids=["light", "night"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_every_card_is_readable_and_can_be_touched(
    show: Show, question: Question, night: bool, scripts: bool
) -> None:
    card = show(question, night=night, scripts=scripts)
    for side in ("question", "answer"):
        if side == "answer":
            for button in card.page.locator("button.choice").all()[:2]:
                button.click()
            card.turn("answer", "faux")
        card.page.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        for width in (390, 1280):
            card.page.set_viewport_size({"width": width, "height": 844})
            for size in ("100%", "200%"):
                card.page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
                assert not card.page.evaluate(FAULTS), (side, width, size)
