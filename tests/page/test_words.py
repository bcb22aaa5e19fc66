"""The words of the page: each one is said somewhere, and the script asks for no other."""

import re
from pathlib import Path

from reseaux_quiz_html.said import SAID

PAGE = Path(__file__).parents[2] / "exporters" / "reseaux_quiz_html" / "page"
DOUBTS = {"spelling", "words", "ambiguous", "unit", "number"}


def test_each_word_is_said_and_no_other() -> None:
    script = "".join(path.read_text(encoding="utf-8") for path in PAGE.glob("*.js"))
    frame = (PAGE / "page.html").read_text(encoding="utf-8")
    asked = set(re.findall(r'\bsay\(\s*"(\w+)"', script)) | set(re.findall(r"%(\w+)%", frame)) | DOUBTS
    quoted = set(re.findall(r'"(\w+)"', script))
    assert {name for name in SAID if name not in asked | quoted} == set()
    assert asked - set(SAID) <= {
        "lang",
        "title",
        "titleLang",
        "notice",
        "policy",
        "style",
        "script",
        "credits",
        "data",
    }
