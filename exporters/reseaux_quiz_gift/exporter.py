"""A quiz → one GIFT file: categories, and in each its questions."""

from attrs import field, frozen

from reseaux_quiz import moodle, presenting
from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Loss, Rendered
from reseaux_quiz.model import Item, Quiz
from reseaux_quiz_gift import escaping
from reseaux_quiz_gift.fates import FATES
from reseaux_quiz_gift.questions import QuestionWriter
from reseaux_quiz_gift.words import msg


@frozen
class Options:
    """The options of `export gift`."""

    category: str | None = field(
        default=None,
        metadata={"help": msg("The parent category in Moodle (default: the collection's title).")},
    )
    ordering: bool = field(
        default=False,
        metadata={"help": msg("Write orderings as Moodle's own type: needs Moodle 4.5.6, 5.0.2 or later.")},
    )


class GiftExporter:
    """Implements `reseaux_quiz.exporting.Exporter`."""

    name = "gift"
    suffix = ".gift.txt"
    options = Options
    fates = FATES

    def render(self, quiz: Quiz, options: Options) -> Rendered:
        """Render every question that GIFT can carry. Raises QuizError if there is none."""
        losses: list[Loss] = []
        omitted: set[str] = set()
        categories: dict[str, list[str]] = {}
        naming = moodle.Naming(quiz, options.category)
        for shown in presenting.present(quiz):
            item = shown.item
            writer = QuestionWriter(quiz, shown, orderings=options.ordering)
            body = writer.body()
            if body is None:
                omitted.add(item.full_id)
            else:
                comment = _comment(item, writer.recorder)
                block = f"{comment}\n::{escaping.escape(naming.title(item))}::[html]{body}"
                categories.setdefault(moodle.category(naming.levels(item)), []).append(block)
            losses += writer.recorder.losses
        if not categories:
            raise QuizError(msg("GIFT can carry none of these questions: {reason}", reason=losses[0].message))
        blocks = []
        for category, questions in categories.items():
            blocks += [f"$CATEGORY: {category}", *questions]
        data = ("\n\n".join(blocks) + "\n").encode()
        return Rendered({"": data}, (*naming.losses, *losses), frozenset(omitted))


exporter = GiftExporter()


def _comment(item: Item, recorder: moodle.Recorder) -> str:
    """Write the comment line with the idnumber and the tags."""
    tags = "".join(f" [tag:{escaping.comment(tag)}]" for tag in moodle.tags(item, recorder))
    return f"// [id:{escaping.comment(item.full_id)}]{tags}"
