"""A quiz → worksheets for Word, a file for each version, and a key for each."""

from collections.abc import Iterator

from reseaux_quiz import presenting, typography
from reseaux_quiz.exporting import Level, Loss, LossCode, Rendered, unread_formulas
from reseaux_quiz.model import Quiz
from reseaux_quiz_docx import layout
from reseaux_quiz_docx.cards import deck
from reseaux_quiz_docx.document import xml
from reseaux_quiz_docx.document.numbering import WorksheetList
from reseaux_quiz_docx.document.package import Package
from reseaux_quiz_docx.document.styles import sheet_styles
from reseaux_quiz_docx.document.texts import Texts, typeset
from reseaux_quiz_docx.document.xml import CM, Element
from reseaux_quiz_docx.fates import FATES
from reseaux_quiz_docx.key.grid import grid
from reseaux_quiz_docx.key.remarks import RemarkWriter
from reseaux_quiz_docx.key.short import ShortKey
from reseaux_quiz_docx.layout import Layout
from reseaux_quiz_docx.settings import Key, Kind, Options
from reseaux_quiz_docx.sheet import plan
from reseaux_quiz_docx.sheet.heading import Heading
from reseaux_quiz_docx.sheet.instructions import Instructions
from reseaux_quiz_docx.sheet.plan import Sheet
from reseaux_quiz_docx.sheet.questions import Questions
from reseaux_quiz_docx.words import msg


class DocxExporter:
    """Implements `reseaux_quiz.exporting.Exporter`."""

    name = "docx"
    aliases = ("word",)
    suffix = ".docx"
    options = Options
    fates = FATES

    def render(self, quiz: Quiz, options: Options) -> Rendered:
        """Make the files; OptionError for a total that can't be shared or a template that is not a .docx."""
        if options.cards:
            return deck.render(quiz, options, quiz.title)
        files: dict[str, bytes] = {}
        missing: list[str] = []
        for sheet in plan.sheets(quiz, options):
            package = Package(options.template, quiz.language)
            pupils = _Worksheet(quiz, options, package, layout.chosen(options, package.text_size))
            missing = pupils.missing_styles
            key_layout = layout.for_key(options, package.text_size)
            if options.is_key_appended:
                pupils.write_sheet(sheet, end="_RqSheet")
                package.begin_section(f" – {pupils.key_title}")
                _Worksheet(quiz, options, package, key_layout).write_key(sheet, end="_RqKey")
            else:
                pupils.write_sheet(sheet)
                if options.answers is not Key.NONE:
                    teacher = _Worksheet(quiz, options, Package(options.template, quiz.language), key_layout)
                    teacher.write_key(sheet)
                    files[f"{sheet.version}-corrige" if sheet.version else "corrige"] = teacher.save(sheet, key=True)
            files[sheet.version or ""] = pupils.save(sheet, key=False)
        losses = (
            Loss(LossCode.STYLE, Level.REDUCED, msg("the template has no style “{name}”: ours is used", name=name))
            for name in missing
        )
        return Rendered(files, (*losses, *unread_formulas(quiz)))


exporter = DocxExporter()


