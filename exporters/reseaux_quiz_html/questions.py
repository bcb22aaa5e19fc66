"""A question → what the script of the page needs of it: HTML to show, and the key to grade by.

`page/types.d.ts` describes the result.
"""

import base64
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, assert_never

from reseaux_quiz import browser, presenting, selecting, typography
from reseaux_quiz.answers import quantities
from reseaux_quiz.formulas import mathml, reading
from reseaux_quiz.i18n import Message
from reseaux_quiz.labels import LABELS, SOURCE
from reseaux_quiz.markup import Blocks, Image, Line, Math, Text, Writer, plain_inline
from reseaux_quiz.markup.html import escaped
from reseaux_quiz.model import (
    Cloze,
    Matching,
    MultipleChoice,
    Numerical,
    Order,
    Ordering,
    Question,
    Quiz,
    ShortAnswer,
    SingleChoice,
)
from reseaux_quiz.presenting import (
    Card,
    Choices,
    GappedText,
    NoteKind,
    Pairs,
    Ranking,
    Shown,
    ShownDocument,
    Statement,
    TypedNumber,
    TypedText,
    Writing,
)
from reseaux_quiz_html.words import WORDS, msg

Data = Mapping[str, Any]

_FIRST_TEXT = re.compile("(<(?:p|li|t[hd]|code)[^>]*>)")
_MENU_CHARACTERS = 24
"""What a menu shows on a screen of 320 px."""


class Questions:
    """Writes the questions of a quiz, and collects the sections and pictures that they share."""

    def __init__(self, quiz: Quiz) -> None:
        self._quiz = quiz
        self.sections: dict[tuple[str, str | None], int] = {}
        self.pictures: list[str] = []
        self._places: dict[bytes, int] = {}
        self.documents: list[Data] = []
        self._numbers = presenting.document_numbers(quiz.items)
        self.families = selecting.families(quiz.items)

    def number(self, document: ShownDocument, write: Callable[[], Data]) -> int:
        """Return the index of a document, which is written when the first question needs it."""
        number = self._numbers[document.full_id]
        if number > len(self.documents):
            self.documents.append(write())
        return number - 1

    def written(self) -> list[Data]:
        """Return every question, in order."""
        titles = [exercise.title for exercise in self._quiz.exercises for _item in exercise.items]
        return [
            _QuestionWriter(self, self._quiz, shown).written(title)
            for shown, title in zip(presenting.present(self._quiz), titles, strict=True)
        ]

    def section(self, title: str, link: str | None) -> int:
        """Return the number of a section."""
        return self.sections.setdefault((title, link), len(self.sections))

    def picture(self, data: bytes, media_type: str) -> str:
        """Return the address of a picture, which the script replaces: each picture is in the page once."""
        place = self._places.setdefault(data, len(self.pictures))
        if place == len(self.pictures):
            self.pictures.append(f"data:{media_type};base64,{base64.b64encode(data).decode()}")
        return f"picture:{place}"


