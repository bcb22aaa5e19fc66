"""HTML for pages in which MathJax runs: Moodle's and Anki's."""

import re
from html import escape

from reseaux_quiz.markup.tree import Math

# What MathJax would take for maths in a text that has none.
_LOOKS_LIKE_MATHS = re.compile(r"\\(?=[(\[]|begin\{)|\$(?=\$)")


def formula(math: Math) -> str:
    r"""Write a formula between `\(` and `\)`."""
    return rf"\({escape(math.tex, quote=False)}\)"


def text(text: str) -> str:
    """Escape a text, and break up what MathJax would take for a formula."""
    html = escape(text, quote=False)
    return _LOOKS_LIKE_MATHS.sub(r"<span>\g<0></span>", html) if "\\" in html or "$" in html else html
