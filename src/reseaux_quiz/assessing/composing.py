"""Questions → the text of an assessment to edit; and one question of such a text → another one like it."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import assert_never

from reseaux_quiz import labels, presenting, selecting, typography, writing
from reseaux_quiz.assessing import likeness
from reseaux_quiz.assessing.file import LoadedAssessment
from reseaux_quiz.assessing.resolving import look_up
from reseaux_quiz.errors import NotFoundError, NothingSelectedError
from reseaux_quiz.i18n import Message, catalogue, msg
from reseaux_quiz.model import (
    Cloze,
    Essay,
    Flashcard,
    Item,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz.points import nearest
from reseaux_quiz.selecting import Index

_OUT_OF = Decimal(20)
_HALF = Decimal("0.5")
_COMMENTS_AT = 48


def write(items: Sequence[Item], *, identifier: str, title: str, seed: int) -> str:
    """Write an assessment of questions, with a comment on each: by bank, or by section if there is one bank.

    It is out of 20 where that can be made.
    """
    collections = {item.bank.collection.id if item.bank.collection else None for item in items}
    collection = collections.pop() if len(collections) == 1 else None
    header: dict[str, writing.Node] = {"assessment": identifier}
    if collection:
        header["collection"] = collection
    header["title"] = title
    if nearest(_OUT_OF, len(items)) == _OUT_OF:
        header["total"] = str(_OUT_OF)
    header["seed"] = str(seed)
    lines = [*writing.mapping(header), "", "exercises:"]
    for heading, group in _exercises(items).items():
        first, *rest = writing.mapping({"title": heading}, 4)
        lines += [f"  - {first.lstrip()}", *rest, "    questions:"]
        lines += [_commented(f"      - {_id_in(each, collection)}", each) for each in group]
    return "\n".join(lines) + "\n"


def _exercises(items: Sequence[Item]) -> dict[str, list[Item]]:
    """Sort questions into exercises, sections in the order of the article.

    Those about one document stay in the exercise of the first of them.
    """
    is_one_bank = len({item.bank.full_id for item in items}) == 1
    family = selecting.families(items)
    headings: dict[str, str] = {}
    found: dict[str, list[Item]] = {}
    for item in items:
        section = item.section if is_one_bank else None
        heading = headings.setdefault(family[item.full_id], section.title if section else item.bank.title)
        found.setdefault(heading, []).append(item)
    if not is_one_bank:
        return found
    bank = items[0].bank
    titles = (bank.title, *(section.title for section in bank.sections))
    return {title: found[title] for title in titles if title in found}


def _commented(line: str, item: Item) -> str:
    return f"{line:<{_COMMENTS_AT}}  # {_comment(item)}"


def _id_in(item: Item, collection: str | None) -> str:
    """Return the id of a question as an assessment on a collection has it."""
    return item.full_id.removeprefix(f"{collection}/") if collection else item.full_id


def _comment(item: Item) -> str:
    """Say what a question is: its first words, its difficulty, and how long it takes."""
    question, language = item.question, item.bank.language
    time = f"{typography.number(minutes(question), language)} min"
    difficulty = catalogue(language).gettext(labels.LABELS[question.difficulty]) if question.difficulty else None
    return " · ".join(filter(None, (presenting.first_words(question, 50), difficulty, time)))


def minutes(question: Question) -> Decimal:
    """Estimate how many minutes a question takes.

    The rule of thumb of guides for teachers, such as McKeachie's Teaching Tips: half a minute for a true or false,
    one for a choice, two for a short answer, ten for an essay. Other types count half a minute for each judgement:
    right options, pairs, items, gaps; an essay with lines takes a minute a line.
    """
    match question:
        case TrueFalse():
            return Decimal(2) if question.justify else _HALF
        case SingleChoice():
            return Decimal(1)
        case MultipleChoice():
            return max(Decimal(1), len(question.answers) * _HALF)
        case ShortAnswer() | Numerical() | Flashcard():
            return Decimal(2)
        case Matching():
            return len(question.pairs) * _HALF
        case Ordering():
            return len(question.items) * _HALF
        case Cloze():
            return len(question.gaps) * _HALF
        case Essay():
            return Decimal(question.lines or 10)
        case _:
            assert_never(question)


# --- one question in place of another ----------------------------------------------------------------------


def replaced(
    text: str, assessment: LoadedAssessment, given: str, exclude: Iterable[str], seed: int
) -> tuple[str, Item, Item, tuple[Message, ...]]:
    """Put a like question in the place of one that an assessment names, and leave the rest of its text as it is.

    Return the text, the old question and the new one, and what tells them apart. Raises NotFoundError where the
    assessment does not name the question, NothingSelectedError where no other question is left.
    """
    collection = assessment.outline.collection
    index = Index(each.bank for each in assessment.banks)
    named = [
        (look_up(entry.id, collection, index), entry.id, ("exercises", place, "questions", number))
        for place, part in enumerate(assessment.outline.exercises)
        for number, entry in enumerate(part.questions or ())
        if entry.id is not None
    ]
    found = [each for each in named if selecting.is_called(each[0].full_id, given)]
    if len(found) > 1:
        ids = ", ".join(each[0].full_id for each in found)
        raise NotFoundError(msg("“{id}” could be any of these questions: {ids}", id=given, ids=ids))
    if not found:
        if any(selecting.is_called(item.full_id, given) for item in assessment.quiz.items):
            message = msg(
                "“{id}” comes from a `document` or a `draw` of {path}: name its questions one by one first, or "
                "`exclude` it from the draw",
                path=assessment.path,
                id=given,
            )
            raise NotFoundError(message)
        raise NotFoundError(msg("{path} names no question “{id}”", path=assessment.path, id=given))
    ((old, typed, at),) = found  # an assessment names no question twice
    left_out = {look_up(each, collection, index).full_id for each in exclude}
    left_out |= {item.full_id for item in assessment.quiz.items}
    others = [
        item
        for loaded in assessment.banks
        for item in (Item(loaded.bank, question) for question in loaded.bank.questions)
        if item.full_id not in left_out
    ]
    new = likeness.like(old, others, seed)
    if new is None:
        raise NothingSelectedError(msg("no other question is left to take the place of “{id}”", id=given))
    line, _column = assessment.place(*at)
    lines = text.split("\n")
    place = next(number for number in range(line - 1, len(lines)) if typed in lines[number].partition("#")[0])
    end = "\r" if lines[place].endswith("\r") else ""
    lines[place] = _swapped(lines[place].rstrip("\r"), typed, new, _id_in(new, collection), _comment(old)) + end
    return "\n".join(lines), old, new, likeness.differences(old, new)


def _swapped(line: str, typed: str, new: Item, identifier: str, comment: str) -> str:
    """Put another id in a line; the comment behind it changes too if it is ours."""
    before, after = re.split(re.escape(typed), line, maxsplit=1)
    if after.rstrip().endswith(f"# {comment}"):
        return _commented(f"{before}{identifier}", new)
    return f"{before}{identifier}{after}"
