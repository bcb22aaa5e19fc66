"""What a question must be beyond its shape: faults that no single value shows.

Pure functions from records to (path, message); item-writing advice is `checking`'s, not a fault.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import assert_never

from reseaux_quiz import markup
from reseaux_quiz.folding import Strict, fold
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.loading.structure import BankHeader
from reseaux_quiz.model import (
    GAP,
    Cloze,
    Collection,
    Common,
    Distractor,
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
from reseaux_quiz.texts import TreePath, markdown

Found = Iterator[tuple[TreePath, str]]

MAX_OPTIONS = 10
_ID = re.compile(r"[a-z][a-z0-9-]{0,29}")
# Windows reserves these as file names, and files are named after ids.
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_SECTION = re.compile(r"[\w-]{1,30}(?:\.[\w-]{1,30}){0,9}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_YEARS = range(1000, 3000)


def of_collection(collection: Collection) -> Found:
    """Find what is wrong in a `collection.yaml`."""
    yield from _identifier(collection.id)
    yield from _language(collection.language)


def of_header(header: BankHeader) -> Found:
    """Find what is wrong in what a bank says of itself."""
    yield from _identifier(header.id)
    if header.collection is not None:
        yield from _identifier(header.collection, "collection")
    if header.language is not None:
        yield from _language(header.language)
    if header.section is not None:
        yield from _section(header.section, ("section",))
    for section in header.sections:
        yield from _section(section.number, ("sections", section.number))
        if section.number == header.section:
            yield ("sections", section.number), _("this is the bank's own section; its title is the bank's")


def of_any(question: Common, header: BankHeader) -> Found:
    """Find what is wrong in what every question has."""
    yield from _identifier(question.id)
    if question.section != header.section and all(question.section != each.number for each in header.sections):
        message = _("the section « {number} » is not declared: add it under `sections` of the bank")
        yield ("section",), message.format(number=question.section)
    if question.points <= 0:
        yield ("points",), _("points are more than 0")
    if question.as_of is not None and question.as_of not in _YEARS:
        yield ("as_of",), _("a year is due, such as 2018")
    yield from _repeated(question.tags, "tags")


def of_question(question: Question, header: BankHeader) -> Found:
    """Find what is wrong in a question of a bank."""
    yield from of_any(question, header)
    match question:
        case SingleChoice():
            yield from _choice((question.answer,), question.distractors)
        case MultipleChoice():
            yield from _counted(question.answers, "answers")
            yield from _choice(question.answers, question.distractors)
        case TrueFalse():
            pass
        case ShortAnswer():
            yield from _short_answer(question)
        case Numerical():
            if question.tolerance < 0:
                yield ("tolerance",), _("a tolerance is 0 or more")
        case Matching():
            yield from _matching(question)
        case Ordering():
            if len(question.items) < 2:
                yield ("items",), _("two items or more are due")
            yield from _repeated(question.items, "items")
        case Cloze():
            yield from _cloze(question)
        case Essay():
            yield from _essay(question)
        case Flashcard():
            if question.reversible and markup.parse(question.prompt) != _bare(question.prompt):
                yield (
                    ("prompt",),
                    _("the prompt of a reversible card is a bare term: no Markdown, no line break"),
                )
        case _:
            assert_never(question)


def of_tables(question: Question) -> Found:
    """Find rows in the tables of a question's texts that would lose cells."""
    for path, text, is_block in markdown(question):
        if is_block and "|" in text and "\n" in text:
            row = markup.cut_row(GAP.sub("_", text) if path == ("text",) else text)
            if row is not None:
                message = _("« {row} » has more cells than the table's first row, and they would be lost")
                yield path, message.format(row=row)


def _bare(text: str) -> tuple[markup.Block, ...]:
    return (markup.Paragraph((markup.Text(text),)),)


def _identifier(value: str, key: str = "id") -> Found:
    if not _ID.fullmatch(value):
        message = _("« {id} »: a letter, then a–z, 0–9 and hyphens, 30 characters at most")
        yield (key,), message.format(id=value)
    elif _RESERVED.fullmatch(value):
        yield (key,), _("« {id} » is a name that Windows reserves").format(id=value)


def _language(value: str) -> Found:
    if not _LANGUAGE.fullmatch(value):
        yield ("language",), _("« {value} »: a language code is due, such as fr or en").format(value=value)


