"""Right-to-left text: paragraphs, runs and tables in Arabic, Hebrew, Persian and their like.

Word takes nothing from the characters: each paragraph (`w:bidi`), run (`w:rtl`) and table (`w:bidiVisual`) says it.
"""

import re
from collections.abc import Iterator

from reseaux_quiz.typography import RIGHT_TO_LEFT
from reseaux_quiz_docx.document.xml import Element, name, w

_LETTER = re.compile(r"[^\W\d_]")

# What follows each property, in the order of the schema.
_AFTER_BIDI = (
    "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
)  # fmt: skip
_AFTER_RTL = ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")
_AFTER_BIDI_VISUAL = (
    "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd",
    "tblLayout", "tblCellMar", "tblLook",
)  # fmt: skip


def turn(root: Element) -> None:
    """Set the direction of everything below an element whose first letter is written from right to left."""
    if not RIGHT_TO_LEFT.search(_text(root)):
        return
    for run in _of(root, "r"):
        if RIGHT_TO_LEFT.search(_text(run)):
            properties = _properties(run, "rPr")
            for plain, complex_script in (("b", "bCs"), ("i", "iCs")):
                if (found := properties.find(name(plain))) is not None:
                    found.addnext(w(complex_script))
            _put(properties, "rtl", _AFTER_RTL)
    for paragraph in _of(root, "p"):
        properties = _properties(paragraph, "pPr")
        style = properties.find(name("pStyle"))
        # A heading begins with its number, in the language of labels.
        if _begins_at_the_right(paragraph) and (style is None or style.get(name("val")) != "Heading1"):
            _put(properties, "bidi", _AFTER_BIDI)
    for table in _of(root, "tbl"):
        if _begins_at_the_right(table):
            _put(_properties(table, "tblPr"), "bidiVisual", _AFTER_BIDI_VISUAL)


def _of(root: Element, tag: str) -> Iterator[Element]:
    yield from root.iter(name(tag))


def _text(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(name("t")))


def _begins_at_the_right(element: Element) -> bool:
    first = _LETTER.search(_text(element))
    return bool(first and RIGHT_TO_LEFT.match(first[0]))


def _properties(element: Element, tag: str) -> Element:
    found: Element | None = element.find(name(tag))
    if found is None:
        found = w(tag)
        element.insert(0, found)
    return found


def _put(properties: Element, tag: str, after: tuple[str, ...]) -> None:
    if properties.find(name(tag)) is None:
        properties.insert_element_before(w(tag), *(f"w:{each}" for each in after))
