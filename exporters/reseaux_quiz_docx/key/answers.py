"""The answer of a question as one line of text."""

from typing import assert_never

from reseaux_quiz import markup
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
from reseaux_quiz_docx.sheet.plan import Asked, letter, letters


def short(asked: Asked) -> str | None:
    """Return an answer as plain text: letters of options, ranks, words; None for an essay."""
    body = asked.shown.body
    match body:
        case Choices():
            return ", ".join(letter(index) for index, option in enumerate(body.shown) if option.right)
        case Statement():
            return body.right
        case TypedText(answer):
            return markup.plain_inline(answer)
        case TypedNumber():
            return body.answer
        case Pairs():
            return ", ".join(
                f"{number}{NO_BREAK}–{NO_BREAK}{right}" for number, right in enumerate(letters(body), start=1)
            )
        case Ranking():
            return ", ".join(str(index + 1) for index in body.drawn)
        case GappedText(gaps=gaps):
            return " – ".join(markup.plain_inline(gap.answer) for gap in gaps)
        case Card(back):
            return " ".join(markup.plain(back).split())
        case Writing():
            return None
        case _:
            assert_never(body)
