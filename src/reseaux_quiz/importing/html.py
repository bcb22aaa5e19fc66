"""HTML → the Markdown of a bank; what Markdown has not is a loss, and what runs is left out."""

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import unescape
from typing import Any
from urllib.parse import unquote

from attrs import Factory, define, field

from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.importing import markdown, plain
from reseaux_quiz.importing.losses import Level, LossCode
from reseaux_quiz.importing.sources import Files, clean
from reseaux_quiz.markup import (
    Blank,
    Break,
    Code,
    Emphasis,
    Image,
    Inline,
    Link,
    Math,
    Strong,
    Subscript,
    Superscript,
    Text,
)

Lose = Callable[[LossCode, Level, Message], None]
Keep = Callable[[str, bytes], str | None]
"""Keeps a picture: its name and its bytes → its path below the bank's folder; None for what is no picture."""

_MARKED = re.compile(r"[<&]")
_SPACES = re.compile(r"[ \t\n\f\r]+")
_DATA = re.compile(r"data:image/[\w.+-]+;base64,(.*)", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_SCHEMES = ("http://", "https://", "mailto:")
_MAX_DEPTH = 100
_MAX_SPAN = 50


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HEADINGS = _words("h1 h2 h3 h4 h5 h6")
_BLOCKS = _HEADINGS | _words(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_INLINE = _words(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark math nobr q rp rt ruby "
    "s samp small span strike strong sub sup time tt u var wbr"
)
_ACTIVE = _words("script style iframe object embed applet video audio canvas svg link meta base frame template")
_FIELDS = _words("input select textarea button option optgroup datalist output progress meter")
_OTHERS = _words("head title noscript col colgroup area map source track param picture")
_KNOWN = _BLOCKS | _INLINE | _ACTIVE | _FIELDS | _OTHERS
_STYLED = _words("font u mark big small ins center del s strike")
_TEXT_ALIGN = re.compile(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
_STYLE = re.compile(r"color|background|text-decoration|font-size|font-weight|font-style", re.IGNORECASE)


@define
class Converter:
    """Converts the texts of one question. `files` are those that came with its text, by name."""

    lose: Lose
    keep: Keep
    files: Files = Factory(dict)
    said: set[tuple[LossCode, str]] = field(factory=set)

    def blocks(self, html: str) -> str:
        """Convert a text that may have blocks."""
        if not _MARKED.search(html):
            return markdown.paragraph([*_text(clean(html))])
        return "\n\n".join(self._blocks(_parsed(html, self._loss)))

    def line(self, html: str) -> str:
        """Convert a text that stands on one line: blocks are put one behind the other, with line breaks."""
        if not _MARKED.search(html):
            return markdown.line([*_text(clean(html))])
        return markdown.line(self._flat(_parsed(html, self._loss)))

    def plain(self, html: str) -> str:
        """Convert a text that is typed or matched: characters alone."""
        if not _MARKED.search(html):
            return " ".join(clean(html).split(" ")).strip()
        return self.without_marks(self._flat(_parsed(html, self._loss)))

    def without_marks(self, inlines: Iterable[Inline]) -> str:
        """Return the characters of what stands on a line; that it was styled, or a picture, is a loss."""
        found = "".join(self._characters(each) for each in inlines)
        return " ".join(found.split(" ")).strip()

    def is_marked(self, html: str) -> bool:
        """Tell whether a text is more than characters."""
        return bool(_MARKED.search(html))

    # --- losses ---------------------------------------------------------------------------------------------

    def _loss(self, code: LossCode, level: Level, message: Message) -> None:
        if (code, str(message)) not in self.said:
            self.said.add((code, str(message)))
            self.lose(code, level, message)

    def _style(self, what: str) -> None:
        self._loss(LossCode.STYLE, Level.REDUCED, msg("formatting is dropped: {what}", what=what))

    # --- blocks ---------------------------------------------------------------------------------------------

    def _blocks(self, element: Any) -> Iterator[str]:
        """Write what an element contains as blocks: runs of inline content are paragraphs."""
        inlines: list[Inline] = [*_text(element.text)]
        for child in element:
            if _is_block(child) or _has_blocks(child):
                yield from _written(inlines)
                inlines = [*_text(child.tail)]
                yield from self._block(child)
            else:
                inlines += self._inline(child)
                inlines += _text(child.tail)
        yield from _written(inlines)

    def _block(self, element: Any) -> Iterator[str]:
        self._look_at_style(element)
        match element.tag:
            case "ul" | "ol":
                yield self._list(element)
            case "table":
                yield from self._table(element)
            case "pre":
                content = _content(element).removeprefix("\n").rstrip()
                fence = "`" * max(3, 1 + max(map(len, re.findall("`+", content)), default=0))
                yield f"{fence}\n{content}\n{fence}"
            case "blockquote":
                yield "\n".join(f"> {line}".rstrip() for line in "\n\n".join(self._blocks(element)).split("\n"))
            case "hr":
                self._style("<hr>")
            case tag if tag in _HEADINGS:
                self._style(f"<{tag}>")
                yield from _written([Strong(tuple(self._flat(element)))])
            case tag if tag in _ACTIVE or tag in _FIELDS:
                yield from _written([*self._inline(element)])
            case _:
                yield from self._blocks(element)

    def _list(self, element: Any) -> str:
        ordered = element.tag == "ol"
        start = element.get("start", "1")
        first = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
        items = [child for child in element if child.tag == "li" or isinstance(child.tag, str)]
        rows = []
        loose = False
        for number, item in enumerate(items, start=first):
            mark = f"{number}. " if ordered else "- "
            blocks = [*self._blocks(item)] or [""]
            is_tight = all(re.match(r"(?:[-*+]|\d+\.) ", block) for block in blocks[1:])
            loose = loose or not is_tight
            content = ("\n" if is_tight else "\n\n").join(blocks)
            rows.append(mark + content.replace("\n", "\n" + " " * len(mark)).rstrip())
        return re.sub(r"(?m)^ +$", "", ("\n\n" if loose else "\n").join(rows))

    def _table(self, element: Any) -> Iterator[str]:
        for caption in element.findall("caption"):
            yield from self._blocks(caption)
        rows = [row for row in element.iter("tr") if _table_of(row) is element]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        cells = [row for row in cells if row]
        if not cells:
            return
        if any(cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1" for row in cells for cell in row):
            self._loss(LossCode.TABLE, Level.CHANGED, msg("merged cells become single cells"))
        if not all(cell.tag == "th" for cell in cells[0]) and element.find("thead") is None:
            self._loss(LossCode.TABLE, Level.REDUCED, msg("the first row of a table becomes its header"))
        texts = [[text for cell in row for text in self._cells(cell)] for row in cells]
        width = min(max(map(len, texts)), 100)
        lines = [f"| {' | '.join([*row, *[''] * width][:width])} |" for row in texts]
        rules = [_RULES[_column_align(cells, column)] for column in range(width)]
        yield "\n".join([lines[0], f"| {' | '.join(rules)} |", *lines[1:]])

    def _cells(self, cell: Any) -> list[str]:
        if any(each.tag in ("ul", "ol", "table", "pre") for each in cell.iter()):
            self._loss(LossCode.TABLE, Level.CHANGED, msg("a list or table inside a cell becomes one line"))
        span = cell.get("colspan", "1")
        return [
            markdown.cell(self._flat(cell)),
            *[""] * (min(int(span), 50) - 1 if re.fullmatch(r"\d{1,4}", span) else 0),
        ]

    # --- what stands inside a line --------------------------------------------------------------------------

    def _flat(self, element: Any) -> list[Inline]:
        """Return what an element contains on one line: blocks one behind the other."""
        found: list[Inline] = [*_text(element.text)]
        for child in element:
            if _is_block(child):
                self._look_at_style(child)
                inner = [Code(_content(child).strip())] if child.tag == "pre" else self._flat(child)
                if child.tag == "li":
                    inner = [Text("- "), *inner]
                if markdown.tidy(found) and markdown.tidy(inner):
                    found.append(Break() if child.tag not in ("td", "th") else Text(" | "))
                found += inner
                if _rest(child).strip() and inner:
                    found.append(Break())
            else:
                found += self._inline(child)
            found += _text(child.tail)
        return found

    def _inline(self, element: Any) -> list[Inline]:
        tag = element.tag
        if not isinstance(tag, str):  # a comment, or an instruction to a program
            return []
        self._look_at_style(element)
        match tag:
            case "br":
                return [Break()]
            case "strong" | "b":
                return [Strong(tuple(self._flat(element)))]
            case "em" | "i" | "cite" | "dfn" | "var":
                return [Emphasis(tuple(self._flat(element)))]
            case "code" | "kbd" | "samp" | "tt":
                content = " ".join(_content(element).split("\n"))
                return [Code(content)] if content.strip() else []
            case "sub" | "sup":
                return self._shifted(Subscript if tag == "sub" else Superscript, self._flat(element))
            case "q":
                return [Text("« "), *self._flat(element), Text(" »")]
            case "a":
                return self._link(element)
            case "img":
                return self._image(element)
            case "math":
                return self._formula(element)
            case _ if tag in _ACTIVE:
                return self._left_out(element)
            case _ if tag in _FIELDS:
                self._loss(LossCode.HTML, Level.CHANGED, msg("a form field (<{tag}>) is left out", tag=tag))
                return self._flat(element)
            case _ if tag not in _KNOWN:
                self._loss(
                    LossCode.HTML, Level.DOUBTFUL, msg("<{tag}> is not HTML, so it is kept as text", tag=tag[:40])
                )
                return [Text(f"<{tag}>"), *self._flat(element)]
            case _:
                return self._flat(element)

    def _shifted(self, kind: type[Subscript | Superscript], children: list[Inline]) -> list[Inline]:
        content = markdown.tidy(children)
        match content:
            case []:
                return []
            case [Text(text)] if not re.search(r"[\s~^]", text.strip()):
                return [kind((Text(text.strip()),))]
            case _:
                self._style("<sub>" if kind is Subscript else "<sup>")
                return content

    def _link(self, element: Any) -> list[Inline]:
        href = (element.get("href") or "").strip()
        children = self._flat(element)
        if not href or not markdown.tidy(children):
            return children
        if href.lower().startswith(_SCHEMES) and not re.search(r"[\s<>\\]", href):
            return [Link(tuple(children), href)]
        self._loss(
            LossCode.HTML,
            Level.REDUCED,
            msg("a link that leads to no web page becomes text: {address}", address=href[:80]),
        )
        return children

    def _image(self, element: Any) -> list[Inline]:
        src, alt = (element.get("src") or "").strip(), clean(element.get("alt") or "").strip()
        if element.get("width") or element.get("height"):
            self._style("<img width>")
        if src.lower().startswith(("http://", "https://", "//")):
            message = msg(
                "a picture on the web becomes a link: {address}; to show it, save it next to the bank",
                address=src[:200],
            )
            self._loss(LossCode.PICTURE, Level.CHANGED, message)
            href = f"https:{src}" if src.startswith("//") else src
            if re.search(r"[\s<>\\]", href):
                return [Text(f"[{alt or href}]")]
            return [Link((Text(alt or href.rpartition("/")[2] or href),), href)]
        name, data = self._bytes(src)
        path = self.keep(name, data) if data else None
        if path is None:
            what = name[:80] or "?"
            message = msg("a picture is missing from the file, or is not a PNG, JPEG or GIF: {name}", name=what)
            self._loss(LossCode.PICTURE, Level.LEFT_OUT, message)
            return [Text(f"[{alt or what}]")]
        return [Image(path, " ".join(alt.split()))]

    def _bytes(self, src: str) -> tuple[str, bytes | None]:
        found = _DATA.fullmatch(src)
        if found:
            try:
                return "image", base64.b64decode(found[1].replace("%2B", "+").replace("%2F", "/").replace("%3D", "="))
            except (binascii.Error, ValueError):
                return "image", None
        name = unquote(src.removeprefix("@@PLUGINFILE@@").partition("?")[0]).lstrip("/")
        return name, self.files.get(name, self.files.get(name.rpartition("/")[2]))

    def _formula(self, element: Any) -> list[Inline]:
        for each in element.iter("annotation"):
            tex = (each.text or "").strip()
            if "tex" in (each.get("encoding") or "").lower() and tex:
                return [Math(tex)]
        self._loss(LossCode.HTML, Level.CHANGED, msg("a MathML formula becomes plain text"))
        return [Text(" ".join(_content(element).split()))]

    def _left_out(self, element: Any) -> list[Inline]:
        what = element.get("src") or element.get("data") or ""
        source = element.find("source")
        if not what and source is not None:
            what = source.get("src") or ""
        what = " ".join((what or _content(element)).split())[:80]
        message = msg("<{tag}> is left out: {what}", tag=element.tag, what=what)
        self._loss(LossCode.HTML, Level.LEFT_OUT, message)
        return []

    def _look_at_style(self, element: Any) -> None:
        if element.tag in _STYLED:
            self._style(f"<{element.tag}>")
        elif (found := _STYLE.search(element.get("style") or "")) and element.tag not in ("table", "td", "th", "tr"):
            self._style(found[0].lower())

    def _characters(self, inline: Inline) -> str:
        match inline:
            case Text(text) | Code(text):
                return text
            case Math(tex):
                return f"${tex}$"
            case Strong(children) | Emphasis(children) | Link(children):
                self._style(type(inline).__name__.lower())
                return "".join(map(self._characters, children))
            case Subscript(children) | Superscript(children):
                is_raised = isinstance(inline, Superscript)
                inner = "".join(map(self._characters, children))
                made = inner.translate(_RAISED if is_raised else _LOWERED)
                if made.isalnum() and made.isascii():
                    self._style("<sup>" if is_raised else "<sub>")
                return made
            case Image(_, alt):
                self._loss(LossCode.PICTURE, Level.CHANGED, msg("a picture where only text is possible"))
                return alt
            case Break():
                return " "
            case Blank():
                return ""


_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def _parsed(html: str, loss: Lose) -> Any:
    """Parse a fragment. libxml2 mends what is malformed as browsers do, and goes only so deep."""
    from lxml import etree  # noqa: PLC0415 - only a text with tags needs it

    for sign in _TAG.finditer(html):
        if len(sign[2]) > 60:  # no element is called so
            html = html.replace("<", "&lt;")
            break
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    body = f"<html><body>{clean(html)}</body></html>".encode()
    try:
        root = etree.fromstring(body, parser)
        found = None if root is None else root.find("body")
    except etree.XMLSyntaxError:
        found = None
    if found is None or any("depth" in entry.message for entry in parser.error_log) or _depth(found) > _MAX_DEPTH:
        loss(LossCode.HTML, Level.CHANGED, msg("HTML that cannot be read is kept as text"))
        found = etree.Element("body")
        found.text = unescape(html)
    _clean(found)
    return found


def _clean(root: Any) -> None:
    """Clean each text in a tree. The whole tells whether marks of direction are needed."""
    whole = _content(root)
    for element in root.iter():
        element.text = clean(element.text or "", whole)
        element.tail = clean(element.tail or "", whole)


def _depth(root: Any) -> int:
    deepest, level = 0, [root]
    while level and deepest <= _MAX_DEPTH:
        level = [child for element in level for child in element]
        deepest += 1
    return deepest


def _is_block(element: Any) -> bool:
    return element.tag in _BLOCKS


def _has_blocks(element: Any) -> bool:
    return element.tag not in _ACTIVE and any(each.tag in _BLOCKS for each in element.iterdescendants())


_RULES: dict[str | None, str] = {None: "---", "left": ":---", "center": ":---:", "right": "---:"}


def _column_align(rows: Sequence[Sequence[Any]], column: int) -> str | None:
    """Return the alignment that the cells of a column share, those below the header first; None for any other."""
    found = {_align(row[column]) for row in rows[1:] or rows if column < len(row)}
    (align,) = found if len(found) == 1 else (None,)
    return align


def _align(cell: Any) -> str | None:
    style = _TEXT_ALIGN.search(cell.get("style") or "")
    align = (style[1] if style else cell.get("align") or "").lower()
    return align if align in _RULES else None


def _table_of(row: Any) -> Any:
    return next(row.iterancestors("table"), None)


def _rest(element: Any) -> str:
    return element.tail or ""


def _content(element: Any) -> str:
    return "".join(map(str, element.itertext()))


def _text(text: str | None) -> Iterator[Inline]:
    """Return the characters of a text node, and its formulas between MathJax's marks."""
    for each in plain.with_formulas(text or "", plain.MATHJAX):
        if isinstance(each, Text):
            yield from _characters(each.text)
        else:
            yield each


def _characters(text: str) -> Iterator[Inline]:
    if text:
        yield Text(_SPACES.sub(" ", text))


def _written(inlines: Sequence[Inline]) -> Iterator[str]:
    content = markdown.tidy(inlines)
    if any(each != Text(" ") for each in content):
        written = markdown.paragraph(content)
        if written:
            yield written
