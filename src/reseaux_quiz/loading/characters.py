"""Characters that no author means: unprintable, invisible, lost, or read in a wrong encoding."""

import re
from collections.abc import Iterator

from reseaux_quiz.i18n import Message, msg

_NOWHERE = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
# Soft hyphens, zero-width spaces, byte-order marks: invisible, and a text that has one is not the same text.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]+")
# The replacement character, and the characters of symbol fonts such as the bullets of Word.
_LOST = "\ufffd\ue000-\uf8ff"
_USUAL = b"\t\n\r" + bytes(range(0x20, 0x7F))
_FORBIDDEN = re.compile(f"[{_NOWHERE}{_INVISIBLE}{_LOST}]+")
# Marks of direction and joiners: needed in the scripts that have them, and between emoji; left over anywhere else.
_DIRECTIONS = re.compile("[\u200c-\u200f\u202a-\u202e\u2066-\u2069]+")
_NEEDS_DIRECTIONS = re.compile("[\u0590-\u08ff\u0900-\u0dff\ufb1d-\ufdff\ufe70-\ufefc\U0001f000-\U0001faff]")
# What formats put before a sign with its number in a text from right to left.
_SET_BY_US = re.compile("\u200e(?=[-\u2212+\u00b1][0-9])")
# The same as escapes of YAML: some programs write emoji so, and leave the joiners between them as they are.
_NEEDS_DIRECTIONS_ESCAPED = re.compile(r"\\(?:U0001[Ff]|u0[5-9A-Da-d])")
# UTF-8 read in a wrong encoding: the encoding, the signs that are sought first (most texts have none), and all of it.
# « Ã© » is Windows-1252, « √© » a Mac's, « ├® » a DOS one; « ÃƒÂ© » was misread twice.
_MISREAD = (
    (
        "cp1252",
        ("Ã", "Â", "Å", "â€"),
        re.compile(
            "Ãƒ[Â‚][\u0080-\u00bf]|[ÃÂ][\u00a0-\u00aa\u00ac-\u00ba\u00bc-\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œž]"
            "|Å[“’¸]|â€[™œ“”¦¢˜]"
        ),
    ),
    ("mac_roman", ("√", "‚Ä", "¬"), re.compile("√[©®†™¥ß¢ÆªÔ]|‚Ä[ôúù¶ì]|¬[´ª†]")),
    ("cp850", ("├", "ÔÇ"), re.compile("├[®¿á¬ºóûù½]|ÔÇ[ÖŖ£]")),
)
_FORBIDDEN_ESCAPE = re.compile(rf"[{_NOWHERE}\r\x85]")  # lines of a file may end with these; a text may not hold them
_TAB = re.compile(r"^[ ]*\t", re.MULTILINE)
_TAB_AFTER_DASH = re.compile(r"^ *(?:- *)*-[ ]*(?P<tab>\t+)", re.MULTILINE)
# Spaces of other widths in front of a key or a dash; in front of anything else they may be part of a text.
_ODD_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ODD_INDENT = re.compile(rf"^ *(?P<spaces>[{_ODD_SPACES}][ {_ODD_SPACES}]*)(?=[\w-]+ *:(?: |$)|- )", re.MULTILINE)
_FENCE = re.compile(r"^```[\w-]*[ \r]*$", re.MULTILINE)


def tabs(text: str) -> Iterator[tuple[int, Message]]:
    """Find tabs in the indentation, which leave no line after them sure."""
    if "\t" in text:
        for tab in _TAB.finditer(text):
            yield tab.end() - 1, msg("a tab in the indentation: use spaces")


def without_wrappings(text: str) -> tuple[str, list[tuple[int, Message]]]:
    """Put spaces in place of what stands around and before the lines of a bank; find where that was."""
    found: list[tuple[int, Message]] = []

    def spaces(run: re.Match[str], group: str | int, message: Message) -> str:
        found.append((run.start(group), message))
        start, end = run.start(group) - run.start(), run.end(group) - run.start()
        return run[0][:start] + " " * (end - start) + run[0][end:]

    if "\t" in text:
        tab = msg("a tab in the indentation: use spaces")
        text = _TAB_AFTER_DASH.sub(lambda run: spaces(run, "tab", tab), text)
    if any(space in text for space in _ODD_SPACES):
        text = _ODD_INDENT.sub(lambda run: spaces(run, "spaces", odd_indentation()), text)
    if "```" in text:
        fence = msg("three backquotes, from a chatbot or a web page, are no part of a bank: delete this line")
        text = _FENCE.sub(lambda run: spaces(run, 0, fence), text)
    return text, found


