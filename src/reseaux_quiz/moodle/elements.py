"""Elements of Moodle XML, and of the dialect of it that Pronote reads."""

import re
from typing import Any

from lxml import etree

Element = Any
"""An element; lxml has no types of its own."""

# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
