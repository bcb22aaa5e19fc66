"""A question → the body of a GIFT block: its text and its answers in braces."""

import base64
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import assert_never

from attrs import evolve

from reseaux_quiz import labels, quantities
from reseaux_quiz.exporting import Level, Loss, LossCode
from reseaux_quiz.i18n import Message
from reseaux_quiz.labels import number_of_points
from reseaux_quiz.markup import Blocks, Image, Line, Text, Writer, mathjax
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
from reseaux_quiz.presenting import Card, Choices, GappedText, NoteKind, Pairs, Ranking, Shown, ShownOption, Writing
from reseaux_quiz.spellings import spellings
from reseaux_quiz_gift.escaping import FORMAT, escape, escape_answer, escape_html
from reseaux_quiz_gift.words import msg

MAX_RIGHT = 255
"""The maximum number of characters in the right side of a match in Moodle."""
MAX_DIGITS = 15
"""The digits that PHP's numbers, which are doubles, can hold."""


class QuestionWriter:
    """Writes one question, and collects its losses."""

    def __init__(self, quiz: Quiz, shown: Shown) -> None:
        self.quiz = quiz
        self.shown = shown
        self.losses: list[Loss] = []
        self._html = Writer(picture=self._data_uri, formula=mathjax.formula, text=mathjax.text)

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
                written = (
                    self._text(),
                    self._short_answers(question.answers, question.strict, question.rejected),
                )
            case Numerical():
                written = self._numerical(question)
            case Matching():
                assert isinstance(body, Pairs)
                pairs = [
                    (self._line(left), pair.right) for left, pair in zip(body.lefts, question.pairs, strict=True)
                ]
                written = self._text(), self._pairs(pairs, question.distractors)
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
                self._changed(LossCode.FLASHCARD, msg("GIFT has no cards: this one is left out"))
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

    def _text(self, *notes: NoteKind, after: str = "") -> str:
        """Return the prompt as HTML, then the notes of these kinds and the year of the figures."""
        return self._blocks(self.shown.prompt) + after + self._notes(*notes, NoteKind.YEAR)

    def _notes(self, *kinds: NoteKind) -> str:
        found = [note for kind in kinds if (note := self.shown.note(kind))]
        return "".join([_remark(self._line((Text(note.sentence),))) for note in found])

    def _general_feedback(self) -> str:
        """Return the general feedback as HTML: model answer, explanation, source."""
        parts = []
        match self.shown.body:
            case Writing(model_answer, criteria):
                parts.append(self._blocks(model_answer))
                if criteria:
                    rows = "".join(f"<li>{self._criterion(each.line, each.points)}</li>" for each in criteria)
                    parts.append(f"<p>{self._label(labels.CRITERIA)}</p><ul>{rows}</ul>")
            case _:
                pass
        parts.append(self._blocks(self.shown.explanation))
        if self.shown.source:
            parts.append(_remark(f"{self._label(labels.SOURCE)} {self._line(self.shown.source)}"))
        return "".join(parts)

    def _criterion(self, line: Line, points: Decimal | None) -> str:
        if points is None:
            return self._line(line)
        return f"{self._line(line)} ({number_of_points(points, self.shown.labels)})"

    # --- what stands between the braces ---------------------------------------------------------------

    def _options(self, choices: Choices) -> str:
        return _lines(self._option("=" if option.right else "~", option) for option in choices.shown)

    def _weighted_options(self, question: MultipleChoice, choices: Choices) -> str:
        right = _weight(len(question.answers))
        wrong = f"-{_weight(len(question.distractors))}" if question.distractors else ""
        if question.scoring is Scoring.ALL_OR_NOTHING:
            wrong = "-100"
            if len(question.answers) > 1:
                self._changed(LossCode.SCORING, msg("scoring is all or nothing, but Moodle gives partial marks"))
        return _lines(self._option(f"~%{right if option.right else wrong}%", option) for option in choices.shown)

    def _option(self, sign: str, option: ShownOption) -> str:
        feedback = f"#{escape_html(self._line(option.feedback))}" if option.feedback else ""
        return f"{sign}{escape_html(self._line(option.line))}{feedback}"

    def _short_answers(
        self,
        answers: Sequence[str],
        strict: Iterable[Strictness] = (),
        rejected: Sequence[Distractor] = (),
    ) -> str:
        strict = frozenset(strict)
        if {Strictness.CASE, Strictness.EXACT} & strict:
            self._changed(
                LossCode.CASE, msg("capitals count in this answer, but in Moodle only if its setting is changed")
            )
        language = self.shown.language
        written = spellings(answers, strict, language, [miss.text for miss in rejected])
        self._reduced(LossCode.SPELLINGS, msg("only the listed spellings are accepted, without a second try"))
        lines = [f"=%100%{self._plain_answer(text)}" for text in written]
        feedback = [near_miss.feedback for near_miss in getattr(self.shown.body, "rejected", ())]
        for miss, line in zip(rejected, feedback, strict=True):
            remark = f"#{escape_html(self._line(line))}" if line else ""
            lines.append(f"=%0%{self._plain_answer(miss.text)}{remark}")
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
            self._changed(LossCode.PLAIN, message)
        return carried

    def _numerical(self, question: Numerical) -> tuple[str, str]:
        unit = quantities.unit(question.unit or "", self.shown.language)
        answers = [(question.answer, question.tolerance)]
        if unit.scale != 1:  # a number alone is right in the unit, and in full
            answers.append((question.answer * unit.scale, question.tolerance * unit.scale))
        lines = [f"=%100%{quantities.plain(number)}:{quantities.plain(off)}" for number, off in answers]
        if any(len(number.normalize().as_tuple().digits) > MAX_DIGITS for pair in answers for number in pair):
            self._changed(LossCode.NUMBER, msg("Moodle rounds numbers of more than {most} digits", most=MAX_DIGITS))
        if question.unit:
            self._reduced(LossCode.UNIT, msg("the unit is in the text; Moodle expects the number alone"))
        return self._text(NoteKind.UNIT), "#\n" + _lines(lines)

    def _pairs(self, pairs: Iterable[tuple[str, str]], extra: Sequence[str] = ()) -> str:
        """Write pairs of a left side in HTML and a right side in plain text, then the other right sides."""
        rows = [*pairs, *(("", right) for right in extra)]
        return _lines(f"={escape_html(left)} -> {self._right(right)}" for left, right in rows)

    def _right(self, text: str) -> str:
        if len(text) > MAX_RIGHT:
            self._changed(LossCode.CUT, msg("“{text}” is cut at {most} characters", text=text, most=MAX_RIGHT))
            text = f"{text[: MAX_RIGHT - 1]}…"
        return escape(self._carried(text))

    def _ordering(self, ranking: Ranking) -> tuple[str, str]:
        self._changed(LossCode.ORDERING, msg("an ordering becomes a matching with 1, 2, 3 …"))
        return self._text(), self._pairs((self._line(ranking.items[n]), str(n + 1)) for n in ranking.drawn)

    def _cloze(self, question: Cloze, text: GappedText) -> tuple[str, str]:
        if len(text.gaps) == 1:
            words = ""
            if text.has_word_bank:
                listed = " / ".join(self._line(word) for word in text.shown)
                words = _remark(f"{self._label(labels.WORD_BANK)} {listed}")
            return self._text(after=self._blocks(text.blocks) + words), self._short_answers(
                question.gaps[0].answers, question.strict
            )
        self._changed(LossCode.CLOZE, msg("a text with several gaps becomes a matching of gaps and words"))
        numbered = evolve(self._html, blank=lambda index: f"({index + 1}) _____").blocks(text.blocks)
        pairs = [(f"({index})", gap.answers[0]) for index, gap in enumerate(question.gaps, start=1)]
        return self._text(after=numbered), self._pairs(pairs, question.distractors)

    def _reversed(self, question: Flashcard, card: Card) -> tuple[str, str]:
        self._reduced(LossCode.FLASHCARD, msg("the card is only asked from back to front"))
        asked = self._label(msg("Which term is this?"))
        return f"<p>{asked}</p>" + self._blocks(card.back) + self._notes(NoteKind.YEAR), self._short_answers(
            [question.prompt], self.shown.item.bank.strict
        )

    # --- HTML, and losses -------------------------------------------------------------------------------

    def _blocks(self, blocks: Blocks) -> str:
        return self._html.blocks(blocks)

    def _line(self, line: Line) -> str:
        return self._html.line(line)

    def _label(self, label: Message) -> str:
        return mathjax.text(label.text(self.shown.labels))

    def _data_uri(self, image: Image) -> str:
        picture = self.quiz.picture(self.shown.item.bank, image.src)
        return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"

    def _changed(self, code: LossCode, message: Message) -> None:
        self.losses.append(Loss(code, Level.CHANGED, message, self.shown.item.full_id))

    def _reduced(self, code: LossCode, message: Message) -> None:
        self.losses.append(Loss(code, Level.REDUCED, message, self.shown.item.full_id))


def _remark(html: str) -> str:
    """Write a remark, set apart from the question."""
    return f"<p><em>{html}</em></p>"


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _weight(parts: int) -> str:
    """Return a share of 100 with five decimals, as in Moodle's list of weights."""
    return f"{Decimal(100) / parts:.5f}".rstrip("0").rstrip(".")
