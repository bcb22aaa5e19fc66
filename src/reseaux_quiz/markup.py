"""The Markdown of a bank: text → a small tree → HTML or plain text.

Two readings, as the format has it: `parse` knows blocks (paragraphs, lists, tables), `parse_inline` only
what stands inside a line, so that « > 50 % » and « 2018. » stay what they are. Raw HTML is text in both.
Writers of other formats walk the tree with `match`.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING, assert_never

from attrs import frozen

from reseaux_quiz.model import Cloze, Gap, Question

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


@frozen
class Text:
    """Characters, as they are to be read."""

    text: str


@frozen
class Strong:
    """Strong emphasis."""

    children: "tuple[Inline, ...]"


@frozen
class Emphasis:
    """Emphasis."""

    children: "tuple[Inline, ...]"


@frozen
class Code:
    """Something to type or read to the letter."""

    text: str


@frozen
class Math:
    """A formula in TeX, without its dollars."""

    tex: str


@frozen
class Link:
    """A link to http, https or mailto; every other one is text."""

    children: "tuple[Inline, ...]"
    href: str


@frozen
class Image:
    """A picture: its path below the bank's folder, and what it shows in words."""

    src: str
    alt: str


@frozen
class Break:
    """A line break that the author asked for."""


@frozen
class Blank:
    """A gap of a cloze, numbered from 0."""

    index: int


Inline = Text | Strong | Emphasis | Code | Math | Link | Image | Break | Blank


@frozen
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]


@frozen
class List:
    """A list; `start` is the number of its first item, None for bullets."""

    items: "tuple[tuple[Block, ...], ...]"
    start: int | None = None


