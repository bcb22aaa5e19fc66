"""The formulas of a question that are not understood."""

from collections.abc import Iterator

from reseaux_quiz import texts
from reseaux_quiz.formulas.tree import Formula
from reseaux_quiz.markup import Math, parse, parse_cloze, walk
from reseaux_quiz.model import Cloze, Question


def unread_formulas(question: Question) -> Iterator[tuple[texts.TreePath, Formula]]:
    """List the formulas of a question with TeX that is not understood, each with the path of its text."""
    from reseaux_quiz.formulas import reading  # noqa: PLC0415 - most questions have no formula

    for path, text, kind in texts.of_question(question):
        if "$" not in text or kind is texts.Kind.PLAIN:
            continue
        blocks = parse_cloze(question) if isinstance(question, Cloze) and path == ("text",) else parse(text)
        for tex in dict.fromkeys(each.tex for each in walk(blocks) if isinstance(each, Math)):
            formula = reading.read(tex)
            if formula.unknown:
                yield path, formula
