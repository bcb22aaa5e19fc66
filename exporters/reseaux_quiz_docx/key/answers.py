"""The answer of a question on one line."""

from typing import assert_never

from reseaux_quiz import markup
from reseaux_quiz.markup import Line, Math, Paragraph, Text
from reseaux_quiz.presenting import (
    Card,
    Choices,
    GappedText,
    Pairs,
    Ranking,
    Statement,
    TypedNumber,
    TypedText,
    Writing,
)
from reseaux_quiz.typography import NO_BREAK
from reseaux_quiz_docx.document.texts import has_picture
from reseaux_quiz_docx.sheet.plan import Asked, letter, letters


def short(asked: Asked) -> Line | None:
    """Return an answer as text and formulas: letters of options, ranks, words; None for an essay."""
    body = asked.shown.body
    match body:
        case Choices():
            return (Text(", ".join(letter(index) for index, option in enumerate(body.shown) if option.right)),)
        case Statement():
            return (Text(body.right),)
        case TypedText(answer):
            return _without_markup(answer)
        case TypedNumber():
            return (Text(body.answer),)
        case Pairs():
            pairs = (f"{number}{NO_BREAK}–{NO_BREAK}{right}" for number, right in enumerate(letters(body), start=1))
            return (Text(", ".join(pairs)),)
        case Ranking():
            return (Text(", ".join(str(index + 1) for index in body.drawn)),)
        case GappedText(gaps=gaps):
            return _without_markup(tuple(inline for gap in gaps for inline in (Text(" – "), *gap.answer))[1:])
        case Card((Paragraph(children),)):
            return _without_markup(children)
        case Card(back):
            return (Text(" ".join(markup.plain(back).split())),)
        case Writing():
            return None
        case _:
            assert_never(body)


def _without_markup(line: Line) -> Line:
    """Return a line as plain text, unless it has formulas, which only an equation shows well."""
    has_formula = any(isinstance(inline, Math) for inline in markup.walk_line(line))
    return line if has_formula and not has_picture([line]) else (Text(" ".join(markup.plain_inline(line).split())),)
