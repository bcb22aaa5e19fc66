"""The spreadsheet to fill in: a sheet for questions, a sheet of examples, in the user's language."""

import io
from decimal import Decimal
from typing import Any

from reseaux_quiz.i18n import Message
from reseaux_quiz.labels import LABELS
from reseaux_quiz.model import (
    Cloze,
    Difficulty,
    Distractor,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Pair,
    Question,
    QuestionType,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from reseaux_quiz_table.columns import Role
from reseaux_quiz_table.rows import cells
from reseaux_quiz_table.words import WORDS, msg

COLUMNS: tuple[tuple[Role, Message], ...] = (
    (Role.TYPE, msg("Type")),
    (Role.QUESTION, msg("Question")),
    (Role.ANSWER, msg("Answer")),
    *((Role.WRONG, msg("Wrong answer {number}", number=number)) for number in range(1, 6)),
    (Role.EXPLANATION, msg("Explanation")),
    (Role.HINT, msg("Hint")),
    (Role.DIFFICULTY, msg("Difficulty")),
    (Role.POINTS, msg("Points")),
    (Role.TAGS, msg("Tags")),
    (Role.SECTION, msg("Section")),
    (Role.TOLERANCE, msg("Tolerance")),
    (Role.UNIT, msg("Unit")),
    (Role.ID, msg("Id")),
)
EXAMPLES = msg("Examples")
_ROWS = 1000
_WIDE = {Role.QUESTION: 50, Role.ANSWER: 30, Role.EXPLANATION: 40}


def names(language: str) -> list[str]:
    """Return the headings of the template."""
    return [message.text(language) for _role, message in COLUMNS]


def workbook(language: str, questions: tuple[Question, ...] = ()) -> bytes:
    """Write the spreadsheet, with questions filled in where there are any."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only this needs it

    stream = io.BytesIO()
    # A text that begins with « = » is no formula, and an address no link.
    made = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    style = made.add_format({"bold": True, "bg_color": "#DDE6F0", "bottom": 1, "text_wrap": True, "valign": "top"})
    wrapped = made.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    _sheet(made.add_worksheet(msg("Questions").text(language)), language, questions, style, wrapped)
    _sheet(made.add_worksheet(EXAMPLES.text(language)), language, examples(language), style, wrapped)
    made.close()
    return stream.getvalue()


def _sheet(sheet: Any, language: str, questions: tuple[Question, ...], style: Any, wrapped: Any) -> None:
    say = WORDS.catalogue(language).gettext
    sheet.freeze_panes(1, 0)
    for index, (role, message) in enumerate(COLUMNS):
        sheet.set_column(index, index, _WIDE.get(role, 18), wrapped)
        sheet.write_string(0, index, message.text(language), style)
        choices = {Role.TYPE: [*QuestionType], Role.DIFFICULTY: [*Difficulty]}.get(role)
        if choices is not None:
            listed = [say(label) for each, label in LABELS.items() if each in choices]
            sheet.data_validation(1, index, _ROWS, index, {"validate": "list", "source": listed})
    for number, question in enumerate(questions, start=1):
        row = cells(question, language)
        for index, (role, _message) in enumerate(COLUMNS):
            left = row.get(role)
            if left:
                sheet.write_string(number, index, left.pop(0), wrapped)


def examples(language: str) -> tuple[Question, ...]:
    """Return a question of each type."""
    text = {name: message.text(language) for name, message in _EXAMPLES.items()}
    return (
        SingleChoice(
            id="",
            prompt=text["capital"],
            answer="Paris",
            distractors=tuple(map(Distractor, ("Lyon", "Marseille", "Lille"))),
        ),
        MultipleChoice(
            id="", prompt=text["even"], answers=("2", "4"), distractors=tuple(map(Distractor, ("3", "5")))
        ),
        TrueFalse(id="", prompt=text["sun"], answer=True, explanation=text["star"], difficulty=Difficulty.EASY),
        ShortAnswer(id="", prompt=text["capital"], answers=("Paris",)),
        Numerical(id="", prompt=text["pi"], answer=Decimal("3.14"), tolerance=Decimal("0.01")),
        Matching(
            id="",
            prompt=text["capitals"],
            pairs=(Pair("France", "Paris"), Pair("Espagne", "Madrid")),
            distractors=("Rome",),
        ),
        Ordering(id="", prompt=text["smallest"], items=("1", "2", "3")),
        Cloze(id="", text=text["gap"], distractors=("Lyon",)),
        Essay(id="", prompt=text["explain"], model_answer=text["star"], points=Decimal(2)),
        Flashcard(id="", prompt="RSE", answer=text["csr"]),
    )


_EXAMPLES = {
    "capital": msg("What is the capital of France?"),
    "even": msg("Which of these numbers are even? (one right answer per line)"),
    "sun": msg("The sun is a star."),
    "star": msg("It makes its own light."),
    "pi": msg("What is π, to two decimals?"),
    "capitals": msg("Match each country with its capital (“left = right”, one pair per line)."),
    "smallest": msg("From the smallest to the largest (one item per line, in the right order)."),
    "gap": msg("The capital of France is {{Paris}}."),
    "explain": msg("Why is the sun a star?"),
    "csr": msg("Corporate social responsibility."),
}
