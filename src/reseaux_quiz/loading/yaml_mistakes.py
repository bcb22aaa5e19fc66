"""What authors type that YAML reads otherwise, explained in plain words with the way to type it.

French punctuation and Markdown are at odds with YAML: “ : ”, a star, a quote or “>” at the start of a text. The
parser's own message would be about block mappings; these are about what stands on the line.
"""

import re
from collections.abc import Iterator, Sequence

import yaml
from attrs import fields_dict

from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.loading import characters, vocabulary
from reseaux_quiz.model import TYPES, Bank, Criterion, Distractor

Place = tuple[int, int]
"""Line and column, counted from 1."""

_SIGNS = tuple("*&!%@`]},")
_KEYS = {"type", *(key for kind in (Bank, *TYPES.values()) for key in fields_dict(kind))}
_OF_OPTIONS = {key for kind in (Distractor, Criterion) for key in fields_dict(kind)} - {"text"}
_BLOCK = re.compile(r"[>|][-+1-9]*(?: +#.*)?")
_ENTRY = re.compile(
    r"(?P<before>[ \u00a0\u202f]*(?:- +)*)"
    r"(?:(?P<key>[^\W\d][\w.-]*)[ \u00a0\u202f]*:(?: +|$))?"
    r"(?P<value>.*)",
    re.DOTALL,
)
BULLET = re.compile(r"(?P<sign>[–—•·▪■□◦●○‣➢✓☐☑☒*-]|\d{1,2}[.)]|[A-Za-z][.)])[ \t\u00a0\u2002-\u200a\u202f\u3000]*\S")
"""An item of a list as other programs write it."""
_NO_FIRST_DASH = re.compile(r"questions *: *\r?\n(?: *(?:#.*)?\r?\n)*(?P<indent> {2,})id *:")
_BULLET_LINE = re.compile(rf" *{BULLET.pattern}")
_KEYED = r"(?P<key>[^\W\d][\w -]{0,30}?)"
_DECORATED_KEY = re.compile(rf" *(?:- +)?(?:\*\*|__|[“”„`]){_KEYED}(?:\*\*|__|[“”`])? *:(?:\*\*|__)?")
_OTHER_COLON = re.compile(rf" *(?:- +)?{_KEYED} *(?P<sign>=|：|;|→|->) *\S?")
_MAIL_MARK = re.compile(r" {0,3}>+ ?(?: *- )?(?:[\w-]+ *:|$| )")
_RULER = re.compile(r" *(?:={3,}|_{3,}|\*{3,}|~{3,}|-{4,}) *")
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


CURLY = {"“": "”", "„": "“”", "‘": "’"}


def is_in_curly_quotes(text: str) -> bool:
    """Tell whether one pair of curly quotes goes around a whole text."""
    return len(text) > 2 and text[-1] in CURLY.get(text[0], "") and not set(text[1:-1]) & set("“”„‘")


def one_text(message: Message) -> Message:
    """Give the remedy for a list or keys where there is one text."""
    return msg("{what}: type it after the key, or under “>-” if it begins with a dash", what=message)


def other_bullet(bullet: str) -> Message:
    """Explain a list with signs of its own in front of its items."""
    return msg(
        "each item of a list begins with “- ”, a hyphen and an ordinary space: type it for “{sign}”", sign=bullet
    )


def first_dash(text: str) -> tuple[str, list[tuple[int, Message]]]:
    """Add the dash of the first question where it is missing, and find where that was."""
    begin = 0 if text.startswith("questions") else text.find("\nquestions") + 1
    found = _NO_FIRST_DASH.match(text, begin)
    if found is None:
        return text, []
    start = found.start("indent")
    end = found.end("indent")
    return text[: end - 2] + "- " + text[end:], [(start + len(found["indent"]), missing_dash("id"))]


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


def continuing_dash() -> Message:
    """Explain a dash that stands deeper than the text above it, so that YAML takes both for one text."""
    return msg(
        "this “- ” is indented further than the text above, and would continue it: align it with the dash above, or "
        "type “|-” before a text that has a list"
    )


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


def bullets_below(lines: Sequence[str], place: Place) -> Iterator[tuple[Place, Message]]:
    """Find the other items of a list that begin with signs of their own, below a mistake at such an item."""
    number, column = place
    if not _bullet(lines[number - 1]) or _indent(lines[number - 1]) != column - 1:
        return
    for below, line in enumerate(lines[number:], start=number + 1):
        if not line.strip() or _indent(line) >= column:  # part of the item above
            continue
        bullet = _bullet(line)
        if _indent(line) < column - 1 or not (bullet or _is_item(line)):
            return
        if bullet:
            yield (below, column), other_bullet(bullet["sign"])


def _bullet(line: str) -> re.Match[str] | None:
    return None if _is_item(line) else _BULLET_LINE.match(line)


