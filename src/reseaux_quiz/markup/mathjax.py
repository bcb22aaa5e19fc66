"""HTML for pages with MathJax, such as Moodle's and Anki's."""

import re
from html import escape

from reseaux_quiz.markup.tree import Math

# Plain text that MathJax would take for a formula.
_LOOKS_LIKE_MATHS = re.compile(r"\\(?=[(\[]|begin\{)|\$(?=\$)")


def formula(math: Math) -> str:
    r"""Write a formula between `\(` and `\)`, one that stands apart between `\[` and `\]`."""
    tex = escape(math.tex, quote=False)
    return rf"\[{tex}\]" if math.display else rf"\({tex}\)"


def text(text: str) -> str:
    """Escape a text, and break up anything that MathJax would take for a formula."""
    html = escape(text, quote=False)
    return _LOOKS_LIKE_MATHS.sub(r"<span>\g<0></span>", html) if "\\" in html or "$" in html else html
