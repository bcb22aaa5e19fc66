"""How a worksheet is set: the sizes and habits of each layout.

`dys` follows what French guides for dyslexic pupils agree on: a sans serif of 14 points, 1.5 line spacing, aligned
left, no italics, no underlining, letters set wider, one thing at a time. `large` is for low vision.
"""

from attrs import evolve, frozen

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
    italics: bool = True
    centred: bool = True
    """Titles stand in the middle; else all is aligned left."""
    columns: bool = True
    """Short options stand in two columns."""
    link: bool = True
    """Matching is done by drawing lines, not by writing letters."""
    bank_always: bool = False
    """The words of a cloze are always given."""

    @property
    def scale(self) -> float:
        """How much wider things are than in the standard layout."""
        return max(1.0, self.size / 10.5)


_LAYOUTS = {
    LayoutName.STANDARD: Layout(),
    LayoutName.DYS: Layout(
        size=14,
        line=1.5,
        letter_spacing=0.7,
        space=1.5,
        writing=36,
        italics=False,
        centred=False,
        columns=False,
        link=False,
        bank_always=True,
    ),
    LayoutName.LARGE: Layout(size=20, line=1.2, space=1.4, writing=40, italics=False, columns=False),
}


def chosen(options: Options) -> Layout:
    """Return the layout that is asked for, in the font that is asked for."""
    layout = _LAYOUTS[options.layout]
    return evolve(layout, font=options.font) if options.font else layout
