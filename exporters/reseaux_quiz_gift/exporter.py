"""A quiz → one GIFT file: categories, and in each its questions."""

from collections.abc import Iterator
from functools import cache

from attrs import field, frozen

from reseaux_quiz import markup
from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Level, Loss, Rendered
from reseaux_quiz.i18n import N_, catalogue, msg
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import Bloom, Difficulty, Item, Quiz
from reseaux_quiz_gift import escaping
from reseaux_quiz_gift.questions import Writer

MAX_TAG = 50  # characters; Moodle cuts what is over


@frozen
class Options:
    """What `export gift` can be told."""

    category: str | None = field(
        default=None,
        metadata={"help": N_("The category in Moodle (default: the collection's title); sections go below it.")},
    )


class GiftExporter:
    """Implements `reseaux_quiz.exporting.Exporter`."""

    name = "gift"
    suffix = ".gift"
    options = Options

    def render(self, quiz: Quiz, options: Options) -> Rendered:
        """Write every question that GIFT can carry; QuizError where it can carry none."""
        losses: list[Loss] = []
        categories: dict[str, list[str]] = {}
        names: dict[tuple[str, str | None], str] = {}
        for item in quiz.items:
            writer = Writer(quiz, item)
            body = writer.body()
            losses += writer.losses
            if body is not None:
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
        return Rendered({"": ("\n\n".join(blocks) + "\n").encode()}, tuple(losses))


exporter = GiftExporter()


def _levels(item: Item, top: str | None, losses: list[Loss]) -> Iterator[str]:
    """Return the levels of a category: the collection, the bank's section, the section below it."""
    bank = item.bank
    above = bank.collection.title if bank.collection else None
    names = [top or above, f"{bank.section or ''} {bank.title}"]
    section = item.section
    if section is not None and section.number != bank.section:
        names.append(f"{section.number} {section.title}")
    for name in filter(None, names):
        level = escaping.level(name)
        if level != " ".join(name.split()):
            message = _("the category « {name} » becomes « {level} »")
            losses.append(Loss("category", Level.REDUCED, message.format(name=name, level=level)))
        yield level


def _title(item: Item) -> str:
    """Name a question as a teacher finds it in Moodle's list: its section and its first words."""
    question = item.question
    return f"{question.section or ''} {markup.first_words(question)}".strip()


def _comment(item: Item, losses: list[Loss]) -> str:
    """Write the comment that gives Moodle the idnumber and the tags."""
    tags = "".join(f" [tag:{escaping.comment(tag)}]" for tag in _tags(item, losses))
    return f"// [id:{escaping.comment(item.full_id)}]{tags}"


def _tags(item: Item, losses: list[Loss]) -> Iterator[str]:
    question = item.question
    ours = _our_tags(item.bank.language, question.section, question.difficulty, question.bloom)
    for tag in dict.fromkeys((*ours, *question.tags)):
        if tag.strip() in ("", "0"):  # either breaks the import
            message = _("the tag « {tag} » breaks Moodle's import and is left out")
            losses.append(Loss("tag", Level.REDUCED, message.format(tag=tag), item.full_id))
            continue
        if len(tag) > MAX_TAG:
            message = _("the tag « {tag} » is cut at {most} characters")
            losses.append(Loss("tag", Level.REDUCED, message.format(tag=tag, most=MAX_TAG), item.full_id))
        yield tag[:MAX_TAG].strip()


@cache
def _our_tags(
    language: str, section: str | None, difficulty: Difficulty | None, bloom: Bloom | None
) -> tuple[str, ...]:
    """Say as tags what many questions have alike."""
    say = catalogue(language).gettext
    labels = tuple(say(LABELS[each]) for each in (difficulty, bloom) if each)
    return (say("section {number}").format(number=section), *labels) if section else labels
