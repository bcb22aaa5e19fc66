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
# “Ã©”: UTF-8 read as Windows-1252. The first sign of each is sought first: most texts have none.
_MISREAD_SIGNS = ("Ã", "Â", "â€")
_MISREAD = re.compile("[ÃÂ][\u00a0-\u00aa\u00ac-\u00ba\u00bc-\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œž]|â€[™œ“”¦¢˜]")
_FORBIDDEN_ESCAPE = re.compile(rf"[{_NOWHERE}\r\x85]")  # lines of a file may end with these; a text may not hold them
_TAB = re.compile(r"^ *(?:- *)*\t", re.MULTILINE)


def tabs(text: str) -> Iterator[tuple[int, Message]]:
    """Find tabs in the indentation, which leave no line after them sure."""
    if "\t" in text:
        for tab in _TAB.finditer(text):
            yield tab.end() - 1, msg("a tab in the indentation: use spaces")


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
    if _FORBIDDEN.search(_unusual(text)):
        for run in _FORBIDDEN.finditer(text):
            yield run.start(), _forbidden(run[0][0])
    if any(sign in text for sign in _MISREAD_SIGNS):
        for misread in _MISREAD.finditer(text):
            meant = misread[0].encode("cp1252", "ignore").decode("utf-8", "ignore")
            yield (
                misread.start(),
                msg("“{text}” was read in a wrong encoding: type “{meant}”", text=misread[0], meant=meant)
                if meant
                else msg("“{text}” was read in a wrong encoding: type it again", text=misread[0]),
            )


def _unusual(text: str) -> str:
    """Return the characters of a text that are not plain ASCII: few, and found in a tenth of the time of a search."""
    return text.encode("utf-8", "surrogatepass").translate(None, _USUAL).decode("utf-8", "surrogatepass")


def _forbidden(character: str) -> Message:
    code = ord(character)
    if character in _INVISIBLE:
        return msg("the character U+{code:04X} is invisible: delete it", code=code)
    if character == "\ufffd":
        return msg("“{character}” stands for a character that was lost: type it again", character=character)
    return msg("the character U+{code:04X} can't be shown: delete it", code=code)


def blanked(text: str) -> str:
    """Return a text with spaces in place of what YAML can't read or an author can't mean."""
    return _FORBIDDEN.sub(lambda run: " " * len(run[0]), text)


def without_invisible(text: str) -> str:
    """Return a text without invisible characters, which its author can't have meant."""
    return _INVISIBLE_RUN.sub("", text)


def escaped(text: str) -> Message | None:
    """Find a character in a text that may only come by an escape."""
    found = _FORBIDDEN_ESCAPE.search(text)
    return _forbidden(found[0]) if found else None
