"""The equations of real subjects beside those of pandoc, another project's reading of the same TeX."""

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from conftest import missing
from reseaux_quiz.formulas.reading import read
from reseaux_quiz_docx.document import omml
from subject_banks import formulas

# Signs that mean the same: a minus or a hyphen, either form of ≤, and so on.
_SAME = str.maketrans(
    {"⩽": "≤", "⩾": "≥", "−": "-", "∗": "*", "′": "'", "⋅": "·", "∣": "|", "‖": "∥", "¯": "", "⃗": ""}
)
_PARTS = {"f", "rad", "sSup", "sSub", "sSubSup", "sPre", "nary", "m", "mr", "bar", "acc"}
_LIMIT = re.compile(r"\\lim(?=_)")  # pandoc puts beside it what stands below


def test_the_equations_of_real_subjects_are_pandocs(tmp_path: Path) -> None:
    if not shutil.which("pandoc"):
        missing("pandoc")
    typed = [tex.strip() for tex in dict.fromkeys(formulas()) if r"\ce" not in tex]  # mhchem is unknown to pandoc
    assert len(typed) > 200
    source = "".join(f"{number} ${tex}$\n\n" for number, tex in enumerate(typed))
    (tmp_path / "formulas.md").write_text(source, encoding="utf-8")
    subprocess.run(["pandoc", "formulas.md", "-o", "formulas.docx"], cwd=tmp_path, check=True)
    paragraphs = Document(str(tmp_path / "formulas.docx")).element.body.iter(qn("w:p"))
    theirs = {tex: _seen(paragraph) for tex, paragraph in zip(typed, paragraphs, strict=True)}
    ours = {tex: _seen(omml.equation(read(tex))) for tex in typed}
    assert {tex: ours[tex][0] for tex in typed} == {
        tex: theirs[tex][0].removeprefix(str(number)) for number, tex in enumerate(typed)
    }
    others = [tex for tex in typed if not _LIMIT.search(tex)]
    assert {tex: ours[tex][1] for tex in others} == {tex: theirs[tex][1] for tex in others}


def _seen(part: Any) -> tuple[str, Counter[str]]:
    """Return the characters of an equation, brackets and sums included, and how many parts of each kind it has."""
    kinds = Counter(name for each in part.iter() if (name := each.tag.partition("}")[2]) in _PARTS)
    characters = unicodedata.normalize("NFKC", _characters(part)).translate(_SAME)
    return re.sub(r"[\s\u200b\u2061]", "", characters), kinds


def _characters(part: Any) -> str:
    inside = (part.text or "" if part.tag in (qn("m:t"), qn("w:t")) else "") + "".join(map(_characters, part))
    if part.tag == qn("m:nary"):
        return _value(part, "m:naryPr/m:chr", "∫") + inside
    if part.tag == qn("m:d"):
        return _value(part, "m:dPr/m:begChr", "(") + inside + _value(part, "m:dPr/m:endChr", ")")
    return inside


def _value(part: Any, path: str, otherwise: str) -> str:
    found = part.find("/".join(map(qn, path.split("/"))))
    return otherwise if found is None else found.get(qn("m:val")) or ""
