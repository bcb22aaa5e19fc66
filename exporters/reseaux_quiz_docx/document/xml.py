"""Elements of WordprocessingML (ISO/IEC 29500-1, part 1, chapter 17), in the order that its schema requires.

python-docx takes quadratic time, since each paragraph searches for its place; these elements are made apart and added
to the body in one go. Lengths are in twips, twentieths of a point, unless a name says otherwise.
"""

import re
from collections.abc import Iterable, Sequence
from copy import copy
from functools import cache, lru_cache

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement

_W = nsmap["w"]
_MAP = {"w": _W}
_NAMES: dict[str, str] = {}
_PRESERVED = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}

_UNBROKEN_HYPHEN = re.compile(r"(?<=\d)-(?=\d)|(?<=\b[^\W\d_])-(?=\w)")
"""That of a range, or behind one letter: 18-24, e-mail, cite-t-il."""

CM = 567
"""Twips in a centimetre."""
EMU = 635
"""English metric units, which drawings are measured in, in a twip."""
MARGIN = 108
"""What Word keeps free on either side of a cell, in a table without a style."""


def name(word: str) -> str:
    """Return a name of the main vocabulary in lxml’s notation."""
    if word not in _NAMES:
        _NAMES[word] = f"{{{_W}}}{word}"
    return _NAMES[word]


def w(tag: str, *children: Element | None, **attributes: object) -> Element:
    """Make an element; children that are None are left out."""
    given = {name(key): str(value) for key, value in attributes.items()}
    element: Element = oxml_parser.makeelement(name(tag), given, _MAP)
    element.extend([child for child in children if child is not None])
    return element


def run(  # noqa: PLR0913 - the properties of a run
    content: str | Element,
    *,
    bold: bool = False,
    italic: bool = False,
    mono: bool = False,
    color: str | None = None,
    size: float | None = None,
    shift: str | None = None,
) -> Element:
    """Make a run of a text, or of an element such as a tab.

    `size` is in points; `shift` is subscript or superscript.
    """
    made = copy(_empty_run(bold, italic, mono, color, size, shift))
    if isinstance(content, str):
        first, *others = _UNBROKEN_HYPHEN.split(content) if "-" in content and not mono else [content]
        made[-1].text = first
        for other in others:
            made.append(w("noBreakHyphen"))
            made.append(oxml_parser.makeelement(name("t"), _PRESERVED, _MAP))
            made[-1].text = other
    else:
        made[-1] = content
    return made


@cache  # lxml copies an element several times as fast as it makes one
def _empty_run(  # noqa: PLR0913, PLR0917 - the properties of a run
    bold: bool, italic: bool, mono: bool, color: str | None, size: float | None, shift: str | None
) -> Element:
    """Make a run with an empty text."""
    half_points = round(2 * size) if size else None
    properties = w(
        "rPr",
        w("rFonts", ascii="Courier New", hAnsi="Courier New", cs="Courier New") if mono else None,
        w("b") if bold else None,
        w("i") if italic else None,
        w("noProof") if mono else None,
        w("color", val=color) if color else None,
        w("sz", val=half_points) if half_points else None,
        w("szCs", val=half_points) if half_points else None,
        w("vertAlign", val=shift) if shift else None,
    )
    return w("r", properties if len(properties) else None, oxml_parser.makeelement(name("t"), _PRESERVED, _MAP))


def tab() -> Element:
    """Make a run that goes to the next tab stop."""
    return run(w("tab"))


def line_break() -> Element:
    """Make a run that begins a new line in the same paragraph."""
    return run(w("br"))


def field(instruction: str, result: Iterable[Element] | None = None) -> Iterable[Element]:
    """Make the runs of a field that Word computes, such as PAGE; other programs show `result`."""
    yield w("r", w("fldChar", fldCharType="begin"))
    code = w("instrText")
    code.text = instruction
    yield w("r", code)
    yield w("r", w("fldChar", fldCharType="separate"))
    yield from (run("1"),) if result is None else result
    yield w("r", w("fldChar", fldCharType="end"))


def pages_to(bookmark: str, result: Iterable[Element] | None = None) -> Iterable[Element]:
    """Make a field that counts the pages of its section, which ends at a bookmark.

    LibreOffice has no SECTIONPAGES and shows its result: the number of the page where the bookmark is.
    """
    return field("SECTIONPAGES", field(f"PAGEREF {bookmark}", result))


def paragraph(
    style: str,
    *runs: Element,
    number: tuple[int, int] | None = None,
    keep: bool = False,
    align: str | None = None,
    indent: int | None = None,
) -> Element:
    """Make a paragraph in a style, by its id.

    `number` is a list (`w:numId`) and a level in it; `keep` keeps it on the same page as what follows.
    """
    made = copy(_empty_paragraph(style, number, keep, align, indent))
    made.extend(runs)
    return made


@lru_cache(maxsize=256)  # each exercise and each question may have a list of its own
def _empty_paragraph(
    style: str, number: tuple[int, int] | None, keep: bool, align: str | None, indent: int | None
) -> Element:
    properties = w(
        "pPr",
        w("pStyle", val=style),
        w("keepNext") if keep else None,
        w("numPr", w("ilvl", val=number[1]), w("numId", val=number[0])) if number else None,
        w("ind", left=indent) if indent else None,
        w("jc", val=align) if align else None,
    )
    return w("p", properties)


