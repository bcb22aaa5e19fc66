"""A quiz → a document of cards to cut out, and what they have no room for."""

from collections.abc import Sequence

from attrs import fields

from reseaux_quiz import presenting
from reseaux_quiz.errors import OptionError, QuizError
from reseaux_quiz.exporting import Level, Loss, LossCode, Rendered, unread_formulas
from reseaux_quiz.i18n import Message
from reseaux_quiz.model import Quiz
from reseaux_quiz.presenting import Shown, TypedText, Writing
from reseaux_quiz_docx import layout
from reseaux_quiz_docx.cards import pages
from reseaux_quiz_docx.cards.faces import MOST_SPELLINGS, Faces
from reseaux_quiz_docx.cards.fates import CARD_FATES
from reseaux_quiz_docx.cards.pages import CutCard, Side
from reseaux_quiz_docx.cards.styles import Size, card_styles, sizes
from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.directions import directed
from reseaux_quiz_docx.document.fitting import Fitter
from reseaux_quiz_docx.document.package import Package
from reseaux_quiz_docx.document.texts import Texts
from reseaux_quiz_docx.document.xml import CM, Element
from reseaux_quiz_docx.settings import Options
from reseaux_quiz_docx.sheet.instructions import Instructions
from reseaux_quiz_docx.words import msg

_MOST = 2
"""How many cards a question may take: a long one, or one on a document."""
_PICTURE = 0.5
"""The share of the height of a card that a picture may take, beside text of the usual size."""
_HONOURED = ("cards", "layout", "font")


def render(quiz: Quiz, options: Options, title: str) -> Rendered:
    """Make the document; OptionError for an option that has no effect on cards, QuizError where there is no card."""
    _refuse_others(options)
    deck = _Deck(quiz, options)
    for shown in presenting.present(quiz):
        deck.add(shown)
    if not deck.cards:
        raise QuizError(msg("no question fits on cards: {reason}", reason=deck.losses[0].message))
    omitted = frozenset(deck.omitted)
    losses = (*CARD_FATES.losses(quiz, omitted), *deck.losses, *unread_formulas(quiz))
    remark = msg("Print cards at 100 %, on both sides, flipped on the long edge; cut along the dashed lines.")
    return Rendered({"": deck.save(title)}, losses, omitted, remarks=(remark,))


def _refuse_others(options: Options) -> None:
    for each in fields(Options):
        if each.name not in _HONOURED and getattr(options, each.name) != each.default:
            name = f"--{each.name.replace('_', '-')}"
            raise OptionError(msg("{name} has no effect on cards: leave it out, or leave out --cards", name=name))


