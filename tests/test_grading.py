"""The scores of responses."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from reseaux_quiz.answers.doubts import Doubt
from reseaux_quiz.answers.quantities import written
from reseaux_quiz.grading import (
    Chosen,
    Filled,
    Grade,
    Judged,
    Matched,
    Ordered,
    Response,
    SelfGraded,
    Typed,
    Verdict,
    as_short_answer,
    grade,
    marks,
    reconsider,
)
from reseaux_quiz.model import (
    Cloze,
    Distractor,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Pair,
    Question,
    Scoring,
    ShortAnswer,
    SingleChoice,
    Strictness,
    TrueFalse,
)
from strategies import by_type, questions, texts


def right_response(question: Question) -> Response:
    match question:
        case SingleChoice():
            return Chosen(frozenset({0}))
        case MultipleChoice():
            return Chosen(frozenset(range(len(question.answers))))
        case TrueFalse():
            return Judged(question.answer)
        case ShortAnswer():
            return Typed(question.answers[-1])
        case Numerical():
            return Typed(written(question.answer, "fr"))
        case Matching():
            return Matched(tuple(pair.right for pair in question.pairs))
        case Ordering():
            return Ordered(tuple(range(len(question.items))))
        case Cloze():
            return Filled(tuple(as_short_answer(question, gap).answers[-1] for gap in question.gaps))
        case Essay() | Flashcard():
            return SelfGraded(Fraction(1))


def any_response(question: Question) -> st.SearchStrategy[Response]:
    match question:
        case SingleChoice() | MultipleChoice():
            return st.builds(Chosen, st.frozensets(st.integers(0, len(question.choices) - 1)))
        case TrueFalse():
            return st.builds(Judged, st.booleans())
        case ShortAnswer() | Numerical():
            return st.builds(Typed, texts() | st.text("0123456789,. %-", min_size=1))
        case Matching():
            right = st.sampled_from([*question.rights, ""])
            return st.builds(Matched, st.tuples(*[right] * len(question.pairs)))
        case Ordering():
            return st.builds(Ordered, st.permutations(range(len(question.items))).map(tuple))
        case Cloze():
            return st.builds(Filled, st.tuples(*[texts()] * len(question.gaps)))
        case Essay() | Flashcard():
            return st.builds(SelfGraded, st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1)]))


@given(st.data())
def test_a_grade_is_from_0_to_1(data: st.DataObject) -> None:
    question = data.draw(questions)
    given_grade = grade(question, data.draw(any_response(question)))
    assert 0 <= given_grade.score <= 1
    assert (given_grade.verdict is Verdict.RIGHT) == (given_grade.score == 1)
    assert (given_grade.verdict is Verdict.WRONG) == (given_grade.score == 0)


@given(questions)
def test_the_right_response_gets_1_and_is_not_asked_again(question: Question) -> None:
    assert grade(question, right_response(question)).score == 1
    assert reconsider(question, right_response(question)) is None


@given(by_type["multiple_choice"].filter(lambda question: len(question.choices) > len(question.answers)), st.data())
def test_one_more_wrong_choice_is_never_worth_more(question: MultipleChoice, data: st.DataObject) -> None:
    chosen = data.draw(st.frozensets(st.integers(0, len(question.choices) - 1)))
    wrong = data.draw(st.integers(len(question.answers), len(question.choices) - 1))
    assert grade(question, Chosen(chosen | {wrong})).score <= grade(question, Chosen(chosen - {wrong})).score


def test_partial_credit() -> None:
    wrong = (Distractor("c", "non, c"), Distractor("d"), Distractor("e"))
    question = MultipleChoice(id="q", prompt="x", answers=("a", "b"), distractors=wrong)
    assert grade(question, Chosen(frozenset({0}))).score == Fraction(1, 2)
    assert grade(question, Chosen(frozenset({0, 1, 2}))).score == Fraction(2, 3)
    assert grade(question, Chosen(frozenset({0, 2, 3}))).score == 0
    assert grade(question, Chosen(frozenset({0, 2}))).feedback == ("non, c",)
    strict = MultipleChoice(id="q", prompt="x", answers=("a", "b"), distractors=wrong, scoring=Scoring.ALL_OR_NOTHING)
    assert [grade(strict, Chosen(frozenset(each))).score for each in ({0}, {0, 1}, {0, 1, 2})] == [0, 1, 0]
    pairs = (Pair("a", "1"), Pair("b", "2"), Pair("c", "1"))
    assert grade(Matching(id="q", prompt="x", pairs=pairs), Matched(("1", "1", "1"))).score == Fraction(2, 3)
    assert grade(Ordering(id="q", prompt="x", items=("a", "b", "c")), Ordered((0, 2, 1))).score == Fraction(1, 3)
    cloze = Cloze(id="q", text="{{réseau|toile}} {{web}}")
    assert grade(cloze, Filled(("La toile", "x"))).score == Fraction(1, 2)


def test_every_option_may_be_right() -> None:
    question = MultipleChoice(id="q", prompt="x", answers=("a", "b"))
    assert [grade(question, Chosen(frozenset(each))).score for each in ((), {0}, {0, 1})] == [0, Fraction(1, 2), 1]


def test_equal_items_are_interchangeable() -> None:
    question = Ordering(id="q", prompt="x", items=("a", "b", "a"))
    assert grade(question, Ordered((2, 1, 0))).score == 1
    assert grade(question, Ordered((1, 0, 2))).score == Fraction(1, 3)


def test_choosing_every_option_of_a_single_choice_is_wrong() -> None:
    question = SingleChoice(id="q", prompt="x", answer="a", distractors=(Distractor("b"),))
    assert grade(question, Chosen(frozenset({0, 1}))).score == 0


def test_one_choice_is_right_or_has_its_feedback() -> None:
    question = SingleChoice(id="q", prompt="x", answer="a", distractors=(Distractor("b", "non, b"), Distractor("c")))
    grades = [grade(question, Chosen(frozenset({index}))) for index in range(3)]
    assert grades == [Grade(Fraction(1)), Grade(Fraction(0), ("non, b",)), Grade(Fraction(0))]


def test_what_a_person_says_of_an_essay_is_its_grade() -> None:
    question = Essay(id="q", prompt="x", model_answer="y")
    for score in (Fraction(0), Fraction(1, 2), Fraction(1)):
        assert grade(question, SelfGraded(score)) == Grade(score)


SHORT = ShortAnswer(id="q", prompt="x", answers=("viralité",), rejected=(Distractor("vitalité", "La vie."),))


def test_a_slip_is_asked_again_and_a_near_miss_is_not() -> None:
    assert reconsider(SHORT, Typed("viralitée")) is Doubt.SPELLING
    assert reconsider(SHORT, Typed("Vitalités")) is None
    assert grade(SHORT, Typed("vitalité")).feedback == ("La vie.",)
    assert grade(SHORT, Typed("viralitée")).score == 0
    cloze = Cloze(id="q", text="{{viralité}} {{web}}")
    assert reconsider(cloze, Filled(("virallité", "web"))) is Doubt.SPELLING
    assert reconsider(cloze, Filled(("réseau", "web"))) is None


def test_what_counts_in_an_answer_counts_in_its_near_misses() -> None:
    question = ShortAnswer(
        id="q",
        prompt="x",
        answers=("Pacte vert",),
        rejected=(Distractor("PACTE vert", "y"),),
        strict=frozenset({Strictness.CASE}),
    )
    assert grade(question, Typed("Pacte vert")).score == 1
    assert grade(question, Typed("PACTE vert")).feedback == ("y",)
    assert grade(question, Typed("pacte vert")) == Grade(Fraction(0))
    assert reconsider(evolve(SHORT, strict=frozenset({Strictness.ACCENTS})), Typed("viralite")) is Doubt.SPELLING


def test_a_near_miss_may_be_what_an_answer_folds_to() -> None:
    question = ShortAnswer(
        id="q",
        prompt="x",
        answers=("le pont", "où", "manges"),
        rejected=(Distractor("la pont", "Masculin."), Distractor("ou"), Distractor("mange")),
    )
    verdicts = {
        "le pont": 1,
        "Pont": 1,
        "la pont": 0,
        "La pont": 0,
        "où": 1,
        "OÙ": 1,
        "ou": 0,
        "mange": 0,
        "manges": 1,
    }
    assert {text: grade(question, Typed(text)).score for text in verdicts} == verdicts
    assert grade(question, Typed("La pont")).feedback == ("Masculin.",)
    assert reconsider(question, Typed("la pont")) is None


def test_a_cloze_may_be_strict() -> None:
    question = Cloze(id="q", text="Il {{a}} rendez-vous {{à}} midi", strict=frozenset({Strictness.EXACT}))
    assert grade(question, Filled(("a", "à"))).score == 1
    assert grade(question, Filled(("à", "a"))).score == 0
    assert grade(evolve(question, strict=frozenset()), Filled(("à", "A"))).score == 1


def test_no_other_word_to_choose_from_passes_for_the_answer() -> None:
    cloze = Cloze(
        id="c", text="Il {{a}} faim, il va {{à}} la cantine, et tu {{chantes}}.", distractors=("chante", "as")
    )
    assert grade(cloze, Filled(("a", "à", "chantes"))).score == 1
    assert grade(cloze, Filled(("A", "à ", "Chantes"))).score == 1
    assert marks(cloze, Filled(("à", "a", "chante"))) == (False, False, False)
    assert reconsider(cloze, Filled(("à", "a", "chante"))) is None
    assert marks(evolve(cloze, distractors=()), Filled(("à", "a", "chante"))) == (True, True, True)


def test_an_answer_among_other_words_is_asked_again() -> None:
    assert reconsider(SHORT, Typed("le phénomène de viralité")) is Doubt.WORDS
    assert reconsider(SHORT, Typed("viralité ou vitalité")) is None
    assert grade(SHORT, Typed("le phénomène de viralité")).score == 0
    assert reconsider(Cloze(id="q", text="{{trafic}}"), Filled(("trafic web",))) is Doubt.WORDS
    assert [doubt for doubt in Doubt if doubt.is_raised_once] == [Doubt.SPELLING, Doubt.WORDS]


def test_a_language_has_its_own_tolerance() -> None:
    question = ShortAnswer(id="q", prompt="x", answers=("the dog",))
    assert [grade(question, Typed("dogs"), language).score for language in ("en", "fr", "de")] == [1, 0, 0]


@pytest.mark.parametrize(
    ("typed", "score", "doubt"),
    [
        ("3,4", 1, None),
        ("3.4", 1, None),
        ("3 400 000 000", 1, None),
        ("3 400 millions", 1, None),
        ("3,4 milliards", 1, None),
        ("3,44", 1, None),
        ("3,5", 0, None),
        ("3 400", 0, None),
        ("3.400", None, Doubt.AMBIGUOUS),
        ("3,4 %", 0, Doubt.UNIT),
        ("beaucoup", 0, Doubt.NUMBER),
        ("1,2,3", 0, Doubt.NUMBER),
    ],
)
def test_numbers(typed: str, score: int | None, doubt: Doubt | None) -> None:
    question = Numerical(id="q", prompt="x", answer=Decimal("3.4"), tolerance=Decimal("0.05"), unit="milliards")
    assert reconsider(question, Typed(typed)) is doubt
    if score is not None:
        assert grade(question, Typed(typed)).score == score


def test_only_a_bare_number_is_tried_in_the_unit() -> None:
    question = Numerical(id="q", prompt="x", answer=Decimal("3.4"), unit="milliards d'euros")
    right = ("3,4", "3,4 milliards", "3,4 milliards d’euros", "3 400 millions d'euros", "3 400 000 000 euros")
    assert [grade(question, Typed(text)).score for text in right] == [1] * len(right)
    assert grade(question, Typed("3,4 euros")).score == 0


def test_a_percentage_may_be_typed_with_or_without_its_sign() -> None:
    question = Numerical(id="q", prompt="x", answer=Decimal(57), unit="%")
    assert [grade(question, Typed(text)).score for text in ("57", "57%", "57 pour cent", "0,57")] == [1, 1, 1, 0]


@pytest.mark.parametrize(
    ("question", "response"),
    [
        (SHORT, Judged(value=True)),
        (Ordering(id="q", prompt="x", items=("a", "b")), Ordered((0, 0))),
        (Ordering(id="q", prompt="x", items=("a", "b")), Ordered((0,))),
        (Essay(id="q", prompt="x", model_answer="y"), SelfGraded(Fraction(2))),
        (Cloze(id="q", text="{{a}}"), Filled(())),
        (Matching(id="q", prompt="x", pairs=(Pair("a", "b"), Pair("c", "d"))), Matched(("b",))),
    ],
)
def test_a_response_of_another_kind_is_refused(question: Any, response: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        grade(question, response)
