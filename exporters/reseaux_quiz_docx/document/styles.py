"""The styles of a worksheet: Word's own for titles and headings, and ours for the rest.

A document made from a teacher's template keeps its styles; the missing ones are added (docs/word-styles.md).
"""

from collections.abc import Callable

from attrs import evolve, frozen

from reseaux_quiz.i18n import Message
from reseaux_quiz_docx.document.xml import Element, name, w
from reseaux_quiz_docx.layout import Layout
from reseaux_quiz_docx.words import msg

INK = "1F4E79"
"""The colour of answers on the teacher's copy."""
GREY = "595959"
EDGE = "7F7F7F"
"""Lines, with the contrast of 3 to 1 that WCAG asks for."""
SHADE = "F2F2F2"
"""Behind the headings of tables."""
REFERENCE_SIZE = 0.75
"""Of ids on the key, relative to the text."""


@frozen(kw_only=True)
class Style:
    """A paragraph style. Sizes are relative to the text's; spaces are in points."""

    id: str
    name: str
    based_on: str | None = "Normal"
    builtin: bool = False
    size: float = 1
    bold: bool = False
    italic: bool = False
    color: str | None = None
    before: float = 0
    after: float = 0
    room: float = 0
    """Room to write by hand, as a multiple of a line's height."""
    keep_next: bool = False
    align: str | None = None
    outline: int | None = None
    rule: bool = False
    frame: bool = False
    tabs: tuple[tuple[str, int, str | None], ...] = ()
    indent: int = 0
    right: int = 0
    writing: bool = False


def sheet_styles(say: Callable[[Message], str], indent: int, width: int) -> tuple[Style, ...]:
    """List the styles, named in the language of the document; `width` is that of the text, in twips."""
    builtin = (
        Style(id="Normal", name="Normal", based_on=None, builtin=True, after=4),
        Style(
            id="Title",
            name="Title",
            builtin=True,
            size=1.5,
            bold=True,
            before=6,
            after=8,
            keep_next=True,
            align="center",
        ),
        Style(
            id="Subtitle",
            name="Subtitle",
            builtin=True,
            size=1.15,
            bold=True,
            after=8,
            keep_next=True,
            align="center",
        ),
        Style(
            id="Heading1",
            name="heading 1",
            builtin=True,
            size=1.2,
            bold=True,
            before=16,
            after=4,
            keep_next=True,
            outline=0,
            rule=True,
        ),
        Style(
            id="Header", name="header", builtin=True, size=0.85, color=GREY, after=6, tabs=(("right", width, None),)
        ),
        Style(id="Footer", name="footer", builtin=True, size=0.85, color=GREY, align="center"),
    )
    own = (
        Style(
            id="RqInstruction",
            name=say(msg("Instruction")),
            italic=True,
            size=0.95,
            before=7,
            after=3,
            keep_next=True,
        ),
        Style(id="RqQuestion", name=say(msg("Question")), before=9, after=3),
        Style(id="RqContinued", name=say(msg("Question, continued")), indent=indent, after=3),
        Style(id="RqGaps", name=say(msg("Text with gaps")), indent=indent, room=0.45, before=5, after=3),
        Style(id="RqOption", name=say(msg("Option")), after=1.5),
        Style(
            id="RqLine",
            name=say(msg("Line to write on")),
            indent=indent,
            writing=True,
            tabs=(("right", width, "underscore"),),
        ),
        Style(id="RqCell", name=say(msg("Table text")), before=2, after=2),
        Style(id="RqCellHead", name=say(msg("Table heading")), bold=True, before=2, after=2, keep_next=True),
        Style(
            id="RqNumber",
            name=say(msg("Number to write")),
            tabs=(("left", width // 2, "underscore"),),
        ),
        Style(id="RqCellRemark", name=say(msg("Remark in a table")), size=0.9, color=GREY, before=1, after=1),
        Style(id="RqReference", name=say(msg("Reference")), indent=indent, size=REFERENCE_SIZE, color=GREY, after=2),
        Style(id="RqCellReference", name=say(msg("Reference in a table")), size=REFERENCE_SIZE, color=GREY, after=1),
        Style(
            id="RqWords",
            name=say(msg("List of words")),
            indent=indent + 113,
            right=113,
            before=3,
            after=5,
            align="center",
            keep_next=True,
            frame=True,
        ),
        Style(id="RqCredit", name=say(msg("Credit")), size=0.9, color=GREY, after=6, align="center"),
        Style(id="RqAnswer", name=say(msg("Expected answer")), indent=indent, color=INK, before=1, after=2),
        Style(id="RqRemark", name=say(msg("Remark")), indent=indent, size=0.9, color=GREY, before=2.5, after=2),
    )
    return builtin + own


class Styles:
    """The styles part of a document; a `suffix` to the names of ours keeps them apart from all others."""

    def __init__(self, root: Element, suffix: str = "") -> None:
        self._root = root
        self._suffix = suffix
        self._ids = {
            str(each.find(name("name")).get(name("val"))).lower(): str(each.get(name("styleId")))
            for each in root.findall(name("style"))
            if each.find(name("name")) is not None
        }
        self.missing: list[str] = []
        self.sizes: dict[str, float] = {}
        """The size of type of each style that was asked for, in points, by the id that it has in this document."""
        self._by_id: dict[str, str] = {}

    def __getitem__(self, identifier: str) -> str:
        """Return the id that a style of ours has in this document."""
        return self._by_id[identifier]

    def stops(self, identifier: str) -> list[int]:
        """Return where a style of ours has its tab stops in this document."""
        found = next(each for each in self._root if each.get(name("styleId")) == self._by_id[identifier])
        return [int(each.get(name("pos"))) for each in found.iterfind(f"{name('pPr')}/{name('tabs')}/{name('tab')}")]

    def add(self, style: Style, layout: Layout, *, override: bool) -> None:
        """Add a style, unless there is one of its name; `override` replaces that one."""
        own = style
        if self._suffix:
            own = evolve(style, id=f"{style.id}Apart", name=f"{style.name}{self._suffix}", builtin=False)
        there = self._ids.get(own.name.lower())
        self._by_id[style.id] = there or own.id
        self.sizes[self._by_id[style.id]] = style.size * layout.size
        if there and not override:
            return
        if own.builtin and not there:
            self.missing.append(own.name)
        based_on = self._by_id[style.based_on] if style.based_on else None
        element = _paragraph_style(own, layout, self._by_id[style.id], based_on)
        if there:
            old = next(each for each in self._root.findall(name("style")) if each.get(name("styleId")) == there)
            self._root.replace(old, element)
        else:
            self._root.append(element)

    def number(self, identifier: str, place: tuple[int, int]) -> None:
        """Give the paragraphs of a style their place in a list, so that a number comes with the style."""
        style = next(each for each in self._root if each.get(name("styleId")) == self._by_id[identifier])
        properties = style.find(name("pPr"))
        if properties is not None and properties.find(name("numPr")) is None:
            number = w("numPr", w("ilvl", val=place[1]), w("numId", val=place[0]))
            followers = ("suppressLineNumbers", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "outlineLvl")
            properties.insert_element_before(number, *(f"w:{tag}" for tag in followers))

    def add_table(self, identifier: str, label: str, indent: int) -> None:
        """Add the style of tables: light and even borders, the heading row shaded."""
        there = self._ids.get(label.lower())
        self._by_id[identifier] = there or identifier
        if there:
            return
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        margins = (("top", 20), ("left", indent), ("bottom", 20), ("right", indent))
        self._root.append(
            w(
                "style",
                w("name", val=label),
                w("uiPriority", val=59),
                w(
                    "tblPr",
                    w("tblBorders", *(w(side, val="single", sz=4, space=0, color=EDGE) for side in sides)),
                    w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in margins)),
                ),
                w("tblStylePr", w("tcPr", w("shd", val="clear", color="auto", fill=SHADE)), type="firstRow"),
                type="table",
                customStyle=1,
                styleId=identifier,
            )
        )


