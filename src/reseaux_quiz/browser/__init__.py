"""Grading in a web page: ES modules in plain JavaScript that grade as `grading` does, for every format with a script.

The modules take their rules as data from the core, and are put into a page as one script: pages and cards are single
files, and have nowhere to import from.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from reseaux_quiz import grading
from reseaux_quiz.answers import folding, quantities, typed_numbers
from reseaux_quiz.browser.keys import Key, choice_key, gaps_key, number_key, pairs_key, ranking_key, text_key

__all__ = [
    "MODULES",
    "Key",
    "allowed",
    "bundle",
    "choice_key",
    "gaps_key",
    "grader",
    "number_key",
    "pairs_key",
    "ranking_key",
    "rules",
    "text_key",
]

MODULES = ("words.js", "numbers.js", "grading.js")
"""The modules of the grader, each after those that it imports; `rules.js` is written by `rules`."""

_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*//.*\n|/\*\*[\s\S]*?\*/\s*", re.MULTILINE)
_INDENT = re.compile(r"^\s+", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|function) )", re.MULTILINE)


def bundle(modules: Iterable[str]) -> str:
    """Put modules into one script, each after those that it imports, without comments and indentation.

    Modules import names as they are exported, no two modules declare the same name, and no text has several lines.
    """
    return "".join(_INDENT.sub("", _COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", each)))) for each in modules)


def allowed(inline: str) -> str:
    """Return what allows an inline script or style in a Content-Security-Policy: its hash (W3C CSP Level 3)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"


@cache
def grader() -> tuple[str, ...]:
    """Return the sources of the modules, rules first."""
    folder = files(__package__)
    return (rules(), *(folder.joinpath(name).read_text("utf-8") for name in MODULES))


def rules() -> str:
    """Return the module with the rules of the core, which `rules.d.ts` describes."""
    return f"export const RULES = {json.dumps(_rules(), separators=(',', ':'))};\n"


def _rules() -> Mapping[str, Any]:
    return {
        "raised": [[step.pattern, step.to] for step in folding.RAISED],
        "steps": list(map(_step, folding.STEPS)),
        "slips": [[step.pattern, step.to] for step in folding.SLIPS],
        "breaks": folding.BREAKS,
        "wordy": folding.WORDY,
        "closer": [sorted(strict) for strict in grading.CLOSER],
        "patterns": quantities.PATTERNS,
        "quantity": quantities.QUANTITY,
        "scales": quantities.SCALES,
        "amounts": typed_numbers.PATTERNS,
        "numbers": typed_numbers.WORDS,
        "multiples": typed_numbers.MULTIPLES,
        "short": typed_numbers.SHORT,
        "symbols": typed_numbers.SYMBOLS,
        "factors": typed_numbers.FACTORS,
        "howMany": typed_numbers.HOW_MANY,
    }


def _step(step: folding.Step) -> list[Any]:
    """List what a step has, without what it lacks at the end."""
    fields: list[Any] = [step.pattern, step.to, step.unless, step.languages]
    return fields if step.languages else fields[:3] if step.unless else fields[:2]
