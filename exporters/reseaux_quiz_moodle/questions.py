"""A question → its <question>, in the order of Moodle's own exports."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import assert_never

from reseaux_quiz import labels, moodle
from reseaux_quiz.answers import quantities
from reseaux_quiz.exporting import LossCode
from reseaux_quiz.i18n import Message
from reseaux_quiz.markup import Line, readable
from reseaux_quiz.model import (
    Cloze,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Order,
    Ordering,
    Quiz,
    Scoring,
    ShortAnswer,
    SingleChoice,
    Strictness,
    TrueFalse,
)
from reseaux_quiz.moodle import Texts, cloze
from reseaux_quiz.moodle.elements import Element, put, put_text
from reseaux_quiz.presenting import (
    Card,
    Choices,
    GappedText,
    NearMiss,
    NoteKind,
    Pairs,
    Ranking,
    Shown,
    TypedText,
    Writing,
)
from reseaux_quiz_moodle import units
from reseaux_quiz_moodle.elements import Html
from reseaux_quiz_moodle.words import PARTLY_RIGHT, RIGHT, WRONG, msg

ANYTHING = "*"
"""Stands for any other response."""
PENALTY = "0.3333333"
"""What another try costs, in Moodle's own questions."""
LINES = 10
"""The lines that Moodle gives an essay."""
# Stands for a gap while its text is written: no XML has that character.
_GAP = re.compile("\0(\\d+)\0")


