"""Inline content → the Markdown that reads back as it.

Signs are escaped only where the text would read as something else, so that people can go on with what is written.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import assert_never

from reseaux_quiz import markup
from reseaux_quiz.markup import (
    Blank,
    Break,
    Code,
    Emphasis,
    Image,
    Inline,
    Link,
    Math,
    Paragraph,
    Strong,
    Subscript,
    Superscript,
    Text,
)

_SIGNS = re.compile(r"[\\`*_\[\]$~^|]|(?<=!)\[")
_LINE_START = re.compile(r"^([ \t]*)(?:([-+#>])|(\d{1,9})([.)])(?=\s|$))", re.MULTILINE)
_FENCE = re.compile(r"`+")


def paragraph(inlines: Sequence[Inline]) -> str:
    """Write a paragraph."""
    return _readable(_trimmed(inlines), lambda text: _runs_of_blocks(markup.parse(text)), _escape_starts)


def line(inlines: Sequence[Inline]) -> str:
    """Write what stands on one line: an option, a hint."""
    return _readable(_trimmed(inlines), lambda text: _runs(markup.parse_inline(text)), str)


def _readable(content: Sequence[Inline], read: Callable[[str], object], escape_starts: Callable[[str], str]) -> str:
    """Write content as bare as it can be and still read as itself; without emphasis where that can't be written."""
    bare = "".join(map(_bare, content)).strip()
    if not (_SIGNS.search(bare) or _LINE_START.search(bare) or "\n" in bare):
        return bare
    wanted = _runs(content)
    if read(bare) == wanted:
        return bare
    escaped = escape_starts("".join(map(_escaped, content)).strip())
    if read(escaped) == wanted:
        return escaped
    # Markdown has no way to mark « b » in « a«b»c »: first the one that can't be is left unmarked, else all are.
    marked = [index for index, each in enumerate(content) if isinstance(each, Strong | Emphasis)]
    for unmarked in (*([index] for index in marked), marked):
        trial = tidy(
            [part for index, each in enumerate(content) for part in (_inside(each) if index in unmarked else [each])]
        )
        escaped = escape_starts("".join(map(_escaped, trial)).strip())
        if read(escaped) == _runs(trial):
            break
    return escaped


def _inside(inline: Inline) -> list[Inline]:
    """Return what a marked text is without any mark."""
    if isinstance(inline, Strong | Emphasis):
        return [part for each in inline.children for part in _inside(each)]
    return [inline]


def _escape_starts(text: str) -> str:
    return _LINE_START.sub(_escape_start, text)


def text(plain: str) -> str:
    """Write characters as a paragraph that reads as them, line breaks and all."""
    return paragraph(list(lines_of(plain)))


def lines_of(plain: str) -> Iterator[Inline]:
    """Cut a text at its line ends."""
    for index, each in enumerate(plain.split("\n")):
        if index:
            yield Break()
        if each:
            yield Text(each)


def cell(inlines: Sequence[Inline]) -> str:
    """Write a cell of a table, where a bar would end it and a line break the row."""
    flat = [Text(" ") if isinstance(each, Break) else each for each in tidy(inlines)]
    return re.sub(r"(?<!\\)\|", r"\\|", line(flat))


def tidy(inlines: Iterable[Inline]) -> list[Inline]:
    """Join what is alike, drop what is empty, and put spaces outside emphasis, where Markdown wants them."""
    found: list[Inline] = []
    for inline in inlines:
        for each in _spaced_out(inline):
            last = found[-1] if found else None
            match last, each:
                case Text(before), Text(after):
                    found[-1] = Text(re.sub(r"  +", " ", before + after))
                case Strong(before), Strong(after):
                    found[-1] = Strong((*before, *after))
                case Emphasis(before), Emphasis(after):
                    found[-1] = Emphasis((*before, *after))
                case _:
                    found.append(each)
    while found and isinstance(found[-1], Break):
        found.pop()
    while found and isinstance(found[0], Break):
        found.pop(0)
    return found


