"""The .docx file: made empty or from a teacher's template, filled, and written the same to the byte each time."""

import io
import zipfile
import zlib
from collections.abc import Collection, Iterable
from copy import deepcopy
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.opc.rel import Relationships
from docx.oxml.ns import nsdecls, nsmap
from docx.oxml.parser import parse_xml
from docx.parts.image import ImagePart
from docx.parts.numbering import NumberingPart
from docx.shared import Cm

from reseaux_quiz.errors import OptionError
from reseaux_quiz.model import Picture
from reseaux_quiz_docx.document import directions
from reseaux_quiz_docx.document.frames import Frame, Frames
from reseaux_quiz_docx.document.numbering import Numbering
from reseaux_quiz_docx.document.styles import Style, Styles
from reseaux_quiz_docx.document.xml import CM, EMU, Element, name, w
from reseaux_quiz_docx.layout import Layout
from reseaux_quiz_docx.words import msg

_A4 = {"w": 11906, "h": 16838}
_REGIONS = {"fr": "fr-FR", "en": "en-GB", "de": "de-DE", "es": "es-ES", "it": "it-IT", "pt": "pt-PT", "nl": "nl-NL"}
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}
# What is kept of a template. The rest belongs to the body that was taken out (pictures, notes, comments), names its
# author (properties, people), or is of no use in a worksheet.
_PACKAGE_KEPT = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)
_KEPT = (
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.FONT_TABLE,
)
_TEMPLATE_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
# Degrees to turn a picture clockwise by its EXIF orientation, after having flipped it or not.
_TURNS = {1: (0, False), 2: (0, True), 3: (180, False), 4: (180, True), 5: (270, True), 6: (90, False), 7: (90, True),
          8: (270, False)}  # fmt: skip
# What follows w:compat in the settings, in the order of the schema.
_AFTER_COMPAT = (
    "w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema", "w:themeFontLang", "w:clrSchemeMapping",
    "w:doNotIncludeSubdocsInStats", "w:doNotAutoCompressPictures", "w:forceUpgrade", "w:captions",
    "w:readModeInkLockDown", "w:smartTagType", "sl:schemaLibrary", "w:shapeDefaults", "w:doNotEmbedSmartTags",
    "w:decimalSymbol", "w:listSeparator",
)  # fmt: skip
_LEAST_BOTTOM = 1.4  # in centimetres, so that the footer has room
_RELATION = f"{{{nsmap['r']}}}"


