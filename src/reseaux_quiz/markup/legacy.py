# ruff: noqa: D103
"""Former names, kept until their last caller is gone."""

from collections.abc import Callable, Iterable, Sequence

from reseaux_quiz.markup import mathjax
from reseaux_quiz.markup.html import Writer
from reseaux_quiz.markup.plain import Blanks, underscores
from reseaux_quiz.markup.reading import parse, parse_inline
from reseaux_quiz.markup.tree import Block, Emphasis, Image, Inline, Link, Strong, Text, map_lines

Source = Callable[[Image], str]
Change = Callable[[str], str]


def _writer(source: Source, blank: Blanks = underscores) -> Writer:
    return Writer(picture=source, formula=mathjax.formula, text=mathjax.text, blank=blank)


def text_as_html(text: str, source: Source, change: Change = str) -> str:
    return html(with_texts(parse(text), change), source)


def line_as_html(text: str, source: Source, change: Change = str) -> str:
    return html_inline(inline_with_texts(parse_inline(text), change), source)


def html(blocks: Sequence[Block], source: Source, blank: Blanks = underscores) -> str:
    return _writer(source, blank).blocks(blocks)


def html_inline(inlines: Iterable[Inline], source: Source, blank: Blanks = underscores) -> str:
    return _writer(source, blank).line(tuple(inlines))


def with_texts(blocks: Sequence[Block], change: Change) -> tuple[Block, ...]:
    return map_lines(blocks, lambda line: inline_with_texts(line, change))


def inline_with_texts(inlines: Iterable[Inline], change: Change) -> tuple[Inline, ...]:
    def one(inline: Inline) -> Inline:
        match inline:
            case Text(text):
                return Text(change(text))
            case Strong(children):
                return Strong(inline_with_texts(children, change))
            case Emphasis(children):
                return Emphasis(inline_with_texts(children, change))
            case Link(children, href, title):
                return Link(inline_with_texts(children, change), href, title)
            case _:
                return inline

    return tuple(map(one, inlines))
