"""Long texts that would take minutes with a careless pattern, or a property read in a loop.

Each takes a fraction of its limit; a quadratic cost takes ten times the limit or far more.
"""

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from reseaux_quiz import markup, typography
from reseaux_quiz.answers.folding import near, surrounds
from reseaux_quiz.answers.spellings import spellings
from reseaux_quiz.checking import check
from reseaux_quiz.cli import sheet, terminal
from reseaux_quiz.exporting import find
from reseaux_quiz.model import (
    Bank,
    Cloze,
    Distractor,
    Item,
    Matching,
    Numerical,
    Pair,
    Question,
    Quiz,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz_gift import escaping

pytestmark = pytest.mark.thorough

N = 50_000
BOUND = 3


def cost(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def item(question: Question) -> Item:
    return Item(Bank(id="b", title="t", questions=(question,)), question)


def exported(name: str, question: Question) -> object:
    exporter = find(name)
    return exporter.render(Quiz((item(question),)), exporter.options())


def shown(question: Question) -> object:
    laid_out = sheet.lay_out(item(question), 0)
    return [*sheet.question_lines(laid_out), *sheet.answer_lines(laid_out)]


def checked(question: Question) -> object:
    return check(item(question).bank)


def choice(text: str) -> SingleChoice:
    return SingleChoice(
        id="q", prompt=f"{text} ?", answer=text, distractors=(Distractor(f"{text}x"), Distractor(f"{text[1:]}y"))
    )


GAPS = Cloze(id="q", text="a {{b}} " * (N // 8))
PAIRS = Matching(id="q", prompt="x", pairs=tuple(Pair(f"a{index}", f"b{index}") for index in range(4000)))
SPACES = f"a{' ' * N}\nb"


@pytest.mark.parametrize("text", ["a", "_", "9", "9 ", "a:", " :", "«", "a.", "a@", "www.", "http://", "é\u0301"])
def test_spaces_of_a_long_text(text: str) -> None:
    assert cost(lambda: typography.spaced(text * (N // len(text)), "fr")) < BOUND


@pytest.mark.parametrize("text", ["a", " ", "-", "- ", "%", " %", "a.", ".", "pour cent ", "al ", "\u0301", "A.B. "])
def test_folding_a_long_text(text: str) -> None:
    long = f"a{text * (4 * N // len(text))}b"
    assert cost(lambda: near(f"{long}aaaaaa", f"{long}aaaaab")) < 2 * BOUND
    assert cost(lambda: surrounds(long, ["réseau social", long[:9]])) < BOUND
    assert cost(lambda: spellings([long[: N // 5]])) < BOUND


@pytest.mark.parametrize(
    "text", [SPACES, "- " * N, "a\n" * N, "\r" * N], ids=["spaces", "hyphens", "lines", "returns"]
)
def test_plain_texts_in_gift(text: str) -> None:
    assert cost(lambda: (escaping.escape_answer(text), escaping.comment(text))) < BOUND


@pytest.mark.parametrize("text", [SPACES, "- " * N], ids=["spaces", "items"])
def test_long_lines_on_a_terminal(text: str) -> None:
    assert cost(lambda: terminal.wrap(text)) < BOUND
    assert len(terminal.wrap(text)) < 3 * len(text)


@pytest.mark.parametrize("mark", ["*", "_", "**", "[", "`", "$", "|", "- ", "a\n"])
def test_reading_long_markdown(mark: str) -> None:
    text = mark * (N // len(mark))
    assert cost(lambda: markup.plain(markup.parse(text))) < BOUND


def test_rows_that_a_table_fills_up_are_bounded() -> None:
    text = f"|{'a|' * 300}\n|{'-|' * 300}\n" + "|\n" * 20_000
    assert cost(lambda: markup.plain(markup.parse(text))) < 2 * BOUND


@pytest.mark.parametrize(
    "question",
    [
        *map(choice, ("1. " * 10_000, "9" * 30_000, "9 9" * 10_000, f"1{' ' * 30_000}x", "(" * 60_000)),
        choice("ne pas " * 5000),
        choice("pas toujours " * 10_000),
        Numerical(id="q", prompt="-1" * 15_000, answer=Decimal(1), tolerance=Decimal("0.1"), unit="-1" * 15_000),
        Cloze(
            id="q",
            text=" ".join(f"{{{{bonbon{index}}}}}" for index in range(3000)),
            distractors=tuple(f"lapins{index}" for index in range(3000)),
        ),
    ],
    ids=["items", "digits", "numbers", "spaces", "brackets", "negations", "absolutes", "number", "words"],
)
def test_checking_long_texts(question: Question) -> None:
    assert cost(lambda: checked(question)) < BOUND


@pytest.mark.parametrize("question", [GAPS, PAIRS], ids=["gaps", "pairs"])
def test_many_parts_on_a_terminal(question: Question) -> None:
    assert cost(lambda: shown(question)) < 2 * BOUND


@pytest.mark.parametrize("name", ["anki", "docx"])
def test_many_gaps_in_a_format(name: str) -> None:
    assert cost(lambda: exported(name, GAPS)) < 4 * BOUND


@pytest.mark.parametrize("name", ["anki", "docx", "gift"])
@pytest.mark.parametrize("text", ["_" * 50_000, SPACES], ids=["words", "spaces"])
def test_long_texts_in_a_format(name: str, text: str) -> None:
    for question in (
        TrueFalse(id="q", prompt=text, answer=True, explanation=text, hint=text, tags=(text,)),
        ShortAnswer(id="q", prompt="x", answers=(text,), rejected=(Distractor(f"{text}x"),)),
    ):
        assert cost(lambda question=question: exported(name, question)) < 2 * BOUND  # type: ignore[misc]
