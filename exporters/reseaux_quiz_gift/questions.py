"""A question → the body of a GIFT block: its text and its answers in braces."""

import base64
from collections.abc import Iterable, Sequence
from typing import assert_never

from reseaux_quiz import moodle
from reseaux_quiz.exporting import LossCode
from reseaux_quiz.grading import as_short_answer
from reseaux_quiz.markup import Image, Line
from reseaux_quiz.model import (
    Cloze,
    Distractor,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Quiz,
    Scoring,
    ShortAnswer,
    SingleChoice,
    Strictness,
    TrueFalse,
)
from reseaux_quiz.presenting import (
    Card,
    Choices,
    GappedText,
    NoteKind,
    Pairs,
    Ranking,
    Shown,
    ShownOption,
    TypedText,
    Writing,
)
from reseaux_quiz_gift.escaping import FORMAT, escape, escape_answer, escape_html, escape_item
from reseaux_quiz_gift.words import msg


class QuestionWriter:
    """Writes one question, and collects its losses."""

    def __init__(self, quiz: Quiz, shown: Shown, *, orderings: bool) -> None:
        self.orderings = orderings
        self.quiz = quiz
        self.shown = shown
        self.texts = moodle.Texts(shown, self._data_uri)
        self.recorder = moodle.Recorder(shown.item.full_id)

    def body(self) -> str | None:
        """Return the HTML of the text and the braces with the answers, or None if GIFT has no such type."""
        question, body = self.shown.item.question, self.shown.body
        match question:
            case SingleChoice():
                assert isinstance(body, Choices)
                written = self._text(), self._options(body)
            case MultipleChoice():
                assert isinstance(body, Choices)
                written = self._text(NoteKind.EXPECTED), self._weighted_options(question, body)
            case TrueFalse():
                written = self._text(), "TRUE\n" if question.answer else "FALSE\n"
            case ShortAnswer():
                assert isinstance(body, TypedText)
                accepted = self._short_answers(question.answers, question.strict, question.rejected)
                written = self._text(), accepted + self._near_misses(question, body)
            case Numerical():
                written = self._numerical(question)
            case Matching():
                assert isinstance(body, Pairs)
                pairs = [
                    (self._line(left), self._shown(pair.right))
                    for left, pair in zip(body.lefts, question.pairs, strict=True)
                ]
                written = self._text(), self._pairs(pairs, map(self._shown, question.distractors))
            case Ordering():
                assert isinstance(body, Ranking)
                written = self._ordering(body)
            case Cloze():
                assert isinstance(body, GappedText)
                written = self._cloze(question, body)
            case Essay():
                written = self._text(), ""
            case Flashcard(reversible=True):
                assert isinstance(body, Card)
                written = self._reversed(question, body)
            case Flashcard():
                self.recorder.changed(LossCode.FLASHCARD, msg("GIFT has no cards: this one is left out"))
                return None
            case _:
                assert_never(question)
        text, answers = written
        feedback = self._general_feedback()
        general = f"####{escape_html(feedback)}\n" if feedback else ""
        # One line per answer; the marks for numbers and true/false come directly after the brace.
        opening = "{\n" if answers.startswith(("=", "~")) or (general and not answers) else "{"
        return f"{escape(text)}{opening}{answers}{general}}}"

    # --- what stands before the braces ----------------------------------------------------------------

    def _general_feedback(self) -> str:
        """Return what is shown after any answer."""
        body = self.shown.body
        return (self.texts.expected(body) if isinstance(body, Writing) else "") + self.texts.explanation()

    # --- what stands between the braces ---------------------------------------------------------------

    def _options(self, choices: Choices) -> str:
        return _lines(self._option("=" if option.right else "~", option) for option in choices.shown)

    def _weighted_options(self, question: MultipleChoice, choices: Choices) -> str:
        right = moodle.weight(len(question.answers))
        wrongs = len(choices.options) - len(question.answers)
        wrong = f"-{moodle.weight(wrongs)}" if wrongs else ""
        if question.scoring is Scoring.ALL_OR_NOTHING:
            wrong = "-100"
            if len(question.answers) > 1:
                self.recorder.changed(LossCode.SCORING, moodle.ALL_OR_NOTHING)
        return _lines(self._option(f"~%{right if option.right else wrong}%", option) for option in choices.shown)

    def _option(self, sign: str, option: ShownOption) -> str:
        feedback = f"#{escape_html(self._line(option.feedback))}" if option.feedback else ""
        return f"{sign}{escape_html(self._line(option.line))}{feedback}"

    def _short_answers(
        self,
        answers: Sequence[str],
        strict: frozenset[Strictness],
        rejected: Sequence[Distractor] = (),
    ) -> str:
        if moodle.case_counts(strict):
            self.recorder.changed(
                LossCode.CASE, msg("capitals count in this answer, but in Moodle only if its setting is changed")
            )
        written = moodle.accepted_spellings(
            answers, strict, self.recorder, self.shown.language, [miss.text for miss in rejected]
        )
        return _lines(f"=%100%{self._plain_answer(text)}" for text in written)

    def _near_misses(self, question: ShortAnswer, text: TypedText) -> str:
        lines = []
        for miss, shown in zip(question.rejected, text.rejected, strict=True):
            note = f"#{escape_html(self._line(shown.feedback))}" if shown.feedback else ""
            lines.append(f"=%0%{self._plain_answer(miss.text)}{note}")
        return _lines(lines)

    def _plain_answer(self, text: str) -> str:
        return escape_answer(self._carried(text))

    def _carried(self, text: str) -> str:
        """Return a plain text without anything that can't be escaped there; report any change.

        `->` would turn the question into a matching; Moodle replaces `&&035;` and the like, its own stand-ins for
        escaped characters, by those; `[html]` at the start would be a format.
        """
        carried = text.replace("->", "→").replace("&&", "& &")
        if FORMAT.match(carried):
            carried = f"[ {carried[1:]}"
        if carried != text:
            message = msg("“{text}” becomes “{carried}”, which GIFT can carry", text=text, carried=carried)
            self.recorder.changed(LossCode.PLAIN, message)
        return carried

    def _numerical(self, question: Numerical) -> tuple[str, str]:
        numbers = moodle.accepted_numbers(question, self.recorder, self.shown.language)
        if question.unit:
            self.recorder.reduced(
                LossCode.UNIT,
                msg("Moodle expects the number alone: it passes over the unit, even a wrong one (“3.4 millions”)"),
            )
        return self._text(NoteKind.UNIT), "#\n" + _lines(f"=%100%{number}:{off}" for number, off in numbers)

    def _pairs(self, pairs: Iterable[tuple[str, str]], extra: Iterable[str] = ()) -> str:
        """Write pairs of a left side in HTML and a right side in plain text, then the other right sides."""
        rows = [*pairs, *(("", right) for right in extra)]
        return _lines(f"={escape_html(left)} -> {self._right(right)}" for left, right in rows)

    def _shown(self, text: str) -> str:
        return moodle.menu_text(text, self.recorder)

    def _right(self, text: str) -> str:
        return escape(moodle.right_side(self._carried(text), self.recorder))

    def _ordering(self, ranking: Ranking) -> tuple[str, str]:
        if self.orderings:
            items = _lines(escape_item(self._line(item)) for item in ranking.items)
            return self._text(), f">{len(ranking.items)} ALL VERTICAL ABSOLUTE_POSITION SHOW none\n{items}"
        self.recorder.changed(LossCode.ORDERING, msg("an ordering becomes a matching with 1, 2, 3 …"))
        return self._text(), self._pairs((self._line(ranking.items[n]), str(n + 1)) for n in ranking.drawn)

    def _cloze(self, question: Cloze, text: GappedText) -> tuple[str, str]:
        if len(text.gaps) == 1:
            bank = self.texts.word_bank(text) if text.has_word_bank else ""
            typed = as_short_answer(question, question.gaps[0])
            return self._text(after=self.texts.blocks(text.blocks) + bank), self._short_answers(
                typed.answers, typed.strict, typed.rejected
            )
        self.recorder.changed(LossCode.CLOZE, msg("a text with several gaps becomes a matching of gaps and words"))
        numbered = self.texts.blocks(text.blocks, lambda index: f"({index + 1}) _____")
        shown = self._shown if text.has_word_bank else str
        pairs = [(f"({index})", shown(gap.answers[0])) for index, gap in enumerate(question.gaps, start=1)]
        return self._text(after=numbered), self._pairs(pairs, map(shown, question.distractors))

    def _reversed(self, question: Flashcard, card: Card) -> tuple[str, str]:
        self.recorder.reduced(LossCode.FLASHCARD, moodle.ONE_WAY_CARD)
        asked = self.texts.label(moodle.WHICH_TERM)
        front = self.texts.documents() + f"<p>{asked}</p>" + self.texts.blocks(card.back)
        return front + self.texts.notes(), self._short_answers([question.prompt], self.shown.item.bank.strict)

    def _line(self, line: Line) -> str:
        return self.texts.line(line)

    def _text(self, *notes: NoteKind, after: str = "") -> str:
        return self.texts.prompt(*notes, after=after)

    def _data_uri(self, image: Image) -> str:
        picture = self.quiz.picture(self.shown.item.bank, image.src)
        return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
