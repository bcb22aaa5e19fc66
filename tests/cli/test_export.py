"""`export`: messages on losses and files, alternative names of formats, and unusable plugins."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from commands import Run, spawn
from reseaux_quiz.exporting import LossCode

BANK = """
id: banque
title: Titre
questions:
  - id: vrai
    type: true_false
    prompt: Vrai ?
    answer: vrai
    hint: Oui.
  - id: carte
    type: flashcard
    prompt: Recto
    answer: Verso
"""


@pytest.fixture(autouse=True)
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "banque.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


# --- what is said ------------------------------------------------------------------------------------------


def test_the_summary_counts_what_went_into_the_file(run: Run) -> None:
    result = run("export", "gift", "banque.yaml")
    assert "changed, flashcard, 1 question: " in result.err
    assert "reduced, hint, 1 question: " in result.err
    assert "banque.gift.txt: 1 question of 2" in result.err
    assert "banque.docx: 2 questions\n" in run("export", "docx", "banque.yaml", "--key", "none").err


def test_codes_and_levels_are_in_the_users_language(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESEAUX_QUIZ_LANG", "fr")
    said = run("export", "gift", "banque.yaml").err
    assert "réduit, indice (hint), 1 question\u00a0: " in said
    assert "banque.gift.txt\u00a0: 1 question sur 2" in said


def test_every_loss_has_a_name() -> None:
    for code in LossCode:
        assert code.summary.text("fr") != ""


def test_json_has_what_was_written_and_lost(run: Run) -> None:
    result = run("export", "gift", "banque.yaml", "--json", "-n", "2", "--seed", "5")
    assert result.err == ""
    record = json.loads(result.out)
    assert (record["files"], record["chosen"], record["written"]) == (["banque.gift.txt"], 2, 1)
    assert record["seed"] == 5
    losses = {loss["code"]: loss for loss in record["losses"]}
    assert losses["flashcard"]["level"] == "changed"
    assert losses["hint"]["question"] == "banque/vrai"
    assert losses["hint"]["message"]
    assert losses["hint"]["parameters"] == {}
    assert run("export", "gift", "banque.yaml", "--json", "-o", "-").code == 2


def test_a_draw_tells_its_seed(run: Run) -> None:
    assert "--seed 0" in run("export", "gift", "-n", "5").err
    assert "--seed 3" in run("export", "gift", "-n", "5", "--seed", "3", "--force").err
    assert "--seed" not in run("export", "gift", "banque.yaml", "--force").err


# --- names -------------------------------------------------------------------------------------------------


def test_what_screens_show_can_be_typed(run: Run) -> None:
    expected = run("export", "gift", "--type", "true_false", "--difficulty", "easy", "-o", "-").out
    for kind, level in (("vrai ou faux", "facile"), ("True or false", "EASY"), ("VRAI_OU_FAUX", "Facile")):
        assert run("export", "gift", "--type", kind, "--difficulty", level, "-o", "-").out == expected
    wrong = run("export", "gift", "--type", "vrai", "-o", "-")
    assert (wrong.code, "'true_false'" in wrong.err) == (2, True)


@pytest.mark.parametrize(
    ("name", "file"), [("word", "banque.docx"), ("Word", "banque.docx"), ("apkg", "banque.apkg")]
)
def test_a_format_answers_to_other_names(run: Run, tmp_path: Path, name: str, file: str) -> None:
    assert run("export", name, "banque.yaml").code == 0
    assert (tmp_path / file).exists()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x.docx", "`reseaux-quiz export docx` writes “.docx”"),
        ("x.APKG", "`reseaux-quiz export anki` writes “.apkg”"),
        ("x.pdf", "which is no “.pdf” file: end its name in .gift"),
        ("autre.yaml", "which is no “.yaml” file"),
    ],
)
def test_no_file_has_the_extension_of_another_format(run: Run, tmp_path: Path, name: str, message: str) -> None:
    result = run("export", "gift", "banque.yaml", "-o", name)
    assert (result.code, message in result.err) == (1, True)
    assert not (tmp_path / name).exists()
    for other in ("x.txt", "x.gift", "x", "x.essai"):
        assert run("export", "gift", "banque.yaml", "-o", other).code == 0


def test_no_output_is_an_input(run: Run, tmp_path: Path, bank: Path) -> None:
    (tmp_path / "lien.gift").symlink_to(bank)
    for name in ("banque.yaml", "./banque.yaml", "lien.gift"):
        result = run("export", "gift", "banque.yaml", "-o", name, "--force")
        assert (result.code, "is read for this export" in result.err) == (1, True)
    assert bank.read_text(encoding="utf-8") == BANK
    assert run("export", "docx", "banque.yaml", "--key", "none", "-o", "modele.docx").code == 0
    result = run(
        "export", "docx", "banque.yaml", "--key", "none", "--template", "modele.docx", "-o", "modele.docx", "--force"
    )
    assert (result.code, "is read for this export" in result.err) == (1, True)


@pytest.mark.parametrize(
    ("seconds", "message"),
    [("4354819200", "in 2108"), ("9" * 30, "a number of seconds"), ("hier", "a number of seconds")],
)
def test_a_date_that_no_document_can_bear(
    run: Run, monkeypatch: pytest.MonkeyPatch, seconds: str, message: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    for name in ("gift", "anki", "docx"):
        result = run("export", name, "banque.yaml")
        assert (result.code, message in result.err) == (1, True)


# --- plugins -----------------------------------------------------------------------------------------------

HEAD = """
from attrs import field, frozen
from reseaux_quiz.exporting import Fates, Rendered