class _QuestionWriter:
    """Writes one question."""

    def __init__(self, page: Questions, quiz: Quiz, shown: Shown) -> None:
        self._page = page
        self._quiz = quiz
        self._shown = shown
        self._html = Writer(
            picture=self._picture,
            formula=_formula,
            blank='<span data-gap="{}"></span>'.format,
            align='class="{}"'.format,
        )

    def written(self, exercise: str | None) -> Data:
        shown = self._shown
        question = shown.item.question
        read_again = shown.read_again
        year = shown.note(NoteKind.YEAR)
        found = {
            "id": shown.item.full_id,
            "name": self._name(question),
            "lang": shown.language,
            "section": self._page.section(read_again.section, read_again.link) if read_again else None,
            "exercise": exercise,
            "points": float(question.points),
            "level": self._say(LABELS[question.difficulty]) if question.difficulty else None,
            "documents": [self._document(each) for each in shown.documents] or None,
            "family": self._page.families[shown.item.full_id] if shown.documents else None,
            "prompt": self._blocks(shown.prompt),
            "year": year.text if year else None,
            "task": self._task(),
            "hint": self._optional(shown.hint),
            "explanation": self._blocks(shown.explanation),
            "source": self._optional(shown.source),
            **self._body(),
        }
        return {
            name: value for name, value in found.items() if value is not None and value is not False and value != ""
        }

    def _name(self, question: Question) -> str:
        words = presenting.first_words(question).replace(" …", "\u00a0…")
        return typography.spaced(words, self._shown.language)

    def _document(self, document: ShownDocument) -> int:
        def written() -> Data:
            source = ""
            if document.source:
                source = (
                    f'<p class="note">{self._spaced(SOURCE)} {self._line(document.source, document.language)}</p>'
                )
            return {
                "title": plain_inline(document.heading(len(self._page.documents) + 1)),
                "html": self._blocks(document.blocks, document.language) + source,
                "lang": document.language,
            }

        return self._page.number(document, written)

    def _task(self) -> str:
        """Return what is to be done, and how many answers are expected."""
        notes = [note.sentence for note in self._shown.notes if note.kind not in (NoteKind.YEAR, NoteKind.UNIT)]
        match self._shown.body:
            case Choices():
                told = None
            case Statement():
                told = msg("True or false?")
            case TypedText():
                told = msg("Type your answer.")
            case TypedNumber():
                told = msg("Type a number.")
            case Pairs():
                told = msg("Match each item with what goes with it.")
            case Ranking():
                told = msg("Put the items in order.")
            case GappedText():
                told = msg("Fill in the gaps.")
            case Writing():
                told = msg("Write your answer, then compare it with the model answer.")
            case Card():
                told = msg("Think of the answer, then turn the card over.")
            case _:
                assert_never(self._shown.body)
        return " ".join([*([self._spaced(told)] if told else []), *notes])

    # --- what each type has ----------------------------------------------------------------------------

    def _body(self) -> Data:
        question = self._shown.item.question
        match self._shown.body, question:
            case Choices() as body, (SingleChoice() | MultipleChoice()):
                return self._choice(body, question)
            case Statement(answer, justify, true, false), _:
                return {
                    "kind": "choice",
                    "key": {"right": [answer, not answer], "scoring": "whole"},
                    "options": [escaped(true), escaped(false)],
                    "fixed": True,
                    "justify": justify,
                }
            case TypedText(answer, also, rejected), ShortAnswer():
                remarks = [self._line(miss.feedback) for miss in rejected if miss.feedback]
                key = browser.text_key(question, self._shown.language)
                accepted = {"answer": self._line(answer), "also": self._lines(also)}
                return {"kind": "typed", "key": key, "remarks": remarks, **accepted}
            case TypedNumber() as body, Numerical():
                return {
                    "kind": "typed",
                    "key": browser.number_key(question, self._shown.language),
                    "answer": escaped(body.answer),
                    "unit": escaped(body.unit) if body.unit else None,
                    "digits": _has_only_digits(question),
                }
            case Pairs() as body, Matching():
                return {
                    "kind": "pairs",
                    "key": browser.pairs_key(question),
                    "lefts": self._lines(body.lefts),
                    "rights": [plain_inline(right) for right in body.rights],
                    "shown": self._rich(body.rights),
                }
            case Ranking(items), Ordering():
                return {"kind": "ranking", "key": browser.ranking_key(question), "items": self._lines(items)}
            case GappedText() as body, Cloze():
                return {
                    "kind": "gaps",
                    "key": browser.gaps_key(question, self._shown.language),
                    "text": self._blocks(body.blocks),
                    "answers": [self._line(gap.answer) for gap in body.gaps],
                    "also": [self._lines(gap.also) for gap in body.gaps],
                    "bank": [plain_inline(word) for word in body.words] if body.has_word_bank else [],
                    "shown": None if _is_plain(body.words) or not body.has_word_bank else self._lines(body.words),
                }
            case Writing(model_answer, criteria, lines), _:
                rows = [
                    {"text": self._line(each.line), "most": float(1 if each.points is None else each.points)}
                    for each in criteria
                ]
                return {"kind": "essay", "model": self._blocks(model_answer), "criteria": rows, "lines": lines or 5}
            case Card(back, reversible), _:
                return {"kind": "card", "back": self._blocks(back), "reversible": reversible}
            case _:
                raise AssertionError(self._shown.body)

    def _choice(self, body: Choices, question: SingleChoice | MultipleChoice) -> Data:
        fixed = question.order is not Order.SHUFFLED
        order = body.drawn if fixed else tuple(range(len(body.options)))
        options = [body.options[index] for index in order]
        feedback = [self._line(each.feedback) if each.feedback else "" for each in options]
        return {
            "kind": "choice",
            "key": browser.choice_key(question, order),
            "options": [self._line(each.line) for each in options],
            "feedback": feedback if any(feedback) else None,
            "several": body.several,
            "fixed": fixed,
        }

    def _rich(self, lines: Sequence[Line]) -> list[str] | None:
        """Write lines that a menu can't show as they are: with formulas or emphasis, or too long for a phone."""
        is_short = all(len(plain_inline(line)) <= _MENU_CHARACTERS for line in lines)
        return None if _is_plain(lines) and is_short else self._lines(lines)

    # --- texts ---------------------------------------------------------------------------------------------

    def _blocks(self, blocks: Blocks, language: str | None = None) -> str:
        return _FIRST_TEXT.sub(rf"\1{self._mark(language)}", self._html.blocks(blocks), count=1)

    def _line(self, line: Line, language: str | None = None) -> str:
        return self._mark(language) + self._html.line(line)

    def _mark(self, language: str | None) -> str:
        """Tell the page, which goes by the first letter, the direction of a text that may begin in another script."""
        from_right = typography.is_right_to_left(language or self._shown.language)
        return typography.RIGHT_TO_LEFT_MARK if from_right else ""

    def _lines(self, lines: Iterable[Line]) -> list[str]:
        return [self._line(line) for line in lines]

    def _optional(self, line: Line | None) -> str | None:
        return self._line(line) if line else None

    def _spaced(self, message: Message) -> str:
        return typography.spaced(message.text(self._shown.labels), self._shown.labels)

    def _say(self, message: str) -> str:
        return WORDS.catalogue(self._shown.labels).gettext(message)

    def _picture(self, image: Image) -> str:
        picture = self._quiz.picture(self._shown.item.bank, image.src)
        return self._page.picture(picture.data, picture.media_type)


def _is_plain(lines: Iterable[Line]) -> bool:
    return all(isinstance(each, Text) for line in lines for each in line)


def _formula(math: Math) -> str:
    """Write a formula; one that can't be read stands as it was typed."""
    formula = reading.read(math.tex)
    return f"<code>{escaped(math.tex)}</code>" if formula.unknown else mathml.mathml(formula, display=math.display)


def _has_only_digits(question: Numerical) -> bool:
    """Tell whether the answer can be typed on the keys that a phone shows for numbers."""
    return bool(re.fullmatch(r"\d+(\.\d+)?", quantities.written(question.answer, "en"), re.ASCII))
