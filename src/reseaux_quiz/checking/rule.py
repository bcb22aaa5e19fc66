"""What a rule is, and the decorators that make one of a function: code, title and advice stand beside it.

Codes are permanent, because banks allow them by name: the code of a rule that is removed is never given again.
"""

from collections.abc import Callable, Iterator
from types import UnionType
from typing import Any, TypeVar, get_args

from attrs import frozen

from reseaux_quiz.checking.view import BankView, TextsView, View
from reseaux_quiz.i18n import Message
from reseaux_quiz.model import Question
from reseaux_quiz.texts import TreePath

Found = Iterator[tuple[TreePath, Message]]
"""What a rule finds: the path to it, from the question, the document or the bank, and what is there."""

Q = TypeVar("Q", bound=Question)


@frozen
class Rule:
    """An item-writing rule: `title` names it, `advice` says why it matters and what to do."""

    code: str
    title: Message
    advice: Message


@frozen
class QuestionRule(Rule):
    """A rule on single questions, of some types."""

    kinds: tuple[type[Question], ...]
    find: Callable[[View[Any]], Found]


@frozen
class TextRule(Rule):
    """A rule on texts, those of questions and those of documents alike."""

    find: Callable[[TextsView], Found]


@frozen
class BankRule(Rule):
    """A rule on a whole bank; the paths of its findings begin at the bank."""

    find: Callable[[BankView], Found]


def question_rule(
    code: str, *, title: Message, advice: Message
) -> Callable[[Callable[[View[Q]], Found]], QuestionRule]:
    """Make a rule on questions of a function.

    The types of question that it looks at are those that its parameter is annotated with, as in
    `functools.singledispatch`: `View[SingleChoice | MultipleChoice]`.
    """

    def decorate(find: Callable[[View[Q]], Found]) -> QuestionRule:
        (seen,) = get_args(find.__annotations__["view"])
        kinds = get_args(seen) if isinstance(seen, UnionType) else (seen,)
        return QuestionRule(code, title, advice, kinds, find)

    return decorate


def text_rule(code: str, *, title: Message, advice: Message) -> Callable[[Callable[[TextsView], Found]], TextRule]:
    """Make a rule on texts of a function."""
    return lambda find: TextRule(code, title, advice, find)


def bank_rule(code: str, *, title: Message, advice: Message) -> Callable[[Callable[[BankView], Found]], BankRule]:
    """Make a rule on banks of a function."""
    return lambda find: BankRule(code, title, advice, find)