def exporter_with(options, **attributes):
    def render(self, quiz, options):
        return Rendered({"": repr(options).encode()})
    of_all = {"suffix": ".x", "options": options, "fates": Fates({}), "render": render}
    return type("Exporter", (), of_all | attributes)
"""

PLUGINS = {
    "sound": """
        @frozen
        class Options:
            title: "str" = field(default="t", metadata={"help": "A title."})
            most: "int | None" = field(default=None, metadata={"help": "How many."})
        exporter = exporter_with(Options, name="sound")()
    """,
    "broken": "import nothing_of_that_name",
    "helpless": """
        @frozen
        class Options:
            title: str = "t"
        exporter = exporter_with(Options, name="helpless")()
    """,
    "shared": """
        @frozen
        class Options:
            tags: str = field(default="t", metadata={"help": "Tags."})
        exporter = exporter_with(Options, name="shared")()
    """,
    "needy": """
        @frozen
        class Options:
            title: str = field(metadata={"help": "A title."})
        exporter = exporter_with(Options, name="needy")()
    """,
    "unnamed": """
        @frozen
        class Options:
            title: str = field(default="t", metadata={"help": "A title."})
        exporter = exporter_with(Options)()
    """,
}


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Install the plugins in a separate folder, as pip would."""
    folder = tmp_path / "site"
    entry_points = ["[reseaux_quiz.exporters]"]
    for name, code in PLUGINS.items():
        entry_points.append(f"{name} = of_{name}:exporter")
        folder.mkdir(exist_ok=True)
        (folder / f"of_{name}.py").write_text(HEAD + dedent(code), encoding="utf-8")
    info = folder / "trial-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: trial\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("\n".join(entry_points), encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    yield folder
    for name in PLUGINS:
        sys.modules.pop(f"of_{name}", None)


BAD = [
    ("broken", "it can’t be imported (ModuleNotFoundError: No module named 'nothing_of_that_name')"),
    ("helpless", "its option `title` has no `help` in its metadata"),
    ("shared", "the name of its option `tags` is already used by an option of every format"),
    ("needy", "its option `title` has no default"),
    ("unnamed", "it has no `name`"),
]


@pytest.mark.usefixtures("plugins")
@pytest.mark.parametrize(("name", "problem"), BAD)
def test_a_bad_plugin_is_one_line(run: Run, name: str, problem: str) -> None:
    result = run("export", name, "banque.yaml")
    assert (result.code, result.out) == (1, "")
    assert result.err == f"the format “{name}” of trial can’t be used: {problem}\n"


@pytest.mark.usefixtures("plugins")
def test_bad_plugins_are_passed_over(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    listed = run("export", "--help").out
    for name in ("anki", "docx", "gift", "sound"):
        assert f"\n  {name} " in listed
    for name, problem in BAD:
        assert listed.count(f"“{name}” of trial can’t be used") == 1
        assert problem.split("(")[0] in listed.replace("\n  ", " ")
    assert run("export", "gift", "banque.yaml").code == 0
    assert run("export", "sound", "banque.yaml", "-o", "-").out == "Options(title='t', most=None)"
    assert (
        run("export", "sound", "banque.yaml", "--most", "3", "--title", "x", "-o", "-").out
        == "Options(title='x', most=3)"
    )
    assert run("export", "sound", "banque.yaml", "--most", "x").code == 2


def test_a_bad_plugin_in_a_program_of_its_own(plugins: Path) -> None:
    result = spawn("export", "--help", PYTHONPATH=str(plugins), RESEAUX_QUIZ_LANG="fr")
    assert (result.code, result.err) == (0, "")
    assert "Formats inutilisables" in result.out


def test_moodle_since_an_earlier_export_says_that_nothing_changed_and_writes_nothing(run: Run) -> None:
    run("new", "cours")
    run("export", "moodle", "cours", "-o", "septembre.xml")
    unchanged = run("export", "moodle", "cours", "--since", "septembre.xml", "-o", "mars.xml")
    assert unchanged.code == 0
    assert "no file was written" in unchanged.out + unchanged.err
    assert not Path("mars.xml").exists()
    record = json.loads(run("export", "moodle", "cours", "--since", "septembre.xml", "--json").out)
    assert (record["files"], record["written"]) == ([], 0)
    assert record["remarks"]