def _section(number: str, path: TreePath) -> Found:
    if not _SECTION.fullmatch(number):
        yield path, _("« {number} »: a section is a number such as 2 or 2.1").format(number=number)


def _same(text: str) -> str:
    """Return the form in which two options that a pupil can't tell apart are equal."""
    return " ".join(text.casefold().replace("’", "'").split())


def _repeated(texts: Sequence[str], key: str) -> Found:
    if len(texts) > 1 and len(set(map(_same, texts))) < len(texts):
        seen: set[str] = set()
        for index, text in enumerate(texts):
            if _same(text) in seen:
                yield (key, index), _("« {text} » is there twice").format(text=text)
            seen.add(_same(text))


def _counted(texts: Sequence[object], key: str) -> Found:
    if not 1 <= len(texts) <= MAX_OPTIONS:
        yield (key,), _("1 to {most} are due; there are {number}").format(most=MAX_OPTIONS, number=len(texts))


def _choice(answers: Sequence[str], distractors: Sequence[Distractor]) -> Found:
    yield from _counted(distractors, "distractors")
    wrong = [distractor.text for distractor in distractors]
    if len({_same(text) for text in (*answers, *wrong)}) == len(answers) + len(wrong):
        return
    yield from _repeated(answers, "answers")
    yield from _repeated(wrong, "distractors")
    right = {_same(text) for text in answers}
    for index, text in enumerate(wrong):
        if _same(text) in right:
            yield ("distractors", index), _("« {text} » is an answer too").format(text=text)


def _short_answer(question: ShortAnswer) -> Found:
    if not question.answers:
        yield ("answers",), _("one answer or more is due")
    if not question.rejected:
        return
    accepted = {fold(text, question.strict) for text in question.answers}
    seen = set()
    for index, near_miss in enumerate(question.rejected):
        folded = fold(near_miss.text, question.strict)
        if folded in accepted:
            yield ("rejected", index), _("« {text} » is accepted too").format(text=near_miss.text)
        if folded in seen:
            yield ("rejected", index), _("« {text} » is there twice").format(text=near_miss.text)
        seen.add(folded)


def _matching(question: Matching) -> Found:
    if len(question.pairs) < 2:
        yield ("pairs",), _("two pairs or more are due")
    yield from _repeated([pair.left for pair in question.pairs], "pairs")
    yield from _extra(question.distractors, (pair.right for pair in question.pairs))


def _extra(distractors: tuple[str, ...], answers: Iterable[str], strict: Strict = ()) -> Found:
    """Find extra right sides, or words of a word bank, that are right somewhere."""
    if not distractors:
        return
    yield from _repeated(distractors, "distractors")
    due = {fold(text, strict) for text in answers}
    for index, text in enumerate(distractors):
        if fold(text, strict) in due:
            yield ("distractors", index), _("« {text} » is an answer too").format(text=text)


def _cloze(question: Cloze) -> Found:
    gaps = question.gaps
    if not gaps:
        yield ("text",), _("a gap is due in the text: {{answer}}")
    outside = GAP.sub("", question.text)
    if "{{" in outside or "}}" in outside:
        yield ("text",), _("a gap is opened or closed only: {{ and }} go together")
    for gap in gaps:
        if not all(gap.answers):
            yield ("text",), _("a gap with nothing in it, or nothing beside its « | »")
        elif any("{{" in answer for answer in gap.answers):
            yield ("text",), _("a gap in a gap: {{ comes again before }}")
    if "$" in question.text or "](" in question.text:  # most have neither, and parsing costs
        blanks = [each for each in markup.walk(markup.parse_cloze(question)) if isinstance(each, markup.Blank)]
        if len(blanks) != len(gaps):
            yield ("text",), _("a gap can't stand in a formula, an address or a picture")
    yield from _extra(question.distractors, (answer for gap in gaps for answer in gap.answers))


def _essay(question: Essay) -> Found:
    points = [criterion.points for criterion in question.criteria]
    if question.lines is not None and not 1 <= question.lines <= 100:
        yield ("lines",), _("1 to 100 lines")
    if all(each is None for each in points):
        return
    if None in points:
        yield ("criteria",), _("either every criterion has points, or none")
        return
    total = sum((each for each in points if each is not None), Decimal(0))
    if total != question.points:
        message = _("the criteria make {total} points, the question has {points}")
        yield ("criteria",), message.format(total=total, points=question.points)
