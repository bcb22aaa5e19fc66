"""Rules on the shares in a whole bank: of right answers, of types, of levels, of sections."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from reseaux_quiz.checking.rule import Found, bank_rule
from reseaux_quiz.checking.view import BankView
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import Bloom, Difficulty, QuestionType, SingleChoice, TrueFalse

_ENOUGH = 8
"""How many questions it takes for their shares to mean something."""

_CHANCE = 0.02
"""How rarely chance alone may explain what is found: in one bank of fifty."""

_MOST = 0.6
"""The largest share of one type or level that is no finding."""


def tail(hits: int, chances: Sequence[float]) -> float:
    """Return how likely so many hits or more are, where each try has a chance of its own.

    Exact (Poisson binomial) up to 200 tries, by the normal curve with a correction for continuity from there on.
    """
    if len(chances) > 200:
        spread = math.sqrt(sum(chance * (1 - chance) for chance in chances))
        return math.erfc((hits - 0.5 - sum(chances)) / spread / math.sqrt(2)) / 2
    likely = [1.0]
    for chance in chances:
        likely = [a * (1 - chance) + b * chance for a, b in zip([*likely, 0.0], [0.0, *likely], strict=True)]
    return sum(likely[hits:])


@bank_rule(
    "Q501",
    title=msg("True and false out of balance"),
    advice=msg("Always giving the same answer pays: turn some statements round"),
)
def true_and_false(view: BankView) -> Found:
    """Find more true than false, or the other way round, than chance explains."""
    answers = [question.answer for question in view.bank.questions if isinstance(question, TrueFalse)]
    right = sum(answers)
    most = max(right, len(answers) - right)
    if len(answers) >= _ENOUGH and 2 * tail(most, [0.5] * len(answers)) < _CHANCE:
        yield ("questions",), msg("{right} true, {wrong} false", right=right, wrong=len(answers) - right)


@bank_rule(
    "Q502",
    title=msg("The longest option is too often the key"),
    advice=msg("Choosing the longest option pays: shorten keys, or lengthen distractors"),
)
def longest_is_key(view: BankView) -> Found:
    """Find that the key is the longest option more often than chance explains."""
    choices = [choice for choice in view.views if isinstance(choice.question, SingleChoice) and choice.wrong]
    longest = sum(len(choice.right[0][1]) > max(len(text) for _path, text in choice.wrong) for choice in choices)
    chances = [1 / len(choice.options) for choice in choices]
    if len(choices) >= _ENOUGH and tail(longest, chances) < _CHANCE:
        yield (
            ("questions",),
            msg(
                "the key is the longest option in {longest} questions of {number}; chance would give {expected}",
                longest=longest,
                number=len(choices),
                expected=round(sum(chances)),
            ),
        )


@bank_rule(
    "Q505",
    title=msg("A section without questions"),
    advice=msg("Nothing in it is ever tested: add a question, or remove the section"),
)
def empty_sections(view: BankView) -> Found:
    """Find a section that is declared and has no question, neither of its own nor below it."""
    tested = {question.section or "" for question in view.bank.questions}
    for section in view.bank.sections:
        if not any(number == section.number or number.startswith(f"{section.number}.") for number in tested):
            yield (
                ("sections", section.number),
                msg("no question on section {number}, “{title}”", number=section.number, title=section.title),
            )


@bank_rule(
    "Q506",
    title=msg("Most of the bank is of one type"),
    advice=msg("It is tiring, and trains a single skill: change the type of some questions"),
)
def types(view: BankView) -> Found:
    """Find that one type makes up most of the bank."""
    yield from _most(question.type for question in view.bank.questions)


@bank_rule(
    "Q507",
    title=msg("Most of the bank is of one difficulty"),
    advice=msg("It does not tell pupils apart, or discourages them: make some questions easier or harder"),
)
def difficulties(view: BankView) -> Found:
    """Find that one difficulty makes up most of the bank."""
    yield from _most(question.difficulty for question in view.bank.questions)


@bank_rule(
    "Q508",
    title=msg("Most of the bank is at one level of Bloom's taxonomy"),
    advice=msg("It trains one kind of thinking: add cases, comparisons, judgements"),
)
def bloom_levels(view: BankView) -> Found:
    """Find that one level of Bloom's taxonomy makes up most of the bank."""
    yield from _most(question.bloom for question in view.bank.questions)


def _most(found: Iterable[QuestionType | Difficulty | Bloom | None]) -> Found:
    known = [kind for kind in found if kind is not None]
    for kind, number in Counter(known).most_common(1):
        if len(known) >= _ENOUGH and tail(number, [_MOST] * len(known)) < _CHANCE:
            yield (
                ("questions",),
                msg("{number} of {all} are “{kind}”", number=number, all=len(known), kind=Message(LABELS[kind])),
            )


@bank_rule(
    "Q510",
    title=msg("A layout that gives the answer away"),
    advice=msg("Pupils notice it before they read: use it for true and for false statements alike"),
)
def layout(view: BankView) -> Found:
    """Find that lines for a justification, a hint, a picture or a year go with true, or with false."""
    statements = [question for question in view.bank.questions if isinstance(question, TrueFalse)]
    if len(statements) < _ENOUGH:
        return
    for name, has in _LAYOUTS:
        with_it = [statement.answer for statement in statements if has(statement)]
        without = [statement.answer for statement in statements if not has(statement)]
        if 2 * _association(sum(with_it), len(with_it), sum(without), len(without)) < _CHANCE:
            yield (
                ("questions",),
                msg(
                    "of the statements with {layout}, {right} of {number} are true; of the others, {other} of {rest}",
                    layout=name,
                    right=sum(with_it),
                    number=len(with_it),
                    other=sum(without),
                    rest=len(without),
                ),
            )


_LAYOUTS: tuple[tuple[Message, Callable[[TrueFalse], bool]], ...] = (
    (msg("`justify`"), lambda statement: statement.justify),
    (msg("a hint"), lambda statement: bool(statement.hint)),
    (msg("a picture"), lambda statement: "![" in statement.prompt),
    (msg("a year under `as_of`"), lambda statement: statement.as_of is not None),
)
"""What a pupil sees of a statement before reading it."""


def _association(right: int, number: int, other_right: int, other_number: int) -> float:
    """Return how likely chance makes two shares differ at least so much (Fisher's exact test, one side)."""
    all_right = right + other_right
    if right * other_number > other_right * number:  # look at the lower tail, of whichever group is lower
        right, number, other_number = other_right, other_number, number
    tables = sum(
        math.comb(number, k) * math.comb(other_number, all_right - k)
        for k in range(max(0, all_right - other_number), right + 1)
    )
    return tables / math.comb(number + other_number, all_right)


RULES = (true_and_false, longest_is_key, empty_sections, types, difficulties, bloom_levels, layout)
