"""`reseaux-quiz import`: what is written, what is said, and what stays as it is."""

from pathlib import Path

from commands import Run
from importing import foreign
from reseaux_quiz.loading import load


def test_a_bank_is_written_and_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "quiz.xml").write_bytes(foreign.moodle())
    result = run("import", "quiz.xml")
    assert result.code == 0
    assert "quiz.yaml: 11 questions" in result.err
    assert "quiz.xml:" in result.err
    assert "a question of type stack is left out" in result.err
    text = (tmp_path / "quiz.yaml").read_text("utf-8")
    assert "# quiz.xml:" in text
    assert (tmp_path / "images/quiz/schema-1.png").read_bytes() == foreign.PICTURE
    assert run("check", "quiz.yaml").code == 0
    again = run("import", "quiz.xml")
    assert (again.code, "--force" in again.err) == (1, True)
    assert run("import", "quiz.xml", "--force", "-o", "quiz.yaml").code == 0


def test_more_is_added_to_a_bank_whose_lines_stay(run: Run, tmp_path: Path) -> None:
    (tmp_path / "un.gift").write_text("::a:: Un ? {=1 ~2}\n\n::b:: Deux ? {T}\n", encoding="utf-8")
    assert run("import", "un.gift", "-o", "banque.yaml").code == 0
    bank = tmp_path / "banque.yaml"
    commented = bank.read_text("utf-8").replace("title: un", "# à moi\ntitle: Ma banque")
    bank.write_text(commented, encoding="utf-8")
    (tmp_path / "deux.gift").write_text(
        "::a:: Un ? {=1 ~3}\n\n::b:: Deux ? {T}\n\n::c:: Trois ? {F}\n", encoding="utf-8"
    )
    result = run("import", "deux.gift", "--into", "banque.yaml")
    assert result.code == 0
    assert "1 new, 1 already there, 1 different" in result.err
    assert "a: differs in deux.gift (distractors)" in result.err
    text = bank.read_text("utf-8")
    assert text.startswith(commented.rstrip())
    (loaded,) = load([bank])
    assert [question.id for question in loaded.bank.questions] == ["a", "b", "c"]
    assert run("import", "deux.gift", "--into", "banque.yaml").code == 0
    assert bank.read_text("utf-8") == text


DOCUMENTS = """\
documents:      # ce dont plusieurs questions parlent
- id: tarif
  title: Un tarif
  text: |-
    | Pain | 1 € |
    | --- | ---: |
    | Lait | 2 € |
  source: document fictif

# --- les questions ---
"""
QUESTION = """\
  - id: {name}
    type: true_false
    documents:
      - {document}
    prompt: Le prix a {verb}.
    answer: vrai
"""


def test_documents_come_back_and_are_added_where_they_are_new(run: Run, tmp_path: Path) -> None:
    head = "collection: prix\nid: prix\ntitle: Les prix\n"
    first = QUESTION.format(name="un", document="tarif", verb="monté")
    other = QUESTION.format(name="deux", document="tarif", verb="baissé")
    third = QUESTION.format(name="trois", document="avis", verb="doublé")
    avis = "- id: avis\n  title: Un avis\n  text: Trop cher.\n"
    whole = DOCUMENTS.replace("\n# ---", f"\n{avis}\n# ---") + f"questions:\n{first}{other}{third}"
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/prix.yaml").write_text(head + whole, encoding="utf-8")
    for name in ("moodle", "gift"):
        assert run("export", name, "sources", "-o", name).code == 0
        bank = tmp_path / f"{name}.yaml"
        assert run("import", name, "-o", bank.name).code == 0
        (loaded,) = load([bank])
        assert [document.id for document in loaded.bank.documents] == ["un-tarif", "un-avis"]
        assert [question.documents for question in loaded.bank.questions] == [("un-tarif",)] * 2 + [("un-avis",)]
        assert loaded.bank.questions[0].prompt == "Le prix a monté."
    for kept in (DOCUMENTS, ""):
        bank = tmp_path / "prix.yaml"
        before = (
            head + kept + "questions:\n" + (first if kept else first.replace("    documents:\n      - tarif\n", ""))
        )
        bank.write_text(before, encoding="utf-8")
        result = run("import", "moodle", "--into", "prix.yaml")
        assert ("2 new, 1 already there, 0 different" in result.err) is bool(kept)
        assert ("un: differs in moodle (documents)" in result.err) is not bool(kept)
        (loaded,) = load([bank])
        names = [question.documents for question in loaded.bank.questions]
        assert names == ([("tarif",), ("tarif",), ("un-avis",)] if kept else [(), ("un-tarif",), ("un-avis",)])
        assert {line for line in before.splitlines() if line} <= {*bank.read_text("utf-8").splitlines()}
        assert run("import", "moodle", "--into", "prix.yaml").code == 0
        assert load([bank])[0].bank == loaded.bank


def test_the_template_can_be_imported(run: Run, tmp_path: Path) -> None:
    assert run("import", "--template", "questions.xlsx").code == 0
    result = run("import", "questions.xlsx")
    assert (result.code, "no question was found" in result.err) == (1, True)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["questions.xlsx"]


def test_faults_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rien.bin").write_bytes(bytes(100))
    assert "--from FORMAT" in run("import", "rien.bin").err
    assert run("import", "rien.bin", "--from", "gift").code == 1
    assert run("import", "rien.bin", "--from", "autre").code == 1
    assert run("import", "absent.gift").code == 1
    assert run("import").code == 2
    assert run("import", "rien.bin", "-o", "a.yaml", "--into", "b.yaml").code == 2
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["rien.bin"]
