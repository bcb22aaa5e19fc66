"""A quiz → one HTML page, or the same page as a SCORM package."""

import io
from enum import StrEnum

import segno
from attrs import field, frozen

from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Rendered, unread_formulas
from reseaux_quiz.model import Quiz
from reseaux_quiz_html.fates import FATES
from reseaux_quiz_html.package import package
from reseaux_quiz_html.page import page
from reseaux_quiz_html.words import msg


class Mode(StrEnum):
    """When the page says what was right."""

    TRAINING = "training"
    """After each question."""
    TEST = "test"
    """At the end."""


@frozen
class Options:
    """The options of `export html`."""

    mode: Mode = field(
        default=Mode.TRAINING,
        metadata={
            "help": msg(
                "When the page says what was right: after each question, or at the end. Either way the answers are "
                "in the file, so the page is for training, not for a mark that counts."
            )
        },
    )
    title: str | None = field(
        default=None, metadata={"help": msg("The title of the page (default: that of the collection or bank).")}
    )
    number: int | None = field(
        default=None,
        metadata={
            "help": msg("How many questions the page draws, anew at each visit; ?graine=7 gives a class the same."),
            "names": ("-n", "--number"),
            "min": 1,
        },
    )
    shuffle: bool = field(default=False, metadata={"help": msg("Shuffle the questions, anew at each visit.")})
    scorm: bool = field(
        default=False,
        metadata={"help": msg("Write a SCORM 1.2 package (.zip), which gives marks to Moodle, Éléa and others.")},
    )
    qr: str | None = field(
        default=None,
        metadata={"help": msg("The address where the page will be: also writes a picture of its QR code.")},
    )


class HtmlExporter:
    """Implements `reseaux_quiz.exporting.Exporter`."""

    name = "html"
    aliases = ("page",)
    suffix = ".html"
    options = Options
    fates = FATES

    def render(self, quiz: Quiz, options: Options) -> Rendered:
        """Make the page."""
        title = options.title or _title(quiz)
        text = page(
            quiz,
            title,
            mode=options.mode.value,
            number=options.number,
            shuffle=options.shuffle,
            seed=quiz.seed or None,
            scorm=options.scorm,
        )
        main = package(text, title, quiz.made) if options.scorm else text.encode()
        files, suffixes = {"": main}, {"": ".zip"} if options.scorm else {}
        if options.qr:
            files["qr"], suffixes["qr"] = _qr_code(options.qr), ".png"
        return Rendered(files, tuple(unread_formulas(quiz)), suffixes=suffixes)


def _qr_code(address: str) -> bytes:
    """Return a picture of an address, large enough to be projected."""
    if not address.lower().startswith(("https://", "http://")):
        raise QuizError(msg("“{address}” is no address for a QR code: it begins with https://", address=address))
    try:
        code = segno.make(address, error="m", micro=False)
    except segno.DataOverflowError:
        raise QuizError(msg("the address is too long for a QR code")) from None
    picture = io.BytesIO()
    code.save(picture, kind="png", scale=12, border=4)
    return picture.getvalue()


exporter = HtmlExporter()


def _title(quiz: Quiz) -> str:
    """Name a page as its quiz is; one on a single bank of a collection also has the section and the collection."""
    bank = quiz.items[0].bank
    if quiz.assessment or not bank.collection_title or any(item.bank is not bank for item in quiz.items):
        return quiz.title
    return f"{bank.section or ''} {bank.title} – {bank.collection_title}".strip()
