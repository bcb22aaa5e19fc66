"""Banks of whole subjects, as for a class: real questions, written for the tests."""

from collections.abc import Iterator
from pathlib import Path

import reseaux_quiz as rq
from reseaux_quiz import markup, texts
from reseaux_quiz.model import Quiz

FOLDER = Path(__file__).parent / "subjects"


def subjects(path: Path = FOLDER) -> Quiz:
    """Return the questions of all subjects, or of one."""
    return rq.select(rq.load(path))


def formulas(path: Path = FOLDER) -> Iterator[str]:
    """Return the TeX of each formula in them."""
    for item in subjects(path).items:
        for _path, text, kind in texts.of_question(item.question):
            if kind is not texts.Kind.PLAIN:
                line = kind is texts.Kind.INLINE
                blocks = (markup.Paragraph(markup.parse_inline(text)),) if line else markup.parse(text)
                yield from (inline.tex for inline in markup.walk(blocks) if isinstance(inline, markup.Math))
