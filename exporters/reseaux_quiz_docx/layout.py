"""How a worksheet is set: the sizes and habits of each layout.

`dys` and `large` follow the guides named in docs/word.md: a sans serif of 12 to 14 points, lines at 1.5, all aligned
left, no italics or underlining, letters set wider; and 18 points, lines at 1.15, all aligned left.
"""

from attrs import evolve, frozen

from reseaux_quiz_docx.document.xml import CM
from reseaux_quiz_docx.settings import LayoutName, Options


@frozen(kw_only=True)
class Layout:
    """Sizes are in points, spacings of letters in points, lines as multiples of the font's."""

    font: str = "Arial"
    size: float = 10.5
    line: float = 1.1
    letter_spacing: float = 0
    space: float = 1
    """What the space between paragraphs is multiplied by."""
    writing: float = 24
    """Height of a line to write on, in points."""
    rows: float = 1
    """What the least heights of rows are multiplied by."""
    margin: float = 2
    """In centimetres."""
    is_special: bool = False
    """It was asked for, and so overrides the looks of a template."""
    parted: bool = False
    """A page break may divide a question with many options."""
    italics: bool = True
    centred: bool = True
    """Titles stand in the middle; else all is aligned left."""
    columns: bool = True
    """Short options stand in two columns."""
    abreast: bool = False
    """Questions stand side by side, and fields of the heading four to a row, to save paper."""
    link: bool = True
    """Matching is done by drawing lines, not by writing letters."""
    stacked: bool = False
    """The sides of a matching stand one below the other."""
    bank_always: bool = False
    """The words of a cloze are always given."""

    @property
    def box(self) -> int:
        """The room for the box and the letter of an option, in twips."""
        return round((0.95 + 0.15 * self.letter_spacing) * CM * self.scale)

    @property
    def list_step(self) -> int:
        """The room for the number of a list, in twips."""
        return round(0.6 * CM * self.scale)

    @property
    def scale(self) -> float:
        """How much wider things are than in the standard layout."""
        return self.size / 10.5


_LAYOUTS = {
    LayoutName.STANDARD: Layout(),
    LayoutName.DYS: Layout(
        size=12.5,
        line=1.5,
        letter_spacing=0.4,
        space=1.1,
        writing=28,
        margin=1.8,
        is_special=True,
        parted=True,
        italics=False,
        centred=False,
        columns=False,
        link=False,
        bank_always=True,
    ),
    LayoutName.COMPACT: Layout(
        is_special=True, abreast=True, size=8, line=1, space=0.45, writing=16, rows=0.8, margin=1.3
    ),
    LayoutName.LARGE: Layout(
        size=18,
        line=1.15,
        space=0.8,
        writing=32,
        margin=1.5,
        is_special=True,
        parted=True,
        italics=False,
        centred=False,
        columns=False,
        link=False,
        stacked=True,
    ),
}


def chosen(options: Options, size: float | None) -> Layout:
    """Return the layout that is asked for, in the font that is asked for; `size` is that of a template's text."""
    layout = _LAYOUTS[options.layout]
    if options.font:
        layout = evolve(layout, font=options.font)
    return evolve(layout, size=size) if size and options.layout is LayoutName.STANDARD else layout


def for_key(options: Options, size: float | None) -> Layout:
    """Return the layout of the key: the standard one whatever a pupil needs, in smaller type, set closer."""
    layout = chosen(evolve(options, layout=LayoutName.STANDARD), size)
    return evolve(layout, size=layout.size if size else 9.5, line=1.05, space=0.6)
