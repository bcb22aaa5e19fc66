"""A quiz → one HTML page, or the same page as a SCORM package."""

from enum import StrEnum

from attrs import field, frozen

from reseaux_quiz.exporting import Rendered
from reseaux_quiz.model import Quiz
from reseaux_quiz_html.fates import FATES
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
        text = page(quiz, title, mode=options.mode.value, seed=quiz.seed or None)
        return Rendered({"": text.encode()})


exporter = HtmlExporter()


def _title(quiz: Quiz) -> str:
    """Name a page after its assessment, its bank and collection, or the collections where there are several banks."""
    if quiz.assessment:
        return quiz.assessment.title
    banks = list({item.bank.full_id: item.bank for item in quiz.items}.values())
    names = [bank.collection.title if bank.collection else bank.title for bank in banks]
    if len(banks) == 1 and banks[0].collection:
        names = [f"{banks[0].section or ''} {banks[0].title}".strip(), *names]
    return " – ".join(dict.fromkeys(names))