class _Deck:
    """The cards of one document in the making."""

    def __init__(self, quiz: Quiz, options: Options) -> None:
        self.cards: list[CutCard] = []
        self.losses: list[Loss] = []
        self.omitted: list[str] = []
        self._quiz = quiz
        self._number = 0
        self._package = Package(None, quiz.language)
        self._package.set_margins(pages.MARGIN, bottom=pages.MARGIN)
        self._layout = layout.chosen(options, None)
        self._grid = pages.TWO if self._layout.parted else pages.EIGHT
        self._instructions = Instructions(quiz.labels_language, self._layout, marked=False)
        self._sizes = sizes(self._layout)
        styles = card_styles(self._instructions.say, self._sizes, self._layout)
        self._package.add_styles(styles, self._layout, override=False)
        self._package.styles.add_table("RqTable", self._instructions.say(msg("Worksheet table")), round(0.18 * CM))
        self._faces = [self._of_size(size) for size in self._sizes]
        self._fitter = Fitter(self._package.styles.sizes, self._layout.line, self._layout.letter_spacing)

    def _of_size(self, size: Size) -> Faces:
        highest = round(_PICTURE * self._grid.height / self._layout.scale)
        texts = Texts(self._package, size.layout, self._quiz, cell=size.text, head=size.answer, highest=highest)
        return Faces(self._package, size, texts, self._instructions, self._grid.width)

    def add(self, shown: Shown) -> None:
        """Add the card of a question, or several where it is long; report what there is no room for."""
        fronts = self._fronts([faces.front(shown) for faces in self._faces])
        backs, bare = self._backs(shown)
        if fronts is None or backs is None or max(len(fronts), len(backs)) > _MOST:
            self._omit(shown)
            return
        if bare:
            self._lose(shown, LossCode.EXPLANATION, Level.REDUCED, msg("there is no room on the card to say why"))
        if isinstance(shown.body, TypedText) and len(shown.body.also) > MOST_SPELLINGS:
            message = msg(
                "the card names only {number} of the other answers that are accepted", number=MOST_SPELLINGS
            )
            self._lose(shown, LossCode.SPELLINGS, Level.REDUCED, message)
        self._number += 1
        count = max(len(fronts), len(backs))
        for part in range(count):
            name = str(self._number) if count == 1 else self._say_part(part + 1, count)
            front = fronts[part] if part < len(fronts) else []
            behind = part - count + len(backs)  # the answer stands behind the question, not behind its document
            back = backs[behind] if behind >= 0 else []
            # Only the back has the id, which may give the answer away.
            sides = (
                Side(directed(front, shown.language), self._reference(name)),
                Side(directed(back, shown.language), self._reference(f"{name} · {shown.item.question.id}")),
            )
            self.cards.append(CutCard(*sides))

    def _backs(self, shown: Shown) -> tuple[list[list[Element]] | None, bool]:
        """Return the back, and whether it says less than it could: in the smallest type before that."""
        drafts = [list(faces.backs(shown)) for faces in self._faces]
        for place, alternatives in enumerate(zip(*drafts, strict=True)):
            if (fitting := self._whole(alternatives)) is not None:
                return [fitting], place > 0
        barest = [draft[-1] for draft in drafts]
        return self._divided(barest), len(drafts[0]) > 1

    def _fronts(self, drafts: Sequence[Sequence[list[Element]]]) -> list[list[Element]] | None:
        """Return a front on one card, else its documents and what is asked of them on cards of their own."""
        whole = self._whole([[block for part in parts for block in part] for parts in drafts])
        if whole is not None:
            return [whole]
        made = [self._divided(part) for part in zip(*drafts, strict=True)]
        return None if None in made else [card for part in made if part is not None for card in part]

    def _divided(self, drafts: Sequence[list[Element]]) -> list[list[Element]] | None:
        """Return a text in the largest type that fits on a card, else parts of it in the smallest."""
        fitting = self._whole(drafts)
        if fitting is not None:
            return [fitting]
        return self._fitter.parted(drafts[-1], self._grid.width, self._grid.height)

    def _whole(self, drafts: Sequence[list[Element]]) -> list[Element] | None:
        """Return the first draft that fits on a card."""
        grid = self._grid
        return next((draft for draft in drafts if self._fitter.height(draft, grid.width) <= grid.height), None)

    def _omit(self, shown: Shown) -> None:
        self.omitted.append(shown.item.full_id)
        if isinstance(shown.body, Writing):
            code, message = LossCode.ESSAY, msg("the essay is too long for two cards, and is left out")
        elif shown.documents:
            message = msg("the question and its documents are too long for two cards, and are left out")
            code = LossCode.FLASHCARD
        else:
            code, message = LossCode.FLASHCARD, msg("the question is too long for two cards, and is left out")
        self._lose(shown, code, Level.CHANGED, message)

    def _lose(self, shown: Shown, code: LossCode, level: Level, message: Message) -> None:
        self.losses.append(Loss(code, level, message, shown.item.full_id))

    def _say_part(self, part: int, count: int) -> str:
        return self._instructions.say(
            msg("{number}, card {part} of {all}", number=self._number, part=part, all=count)
        )

    def _reference(self, text: str) -> Element:
        return xml.paragraph(self._package.styles["RqReference"], xml.run(text))

    def save(self, title: str) -> bytes:
        """Return the file."""
        empty = self._package.styles["RqReference"]
        self._package.fill([pages.table(self.cards, self._grid, empty)])
        self._package.end_with_table()
        label = self._instructions.say(msg("Cards"))
        return self._package.save(f"{label} – {title}", self._quiz.language, self._quiz.made)
