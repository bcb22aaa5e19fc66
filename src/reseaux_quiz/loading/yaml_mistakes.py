"""What authors type that YAML reads otherwise, explained in plain words with the way to type it.

French punctuation and Markdown are at odds with YAML: “ : ”, a star, a quote or “>” at the start of a text. The
parser's own message would be about block mappings; these are about what stands on the line.
"""

import re
from collections.abc import Sequence

import yaml
from attrs import fields_dict

from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.model import TYPES, Criterion, Distractor

Place = tuple[int, int]
"""Line and column, counted from 1."""

_SIGNS = tuple("*&!%@`]},")
_OF_OPTIONS = {key for kind in (Distractor, Criterion) for key in fields_dict(kind)} - {"text"}
_BLOCK = re.compile(r"[>|][-+1-9]*(?: +#.*)?")
_ENTRY = re.compile(
    r"(?P<before>[ \u00a0\u202f]*(?:- +)*)"
    r"(?:(?P<key>[^\W\d][\w.-]*)[ \u00a0\u202f]*:(?: +|$))?"
    r"(?P<value>.*)",
    re.DOTALL,
)
_COLON = re.compile(r"[ \u00a0\u202f]*:(?: |$)")
_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(.*)""")
_KEY_TOO_CLOSE = re.compile(r"[a-z_]+[ \u00a0\u202f]*:[^ /]")


# --- messages ----------------------------------------------------------------------------------------------


def use_block(what: Message) -> Message:
    """Give the remedy for a text that YAML takes for something else."""
    return msg("{what}: type “>-” there, and the text indented on the next line", what=what)


def special(sign: str) -> Message:
    """Explain a text that begins with a sign of YAML's own."""
    return use_block(msg("an unquoted text begins with “{sign}”", sign=sign))


def comment() -> Message:
    """Explain why “ventes #RSE” is cut."""
    return use_block(msg("“#” after a space begins a comment, and the rest would be lost"))


def split_decimal() -> Message:
    """Explain why “[3,4 milliards, 5]” has three items."""
    return msg("a decimal comma is split by a list on one line: write one item a line, each after “- ”")


def escape() -> Message:
    """Explain a backslash that YAML takes for an escape."""
    return use_block(msg("a backslash between double quotes starts an escape"))


def curly_quotes() -> Message:
    """Explain curly quotes around a whole text."""
    return msg("curly quotes around a whole text are part of it: delete them, or use straight quotes")


def missing_dash(key: str | None) -> Message:
    """Explain an item of a list that does not begin with a dash."""
    if key == "id":
        return msg("a dash is missing here: a question begins with “- id: …”")
    return msg("a dash is missing here: each item of a list begins with “- ”")


def empty_block() -> Message:
    """Explain a text that is not indented under `>-` or `|-`."""
    return msg("the text under “>-” or “|-” must be indented further than its key")


def folded_list() -> Message:
    """Explain why a list under `>-` becomes one line."""
    return msg("a list or a table under “>-” becomes one line: type “|-” instead of “>-”")


def indentation() -> Message:
    """Explain an indentation that YAML takes for part of the text."""
    return msg("a no-break space in the indentation: use ordinary spaces")


# --- syntax errors -----------------------------------------------------------------------------------------


def explain(lines: Sequence[str], error: yaml.MarkedYAMLError) -> tuple[Place, Message]:
    """Find the mistake behind a syntax error: its place, and what to say.

    The mistake is often above the line where it shows: where a quote or a bracket was opened, or on the line before.
    """
    mark = error.problem_mark or error.context_mark
    assert mark is not None  # the scanner and the parser set one or both
    if "escape" in (error.problem or ""):
        return (mark.line + 1, mark.column + 1), escape()
    last = len(lines) - 1  # for the parser, the end of the file is one line further
    problem = opened = min(mark.line, last)
    if error.context_mark and "block" not in (error.context or ""):
        opened = min(error.context_mark.line, last)
    for number in dict.fromkeys((opened, problem, problem - 1)):
        found = _on_line(lines[number], certain=number != problem - 1) if number >= 0 else None
        if found:
            return (number + 1, found[0]), found[1]
    unclosed = _unclosed(lines[opened], opened) if opened < problem else None
    bare = "expected ':'" in (error.problem or "")  # a line that is neither a key nor an item, seen at the next one
    return unclosed or _misplaced(lines, opened if bare else problem, error)


