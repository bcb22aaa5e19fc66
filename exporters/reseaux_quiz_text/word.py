"""A Word file → lines: its lists with their numbers, what is bold or highlighted, its pictures and tables."""

import re
from collections.abc import Iterator
from typing import Any

from attrs import define, field

from reseaux_quiz.errors import QuizError
from reseaux_quiz.importing import LossCode, markdown, sources
from reseaux_quiz.importing.building import Draft
from reseaux_quiz.markup import Break, Emphasis, Image, Inline, Math, Strong, Subscript, Superscript, Text
from reseaux_quiz_text import equations
from reseaux_quiz_text.lines import Line
from reseaux_quiz_text.words import msg

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
_DOCUMENT = "word/document.xml"
_BLACK = frozenset({"000000", "auto", ""})
_LETTER = re.compile(r"^\s*[(\[]?[A-Za-z][.)\]]|\s+")
"""What may be unmarked in a marked option: its letter."""
_WHOLE = 0.9
"""The share of a line that is marked where the whole of it is."""
_HEADING = re.compile(r"(?:heading|titre|überschrift)\s*(\d)", re.IGNORECASE)


@define
class _Counter:
    """Numbers the items of a list, level by level."""

    counts: dict[int, int] = field(factory=dict)

    def next(self, level: int) -> int:
        self.counts = {each: count for each, count in self.counts.items() if each <= level}
        self.counts[level] = self.counts.get(level, 0) + 1
        return self.counts[level]


def is_word(data: bytes) -> bool:
    """Tell whether a file is a Word document."""
    return sources.is_archive_with(data, _DOCUMENT)


