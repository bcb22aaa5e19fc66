"""French spaces on the tree: a line is spaced as a whole, since a word and its “?” may be in different nodes.

Text from right to left gets the invisible marks that keep its numbers whole.
Code, formulas, pictures and gaps are left alone; one character stands for each of them in the line.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never

from reseaux_quiz import typography
from reseaux_quiz.markup import (
    Blank,
    Blocks,
    Break,
    Code,
    Emphasis,
    Image,
    Inline,
    Line,
    Link,
    Math,
    Paragraph,
    Strong,
    Subscript,
    Superscript,
    Text,
    map_lines,
)
from reseaux_quiz.typography import OBJECT

# Stands for a line break: neither a letter nor the end of a word.
_BREAK = "\ufdd0"


def spaced_blocks(blocks: Blocks, language: str) -> Blocks:
    """Return blocks with the spaces of French, or with the numbers of a language from right to left kept whole."""
    match blocks:
        case _ if not (typography.is_french(language) or typography.is_right_to_left(language)):
            return blocks
        case (Paragraph((Text(text),)),):  # the usual case
            line = spaced_line((Text(text),), language)
            return blocks if line == (Text(text),) else (Paragraph(line),)
        case _:
            return map_lines(blocks, lambda line: spaced_line(line, language))


def spaced_line(line: Line, language: str) -> Line:
    """Return a line with the spaces of French, or with the numbers of a language from right to left kept whole."""
    if typography.is_french(language):
        return _spaced(line, language)
    if typography.is_right_to_left(language):
        return _with_texts(line, map(typography.with_whole_numbers, _leaves(line)))
    return line


def _spaced(line: Line, language: str) -> Line:
    match line:
        case (Text(text),):
            spaced = typography.spaced(text, language)
            return line if spaced == text else (Text(spaced),)
        case _:
            texts = list(_leaves(line))
            whole = "".join(texts)
            spaced = typography.spaced(whole, language)
            if spaced == whole:
                return line
            return _with_texts(line, _cut(spaced, texts))


def _leaves(line: Line) -> Iterator[str]:
    """List the texts of a line in order, with one character for each element that is not text."""
    for inline in line:
        match inline:
            case Text(text):
                yield text
            case Strong(children) | Emphasis(children) | Subscript(children) | Superscript(children) | Link(children):
                yield from _leaves(children)
            case Code() | Math() | Image() | Blank():
                yield OBJECT
            case Break():
                yield _BREAK
            case _:
                assert_never(inline)


def _cut(whole: str, texts: Sequence[str]) -> Iterator[str]:
    """Split a spaced line at the ends of its texts, which differ from it only in spaces.

    A space added between two texts goes to the second one, unless that is not text.
    """
    place = 0
    for index, text in enumerate(texts):
        left = sum(not character.isspace() for character in text)
        followed_by_object = texts[index + 1 : index + 2] in ([OBJECT], [_BREAK])
        takes_spaces = text[-1:].isspace() or (followed_by_object and text not in (OBJECT, _BREAK))
        end = place
        while end < len(whole) and (left or whole[end].isspace()):
            if not whole[end].isspace():
                left -= 1
            elif not left and not takes_spaces:
                break
            end += 1
        if index == len(texts) - 1:
            end = len(whole)
        yield whole[place:end]
        place = end


def _with_texts(line: Line, texts: Iterator[str]) -> Line:
    found: list[Inline] = []
    for inline in line:
        match inline:
            case Text():
                found.append(Text(next(texts)))
            case Strong(children):
                found.append(Strong(_with_texts(children, texts)))
            case Emphasis(children):
                found.append(Emphasis(_with_texts(children, texts)))
            case Subscript(children):
                found.append(Subscript(_with_texts(children, texts)))
            case Superscript(children):
                found.append(Superscript(_with_texts(children, texts)))
            case Link(children, href, title):
                found.append(Link(_with_texts(children, texts), href, title))
            case Code() | Math() | Image() | Blank() | Break():
                sign = OBJECT if not isinstance(inline, Break) else _BREAK
                before, _, after = next(texts).partition(sign)
                found += [Text(before)] if before else []
                found.append(inline)
                found += [Text(after)] if after else []
            case _:
                assert_never(inline)
    return tuple(found)
