"""Texts with their pictures, as elements of Moodle XML."""

import base64
import posixpath
import re
from collections.abc import Callable, Mapping
from urllib.parse import quote

from attrs import define, field

from reseaux_quiz.markup import Image
from reseaux_quiz.model import Item, Picture, Quiz
from reseaux_quiz.moodle import Texts
from reseaux_quiz.moodle.elements import Element, put, put_text
from reseaux_quiz.presenting import Shown

_NOT_IN_FILE_NAMES = re.compile(r"[^\w. ()+-]")


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
