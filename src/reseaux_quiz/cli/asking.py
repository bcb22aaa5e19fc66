"""A question on a terminal: how it is shown, how what is typed is read, and what is said afterwards.

`Sheet` is a question laid out for one showing: its options lettered, its items shuffled. Reading what was
typed is a pure function; whatever can't be read comes back as `UnreadableError` with an example.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from reseaux_quiz import markup, quantities, selecting
from reseaux_quiz.cli import terminal
from reseaux_quiz.cli.styling import block, inline
from reseaux_quiz.cli.terminal import wrap
from reseaux_quiz.grading import Chosen, Doubt, Judged, Matched, Ordered, Response, SelfGraded, Typed
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.i18n import ngettext, user_language
from reseaux_quiz.labels import number_of_points
from reseaux_quiz.model import (
    Cloze,
    Essay,
    Flashcard,
    Item,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

# Without h, p, q and u, which are commands.
LETTERS = "abcdefgijklmnorstvwxyz"


class UnreadableError(ValueError):
    """What was typed is no response to the question; the text says what one looks like."""


@frozen
class Sheet:
    """A question as it is shown once.

    `labels` names what can be chosen, and `indexes` what each label stands for: options of a choice,
    items of an ordering, right sides of a matching.
    """

    item: Item
    labels: tuple[str, ...]
    indexes: tuple[int, ...]


def lay_out(item: Item, seed: int) -> Sheet:
    """Settle the order in which the parts of a question are shown."""
    question = item.question
    indexes: Sequence[int]
    match question:
        case SingleChoice() | MultipleChoice():
            shown = selecting.options(item, question, seed)
            indexes = [question.options.index(option) for option in shown]
        case Ordering():
            indexes = selecting.shuffled(range(len(question.items)), seed, item.full_id, "items")
        case Matching():
            indexes = selecting.shuffled(range(len(question.rights)), seed, item.full_id, "rights")
        case _:
            indexes = ()
    letters = len(indexes) <= len(LETTERS)
    labels = tuple(LETTERS[place] if letters else str(place + 1) for place in range(len(indexes)))
    return Sheet(item, labels, tuple(indexes))


# --- the question ------------------------------------------------------------------------------------------


def question_lines(sheet: Sheet, seed: int) -> Iterator[str]:
    """Return the prompt and what can be chosen."""
    question = sheet.item.question
    if question.prompt:
        yield block(markup.parse(question.prompt))
    if question.as_of:
        yield wrap(_("(figures of {year})").format(year=question.as_of))
    match question:
        case SingleChoice() | MultipleChoice():
            yield ""
            yield from _labelled(sheet, [inline(option.text) for option in question.options])
        case Ordering():
            yield ""
            yield from _labelled(sheet, [inline(text) for text in question.items])
        case Matching():
            yield ""
            for number, pair in enumerate(question.pairs, start=1):
                yield wrap(inline(pair.left), " " * 6, f"{number:>4}. ")
            yield ""
            yield from _labelled(sheet, question.rights)
        case Cloze():
            if question.prompt:
                yield ""
            blank = _numbered_blank if len(question.gaps) > 1 else markup.underscores
            yield block(markup.parse_cloze(question), "  ", blank)
            if question.distractors:
                words = selecting.shuffled(question.words, seed, sheet.item.full_id, "words")
                yield ""
                yield wrap(_("Words to choose from: {words}").format(words=" / ".join(words)))
        case TrueFalse() | ShortAnswer() | Numerical() | Essay() | Flashcard():
            pass
        case _:
            assert_never(question)


def _labelled(sheet: Sheet, texts: Sequence[str]) -> Iterator[str]:
    for label, index in zip(sheet.labels, sheet.indexes, strict=True):
        yield wrap(texts[index], " " * 6, f"{label:>4}) ")


def _numbered_blank(index: int) -> str:
    return f"({index + 1})\u00a0_____"


def invitation(sheet: Sheet) -> str:
    """Say what is to be typed, with how many answers are expected where there are several."""
    question = sheet.item.question
    match question:
        case SingleChoice():
            return _("One letter")
        case MultipleChoice(answers=answers):
            message = ngettext("{number} answer is expected", "{number} answers are expected", len(answers))
            return message.format(number=len(answers))
        case TrueFalse():
            return _("True (t) or false (f)")
        case Numerical(unit=None):
            return _("A number")
        case Numerical(unit=unit):
            return _("A number, in {unit}").format(unit=unit)
        case Matching():
            return _("Pairs, such as {example}").format(example=_example(sheet))
        case Ordering():
            return _("All the letters in order, such as {example}").format(example=_example(sheet))
        case ShortAnswer():
            return _("Your answer")
        case Cloze():
            return _("Your answer")
        case Essay():
            return _("Write on paper, then press Enter to see a model answer")
        case Flashcard():
            return _("Think of the answer, then press Enter to see it")
        case _:
            assert_never(question)


def _example(sheet: Sheet) -> str:
    """Make an example that is of the right form, and tells nothing: the labels as they stand."""
    question = sheet.item.question
    if isinstance(question, Matching):
        return " ".join(
            f"{n}{label}" for n, label in zip(range(1, len(question.pairs) + 1), sheet.labels, strict=False)
        )
    return " ".join(sheet.labels)


# --- the response ------------------------------------------------------------------------------------------

_TRUE = ("v", "vrai", "t", "true")
_FALSE = ("f", "faux", "false")
_HALF = Fraction(1, 2)
_SCORES = {"0": Fraction(0), "1": Fraction(1), "½": _HALF, "1/2": _HALF, "0,5": _HALF, "0.5": _HALF}


def read(sheet: Sheet, typed: str) -> Response:
    """Read a line that answers the question, or fills a gap of it; UnreadableError for one that does not."""
    question = sheet.item.question
    typed = typed.strip()
    match question:
        case SingleChoice():
            found = _indexes(sheet, typed)
            if len(found) != 1:
                raise UnreadableError(_("One letter is expected, such as {example}").format(example=sheet.labels[0]))
            return Chosen(frozenset(found))
        case MultipleChoice():
            return Chosen(frozenset(_indexes(sheet, typed)))
        case TrueFalse():
            if typed.lower() not in _TRUE + _FALSE:
                raise UnreadableError(_("Type t for true, or f for false"))
            return Judged(typed.lower() in _TRUE)
        case ShortAnswer() | Numerical() | Cloze():
            if not typed:
                raise UnreadableError(_("Nothing was typed; p passes to the answer, q stops"))
            return Typed(typed)
        case Matching():
            return _matched(sheet, question, typed)
        case Ordering():
            order = _indexes(sheet, typed)
            if sorted(order) != list(range(len(question.items))):
                message = _("Each letter is expected once, such as {example}")
                raise UnreadableError(message.format(example=_example(sheet)))
            return Ordered(order)
        case Essay() | Flashcard():
            if typed not in _SCORES:
                raise UnreadableError(_("Type 0, 1/2 or 1"))
            return SelfGraded(_SCORES[typed])
        case _:
            assert_never(question)


def _indexes(sheet: Sheet, typed: str) -> tuple[int, ...]:
    """Read labels, together or apart: `acd`, `a c d`, `a, c et d`."""
    known = dict(zip(sheet.labels, sheet.indexes, strict=True))
    words = re.findall(r"[^\W_]+", typed.lower())
    if len(words) > 2:
        words = [word for word in words if word not in ("et", "and")]
    labels = [*"".join(words)] if sheet.labels[0].isalpha() else words
    if not labels or any(label not in known for label in labels):
        message = _("The letters are {first} to {last}, for instance: {example}")
        example = sheet.labels[0] if isinstance(sheet.item.question, SingleChoice) else " ".join(sheet.labels[:2])
        raise UnreadableError(message.format(first=sheet.labels[0], last=sheet.labels[-1], example=example))
    return tuple(known[label] for label in labels)


def _matched(sheet: Sheet, question: Matching, typed: str) -> Matched:
    known = dict(zip(sheet.labels, sheet.indexes, strict=True))
    found = {int(number): label for number, label in re.findall(r"(\d{1,9})\W*([a-z])", typed.lower())}
    numbers = range(1, len(question.pairs) + 1)
    bare = re.findall(r"[a-z]", typed.lower())
    if not found and len(bare) == len(numbers):  # the letters alone, in the order of the left sides
        found = dict(zip(numbers, bare, strict=True))
    missing = [number for number in numbers if found.get(number) not in known]
    if missing or set(found) - set(numbers):
        message = _("Each number is expected with a letter, such as {example}")
        raise UnreadableError(message.format(example=_example(sheet)))
    return Matched(tuple(question.rights[known[found[number]]] for number in numbers))


def doubt_line(doubt: Doubt, item: Item) -> str:
    """Say why a response is asked again."""
    match doubt:
        case Doubt.SPELLING:
            return _("Almost: check the spelling, then answer once more.")
        case Doubt.AMBIGUOUS:
            return _("With a point this could be thousands or decimals: write 3400 or 3,4.")
        case Doubt.UNIT:
            unit = getattr(item.question, "unit", None)
            return _("Type the number alone, in {unit}.").format(unit=unit) if unit else _("Type the number alone.")
        case Doubt.NUMBER:
            return _("A number is expected, such as 12 or 3,4.")
        case _:
            assert_never(doubt)


# --- the answer --------------------------------------------------------------------------------------------


def answer_lines(sheet: Sheet) -> Iterator[str]:
    """Return the right answer, with the labels that the question was shown with."""
    question = sheet.item.question
    label = dict(zip(sheet.indexes, sheet.labels, strict=True))
    match question:
        case SingleChoice() | MultipleChoice():
            for index, option in sorted(enumerate(question.options), key=lambda each: label[each[0]]):
                if option.right:
                    yield wrap(inline(option.text), " " * 6, f"{label[index]:>4}) ")
        case TrueFalse(answer=answer):
            yield "  " + (_("True") if answer else _("False"))
        case ShortAnswer(answers=answers):
            yield wrap(answers[0], "  ")
            if len(answers) > 1:
                yield wrap(_("accepted too: {answers}").format(answers=", ".join(answers[1:])), "  ")
        case Numerical():
            yield f"  {number_text(question)}"
        case Matching(pairs=pairs, rights=rights):
            labels = {right: label[index] for index, right in enumerate(rights)}
            for number, pair in enumerate(pairs, start=1):
                mark = f"{number:>4}{labels[pair.right]}. "
                yield wrap(f"{inline(pair.left)} → {pair.right}", " " * len(mark), mark)
        case Ordering():
            for number, text in enumerate(question.items, start=1):
                yield wrap(inline(text), " " * 9, f"{number:>4}. ({label[number - 1]}) ")
        case Cloze(gaps=gaps):
            yield block(markup.parse_cloze(question), "  ", lambda index: terminal.bold(gaps[index].answers[0]))
        case Essay():
            yield block(markup.parse(question.model_answer), "  ")
            for criterion in question.criteria:
                points = (
                    f" ({number_of_points(criterion.points, user_language())})"
                    if criterion.points is not None
                    else ""
                )
                yield wrap(inline(criterion.text) + points, "    ", "  - ")
        case Flashcard():
            yield block(markup.parse(question.answer), "  ")
        case _:
            assert_never(question)


def number_text(question: Numerical) -> str:
    """Write the answer to a numerical question with its unit, and how far off is right too."""
    unit = f" {question.unit}" if question.unit else ""
    tolerance = _(" (within {tolerance})").format(tolerance=decimal(question.tolerance)) if question.tolerance else ""
    return f"{decimal(question.answer)}{unit}{tolerance}"


def decimal(number: Decimal) -> str:
    """Write a number as the user's language does."""
    return quantities.written(number, user_language())
