"""How questions, answers and figures look on a terminal."""

from fractions import Fraction

import click

from reseaux_quiz import markup
from reseaux_quiz.cli.terminal import bold, coloured, italic, plain, wrap
from reseaux_quiz.grading import Verdict
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.i18n import user_language


def emphasise(text: str, inline: markup.Strong | markup.Emphasis | markup.Code) -> str:
    """Mark what the Markdown marks: a `markup.Style`."""
    match inline:
        case markup.Strong():
            return bold(text)
        case markup.Emphasis():
            return italic(text)
        case markup.Code():
            return text


_SIGNS = {
    Verdict.RIGHT: ("✓", "green"),
    Verdict.PARTLY: ("≈", "yellow"),
    Verdict.WRONG: ("✗", "red"),
}


def signed(verdict: Verdict, text: str) -> str:
    """Put the sign of a verdict before a text; colour is beside it, never alone."""
    sign, colour = _SIGNS[verdict]
    marked = f"{sign} {text}"
    return click.style(marked, fg=colour, bold=True) if coloured() else bold(marked)


def block(blocks: tuple[markup.Block, ...], indent: str = "", blank: markup.Blanks = markup.underscores) -> str:
    """Return Markdown with blocks as wrapped lines."""
    return wrap(markup.plain(blocks, emphasise, blank), indent)


def inline(text: str) -> str:
    """Return inline Markdown as text, unwrapped."""
    return markup.plain_inline(markup.parse_inline(text), emphasise)


def number(value: Fraction) -> str:
    """Write a score with a decimal at most, as the user's language does."""
    rounded = f"{float(value):.1f}".removesuffix(".0")
    return rounded.replace(".", ",") if user_language() == "fr" else rounded


def percent(share: Fraction | float) -> str:
    """Write a share from 0 to 1: « 60 % », in words where text is plain."""
    message = _("{number} percent") if plain() else _("{number} %")
    return message.format(number=round(share * 100))
