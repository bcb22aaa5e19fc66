"""The texts of a question as the HTML that Moodle shows."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from html import escape

from attrs import evolve

from reseaux_quiz import labels
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.labels import number_of_points
from reseaux_quiz.markup import Blanks, Blocks, Image, Line, Math, Writer, mathjax, underscores
from reseaux_quiz.presenting import GappedText, NoteKind, ReadAgain, Shown, ShownDocument, Writing

TABLE = "table table-bordered"
"""The class of tables: Moodle's theme draws no lines without it."""

HEADING = "<p><strong>{}</strong></p>"
"""What stands above a document."""
RULE = "<hr />"
"""What stands between a document and what is asked about it."""

WHICH_TERM = msg("Which term is this?")
"""What is asked of a card from back to front."""
ONE_WAY_CARD = msg("the card is only asked from back to front")
ALL_OR_NOTHING = msg("scoring is all or nothing, but Moodle gives partial marks")


class Texts:
    """Writes the texts of one question; `picture` returns the address of a picture, `formula` writes a formula."""

    def __init__(
        self, shown: Shown, picture: Callable[[Image], str], formula: Callable[[Math], str] = mathjax.formula
    ) -> None:
        self._shown = shown
        self._html = Writer(
            picture=picture, formula=formula, text=mathjax.text, table=TABLE, language=shown.foreign_language
        )

    def documents(self) -> str:
        """Return the documents, with a rule below each: Moodle shows questions one by one."""
        return "".join(map(self._document, self._shown.documents, self._document_numbers()))

    def _document_numbers(self) -> Iterable[int | None]:
        several = len(self._shown.documents)
        return range(1, several + 1) if several > 1 else [None]

    def _document(self, document: ShownDocument, number: int | None) -> str:
        html = evolve(self._html, language=document.foreign_language)
        source = _remark(f"{self.label(labels.SOURCE)} {html.line(document.source)}") if document.source else ""
        heading = HEADING.format(f"{mathjax.text(document.name(number))} – {html.line(document.title)}")
        return f"{heading}{html.blocks(document.blocks)}{source}{RULE}"

    def prompt(self, *notes: NoteKind, after: str = "") -> str:
        """Return the documents, the prompt, the notes of these kinds and the year that its figures hold for."""
        return self.documents() + self.blocks(self._shown.prompt) + after + self.notes(*notes)

    def notes(self, *kinds: NoteKind) -> str:
        """Return the notes of these kinds, and the year."""
        found = [note for kind in (*kinds, NoteKind.YEAR) if (note := self._shown.note(kind))]
        return "".join([_remark(mathjax.text(note.sentence)) for note in found])

    def word_bank(self, text: GappedText) -> str:
        """Return the words to choose from."""
        return _remark(f"{self.label(labels.WORD_BANK)} {text.separator.join(map(self.line, text.shown))}")

    def explanation(self) -> str:
        """Return the explanation and where the answer comes from."""
        source = self._shown.source
        cited = _remark(f"{self.label(labels.SOURCE)} {self.line(source)}") if source else ""
        return self.blocks(self._shown.explanation) + cited

    def expected(self, writing: Writing) -> str:
        """Return the model answer of an essay and what it is marked on."""
        rows = "".join(f"<li>{self._criterion(each.line, each.points)}</li>" for each in writing.criteria)
        criteria = f"<p>{self.label(labels.CRITERIA)}</p><ul>{rows}</ul>" if rows else ""
        return self.blocks(writing.model_answer) + criteria

    def read_again(self, again: ReadAgain) -> str:
        """Name the section to read again."""
        name = mathjax.text(again.section)
        return f'<a href="{escape(again.link)}">{name}</a>' if again.link else name

    def _criterion(self, line: Line, points: Decimal | None) -> str:
        if points is None:
            return self.line(line)
        return f"{self.line(line)} ({number_of_points(points, self._shown.labels)})"

    def blocks(self, blocks: Blocks, blank: Blanks = underscores) -> str:
        """Return a text with blocks."""
        return (self._html if blank is underscores else evolve(self._html, blank=blank)).blocks(blocks)

    def line(self, line: Line) -> str:
        """Return a text that stands on one line."""
        return self._html.line(line)

    def label(self, label: Message) -> str:
        """Return a label in the document's language."""
        return mathjax.text(label.text(self._shown.labels))


def _remark(html: str) -> str:
    """Write a remark, set apart from the question."""
    return f"<p><em>{html}</em></p>"