class Package:
    """One Word document in the making."""

    def __init__(self, template: bytes | None, language: str) -> None:
        self.from_template = template is not None
        self._document = _bare() if template is None else _opened(template)
        self._body = self._document.element.body
        self._properties = _last_section(self._body)
        self._frames = Frames(self._document, self._properties)
        _drop_unused(self._document)
        _set_mode(self._document)
        _set_language(self._document, _REGIONS.get(language, language))
        self.styles = Styles(self._document.styles.element)
        self.numbering = Numbering(_numbering_root(self._document))
        self._pictures: dict[tuple[str, str], str] = {}
        self._drawn = 0
        self.text_size = _text_size(self._document) if template is not None else None
        """The size of a template's text in points."""
        self._section = self._document.sections[-1]  # looks through the whole body: once

        self.width = self._text_width()
        """The width of the text in twips."""

    def _text_width(self) -> int:
        edges = (self._section.left_margin or 0) + (self._section.right_margin or 0)
        return int(((self._section.page_width or 0) - edges) / EMU) or 17 * CM

    @property
    def height(self) -> int:
        """The height of the text of a page in twips."""
        edges = (self._section.top_margin or 0) + (self._section.bottom_margin or 0)
        return int(((self._section.page_height or 0) - edges) / EMU) or 25 * CM

    def set_margins(self, margin: float, *, bottom: float | None = None) -> None:
        """Set the margins, in centimetres, except those of a template; `bottom` where there is no footer."""
        if not self.from_template:
            self._section.left_margin = self._section.right_margin = self._section.top_margin = Cm(margin)
            self._section.bottom_margin = Cm(max(margin - 0.2, _LEAST_BOTTOM) if bottom is None else bottom)
            self.width = self._text_width()

    def add_styles(self, styles: Iterable[Style], layout: Layout, *, override: bool) -> None:
        """Add the styles that are missing; `override` replaces those that are there too."""
        for style in styles:
            self.styles.add(style, layout, override=override)

    def drawing(self, key: tuple[str, str], picture: Picture, size: tuple[int, int], alt: str) -> Element:
        """Make the drawing of a picture, which is stored once; its size is in EMU."""
        if key not in self._pictures:
            # By number: a file's name could give an answer away.
            path = PackURI(f"/word/media/rq{len(self._pictures) + 1}.{_EXTENSIONS[picture.media_type]}")
            part = ImagePart(path, picture.media_type, picture.data)
            self._pictures[key] = self._document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        self._drawn += 1
        return _inline_picture(self._pictures[key], self._drawn, size, alt, picture.orientation)

    def fill(self, blocks: Iterable[Element]) -> None:
        """Put blocks at the end of the body."""
        for block in blocks:
            self._properties.addprevious(block)

    def frame(self, frame: Frame) -> None:
        """Set the headers and footers of the section that ends here."""
        self._frames.put(self._properties, frame)
        if frame.end:
            mark = {"id": 9000 + len(self._document.sections)}
            start = w("bookmarkStart", **mark, name=frame.end)
            self._last_paragraph().extend([start, w("bookmarkEnd", **mark)])

    def begin_section(self, suffix: str) -> None:
        """End the section: what follows has its own headers and page numbers, on a new page.

        Its styles are those whose names end in the suffix: other ones, unless it is empty.
        """
        self._last_paragraph().find(name("pPr")).append(deepcopy(self._properties))
        for tag in ("headerReference", "footerReference"):
            for reference in self._properties.findall(name(tag)):
                self._properties.remove(reference)
        self._properties.start_type = WD_SECTION.NEW_PAGE
        numbers = self._properties.find(name("pgNumType"))
        if numbers is None:
            numbers = w("pgNumType")
            after = ("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter")
            self._properties.insert_element_before(numbers, *(f"w:{tag}" for tag in (*after, "docGrid")))
        numbers.set(name("start"), "1")
        self.styles = Styles(self._document.styles.element, suffix)

    def end_with_table(self) -> None:
        """Put the paragraph that Word requires below the last table, with hardly any height."""
        self._last_paragraph()

    def _last_paragraph(self) -> Element:
        """Return the last paragraph, an invisible one below a table."""
        last: Element | None = self._properties.getprevious()
        if last is None or last.tag != name("p"):
            line = w("spacing", before=0, after=0, line=20, lineRule="exact")
            last = w("p", w("pPr", line, w("rPr", w("sz", val=2))))
            self._properties.addprevious(last)
        return last

    def save(self, title: str, language: str, made: datetime) -> bytes:
        """Return the file, with a title, a language and a date among its properties, and no name."""
        core = self._document.core_properties
        element = core._element  # noqa: SLF001 - python-docx has no other way to take a property out
        for child in list(element):
            element.remove(child)
        core.title = title[:255]
        core.language = _REGIONS.get(language, language)
        core.created = core.modified = made
        directions.turn(self._body)
        for section in self._document.sections:
            for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
                if not part.is_linked_to_previous:
                    directions.turn(part._element)  # noqa: SLF001 - python-docx has no other way to its paragraphs
        saved = io.BytesIO()
        self._document.save(saved)
        return _dated(saved.getvalue(), made)


def _dated(data: bytes, made: datetime) -> bytes:
    """Rewrite an archive with one date for all its files: python-docx takes that of the clock."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(zipfile.ZipInfo(each, made.timetuple()[:6]), old.read(each), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _bare() -> Document:
    document = docx.Document()
    styles = document.styles.element
    for style in styles.findall(name("style")):
        if style.get(name("styleId")) not in ("DefaultParagraphFont", "TableNormal", "NoList"):
            styles.remove(style)
    defaults = styles.find(name("docDefaults"))
    for properties in defaults.iter(name("rPr"), name("pPr")):
        for child in list(properties):
            properties.remove(child)
    latent = styles.find(name("latentStyles"))
    styles.remove(latent)
    numbering = _numbering_root(document)
    for child in list(numbering):
        numbering.remove(child)
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.extend([w("defaultTabStop", val=709), w("characterSpacingControl", val="doNotCompress")])
    section = document.element.body.sectPr
    section.find(name("pgSz")).attrib.update({name(key): str(value) for key, value in _A4.items()})
    margins = {"top": 2, "right": 2, "bottom": 1.8, "left": 2, "header": 1, "footer": 0.9}
    section.find(name("pgMar")).attrib.update({name(side): str(round(width * CM)) for side, width in margins.items()})
    grid = section.find(name("docGrid"))
    section.remove(grid)
    return document


def _opened(template: bytes) -> Document:
    try:
        return docx.Document(io.BytesIO(_as_document(template)))
    except (KeyError, ValueError, zipfile.BadZipFile, zlib.error, RuntimeError, OSError, SyntaxError):
        # RuntimeError: the file is encrypted; SyntaxError: it is not XML
        raise OptionError(
            msg("--template: this is not a Word file (.docx); open it in Word or LibreOffice and save it as .docx")
        ) from None


def _as_document(template: bytes) -> bytes:
    """Return a .dotx as a .docx: only the type of its main part differs."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(made, "w") as new:
        for each in old.namelist():
            data = old.read(each)
            if each == "[Content_Types].xml":
                data = data.replace(_TEMPLATE_TYPE, CONTENT_TYPE.WML_DOCUMENT_MAIN.encode())
            new.writestr(each, data)
    return made.getvalue()


