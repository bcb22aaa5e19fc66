"""What the columns of a table are, by their headings: ours, and those of other programs, in French and English."""

import re
from collections.abc import Sequence
from enum import StrEnum

from attrs import frozen

from reseaux_quiz_table.sheets import Row


class Role(StrEnum):
    """What a column holds."""

    ID = "id"
    TYPE = "type"
    QUESTION = "question"
    FRONT = "front"
    BACK = "back"
    ANSWER = "answer"
    CORRECT = "correct"
    VERDICT = "verdict"
    OPTION = "option"
    WRONG = "wrong"
    EXPLANATION = "explanation"
    HINT = "hint"
    DIFFICULTY = "difficulty"
    TAGS = "tags"
    POINTS = "points"
    SECTION = "section"
    TOLERANCE = "tolerance"
    UNIT = "unit"
    NUMBER = "number"
    IGNORED = "ignored"


_NAMES: tuple[tuple[Role, str], ...] = (
    (Role.OPTION, r"(?:answer|option|choice|choix|réponse|reponse|proposition)s? ?(?:[1-9]|10|[a-j])|[a-j]"),
    (Role.WRONG, r"(?:(?:incorrect|wrong) answer|(?:mauvaise|fausse) réponse|distract(?:eu|o)r|leurre)s?(?: ?\d+)?"),
    (Role.CORRECT, r"(?:select the )?correct(?: answer| option| choice)?s?\b.*|right(?: answer)?s?|solution|key"),
    (Role.CORRECT, r"optional choose correct answer.*"),
    (Role.OPTION, r"if multiple choice, enter answer choices.*"),
    (Role.CORRECT, r"(?:bonne|juste)s? réponses?|réponses? (?:correcte|juste|exacte)s?|corrigé|juste"),
    (Role.ANSWER, r"answers?|réponses?|reponses?"),
    (Role.VERDICT, r"vrai ?/ ?faux|vrai ou faux|v ?/ ?f|true ?/ ?false|verdict"),
    (Role.TYPE, r"type|question type|type de question"),
    (Role.QUESTION, r"questions?|question text|énoncés?|enonce|intitulé|consigne|prompt|title|texte de la question"),
    (Role.QUESTION, r"affirmations?|phrases?|statements?"),
    (Role.FRONT, r"terme?|recto|front|mot|face"),
    (Role.BACK, r"définition|definition|verso|back|traduction"),
    (Role.EXPLANATION, r"(?:answer )?explanation|explications?|feedback|rétroaction|commentaire|justification"),
    (Role.HINT, r"indice|hint|aide"),
    (Role.DIFFICULTY, r"difficulté|difficulty|niveau"),
    (Role.TAGS, r"étiquettes?|tags?|mots[- ]clés|thèmes?"),
    (Role.POINTS, r"points?|barème|score|note"),
    (Role.SECTION, r"section|chapitre|catégorie|category|partie|chapter"),
    (Role.TOLERANCE, r"tolérance|tolerance"),
    (Role.UNIT, r"unités?|unit"),
    (Role.ID, r"identifiant|id|idnumber"),
    (Role.NUMBER, r"question #|n°|no|num|numéro|#"),
    (Role.IGNORED, r"time.*|temps.*|durée|image link|image"),
)  # fmt: skip
_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _NAMES)
_HELP = re.compile(r"(?:text of the question|question text|texte de la question)\b.*", re.IGNORECASE)
_SEARCHED = 30
"""Rows in which the headings are looked for: other programs put instructions above them."""


@frozen
class Header:
    """Where the headings stand, and what each column is; None for one that is not known."""

    row: int
    roles: tuple[Role | None, ...]
    names: tuple[str, ...]

    def first(self, cells: Sequence[str], role: Role) -> str:
        """Return what the first filled column of a kind has in a row."""
        return next(iter(self.all(cells, role)), "")

    def all(self, cells: Sequence[str], role: Role) -> list[str]:
        """Return what the filled columns of a kind have in a row."""
        return [cell for cell, each in zip(cells, self.roles, strict=False) if each is role and cell]

    def is_help(self, cells: Sequence[str]) -> bool:
        """Tell whether a row explains the columns, or is a second row of headings."""
        said = [_role(cell) for cell in cells if cell]
        is_heading = len(said) > 2 and all(role is not None for role in said)
        return is_heading or bool(_HELP.fullmatch(self.first(cells, Role.QUESTION)))

    def every(self, cells: Sequence[str], role: Role) -> list[str]:
        """Return what all columns of a kind have in a row, filled or not: options are counted by their place."""
        filled = [*cells, *[""] * len(self.roles)]
        return [cell for cell, each in zip(filled, self.roles, strict=False) if each is role]


def header(rows: Sequence[Row]) -> Header | None:
    """Find the headings."""
    for index, row in enumerate(rows[:_SEARCHED]):
        roles = _continued(row.cells)
        asked = {Role.QUESTION, Role.FRONT} & set(roles)
        answered = {Role.ANSWER, Role.CORRECT, Role.VERDICT, Role.OPTION, Role.WRONG, Role.BACK} & set(roles)
        if asked and answered:
            return Header(index, roles, row.cells)
    return None


def _continued(cells: Sequence[str]) -> tuple[Role | None, ...]:
    """Tell what each heading says; one without a text goes on with the options or answers before it (Socrative)."""
    roles: list[Role | None] = []
    for cell in cells:
        goes_on = not cell and roles and roles[-1] in (Role.CORRECT, Role.OPTION)
        roles.append(roles[-1] if goes_on else _role(cell))
    return tuple(roles)


def _role(cell: str) -> Role | None:
    """Tell what a heading says, without its number, its length limit and what stands in brackets."""
    name = cell.casefold().replace("(s)", "s").replace("(choose correct answer", "choose correct answer")
    name = re.sub(r"\(.*?\)", "", name)
    name = re.split(r"\s[-–—]\s", name)[0]
    name = re.sub(r"^\d+\.\s*", "", name).strip(" :*.")
    name = " ".join(name.split())
    return next((role for role, pattern in _PATTERNS if pattern.fullmatch(name)), None)
