"""What the rules look at: a question and its texts, each worked out once."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final, Generic, TypeVar, assert_never

from reseaux_quiz import texts, typography
from reseaux_quiz.checking import words
from reseaux_quiz.checking.lexicons import lexicon_of
from reseaux_quiz.model import (
    Bank,
    Cloze,
    Document,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz.texts import TreePath

Choice = SingleChoice | MultipleChoice

_EMPHASIS = re.compile(r"(\*\*?)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_CAPITALS = re.compile(r"\b[A-ZÀ-Ý]{3,}\b")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")

Q_co = TypeVar("Q_co", bound=Question, covariant=True)


class TextsView:
    """The texts of a question or a document, as typed; `everything` is for quick first tests."""

    def __init__(self, of: Question | Document, language: str) -> None:
        shown = texts.of_document(of) if isinstance(of, Document) else texts.of_question(of)
        self.of: Final = of
        self.language: Final = language
        self.is_french: Final = typography.is_french(language)
        self.lexicon: Final = lexicon_of(language)
        self.texts: Final = [*shown]
        self.everything: Final = "\n".join([text for _path, text, _kind in self.texts])


class View(TextsView, Generic[Q_co]):
    """A question and what several rules want to know about it.

    `texts` are as typed, the others without Markdown. `options_text` (in lower case) is for quick first tests. Only
    choices have options.
    """

    def __init__(self, question: Q_co, language: str) -> None:
        super().__init__(question, language)
        self.question: Final = question
        self.prompt: Final = words.plain(question.prompt)
        self.prompt_content: Final = frozenset(self.content(self.prompt))
        self.right: Final = [(path, words.plain(text)) for path, text in _right(question)]
        self.wrong: Final = [(path, words.plain(text)) for path, text in _wrong(question)]
        self.options: Final = self.right + self.wrong
        self.options_text: Final = "\n".join([text for _path, text in self.options]).lower()

    def content(self, text: str) -> list[str]:
        """Return the words of a plain text that carry meaning."""
        function_words = self.lexicon.function_words
        return [word for word in words.words(text) if word not in function_words]

    @cached_property
    def options_key(self) -> TreePath:
        """Where the wrong options of a choice are listed."""
        return ("options",) if getattr(self.question, "options", ()) else ("distractors",)

    @cached_property
    def sentences(self) -> list[str]:
        """The prompt's sentences."""
        return _SENTENCE.split(self.prompt)

    @cached_property
    def asking(self) -> str:
        """The sentences of the prompt that ask: those with a question mark, else the last one."""
        return " ".join([text for text in self.sentences if text.endswith("?")]) or self.sentences[-1]

    @cached_property
    def emphasised(self) -> set[str]:
        """The words of the prompt that are emphasised or in capitals."""
        prompt = self.question.prompt
        marked = [word for found in _EMPHASIS.finditer(prompt) for word in words.words(found[2])]
        return {*marked, *(word.lower() for word in _CAPITALS.findall(prompt))}


class BankView:
    """A bank, and its questions and documents as the rules look at them."""

    def __init__(self, bank: Bank) -> None:
        self.bank: Final = bank
        self.views: Final[Sequence[View[Question]]] = [
            View(question, question.language or bank.language) for question in bank.questions
        ]
        self.documents: Final = [TextsView(each, each.language or bank.language) for each in bank.documents]


def _right(question: Question) -> list[tuple[TreePath, str]]:
    match question:
        case SingleChoice(options=[_, *_]) | MultipleChoice(options=[_, *_]):
            return _listed(question, right=True)
        case SingleChoice():
            return [(("answer",), question.answer)]
        case MultipleChoice():
            return [(("answers", index), text) for index, text in enumerate(question.answers)]
        case TrueFalse() | ShortAnswer() | Numerical() | Matching() | Ordering() | Cloze() | Essay() | Flashcard():
            return []
        case _:
            assert_never(question)


def _wrong(question: Question) -> list[tuple[TreePath, str]]:
    match question:
        case SingleChoice(options=[_, *_]) | MultipleChoice(options=[_, *_]):
            return _listed(question, right=False)
        case SingleChoice() | MultipleChoice():
            return [(("distractors", index, "text"), wrong.text) for index, wrong in enumerate(question.distractors)]
        case TrueFalse() | ShortAnswer() | Numerical() | Matching() | Ordering() | Cloze() | Essay() | Flashcard():
            return []
        case _:
            assert_never(question)


def _listed(question: SingleChoice | MultipleChoice, *, right: bool) -> list[tuple[TreePath, str]]:
    answers = {option.text for option in question.choices if option.right}
    return [
        (("options", index, "text"), option.text)
        for index, option in enumerate(question.options)
        if (option.text in answers) is right
    ]
