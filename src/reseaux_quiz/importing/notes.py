"""What our own exporters put beside a question's texts, taken out again: documents, notes, the source, criteria."""

import re
from functools import cache

from attrs import frozen

from reseaux_quiz import labels
from reseaux_quiz.i18n import LANGUAGES, Message, msg, nmsg

# Moodle's editor puts attributes and line breaks where there were none.
_NOTE = re.compile(r"<p\b[^<>]*>\s*<em>(.*)</em>\s*</p>", re.DOTALL)
_RULE = re.compile(r"<hr\b[^<>]*>")
_BETWEEN_ROWS = re.compile(r"\s*</li>\s*<li\b[^<>]*>\s*|^\s*<li\b[^<>]*>\s*|\s*</li>\s*$")


@frozen
class Notes:
    """What stood in the notes of a text: `source` is HTML, the others are plain."""

    as_of: int | None = None
    unit: str | None = None
    source: str | None = None
    words: str | None = None


@frozen
class FoundDocument:
    """A document that stood above a question, in HTML."""

    title: str
    text: str
    source: str | None


_NUMBER, _ANY = "0123456789", "\ufffc"
_SENTENCES: tuple[tuple[str, Message], ...] = (
    ("as_of", msg("figures of {year}", year=_NUMBER)),
    ("unit", msg("the number alone, in {unit}", unit=_ANY)),
    ("", msg("one answer only")),
    ("", nmsg("{number} answer expected", "{number} answers expected", 1)),
    ("", nmsg("{number} answer expected", "{number} answers expected", 2)),
    ("", msg("everything must be right")),
    ("", msg("some answers are left over")),
    ("", msg("some words are left over")),
)


def split(html: str) -> tuple[str, Notes]:
    """Cut the notes from the end of a text."""
    found: dict[str, str] = {}
    text = html.replace("&nbsp;", "\u00a0").rstrip()
    while (start := text.rfind("<p")) >= 0:
        paragraph = _NOTE.fullmatch(text, start)
        note = _read(paragraph[1]) if paragraph else None
        if note is None:
            break
        found[note[0]] = note[1]
        text = text[:start].rstrip()
    year = found.get("as_of")
    return text, Notes(int(year) if year else None, found.get("unit"), found.get("source"), found.get("words"))


def documents(html: str) -> tuple[list[FoundDocument], str]:
    """Cut the documents from the beginning of a text: each has a heading of ours above, and a rule below."""
    found = []
    rest = html.replace("&nbsp;", "\u00a0").lstrip()
    while (heading := _heading().match(rest)) and (rule := _RULE.search(rest, heading.end())):
        text = rest[heading.end() : rule.start()].rstrip()
        last = _NOTE.fullmatch(text, max(text.rfind("<p"), 0))
        note = _read(last[1]) if last else None
        source = note[1] if note and note[0] == "source" else None
        if last and source:
            text = text[: last.start()]
        found.append(FoundDocument(heading[1], text, source))
        rest = rest[rule.end() :].lstrip()
    return found, rest if found else html


def criteria(html: str) -> tuple[str, list[str], str]:
    """Cut a model answer with criteria: what stands before them, the criteria, what stands behind."""
    html = html.replace("&nbsp;", "\u00a0")
    for language in LANGUAGES:
        label = re.sub(r"\\?\s", r"\\s", re.escape(labels.CRITERIA.text(language)))
        at = re.search(rf"<p\b[^<>]*>\s*{label}\s*</p>\s*<ul\b[^<>]*>", html)
        if at and (end := html.find("</ul>", at.end())) > 0:
            rows = [row for row in _BETWEEN_ROWS.split(html[at.end() : end]) if row]
            return html[: at.start()], rows, html[end + len("</ul>") :]
    return html, [], ""


def _read(inside: str) -> tuple[str, str] | None:
    for name, pattern in _patterns():
        if found := pattern.fullmatch(inside):
            return name, (found[1] if name else "")
    return None


@cache
def _heading() -> re.Pattern[str]:
    names = "|".join({re.escape(labels.DOCUMENT.text(language)) for language in LANGUAGES})
    return re.compile(rf"<p\b[^<>]*>\s*<strong>(?:{names})(?:\s\d+)?\s–\s((?:(?!</p>).)+)</strong>\s*</p>", re.DOTALL)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for language in LANGUAGES:
        for name, message in _SENTENCES:
            text = message.text(language)
            pattern = re.escape(f"{text[:1].upper()}{text[1:]}.").replace(_NUMBER, r"(\d{4})").replace(_ANY, "(.+)")
            if not name:
                pattern = re.sub(r"\d+", r"\\d+", pattern)
            found.append((name, pattern))
        found += [
            (name, f"{re.escape(label.text(language))} (.+)")
            for name, label in (("source", labels.SOURCE), ("words", labels.WORD_BANK))
        ]
    return tuple((name, re.compile(re.sub(r"\\?\s", r"\\s", each), re.DOTALL)) for name, each in found)
