"""Tables that hold questions → lines: statements to judge, questions with their options, terms and definitions."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

Rows = Sequence[Sequence[str]]

_COLUMNS = {
    "number": r"n°|no|numéro|#|num",
    "question": r"questions?|énoncés?|intitulés?|affirmations?|phrases?|statements?",
    "true": r"vrai|v|true",
    "false": r"faux|f|false",
    "options": r"réponses?(?: (?:possibles|proposées))?|propositions?|choix|options|answers?|choices",
    "option": r"(?:réponse|proposition|choix|option|answer|choice)?\s*(?:[a-h]|[1-8])",
    "answer": r"(?:bonnes?|juste) réponses?|réponses? (?:correcte|juste|exacte)s?|corrects?|correct answer|corrigé",
    "explanation": r"explications?|justifications?|commentaires?|explanation|feedback",
    "front": r"termes?|mots?|notions?|concepts?|expressions?|recto|vocabulaire|term|word|sigles?",
    "back": r"définitions?|significations?|traductions?|verso|sens|definition|meaning",
}
_MARKED = re.compile(r"x|×|✓|✔|✅|☑|☒|v|vrai|faux|oui|1", re.IGNORECASE)
_KEY_ROW = re.compile(r"\d{1,3}\.?")


@frozen
class Cards:
    """Terms and what they mean."""

    pairs: tuple[tuple[str, str], ...]


def key(rows: Rows) -> str:
    """Write a table of answers as a line: « 1. B 2. A »; "" for one that is none."""
    found = [(row[0].strip(), row[1].strip()) for row in rows if len(row) > 1 and _KEY_ROW.fullmatch(row[0].strip())]
    if len(found) < len(rows) - 1 or not found:
        return ""
    return " ".join(f"{number.rstrip('.')}. {answer}" for number, answer in found)


def read(rows: Rows) -> Cards | list[str] | None:
    """Read a table that holds questions, as cards or as lines; None for one that is a part of a question."""
    roles = [_role(cell) for cell in rows[0]] if rows else []
    if len(rows) < 2:
        return None
    if set(roles) == {"front", "back"} and len(roles) == 2:
        front, back = roles.index("front"), roles.index("back")
        return Cards(tuple((row[front], row[back]) for row in rows[1:] if len(row) > 1 and row[front] and row[back]))
    if {"true", "false"} <= set(roles):
        return [line for number, row in enumerate(rows[1:], start=1) for line in _statement(number, roles, row)]
    if "question" in roles and {"answer", "options", "option"} & set(roles):
        return [line for number, row in enumerate(rows[1:], start=1) for line in _question(number, roles, row)]
    return None


def _role(cell: str) -> str:
    name = " ".join(re.sub(r"[*_:]", "", cell).casefold().split())
    return next((role for role, pattern in _COLUMNS.items() if re.fullmatch(pattern, name)), "")


def _cell(roles: Sequence[str], row: Sequence[str], role: str) -> str:
    return next((cell.strip() for each, cell in zip(roles, row, strict=False) if each == role and cell.strip()), "")


def _statement(number: int, roles: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    text = next(filter(None, (_cell(roles, row, role) for role in ("question", "options", ""))), "")
    if not text:
        return
    yield f"{_cell(roles, row, 'number').rstrip('.)') or number}. {text}"
    yield "a) Vrai"
    yield "b) Faux"
    marked = [role for role in ("true", "false") if _MARKED.fullmatch(_cell(roles, row, role))]
    if len(marked) == 1:
        yield f"Réponse : {'a' if marked == ['true'] else 'b'}"
    if explanation := _cell(roles, row, "explanation"):
        yield f"Explication : {explanation}"


def _question(number: int, roles: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    text = _cell(roles, row, "question")
    if not text:
        return
    yield f"{_cell(roles, row, 'number').rstrip('.)') or number}. {text}"
    options = [cell.strip() for role, cell in zip(roles, row, strict=False) if role == "option" and cell.strip()]
    listed = [line.strip() for line in _cell(roles, row, "options").split("\n") if line.strip()]
    answer = _cell(roles, row, "answer")
    if options:
        yield from (f"{chr(ord('a') + index)}) {option}" for index, option in enumerate(options))
    elif "answer" in roles:
        yield from listed
    else:
        answer = " ".join(listed)
    if answer:
        yield f"Réponse : {answer}"
    if explanation := _cell(roles, row, "explanation"):
        yield f"Explication : {explanation}"
