"""The formulas of texts that are not understood."""

from collections.abc import Iterator

from reseaux_quiz import texts
from reseaux_quiz.formulas.tree import Formula
from reseaux_quiz.markup import Block, Math, Paragraph, parse, parse_cloze, parse_inline, walk
from reseaux_quiz.model import Cloze, Document, Question


def unread_formulas(of: Question | Document) -> Iterator[tuple[texts.TreePath, Formula]]:
    """List the formulas with TeX that is not understood, each with the path of its text."""
    from reseaux_quiz.formulas import reading  # noqa: PLC0415 - most texts have no formula

    for path, text, kind in texts.of_document(of) if isinstance(of, Document) else texts.of_question(of):
        if "$" not in text or kind is texts.Kind.PLAIN:
            continue
        blocks = _gapped(of) if isinstance(of, Cloze) and path == ("text",) else parse(text)
        for tex in dict.fromkeys(each.tex for each in walk(blocks) if isinstance(each, Math)):
            formula = reading.read(tex)
            if formula.unknown:
                yield path, formula


def _gapped(cloze: Cloze) -> tuple[Block, ...]:
    """Return the text of a cloze, and the words that belong in its gaps where they are shown."""
    words = [answer for gap in cloze.gaps for answer in gap.answers] if cloze.distractors else []
    return (*parse_cloze(cloze), *(Paragraph(parse_inline(word)) for word in words))