class QuestionWriter:
    """Writes one question, and collects its losses."""

    def __init__(self, quiz: Quiz, shown: Shown, name: str) -> None:
        self.shown = shown
        self.name = name
        self.html = Html(quiz, shown)
        self.recorder = moodle.Recorder(shown.item.full_id)

    def write(self, parent: Element, *, cards: bool) -> bool:
        """Append the question, and tell whether it is there: cards are left out unless `cards`."""
        element = self._written(parent, cards=cards)
        if element is None:
            return False
        if self.shown.hint and element.get("type") != "description":
            hint = self.shown.hint
            self.html.put(element, "hint", lambda texts: texts.line(hint))
            if element.get("type") == "essay":
                self.recorder.reduced(LossCode.HINT, msg("Moodle drops the hint of an essay when it imports it"))
        tags = list(moodle.tags(self.shown.item, self.recorder))
        if tags:
            listed = put(element, "tags")
            for tag in tags:
                put_text(listed, "tag", tag)
        return True

    def _written(self, parent: Element, *, cards: bool) -> Element | None:
        question, body = self.shown.item.question, self.shown.body
        match question:
            case SingleChoice() | MultipleChoice():
                assert isinstance(body, Choices)
                return self._choice(parent, question, body)
            case TrueFalse():
                return self._true_false(parent, question)
            case ShortAnswer():
                assert isinstance(body, TypedText)
                element = self._begun(parent, "shortanswer", Texts.prompt)
                misses = {miss.text: line for miss, line in zip(question.rejected, body.rejected, strict=True)}
                return self._typed(element, question.answers, question.strict, misses)
            case Numerical():
                return self._numerical(parent, question)
            case Matching():
                assert isinstance(body, Pairs)
                return self._matching(parent, question, body)
            case Ordering():
                assert isinstance(body, Ranking)
                return self._ordering(parent, body)
            case Cloze():
                assert isinstance(body, GappedText)
                return self._cloze(parent, question, body)
            case Essay():
                assert isinstance(body, Writing)
                return self._essay(parent, body)
            case Flashcard(reversible=True):
                assert isinstance(body, Card)
                return self._reversed(parent, question, body)
            case Flashcard():
                assert isinstance(body, Card)
                if cards:
                    return self._card(parent, body)
                message = msg("Moodle has no cards: this one is left out, unless --cards description")
                self.recorder.changed(LossCode.FLASHCARD, message)
                return None
            case _:
                assert_never(question)

    # --- what every question has ----------------------------------------------------------------------------

    def _begun(
        self,
        parent: Element,
        kind: str,
        prompt: Callable[[Texts], str],
        feedback: Callable[[Texts], str] = Texts.explanation,
    ) -> Element:
        """Append a question with what comes first in all of them."""
        element = put(parent, "question", type=kind)
        put_text(element, "name", self.name)
        self.html.put(element, "questiontext", prompt)
        self.html.put(element, "generalfeedback", feedback)
        if kind != "cloze":  # where it is the sum of the gaps
            points = Decimal(0) if kind == "description" else self.shown.item.question.points
            put(element, "defaultgrade", f"{points.normalize():f}")
        put(element, "penalty", "1" if kind == "truefalse" else PENALTY)
        put(element, "hidden", "0")
        put(element, "idnumber", self.shown.item.full_id)
        return element

    def _verdicts(self, element: Element) -> None:
        """Say to each response how right it is, and what to read again."""
        self.html.put(element, "correctfeedback", lambda texts: f"<p>{texts.label(RIGHT)}</p>")
        self.html.put(element, "partiallycorrectfeedback", lambda texts: self._again(texts, PARTLY_RIGHT))
        self.html.put(element, "incorrectfeedback", lambda texts: self._again(texts, WRONG))

    def _again(self, texts: Texts, verdict: Message) -> str:
        section = self.shown.read_again
        if section is None:
            return f"<p>{texts.label(verdict)}</p>"
        return f"<p>{texts.label(verdict)} {texts.label(labels.READ_AGAIN)} {texts.read_again(section)}</p>"

    def _answer(
        self, element: Element, weight: str, text: str, feedback: Callable[[Texts], str] | None = None
    ) -> Element:
        """Append a plain answer, and the feedback for whoever gives it."""
        answer = put_text(element, "answer", text, fraction=weight, format="moodle_auto_format")
        self.html.put(answer, "feedback", feedback or _nothing)
        return answer

    # --- the types --------------------------------------------------------------------------------------------

    def _choice(self, parent: Element, question: SingleChoice | MultipleChoice, choices: Choices) -> Element:
        several = isinstance(question, MultipleChoice)
        notes = (NoteKind.EXPECTED,) if several else ()
        element = self._begun(parent, "multichoice", lambda texts: texts.prompt(*notes))
        put(element, "single", "false" if several else "true")
        put(element, "shuffleanswers", "true" if question.order is Order.SHUFFLED else "false")
        put(element, "answernumbering", "abc")
        put(element, "showstandardinstruction", "0")
        self._verdicts(element)
        if several:
            put(element, "shownumcorrect")
        right, wrong = self._weights(question)
        for option in choices.shown:
            weight = right if option.right else wrong
            answer = self.html.put(element, "answer", _line(option.line), fraction=weight)
            self.html.put(answer, "feedback", _line(option.feedback))
        return element

    def _weights(self, question: SingleChoice | MultipleChoice) -> tuple[str, str]:
        """Return what a right option is worth, and a wrong one."""
        match question:
            case SingleChoice():
                return "100", "0"
            case MultipleChoice(answers=answers, scoring=Scoring.ALL_OR_NOTHING):
                if len(answers) > 1:
                    self.recorder.changed(LossCode.SCORING, moodle.ALL_OR_NOTHING)
                return moodle.weight(len(answers)), "-100"
            case MultipleChoice(answers=answers, choices=choices):
                return moodle.weight(len(answers)), f"-{moodle.weight(len(choices) - len(answers) or 1)}"
            case _:
                assert_never(question)

    def _true_false(self, parent: Element, question: TrueFalse) -> Element:
        element = self._begun(parent, "truefalse", Texts.prompt)
        for verdict in (True, False):
            is_right = verdict is question.answer
            feedback = None if is_right else lambda texts: self._again(texts, WRONG)
            self._answer(element, "100" if is_right else "0", "true" if verdict else "false", feedback)
        return element

    def _typed(
        self,
        element: Element,
        answers: Sequence[str],
        strict: frozenset[Strictness],
        misses: Mapping[str, NearMiss] | None = None,
    ) -> Element:
        misses = misses or {}
        put(element, "usecase", "1" if moodle.case_counts(strict) else "0")
        for spelling in moodle.accepted_spellings(answers, strict, self.recorder, self.shown.language, misses):
            self._answer(element, "100", _plain(spelling))
        for text, miss in misses.items():
            self._answer(element, "0", _plain(text), _line(miss.feedback))
        if self.shown.read_again:
            self._answer(element, "0", ANYTHING, lambda texts: self._again(texts, WRONG))
        return element

    def _numerical(self, parent: Element, question: Numerical) -> Element:
        element = self._begun(parent, "numerical", lambda texts: texts.prompt(NoteKind.UNIT))
        for number, tolerance in moodle.accepted_numbers(question, self.recorder, self.shown.language):
            put(self._answer(element, "100", number), "tolerance", tolerance)
        if self.shown.read_again:
            anything = self._answer(element, "0", ANYTHING, lambda texts: self._again(texts, WRONG))
            put(anything, "tolerance", "0")
        accepted = units.accepted(question.unit or "", self.shown.language)
        if accepted:
            listed = put(element, "units")
            for name, multiplier in accepted:
                unit = put(listed, "unit")
                put(unit, "multiplier", quantities.plain(multiplier))
                put(unit, "unit_name", name)
        elif question.unit:
            self.recorder.reduced(
                LossCode.UNIT, msg("the unit is too long for Moodle, which expects the number alone")
            )
        put(element, "unitgradingtype", "0")
        put(element, "unitpenalty", "0.1000000")
        put(element, "showunits", "0" if accepted else "3")
        put(element, "unitsleft", "0")
        return element

    def _matching(self, parent: Element, question: Matching, pairs: Pairs) -> Element:
        element = self._begun(parent, "matching", Texts.prompt)
        put(element, "shuffleanswers", "true")
        self._verdicts(element)
        put(element, "shownumcorrect")
        lefts = [*pairs.lefts, *[None for _ in question.distractors]]
        rights = [*(pair.right for pair in question.pairs), *question.distractors]
        for left, right in zip(lefts, rights, strict=True):
            part = self.html.put(element, "subquestion", _line(left))
            shown = moodle.menu_text(right, self.recorder)
            put_text(part, "answer", moodle.right_side(shown, self.recorder))
        return element

    def _ordering(self, parent: Element, ranking: Ranking) -> Element:
        element = self._begun(parent, "ordering", Texts.prompt)
        put(element, "layouttype", "VERTICAL")
        put(element, "selecttype", "ALL")
        put(element, "selectcount", str(len(ranking.items)))
        put(element, "gradingtype", "ABSOLUTE_POSITION")
        put(element, "showgrading", "SHOW")
        put(element, "numberingstyle", "none")
        self._verdicts(element)
        put(element, "shownumcorrect", "1")
        for number, item in enumerate(ranking.items, start=1):
            self.html.put(element, "answer", _line(item), fraction=str(number))
        return element

    def _cloze(self, parent: Element, question: Cloze, text: GappedText) -> Element:
        weight = self._weight_of_gaps(question)
        if text.has_word_bank:
            words = [moodle.menu_text(question.words[index], self.recorder) for index in text.drawn]
            codes = [cloze.menu(words, set(map(readable, gap.answers)), weight) for gap in question.gaps]
        else:
            codes = [
                cloze.typed(
                    moodle.accepted_spellings(gap.answers, question.strict, self.recorder, self.shown.language),
                    weight,
                    case=moodle.case_counts(question.strict),
                )
                for gap in question.gaps
            ]

        def prompt(texts: Texts) -> str:
            html = texts.prompt(after=texts.blocks(text.blocks, lambda index: f"\0{index}\0"))
            return _GAP.sub(lambda gap: codes[int(gap[1])], cloze.guarded(html))

        return self._begun(parent, "cloze", prompt)

    def _weight_of_gaps(self, question: Cloze) -> int:
        """Return what each gap is worth: a whole number, and the question is worth their sum."""
        share, rest = divmod(question.points, len(question.gaps))
        if rest == 0:
            return int(share)
        if question.points != 1:
            message = msg(
                "a text with gaps is worth a point a gap: set its {points} in the quiz", points=question.points
            )
            self.recorder.reduced(LossCode.POINTS, message)
        return 1

    def _essay(self, parent: Element, writing: Writing) -> Element:
        element = self._begun(parent, "essay", Texts.prompt)
        put(element, "responseformat", "editor")
        put(element, "responserequired", "1")
        put(element, "responsefieldlines", str(writing.lines or LINES))
        put(element, "minwordlimit")
        put(element, "maxwordlimit")
        put(element, "attachments", "0")
        put(element, "attachmentsrequired", "0")
        put(element, "maxbytes", "0")
        put(element, "filetypeslist")
        self.html.put(element, "graderinfo", lambda texts: texts.expected(writing))
        self.html.put(element, "responsetemplate", _nothing)
        return element

    def _reversed(self, parent: Element, question: Flashcard, card: Card) -> Element:
        self.recorder.reduced(LossCode.FLASHCARD, moodle.ONE_WAY_CARD)

        def prompt(texts: Texts) -> str:
            asked = f"<p>{texts.label(moodle.WHICH_TERM)}</p>{texts.blocks(card.back)}"
            return texts.documents() + asked + texts.notes()

        return self._typed(self._begun(parent, "shortanswer", prompt), [question.prompt], self.shown.item.bank.strict)

    def _card(self, parent: Element, card: Card) -> Element:
        """Show both sides of a card, and what is shown behind an answer elsewhere: nothing is asked."""
        self.recorder.changed(LossCode.FLASHCARD, msg("a card becomes a description, which asks nothing"))
        return self._begun(
            parent,
            "description",
            lambda texts: f"{texts.prompt()}<hr>{texts.blocks(card.back)}{texts.explanation()}",
            _nothing,
        )


def _plain(text: str) -> str:
    """Write what is typed; a star would stand for any text."""
    return " ".join(text.split()).replace("*", r"\*")


def _line(line: Line | None) -> Callable[[Texts], str]:
    return lambda texts: texts.line(line) if line else ""


def _nothing(_texts: Texts) -> str:
    return ""
