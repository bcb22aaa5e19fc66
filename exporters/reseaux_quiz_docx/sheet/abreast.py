"""Which questions stand side by side, where a layout has them so: two in a row, of about the same height."""

from collections.abc import Sequence

from reseaux_quiz.markup import Blocks, Image, Line, Math, Paragraph
from reseaux_quiz.presenting import Choices, Statement, TypedNumber, TypedText
from reseaux_quiz_docx.sheet.plan import Asked

_SHORT = (TypedText, TypedNumber, Statement)


def abreast(asked: Sequence[Asked]) -> list[Sequence[Asked]]:
    """Divide questions into pairs that stand side by side, and single ones, as those below a document are."""
    made: list[Sequence[Asked]] = []
    for each in asked:
        if made and len(made[-1]) == 1 and _go_together(made[-1][0], each):
            made[-1] = (made[-1][0], each)
        else:
            made.append((each,))
    return made


def _go_together(first: Asked, second: Asked) -> bool:
    kinds = (Choices, _SHORT)
    one_kind = any(isinstance(first.shown.body, kind) and isinstance(second.shown.body, kind) for kind in kinds)
    return one_kind and all(_is_plain(each) and not each.introduces for each in (first, second))


def _is_plain(asked: Asked) -> bool:
    """Tell whether a question is text alone, which may be set in half the width."""
    body = asked.shown.body
    lines = [option.line for option in body.shown] if isinstance(body, Choices) else []
    return _is_text(asked.shown.prompt) and all(map(_is_simple, lines))


def _is_text(blocks: Blocks) -> bool:
    return all(isinstance(block, Paragraph) and _is_simple(block.children) for block in blocks)


def _is_simple(line: Line) -> bool:
    return not any(isinstance(inline, Image) or (isinstance(inline, Math) and inline.display) for inline in line)
