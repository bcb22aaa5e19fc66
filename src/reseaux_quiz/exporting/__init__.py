"""A quiz → files in another format, and what they could not carry.

Formats are plugins: `Exporter` objects registered in the entry-point group `reseaux_quiz.exporters`. Only the
requested one is loaded.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from attrs import evolve

from reseaux_quiz import i18n
from reseaux_quiz.errors import NothingSelectedError
from reseaux_quiz.exporting.fates import (
    CARRIED,
    NOTHING_TO_SHOW,
    QUESTIONS_ALONE,
    Fate,
    Fates,
    changed,
    partly,
    reduced,
)
from reseaux_quiz.exporting.losses import Level, Loss, LossCode
from reseaux_quiz.exporting.plugins import TAKEN_OVER, PluginError, find, names, usable
from reseaux_quiz.exporting.protocol import Exporter, Rendered
from reseaux_quiz.i18n import msg
from reseaux_quiz.markup import unread
from reseaux_quiz.model import Quiz

__all__ = [
    "CARRIED",
    "NOTHING_TO_SHOW",
    "QUESTIONS_ALONE",
    "TAKEN_OVER",
    "Exporter",
    "Fate",
    "Fates",
    "Level",
    "Loss",
    "LossCode",
    "PluginError",
    "Rendered",
    "changed",
    "export",
    "find",
    "names",
    "partly",
    "reduced",
    "unread_formulas",
    "usable",
]


def export(exporter: Exporter[Any], quiz: Quiz, options: Any = None) -> Rendered:
    """Render a quiz, with every loss: those derived from the exporter's `fates`, then those it reports itself.

    `options` defaults to the defaults of the format. Raises NothingSelectedError for an empty quiz, and any QuizError
    that the format raises.
    """
    if not quiz.items:
        raise NothingSelectedError(msg("there is no question to export"))
    rendered = exporter.render(quiz, exporter.options() if options is None else options)
    stated = exporter.fates.losses(quiz, rendered.omitted)
    losses = dict.fromkeys((*stated, *_labels(quiz), *rendered.losses))  # one for each, though many gaps have it
    return evolve(rendered, losses=tuple(losses))


def unread_formulas(quiz: Quiz) -> Iterator[Loss]:
    """Report the formulas that a format with equations of its own writes as TeX, since they are not understood."""
    for item in quiz.items:
        for _path, formula in chain.from_iterable(map(unread.unread_formulas, (item.question, *item.documents))):
            yield Loss(
                LossCode.FORMULA,
                Level.CHANGED,
                msg(
                    "the formula {tex} is written as it was typed, for this is not understood: {unknown}",
                    tex=formula.tex,
                    unknown=", ".join(formula.unknown),
                ),
                item.full_id,
            )


def _labels(quiz: Quiz) -> Iterator[Loss]:
    for language in dict.fromkeys(item.bank.labels_language for item in quiz.items):
        if not i18n.has_catalogue(language):
            message = msg("labels are in English, as there are none in “{language}”: `labels: fr` asks for French",
                          language=language)  # fmt: skip
            yield Loss(LossCode.LABELS, Level.REDUCED, message)
