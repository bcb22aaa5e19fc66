"""What the file of an assessment says: which questions, in which order, for how many points.

Questions are ids here: `resolving` looks them up in banks.
"""

from decimal import Decimal

from attrs import field, frozen

from reseaux_quiz.model import Difficulty, QuestionType, about


@frozen(kw_only=True)
class Entry:
    """A question, or all questions on a document. Typed as its id alone unless it has points of its own."""

    id: str | None = field(
        default=None, metadata={**about("The id of a question: bank/question, or the full id."), "bare": True}
    )
    document: str | None = field(
        default=None,
        metadata=about("The id of a document, bank/document: all its questions, in the bank's order."),
    )
    points: Decimal | None = field(
        default=None, metadata=about("What it is worth in this assessment, in points, halves or quarters.")
    )


@frozen(kw_only=True)
class Draw:
    """Questions that are drawn, by the filters of the command line."""

    section: tuple[str, ...] = field(
        default=(), metadata={**about("Only these sections, with their subsections."), "several": True}
    )
    type: tuple[QuestionType, ...] = field(
        default=(), metadata={**about("Only questions of these types."), "several": True}
    )
    difficulty: tuple[Difficulty, ...] = field(
        default=(), metadata={**about("Only questions of these difficulties."), "several": True}
    )
    tag: tuple[str, ...] = field(
        default=(), metadata={**about("Only questions with one of these tags."), "several": True}
    )
    number: int | None = field(default=None, metadata=about("How many questions; by default all that match."))
    exclude: tuple[str, ...] = field(
        default=(), metadata={**about("Ids of questions that are not to be drawn, one per line."), "several": True}
    )
    each_version: bool = field(
        default=False,
        metadata=about("Whether versions B, C … draw other questions, as like those of A as there are."),
    )


@frozen(kw_only=True)
class Part:
    """An exercise: either `questions` or a `draw`."""

    title: str | None = field(default=None, metadata=about("The title of the exercise."))
    points: Decimal | None = field(
        default=None, metadata=about("What the exercise is worth: its questions share it in proportion to their own.")
    )
    questions: tuple[Entry, ...] | None = field(
        default=None,
        metadata=about("The questions, each after “- ”: an id, or `id` and `points`, or a `document`."),
    )
    draw: Draw | None = field(default=None, metadata=about("Questions to draw, by the filters of the command line."))


@frozen(kw_only=True)
class Outline:
    """An assessment before its questions are looked up."""

    assessment: str = field(
        metadata=about("The assessment's permanent id: a letter, then a–z, 0–9 and hyphens, 30 at most.")
    )
    collection: str | None = field(
        default=None, metadata=about("The id of the collection that ids of the form bank/question are in.")
    )
    title: str = field(metadata=about("The title, as it is shown."))
    subject: str | None = field(default=None, metadata=about("The subject taught."))
    class_: str | None = field(default=None, metadata=about("The class that takes it."))
    duration: str | None = field(default=None, metadata=about("How long it takes, such as 55 min."))
    materials: str | None = field(default=None, metadata=about("What may be used."))
    total: Decimal | None = field(
        default=None,
        metadata=about("What the whole is worth, such as 20: questions without points of their own share the rest."),
    )
    seed: int = field(
        default=0, metadata=about("The seed of every random choice: the same seed gives the same questions.")
    )
    exercises: tuple[Part, ...] = field(metadata=about("The exercises, each with its `questions` or a `draw`."))