def _trimmed(inlines: Iterable[Inline]) -> list[Inline]:
    """Take the spaces and the line breaks off the ends."""
    found = tidy(inlines)
    while found and _is_space(found[-1]):
        found.pop()
    while found and _is_space(found[0]):
        found.pop(0)
    return found


def _is_space(inline: Inline) -> bool:
    return isinstance(inline, Break) or (isinstance(inline, Text) and not inline.text.strip())


def _spaced_out(inline: Inline) -> Iterator[Inline]:
    """Move the spaces at the ends of emphasis out of it."""
    match inline:
        case Strong(children) | Emphasis(children):
            inner = tidy(children)
            before = after = ""
            if inner and isinstance(inner[0], Text):
                kept = inner[0].text.lstrip()
                before, inner[0] = inner[0].text[: len(inner[0].text) - len(kept)], Text(kept)
            if inner and isinstance(inner[-1], Text):
                kept = inner[-1].text.rstrip()
                after, inner[-1] = inner[-1].text[len(kept) :], Text(kept)
            inner = [each for each in inner if each != Text("")]
            if before:
                yield Text(before)
            if inner:
                yield type(inline)(tuple(inner))
            if after:
                yield Text(after)
        case Text(""):
            return
        case _:
            yield inline


def _bare(inline: Inline) -> str:
    return _written(inline, escape=False)


def _escaped(inline: Inline) -> str:
    return _written(inline, escape=True)


def _written(inline: Inline, *, escape: bool) -> str:
    def inside(children: Iterable[Inline]) -> str:
        return "".join(_written(each, escape=escape) for each in children)

    match inline:
        case Text(text):
            return _SIGNS.sub(r"\\\g<0>", text) if escape else text
        case Strong(children):
            return f"**{inside(children)}**"
        case Emphasis(children):
            return f"*{inside(children)}*"
        case Code(text):
            fence = "`" * (1 + max(map(len, _FENCE.findall(text)), default=0))
            space = " " if text[:1] in "` " or text[-1:] in "` " else ""
            return f"{fence}{space}{text}{space}{fence}"
        case Math(tex, display):
            return f"$${tex}$$" if display else f"${tex}$"
        case Link(children, href):
            return f"[{inside(children)}]({_address(href)})"
        case Image(src, alt):
            shown = _SIGNS.sub(r"\\\g<0>", alt)
            return f"![{shown}]({_address(src)})"
        case Break():
            return "\\\n"
        case Blank():
            return ""
        case Subscript(children):
            return f"~{inside(children)}~"
        case Superscript(children):
            return f"^{inside(children)}^"
        case _:
            assert_never(inline)


def _address(href: str) -> str:
    return f"<{href}>" if set(" ()") & set(href) else href


def _escape_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[2] else f"{found[1]}{found[3]}\\{found[4]}"


def _runs_of_blocks(blocks: Sequence[markup.Block]) -> list[object] | None:
    match blocks:
        case [Paragraph(children)]:
            return _runs(children)
        case _:
            return None


def _runs(inlines: Iterable[object], marks: frozenset[str] = frozenset()) -> list[object]:
    """Return each piece with how it is marked, whatever the nesting, and neighbours that are alike as one."""
    found: list[object] = []
    for inline in inlines:
        inner: list[object]
        match inline:
            case Strong(children) | Emphasis(children) | Subscript(children) | Superscript(children):
                inner = _runs(children, marks | {type(inline).__name__})
            case Link(children, href):
                inner = _runs(children, marks | {href})
            case Text(text):
                inner = [(marks, text)]
            case _:
                inner = [(marks, inline)]
        for each in inner:
            match found, each:
                case [*_, (before_marks, str(before))], (these, str(after)) if before_marks == these:
                    found[-1] = (these, before + after)
                case _:
                    found.append(each)
    return found