@frozen
class Table:
    """A table with a header row; every row has as many cells as it."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


Block = Paragraph | List | Table

# Parsing costs 110 µs: a text with none of these in it needs no parser.
_INLINE = re.compile(r"[*_`\[\\$\n\r\x00]")
_LIST = re.compile(r" *(?:[-+]|\d{1,9}[.)])(?: |$)")
# As in pandoc: opens before a non-space, closes after one and not before a digit.
_MATH = re.compile(r"(\$\$?)(?![\s$])((?:\\.|[^\\$])+?)(?<!\s)\1(?!\d)", re.DOTALL)
# What Moodle's and Anki's MathJax would take for maths in a text that is none.
_MATHJAX = re.compile(r"\\(?=[(\[]|begin\{)|\$(?=\$)")
_LINE_END = re.compile(r"\r\n?|\n")
_CELL_END = re.compile(r"(?<!\\)\|")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
# Stands for a gap while the text is parsed; a Unicode noncharacter, which loading lets nobody type.
_GAP = "\ufdd0"
# Whoever walks the tree does so by recursion; deeper lists and emphasis are text.
_MAX_DEPTH = 10
_SCHEMES = ("http://", "https://", "mailto:")


def parse(text: str) -> tuple[Block, ...]:
    """Read a text with blocks."""
    if _is_bare(text):
        inside = tuple(_pieces(Text, text, itertools.count())) if _GAP in text else (Text(text),)
        return (Paragraph(inside),)
    return tuple(_blocks(iter(_parser().parse(text)), itertools.count()))


def _is_bare(text: str) -> bool:
    return not (_INLINE.search(text) or _LIST.match(text))


def parse_cloze(cloze: Cloze) -> tuple[Block, ...]:
    """Read the text of a cloze, its gaps as `Blank`; one in a formula, an address or a picture is lost."""
    return parse("".join(_GAP if isinstance(part, Gap) else part for part in cloze.parts))


def parse_inline(text: str) -> tuple[Inline, ...]:
    """Read a text that stands on one line: an option, a hint, a left side."""
    if not _INLINE.search(text):
        return (Text(text),)
    (token,) = _parser().parseInline(text)
    return _inline(token, itertools.count())


def escape_markdown(text: str) -> str:
    """Return Markdown that is read as this plain text, wherever it stands but in code."""
    return _PUNCTUATION.sub(r"\\\g<0>", text)


def underscores(_index: int) -> str:
    """Write every gap alike, whatever its number: what `html` and `plain` do where told no better."""
    return "_____"


Source = Callable[[Image], str]
"""Tells what goes into the `src` of a picture."""

Blanks = Callable[[int], str]
"""Tells how a gap is written, by its number from 0."""


Change = Callable[[str], str]
"""What becomes of a text: its spaces, for instance. What was bare has to stay so."""


def text_as_html(text: str, source: Source, change: Change = str) -> str:
    """Return a text with blocks as HTML: `html` of `with_texts` of `parse`, without a tree where it would be bare."""
    if _is_bare(text):
        return f"<p>{escape(change(text), quote=False)}</p>"
    return html(with_texts(parse(text), change), source)


def line_as_html(text: str, source: Source, change: Change = str) -> str:
    """Return a text that stands on one line as HTML, as `text_as_html` does."""
    if not _INLINE.search(text):
        return escape(change(text), quote=False)
    return html_inline(inline_with_texts(parse_inline(text), change), source)


def html(blocks: Sequence[Block], source: Source, blank: Blanks = underscores) -> str:
    """Return the blocks as HTML."""
    return "".join(_html_block(block, source, blank) for block in blocks)


def html_inline(inlines: Iterable[Inline], source: Source, blank: Blanks = underscores) -> str:
    """Return inline Markdown as HTML."""
    return "".join(_html_inline(inline, source, blank) for inline in inlines)


def keep(text: str, _inline: Strong | Emphasis | Code) -> str:
    """Style nothing: what `plain` does where it is told no better."""
    return text


Style = Callable[[str, Strong | Emphasis | Code], str]


def plain(blocks: Sequence[Block], style: Style = keep, blank: Blanks = underscores) -> str:
    """Return the blocks as text for a terminal: a paragraph, an item and a row a line, unwrapped.

    `style` may mark what is emphasised or code, by escape sequences for instance.
    """
    return "\n\n".join("\n".join(_plain_block(block, style, blank)) for block in blocks)


def plain_inline(inlines: Iterable[Inline], style: Style = keep, blank: Blanks = underscores) -> str:
    """Return inline Markdown as text; `style` as for `plain`."""
    return "".join(_plain_inline(inline, style, blank) for inline in inlines)


def cut_row(text: str) -> str | None:
    """Return a row with more cells than its table has columns, if there is one: as in GFM, what is over is lost."""
    lines = _LINE_END.split(text)
    columns = 0
    for token in _parser().parse(text):
        match token.type:
            case "table_open":
                columns = 0
            case "th_open":
                columns += 1
            case "tr_open" if columns and token.map:
                row = lines[token.map[0]].strip()
                cells = _CELL_END.split(row.removeprefix("|").removesuffix("|"))
                if any(map(str.strip, cells[columns:])):
                    return row
    return None


def first_words(question: Question, most: int = 60) -> str:
    """Return the beginning of a question as plain text, of at most so many characters, to name it in a list."""
    blocks = parse(question.prompt)
    if isinstance(question, Cloze) and not question.prompt:
        blocks = parse_cloze(question)
    words = " ".join(plain(blocks).split())
    if len(words) <= most:
        return words
    return words[: most - 1].rpartition(" ")[0].rstrip(" ,;:.«(") + " …"


def walk(blocks: Sequence[Block]) -> Iterator[Inline]:
    """Go through everything that stands inside lines, each before what it contains."""
    for block in blocks:
        match block:
            case Paragraph(children):
                yield from _walk_inlines(children)
            case List(items):
                for item in items:
                    yield from walk(item)
            case Table(header, rows):
                for row in (header, *rows):
                    for cell in row:
                        yield from _walk_inlines(cell)
            case _:
                assert_never(block)


def with_texts(blocks: Sequence[Block], change: Change) -> tuple[Block, ...]:
    """Return the blocks with every text changed; code, formulas, addresses and pictures stay as they are."""
    return tuple(_block_with_texts(block, change) for block in blocks)


def _block_with_texts(block: Block, change: Change) -> Block:
    match block:
        case Paragraph(children):
            return Paragraph(inline_with_texts(children, change))
        case List(items, start):
            return List(tuple(with_texts(item, change) for item in items), start)
        case Table(header, rows):
            cells = [tuple(inline_with_texts(cell, change) for cell in row) for row in (header, *rows)]
            return Table(cells[0], tuple(cells[1:]))
        case _:
            assert_never(block)


def inline_with_texts(inlines: Iterable[Inline], change: Change) -> tuple[Inline, ...]:
    """Return what stands inside a line with every text changed, as `with_texts` does."""
    return tuple(_one_with_texts(inline, change) for inline in inlines)


def _one_with_texts(inline: Inline, change: Change) -> Inline:
    match inline:
        case Text(text):
            return Text(change(text))
        case Strong(children):
            return Strong(inline_with_texts(children, change))
        case Emphasis(children):
            return Emphasis(inline_with_texts(children, change))
        case Link(children, href):
            return Link(inline_with_texts(children, change), href)
        case Code() | Math() | Image() | Break() | Blank():
            return inline
        case _:
            assert_never(inline)


def _walk_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Strong | Emphasis | Link):
            yield from _walk_inlines(inline.children)


# --- reading -------------------------------------------------------------------------------------------


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - most texts need no parser
    from markdown_it.rules_block import list_block  # noqa: PLC0415

    def shallow_list(state: "StateBlock", first: int, last: int, silent: bool) -> bool:
        return state.level < 2 * _MAX_DEPTH and list_block(state, first, last, silent)  # a list and its item

    # Past `maxNesting` the parser would drop what it finds.
    parser = MarkdownIt("zero", {"maxNesting": 3 * _MAX_DEPTH}).enable(
        ["list", "table", "newline", "escape", "backticks", "emphasis", "link", "image"]
    )
    parser.block.ruler.at("list", shallow_list, {"alt": ["paragraph"]})
    parser.inline.ruler.before("escape", "math", _math)
    # A picture's path stays as typed, and which links are links is settled in `_inlines`.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: not url.lower().startswith("javascript:")  # type: ignore[method-assign]
    return parser


def _math(state: "StateInline", silent: bool) -> bool:
    found = _MATH.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("math", "", 0).content = found[2]
    state.pos = found.end()
    return True


def _blocks(tokens: "Iterator[Token]", gaps: Iterator[int]) -> Iterator[Block]:
    for token in tokens:
        match token.type:
            case "inline":
                yield Paragraph(_inline(token, gaps))
            case "bullet_list_open" | "ordered_list_open":
                start = int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else None
                yield List(tuple(_items(tokens, gaps)), start)
            case "table_open":
                header, *rows = _rows(tokens, gaps)
                yield Table(header, tuple(rows))
            case "list_item_close":
                return
            case _:  # the opening and the closing of a paragraph
                pass


def _items(tokens: "Iterator[Token]", gaps: Iterator[int]) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == "list_item_open":
            yield tuple(_blocks(tokens, gaps))
        else:  # the list's own closing
            return


def _rows(tokens: "Iterator[Token]", gaps: Iterator[int]) -> Iterator[tuple[tuple[Inline, ...], ...]]:
    row: list[tuple[Inline, ...]] = []
    for token in tokens:
        match token.type:
            case "inline":
                row.append(_inline(token, gaps))
            case "tr_close":
                yield tuple(row)
                row = []
            case "table_close":
                return
            case _:
                pass


def _inline(parent: "Token", gaps: Iterator[int]) -> tuple[Inline, ...]:
    """Read what stands inside a line, without the marks of what is nested too deep."""
    tokens, depth = [], 0
    for token in parent.children or ():
        depth += token.nesting > 0
        if depth <= _MAX_DEPTH or not token.nesting:
            tokens.append(token)
        depth -= token.nesting < 0
    return _inlines(iter(tokens), gaps)


def _inlines(tokens: "Iterator[Token]", gaps: Iterator[int]) -> tuple[Inline, ...]:
    """Read up to the closing of the element that the tokens are in."""
    found: list[Inline] = []
    for token in tokens:
        match token.type:
            case "text":
                found += _pieces(Text, token.content, gaps)
            case "softbreak":
                found.append(Text(" "))
            case "hardbreak":
                found.append(Break())
            case "code_inline":
                found += _pieces(Code, token.content, gaps)
            case "math":
                found.append(Math(token.content))
            case "image":
                alt = plain_inline(_inline(token, gaps))
                found.append(Image(str(token.attrs["src"]), alt))
            case "strong_open":
                found.append(Strong(_inlines(tokens, gaps)))
            case "em_open":
                found.append(Emphasis(_inlines(tokens, gaps)))
            case "link_open":
                found.extend(_link(str(token.attrs["href"]), _inlines(tokens, gaps)))
            case _:
                break
    return tuple(found)


def _pieces(kind: type[Text] | type[Code], content: str, gaps: Iterator[int]) -> Iterator[Inline]:
    """Cut a text at its gaps."""
    for index, piece in enumerate(content.split(_GAP)):
        if index:
            yield Blank(next(gaps))
        if piece:
            yield kind(piece)


def _link(href: str, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if href.lower().startswith(_SCHEMES):
        return (Link(children, href),)
    return (Text("["), *children, Text(f"]({href})"))


# --- writing -------------------------------------------------------------------------------------------


def _html_block(block: Block, source: Source, blank: Blanks) -> str:
    match block:
        case Paragraph(children):
            return f"<p>{html_inline(children, source, blank)}</p>"
        case List(items, start):
            rows = "".join(f"<li>{_html_item(item, source, blank)}</li>" for item in items)
            if start is None:
                return f"<ul>{rows}</ul>"
            return f"<ol>{rows}</ol>" if start == 1 else f'<ol start="{start}">{rows}</ol>'
        case Table(header, rows):
            head = "".join(f"<th>{html_inline(cell, source, blank)}</th>" for cell in header)
            body = "".join(
                f"<tr>{''.join(f'<td>{html_inline(cell, source, blank)}</td>' for cell in row)}</tr>" for row in rows
            )
            return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        case _:
            assert_never(block)


def _html_item(blocks: Sequence[Block], source: Source, blank: Blanks) -> str:
    """Write an item of a list, without <p> where it is one paragraph, as a tight list is."""
    match blocks:
        case [Paragraph(children), *rest] if not any(isinstance(block, Paragraph) for block in rest):
            return html_inline(children, source, blank) + html(rest, source, blank)
        case _:
            return html(blocks, source, blank)


def _html_inline(inline: Inline, source: Source, blank: Blanks) -> str:
    match inline:
        case Text(text):
            return _unlike_maths(escape(text, quote=False))
        case Strong(children):
            return f"<strong>{html_inline(children, source, blank)}</strong>"
        case Emphasis(children):
            return f"<em>{html_inline(children, source, blank)}</em>"
        case Code(text):
            return f"<code>{escape(text, quote=False)}</code>"
        case Math(tex):
            return rf"\({escape(tex, quote=False)}\)"
        case Link(children, href):
            return f'<a href="{escape(href)}">{html_inline(children, source, blank)}</a>'
        case Image(_, alt):
            return f'<img src="{escape(source(inline))}" alt="{escape(alt)}">'
        case Break():
            return "<br>"
        case Blank(index):
            return blank(index)
        case _:
            assert_never(inline)


def _unlike_maths(html: str) -> str:
    return _MATHJAX.sub(r"<span>\g<0></span>", html) if "\\" in html or "$" in html else html


def _plain_block(block: Block, style: Style, blank: Blanks) -> Iterator[str]:
    match block:
        case Paragraph(children):
            yield plain_inline(children, style, blank)
        case List(items, start):
            for number, item in enumerate(items):
                mark = "- " if start is None else f"{start + number}. "
                lines = [line for part in item for line in _plain_block(part, style, blank)]
                for index, line in enumerate(lines or [""]):
                    yield (mark if index == 0 else " " * len(mark)) + line
        case Table(header, rows):
            for row in (header, *rows):
                yield " | ".join(plain_inline(cell, style, blank) for cell in row)
        case _:
            assert_never(block)


def _plain_inline(inline: Inline, style: Style, blank: Blanks) -> str:
    match inline:
        case Text(text) | Math(text):
            return text
        case Strong(children) | Emphasis(children):
            return style(plain_inline(children, style, blank), inline)
        case Code(text):
            return style(text, inline)
        case Link(children, href):
            text = plain_inline(children, style, blank)
            return text if href.removeprefix("mailto:") == text else f"{text} ({href})"
        case Image(_, alt):
            return f"[{alt}]"
        case Break():
            return "\n"
        case Blank(index):
            return blank(index)
        case _:
            assert_never(inline)
