"""What people type that YAML reads otherwise, told in plain words with the way to type it.

French punctuation and Markdown are at odds with YAML: « : », a star, a quote or « > » at the start of a
text. The parser's own message would be about block mappings; these are about what stands on the line.
"""

import re
from collections.abc import Sequence

import yaml
from attrs import fields_dict

from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.model import TYPES

Place = tuple[int, int]
"""Line and column, counted from 1."""

_SIGNS = tuple("*&!%@`]},")
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


def under(what: str) -> str:
    """Tell the remedy for a text that YAML takes for something else."""
    return _("{what}: type « >- » there, and the text indented on the next line").format(what=what)


def special(sign: str) -> str:
    """Tell what to do with a text that begins with a sign of YAML's own."""
    return under(_("an unquoted text begins with « {sign} »").format(sign=sign))


def comment() -> str:
    """Tell why « ventes #RSE » is cut."""
    return under(_("« # » after a space begins a comment, and the rest would be lost"))


def decimal() -> str:
    """Tell why « [3,4 milliards, 5] » has three items."""
    return _("a decimal comma cut in two by a list on one line: write one item a line, each after « - »")


def folded_list() -> str:
    """Tell why a list under `>-` is one line."""
    return _("a list or a table under « >- » becomes one line: type « |- » in place of « >- »")


def explain(lines: Sequence[str], error: yaml.MarkedYAMLError) -> tuple[Place, str]:
    """Tell where and what the slip is behind a syntax error.

    The slip is often above the line where it shows: where a quote or a bracket was opened, or on the line
    before.
    """
    mark = error.problem_mark or error.context_mark
    assert mark is not None  # the scanner and the parser set one or both
    if "escape" in (error.problem or ""):
        return (mark.line + 1, mark.column + 1), under(_("a backslash between double quotes is no backslash"))
    last = len(lines) - 1  # the end of the file is a line further for the parser
    problem = opened = min(mark.line, last)
    if error.context_mark and "block" not in (error.context or ""):
        opened = min(error.context_mark.line, last)
    for number in dict.fromkeys((opened, problem, problem - 1)):
        found = _on_line(lines[number], alone=number != problem - 1) if number >= 0 else None
        if found:
            return (number + 1, found[0]), found[1]
    entry = _entry(lines[opened])
    if opened < problem and entry["value"][:1] in ('"', "'"):
        return (opened + 1, entry.start("value") + 1), _("a quote is opened here and never closed")
    if opened < problem and entry["value"][:1] in ("[", "{"):
        return (opened + 1, entry.start("value") + 1), special(entry["value"][0])
    place = (problem + 1, len(lines[problem]) - len(lines[problem].lstrip()) + 1)
    keys = {"type", *(key for kind in TYPES.values() for key in fields_dict(kind))}
    if (error.problem or "").startswith("mapping values") and _entry(lines[problem])["key"] not in keys:
        return place, under(_("« : » in an unquoted text"))
    return place, _("this line does not follow from the one above: align it with its neighbours")


def indentation() -> str:
    """Say what YAML takes for a part of the text."""
    return _("a no-break space in the indentation: put ordinary spaces")


def _entry(line: str) -> re.Match[str]:
    found = _ENTRY.fullmatch(line.rstrip("\r"))
    assert found is not None  # each part of the pattern may be empty
    return found


def _on_line(line: str, *, alone: bool) -> tuple[int, str] | None:
    """Find the slip on a line: its column, and what to say.

    A line with neither key nor dash is looked at only if `alone`: it may be in a block, where all is well.
    """
    entry = _entry(line)
    value = entry["value"].rstrip()
    if line.lstrip().startswith("#"):
        return None
    if not entry["key"] and _KEY_TOO_CLOSE.match(value):
        return entry.start("value") + value.index(":") + 1, _("an ordinary space is due after the colon of a key")
    if not (alone or entry["key"] or "-" in entry["before"]):
        return None
    if set(entry["before"]) & set("\u00a0\u202f"):
        return 1, indentation()
    column = entry.start("value") + 1
    quoted = _QUOTED.fullmatch(value)
    if quoted:
        rest = quoted[2].strip()
        return None if not rest or rest[0] == "#" else (column, under(_("a text goes on after its closing quote")))
    sign = value[:1]
    if sign in _SIGNS or (sign in (">", "|") and not _BLOCK.fullmatch(value)):
        return column, special(sign)
    if (sign == "[" and not value.endswith("]")) or sign == "{":
        return column, special(sign)
    if sign not in ('"', "'") and _COLON.search(value):
        return column, under(_("« : » in an unquoted text"))
    return None
