"""Filters and random choices."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from reseaux_quiz.errors import NotFoundError, NothingSelectedError
from reseaux_quiz.model import (
    Bank,
    Difficulty,
    Distractor,
    Item,
    ListedOption,
    MultipleChoice,
    Order,
    QuestionType,
    Section,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz.selecting import Selection, draw, find, option_order, options, select, shuffled

QUESTIONS = (
    TrueFalse(id="a", prompt="x", answer=True, section="2", difficulty=Difficulty.EASY, tags=("Écoute",)),
    TrueFalse(id="b", prompt="x", answer=True, section="2.1", difficulty=Difficulty.HARD, tags=("vente",)),
    ShortAnswer(id="c", prompt="x", answers=("y",), section="2.10"),
    ShortAnswer(id="d", prompt="x", answers=("y",), section="21"),
)
BANK = Bank(
    id="banque",
    title="x",
    section="2",
    sections=(Section("2.1", "x"), Section("2.10", "x"), Section("21", "x")),
    questions=QUESTIONS,
)


def ids(**selection: object) -> str:
    return "".join(item.question.id for item in select([BANK], Selection(**selection)).items)  # type: ignore[arg-type]


def test_filters_are_or_within_and_and_between() -> None:
    assert ids() == "abcd"
    assert ids(sections=("2",)) == "abc"
    assert ids(sections=("2.1",)) == "b"
    assert ids(sections=("2.1", "21")) == "bd"
    assert ids(types=(QuestionType.SHORT_ANSWER,), sections=("2",)) == "c"
    assert ids(difficulties=(Difficulty.EASY, Difficulty.HARD)) == "ab"
    assert ids(tags=("ecoute",)) == "a"
    assert ids(ids=("d", "banque/a")) == "da"
    assert ids(ids=("d", "a"), shuffle=True) == "da"
    assert sorted(ids(ids=("d", "c", "a"), number=2), key="dca".index) == list(ids(ids=("d", "c", "a"), number=2))


def test_nothing_left_and_no_such_question() -> None:
    with pytest.raises(NothingSelectedError, match="no question matches these filters"):
        ids(sections=("3",))
    with pytest.raises(NotFoundError, match="“banque/aa”: perhaps “banque/a”"):
        ids(ids=("banque/aa",))
    with pytest.raises(NotFoundError, match="“introuvable”: `reseaux-quiz show BANK`"):
        ids(ids=("introuvable",))
    with pytest.raises(NotFoundError, match="“a” could be any of these questions: banque/a, autre/a"):
        find([BANK, evolve(BANK, id="autre")], "a")


def test_a_retired_question_is_said_to_be_retired() -> None:
    bank = evolve(BANK, retired=("ancienne",))
    for name in ("ancienne", "banque/ancienne"):
        with pytest.raises(NotFoundError, match=f"the question “{name}” was retired"):
            find([BANK, bank], name)


@given(st.integers(0, 10**6), st.integers(1, 4))
def test_a_draw_is_the_same_everywhere_and_a_new_question_moves_no_other(seed: int, number: int) -> None:
    chosen = ids(seed=seed, number=number)
    assert len(chosen) == number
    assert chosen == ids(seed=seed, number=number)
    everything = ids(seed=seed, shuffle=True)
    fewer = select([evolve(BANK, questions=QUESTIONS[:3])], Selection(seed=seed, shuffle=True)).items
    assert [item.question.id for item in fewer] == [each for each in everything if each != "d"]


def test_the_hash_is_frozen() -> None:
    assert draw(7, "collection/banque/question", "order").hex() == "f11d4c4066bbd815"


def test_what_is_drawn_is_frozen() -> None:
    # a worksheet made again with the next release has the same order of questions and options
    assert [ids(seed=seed, shuffle=True) for seed in (1, 2)] == ["bdca", "adcb"]
    assert [ids(seed=seed, number=2) for seed in (1, 2)] == ["dc", "ab"]
    assert ids(shuffle=True) == ids(seed=0, shuffle=True) == "cbda"
    assert select([BANK], Selection(seed=2)).seed == 2
    assert ["".join(shuffled("abcdef", seed, "b/q", "items")) for seed in (1, 2)] == ["ebdfac", "cdbfea"]
    assert "".join(shuffled("abcdef", 1, "b/r", "items")) == "cfabed"
    assert "".join(shuffled("abcdef", 1, "b/q", "words")) == "dcfbea"
    question = SingleChoice(id="q", prompt="x", answer="a", distractors=tuple(map(Distractor, "bcde")))
    shown = [options(Item(BANK, question), question, seed) for seed in (1, 2)]
    assert ["".join(option.text for option in order) for order in shown] == ["adcbe", "ebcda"]


@given(st.integers(), st.integers(2, 8))
def test_parts_are_never_shown_in_their_right_order(seed: int, number: int) -> None:
    shown = shuffled(range(number), seed, "b/q", "items")
    assert sorted(shown) == list(range(number))
    assert list(shown) != list(range(number))


def test_options_in_natural_order() -> None:
    def shown(*texts: str) -> list[str]:
        wrong = tuple(Distractor(text) for text in texts[1:])
        question = SingleChoice(id="q", prompt="x", answer=texts[0], distractors=wrong, order=Order.NATURAL)
        return [option.text for option in options(Item(BANK, question), question, 0)]

    assert shown("1 milliard", "20 millions", "3,4 milliards", "500") == [
        "500", "20 millions", "1 milliard", "3,4 milliards",
    ]  # fmt: skip
    assert shown("zoo", "Être", "eau", "12 ans") == ["12 ans", "eau", "Être", "zoo"]
    assert shown("2.0.1", "10") == ["2.0.1", "10"]
    assert shown("0,5", "0") == ["0", "0,5"]


def test_options_are_drawn_and_each_place_may_hold_the_answer() -> None:
    question = SingleChoice(id="q", prompt="x", answer="a", distractors=(Distractor("b"), Distractor("c")))
    places = {
        [option.right for option in options(Item(BANK, question), question, seed)].index(True) for seed in range(40)
    }
    assert places == {0, 1, 2}


def test_listed_options_keep_their_order_unless_they_are_shuffled() -> None:
    texts = ("jamais", "parfois", "souvent", "toujours")
    listed = tuple(ListedOption(text, f"{text} !") for text in texts)
    single = SingleChoice(id="q", prompt="x", answer="souvent", options=listed, order=Order.WRITTEN)
    several = MultipleChoice(id="q", prompt="x", answers=("toujours", "jamais"), options=listed, order=Order.WRITTEN)
    for question in (single, several):
        shown = options(Item(BANK, question), question, 1)
        assert [(each.text, each.feedback) for each in shown] == [(text, f"{text} !") for text in texts]
    orders = [option_order(Item(BANK, single), evolve(single, order=Order.SHUFFLED), seed) for seed in range(9)]
    assert len(set(orders)) > 3
