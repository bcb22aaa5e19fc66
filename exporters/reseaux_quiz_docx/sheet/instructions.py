"""What is expected and how it is marked: the sentences under an exercise, and the notes beside a question."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import assert_never

from attrs import frozen

from reseaux_quiz import markup, typography
from reseaux_quiz.i18n import Message
from reseaux_quiz.labels import number_of_points
from reseaux_quiz.model import MultipleChoice, QuestionType, Scoring
from reseaux_quiz.presenting import (
    Card,
    Choices,
    GappedText,
    NoteKind,
    Pairs,
    Ranking,
    Shown,
    Statement,
    TypedNumber,
    TypedText,
    Writing,
)
from reseaux_quiz.typography import NO_BREAK
from reseaux_quiz_docx.document.texts import typeset
from reseaux_quiz_docx.layout import Layout
from reseaux_quiz_docx.sheet.plan import Asked, Exercise
from reseaux_quiz_docx.words import msg, nmsg

_COUNTED = (QuestionType.MATCHING, QuestionType.ORDERING, QuestionType.CLOZE)
"""The types that are marked element by element."""


def has_word_bank(text: GappedText, layout: Layout) -> bool:
    """Tell whether the words of a cloze are given."""
    return text.has_word_bank or layout.bank_always


@frozen
class Instructions:
    """The sentences of one worksheet, in its language; `marked` where points are shown."""

    language: str
    layout: Layout
    marked: bool

    @cached_property
    def say(self) -> Callable[[Message], str]:
        """Write a message in the language of the worksheet, with its spaces."""
        return lambda message: typography.spaced(message.text(self.language), self.language)

    def points(self, points: Decimal) -> str:
        """Write so many points: « 1,5 point »."""
        return number_of_points(points, self.language).replace(" ", NO_BREAK)

    def exercise(self, exercise: Exercise) -> str:
        """Return what stands under the heading of an exercise; "" where there is nothing to say."""
        sentences = [*self._expected(exercise), *(self._marking(exercise) if self.marked else ())]
        return " ".join(sentences)

    def note(self, asked: Asked, exercise: Exercise, *, row: bool) -> str:
        """Return what stands behind a question: what is expected, and its points where others have other ones.

        `row` is for a row of a table, which has its instruction above.
        """
        notes = [*self._documents(asked), *self._notes(asked.shown, alone=exercise.type is None, row=row)]
        if points := self.other_points(asked, exercise):
            notes.append(points)
        separator = self.say(msg("; "))
        return f"({separator.join(map(_with_its_number, notes))})" if notes else ""

    def heading(self, exercise: Exercise) -> str:
        """Return what stands behind the number of an exercise: its title and its points."""
        title = f"–{NO_BREAK}{typeset(exercise.title, self.language)}" if exercise.title else ""
        points = f"({self.points(exercise.points)})" if self.marked else ""
        return " ".join(filter(None, (title, points)))

    def other_points(self, asked: Asked, exercise: Exercise) -> str | None:
        """Return what a question is worth where that is not the usual of its exercise."""
        return self.points(asked.points) if self.marked and asked.points != exercise.usual else None

    def table(self, asked: Sequence[Asked]) -> str:
        """Return what stands above a table of statements or of terms."""
        match asked[0].shown.body:
            case Statement():
                justified = [isinstance(each.shown.body, Statement) and each.shown.body.justify for each in asked]
                if all(justified):
                    return self.say(msg("For each statement, tick True or False, and say why."))
                if any(justified):
                    return self.say(msg("For each statement, tick True or False, and say why where there is room."))
                return self.say(msg("For each statement, tick True or False."))
            case _ if not any(_is_question(each.shown) for each in asked):
                return self.say(msg("Complete the glossary."))
            case _:
                return self.say(msg("Complete the table."))

    def columns(self, cards: Sequence[Asked]) -> tuple[str, str]:
        """Return the titles of the columns of a table of cards, which are terms, questions or both."""
        asking = [_is_question(each.shown) for each in cards]
        if all(asking):
            return self.say(msg("Question")), self.say(msg("Answer"))
        if any(asking):
            return self.say(msg("Term or question")), self.say(msg("Definition or answer"))
        return self.say(msg("Term")), self.say(msg("Definition"))

    def _expected(self, exercise: Exercise) -> Iterator[str]:
        say = self.say
        number = len(exercise.questions)
        match exercise.type:
            case None | QuestionType.TRUE_FALSE | QuestionType.FLASHCARD:
                pass  # beside each question, or above the table
            case QuestionType.SINGLE_CHOICE:
                yield say(
                    nmsg(
                        "Tick the right answer: there is only one.",
                        "Tick the right answer: there is only one for each question.",
                        number,
                    )
                )
            case QuestionType.MULTIPLE_CHOICE:
                yield say(
                    nmsg(
                        "Tick the right answers: the question says how many are expected.",
                        "Tick the right answers: each question says how many are expected.",
                        number,
                    )
                )
            case QuestionType.SHORT_ANSWER:
                yield say(msg("Answer in one word or a few."))
            case QuestionType.NUMERICAL:
                yield say(msg("Give the number that is asked for, with your calculation where there is one."))
            case QuestionType.MATCHING if self.layout.link:
                yield say(msg("Draw a line from each item on the left to what it goes with on the right."))
            case QuestionType.MATCHING:
                yield say(msg("Beside each number, write the letter of what it goes with."))
            case QuestionType.ORDERING:
                yield say(msg("Write its rank in the box in front of each item."))
            case QuestionType.CLOZE:
                yield say(msg("Fill in the gaps."))
            case QuestionType.ESSAY:
                yield say(msg("Write a full answer."))
            case _:
                assert_never(exercise.type)

    def _marking(self, exercise: Exercise) -> Iterator[str]:
        questions = [asked.shown.item.question for asked in exercise.questions]
        if exercise.usual and len(questions) > 1:
            points = self.points(exercise.usual)
            if exercise.usual * len(questions) == exercise.points:
                yield self.say(msg("{points} for each question.", points=points))
            else:
                yield self.say(msg("{points} for each question, unless otherwise stated.", points=points))
        multiple = [question.scoring for question in questions if isinstance(question, MultipleChoice)]
        if Scoring.PARTIAL in multiple and exercise.type is QuestionType.MULTIPLE_CHOICE:
            yield self.say(msg("A wrong answer takes away a part of the points."))
        elif Scoring.PARTIAL in multiple:
            yield self.say(msg("Where several answers are expected, a wrong one takes away a part of the points."))
        if Scoring.ALL_OR_NOTHING in multiple:
            yield self.say(msg("Where everything must be right, there are no points for a part."))
        if exercise.type in _COUNTED:
            yield self.say(msg("Each right element counts."))

    def _documents(self, asked: Asked) -> Iterator[str]:
        """Name the documents that a question is about: « document 1 », « documents 1 et 2 »."""
        if asked.documents:
            *before, last = (str(number) for number in asked.documents)
            both = msg("{numbers} and {last}", numbers=", ".join(before), last=last)
            numbers = self.say(both) if before else last
            named = nmsg("document {numbers}", "documents {numbers}", len(asked.documents), numbers=numbers)
            yield self.say(named).replace(" ", NO_BREAK)

    def _notes(self, shown: Shown, *, alone: bool, row: bool) -> Iterator[str]:
        """Return the notes on one question; `alone` where no sentence above says what is expected."""
        kinds = [NoteKind.SPARE, NoteKind.YEAR]
        match shown.body:
            case Choices(several=several):
                kinds += [NoteKind.EXPECTED] if several or alone else []
                kinds += [NoteKind.WHOLE] if self.marked else []
            case Pairs():
                if alone:
                    yield self.say(msg("draw lines") if self.layout.link else msg("write the letters"))
            case Ranking(items=items):
                yield self.say(msg("from 1 to {number}", number=len(items)))
            case GappedText() as text if has_word_bank(text, self.layout):
                yield self.say(msg("with the words of the list"))
            case Statement(justify=justify) if not row:
                yield self.say(msg("tick True or False"))
                if justify:
                    yield self.say(msg("say why"))
            case Card() if not row and not _is_question(shown):
                yield self.say(msg("give the definition"))
            case GappedText() | Statement() | TypedText() | TypedNumber() | Writing() | Card():
                pass  # the unit of a number stands behind the line for it
            case _:
                assert_never(shown.body)
        yield from (note.text for note in shown.notes if note.kind in kinds)


def _with_its_number(note: str) -> str:
    """Keep a number on the line of what it counts: « 3 réponses attendues »."""
    return re.sub(r"(?<=\d) ", NO_BREAK, note)


def _is_question(card: Shown) -> bool:
    return markup.plain(card.prompt).endswith(("?", "؟"))
