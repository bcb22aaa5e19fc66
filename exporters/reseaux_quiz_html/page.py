"""The page as one file: its data, style and script inside, and a policy that lets nothing else in."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from reseaux_quiz import browser, presenting, typography
from reseaux_quiz.formulas import mathml
from reseaux_quiz.i18n import language_of_labels
from reseaux_quiz.model import Quiz
from reseaux_quiz_html.questions import Questions
from reseaux_quiz_html.said import SAID
from reseaux_quiz_html.words import msg

MODULES = (
    "dom.js",
    "draws.js",
    "drafts.js",
    "choosing.js",
    "typing.js",
    "arranging.js",
    "rating.js",
    "kinds.js",
    "showing.js",
    "asking.js",
    "results.js",
    "keeping.js",
    "scorm.js",  # or alone.js
    "printing.js",
    "main.js",
)
"""The modules of the page, each after those that it imports."""


def page(quiz: Quiz, title: str, *, scorm: bool, **settings: Any) -> str:
    """Return the page of a quiz; `settings` are further properties of the page, as in `types.d.ts`."""
    language = language_of_labels(quiz.labels_language)
    questions = Questions(quiz)
    written = questions.written()
    words = {name: typography.spaced(message.text(language), language) for name, message in SAID.items()}
    data = {
        "id": _id(quiz),
        "title": title,
        "lang": language,
        "questions": written,
        "sections": [{"title": name, **({"link": link} if link else {})} for name, link in questions.sections],
        **({"documents": questions.documents} if questions.documents else {}),
        "pictures": questions.pictures,
        "words": words,
        **{name: value for name, value in settings.items() if value not in (None, False)},
    }
    style, script = _style(), _script(scorm)
    parts = {
        **{name: escape(text) for name, text in words.items()},
        "lang": escape(language),
        "title": escape(title),
        "titleLang": escape(quiz.language),
        "notice": msg("For the author: {notice}", notice=SAID["about"]).text(language).replace("--", "–"),
        "policy": _policy(style, script),
        "style": style,
        "script": script,
        "credits": "".join(_credits(quiz, language)),
        "data": _json(data),
    }
    return re.sub(r"%(\w+)%", lambda found: parts[found[1]], _read("page.html"))


def _id(quiz: Quiz) -> str:
    """Name the quiz, so that what a pupil keeps of it is found again: another choice of questions is another quiz."""
    names = "\n".join(sorted(item.full_id for item in quiz.items))
    return hashlib.blake2b(names.encode(), digest_size=6).hexdigest()


def _credits(quiz: Quiz, language: str) -> Iterable[str]:
    for credit in presenting.credits_of(quiz):
        text = escape(msg("Questions on: {source}", source=credit.text).text(language))
        link = f' (<a href="{escape(credit.link)}" rel="noreferrer">{escape(credit.link)}</a>)' if credit.link else ""
        yield f"<p>{typography.spaced(text, language)}{link}</p>"


def _policy(style: str, script: str) -> str:
    """Allow the style and the script of the page, and pictures inside it; nothing from elsewhere."""
    return (
        f"default-src 'none'; script-src {browser.allowed(script)}; style-src {browser.allowed(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def _script(scorm: bool) -> str:
    names = (name if scorm or name != "scorm.js" else "alone.js" for name in MODULES)
    modules = [*browser.grader(), *(_read(name) for name in names)]
    # A plain script runs at once, where a module waits for its turn.
    return f'(() => {{\n"use strict";\n{browser.bundle(modules)}}})();'


@cache
def _style() -> str:
    style = re.sub(r"/\*.*?\*/|\s*\n\s*", "", _read("style.css"))
    return re.sub(r";(?=\})|(?<=[:,{]) | (?=\{)", "", style) + mathml.STYLE


def _json(data: Mapping[str, Any]) -> str:
    """Write data for a script element, with nothing that a browser would take for a tag."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _read(name: str) -> str:
    return files(__package__).joinpath("page", name).read_text("utf-8")