class Document:
    """Reads one file; what is lost of it goes to `draft`, which stands for the whole."""

    def __init__(self, data: bytes, draft: Draft) -> None:
        self.archive = sources.parts(data)
        self.names = set(self.archive.namelist())
        self.draft = draft
        self.body = sources.xml(sources.part(self.archive, _DOCUMENT)).find(f"{_W}body")
        if self.body is None:
            raise QuizError(msg("the document has no text"))
        self.targets = dict(self._relationships())
        self.styles = dict(self._styles())
        self.formats = self._formats()
        self.counters: dict[str, _Counter] = {}
        if any("vbaProject" in name for name in self.names):
            draft.reduced(LossCode.HTML, msg("the macros of the document are left out"))

    def lines(self) -> Iterator[Line]:
        """Read paragraphs and tables, numbered as they come."""
        for number, element in enumerate(self._blocks(self.body), start=1):
            if element.tag == f"{_W}p":
                yield from self._paragraph(element, number)
            else:
                yield from self._table(element, number)

    def _blocks(self, parent: Any) -> Iterator[Any]:
        for element in parent:
            if element.tag in (f"{_W}p", f"{_W}tbl"):
                yield element
            elif element.tag == f"{_W}sdt":
                for content in element.iterfind(f"{_W}sdtContent"):
                    yield from self._blocks(content)

    # --- what stands beside the text ------------------------------------------------------------------------

    def _relationships(self) -> Iterator[tuple[str, str]]:
        name = "word/_rels/document.xml.rels"
        if name in self.names:
            for each in sources.xml(sources.part(self.archive, name)):
                if each.get("TargetMode") != "External" and each.get("Id"):
                    target = each.get("Target") or ""
                    yield each.get("Id"), target.lstrip("/") if target.startswith("/") else f"word/{target}"

    def _styles(self) -> Iterator[tuple[str, Any]]:
        if "word/styles.xml" in self.names:
            for style in sources.xml(sources.part(self.archive, "word/styles.xml")).iterfind(f"{_W}style"):
                yield style.get(f"{_W}styleId") or "", style

    def _formats(self) -> dict[tuple[str, int], tuple[str, str]]:
        """Return how each list numbers each of its levels: its kind of number, and what stands around it."""
        if "word/numbering.xml" not in self.names:
            return {}
        root = sources.xml(sources.part(self.archive, "word/numbering.xml"))
        abstract = {each.get(f"{_W}abstractNumId"): each for each in root.iterfind(f"{_W}abstractNum")}
        found = {}
        for num in root.iterfind(f"{_W}num"):
            reference = num.find(f"{_W}abstractNumId")
            lists = abstract.get(_value(reference))
            for level in [] if lists is None else lists.iterfind(f"{_W}lvl"):
                depth = int(level.get(f"{_W}ilvl") or 0)
                kind, text = _value(level.find(f"{_W}numFmt")), _value(level.find(f"{_W}lvlText"))
                found[num.get(f"{_W}numId") or "", depth] = kind, text
        return found

    # --- paragraphs -----------------------------------------------------------------------------------------

    def _paragraph(self, element: Any, number: int) -> Iterator[Line]:
        """Read a paragraph: line breaks in it part lines, as they do on the page."""
        inlines = list(self._inlines(element))
        label = self._label(element)
        heading = self._heading(element)
        parts: list[list[Inline]] = [[]]
        for each in inlines:
            if isinstance(each, Break):
                parts.append([])
            else:
                parts[-1].append(each)
        for index, (part, marks) in enumerate(zip(parts, self._marks(element), strict=False)):
            text = markdown.line(_unbold(part) if "bold" in marks else part)
            yield Line(number, text, label if index == 0 else "", marks, heading)

    def _label(self, element: Any) -> str:
        """Return the number that Word shows before a paragraph of a list."""
        properties = element.find(f"{_W}pPr/{_W}numPr")
        if properties is None:
            properties = self._from_style(element, f"{_W}pPr/{_W}numPr")
        if properties is None:
            return ""
        identifier = _value(properties.find(f"{_W}numId"))
        level = int(_value(properties.find(f"{_W}ilvl")) or 0)
        if identifier in ("", "0"):
            return ""
        kind, text = self.formats.get((identifier, level), ("bullet", "-"))
        count = self.counters.setdefault(identifier, _Counter()).next(level)
        if kind in ("bullet", "none", "") and "%" not in text:
            return "☐" if text in ("☐", "□", "\uf06f", "\uf0a8", "\uf071") else "-"
        shown = _ordinal(kind, count)
        if "%" not in text:
            return f"{shown}."
        tail = text.rpartition(f"%{level + 1}")[2].strip()
        return f"{shown}{tail[:1] if tail[:1] in ('.', ')') else '.'}"

    def _from_style(self, element: Any, path: str) -> Any:
        """Find a property in a paragraph's style, or the one that it is based on."""
        name = _value(element.find(f"{_W}pPr/{_W}pStyle"))
        for _step in range(10):
            style = self.styles.get(name)
            if style is None:
                return None
            found = style.find(path)
            if found is not None:
                return found
            name = _value(style.find(f"{_W}basedOn"))
        return None

    def _heading(self, element: Any) -> int | None:
        name = _value(element.find(f"{_W}pPr/{_W}pStyle"))
        style = self.styles.get(name)
        shown = _value(style.find(f"{_W}name")) if style is not None else name
        if shown.lower() in ("title", "titre"):
            return 0
        found = _HEADING.fullmatch(shown) or _HEADING.fullmatch(name)
        return int(found[1]) if found else None

    def _marks(self, element: Any) -> list[frozenset[str]]:
        """Tell in which ways the whole of each line of a paragraph stands out."""
        totals = [0]
        sizes: list[dict[str, int]] = [{}]
        for run in element.iter(f"{_W}r"):
            marks = _run_marks(run)
            for child in run:
                if _is_break(child):
                    totals.append(0)
                    sizes.append({})
                elif child.tag == f"{_W}t":
                    size = len(_LETTER.sub("", child.text or ""))
                    totals[-1] += size
                    for mark in marks:
                        sizes[-1][mark] = sizes[-1].get(mark, 0) + size
        return [
            frozenset(mark for mark, size in found.items() if total and size >= _WHOLE * total)
            for total, found in zip(totals, sizes, strict=True)
        ]

    def _inlines(self, element: Any) -> Iterator[Inline]:
        for child in element:
            match child.tag:
                case tag if tag == f"{_W}r":
                    yield from self._run(child)
                case tag if tag in (f"{_M}oMath", f"{_M}oMathPara"):
                    sign = equations.without_sign(child)
                    tex, is_whole = equations.tex(child)
                    if not is_whole:
                        self.draft.doubtful(
                            LossCode.HTML, msg("part of a Word formula is not understood: {tex}", tex=tex)
                        )
                    if tex:
                        yield Math(tex)
                    if sign:
                        yield Text(sign)
                case tag if tag == f"{_W}del":
                    continue
                case tag if tag in (f"{_W}hyperlink", f"{_W}ins", f"{_W}smartTag", f"{_W}fldSimple"):
                    yield from self._inlines(child)
                case tag if tag == f"{_W}sdt":
                    for content in child.iterfind(f"{_W}sdtContent"):
                        yield from self._inlines(content)
                case _:
                    pass

    def _run(self, run: Any) -> Iterator[Inline]:
        marks = _run_marks(run)
        for child in run:
            inlines: list[Inline] = []
            match child.tag:
                case tag if tag == f"{_W}t":
                    inlines = [Text(sources.clean(child.text or ""))]
                case tag if tag == f"{_W}tab":
                    inlines = [Text("\t")]
                case tag if tag in (f"{_W}br", f"{_W}cr"):
                    inlines = [Break()] if _is_break(child) else []
                case tag if tag == f"{_W}noBreakHyphen":
                    inlines = [Text("-")]
                case tag if tag in (f"{_W}drawing", f"{_W}pict", f"{_W}object"):
                    inlines = list(self._pictures(child))
                case tag if tag in (f"{_W}footnoteReference", f"{_W}commentReference"):
                    self.draft.reduced(LossCode.STYLE, msg("notes and comments are left out"))
            for each in inlines:
                yield _marked(each, marks)

    def _pictures(self, element: Any) -> Iterator[Inline]:
        references = [each.get(f"{_R}embed") for each in element.iter(f"{_A}blip")]
        references += [each.get(f"{_R}id") for each in element.iter(f"{_V}imagedata")]
        alt = next((each.get("descr") for each in element.iter() if each.get("descr")), "")
        if not references:
            words = "".join(each.text or "" for each in element.iter(f"{_W}t"))
            self.draft.changed(LossCode.PICTURE, msg("a drawing or a text box is left out: {text}", text=words[:200]))
        for reference in references:
            name = self.targets.get(reference or "", "")
            data = sources.part(self.archive, name) if name in self.names else b""
            path = self.draft.builder.keep(name.rpartition("/")[2], data) if data else None
            if path is None:
                message = msg("a picture is not a PNG, JPEG or GIF, so it is left out: {name}", name=name or "?")
                self.draft.left_out(LossCode.PICTURE, message)
            else:
                yield Image(path, " ".join(sources.clean(alt).split()))

    # --- tables ---------------------------------------------------------------------------------------------

    def _table(self, element: Any, number: int) -> Iterator[Line]:
        """Read a table as one block; one of a single column is a frame around its lines."""
        rows = [row.findall(f"{_W}tc") for row in element.iterfind(f"{_W}tr")]
        if all(len(row) == 1 for row in rows):
            for row in rows:
                for paragraph in row[0].iter(f"{_W}p"):
                    yield from self._paragraph(paragraph, number)
            return
        width = min(max(map(len, rows)), 60)
        texts = [[self._cell(cell) for cell in row] for row in rows]
        lines = [f"| {' | '.join([*row, *[''] * width][:width])} |" for row in texts]
        cells = tuple(tuple(self._lines_of(cell) for cell in row) for row in rows)
        yield Line(number, "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]]), block=True, rows=cells)

    def _lines_of(self, cell: Any) -> str:
        return "\n".join(
            f"{line.label} {line.text}".strip() for each in cell.iter(f"{_W}p") for line in self._paragraph(each, 0)
        )

    def _cell(self, cell: Any) -> str:
        inlines: list[Inline] = []
        for paragraph in cell.iter(f"{_W}p"):
            inlines += [Text(" "), *self._inlines(paragraph)]
        return markdown.cell(inlines).strip()


def _is_break(element: Any) -> bool:
    return element.tag in (f"{_W}br", f"{_W}cr") and not element.get(f"{_W}type")


def _value(element: Any) -> str:
    return "" if element is None else element.get(f"{_W}val") or ""


def _on(properties: Any, name: str) -> bool:
    element = None if properties is None else properties.find(f"{_W}{name}")
    return element is not None and (element.get(f"{_W}val") or "1") not in ("0", "false", "none")


def _run_marks(run: Any) -> frozenset[str]:
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return frozenset()
    found = {name for tag, name in (("b", "bold"), ("i", "italic"), ("u", "underline")) if _on(properties, tag)}
    found |= {"highlight"} if _on(properties, "highlight") else set()
    shading = properties.find(f"{_W}shd")
    if shading is not None and (shading.get(f"{_W}fill") or "auto").upper() not in ("AUTO", "FFFFFF"):
        found.add("highlight")
    if _value(properties.find(f"{_W}color")).upper().lower() not in _BLACK:
        found.add("colour")
    vertical = _value(properties.find(f"{_W}vertAlign"))
    return frozenset(found | ({vertical} if vertical in ("superscript", "subscript") else set()))


def _marked(inline: Inline, marks: frozenset[str]) -> Inline:
    if not isinstance(inline, Text) or "\t" in inline.text:
        return inline
    made: Inline = inline
    if marks & {"superscript", "subscript"} and not re.search(r"[\s~^]", inline.text):
        made = (Superscript if "superscript" in marks else Subscript)((made,))
    if "italic" in marks:
        made = Emphasis((made,))
    return Strong((made,)) if "bold" in marks else made


def _unbold(inlines: list[Inline]) -> list[Inline]:
    """Take the strong emphasis off a line that is bold as a whole: it marks the line."""
    return [part for each in inlines for part in (getattr(each, "children", [each]) if _is_strong(each) else [each])]


def _is_strong(inline: Inline) -> bool:
    return type(inline).__name__ == "Strong"


def _ordinal(kind: str, number: int) -> str:
    if kind == "lowerLetter":
        return chr(ord("a") + (number - 1) % 26)
    if kind == "upperLetter":
        return chr(ord("A") + (number - 1) % 26)
    return str(number)
