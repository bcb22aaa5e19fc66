"""Banks of any size, the same on every machine: all ten types, about 400 bytes per question."""

from collections.abc import Callable, Iterable
from itertools import cycle, islice, product
from random import Random

WHO = (
    "une boulangerie de quartier", "la responsable du recrutement", "un fabricant de vélos", "l'équipe commerciale",
    "une association étudiante", "le service après-vente", "un hôtel de la côte", "la direction générale",
    "un salarié ambassadeur", "une communauté d'utilisateurs", "le community manager", "un élu du personnel",
)  # fmt: skip
DOES = (
    "publie chaque semaine", "mesure avec soin", "compare d'une année à l'autre", "recommande publiquement",
    "ne modère pas", "partage avec ses collègues", "découvre grâce à une veille", "fait relire avant de diffuser",
)  # fmt: skip
WHAT = (
    "les avis de ses clients", "une offre d'emploi détaillée", "les photos d'un atelier", "un sondage en ligne",
    "le récit d'une cliente", "une charte d'utilisation", "les chiffres de l'année", "un article spécialisé",
    "la page d'un concurrent", "des vidéos de démonstration",
)  # fmt: skip
NOUNS = (
    "réseau social", "marque", "communauté", "veille", "réputation", "audience", "page", "charte", "publication",
    "influence", "recommandation", "campagne",
)  # fmt: skip
ADJECTIVES = (
    "active", "ancienne", "connue", "rapide", "régionale", "utile", "mondiale", "fidèle", "discrète", "élargie",
    "récente", "durable",
)  # fmt: skip
COMPLEMENTS = ("d'entreprise", "employeur", "en ligne", "professionnelle", "de confiance", "à l'étranger")

# Formulas that pandoc reads too; each is drawn with other numbers.
FORMULAS = (
    r"\frac{%dx + %d}{x^2 + %d}", r"\sqrt{%dx^2 + \sqrt[3]{%d}} \leq %d", r"\sum_{k=1}^{%d} k^{%d} \neq %d",
    r"\int_0^{%d} \frac{\mathrm{d}x}{x + %d} = %d", r"\lim_{x \to %d} \frac{\ln x}{x - %d} = %d",
    r"\begin{pmatrix} %d & %d \\ %d & x \end{pmatrix}", r"\vec{u}_{%d} \cdot \overline{z_{%d}} = \alpha^{%d}",
    r"\left( \frac{\mathrm{e}^{%dx}}{%d} \right)' \in \mathbb{R}^{%d}",
)  # fmt: skip

CLAUSES = tuple(f"{does} {what}" for does, what in product(DOES, WHAT))
TERMS = tuple(map(" ".join, product(NOUNS, ADJECTIVES, COMPLEMENTS)))
HEAD = 'id: mesure\nsection: "1"\ntitle: Une banque pour mesurer\nquestions:\n'


def mixed(number: int) -> str:
    """Write a bank of `number` questions of all ten types, with common types more often."""
    draw = Random(0)
    return HEAD + "".join(_question(draw, index, kind) for index, kind in enumerate(islice(cycle(_MIX), number)))


def choices(number: int) -> list[tuple[str, str, list[str]]]:
    """Generate single choices, which other tools can read too: prompt, answer, distractors."""
    draw = Random(0)
    return [(_prompt(draw, index), *_answer_and_distractors(draw)) for index in range(number)]


def formulas(number: int) -> list[tuple[str, str, list[str]]]:
    """Generate single choices of formulas: two in the prompt, and one in each of four options."""
    draw = Random(0)

    def formula() -> str:
        return f"${draw.choice(FORMULAS) % tuple(draw.sample(range(2, 1000), 3))}$"

    return [
        (
            f"Calcul {index} : que vaut {formula()}, sachant que {formula()} ?",
            formula(),
            [formula() for _ in range(3)],
        )
        for index in range(number)
    ]


def of_choices(asked: Iterable[tuple[str, str, list[str]]]) -> str:
    """Write single choices as a bank."""
    return HEAD + "".join(
        f"  - id: q{index}\n    type: single_choice\n    prompt: >-\n      {prompt}\n    answer: {answer}\n"
        + _listed("distractors", distractors)
        for index, (prompt, answer, distractors) in enumerate(asked)
    )


def _question(draw: Random, index: int, kind: Callable[[Random, int], str]) -> str:
    return (
        f"  - id: q{index}\n{kind(draw, index)}    explanation: >-\n      {draw.choice(WHO).capitalize()} "
        f"{draw.choice(CLAUSES)} : c'est à retenir.\n    difficulty: {draw.choice(('easy', 'medium', 'hard'))}\n"
        "    bloom: understand\n"
    )


def _prompt(draw: Random, index: int) -> str:
    return f"Cas {index} : {draw.choice(WHO)} {draw.choice(CLAUSES)}. Pourquoi ?"


def _asked(kind: str, draw: Random, index: int) -> str:
    return f"    type: {kind}\n    prompt: >-\n      {_prompt(draw, index)}\n"


def _listed(key: str, texts: Iterable[str]) -> str:
    return f"    {key}:\n" + "".join(f"      - {text}\n" for text in texts)


def _answer_and_distractors(draw: Random) -> tuple[str, list[str]]:
    answer, *distractors = draw.sample(CLAUSES, 4)
    return answer, distractors


def _single_choice(draw: Random, index: int) -> str:
    answer, distractors = _answer_and_distractors(draw)
    return _asked("single_choice", draw, index) + f"    answer: {answer}\n" + _listed("distractors", distractors)


def _multiple_choice(draw: Random, index: int) -> str:
    options = draw.sample(CLAUSES, 4)
    return (
        _asked("multiple_choice", draw, index) + _listed("answers", options[:2]) + _listed("distractors", options[2:])
    )


def _true_false(draw: Random, index: int) -> str:
    return _asked("true_false", draw, index) + f"    answer: {draw.choice(('vrai', 'faux'))}\n"


def _short_answer(draw: Random, index: int) -> str:
    return _asked("short_answer", draw, index) + _listed("answers", draw.sample(TERMS, 2))


def _numerical(draw: Random, index: int) -> str:
    return _asked("numerical", draw, index) + f"    answer: {draw.randrange(100)},5\n    unit: milliards d'euros\n"


def _matching(draw: Random, index: int) -> str:
    pairs = zip(draw.sample(TERMS, 3), draw.sample(WHAT, 3), strict=True)
    return (
        _asked("matching", draw, index) + "    pairs:\n" + "".join(f"      {one}: {other}\n" for one, other in pairs)
    )


def _ordering(draw: Random, index: int) -> str:
    return _asked("ordering", draw, index) + _listed("items", draw.sample(CLAUSES, 3))


def _cloze(draw: Random, index: int) -> str:
    first, second = draw.sample(TERMS, 2)
    text = f"Cas {index} : {draw.choice(WHO)} réussit, grâce à la {{{{{first}}}}} et à la {{{{{second}}}}}."
    return f"    type: cloze\n    text: >-\n      {text}\n"


def _essay(draw: Random, index: int) -> str:
    return _asked("essay", draw, index) + f"    model_answer: >-\n      {draw.choice(CLAUSES)}.\n    lines: 6\n"


def _flashcard(draw: Random, index: int) -> str:
    return _asked("flashcard", draw, index) + f"    answer: {draw.choice(CLAUSES)}\n"


_MIX = (
    _single_choice, _multiple_choice, _true_false, _short_answer, _single_choice, _numerical, _matching, _cloze,
    _single_choice, _multiple_choice, _short_answer, _ordering, _single_choice, _essay, _true_false, _flashcard,
)  # fmt: skip
