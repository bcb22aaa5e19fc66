"""Real Word lists.

Exercises, their questions and options are one list of three levels, so that each restarts where it should, and Word
renumbers the others when a teacher adds or moves one. Lists in a text, and the sides of a matching, are separate.
"""

from enum import Enum

from attrs import frozen

from reseaux_quiz_docx.document.xml import Element, name, w

EXERCISE, QUESTION, OPTION = range(3)
"""Levels of the list of a worksheet."""

BOX, TICKED = "☐", "☒"


class Lists(Enum):
    """The kinds of list beside that of the worksheet."""

    BULLETS = ("bullet", "•")
    NUMBERS = ("decimal", "%1.")
    LETTERS = ("upperLetter", "%1.")


@frozen
class _Level:
    """A level of a list; `left` and `hanging` are its indents."""

    depth: int
    style: str
    mark: str
    left: int
    hanging: int
    bold: bool = False
    suffix: str = "tab"
    paragraphs: str | None = None
    """The style whose paragraphs are at this level."""

    def element(self) -> Element:
        tabbed = self.suffix == "tab"
        return w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=self.style),
            w("pStyle", val=self.paragraphs) if self.paragraphs else None,
            None if tabbed else w("suff", val=self.suffix),
            w("lvlText", val=self.mark),
            w("lvlJc", val="left"),
            w(
                "pPr",
                w("tabs", w("tab", val="num", pos=self.left)) if tabbed else None,
                w("ind", left=self.left, hanging=self.hanging),
            ),
            w("rPr", w("b"), w("bCs")) if self.bold else None,
            ilvl=self.depth,
        )


class Numbering:
    """The numbering part of a document, to which lists are added."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._end = root.find(name("numIdMacAtCleanup"))
        self._number = _greatest(root, "num", "numId")
        self._abstract = _greatest(root, "abstractNum", "abstractNumId")
        self._first = root.find(name("num"))
        self._known: dict[tuple[Lists, int, int], int] = {}

    def worksheet(self, exercise: str, *, indent: int, box: int, answered: bool, style: str) -> "WorksheetList":
        """Add the list of a worksheet.

        `exercise` is the text of its first level, `indent` that of questions, `box` the width of an option's box and
        letter, `style` that of questions. Only an `answered` worksheet has ticked boxes.
        """
        deep = indent + box
        abstract = self._add_abstract(
            _Level(EXERCISE, "decimal", exercise, 0, 0, suffix="space"),
            _Level(QUESTION, "decimal", "%2.", indent, indent, bold=True, paragraphs=style),
            _Level(OPTION, "upperLetter", f"{BOX} %3.", deep, box),
            multilevel="multilevel",
        )
        plain = self._add(abstract)
        if not answered:
            return WorksheetList(plain, plain)
        # Another box, the same counter: an override without a new start goes on counting.
        ticked = self._add(
            abstract,
            w(
                "lvlOverride",
                _Level(OPTION, "upperLetter", f"{TICKED} %3.", deep, box, bold=True).element(),
                ilvl=OPTION,
            ),
        )
        return WorksheetList(plain, ticked)

    def fresh(self, kind: Lists, *, step: int, start: int = 1, indent: int = 0) -> int:
        """Add a list that begins at `start`, with its marks at `indent` in a column of `step`; return its number."""
        if (kind, indent, step) not in self._known:
            style, mark = kind.value
            self._known[kind, indent, step] = self._add_abstract(
                *(
                    _Level(depth, style, mark.replace("1", str(depth + 1)), indent + (depth + 1) * step, step)
                    for depth in range(9)
                ),
                multilevel="hybridMultilevel",
            )
        abstract = self._known[kind, indent, step]
        if kind is Lists.BULLETS:
            return self._add(abstract)
        return self._add(
            abstract,
            *(w("lvlOverride", w("startOverride", val=1 if depth else start), ilvl=depth) for depth in range(9)),
        )

    def _add_abstract(self, *levels: _Level, multilevel: str) -> int:
        self._abstract += 1
        element = w(
            "abstractNum",
            w("multiLevelType", val=multilevel),
            *(level.element() for level in levels),
            abstractNumId=self._abstract,
        )
        if self._first is None:
            self._append(element)
        else:
            self._first.addprevious(element)
        return self._abstract

    def _add(self, abstract: int, *overrides: Element) -> int:
        self._number += 1
        element = w("num", w("abstractNumId", val=abstract), *overrides, numId=self._number)
        self._append(element)
        if self._first is None:
            self._first = element
        return self._number

    def _append(self, element: Element) -> None:
        if self._end is None:
            self._root.append(element)
        else:
            self._end.addprevious(element)


class WorksheetList:
    """The places in the list of a worksheet, as `xml.paragraph` takes them for `number`."""

    def __init__(self, plain: int, ticked: int) -> None:
        self.exercise = (plain, EXERCISE)
        self.question = (plain, QUESTION)
        self.option = (plain, OPTION)
        self.ticked = (ticked, OPTION)


def _greatest(root: Element, tag: str, identifier: str) -> int:
    return max((int(each.get(name(identifier), 0)) for each in root.findall(name(tag))), default=0)
