"""What Moodle accepts as an answer: weights, spellings, numbers, right sides."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from reseaux_quiz.answers import quantities
from reseaux_quiz.answers.spellings import spellings
from reseaux_quiz.exporting import LossCode
from reseaux_quiz.i18n import msg
from reseaux_quiz.markup import Break, Image, Text, parse_inline, plain_inline, walk_line
from reseaux_quiz.model import Numerical, Strictness
from reseaux_quiz.moodle.recorder import Recorder

MAX_RIGHT = 255
"""The maximum number of characters in the right side of a match in Moodle."""
MAX_DIGITS = 15
"""The digits that PHP's numbers, which are doubles, can hold."""
# A right side is shown by `format_string`, which drops what looks like a tag and decodes what looks like an entity.
_LOOKS_LIKE_HTML = re.compile(r"<(?=[A-Za-z/!?])|&(?=[A-Za-z0-9#]{1,8};)")


def weight(parts: int) -> str:
    """Return a share of 100 with five decimals, as in Moodle's list of weights."""
    return f"{Decimal(100) / parts:.5f}".rstrip("0").rstrip(".")


def case_counts(strict: Collection[Strictness]) -> bool:
    """Tell whether capitals count, as Moodle's setting says."""
    return Strictness.CASE in strict or Strictness.EXACT in strict


def accepted_spellings(
    answers: Sequence[str],
    strict: Collection[Strictness],
    recorder: Recorder,
    language: str,
    rejected: Collection[str] = (),
) -> tuple[str, ...]:
    """Return the answers in their commonest spellings, but for those that are rejected."""
    recorder.reduced(LossCode.SPELLINGS, msg("only the listed spellings are accepted, without a second try"))
    return spellings(answers, strict, language, rejected)


def accepted_numbers(question: Numerical, recorder: Recorder, language: str) -> tuple[tuple[str, str], ...]:
    """Return each number that is right, with its tolerance: a bare number is right in its unit, and in full."""
    unit = quantities.unit(question.unit or "", language)
    numbers = [(question.answer, question.tolerance)]
    if unit.scale != 1:
        numbers.append((question.answer * unit.scale, question.tolerance * unit.scale))
    if any(len(number.normalize().as_tuple().digits) > MAX_DIGITS for pair in numbers for number in pair):
        recorder.changed(LossCode.NUMBER, msg("Moodle rounds numbers of more than {most} digits", most=MAX_DIGITS))
    return tuple((quantities.plain(number), quantities.plain(off)) for number, off in numbers)


def menu_text(text: str, recorder: Recorder) -> str:
    """Return a text as a menu shows it: its formulas in signs that can be read, without emphasis or pictures."""
    line = parse_inline(text)
    shown = plain_inline(line)
    if any(isinstance(each, Image) for each in walk_line(line)):
        recorder.changed(LossCode.PLAIN, msg("a menu has no pictures: it says “{text}”", text=shown))
    elif not all(isinstance(each, Text | Break) for each in line):
        recorder.reduced(LossCode.PLAIN, msg("a menu has no formulas or emphasis: it says “{text}”", text=shown))
    return shown


def right_side(text: str, recorder: Recorder) -> str:
    """Return the right side of a match as Moodle shows it as it is, cut where it is too long."""
    written = _escaped(text)
    if len(written) <= MAX_RIGHT:
        return written
    recorder.changed(LossCode.CUT, msg("“{text}” is cut at {most} characters", text=text, most=MAX_RIGHT))
    kept = text[: MAX_RIGHT - 1]
    while len(_escaped(kept)) >= MAX_RIGHT:
        kept = kept[:-1]
    return f"{_escaped(kept)}…"


def _escaped(text: str) -> str:
    return _LOOKS_LIKE_HTML.sub(lambda found: "&lt;" if found[0] == "<" else "&amp;", text)
