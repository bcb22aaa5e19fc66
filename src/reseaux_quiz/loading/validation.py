"""What a question must be beyond its shape: faults that no single value shows.

Pure functions from records to (path, message). Item-writing advice is not a fault: it belongs to `checking`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import assert_never

from reseaux_quiz import identifiers, markup
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.loading.structuring import BankHeader
from reseaux_quiz.model import (
    Cloze,
    Collection,
    Common,
    Distractor,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Order,
    Ordering,
    Pair,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    split_gaps,
)
from reseaux_quiz.texts import Kind, Text, TreePath

Found = Iterator[tuple[TreePath, Message]]

MAX_OPTIONS = 10
_SECTION = re.compile(r"[\w-]{1,30}(?:\.[\w-]{1,30}){0,9}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_FORMULA = re.compile(r"(?<!\\)\$(?:\\.|[^\\$])+\$", re.DOTALL)
_YEARS = range(1000, 3000)


def of_collection(collection: Collection) -> Found:
    """Find what is wrong in a `collection.yaml`."""
    yield from identifier(collection.id, ("id",))
    yield from _language(collection.language)
    yield from _language(collection.labels, "labels")


def of_header(header: BankHeader) -> Found:
    """Find what is wrong in a bank apart from its questions."""
    yield from identifier(header.id, ("id",))
    if header.collection is not None:
        yield from identifier(header.collection, ("collection",))
    yield from _language(header.language)
    yield from _language(header.labels, "labels")
    if header.section is not None:
        yield from _section(header.section, ("section",))
    for section in header.sections:
        yield from _section(section.number, ("sections", section.number))
        if section.number == header.section:
            yield ("sections", section.number), msg("this is the bank's own section: its title is the bank's title")
    for index, retired in enumerate(header.retired):
        yield from identifier(retired, ("retired", index))
    yield from _repeated(header.retired, "retired")
    yield from _documents(header)


def of_question(question: Common, header: BankHeader) -> Found:
    """Find what is wrong in a question, or in what is sound of one: rules that need the rest are skipped."""
    for rule in (*_of_any(question, header), *_of_type(question)):
        try:
            yield from rule()
        except AttributeError as error:
            if error.obj is not question:
                raise


Rule = Callable[[], Found]
"""A rule about some fields of a question, which it reads when it is called."""


def _of_any(question: Common, header: BankHeader) -> tuple[Rule, ...]:
    return (
        lambda: identifier(question.id, ("id",)),
        lambda: _declared(question.section, header),
        lambda: _points(question.points),
        lambda: _year(question.as_of),
        lambda: _repeated([tag.casefold() for tag in question.tags], "tags"),
        lambda: _cited(question.documents, header),
        lambda: _language(question.language),
    )


def _of_type(question: Common) -> tuple[Rule, ...]:
    if not isinstance(question, Question):
        return ()
    match question:
        case SingleChoice():
            return (
                lambda: _wrong_options(question, least=1),
                lambda: _choice((question.answer,), question.distractors),
                lambda: _listed(question, [(("answer",), question.answer)]),
                lambda: _order(question),
            )
        case MultipleChoice():
            return (
                lambda: _counted(question.answers, "answers"),
                lambda: _wrong_options(question, least=1 if len(question.answers) < 2 else 0),
                lambda: _choice(question.answers, question.distractors),
                lambda: _listed(question, [(("answers", at), text) for at, text in enumerate(question.answers)]),
                lambda: _order(question),
            )
        case TrueFalse():
            return ()
        case ShortAnswer():
            return (lambda: _accepted(question.answers), lambda: _rejected(question))
        case Numerical():
            return (lambda: _tolerance(question.tolerance),)
        case Matching():
            return (lambda: _pairs(question.pairs), lambda: _matching(question))
        case Ordering():
            return (lambda: _items(question.items),)
        case Cloze():
            return (lambda: _gaps(question), lambda: _word_bank(question))
        case Essay():
            return (lambda: _lines(question.lines), lambda: _criteria(question))
        case Flashcard():
            return (lambda: _front(question),)
        case _:
            assert_never(question)


def of_tables(texts: Iterable[Text]) -> Found:
    """Find table rows in some texts that would lose cells."""
    for path, text, kind in texts:
        if kind is Kind.BLOCKS and "|" in text and "\n" in text:
            row = markup.cut_row("_".join(split_gaps(text)[::2]) if path == ("text",) else text)
            if row is not None:
                yield path, msg("the row “{row}” has more cells than the first row: they would be lost", row=row)


def _bare(text: str) -> tuple[markup.Block, ...]:
    return (markup.Paragraph((markup.Text(text),)),)


def identifier(value: str, path: TreePath) -> Found:
    """Find what is wrong in an id."""
    if identifiers.is_reserved(value):
        yield path, msg("“{id}” is a name that Windows reserves", id=value)
    elif not identifiers.is_well_formed(value):
        form = msg("a letter, then a–z, 0–9 and hyphens, at most {most} characters", most=identifiers.MAX_LENGTH)
        if near := identifiers.made_of(value):
            yield path, msg("“{id}” is not an id: type “{near}” ({form})", id=value, near=near, form=form)
        else:
            yield path, msg("“{id}” is not an id: {form}", id=value, form=form)


def _declared(number: str | None, header: BankHeader) -> Found:
    if number != header.section and all(number != each.number for each in header.sections):
        message = msg("the section “{number}” is not declared: add it under `sections` in the bank", number=number)
        yield ("section",), message


def _documents(header: BankHeader) -> Found:
    seen: set[str] = set()
    for index, document in enumerate(header.documents):
        at = ("documents", index, "id")
        yield from identifier(document.id, at)
        if document.id in seen:
            yield at, msg("“{text}” appears twice", text=document.id)
        if document.id in header.retired:
            yield at, msg("the id “{id}” is retired: a document needs a new id", id=document.id)
        seen.add(document.id)
        yield from ((("documents", index, *path), message) for path, message in _language(document.language))


def _cited(documents: Sequence[str], header: BankHeader) -> Found:
    """Find documents that a question names and the bank does not have."""
    yield from _repeated(documents, "documents")
    for index, name in enumerate(documents):
        if name not in header.document_ids:
            yield ("documents", index), _unknown_document(name, header.document_ids)


def _unknown_document(name: str, ids: Iterable[str]) -> Message:
    known = sorted(ids)
    if not known:
        return msg("the bank has no document “{id}”: add it under `documents`, above `questions`", id=name)
    from difflib import get_close_matches  # noqa: PLC0415 - needed only for a wrong id

    near = next(iter(get_close_matches(name, known, n=1)), None)
    if near:
        return msg("the bank has no document “{id}”: perhaps “{near}”", id=name, near=near)
    return msg("the bank has no document “{id}”: one of {known}", id=name, known=", ".join(known))


def _points(points: Decimal) -> Found:
    if points <= 0:
        yield ("points",), msg("points must be more than 0")


def _year(year: int | None) -> Found:
    if year is not None and year not in _YEARS:
        yield ("as_of",), msg("a year is expected, such as 2018")


def _language(value: str | None, key: str = "language") -> Found:
    if value is not None and not _LANGUAGE.fullmatch(value):
        yield (key,), msg("“{value}” is not a language code, such as fr or en", value=value)


def _section(number: str, path: TreePath) -> Found:
    if not _SECTION.fullmatch(number):
        yield path, msg("“{number}” is not a section number, such as 2 or 2.1", number=number)


def _repeated(texts: Sequence[str], key: str) -> Found:
    if len(set(texts)) == len(texts):
        return
    seen: set[str] = set()
    for index, text in enumerate(texts):
        if text in seen:
            yield (key, index), msg("“{text}” appears twice", text=text)
        seen.add(text)


def _counted(texts: Sequence[object], key: str, least: int = 1, most: int = MAX_OPTIONS) -> Found:
    if not least <= len(texts) <= most:
        yield (
            (key,),
            msg(
                "{least} to {most} are expected, and there are {number}",
                least=least,
                most=most,
                number=len(texts),
            ),
        )


def _choice(answers: Sequence[str], distractors: Sequence[Distractor]) -> Found:
    yield from _repeated(answers, "answers")
    yield from _extra([distractor.text for distractor in distractors], answers)


def _wrong_options(question: SingleChoice | MultipleChoice, least: int) -> Found:
    if question.options:
        if question.distractors:
            yield ("distractors",), msg("`options` lists the wrong options too: delete `distractors`")
    elif least and not question.distractors:
        yield ("distractors",), msg("`distractors` needs at least one wrong option")
    else:
        yield from _counted(question.distractors, "distractors", least)


def _listed(question: SingleChoice | MultipleChoice, answers: Iterable[tuple[TreePath, str]]) -> Found:
    """Find what is wrong in options that are listed as they are to be shown."""
    if not question.options:
        return
    listed = [option.text for option in question.options]
    yield from _counted(listed, "options", least=2, most=2 * MAX_OPTIONS)
    yield from _repeated(listed, "options")
    for path, text in answers:
        if text not in listed:
            import difflib  # noqa: PLC0415 - only a fault needs it

            near = difflib.get_close_matches(text, listed, n=1)
            if near:
                yield path, msg("“{text}” is not one of the `options`: perhaps “{near}”", text=text, near=near[0])
            else:
                yield path, msg("“{text}” is not one of the `options`: type it as it is there", text=text)


def _order(question: SingleChoice | MultipleChoice) -> Found:
    if question.order is Order.WRITTEN and not question.options:
        message = msg("`order: written` needs `options`: all of them in their order, in place of `distractors`")
        yield ("order",), message


def _accepted(answers: Sequence[str]) -> Found:
    if not answers:
        yield ("answers",), msg("at least one answer is expected")


def _rejected(question: ShortAnswer) -> Found:
    yield from _repeated([miss.text for miss in question.rejected], "rejected")
    for index, miss in enumerate(question.rejected):
        if miss.text in question.answers:
            yield ("rejected", index), msg("“{text}” is also accepted", text=miss.text)


def _tolerance(tolerance: Decimal) -> Found:
    if tolerance < 0:
        yield ("tolerance",), msg("a tolerance must be 0 or more")


def _items(items: Sequence[str]) -> Found:
    if len(set(items)) < 2:
        yield ("items",), msg("at least two different items are expected")


def _front(question: Flashcard) -> Found:
    if question.reversible and markup.parse(question.prompt) != _bare(question.prompt):
        message = msg("the prompt of a reversible card must be a bare term, without Markdown or line breaks")
        yield ("prompt",), message


def _pairs(pairs: Sequence[Pair]) -> Found:
    if len(pairs) < 2:
        yield ("pairs",), msg("at least two pairs are expected")
    yield from _repeated([pair.left for pair in pairs], "pairs")


def _matching(question: Matching) -> Found:
    yield from _extra(question.distractors, (pair.right for pair in question.pairs))


def _extra(distractors: Sequence[str], answers: Iterable[str]) -> Found:
    """Find wrong options, extra right sides or words of a word bank that are right somewhere."""
    if not distractors:
        return
    yield from _repeated(distractors, "distractors")
    right = set(answers)
    for index, text in enumerate(distractors):
        if text in right:
            yield ("distractors", index), msg("“{text}” is also an answer", text=text)


def _gaps(question: Cloze) -> Found:
    gaps = question.gaps
    if not gaps:
        yield ("text",), msg("the text has no gap: type one as {gap}", gap="{{answer}}")
    outside = _FORMULA.sub("", "".join(split_gaps(question.text)[::2]))
    if "{{" in outside or "}}" in outside:
        yield ("text",), msg("a gap lacks one of its ends: {opening} and {closing} go together", **_BRACES)
    for gap in gaps:
        if not all(gap.answers):
            yield ("text",), msg("a gap is empty, or has nothing on one side of its “|”")
        elif any("{{" in answer for answer in gap.answers):
            yield ("text",), msg("a gap inside a gap: {opening} comes again before {closing}", **_BRACES)
    if "$" in question.text or "](" in question.text:  # most have neither, and parsing costs
        blanks = [each for each in markup.walk(markup.parse_cloze(question)) if isinstance(each, markup.Blank)]
        if len(blanks) != len(gaps):
            yield ("text",), msg("a gap can't stand in a formula, an address or a picture")


def _word_bank(question: Cloze) -> Found:
    if question.distractors:
        yield from _extra(question.distractors, (answer for gap in question.gaps for answer in gap.answers))


_BRACES = {"opening": "{{", "closing": "}}"}


def _lines(lines: int | None) -> Found:
    if lines is not None and not 1 <= lines <= 100:
        yield ("lines",), msg("1 to 100 lines are expected")


def _criteria(question: Essay) -> Found:
    points = [criterion.points for criterion in question.criteria]
    if all(each is None for each in points):
        return
    if None in points:
        yield ("criteria",), msg("either every criterion has points, or none has")
        return
    total = sum((each for each in points if each is not None), Decimal(0))
    if total != question.points:
        yield (
            ("criteria",),
            msg(
                "the criteria add up to {total} points, and the question is worth {points}",
                total=total,
                points=question.points,
            ),
        )
