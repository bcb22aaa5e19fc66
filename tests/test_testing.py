"""Installed formats pass the checks of `reseaux_quiz.testing`, and the checks find faulty formats."""

from typing import Any

import pytest
from attrs import evolve, field, frozen

from reseaux_quiz import exporting
from reseaux_quiz.exporting import CARRIED, NOTHING_TO_SHOW, Fates, Level, Loss, Rendered, reduced
from reseaux_quiz.exporting.fates import records
from reseaux_quiz.i18n import msg
from reseaux_quiz.model import Common, Quiz
from reseaux_quiz.testing import check_exporter, specimens

EVERYTHING = {kind: dict.fromkeys(names, CARRIED) for kind, names in records().items()}


@frozen
class Options:
    upper: bool = field(default=False, metadata={"help": "In capitals."})


class Text:
    """Writes the `repr` of a quiz, and so loses nothing."""

    name = "text"
    suffix = ".txt"
    options = Options
    fates = Fates(EVERYTHING)

    def render(self, quiz: Quiz, options: Options) -> Rendered:
        text = repr((quiz.items[0].bank, [item.question for item in quiz.items], quiz.assessment))
        return Rendered({"": (text.upper() if options.upper else text).encode()})


def test_a_format_that_carries_everything_passes() -> None:
    check_exporter(Text(), Options(upper=True))


@pytest.mark.parametrize("name", ["anki", "docx", "gift"])
def test_every_installed_format_states_every_field(name: str) -> None:
    assert exporting.find(name).fates.undeclared() == []


class Forgetful(Text):
    fates = Fates({kind: {n: f for n, f in names.items() if n != "hint"} for kind, names in EVERYTHING.items()})


class Untruthful(Text):
    fates = Fates({**EVERYTHING, Common: {**EVERYTHING[Common], "tags": NOTHING_TO_SHOW}})


class Dropping(Text):
    def render(self, quiz: Quiz, options: Options) -> Rendered:
        bare = tuple(evolve(item, question=evolve(item.question, hint=None)) for item in quiz.items)
        bank = evolve(quiz.items[0].bank, questions=())
        return super().render(Quiz(tuple(evolve(item, bank=bank) for item in bare)), options)


class Changeable(Text):
    calls = 0

    def render(self, quiz: Quiz, options: Options) -> Rendered:  # noqa: ARG002 - what every format is given
        self.calls += 1
        return Rendered({"": str(self.calls).encode()})


class Talkative(Text):
    def render(self, quiz: Quiz, options: Options) -> Rendered:
        loss = Loss("surprise", Level.REDUCED, msg("no more"), "nobody")
        return Rendered(super().render(quiz, options).files, (loss,), frozenset({"nobody"}))


class NoDefault(Text):
    @frozen
    class options:  # noqa: N801 - what a format calls it
        level: int = field(metadata={"help": "x"})


@pytest.mark.parametrize(
    ("exporter", "problem"),
    [
        (Forgetful(), "Common.hint"),
        (Untruthful(), "Common.tags is stated to have nothing to show"),
        (Dropping(), "Common.hint is stated to be carried"),
        (Changeable(), "different files the second time"),
        (Talkative(), "“surprise” is reported that `fates` does not state"),
        (Talkative(), "`omitted` has ids"),
        (Talkative(), "names a question"),
        (NoDefault(), "`level` has no default"),
    ],
)
def test_what_is_wrong_with_a_format_is_found(exporter: Any, problem: str) -> None:
    with pytest.raises(AssertionError, match=problem):
        check_exporter(exporter)


def test_the_specimen_has_no_field_at_its_default() -> None:
    varied = {(kind, name) for _quiz, variations in specimens.quizzes() for kind, name, _varied in variations}
    assert varied == {(kind, name) for kind, names in records().items() for name in names}


def test_a_lost_field_is_reported_where_it_is_set_and_a_forgotten_one_too() -> None:
    quiz = specimens.quiz(specimens.bank())

    class Losing(Text):
        fates = Fates({**EVERYTHING, Common: {**EVERYTHING[Common], "hint": reduced("hint", msg("no hints"))}})

    losses = exporting.export(Losing(), quiz).losses
    assert {loss.question for loss in losses} == {item.full_id for item in quiz.items}
    assert {loss.code for loss in losses} == {"hint"}
    bare = evolve(quiz, items=tuple(evolve(i, question=evolve(i.question, hint=None)) for i in quiz.items))
    assert exporting.export(Losing(), bare).losses == ()
    assert {str(loss.message) for loss in exporting.export(Forgetful(), quiz).losses} == {
        "the format does not say what becomes of Common.hint"
    }