def odd_indentation() -> Message:
    """Explain an indentation that YAML takes for part of the text."""
    return msg("a no-break or wide space in the indentation: use ordinary spaces")


def first_versions(text: str) -> tuple[str, list[tuple[int, Message]]]:
    """Keep the first version of what git could not merge, and find where it left its marks."""
    if "<<<<<<< " not in text:
        return text, []
    kept: list[str] = []
    found: list[tuple[int, Message]] = []
    is_second, index = False, 0
    for line in text.split("\n"):
        mark = line[:7] if line[7:8] in ("", " ", "\r") else ""
        if mark == "<<<<<<<":
            message = msg("a merge left its marks here: keep one version, and delete the lines of <, = and > signs")
            found.append((index, message))
        is_second = mark == "=======" or (is_second and mark != ">>>>>>>")
        kept.append("" if is_second or mark in ("<<<<<<<", ">>>>>>>") else line)
        index += len(line) + 1
    return "\n".join(kept), found


def unmeant(text: str) -> Iterator[tuple[int, Message]]:
    """Find characters that no author means."""
    unusual = _unusual(text)
    if _FORBIDDEN.search(unusual):
        for run in _FORBIDDEN.finditer(text):
            yield run.start(), _forbidden(run[0][0])
    needed = _NEEDS_DIRECTIONS.search(unusual) or _NEEDS_DIRECTIONS_ESCAPED.search(text)
    if _DIRECTIONS.search(unusual) and not needed:
        for run in _DIRECTIONS.finditer(text):
            yield run.start(), _forbidden(run[0][0])
    for encoding, signs, pattern in _MISREAD:
        if any(sign in unusual for sign in signs):
            for misread in pattern.finditer(text):
                yield misread.start(), _misread(misread[0], encoding)


def repaired(text: str) -> str:
    """Return a text with what was read in a wrong encoding as it was meant, where that can be told."""
    for encoding, signs, pattern in _MISREAD:
        if any(sign in text for sign in signs):
            for misread in set(pattern.findall(text)):
                text = text.replace(misread, _meant(misread, encoding) or "\ufffd")
    return text


def _meant(text: str, encoding: str) -> str:
    meant = text.encode(encoding, "ignore").decode("utf-8", "ignore")
    if len(meant) > 1:  # misread twice
        meant = meant.encode(encoding, "ignore").decode("utf-8", "ignore")
    return meant


def _misread(text: str, encoding: str) -> Message:
    meant = _meant(text, encoding)
    if not meant:
        return msg("“{text}” was read in a wrong encoding: type it again", text=text)
    return msg("“{text}” was read in a wrong encoding: type “{meant}”", text=text, meant=meant)


def _unusual(text: str) -> str:
    """Return the characters of a text that are not plain ASCII: few, and found in a tenth of the time of a search."""
    return text.encode("utf-8", "surrogatepass").translate(None, _USUAL).decode("utf-8", "surrogatepass")


def _forbidden(character: str) -> Message:
    code = ord(character)
    if character in _INVISIBLE or _DIRECTIONS.match(character):
        return msg("the character U+{code:04X} is invisible: delete it", code=code)
    if character == "\ufffd":
        return msg("“{character}” stands for a character that was lost: type it again", character=character)
    return msg("the character U+{code:04X} can't be shown: delete it", code=code)


def blanked(text: str) -> str:
    """Return a text with spaces in place of what YAML can't read or an author can't mean."""
    return _FORBIDDEN.sub(lambda run: " " * len(run[0]), text)


def without_invisible(text: str, whole: str) -> str:
    """Return a part of a whole text without invisible characters, which its author can't have meant."""
    text = _SET_BY_US.sub("", _INVISIBLE_RUN.sub("", text))
    return text if _NEEDS_DIRECTIONS.search(whole) else _DIRECTIONS.sub("", text)


def escaped(text: str) -> Message | None:
    """Find a character in a text that may only come by an escape."""
    found = _FORBIDDEN_ESCAPE.search(text)
    return _forbidden(found[0]) if found else None
