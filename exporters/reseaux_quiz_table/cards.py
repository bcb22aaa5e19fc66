"""Lists of terms and definitions: Quizlet's, and Anki's text with its lines of settings."""

import re

from attrs import frozen

from reseaux_quiz.importing import LossCode, plain, tolerance
from reseaux_quiz.importing.answers import common
from reseaux_quiz.importing.building import Draft
from reseaux_quiz.model import Cloze, Flashcard, Question
from reseaux_quiz_table.sheets import Row
from reseaux_quiz_table.words import msg

_SETTING = re.compile(r"#([a-z ]+):(.*)")
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":"}
_NUMBERED = re.compile(r"(?:question\s*)?\d{1,3}\s*[.)°]|[A-Ha-h]\s?[.)]|[-*•☐]|réponse|answer", re.IGNORECASE)
_FEW = 2
_SIDES = 2
_CLOZE = re.compile(r"\{\{c\d+::([^{}]{1,1000})\}\}")
_REVERSED = re.compile(r"reverse|invers", re.IGNORECASE)
_SOUND = re.compile(r"\[sound:[^\]]*\]")


@frozen
class Settings:
    """What the first lines of Anki's text say."""

    separator: str | None = None
    html: bool = False
    special: tuple[tuple[int, str], ...] = ()
    """Columns (from 0) that hold no field, and what they hold."""
    lines: int = 0

    def column(self, cells: tuple[str, ...], kind: str) -> str:
        """Return what the column of a kind has in a row."""
        return next((cells[index] for index, each in self.special if each == kind and index < len(cells)), "")


def settings(text: str) -> Settings:
    """Read the lines of settings."""
    found: dict[str, str] = {}
    lines = 0
    for line in text.split("\n"):
        match = _SETTING.fullmatch(line)
        if not match:
            break
        found[match[1].strip()] = match[2].strip()
        lines += 1
    special = tuple(
        (int(number) - 1, name.removesuffix(" column"))
        for name, number in found.items()
        if name.endswith(" column") and number.isdecimal() and int(number) > 0
    )
    given = found.get("separator", "")
    separator = _SEPARATORS.get(given.lower(), given[:1] or None)
    return Settings(separator, found.get("html", "").lower() == "true", special, lines)


def listed(text: str) -> tuple[Row, ...] | None:
    """Cut a list with separators that people choose for themselves (Quizlet); None for what is no such list."""
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if len(lines) == 1:
        number, line = lines[0]
        lines = [(number, each.strip()) for each in line.split(";") if each.strip()]
        return _cut(lines, ",") or _cut(lines, "\t")
    if lines and "\t" in lines[0][1] and 2 * sum("\t" in line for _number, line in lines) >= len(lines):
        return None if all("\t" in line for _number, line in lines) else _cut(_unfolded(lines), "\t")
    return next(
        filter(None, (_cut(lines, separator) for separator in (" - ", " – ", " — ", " = ", " : ", ";"))), None
    )


def _unfolded(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Join the lines of one definition: those without a tab go on with the one above."""
    found: list[tuple[int, str]] = []
    for number, line in lines:
        if "\t" in line or not found:
            found.append((number, line))
        else:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{line}")
    return found


def _cut(lines: list[tuple[int, str]], separator: str) -> tuple[Row, ...] | None:
    cells = [tuple(part.strip() for part in line.split(separator)) for _number, line in lines]
    if len(cells) < _FEW or not all(len(each) == _SIDES and all(each) for each in cells):
        return None
    if any(_NUMBERED.match(each[0]) or each[0].endswith("?") for each in cells):
        return None
    return tuple(Row(number, each) for (number, _line), each in zip(lines, cells, strict=True))


def card(draft: Draft, fields: list[str], *, html: bool, note_type: str = "") -> Question | None:
    """Make a card of a front and a back, or a text with gaps of one with Anki's."""
    converter = draft.converter()
    shown = [_SOUND.sub("", each).strip() for each in fields]
    if shown != fields:
        draft.reduced(LossCode.HTML, msg("sounds are left out"))
    front, *others = shown or [""]
    if _CLOZE.search(front):
        return _gaps(draft, front, others, html=html)
    others = [each for each in others if each]
    if not front or not others:
        draft.left_out(
            LossCode.SYNTAX, msg("a card with one side only: {text}", text=(front or "".join(others))[:200])
        )
        return None
    if len(others) > 1:
        draft.doubtful(LossCode.FEEDBACK, msg("the other fields move to the explanation"), "explanation")
    texts = [converter.blocks(each) if html else plain.blocks(each) for each in (front, *others)]
    is_reversible = bool(_REVERSED.search(note_type)) and texts[0] == shown[0]
    return Flashcard(
        **common(texts[0], explanation="\n\n".join(texts[2:]) or None), answer=texts[1], reversible=is_reversible
    )


def _gaps(draft: Draft, front: str, others: list[str], *, html: bool) -> Question | None:
    converter = draft.converter()
    found: list[str] = []

    def mark(gap: re.Match[str]) -> str:
        word, _colons, hint = gap[1].partition("::")
        found.append(converter.plain(word) if html else " ".join(word.split()))
        if hint:
            draft.reduced(LossCode.HINT, msg("the hint of a gap is dropped: {text}", text=hint))
        return f"\U000f0000{len(found) - 1}\U000f0001"

    marked = _CLOZE.sub(mark, front.replace("\U000f0000", "").replace("\U000f0001", ""))
    if "{{c" in marked or not all(tolerance.fit_a_gap([each]) for each in found):
        draft.left_out(
            LossCode.CLOZE,
            msg("a gap that is not possible in a bank, so the question is left out: {text}", text=front[:200]),
        )
        return None
    text = converter.blocks(marked) if html else plain.blocks(marked)
    text = text.replace("{{", "{ {").replace("}}", "} }")
    text = re.sub("\U000f0000(\\d+)\U000f0001", lambda place: "{{" + found[int(place[1])] + "}}", text)
    below = "\n\n".join(converter.blocks(each) if html else plain.blocks(each) for each in others if each)
    return Cloze(**common("", explanation=below or None) | {"text": text})
