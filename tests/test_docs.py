"""The examples in the documentation run, and the banks in it load."""

import doctest
import re
from pathlib import Path

import pytest

from reseaux_quiz.loading import load

ROOT = Path(__file__).parents[1]


def test_the_examples_of_the_library_run() -> None:
    failed, attempted = doctest.testfile(str(ROOT / "docs/library.md"), module_relative=False, encoding="utf-8")
    assert attempted > 5
    assert failed == 0


@pytest.mark.parametrize("page", ["docs/banque.md"])
def test_the_banks_in_the_documentation_load(page: str, tmp_path: Path) -> None:
    examples = re.findall(r"```yaml\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    assert examples
    for number, example in enumerate(examples):
        path = tmp_path / f"{number}.yaml"
        head = "" if example.startswith("id:") else "id: autre\ntitle: x\n"
        path.write_text(head + example, encoding="utf-8")
        load([path])


def test_the_readme_has_the_map_of_the_shipped_banks() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for loaded in load():
        bank = loaded.bank
        lines = [(bank.section, f"{bank.title} ({bank.id})", len(bank.questions))]
        for section in bank.sections:
            number = len([question for question in bank.questions if question.section == section.number])
            lines.append((section.number, section.title, number))
        for number_of_section, title, questions in lines:
            pattern = rf"^{re.escape(str(number_of_section))} +{re.escape(title)} +{questions}$"
            assert re.search(pattern, readme, re.MULTILINE), title
