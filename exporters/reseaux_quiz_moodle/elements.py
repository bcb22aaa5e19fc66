"""Elements of Moodle XML."""

import base64
import posixpath
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from attrs import define, field
from lxml import etree

from reseaux_quiz.markup import Image
from reseaux_quiz.model import Item, Picture, Quiz
from reseaux_quiz.moodle import Texts
from reseaux_quiz.presenting import Shown

Element = Any
"""An element; lxml has no types of its own."""

# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_FILE_NAMES = re.compile(r"[^\w. ()+-]")


def put(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """Append an element with a text, in CDATA where it has markup, as in Moodle's own exports."""
    element = etree.SubElement(parent, tag, attributes)
    text = _UNWRITABLE.sub("\ufffd", text)
    # `]]>` would end CDATA, and a carriage return would become a newline there.
    in_cdata = any(sign in text for sign in "&<>") and "]]>" not in text and "\r" not in text
    element.text = etree.CDATA(text) if in_cdata else text or None
    return element


def put_text(parent: Element, tag: str, text: str, /, **attributes: str) -> Element:
    """Append an element whose text stands in a <text> of its own."""
    element = etree.SubElement(parent, tag, attributes)
    put(element, "text", text)
    return element


@define
class Html:
    """Appends texts of one question as HTML, each with the files of the pictures that it shows."""

    quiz: Quiz
    shown: Shown
    pictures: dict[str, Picture] = field(factory=dict, init=False)

    def put(self, parent: Element, tag: str, write: Callable[[Texts], str], /, **attributes: str) -> Element:
        """Append an element with the HTML that `write` makes, and its pictures as files beside it."""
        files = _Files(self.quiz, self.shown.item)
        html = write(Texts(self.shown, files.address))
        element = put_text(parent, tag, html, **attributes, format="html")
        for name, picture in files.named.items():
            data = base64.b64encode(picture.data).decode()
            put(element, "file", data, name=name, path="/", encoding="base64")
        return element


@define
class _Files:
    """The files of one text, by a name that Moodle takes as it is."""

    quiz: Quiz
    item: Item
    _names: dict[str, str] = field(factory=dict, init=False)

    def address(self, image: Image) -> str:
        """Name a picture, and return what the text refers to it by."""
        if image.src not in self._names:
            stem, ending = posixpath.splitext(_NOT_IN_FILE_NAMES.sub("-", posixpath.basename(image.src)))
            taken = set(self._names.values())
            name, number = f"{stem}{ending}", 2
            while name in taken:
                name, number = f"{stem}-{number}{ending}", number + 1
            self._names[image.src] = name
        return f"@@PLUGINFILE@@/{quote(self._names[image.src])}"

    @property
    def named(self) -> Mapping[str, Picture]:
        """The pictures, by their names."""
        return {name: self.quiz.picture(self.item.bank, src) for src, name in self._names.items()}
