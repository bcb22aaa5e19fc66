"""A quiz → one GIFT file: categories, and in each its questions."""

from collections.abc import Iterator
from functools import cache

from attrs import field, frozen

from reseaux_quiz import presenting
from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Level, Loss, LossCode, Rendered
from reseaux_quiz.i18n import Message
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import Bloom, Difficulty, Item, Quiz
from reseaux_quiz_gift import escaping
from reseaux_quiz_gift.fates import FATES
from reseaux_quiz_gift.questions import QuestionWriter
from reseaux_quiz_gift.words import WORDS, msg

MAX_TAG = 50
"""The maximum number of characters in a tag in Moodle."""
_NOT_IN_TAGS = frozenset("<>`")


@frozen
class Options:
    """The options of `export gift`."""

    category: str | None = field(
        default=None,
        metadata={"help": msg("The parent category in Moodle (default: the collection's title).")},
    )


class GiftExporter:
    """Implements `reseaux_quiz.exporting.Exporter`."""

    name = "gift"
    suffix = ".gift"
    options = Options
    fates = FATES

    def render(self, quiz: Quiz, options: Options) -> Rendered:
        """Render every question that GIFT can carry. Raises QuizError if there is none."""
        losses: list[Loss] = []
        omitted: set[str] = set()
        categories: dict[str, list[str]] = {}
        names: dict[tuple[str, str | None], str] = {}
        for shown in presenting.present(quiz):
            item = shown.item
            writer = QuestionWriter(quiz, shown)
            body = writer.body()
            losses += writer.losses
            if body is None:
                omitted.add(item.full_id)
                continue
            place = item.bank.full_id, item.question.section
            if place not in names:
                names[place] = escaping.category(_levels(item, options.category, losses))
            block = f"{_comment(item, losses)}\n::{escaping.escape(_title(item))}::[html]{body}"
            categories.setdefault(names[place], []).append(block)
        if not categories:
            raise QuizError(msg("GIFT can carry none of these questions: {reason}", reason=losses[0].message))
        blocks = []
        for category, questions in categories.items():
            blocks += [f"$CATEGORY: {category}", *questions]
        data = ("\n\n".join(blocks) + "\n").encode()
        return Rendered({"": data}, tuple(losses), frozenset(omitted))


exporter = GiftExporter()


def _levels(item: Item, top: str | None, losses: list[Loss]) -> Iterator[str]:
    """Return the levels of a category: the collection, the bank's section, the subsection."""
    bank = item.bank
    above = bank.collection.title if bank.collection else None
    names = [top or above, f"{bank.section or ''} {bank.title}"]
    section = item.section
    if section is not None and section.number != bank.section:
        names.append(f"{section.number} {section.title}")
    for name in filter(None, names):
        level = escaping.level(name)
        if level != " ".join(name.split()):
            message = msg("the category “{name}” becomes “{level}”", name=name, level=level)
            losses.append(Loss(LossCode.CATEGORY, Level.REDUCED, message))
        yield level


def _title(item: Item) -> str:
    """Return a question's name in Moodle's list: its section and first words."""
    question = item.question
    return f"{question.section or ''} {presenting.first_words(question)}".strip()


def _comment(item: Item, losses: list[Loss]) -> str:
    """Write the comment line with the idnumber and the tags."""
    tags = "".join(f" [tag:{escaping.comment(tag)}]" for tag in _tags(item, losses))
    return f"// [id:{escaping.comment(item.full_id)}]{tags}"


def _tags(item: Item, losses: list[Loss]) -> Iterator[str]:
    """Return the tags that Moodle accepts; report those that it would change or drop."""
    question = item.question
    ours = _our_tags(item.bank.language, question.section, question.difficulty, question.bloom)
    yield from ours
    seen = {tag.casefold() for tag in ours} if question.tags else set()
    for tag in dict.fromkeys(question.tags):
        if tag in ours:
            continue
        written = " ".join(tag.split())[:MAX_TAG].strip()
        if written in ("", "0"):  # either breaks the import
            losses.append(_tag_loss(item, msg("the tag “{tag}” breaks Moodle's import and is left out", tag=tag)))
            continue
        if not _NOT_IN_TAGS.isdisjoint(tag):
            losses.append(_tag_loss(item, msg("Moodle drops the tag “{tag}”, which contains <, > or `", tag=tag)))
        elif written.casefold() in seen:
            losses.append(
                _tag_loss(item, msg("Moodle merges the tag “{tag}” with one that differs only in capitals", tag=tag))
            )
        elif written != tag:
            message = msg("the tag “{tag}” becomes “{written}” in Moodle", tag=tag, written=written)
            losses.append(_tag_loss(item, message))
        seen.add(written.casefold())
        yield written


def _tag_loss(item: Item, message: Message) -> Loss:
    return Loss(LossCode.TAG, Level.REDUCED, message, item.full_id)


@cache
def _our_tags(
    language: str, section: str | None, difficulty: Difficulty | None, bloom: Bloom | None
) -> tuple[str, ...]:
    """Return the tags for properties that many questions share."""
    say = WORDS.catalogue(language).gettext
    labels = tuple(say(LABELS[each]) for each in (difficulty, bloom) if each)
    return (say("section {number}").format(number=section), *labels) if section else labels
