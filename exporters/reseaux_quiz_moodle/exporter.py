"""A quiz → one Moodle XML file: categories, and in each its questions."""

from collections.abc import Container, Mapping, Sequence
from enum import StrEnum
from html import escape

from attrs import evolve, field, frozen
from lxml import etree

from reseaux_quiz import moodle, presenting
from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Loss, Rendered
from reseaux_quiz.model import Item, Quiz
from reseaux_quiz.moodle.elements import Element, put, put_text
from reseaux_quiz_moodle import since
from reseaux_quiz_moodle.fates import FATES
from reseaux_quiz_moodle.questions import QuestionWriter
from reseaux_quiz_moodle.words import msg


class Cards(StrEnum):
    """What becomes of cards that are asked one way only."""

    OMIT = "omit"
    DESCRIPTION = "description"


@frozen
class Options:
    """The options of `export moodle`."""

    category: str | None = field(
        default=None,
        metadata={"help": msg("The parent category in Moodle (default: the collection's title).")},
    )
    cards: Cards = field(
        default=Cards.OMIT,
        metadata={"help": msg("Cards, which Moodle has no type for: left out, or shown with both sides.")},
    )
    since: bytes | None = field(
        default=None,
        repr=False,
        metadata={
            "help": msg(
                "An earlier export, or Moodle's own: what is new or changed since is written alone, and listed."
            )
        },
    )


class MoodleExporter:
    """Implements `reseaux_quiz.exporting.Exporter`."""

    name = "moodle"
    suffix = ".xml"
    options = Options
    fates = FATES

    def render(self, quiz: Quiz, options: Options) -> Rendered:
        """Write the questions that Moodle has a type for; QuizError where there is none, or for a wrong `since`."""
        whole = _rendered(quiz, options)
        if options.since is None:
            return whole
        changes = since.compared(quiz, options.since, whole)
        day = f"{quiz.made:%Y-%m-%d}"
        remarks = tuple(since.remarks(changes, day))
        if not changes.written:
            return Rendered({}, omitted=frozenset(item.full_id for item in quiz.items), remarks=remarks)
        return evolve(_rendered(quiz, options, changes.written, day), remarks=remarks)


exporter = MoodleExporter()


def _rendered(quiz: Quiz, options: Options, wanted: Container[str] | None = None, day: str = "") -> Rendered:
    """Write all questions, or those wanted alone, which then go into categories of that day."""
    naming = moodle.Naming(quiz, options.category)
    losses: list[Loss] = []
    omitted: set[str] = set()
    categories: dict[tuple[str, ...], Element] = {}
    credited: dict[tuple[str, ...], str] = {}
    for shown in presenting.present(quiz):
        item = shown.item
        if wanted is not None and item.full_id not in wanted:
            omitted.add(item.full_id)
            continue
        writer = QuestionWriter(quiz, shown, naming.title(item))
        levels = (*naming.levels(item), *([day] if day else []))
        questions = categories.get(levels, etree.Element("quiz"))
        if writer.write(questions, cards=options.cards is Cards.DESCRIPTION):
            categories[levels] = questions
            if levels[:1] not in credited:
                credited[levels[:1]] = _credit(quiz, item)
        else:
            omitted.add(item.full_id)
        losses += writer.recorder.losses
    if not categories:
        raise QuizError(msg("Moodle can carry none of these questions: {reason}", reason=losses[0].message))
    data = _written(categories, credited)
    return Rendered({"": data}, (*naming.losses, *losses), frozenset(omitted))


def _credit(quiz: Quiz, item: Item) -> str:
    """Name the article that a question is about, as HTML."""
    named = []
    for credit in presenting.credits_of(evolve(quiz, items=(item,))):
        text = escape(credit.text, quote=False)
        named.append(f'<p><a href="{escape(credit.link)}">{text}</a></p>' if credit.link else f"<p>{text}</p>")
    return "".join(named)


def _written(categories: Mapping[tuple[str, ...], Element], credited: Mapping[tuple[str, ...], str]) -> bytes:
    """Write the categories at the top with the articles that they are about, then each with its questions."""
    root = etree.Element("quiz")
    for levels, credit in credited.items():
        if credit and levels not in categories:
            _category(root, levels, credit)
    for levels, questions in categories.items():
        _category(root, levels, credited.get(levels, ""))
        root.extend(questions)
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n")


def _category(root: Element, levels: Sequence[str], info: str) -> None:
    question = put(root, "question", type="category")
    put_text(question, "category", moodle.category(levels))
    put_text(question, "info", info, format="html")