def space(block: Element, **sides: int) -> Element:
    """Override the space `before` or `after` a paragraph, and return it."""
    block.find(name("pPr")).insert_element_before(w("spacing", **sides), "w:ind", "w:jc")
    return block


def right_tab(block: Element, position: int, cleared: Iterable[int], leader: str | None = None) -> Element:
    """Replace the tab stops of a paragraph by one at the right, and return it; `cleared` are those of its style."""
    stops = {key: {"val": "clear"} for key in cleared} | {
        position: {"val": "right", **({"leader": leader} if leader else {})}
    }
    tabs = w("tabs", *(w("tab", **stops[stop], pos=stop) for stop in sorted(stops)))
    block.find(name("pPr")).insert_element_before(tabs, "w:spacing", "w:ind", "w:jc")
    return block


def is_picture(block: Element) -> bool:
    """Tell whether a paragraph is a picture and nothing else."""
    return block.find(f".//{name('drawing')}") is not None and not "".join(block.itertext()).strip()


def is_item(block: Element) -> bool:
    """Tell whether a paragraph has a bullet or a number."""
    return block.find(f"{name('pPr')}/{name('numPr')}") is not None


def is_code(block: Element) -> bool:
    """Tell whether all that a paragraph says is code, which is not an item of a list."""
    runs = [each for each in block.iter(name("r")) if each.find(name("t")) is not None]
    return (
        bool(runs)
        and not is_item(block)
        and all(each.find(f"{name('rPr')}/{name('noProof')}") is not None for each in runs)
    )


_KEPT = w("keepNext")


def keep_with_next(blocks: Iterable[Element]) -> None:
    """Keep every paragraph of these blocks, in tables too, on the same page as what follows it."""
    for block in blocks:
        for properties in (block[0],) if block.tag == name("p") else block.iter(name("pPr")):
            if properties.find(name("keepNext")) is None:
                properties.insert(1, copy(_KEPT))


def let_part(block: Element) -> None:
    """Let page breaks divide a paragraph, or follow it, though its style keeps it together."""
    properties = block.find(name("pPr"))
    followers = [f"w:{tag}" for tag in ("numPr", "tabs", "spacing", "ind", "jc")]
    for tag in ("keepNext", "keepLines"):
        properties.insert_element_before(w(tag, val=0), *followers)


def keep_together(blocks: Sequence[Element]) -> Sequence[Element]:
    """Keep blocks on one page: each with the next, and in a table each row with the next."""
    *before, last = blocks
    keep_with_next(before)
    if last.tag == name("tbl"):
        keep_with_next(last.findall(name("tr"))[:-1])
    return blocks


# --- tables ------------------------------------------------------------------------------------------------


def cell(width: int, *blocks: Element, span: int = 1, edges: str | None = None, middle: bool = False) -> Element:
    """Make a cell; `edges` are the sides that are drawn in a table without borders: "all", or "none"."""
    borders = None
    if edges:
        drawn = {"val": "single", "sz": 6, "space": 0, "color": "595959"} if edges == "all" else {"val": "nil"}
        borders = w("tcBorders", *(w(side, **drawn) for side in ("top", "left", "bottom", "right")))
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=span) if span > 1 else None,
        borders,
        w("vAlign", val="center") if middle else None,
    )
    return w("tc", properties, *blocks)


def row(*cells: Element, header: bool = False, height: int | None = None, parted: bool = False) -> Element:
    """Make a row, which page breaks divide only where it may be `parted`; `height` is its minimum."""
    properties = w(
        "trPr",
        None if parted else w("cantSplit"),
        w("trHeight", val=height, hRule="atLeast") if height else None,
        w("tblHeader") if header else None,
    )
    return w("tr", properties, *cells)


def table(
    widths: Sequence[int],
    rows: Iterable[Element],
    *,
    style: str | None = None,
    indent: int = 0,
    header: bool = False,
) -> Element:
    """Make a table of fixed columns; without a style it has no borders. `header` says that its first row is one."""
    properties = w(
        "tblPr",
        w("tblStyle", val=style) if style else None,
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=indent, type="dxa") if indent else None,
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020" if header else "0000", firstRow=int(header), lastRow=0, firstColumn=0, lastColumn=0,
          noHBand=1, noVBand=1),
    )  # fmt: skip
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)


def without_margins(made: Element) -> Element:
    """Take away the space above and below the cells of a table, and return it."""
    margins = w("tblCellMar", w("top", w=0, type="dxa"), w("bottom", w=0, type="dxa"))
    made.find(name("tblPr")).insert_element_before(margins, "w:tblLook")
    return made


def without_lines(made: Element) -> Element:
    """Take away the lines between the rows of a table, and return it."""
    borders = w("tblBorders", w("insideH", val="nil"))
    made.find(name("tblPr")).insert_element_before(borders, "w:shd", "w:tblLayout")
    return made
