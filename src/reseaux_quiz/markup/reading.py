"""Markdown → the tree, with markdown-it.

`parse` reads blocks (paragraphs, lists, tables, quotations, fenced code), `parse_inline` only inline markup, so that
“> 50 %” and “2018.” stay as they are. Both read raw HTML as text. Unlike in CommonMark, a typed line break is
one, and underscores, and stars between letters or digits, are text: `__init__`, 2*3*4.
"""

import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from reseaux_quiz.markup.plain import plain_inline
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
from reseaux_quiz.model import Cloze, Gap

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# A text without any of these needs no parser, which would take 110 µs.
_INLINE = re.compile(r"[*~^`\[\\$\n\r\x00]")
_BLOCK = re.compile(r" *(?:>|(?:[-+]|\d{1,9}[.)])(?: |$))")
# As in pandoc: opens before a non-space, closes after a non-space and not before a digit.
_MATH = re.compile(r"\$(?![\s$])((?:\\.|[^\\$])+?)(?<!\s)\$(?!\d)", re.DOTALL)
_DISPLAY = re.compile(r"\$\$\s*((?:\\.|[^\\$])+?)\s*\$\$", re.DOTALL)
# As in pandoc, but not closed before a digit either: x^2+y^2 is left as it is.
_SCRIPT = re.compile(r"([~^])((?:\\[!-/:-@\[-`{-~]|[^\s\\~^])+)\1(?!\d)")
_SCRIPTS = {"~": "sub", "^": "sup"}
# Two stars that are no emphasis: those of 2*3 and f(x)*g(x).
_UNMARKED = re.compile(r"(?<=[^\W_])\*+(?=[^\W_])|(?<=[)\]}])\*+(?=[^\W_]|[(\[{])|_+")
_LINE_END = re.compile(r"\r\n?|\n")
_CELL_END = re.compile(r"(?<!\\)\|")
_LANGUAGE = re.compile(r"[\w+#.-]+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
# Stands for a gap during parsing; a Unicode noncharacter, which loading rejects in texts.
_GAP = "\ufdd0"
# The tree is walked recursively, so lists and emphasis nested deeper become text.
_MAX_DEPTH = 10
_SCHEMES = ("http://", "https://", "mailto:")


def parse(text: str) -> tuple[Block, ...]:
    """Read a text as blocks."""
    if not _has_markup(text):
        inside = tuple(_pieces(Text, text, itertools.count())) if _GAP in text else (Text(text),)
        return (Paragraph(inside),)
    return tuple(_blocks(iter(_parser().parse(text)), itertools.count()))


def _has_markup(text: str) -> bool:
    return bool(_INLINE.search(text) or _BLOCK.match(text))


def parse_cloze(cloze: Cloze) -> tuple[Block, ...]:
    """Read the text of a cloze, with its gaps as `Blank`; gaps in formulas, addresses or pictures are lost."""
    return parse("".join(_GAP if isinstance(part, Gap) else part for part in cloze.parts))


def parse_inline(text: str) -> tuple[Inline, ...]:
    """Read a text of one line, such as an option, a hint or a left side."""
    if not _INLINE.search(text):
        return (Text(text),)
    (token,) = _parser().parseInline(text)
    return _inline(token, itertools.count())


def readable(text: str) -> str:
    """Return a text of one line without its marks, its formulas in signs that can be read."""
    return plain_inline(parse_inline(text)) if _INLINE.search(text) else text


def escape_markdown(text: str) -> str:
    """Return Markdown that is read as this plain text, anywhere except in code."""
    return _PUNCTUATION.sub(r"\\\g<0>", text)


def cut_row(text: str) -> str | None:
    """Return a row with more cells than its table has columns, if any: GFM drops the excess cells."""
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


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - most texts need no parser
    from markdown_it.rules_block import blockquote, list_block  # noqa: PLC0415

    def shallow(rule: "RuleFuncBlockType") -> "RuleFuncBlockType":
        def checked(state: "StateBlock", first: int, last: int, silent: bool) -> bool:
            return state.level < 2 * _MAX_DEPTH and rule(state, first, last, silent)  # a list and its item

        return checked

    # Beyond `maxNesting` the parser would drop elements.
    parser = MarkdownIt("zero", {"maxNesting": 3 * _MAX_DEPTH}).enable(
        ["fence", "blockquote", "list", "table", "newline", "escape", "backticks", "emphasis", "link", "image"]
    )
    parser.block.ruler.at("blockquote", shallow(blockquote), {"alt": ["paragraph", "blockquote", "list"]})
    parser.block.ruler.at("list", shallow(list_block), {"alt": ["paragraph", "blockquote"]})
    parser.inline.ruler.before("escape", "math", _math)
    parser.inline.ruler.before("emphasis", "unmarked", _unmarked)
    parser.inline.ruler.before("emphasis", "script", _script)
    # Paths of pictures stay as typed, and `_inlines` decides which links are kept.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: not url.lower().startswith("javascript:")  # type: ignore[method-assign]
    return parser


def _math(state: "StateInline", silent: bool) -> bool:
    display = _DISPLAY.match(state.src, state.pos, state.posMax)
    found = display or _MATH.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("display_math" if display else "math", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _unmarked(state: "StateInline", silent: bool) -> bool:
    """Leave underscores, and stars between letters or digits, as they are."""
    found = _UNMARKED.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True


def _script(state: "StateInline", silent: bool) -> bool:
    """Read H~2~O and x^2^."""
    found = _SCRIPT.match(state.src, state.pos, state.posMax)
    if not found or state.src.startswith(found[1], state.pos - 1 if state.pos else 1):
        return False
    if not silent:
        state.push(_SCRIPTS[found[1]], "", 0).content = _ESCAPED.sub(r"\1", found[2])
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
                yield _table(tokens, gaps)
            case "fence" if not (token.content.strip() or token.info.strip()):
                yield Paragraph((Text(token.markup),))
            case "fence":
                yield CodeBlock(tuple(tuple(_pieces(Code, line, gaps)) for line in _lines_of(token)))
            case "blockquote_open":
                yield Quotation(tuple(_blocks(tokens, gaps)))
            case "list_item_close" | "blockquote_close":
                return
            case _:  # the opening and closing of a paragraph
                pass


def _lines_of(fence: "Token") -> list[str]:
    """Return the lines between fences; what stands behind the first is one of them, unless it names a language."""
    lines = fence.content.removesuffix("\n").split("\n")
    info = fence.info.strip()
    names_language = fence.content and _LANGUAGE.fullmatch(info)
    return lines if names_language or not info else [info, *lines]


def _items(tokens: "Iterator[Token]", gaps: Iterator[int]) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == "list_item_open":
            yield tuple(_blocks(tokens, gaps))
        else:  # the closing of the list
            return


def _table(tokens: "Iterator[Token]", gaps: Iterator[int]) -> Table:
    rows: list[list[Line]] = []
    aligns: list[Align | None] = []
    for token in tokens:
        match token.type:
            case "tr_open":
                rows.append([])
            case "th_open":
                style = str(token.attrs.get("style", ""))
                aligns.append(Align(style.removeprefix("text-align:")) if style else None)
            case "inline":
                rows[-1].append(_inline(token, gaps))
            case "table_close":
                break
            case _:
                pass
    header, *body = map(tuple, rows)
    return Table(header, tuple(body), tuple(aligns))


def _inline(parent: "Token", gaps: Iterator[int]) -> tuple[Inline, ...]:
    """Read inline tokens, without the marks of elements that are nested too deep."""
    tokens, depth = [], 0
    for token in parent.children or ():
        depth += token.nesting > 0
        if depth <= _MAX_DEPTH or not token.nesting:
            tokens.append(token)
        depth -= token.nesting < 0
    return _inlines(iter(tokens), gaps)


def _inlines(tokens: "Iterator[Token]", gaps: Iterator[int]) -> tuple[Inline, ...]:
    """Read up to the closing token of the enclosing element."""
    found: list[Inline] = []
    for token in tokens:
        match token.type:
            case "text":
                found += _pieces(Text, token.content, gaps)
            case "softbreak" | "hardbreak":
                found.append(Break())
            case "code_inline":
                found += _pieces(Code, token.content, gaps)
            case "math":
                found.append(Math(token.content))
            case "display_math":
                found.append(Math(token.content, display=True))
            case "sub":
                found.append(Subscript(tuple(_pieces(Text, token.content, gaps))))
            case "sup":
                found.append(Superscript(tuple(_pieces(Text, token.content, gaps))))
            case "image":
                alt = plain_inline(_inline(token, gaps))
                found.append(Image(str(token.attrs["src"]), alt, _title(token)))
            case "strong_open":
                found.append(Strong(_inlines(tokens, gaps)))
            case "em_open":
                found.append(Emphasis(_inlines(tokens, gaps)))
            case "link_open":
                found.extend(_link(token, _inlines(tokens, gaps)))
            case _:
                break
    return tuple(found)


def _pieces(kind: type[Text] | type[Code], content: str, gaps: Iterator[int]) -> Iterator[Inline]:
    """Split a text at its gaps."""
    for index, piece in enumerate(content.split(_GAP)):
        if index:
            yield Blank(next(gaps))
        if piece:
            yield kind(piece)


def _link(token: "Token", children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    href, title = str(token.attrs["href"]), _title(token)
    if href.lower().startswith(_SCHEMES):
        return (Link(children, href, title),)
    ending = f' "{title}")' if title else ")"
    return (Text("["), *children, Text(f"]({href}{ending}"))


def _title(token: "Token") -> str | None:
    return str(token.attrs["title"]) if token.attrs.get("title") else None