def _set_mode(document: Document) -> None:
    """Let tables stand where Word has had them since 2013; before, their text stood where their edge does now."""
    settings = document.settings.element
    compat = settings.find(name("compat"))
    if compat is None:
        compat = w("compat")
        settings.insert_element_before(compat, *_AFTER_COMPAT)
    for each in compat.findall(name("compatSetting")):
        if each.get(name("name")) == "compatibilityMode":
            compat.remove(each)
    compat.append(
        w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    )


def _drop_unused(document: Document) -> None:
    """Drop what an emptied document has no use for: without its relationship, a part is not written."""
    _keep(document.part.package.rels, _PACKAGE_KEPT)
    _keep(document.part.rels, _KEPT, _used(document.element))
    settings = document.settings.element
    for child in list(settings):
        # The separators of notes, and what leads outside: a data source, the path of the template's own template.
        if child.tag in (name("footnotePr"), name("endnotePr")) or _used(child):
            settings.remove(child)
    document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels.clear()


def _keep(relationships: Relationships, kinds: Collection[str], used: Collection[str] = ()) -> None:
    for key in [key for key, each in relationships.items() if each.reltype not in kinds and key not in used]:
        del relationships[key]


def _used(root: Element) -> set[str]:
    """Return the ids of relationships that are named somewhere below an element."""
    return {value for each in root.iter() for key, value in each.attrib.items() if key.startswith(_RELATION)}


def _last_section(body: Element) -> Element:
    """Empty the body; return its last section, with the headers that it inherits from earlier ones."""
    sections = list(body.iter(name("sectPr")))
    last = sections[-1] if sections and sections[-1].getparent() is body else w("sectPr")
    for earlier in reversed(sections):
        for reference in earlier.findall(name("headerReference")) + earlier.findall(name("footerReference")):
            kind = reference.get(name("type"))
            if not any(each.get(name("type")) == kind for each in last.findall(reference.tag)):
                last.insert(0, deepcopy(reference))
        if earlier.titlePg_val:
            last.titlePg_val = True
    for child in list(body):
        body.remove(child)
    for change in last.findall(name("sectPrChange")):  # who changed it, and when
        last.remove(change)
    body.append(last)
    return last


def _set_language(document: Document, language: str) -> None:
    root = document.styles.element
    defaults = root.find(name("docDefaults"))
    if defaults is None:
        defaults = w("docDefaults")
        root.insert(0, defaults)
    outer = defaults.find(name("rPrDefault"))
    if outer is None:
        outer = w("rPrDefault")
        defaults.insert(0, outer)
    inner = outer.find(name("rPr"))
    if inner is None:
        inner = w("rPr")
        outer.append(inner)
    if inner.find(name("lang")) is None:
        inner.append(w("lang"))
    for lang in root.iter(name("lang")):
        lang.set(name("val"), language)
    theme = document.settings.element.find(name("themeFontLang"))
    if theme is not None:
        theme.set(name("val"), language)


def _text_size(document: Document) -> float | None:
    """Return the size of Normal, or of the document where Normal has none, in points."""
    root = document.styles.element
    normal = f"{name('style')}[@{name('default')}='1'][@{name('type')}='paragraph']"
    for path in (normal, name("docDefaults")):
        for size in root.iterfind(f"{path}//{name('sz')}"):
            return int(size.get(name("val"))) / 2
    return None


def _numbering_root(document: Document) -> Element:
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        part = NumberingPart(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            parse_xml(f"<w:numbering {nsdecls('w')}/>"),
            document.part.package,
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    assert isinstance(part, XmlPart)
    root: Element = part.element
    return root


def _inline_picture(relation: str, number: int, size: tuple[int, int], alt: str, orientation: int) -> Element:
    width, height = size
    turn, flip = _TURNS[orientation]
    # The picture has its size before it is turned.
    across, down = (height, width) if turn in (90, 270) else size
    turned = f' rot="{60_000 * turn}"' if turn else ""
    flipped = ' flipH="1"' if flip else ""
    drawing: Element = parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'pic', 'r')}>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="Image {number}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{nsmap["pic"]}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Image {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm{turned}{flipped}><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
    drawing[0].find(f"{{{nsmap['wp']}}}docPr").set("descr", alt)
    return drawing
