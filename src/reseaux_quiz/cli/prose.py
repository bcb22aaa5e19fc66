"""How texts, marks and figures look on a terminal."""

from decimal import Decimal
from fractions import Fraction

import click

from reseaux_quiz import markup, typography
from reseaux_quiz.cli.language import _, language
from reseaux_quiz.cli.terminal import END_OF_ISOLATE, ISOLATE, ITEM, bold, coloured, italic, plain, width, wrap
from reseaux_quiz.grading import Verdict


def emphasise(text: str, inline: markup.Strong | markup.Emphasis | markup.Code | markup.Image) -> str:
    """Mark what the Markdown marks, and give the path of a picture, which can't be shown: a `markup.Style`."""
    match inline:
        case markup.Strong():
            return bold(text)
        case markup.Emphasis():
            return italic(text)
        case markup.Code():
            return text
        case markup.Image(src):
            return f"{text} ({src})"


_SIGNS = {
    Verdict.RIGHT: ("✓", "green"),
    Verdict.PARTLY: ("≈", "yellow"),
    Verdict.WRONG: ("✗", "red"),
}


def signed(verdict: Verdict, text: str) -> str:
    """Put the sign of a verdict before a text; colour only repeats what the sign says."""
    sign, colour = _SIGNS[verdict]
    marked = f"{sign} {text}"
    return click.style(marked, fg=colour, bold=True) if coloured() else bold(marked)


def block(blocks: markup.Blocks, indent: str = "", blank: markup.Blanks = markup.underscores) -> str:
    """Return blocks as wrapped lines."""
    return wrap(isolated(markup.plain(blocks, emphasise, blank, width() - len(indent))), indent)


def inline(line: markup.Line) -> str:
    """Return a line as text, unwrapped."""
    return isolated(markup.plain_inline(line, emphasise))


def isolated(text: str) -> str:
    """Let what is written from right to left have its own direction, line by line, whatever stands beside it."""
    return "\n".join(map(_isolated_line, text.split("\n"))) if typography.RIGHT_TO_LEFT.search(text) else text


def _isolated_line(line: str) -> str:
    if not typography.RIGHT_TO_LEFT.search(line):
        return line
    mark = ITEM.match(line)
    start = mark.end() if mark else 0
    return f"{line[:start]}{ISOLATE}{line[start:]}{END_OF_ISOLATE}"


def number(value: Fraction) -> str:
    """Write a score with at most one decimal, as the user's language does."""
    return typography.number(Decimal(f"{float(value):.1f}"), language())


def percent(share: Fraction | float) -> str:
    """Write a share from 0 to 1: “60%”, in words where text is plain."""
    rounded = round(share * 100)
    return _("{number} percent", number=rounded) if plain() else _("{number}%", number=rounded)
