"""A quiz → worksheets for Word, a file a version, and the teacher's copy of each."""

from collections.abc import Iterator
from typing import assert_never

from attrs import evolve

from reseaux_quiz.exporting import Fates, Level, Loss, Rendered
from reseaux_quiz.i18n import catalogue, msg
from reseaux_quiz.model import Quiz
from reseaux_quiz_docx import exercises, key, layout
from reseaux_quiz_docx.exercises import Sheet
from reseaux_quiz_docx.heading import Heading
from reseaux_quiz_docx.instructions import Instructions
from reseaux_quiz_docx.options import Key, Kind, LayoutName, Options
from reseaux_quiz_docx.package import Package
from reseaux_quiz_docx.questions import Questions
from reseaux_quiz_docx.styles import sheet_styles
from reseaux_quiz_docx.texts import Texts
from reseaux_quiz_docx.xml import CM, Element


class DocxExporter:
    """Implements `reseaux_quiz.exporting.Exporter`."""

    name = "docx"
    aliases = ("word",)
    suffix = ".docx"
    options = Options
    fates = Fates({})

    def render(self, quiz: Quiz, options: Options) -> Rendered:
        """Make the files; OptionError for a total that can't be shared and for a template that is no .docx."""
        say = catalogue(quiz.language).gettext
        files: dict[str, bytes] = {}
        missing: list[str] = []
        # A teacher has one key for every layout, and needs no large print.
        standard = evolve(options, layout=LayoutName.STANDARD, font=None)
        for sheet in exercises.sheets(quiz, options, say):
            package = Package(options.template, quiz.language)
            pupils = _Worksheet(quiz, options, package)
            missing = pupils.missing_styles
            match options.key:
                case Key.APPENDED:
                    pupils.write_sheet(sheet, end="_RqSheet")
                    package.begin_section("" if standard == options else f" – {say('Answer key')}")
                    _Worksheet(quiz, standard, package).write_key(sheet, end="_RqKey")
                case Key.SEPARATE:
                    pupils.write_sheet(sheet)
                    teacher = _Worksheet(quiz, standard, Package(options.template, quiz.language))
                    teacher.write_key(sheet)
                    files[f"{sheet.version}-corrige" if sheet.version else "corrige"] = teacher.save(sheet, key=True)
                case Key.NONE:
                    pupils.write_sheet(sheet)
                case _:
                    assert_never(options.key)
            files[sheet.version or ""] = pupils.save(sheet, key=False)
        losses = (
            Loss("style", Level.REDUCED, msg("the template has no style « {name} »: ours is used", name=name))
            for name in missing
        )
        return Rendered(files, tuple(losses))


exporter = DocxExporter()


class _Worksheet:
    """One document in the making."""

    def __init__(self, quiz: Quiz, options: Options, package: Package) -> None:
        self._quiz = quiz
        self._options = options
        self._layout = layout.chosen(options)
        self._title = options.title or _title(quiz)
        self._package = package
        self._instructions = Instructions(
            quiz.language, self._layout, options.kind is Kind.EVALUATION or options.total is not None
        )
        self._indent = round(0.75 * CM * self._layout.scale)
        self._texts = Texts(self._package, self._layout, quiz.language, quiz.pictures, self._indent)
        self._heading = Heading(self._package, self._texts, self._instructions, options)
        self._add_styles()

    @property
    def missing_styles(self) -> list[str]:
        """Word's own styles that the template has not."""
        return self._package.styles.missing if self._options.template is not None else []

    def _add_styles(self) -> None:
        say = self._instructions.say
        # A layout for pupils who need it comes before the looks of a template.
        override = self._options.layout is not LayoutName.STANDARD or self._options.font is not None
        styles = sheet_styles(say, self._indent, self._package.width)
        self._package.add_styles(styles, self._layout, override=override)
        self._package.styles.add_table("RqTable", say("Worksheet table"), round(0.18 * CM))

    def write_sheet(self, sheet: Sheet, end: str | None = None) -> None:
        """Write what pupils get; `end` names where it ends, if something comes after it."""
        self._package.fill(self._heading.pupils(self._title, sheet))
        self._package.fill(self._exercises(sheet, answered=False))
        self._package.frame(self._heading.frame(self._title, sheet.version, key=False, end=end))

    def write_key(self, sheet: Sheet, end: str | None = None) -> None:
        """Write the teacher's copy; `end` names where it ends, if something comes before it."""
        words = self._texts, self._instructions, self._package
        self._package.fill(self._heading.teacher(self._title, sheet))
        self._package.fill(key.credits(self._quiz, *words))
        self._package.fill(key.grid(sheet, *words))
        self._package.fill(self._exercises(sheet, answered=True))
        self._package.frame(self._heading.frame(self._title, sheet.version, key=True, end=end))

    def save(self, sheet: Sheet, *, key: bool) -> bytes:
        """Return the file."""
        lead = [self._instructions.say("Answer key")] if key else []
        version = self._heading.version(sheet.version)
        title = " – ".join(filter(None, (*lead, self._title, version)))
        return self._package.save(self._texts.spaced(title), self._quiz.language, self._quiz.made)

    def _exercises(self, sheet: Sheet, *, answered: bool) -> Iterator[Element]:
        say = self._instructions.say
        numbers = self._package.numbering.worksheet(
            say("Exercise {number}").format(number="%1"),
            indent=self._indent,
            box=round((0.95 + 0.15 * self._layout.letter_spacing) * CM * self._layout.scale),
            answered=answered,
        )
        hints = self._options.kind is Kind.TRAINING
        questions = Questions(
            package=self._package,
            texts=self._texts,
            instructions=self._instructions,
            numbers=numbers,
            indent=self._indent,
            answered=answered,
            hints=hints,
        )
        for exercise in sheet.exercises:
            yield from questions.exercise(exercise)


def _title(quiz: Quiz) -> str:
    """Name a worksheet after its bank, or after the collection where there are several banks."""
    banks = {item.bank.full_id: item.bank for item in quiz.items}
    if len(banks) == 1:
        return next(iter(banks.values())).title
    return " – ".join(
        dict.fromkeys(bank.collection.title if bank.collection else bank.title for bank in banks.values())
    )
