"""Every command takes an assessment as a PATH."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from commands import Run, spawn

TEXT = """\
assessment: eval-1
collection: reseaux-sociaux
title: Évaluation n° 1
subject: Management
class: 1re STMG
duration: 55 min
total: 20
seed: 7
exercises:
  - title: Vos connaissances
    points: 8
    questions:
      - social-selling/prospect     # une carte
      - id: social-selling/definition
        points: 2
  - draw:
      section: "2.1"
      number: 3
"""


@pytest.fixture(autouse=True)
def path(tmp_path: Path) -> Path:
    path = tmp_path / "eval-1.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_list_shows_exercises_and_points(run: Run) -> None:
    result = run("list", "eval-1.yaml")
    assert result.code == 0
    assert "Vos connaissances (8 points)" in result.out
    assert "5 questions in all, 20 points" in result.out
    (record,) = json.loads(run("list", "eval-1.yaml", "--json").out)
    assert (record["assessment"], record["points"]) == ("eval-1", 20.0)
    assert [exercise["points"] for exercise in record["exercises"]] == [8.0, 12.0]
    assert record["exercises"][0]["ids"][0] == "reseaux-sociaux/social-selling/prospect"


def test_check_finds_faults_in_folders_too(run: Run, path: Path) -> None:
    assert run("check", "eval-1.yaml").err == "5 questions, no fault, no finding\n"
    assert run("check", "--strict", ".").code == 0
    path.write_text(TEXT.replace("prospect ", "absente "), encoding="utf-8")
    for given in ("eval-1.yaml", "."):
        result = run("check", given)
        assert (result.code, "eval-1.yaml:13:9: no question is called" in result.out) == (1, True)


def small_bank(text: str = "Un euro.") -> str:
    """A bank of two questions, each about a document of its own."""
    documents = "".join(f"  - id: doc-{name}\n    title: Un tarif\n    text: {text}\n" for name in "ab")
    questions = "".join(
        f"  - id: q-{name}\n    type: true_false\n    documents:\n      - doc-{name}\n"
        "    prompt: Le prix a monté.\n    answer: vrai\n    explanation: Il était plus bas.\n"
        for name in "ab"
    )
    return f"id: prix\ntitle: Les prix\ndocuments:\n{documents}questions:\n{questions}"


def write_small(bank: str, *entries: str) -> None:
    """Write that bank, and an assessment of some questions, “eval-2.yaml”."""
    Path("prix.yaml").write_text(bank, encoding="utf-8")
    named = "".join(f"      - {entry}\n" for entry in entries)
    Path("eval-2.yaml").write_text(
        f"assessment: eval-2\ntitle: x\nexercises:\n  - questions:\n{named}", encoding="utf-8"
    )


def test_check_reads_the_documents_of_its_questions_and_no_others(run: Run) -> None:
    write_small(small_bank("Combien? Un euro."), "prix/q-b")
    found = run("check", "eval-2.yaml")
    assert (found.code, found.out.count("Q401"), "prix.yaml:9:11: Q401" in found.out) == (0, 1, True)


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("list",),
        ("show", "prix/q-b"),
        ("quiz",),
        ("drill", "--no-save"),
        ("export", "docx"),
        ("export", "gift"),
        ("compose", "--replace", "prix/q-b"),
    ],
    ids=" ".join,
)
def test_a_bank_that_has_changed_is_a_clear_fault(run: Run, command: tuple[str, ...]) -> None:
    write_small(small_bank(), "prix/q-a", "document: prix/doc-b", "prix/doc-b")
    changed = small_bank().replace("q-a", "q-c").replace("doc-b", "doc-z")
    Path("prix.yaml").write_text(changed.replace("documents:\n", "retired:\n  - q-a\ndocuments:\n", 1), "utf-8")
    before = set(Path().iterdir())
    result = run(*command, "eval-2.yaml")
    said = result.out + result.err
    assert result.code == 1
    assert "eval-2.yaml:5:9: the question “prix/q-a” was retired: leave it out" in said
    assert "eval-2.yaml:6:9: there is no document “prix/doc-b”: perhaps “prix/doc-" in said
    assert "eval-2.yaml:7:9: no question is called “prix/doc-b”" in said
    assert set(Path().iterdir()) == before


def test_a_document_and_a_question_are_not_taken_for_one_another(run: Run) -> None:
    bank = small_bank().replace("title: Les prix\n", "title: Les prix\nretired:\n  - doc-c\n")
    write_small(bank, "prix/doc-a", "document: prix/q-b", "document: prix/doc-c")
    said = run("check", "eval-2.yaml").out
    assert "eval-2.yaml:5:9: “prix/doc-a” is a document: `document: prix/doc-a` asks every question on it" in said
    assert "eval-2.yaml:6:9: “prix/q-b” is a question, and a document is expected" in said
    assert "eval-2.yaml:7:9: the document “prix/doc-c” was retired: leave it out" in said


def test_show_says_what_a_question_is_worth_there(run: Run) -> None:
    assert "2 points" in run("show", "social-selling/definition", "eval-1.yaml").out


def test_quiz_asks_the_exercises_in_order(path: Path) -> None:
    played = spawn("quiz", str(path), stdin="\n1\n" + "p\n" * 3 + "q\n", RESEAUX_QUIZ_LANG="en")
    assert played.code == 0
    assert "Évaluation n°\u00a01\nManagement · 1re STMG · 55 min · 5 questions · 20 points" in played.out
    assert "Exercise 1 – Vos connaissances (8 points)\n\nQuestion 1 of 5" in played.out
    places = [played.out.index(words) for words in ("Prospect", "Question 2 of 5", "Question 3 of 5")]
    assert places == sorted(places)
    assert "Exercise 2 (12 points)\n\nQuestion 3 of 5" in played.out
    again = spawn("quiz", str(path), stdin="\n1\n" + "p\n" * 3 + "q\n", RESEAUX_QUIZ_LANG="en")
    assert again.out == played.out


def test_drill_asks_its_questions(path: Path) -> None:
    played = spawn("drill", str(path), "--no-save", "--essays", stdin="q\n", RESEAUX_QUIZ_LANG="en")
    assert (played.code, "5 new questions" in played.out) == (0, True)


@pytest.mark.parametrize(
    ("name", "suffix"), [("gift", ".gift.txt"), ("anki", ".apkg"), ("moodle", ".xml"), ("html", ".html")]
)
def test_every_format_takes_it(run: Run, tmp_path: Path, name: str, suffix: str) -> None:
    result = run("export", name, "eval-1.yaml", "--json")
    record = json.loads(result.out)
    assert (result.code, record["chosen"]) == (0, 5)
    assert record["files"] == [f"eval-1{suffix}"]
    lost = {"heading"} if name == "html" else {"exercise", "heading"}
    assert lost <= {loss["code"] for loss in record["losses"]}
    assert (tmp_path / f"eval-1{suffix}").stat().st_size


def test_word_has_its_heading_and_its_exercises(run: Run, tmp_path: Path) -> None:
    result = run("export", "docx", "eval-1.yaml", "--variants", "2")
    assert result.code == 0
    for version in "AB":
        with ZipFile(tmp_path / f"eval-1-{version}.docx") as archive:
            text = archive.read("word/document.xml").decode()
        for words in ("Évaluation n° 1", "Management", "1re STMG", "55 min", "Vos connaissances (8 points)"):
            assert words.replace(" ", "\u00a0") in text.replace(" ", "\u00a0"), words


def test_the_questions_of_a_shared_section_stay_where_moodle_and_anki_know_them(run: Run, tmp_path: Path) -> None:
    run("export", "gift", "eval-1.yaml")
    text = (tmp_path / "eval-1.gift.txt").read_text(encoding="utf-8")
    assert "Évaluation" not in text
    run("export", "gift", "eval-1.yaml", "--category", "Évaluation n° 1", "--force")
    assert "$CATEGORY: Évaluation n° 1" in (tmp_path / "eval-1.gift.txt").read_text(encoding="utf-8")


def test_filters_are_for_banks(run: Run) -> None:
    result = run("export", "gift", "eval-1.yaml", "--number", "2")
    assert (result.code, "eval-1.yaml says itself which questions" in result.err) == (1, True)


def test_an_export_never_replaces_the_assessment(run: Run, path: Path) -> None:
    before = path.read_bytes()
    result = run("export", "gift", "eval-1.yaml", "-o", "eval-1.yaml", "--force")
    assert (result.code, path.read_bytes()) == (1, before)