def _paragraph_style(style: Style, layout: Layout, identifier: str, based_on: str | None) -> Element:
    line = w("spacing", before=_space(style.before, layout), after=_space(style.after, layout),
             line=round(240 * (1 + style.room * layout.rows) * layout.line), lineRule="auto")  # fmt: skip
    if style.writing:  # in proportion: LibreOffice takes no exact height for a line that is a tab alone
        tall = round(240 * layout.writing / (1.15 * layout.size))
        line = w("spacing", before=0, after=_space(style.after, layout), line=tall, lineRule="auto")
    normal = style.based_on is None
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val=based_on) if based_on else None,
        w("qFormat"),
        w(
            "pPr",
            w("keepNext") if style.keep_next else None,
            w("keepLines"),
            w("widowControl"),
            _borders(style),
            w("tabs", *(_tab(*each) for each in style.tabs)) if style.tabs else None,
            line,
            w("ind", left=style.indent, right=style.right) if style.indent else None,
            w("jc", val=style.align if style.align and layout.centred else "left"),
            w("outlineLvl", val=style.outline) if style.outline is not None else None,
        ),
        w(
            "rPr",
            w("rFonts", ascii=layout.font, hAnsi=layout.font, eastAsia=layout.font, cs=layout.font)
            if normal
            else None,
            w("b") if style.bold else None,
            w("i") if style.italic and layout.italics else None,
            w("color", val=style.color) if style.color else None,
            w("spacing", val=round(20 * layout.letter_spacing)) if normal and layout.letter_spacing else None,
            w("sz", val=round(2 * style.size * layout.size)),
            w("szCs", val=round(2 * style.size * layout.size)),
        ),
        type="paragraph",
        **({"customStyle": 1} if not style.builtin else {"default": 1} if normal else {}),
        styleId=identifier,
    )


def _borders(style: Style) -> Element | None:
    if style.frame:
        return w(
            "pBdr", *(w(side, val="single", sz=4, space=5, color=EDGE) for side in ("top", "left", "bottom", "right"))
        )
    return w("pBdr", w("bottom", val="single", sz=6, space=2, color=EDGE)) if style.rule else None


def _tab(kind: str, position: int, leader: str | None) -> Element:
    return w("tab", val=kind, pos=position, **({"leader": leader} if leader else {}))


def _space(points: float, layout: Layout) -> int:
    return round(20 * points * layout.space)
