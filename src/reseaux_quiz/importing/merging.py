"""Questions that were imported → a bank that exists already: what is new, the same, or differs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, fields, frozen, has

from reseaux_quiz import writing
from reseaux_quiz.importing.building import UNNAMED
from reseaux_quiz.importing.naming import Ids
from reseaux_quiz.model import Bank, Document, Question

_SPACES = re.compile(r"\s+")


@frozen
class Difference:
    """A question of the bank that the file has with the same id and other content, and the fields that differ."""

    id: str
    fields: tuple[str, ...]


@frozen
class Merged:
    """What is to be added to a bank, what it has already, and what is there with other content.

    `documents` are those of the new questions that the bank does not have.
    """

    new: tuple[Question, ...]
    documents: tuple[Document, ...]
    same: tuple[str, ...]
    different: tuple[Difference, ...]


def compared(bank: Bank, imported: Bank) -> Merged:
    """Compare by id, then by content: a question that was given an id of the bank's own is still the same one."""
    known = {question.id: question for question in bank.questions}
    ours, theirs = ({each.id: _plain(evolve(each, id=UNNAMED)) for each in of.documents} for of in (bank, imported))
    contents = {_content(question, ours): question.id for question in bank.questions}
    numbers = {bank.section, *(section.number for section in bank.sections)}
    ids = Ids(frozenset({*known, *ours, *bank.retired}))
    names = {content: name for name, content in ours.items()}
    documents: list[Document] = []
    new: list[Question] = []
    same: list[str] = []
    different: list[Difference] = []
    for question in imported.questions:
        content = _content(question, theirs)
        if content in contents:
            same.append(contents[content])
        elif question.id in known:
            differing = _differing(known[question.id], question, ours, theirs)
            different.append(Difference(question.id, tuple(differing)))
        else:
            section = question.section if question.section in numbers else bank.section
            new.append(evolve(question, id=ids.give(question.id, repr(content)), section=section))
            contents[content] = question.id
    needed = {name for question in new for name in question.documents}
    for document in imported.documents:
        if document.id in needed and theirs[document.id] not in names:
            names[theirs[document.id]] = ids.give(document.id, repr(theirs[document.id]))
            documents.append(evolve(document, id=names[theirs[document.id]]))
    new = [evolve(each, documents=tuple(names[theirs[name]] for name in each.documents)) for each in new]
    return Merged(tuple(new), tuple(documents), tuple(same), tuple(different))


def added(text: str, bank: Bank, merged: Merged, remarks: tuple[writing.Remark, ...], indent: int) -> str:
    """Put what is new behind the questions of a bank's file, and its documents behind those of the file.

    The file's own lines stay as they are, comments and all.
    """
    written = writing.write(evolve(bank, questions=merged.new, documents=merged.documents), remarks)
    head, _key, questions = written.partition("\nquestions:\n")
    lines = [*text.rstrip().split("\n"), "", *_shifted(questions, indent)]
    if merged.documents:
        documents = head.partition("\ndocuments:\n")[2]
        if (key := _line_of("documents", lines)) is not None:
            end = _end(lines, key + 1)
            item = next((line for line in lines[key:end] if line.lstrip().startswith("- ")), "")
            lines[end:end] = ["", *_shifted(documents, len(item) - len(item.lstrip()))]
        elif (key := _line_of("questions", lines)) is not None:
            lines[key:key] = ["documents:", *_shifted(documents, writing.STEP), ""]
    return "\n".join(lines) + "\n"


def _shifted(text: str, indent: int) -> list[str]:
    """Return the lines of a list with its items indented like those of the file."""
    shift = indent - writing.STEP
    lines = text.rstrip("\n").split("\n")
    return [" " * shift + line if shift > 0 and line else line[-min(shift, 0) :] for line in lines]


def _line_of(key: str, lines: Sequence[str]) -> int | None:
    return next((number for number, line in enumerate(lines) if line.startswith(f"{key}:")), None)


def _end(lines: Sequence[str], start: int) -> int:
    """Return where a list ends: before the next key, and before the comments above that."""
    end = next((at for at in range(start, len(lines)) if lines[at][:1] not in ("", " ", "#", "-")), len(lines))
    while lines[end - 1].strip() == "" or lines[end - 1].startswith("#"):
        end -= 1
    return end


def _content(question: Question, documents: Mapping[str, object]) -> object:
    bare = evolve(question, id=UNNAMED, section=None, documents=())
    return _plain(bare), tuple(documents[name] for name in question.documents)


def _plain(value: Any) -> object:
    """Return a value that is equal where people see no difference: no-break spaces are spaces."""
    if isinstance(value, str):
        return _SPACES.sub(" ", value).replace("’", "'")
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if has(type(value)):
        return (type(value), *(_plain(getattr(value, each.name)) for each in fields(type(value))))
    return repr(value) if isinstance(value, dict | frozenset) else value


def _differing(
    ours: Question, theirs: Question, of_ours: Mapping[str, object], of_theirs: Mapping[str, object]
) -> Iterator[str]:
    if ours.type is not theirs.type:
        yield "type"
        return
    for each in fields(type(ours)):
        if each.name == "documents":
            if [of_ours[name] for name in ours.documents] != [of_theirs[name] for name in theirs.documents]:
                yield each.name
        elif each.name != "section" and _plain(getattr(ours, each.name)) != _plain(getattr(theirs, each.name)):
            yield each.name
