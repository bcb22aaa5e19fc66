"""Each code has a page in both languages, with an example that triggers it and a corrected one that does not."""

import base64
import re
from pathlib import Path

import pytest

from reseaux_quiz.checking import RULES, check
from reseaux_quiz.loading import load
from reseaux_quiz.resources import folder

HEAD = "collection: svt-seconde-dupont\nid: exemple\ntitle: Exemple\n"
PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


def page(code: str, language: str) -> str:
    return (folder("docs/check") / f"{code}.{language}.md").read_text(encoding="utf-8")


def examples(code: str, language: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", page(code, language), re.DOTALL)


def codes(path: Path, example: str) -> set[str]:
    (path / "courbe.png").write_bytes(PIXEL)
    bank = path / "banque.yaml"
    bank.write_text(example if re.search("^id:", example, re.MULTILINE) else HEAD + example, encoding="utf-8")
    (loaded,) = load([bank])
    return {finding.code for finding in check(loaded.bank)}


@pytest.mark.parametrize("code", RULES)
def test_the_example_fires_and_the_mended_one_does_not(code: str, tmp_path: Path) -> None:
    spoilt, mended = examples(code, "fr")
    assert codes(tmp_path, spoilt) == {code}
    assert codes(tmp_path, mended) == set()


@pytest.mark.parametrize("code", RULES)
def test_the_pages_in_both_languages_agree(code: str) -> None:
    assert examples(code, "fr") == examples(code, "en")
    for language in ("fr", "en"):
        title = RULES[code].title.text(language)
        assert page(code, language).startswith(f"# {code} · {title}\n")


def test_the_list_of_pages_is_complete() -> None:
    listed = (folder("docs/check") / "README.md").read_text(encoding="utf-8")
    for code, rule in RULES.items():
        french, english = rule.title.text("fr"), rule.title.text("en")
        assert f"| {code} | [{french}]({code}.fr.md) | [{english}]({code}.en.md) |\n" in listed
    pages = {path.name for path in folder("docs/check").iterdir()}
    assert pages == {"README.md"} | {f"{code}.{language}.md" for code in RULES for language in ("fr", "en")}
