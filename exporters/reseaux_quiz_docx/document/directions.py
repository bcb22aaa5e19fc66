"""Right-to-left text: paragraphs, runs and tables in Arabic, Hebrew, Persian and their like.

Word takes nothing from the characters: each paragraph (`w:bidi`), run (`w:rtl`) and table (`w:bidiVisual`) says it.
"""

from collections.abc import Iterator, Sequence

from reseaux_quiz import typography
from reseaux_quiz.typography import RIGHT_TO_LEFT
from reseaux_quiz_docx.document.xml import Element, is_code, name, w

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

_OTHER_SIDE = {"left": "right", "right": "left"}


def directed(blocks: Sequence[Element], language: str) -> Sequence[Element]:
    """Set the direction of the texts of a question or a document, labels among them, by its language.

    Where that is from left to right, texts that are mostly not tell the direction of all. Code keeps its own.
    """
    text = "".join(map(_text, blocks))
    turned = typography.is_right_to_left(language) or typography.is_mostly_right_to_left(text)
    if not turned and not RIGHT_TO_LEFT.search(text):
        return blocks
    for block in blocks:
        for paragraph in _of(block, "p"):
            if not turned:
                _put(_properties(paragraph, "pPr"), "bidi", _AFTER_BIDI, val=0)
            elif not is_code(paragraph):
                _turn_paragraph(paragraph)
        for table in _of(block, "tbl"):
            value = {} if turned else {"val": "off"}
            _put(_properties(table, "tblPr"), "bidiVisual", _AFTER_BIDI_VISUAL, **value)
    return blocks


def turn(root: Element) -> None:
    """Set the direction of each run below an element, and of each paragraph and table that has none yet.

    Most of their letters tell it.
    """
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
        style = _properties(paragraph, "pPr").find(name("pStyle"))
        # A heading begins with its number, in the language of labels.
        is_heading = style is not None and style.get(name("val")) == "Heading1"
        if not is_heading and not is_code(paragraph) and typography.is_mostly_right_to_left(_text(paragraph)):
            _turn_paragraph(paragraph)
    for table in _of(root, "tbl"):
        if typography.is_mostly_right_to_left(_text(table)):
            _put(_properties(table, "tblPr"), "bidiVisual", _AFTER_BIDI_VISUAL)


def _turn_paragraph(paragraph: Element) -> None:
    """Set a paragraph from right to left; Word then takes « left » for where lines begin, which is at the right."""
    properties = _properties(paragraph, "pPr")
    if properties.find(name("bidi")) is not None:
        return
    _put(properties, "bidi", _AFTER_BIDI)
    aligned = properties.find(name("jc"))
    if aligned is not None and (other := _OTHER_SIDE.get(aligned.get(name("val")))):
        aligned.set(name("val"), other)


def _of(root: Element, tag: str) -> Iterator[Element]:
    yield from root.iter(name(tag))


def _text(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(name("t")))


def _properties(element: Element, tag: str) -> Element:
    found: Element | None = element.find(name(tag))
    if found is None:
        found = w(tag)
        element.insert(0, found)
    return found


def _put(properties: Element, tag: str, after: tuple[str, ...], **attributes: object) -> None:
    if properties.find(name(tag)) is None:
        properties.insert_element_before(w(tag, **attributes), *(f"w:{each}" for each in after))
