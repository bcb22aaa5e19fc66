"""What the rules look at: a question and its texts, each worked out once."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

from reseaux_quiz import texts
from reseaux_quiz.checking import words
from reseaux_quiz.model import MultipleChoice, Question, SingleChoice
from reseaux_quiz.texts import TreePath

Found = Iterator[tuple[TreePath, str]]
"""What a rule finds: the way to it from the question (or the bank), and what is there."""

_EMPHASIS = re.compile(r"(\*\*|__|\*|\b_)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_CAPITALS = re.compile(r"\b[A-ZÀ-Ý]{3,}\b")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


class View:
    """A question and what several rules want to know of it.

    `question` is Any: each rule knows the types that it is registered for. `texts` are as typed, the others without
    Markdown; `everything` and `options_text` (in lower case) are for seeing quickly that there is nothing to see.
    """

    def __init__(self, question: Question, language: str) -> None:
        self.question: Final[Any] = question
        self.language: Final = language
        self.french: Final = language.startswith("fr")
        self.texts: Final = [(path, text) for path, text, _block in texts.markdown(question) if text]
        self.texts.extend(texts.plain(question))
        self.everything: Final = "\n".join([text for _path, text in self.texts])
        self.prompt: Final = words.plain(question.prompt)
        self.prompt_content: Final = frozenset(words.content(self.prompt))
        self.right: Final = [(path, words.plain(text)) for path, text in _right(question)]
        self.wrong: Final = [(path, words.plain(text)) for path, text in _wrong(question)]
        self.options: Final = self.right + self.wrong
        self.options_text: Final = "\n".join([text for _path, text in self.options]).lower()

    @cached_property
    def sentences(self) -> list[str]:
        """The prompt's sentences."""
        return _SENTENCE.split(self.prompt)

    @cached_property
    def asked(self) -> str:
        """The sentences of the prompt that ask: those with a question mark, else the last."""
        return " ".join([each for each in self.sentences if each.endswith("?")]) or self.sentences[-1]

    @cached_property
    def emphasised(self) -> set[str]:
        """The words of the prompt that are marked or in capitals."""
        prompt = self.question.prompt
        marked = [word for found in _EMPHASIS.finditer(prompt) for word in words.words(found[2])]
        return {*marked, *(word.lower() for word in _CAPITALS.findall(prompt))}


def _right(question: Question) -> list[tuple[TreePath, str]]:
    match question:
        case SingleChoice(answer=answer):
            return [(("answer",), answer)]
        case MultipleChoice(answers=answers):
            return [(("answers", index), text) for index, text in enumerate(answers)]
        case _:
            return []


def _wrong(question: Question) -> list[tuple[TreePath, str]]:
    if not isinstance(question, SingleChoice | MultipleChoice):
        return []
    return [(("distractors", index, "text"), each.text) for index, each in enumerate(question.distractors)]
