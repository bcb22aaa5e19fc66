"""The examples in the documentation run, and its banks load."""

import doctest
import re
from collections.abc import Iterator
from pathlib import Path

import examples
import pytest

from reseaux_quiz import assessing
from reseaux_quiz.assessing import LoadedAssessment
from reseaux_quiz.checking import check
from reseaux_quiz.exporting import LossCode
from reseaux_quiz.loading import load
from reseaux_quiz.model import TYPES

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


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


def test_the_bank_and_the_assessment_of_the_readme_load(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    bank, assessment = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    (tmp_path / "networks.yaml").write_text(f"id: networks\ntitle: Networks\nlanguage: en\n{bank}", encoding="utf-8")
    (tmp_path / "test-1.yaml").write_text(assessment, encoding="utf-8")
    (found,) = assessing.load([tmp_path / "test-1.yaml"])
    assert isinstance(found, LoadedAssessment)
    assert [item.documents[0].id for item in found.quiz.items] == ["barometer"] * 3


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


def anchors(page: Path) -> Iterator[str]:
    """Return the anchors of a page's headings, as on GitHub."""
    for heading in re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"", text):
        address = target[0] or target[1]
        if not address.startswith(("https://", "mailto:")):
            path, _, anchor = address.partition("#")
            leads_to = (page.parent / path) if path else page
            assert leads_to.exists(), address
            assert not anchor or anchor in anchors(leads_to), address


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/design.md"])
def test_the_files_to_change_are_where_they_are_said_to_be(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    paths = re.findall(r"`((?:src|exporters|tests|tools|docs|requirements|\.github|\.ci)/[^`\s]*)", text)
    assert len(paths) > 3
    for path in paths:
        if "node_modules" not in path:  # there once npm has installed it
            assert any(ROOT.glob(path.replace("NAME", "*").rstrip("/"))), path


@pytest.mark.parametrize("page", ["docs/losses.md", "docs/pertes.md"])
def test_every_loss_is_explained(page: str) -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == sorted(LossCode)


@pytest.mark.parametrize("chosen", ["fr", "en"])
def test_the_pages_of_examples_follow_their_bank(chosen: str) -> None:
    """`python tools/examples.py` writes them."""
    page = ROOT / "docs" / examples.WORDS[chosen]["page"]
    assert page.read_text(encoding="utf-8") == examples.page(chosen)
    for picture in re.findall(r"\]\((images/[^)]*)\)", page.read_text(encoding="utf-8")):
        assert (ROOT / "docs" / picture).stat().st_size < 50_000, picture


def test_the_examples_are_sound_and_of_each_type() -> None:
    (loaded,) = load([examples.BANK])
    assert [question.type for question in loaded.bank.questions] == list(TYPES)
    assert not check(loaded.bank)
