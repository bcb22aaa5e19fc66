"""What is expected, and how it is marked: the sentences under an exercise and the notes beside a question."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import assert_never

from attrs import frozen

from reseaux_quiz.i18n import catalogue
from reseaux_quiz.labels import number_of_points
from reseaux_quiz.model import (
    Cloze,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Question,
    QuestionType,
    Scoring,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz.typography import NO_BREAK
from reseaux_quiz_docx.exercises import Asked, Exercise
from reseaux_quiz_docx.layout import Layout

_SHARED = (QuestionType.MATCHING, QuestionType.ORDERING, QuestionType.CLOZE)


def has_bank(question: Cloze, layout: Layout) -> bool:
    """Tell whether the words of a cloze are given."""
    return bool(question.distractors) or layout.bank_always


def spare(question: Matching | Cloze) -> bool:
    """Tell whether something that can be chosen fits nowhere."""
    return bool(question.distractors)


@frozen
class Instructions:
    """The sentences of one worksheet: `marked` where points are shown."""

    language: str
    layout: Layout
    marked: bool

    @property
    def say(self) -> Callable[[str], str]:
        """Translate into the language of the worksheet."""
        return catalogue(self.language).gettext

    def points(self, points: Decimal) -> str:
        """Write so many points: « 1,5 point »."""
        return number_of_points(points, self.language).replace(" ", NO_BREAK)

    def exercise(self, exercise: Exercise) -> str:
        """Return what stands under the heading of an exercise; "" where there is nothing to say."""
        sentences = [*self._expected(exercise), *(self._marking(exercise) if self.marked else ())]
        return " ".join(sentences)

    def note(self, asked: Asked, exercise: Exercise) -> str:
        """Return what stands behind a question: what is expected, and its points where others have other ones."""
        notes = list(self._notes(asked.item.question, alone=exercise.type is None))
        if asked.item.question.as_of:
            notes.append(self.say("figures of {year}").format(year=asked.item.question.as_of))
        if self.marked and exercise.uneven:
            notes.append(self.points(asked.points))
        return f"({self.say('; ').join(notes)})" if notes else ""

    def table(self, asked: Sequence[Asked]) -> str:
        """Return what stands above a table of statements or of terms."""
        question = asked[0].item.question
        match question:
            case TrueFalse(justify=True):
                return self.say("For each statement, tick True or False, and say why.")
            case TrueFalse():
                return self.say("For each statement, tick True or False.")
            case _:
                return self.say("Complete the glossary.")

    def _expected(self, exercise: Exercise) -> Iterator[str]:
        say = self.say
        match exercise.type:
            case None | QuestionType.TRUE_FALSE | QuestionType.FLASHCARD:
                pass  # beside each question, or above the table
            case QuestionType.SINGLE_CHOICE:
                yield say("Tick the right answer: there is only one for each question.")
            case QuestionType.MULTIPLE_CHOICE:
                yield say("Tick the right answers: how many are expected is said for each question.")
            case QuestionType.SHORT_ANSWER:
                yield say("Answer in one word or a few.")
            case QuestionType.NUMERICAL:
                yield say("Give the number that is asked for, with your calculation where there is one.")
            case QuestionType.MATCHING if self.layout.link:
                yield say("Draw a line from each item on the left to what it goes with on the right.")
            case QuestionType.MATCHING:
                yield say("Beside each number, write the letter of what it goes with.")
            case QuestionType.ORDERING:
                yield say("Write its rank in the box in front of each item.")
            case QuestionType.CLOZE:
                yield say("Fill in the gaps.")
            case QuestionType.ESSAY:
                yield say("Write a full answer.")
            case _:
                assert_never(exercise.type)

    def _marking(self, exercise: Exercise) -> Iterator[str]:
        questions = [asked.item.question for asked in exercise.questions]
        if not exercise.uneven and len(questions) > 1:
            yield self.say("{points} for each question.").format(points=self.points(exercise.questions[0].points))
        multiple = [question.scoring for question in questions if isinstance(question, MultipleChoice)]
        if Scoring.PARTIAL in multiple:
            yield self.say("Where several answers are expected, a wrong one takes away a part of the points.")
        if Scoring.ALL_OR_NOTHING in multiple:
            yield self.say("Where everything must be right, there are no points for a part.")
        if exercise.type in _SHARED:
            yield self.say("Each right element counts.")

    def _notes(self, question: Question, *, alone: bool) -> Iterator[str]:
        """Return the notes on one question; `alone` where no sentence above says what is expected."""
        say = self.say
        match question:
            case SingleChoice():
                if alone:
                    yield say("one answer only")
            case MultipleChoice():
                counted = catalogue(self.language).ngettext(
                    "{number} answer expected", "{number} answers expected", len(question.answers)
                )
                yield counted.format(number=len(question.answers))
                if self.marked and question.scoring is Scoring.ALL_OR_NOTHING:
                    yield say("everything must be right")
            case Matching():
                if alone:
                    yield say("draw lines") if self.layout.link else say("write the letters")
                if spare(question):
                    yield say("some answers are left over")
            case Ordering():
                yield say("from 1 to {number}").format(number=len(question.items))
            case Cloze():
                if has_bank(question, self.layout):
                    yield say("with the words of the list")
                    if spare(question):
                        yield say("some words are left over")
            case ShortAnswer() | Numerical() | TrueFalse() | Essay() | Flashcard():
                pass
            case _:
                assert_never(question)