def _unclosed(line: str, number: int) -> tuple[Place, Message] | None:
    """Find a quote or a bracket that is opened on a line and closed on no later one."""
    entry = _entry(line)
    place = (number + 1, entry.start("value") + 1)
    if entry["value"].startswith(('"', "'")):
        return place, msg("a quote is opened here and never closed")
    if entry["value"].startswith(("[", "{")):
        return place, special(entry["value"][0])
    return None


def _misplaced(lines: Sequence[str], number: int, error: yaml.MarkedYAMLError) -> tuple[Place, Message]:
    """Explain a line that YAML can't read where it stands."""
    line = lines[number]
    number_above = next((each for each in range(number - 1, -1, -1) if lines[each].strip()), 0)
    above = lines[number_above]
    place = (number + 1, _indent(line) + 1)
    key = _entry(line)["key"]
    if _BLOCK.fullmatch(_entry(above)["value"].rstrip()) and _indent(line) <= _indent(above):
        return (number_above + 1, _entry(above).start("value") + 1), empty_block()
    is_beside_item = "-" in _entry(above)["before"] and _indent(line) == _indent(above)
    if "'-' indicator" in (error.problem or "") or is_beside_item:
        return place, missing_dash(key)
    if key in _OF_OPTIONS and "-" in _entry(above)["before"] and not _entry(above)["key"]:
        return place, msg("`{key}` goes with a `text`: type “- text: …” on the line above", key=key)
    keys = {"type", *(key for kind in TYPES.values() for key in fields_dict(kind))}
    if (error.problem or "").startswith("mapping values") and key not in keys:
        return place, use_block(msg("“ : ” in an unquoted text"))
    return place, msg("this line does not follow from the one above: align it with its neighbours")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _entry(line: str) -> re.Match[str]:
    """Split a line into indentation and dashes, key, and value."""
    found = _ENTRY.fullmatch(line.rstrip("\r"))
    assert found is not None  # each part of the pattern may be empty
    return found


def _on_line(line: str, *, certain: bool) -> tuple[int, Message] | None:
    """Find the mistake on a line: its column, and what to say.

    Unless it is `certain` that the mistake is here, a line with neither key nor dash is left alone: it may be part of
    a block, where anything is allowed.
    """
    entry = _entry(line)
    value = entry["value"].rstrip()
    if line.lstrip().startswith("#"):
        return None
    if not entry["key"] and _KEY_TOO_CLOSE.match(value):
        column = entry.start("value") + value.index(":") + 1
        return column, msg("an ordinary space is expected after the colon of a key")
    if not (certain or entry["key"] or "-" in entry["before"]):
        return None
    if set(entry["before"]) & set("\u00a0\u202f"):
        return 1, indentation()
    message = _in_value(value)
    return (entry.start("value") + 1, message) if message else None


def _in_value(value: str) -> Message | None:
    """Find the mistake in what follows a key or a dash."""
    quoted = _QUOTED.fullmatch(value)
    if quoted:
        rest = quoted[2].strip()
        return use_block(msg("a text goes on after its closing quote")) if rest and rest[0] != "#" else None
    if value.startswith(("- ", "? ")):
        return special(value[0])
    sign = value[:1]
    if (
        sign in _SIGNS
        or (sign in (">", "|") and not _BLOCK.fullmatch(value))
        or (sign == "[" and not value.endswith("]"))
        or sign == "{"
    ):
        return special(sign)
    if sign not in ('"', "'") and _COLON.search(value):
        return use_block(msg("“ : ” in an unquoted text"))
    return None