def _unclosed(line: str, number: int) -> tuple[Place, Message] | None:
    """Find a quote or a bracket that is opened on a line and closed on no later one."""
    entry = _entry(line)
    place = (number + 1, entry.start("value") + 1)
    if entry["value"].startswith(('"', "'")):
        return place, msg("a quote is opened here and never closed: add one at the end of the text")
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
    if message := _from_elsewhere(line):
        return place, message
    if _BLOCK.fullmatch(_entry(above)["value"].rstrip()) and _indent(line) <= _indent(above):
        return (number_above + 1, _entry(above).start("value") + 1), empty_block()
    if not any(each.startswith("questions") for each in lines[:number]) and line.lstrip().startswith("- "):
        return place, msg("“questions:” is missing, on a line of its own above this one")
    bullet = _bullet(line)
    if bullet and _is_item(above) and _indent(line) == _indent(above):
        return place, other_bullet(bullet["sign"])
    above_bullet = _bullet(above)
    if above_bullet and not _entry(above)["key"] and _indent(line) == _indent(above):
        return (number_above + 1, _indent(above) + 1), other_bullet(above_bullet["sign"])
    if _is_item(line) and not _is_item(above) and not _entry(above)["key"] and _indent(line) == _indent(above):
        return (number_above + 1, _indent(above) + 1), missing_dash(None)
    is_beside_item = "-" in _entry(above)["before"] and _indent(line) == _indent(above)
    keys = _KEYS | _OF_OPTIONS | {"text"}
    if key in keys - {"id"} and not is_beside_item and _entry(above)["key"] in _KEYS:
        return place, msg("`{key}` is not aligned with the keys around it: give it the same indentation", key=key)
    if "'-' indicator" in (error.problem or "") or is_beside_item:
        return place, missing_dash(key)
    if key in _OF_OPTIONS and "-" in _entry(above)["before"] and not _entry(above)["key"]:
        return place, msg("`{key}` goes with a `text`: type “- text: …” on the line above", key=key)
    if key is None and not _is_item(line) and _entry(above)["key"] and _entry(above)["value"]:
        return place, use_block(msg("a text that goes on further must be indented further than its key"))
    if (error.problem or "").startswith("mapping values") and key not in keys:
        return place, use_block(msg("“ : ” in an unquoted text"))
    return place, msg("this line does not follow from the one above: align it with its neighbours")


def decorated_key(line: str) -> str | None:
    """Return the key that a line begins with between stars, curly quotes or backquotes."""
    decorated = _DECORATED_KEY.match(line)
    return vocabulary.meant(decorated["key"], _KEYS) if decorated else None


def plain_key(key: str) -> Message:
    """Explain a key that is not typed plainly."""
    return msg("a key is typed without stars or quotation marks: “{key}:”", key=key)


def _is_item(line: str) -> bool:
    return line.lstrip(" ").startswith("- ")


def _from_elsewhere(line: str) -> Message | None:
    """Explain a line whose signs come from a mail, a chatbot or a word processor."""
    if _MAIL_MARK.match(line):
        return msg("“>” at the start of a line is the mark of an answered mail: delete it")
    if _RULER.fullmatch(line):
        return msg("a line of signs is no part of a bank: delete it, or begin it with “#”")
    if key := decorated_key(line):
        return plain_key(key)
    if (other := _OTHER_COLON.match(line)) and (key := vocabulary.meant(other["key"], _KEYS)):
        return msg(
            "a colon is expected after a key: “{key}:” for “{typed}”",
            key=key,
            typed=f"{other['key']} {other['sign']}",
        )
    if (bullet := _BULLET_LINE.match(line)) and bullet["sign"] == "*":
        return other_bullet("*") if line.lstrip().startswith("* ") else None
    return None


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
    if certain and (message := _from_elsewhere(line)):
        return _indent(line) + 1, message
    if not entry["key"] and _KEY_TOO_CLOSE.match(value):
        column = entry.start("value") + value.index(":") + 1
        return column, msg("an ordinary space is expected after the colon of a key")
    if not (certain or entry["key"] or "-" in entry["before"]):
        return None
    if set(entry["before"]) & set("\u00a0\u202f"):
        return 1, characters.odd_indentation()
    if (
        not entry["key"] and (quoted := _QUOTED.fullmatch(value)) and quoted[2].startswith(":")
    ):  # a key between quotes
        value = quoted[2][1:].strip()
    message = _in_value(value)
    return (entry.start("value") + 1, message) if message else None


def _in_value(value: str) -> Message | None:
    """Find the mistake in what follows a key or a dash."""
    quoted = _QUOTED.fullmatch(value)
    if quoted:
        rest = quoted[2].strip()
        if rest == ",":
            return msg("a comma after a closing quote, as in JSON: delete it")
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
