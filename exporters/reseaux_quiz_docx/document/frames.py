"""Headers and footers: those of a template, and ours where it has none."""

from copy import deepcopy
from typing import Literal

from attrs import frozen
from docx.document import Document
from docx.enum.section import WD_HEADER_FOOTER
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.section import CT_SectPr
from docx.shared import Cm

from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.xml import Element, name, w

Side = Literal["header", "footer"]

_PRIMARY, _FIRST, _EVEN = WD_HEADER_FOOTER.PRIMARY, WD_HEADER_FOOTER.FIRST_PAGE, WD_HEADER_FOOTER.EVEN_PAGE
_SIDES: dict[Side, tuple[str, str, str]] = {
    "header": ("hdr", RELATIONSHIP_TYPE.HEADER, CONTENT_TYPE.WML_HEADER),
    "footer": ("ftr", RELATIONSHIP_TYPE.FOOTER, CONTENT_TYPE.WML_FOOTER),
}
_EDGE = Cm(0.8)
"""The least distance of ours from the edge of the paper."""


@frozen(kw_only=True)
class Frame:
    """The headers and footer of a section: ours, and the stamp that is added to a header of a template."""

    header: Element
    first: Element | None
    """The header of the first page."""
    footer: Element
    stamp: Element | None
    end: str | None
    """The bookmark at the end of the section, where its pages are counted separately."""


class Frames:
    """The headers and footers of a template, taken out of it to be put into each section of a worksheet.

    Empty ones, and those that no page shows, are ignored: Word keeps them in its files.
    """

    def __init__(self, document: Document, section: CT_SectPr) -> None:
        self._document = document.part
        self._title_page = section.titlePg_val
        settings = document.settings
        shown = {_PRIMARY: True, _FIRST: self._title_page, _EVEN: settings.odd_and_even_pages_header_footer}
        self._theirs: dict[tuple[Side, WD_HEADER_FOOTER], XmlPart] = {}
        for side in _SIDES:
            for reference in section.findall(name(f"{side}Reference")):
                section.remove(reference)
                part = document.part.related_parts.get(reference.rId)
                if shown[reference.type_] and isinstance(part, XmlPart) and _says_something(part.element):
                    self._theirs[side, reference.type_] = part
        self._even = any(kind is _EVEN for _, kind in self._theirs)
        settings.odd_and_even_pages_header_footer = self._even

    def put(self, section: CT_SectPr, frame: Frame) -> None:
        """Give a section its headers and footers."""
        filled = {side for side, _ in self._theirs}
        # LibreOffice writes 0 where there is none: off what a printer can print.
        if section.pgMar is not None and "header" not in filled:
            section.header = max(section.header or _EDGE, _EDGE)
        if section.pgMar is not None and "footer" not in filled:
            section.footer = max(section.footer or _EDGE, _EDGE)
        section.titlePg_val = self._title_page or "header" not in filled
        for kind in (_PRIMARY, *([_FIRST] if section.titlePg_val else []), *([_EVEN] if self._even else [])):
            section.add_headerReference(kind, self._header(kind, frame))
            section.add_footerReference(kind, self._footer(kind, frame))

    def _header(self, kind: WD_HEADER_FOOTER, frame: Frame) -> str:
        theirs = self._theirs.get(("header", kind))
        if theirs is None:
            return self._ours("header", frame.first if kind is _FIRST else frame.header)
        return self._copy("header", theirs, frame, frame.stamp)

    def _footer(self, kind: WD_HEADER_FOOTER, frame: Frame) -> str:
        usual = self._theirs.get(("footer", _PRIMARY))
        theirs = self._theirs.get(("footer", kind))
        if theirs is None and usual is not None:
            if kind is _FIRST and self._title_page:
                return self._ours("footer", None)  # the template has its first page without a footer
            theirs = usual
        return self._ours("footer", frame.footer) if theirs is None else self._copy("footer", theirs, frame)

    def _ours(self, side: Side, line: Element | None) -> str:
        root = parse_xml(f"<w:{_SIDES[side][0]} {nsdecls('w', 'r')}/>")
        root.append(w("p") if line is None else deepcopy(line))
        return self._add(side, root)

    def _copy(self, side: Side, part: XmlPart, frame: Frame, stamp: Element | None = None) -> str:
        root = deepcopy(part.element)
        if frame.end:
            _count_to(frame.end, root)
        if stamp is not None:
            *_, last = root
            if last.tag == name("p") and not _says_something(last):
                root.remove(last)  # the empty line that Word requires below a table
            root.append(deepcopy(stamp))
        return self._add(side, root, part)

    def _add(self, side: Side, root: Element, source: XmlPart | None = None) -> str:
        """Add a part; return the id of its relationship. It has those of its `source`."""
        _, relation, content = _SIDES[side]
        package = self._document.package
        part = XmlPart(package.next_partname(f"/word/{side}%d.xml"), content, root, package)
        for key, each in source.rels.items() if source else ():
            part.load_rel(
                each.reltype, each.target_ref if each.is_external else each.target_part, key, each.is_external
            )
        return self._document.relate_to(part, relation)


def _says_something(root: Element) -> bool:
    return bool(root.xpath(".//w:r/*[not(self::w:rPr)] | .//w:pBdr | .//w:tbl"))


def _count_to(bookmark: str, root: Element) -> None:
    """Make a page total count the pages up to a bookmark, without changing its looks."""
    for simple in root.findall(f".//{name('fldSimple')}"):
        if _is_total(simple.get(name("instr"))):
            for each in list(xml.pages_to(bookmark, list(simple))):
                simple.addprevious(each)
            simple.getparent().remove(simple)
    for code in root.findall(f".//{name('instrText')}"):
        following = list(code.getparent().itersiblings())
        marks = [each for each in following if each.find(name("fldChar")) is not None][:2]
        kinds = [each.find(name("fldChar")).get(name("fldCharType")) for each in marks]
        if _is_total(code.text) and kinds == ["separate", "end"]:
            code.text = "SECTIONPAGES"
            separator, end = (following.index(each) for each in marks)
            for each in xml.field(f"PAGEREF {bookmark}", following[separator + 1 : end]):
                marks[1].addprevious(each)


def _is_total(instruction: str | None) -> bool:
    return (instruction or "").split()[:1] == ["NUMPAGES"]
