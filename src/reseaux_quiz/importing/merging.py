"""Questions that were imported → a bank that exists already: what is new, the same, or differs."""

import re
from collections.abc import Iterator
from typing import Any

from attrs import evolve, fields, frozen, has

from reseaux_quiz import writing
from reseaux_quiz.importing.building import UNNAMED
from reseaux_quiz.importing.naming import Ids
from reseaux_quiz.model import Bank, Question

_SPACES = re.compile(r"\s+")


@frozen
class Difference:
    """A question of the bank that the file has with the same id and other content, and the fields that differ."""

    id: str
    fields: tuple[str, ...]


@frozen
class Merged:
    """What is to be added to a bank, what it has already, and what is there with other content."""

    new: tuple[Question, ...]
    same: tuple[str, ...]
    different: tuple[Difference, ...]


def compared(bank: Bank, imported: Bank) -> Merged:
    """Compare by id, then by content: a question that was given an id of the bank's own is still the same one."""
    known = {question.id: question for question in bank.questions}
    contents = {_content(question): question.id for question in bank.questions}
    numbers = {bank.section, *(section.number for section in bank.sections)}
    ids = Ids(frozenset({*known, *bank.retired}))
    new: list[Question] = []
    same: list[str] = []
    different: list[Difference] = []
    for question in imported.questions:
        content = _content(question)
        if content in contents:
            same.append(contents[content])
        elif question.id in known:
            different.append(Difference(question.id, tuple(_differing(known[question.id], question))))
        else:
            section = question.section if question.section in numbers else bank.section
            new.append(evolve(question, id=ids.give(question.id, repr(content)), section=section))
            contents[content] = question.id
    return Merged(tuple(new), tuple(same), tuple(different))


def added(text: str, bank: Bank, new: tuple[Question, ...], remarks: tuple[writing.Remark, ...], indent: int) -> str:
    """Put questions behind those of a bank's file, whose own lines stay as they are, comments and all."""
    written = writing.write(evolve(bank, questions=new), remarks)
    lines = written.partition("\nquestions:\n")[2].rstrip("\n").split("\n")
    shift = indent - writing.STEP
    moved = [" " * shift + line if shift > 0 and line else line[-min(shift, 0) :] for line in lines]
    return text.rstrip() + "\n\n" + "\n".join(moved) + "\n"


def _content(question: Question) -> object:
    return _plain(evolve(question, id=UNNAMED, section=None))


def _plain(value: Any) -> object:
    """Return a value that is equal where people see no difference: no-break spaces are spaces."""
    if isinstance(value, str):
        return _SPACES.sub(" ", value).replace("’", "'")
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if has(type(value)):
        return (type(value), *(_plain(getattr(value, each.name)) for each in fields(type(value))))
    return repr(value) if isinstance(value, dict | frozenset) else value


def _differing(ours: Question, theirs: Question) -> Iterator[str]:
    if ours.type is not theirs.type:
        yield "type"
        return
    for each in fields(type(ours)):
        if each.name != "section" and _plain(getattr(ours, each.name)) != _plain(getattr(theirs, each.name)):
            yield each.name
