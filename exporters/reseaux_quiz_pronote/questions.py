"""A question → its <question>, in the order of the files that other programs write for Pronote."""

import base64
import re
from html import escape
from typing import assert_never

from reseaux_quiz import moodle
from reseaux_quiz.exporting import LossCode
from reseaux_quiz.markup import Image, Line, Math, plain_inline, readable
from reseaux_quiz.model import (
    Cloze,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Quiz,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz.moodle import Texts, cloze
from reseaux_quiz.moodle.elements import Element, put, put_text
from reseaux_quiz.presenting import Choices, GappedText, NoteKind, Pairs, Shown, Statement
from reseaux_quiz_pronote.words import NO_SUCH_TYPE, msg

# Stands for a gap while its text is written: no XML has that character.
_GAP = re.compile("\0(\\d+)\0")
_PICTURE = re.compile(r'<img src="" alt="([^"]*)"[^<>]*>')


class QuestionWriter:
    """Writes one question, and collects its losses."""

    def __init__(self, quiz: Quiz, shown: Shown, name: str) -> None:
        self.quiz = quiz
        self.shown = shown
        self.name = name
        self.pictures: list[str] = []
        self.texts = Texts(shown, self._picture, _readable)
        self.recorder = moodle.Recorder(shown.item.full_id)

    def write(self, parent: Element) -> bool:
        """Append the question, and tell whether it is there: some types have no place in Pronote."""
        question, body = self.shown.item.question, self.shown.body
        match question:
            case SingleChoice() | MultipleChoice():
                assert isinstance(body, Choices)
                self._choice(parent, question, body)
            case TrueFalse():
                assert isinstance(body, Statement)
                self._true_false(parent, body)
            case ShortAnswer():
                element = self._begun(parent, "shortanswer", self.texts.prompt(), usecase="0")
                language = self.shown.language
                for spelling in moodle.accepted_spellings(
                    question.answers,
                    question.strict,
                    self.recorder,
                    language,
                    [each.text for each in question.rejected],
                ):
                    self._answer(element, "100", spelling, kind="moodle_auto_format")
            case Matching():
                assert isinstance(body, Pairs)
                element = self._begun(parent, "matching", self.texts.prompt())
                for left, pair in zip(body.lefts, question.pairs, strict=True):
                    part = put_text(element, "subquestion", plain_inline(left))
                    put_text(part, "answer", moodle.menu_text(pair.right, self.recorder))
            case Cloze():
                assert isinstance(body, GappedText)
                return self._cloze(parent, question, body)
            case Numerical():
                return self._left_out(LossCode.NUMBER)
            case Ordering():
                return self._left_out(LossCode.ORDERING)
            case Essay():
                return self._left_out(LossCode.ESSAY)
            case Flashcard():
                return self._left_out(LossCode.FLASHCARD)
            case _:
                assert_never(question)
        return True

    def _left_out(self, code: LossCode) -> bool:
        self.recorder.changed(code, NO_SUCH_TYPE)
        return False

    def _begun(self, parent: Element, kind: str, html: str, /, usecase: str = "1", **attributes: str) -> Element:
        """Append a question with what comes first in all of them."""
        element = put(parent, "question", type=kind, **attributes)
        put_text(element, "name", self.name)
        shown = _PICTURE.sub(lambda found: f"[{found[1]}]", html)
        put_text(element, "questiontext", shown, format="html")
        put(element, "externallink")
        put(element, "usecase", usecase)
        put(element, "defaultgrade", f"{self.shown.item.question.points.normalize():f}")
        put(element, "editeur", "0")
        if self.pictures:
            picture = self.quiz.picture(self.shown.item.bank, self.pictures[0])
            put_text(element, "image_base64", base64.b64encode(picture.data).decode())
        if len(set(self.pictures)) > 1:
            self.recorder.reduced(LossCode.PLAIN, msg("only the first picture is shown; the others are described"))
        return element

    def _answer(
        self, element: Element, weight: str, text: str, feedback: Line | None = None, kind: str = "plain_text"
    ) -> None:
        answer = put_text(element, "answer", text, fraction=weight, format=kind)
        put_text(answer, "feedback", plain_inline(feedback) if feedback else "")

    def _choice(self, parent: Element, question: SingleChoice | MultipleChoice, choices: Choices) -> None:
        several = isinstance(question, MultipleChoice)
        html = self.texts.prompt(NoteKind.EXPECTED) if several else self.texts.prompt()
        element = self._begun(parent, "multichoice", html)
        put(element, "single", "false" if several else "true")
        right = sum(option.right for option in choices.options)
        for option in choices.shown:
            weight = str(round(100 / right)) if option.right else "0"
            self._answer(element, weight, plain_inline(option.line), option.feedback)

    def _true_false(self, parent: Element, statement: Statement) -> None:
        """Ask for true or false by a choice: files for Pronote have no type of their own for it."""
        element = self._begun(parent, "multichoice", self.texts.prompt())
        put(element, "single", "true")
        for verdict, word in ((True, statement.true), (False, statement.false)):
            self._answer(element, "100" if verdict is statement.answer else "0", word)

    def _cloze(self, parent: Element, question: Cloze, text: GappedText) -> bool:
        words = [question.words[index] for index in text.drawn]
        if len(words) == 1:
            return self._left_out(LossCode.CLOZE)
        if not text.has_word_bank:
            message = msg("the gaps become menus of all the words: nothing is typed")
            self.recorder.changed(LossCode.CLOZE, message)
        if text.has_word_bank:
            words = [moodle.menu_text(word, self.recorder) for word in words]
        shown = readable if text.has_word_bank else str
        codes = [cloze.pronote_menu(words, set(map(shown, gap.answers))) for gap in question.gaps]
        html = self.texts.prompt(after=self.texts.blocks(text.blocks, lambda index: f"\0{index}\0"))
        written = _GAP.sub(lambda gap: codes[int(gap[1])], cloze.guarded(html))
        self._begun(parent, "cloze", written, desc="variable")
        return True

    def _picture(self, image: Image) -> str:
        self.pictures.append(image.src)
        return ""


def _readable(math: Math) -> str:
    """Write a formula in signs that can be read: there is no TeX in Pronote."""
    return escape(plain_inline((math,)), quote=False)