class _Worksheet:
    """One document in the making."""

    def __init__(self, quiz: Quiz, options: Options, package: Package, chosen: Layout) -> None:
        self._quiz = quiz
        self._options = options
        self._layout = chosen
        package.set_margins(chosen.margin)
        self._package = package
        self._instructions = Instructions(
            quiz.labels_language, self._layout, options.kind is Kind.EVALUATION or options.total is not None
        )
        digits = max(2, len(str(len(quiz.items))))  # of the numbers of questions
        self._indent = round((0.35 + 0.2 * digits) * CM * self._layout.scale)
        self._texts = Texts(self._package, self._layout, quiz)
        title = typography.spaced(options.title or quiz.title, quiz.language)
        self._title = typeset(title, quiz.language)
        self._heading = Heading(self._package, self._instructions, options, quiz.assessment)
        self._add_styles()

    @property
    def missing_styles(self) -> list[str]:
        """Word's own styles that the template lacks."""
        return self._package.styles.missing if self._options.template is not None else []

    @property
    def key_title(self) -> str:
        """What the key is called."""
        return self._instructions.say(msg("Answer key"))

    def _add_styles(self) -> None:
        say = self._instructions.say
        # A layout that a pupil needs takes precedence over the looks of a template.
        override = self._layout.is_special or self._options.font is not None
        styles = sheet_styles(say, self._indent, self._package.width)
        self._package.add_styles(styles, self._layout, override=override)
        self._package.styles.add_table("RqTable", say(msg("Worksheet table")), round(0.18 * CM))

    def write_sheet(self, sheet: Sheet, end: str | None = None) -> None:
        """Write what pupils get; `end` names its end, where something follows it."""
        self._package.fill(self._heading.pupils(self._title, sheet, list(self._credits(linked=False))))
        self._package.fill(self._exercises(sheet, answered=False))
        self._package.frame(self._heading.frame(self._title, sheet.version, key=False, end=end))

    def write_key(self, sheet: Sheet, end: str | None = None) -> None:
        """Write the key; `end` names its end, where something precedes it."""
        self._package.fill(self._heading.teacher(self._title, sheet))
        self._package.fill(self._credits(linked=True))
        match self._options.answers:
            case Key.FULL:
                self._package.fill(grid(sheet, self._instructions, self._package, self._texts))
                if sheet.exercises[0].title is None:
                    heading = xml.run(self._instructions.say(msg("Answers in full")))
                    self._package.fill([xml.paragraph(self._package.styles["Heading1"], heading)])
                self._package.fill(self._exercises(sheet, answered=True))
            case Key.SHORT:
                short = ShortKey(
                    texts=self._texts,
                    styles=self._package.styles,
                    numbers=self._numbers(answered=True),
                    instructions=self._instructions,
                    remarks=self._remarks(),
                )
                for exercise in sheet.exercises:
                    self._package.fill(short.exercise(exercise))
            case Key.GRID:
                self._package.fill(grid(sheet, self._instructions, self._package, self._texts))
            case _:
                raise AssertionError(self._options.answers)
        self._package.frame(self._heading.frame(self._title, sheet.version, key=True, end=end))

    def save(self, sheet: Sheet, *, key: bool) -> bytes:
        """Return the file."""
        lead = self.key_title if key else None
        title = " – ".join(filter(None, (lead, self._title, self._heading.version(sheet.version))))
        return self._package.save(title, self._quiz.language, self._quiz.made)

    def _credits(self, *, linked: bool) -> Iterator[Element]:
        """Name the articles that the questions are about; `linked` with their addresses."""
        for credit in presenting.credits_of(self._quiz):
            source = ", ".join(filter(None, (credit.text, credit.link if linked else None)))
            words = typeset(self._instructions.say(msg("Based on {source}", source=source)), self._quiz.language)
            yield xml.paragraph(self._package.styles["RqCredit"], xml.run(words))

    def _numbers(self, *, answered: bool) -> WorksheetList:
        numbers = self._package.numbering.worksheet(
            self._instructions.say(msg("Exercise {number}", number="%1")),
            indent=self._indent,
            box=self._layout.box,
            answered=answered,
            style=self._package.styles["RqQuestion"],
        )
        self._package.styles.number("RqQuestion", numbers.question)
        return numbers

    def _remarks(self) -> RemarkWriter:
        return RemarkWriter(
            texts=self._texts,
            styles=self._package.styles,
            numbering=self._package.numbering,
            instructions=self._instructions,
            indent=self._indent,
        )

    def _exercises(self, sheet: Sheet, *, answered: bool) -> Iterator[Element]:
        questions = Questions(
            package=self._package,
            texts=self._texts,
            instructions=self._instructions,
            numbers=self._numbers(answered=answered),
            indent=self._indent,
            hints=self._options.kind is Kind.TRAINING,
            essays=self._options.room_for_essays,
            remarks=self._remarks().about if answered else None,
        )
        for exercise in sheet.exercises:
            yield from questions.exercise(exercise)
