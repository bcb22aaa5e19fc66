"""The tree → HTML.

How pictures, formulas and gaps are written depends on the target page, and is passed to the `Writer`.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import assert_never

from attrs import evolve, frozen

from reseaux_quiz import typography
from reseaux_quiz.markup.plain import underscores
from reseaux_quiz.markup.tree import (
    Align,
    Blank,
    Block,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Image,
    Inline,
    Line,
    Link,
    List,
    Math,
    Paragraph,
    Quotation,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
)

_TAG = re.compile("<[a-z]+")


def escaped(text: str) -> str:
    """Escape a text for use between tags."""
    return escape(text, quote=False)


@frozen(kw_only=True)
class Writer:
    """Writes HTML.

    `picture` returns the `src` of a picture, `formula` the HTML of a formula, `blank` that of a gap by its index,
    `text` that of a text, and `align` the attribute that aligns a cell. `table` is the class of tables. `language` is
    that of the texts where the page around them has another: each outermost element then says it, and its direction.
    """

    picture: Callable[[Image], str]
    formula: Callable[[Math], str]
    blank: Callable[[int], str] = underscores
    text: Callable[[str], str] = escaped
    align: Callable[[Align], str] = 'style="text-align:{}"'.format
    table: str | None = None
    language: str | None = None

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Return the HTML of blocks."""
        if self.language:
            inside = evolve(self, language=None)
            return "".join([self._in_its_language(inside.blocks((block,))) for block in blocks])
        return "".join([self._block(block) for block in blocks])

    def line(self, inlines: Sequence[Inline]) -> str:
        """Return the HTML of a line."""
        if self.language:
            return (
                self._in_its_language(f"<span>{evolve(self, language=None).line(inlines)}</span>") if inlines else ""
            )
        if len(inlines) == 1 and isinstance(inlines[0], Text):  # the usual case
            return self.text(inlines[0].text)
        return "".join([self._inline(inline) for inline in inlines])

    def _in_its_language(self, html: str) -> str:
        """Say the language of an element, and its direction where that is from right to left."""
        assert self.language
        turned = ' dir="rtl"' if typography.is_right_to_left(self.language) else ""
        name = _TAG.match(html)
        assert name
        return f'{name[0]} lang="{escape(self.language)}"{turned}{html[name.end() :]}'

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(children):
                return f"<p>{self.line(children)}</p>"
            case List(items, start):
                rows = "".join(f"<li>{self._item(item)}</li>" for item in items)
                if start is None:
                    return f"<ul>{rows}</ul>"
                return f"<ol>{rows}</ol>" if start == 1 else f'<ol start="{start}">{rows}</ol>'
            case Table():
                return self._table(block)
            case CodeBlock(lines):
                return f"<pre><code>{self._code(lines)}</code></pre>"
            case Quotation(blocks):
                return f"<blockquote>{self.blocks(blocks)}</blockquote>"
            case _:
                assert_never(block)

    def _table(self, table: Table) -> str:
        styles = [f" {self.align(align)}" if align else "" for align in table.aligns]

        def row(cells: Iterable[Line], tag: str) -> str:
            written = (f"<{tag}{style}>{self.line(cell)}</{tag}>" for cell, style in zip(cells, styles, strict=True))
            return f"<tr>{''.join(written)}</tr>"

        body = "".join(row(cells, "td") for cells in table.rows)
        opening = f'<table class="{self.table}">' if self.table else "<table>"
        return f"{opening}<thead>{row(table.header, 'th')}</thead><tbody>{body}</tbody></table>"

    def _code(self, lines: Iterable[Line]) -> str:
        def piece(inline: Inline) -> str:
            return escaped(inline.text) if isinstance(inline, Code) else self._inline(inline)

        return "\n".join(["".join(map(piece, line)) for line in lines])

    def _item(self, blocks: Sequence[Block]) -> str:
        """Write an item of a list, without <p> if it has a single paragraph, as in a tight list."""
        match blocks:
            case [Paragraph(children), *rest] if not any(isinstance(block, Paragraph) for block in rest):
                return self.line(children) + self.blocks(rest)
            case _:
                return self.blocks(blocks)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text):
                return self.text(text)
            case Strong(children):
                return f"<strong>{self.line(children)}</strong>"
            case Emphasis(children):
                return f"<em>{self.line(children)}</em>"
            case Subscript(children):
                return f"<sub>{self.line(children)}</sub>"
            case Superscript(children):
                return f"<sup>{self.line(children)}</sup>"
            case Code(text):
                return f"<code>{escaped(text)}</code>"
            case Math():
                return self.formula(inline)
            case Link(children, href, title):
                return f'<a href="{escape(href)}"{_title(title)}>{self.line(children)}</a>'
            case Image(_, alt, title):
                return f'<img src="{escape(self.picture(inline))}" alt="{escape(alt)}"{_title(title)}>'
            case Break():
                return "<br>"
            case Blank(index):
                return self.blank(index)
            case _:
                assert_never(inline)


def _title(title: str | None) -> str:
    return f' title="{escape(title)}"' if title else ""
