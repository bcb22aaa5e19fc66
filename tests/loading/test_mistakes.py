"""What authors type that YAML or Windows reads otherwise: each mistake is named with its place and its remedy."""

from pathlib import Path

import pytest

from reseaux_quiz.errors import Fault, InvalidBanksError
from reseaux_quiz.loading import load, load_sound

HEAD = "id: banque\ntitle: Titre\nquestions:\n  - id: q\n"
CHOICE = f"{HEAD}    type: single_choice\n    prompt: Quoi ?\n    answer: a\n    distractors:\n      - b\n"
AFTER = "  - id: suite\n    type: true_false\n    prompt: Oui ?\n    answer: bof\n"


def faults(folder: Path, text: str | bytes, name: str = "banque.yaml") -> tuple[Fault, ...]:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InvalidBanksError) as caught:
        load([path])
    return caught.value.faults


def said(folder: Path, text: str | bytes) -> list[tuple[int, str]]:
    return [(fault.line, str(fault.message)) for fault in faults(folder, text)]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (f"{CHOICE}      - Sol # majeur\n", 10, "“#” after a space begins a comment"),
        (CHOICE.replace("answer: a", "answer: Fa #"), 7, "“#” after a space begins a comment"),
        (CHOICE.replace("Quoi ?", r'"Quand $x \neq 0$ ?"'), 6, "a backslash between double quotes"),
        (CHOICE.replace("Quoi ?", r'"$2 \times 3$"'), 6, "a backslash between double quotes"),
        (CHOICE.replace("Quoi ?", r'"C:\new"'), 6, "a backslash between double quotes"),
        (CHOICE.replace("answer: a", "answer: - 5 °C"), 7, "an unquoted text begins with “-”"),
        (CHOICE.replace("Quoi ?", "? Quoi"), 6, "an unquoted text begins with “?”"),
        (f"{CHOICE}      - ? Quoi\n", 10, "an unquoted text begins with “?”"),
        (f"{CHOICE}      c\n", 10, "each item of a list begins with “- ”"),
        (
            f"{CHOICE}        feedback: Non.\n",
            10,
            "`feedback` goes with a `text`: type “- text: …” on the line above",
        ),
        (CHOICE.replace("Quoi ?", ">-\n    Quoi donc ?"), 6, "must be indented further than its key"),
        (CHOICE.replace("Quoi ?", ">-\n"), 6, "must be indented further than its key"),
        (CHOICE.replace("Quoi ?", "“Quoi ?”"), 6, "curly quotes around a whole text"),
        (CHOICE.replace("Quoi", "Quelle pÃ©riode"), 6, "“Ã©” was read in a wrong encoding: type “é”"),
        (CHOICE.replace("Quoi", "lâ€™oral"), 6, "was read in a wrong encoding"),
        (CHOICE.replace("Quoi", "Quelle p\ufffdriode"), 6, "“\ufffd” stands for a character that was lost"),
        (CHOICE.replace("Quoi", "ré\u00adseau"), 6, "the character U+00AD is invisible: delete it"),
        (CHOICE.replace("Quoi", "ré\u200bseau"), 6, "the character U+200B is invisible: delete it"),
        (CHOICE.replace("Quoi", "\uf0b7 Quoi"), 6, "the character U+F0B7 can't be shown"),
    ],
)
def test_a_mistake_is_told_alone(tmp_path: Path, text: str, line: int, message: str) -> None:
    found = said(tmp_path, text + AFTER)
    assert [where for where, what in found if message in what] == [line], found
    assert [what for _where, what in found if message not in what] == ["“bof” is not true or false (vrai, faux)"]


def test_comments_stay_comments(tmp_path: Path) -> None:
    text = CHOICE.replace("single_choice", "single_choice  # un seul choix").replace("- b", "- 12 # faux")
    (tmp_path / "banque.yaml").write_text(
        f"# Une banque\n{text}      # encore\n      - 'c' # sûr\n", encoding="utf-8"
    )
    load([tmp_path])


def test_escapes_that_no_letter_follows_stay_escapes(tmp_path: Path) -> None:
    text = CHOICE.replace("Quoi ?", r'"Quoi ?\n\n- \u00e9t\xe9 \\neq"')
    (tmp_path / "banque.yaml").write_text(text, encoding="utf-8")
    assert load([tmp_path])[0].bank.questions[0].prompt == "Quoi ?\n\n- été \\neq"


def test_a_tab_behind_a_dash(tmp_path: Path) -> None:
    assert said(tmp_path, f"{CHOICE}      -\tc\n") == [(10, "a tab in the indentation: use spaces")]


def test_marks_of_a_merge(tmp_path: Path) -> None:
    text = CHOICE.replace(
        "    prompt: Quoi ?\n", "<<<<<<< HEAD\n    prompt: Quoi ?\n=======\n    prompt: Qui ?\n>>>>>>> b\n"
    )
    assert [line for line, _message in said(tmp_path, text + AFTER)] == [6, 17]
    assert "a merge left its marks" in said(tmp_path, text)[0][1]


@pytest.mark.parametrize("indent", ["    ", "  "])
def test_a_question_without_its_dash(tmp_path: Path, indent: str) -> None:
    text = f"{CHOICE}{indent}id: autre\n    type: true_false\n    prompt: x\n    answer: bof\n{AFTER}"
    found = faults(tmp_path, text)
    assert (found[0].line, "a question begins with “- id: …”" in str(found[0].message)) == (10, True)
    assert {str(fault.message) for fault in found[1:]} == {"“bof” is not true or false (vrai, faux)"}


def test_a_file_that_is_no_bank(tmp_path: Path) -> None:
    for data, message in (
        (b"PK\x03\x04...", "a word processor"),
        (b"%PDF-1.7", "a PDF"),
        ("id: b".encode("utf-16"), "UTF-16"),
    ):
        (fault,) = faults(tmp_path, data)
        assert message in str(fault.message)
    (tmp_path / "banque.yaml").unlink()
    (tmp_path / "lecon.yaml.txt").write_text(CHOICE, encoding="utf-8")
    _found, (fault,) = load_sound([tmp_path])
    assert (fault.path.name, "rename the file" in str(fault.message)) == ("lecon.yaml.txt", True)


def test_french_and_capitalised_names_are_understood(tmp_path: Path) -> None:
    question = (
        "    Type: QCM\n    question: Laquelle ?\n    réponse: a\n    leurres:\n      - a\n    difficulté: facile\n"
    )
    found = said(tmp_path, HEAD + question)
    assert found == [
        (5, "the key “Type” is unknown: type “type”"),
        (5, "the type “QCM” is unknown: type “single_choice”"),
        (6, "the key “question” is unknown: type “prompt”"),
        (7, "the key “réponse” is unknown: type “answer”"),
        (8, "the key “leurres” is unknown: type “distractors”"),
        (9, "“a” is also an answer"),
        (10, "the key “difficulté” is unknown: type “difficulty”"),
        (10, "the value “facile” is unknown: type “easy”"),
    ]


def test_the_rest_of_a_question_is_read_after_a_syntax_error(tmp_path: Path) -> None:
    question = (
        "    type: single_choice\n    prompt: Selon l'article : quoi ?\n    answer: a\n    points: 0\n"
        '    distractors:\n      - b\n      - b : c\n    hint: "non\n    difficulty: dur\n'
    )
    found = faults(tmp_path, HEAD + question + AFTER)
    assert [(fault.line, fault.question) for fault in found] == [
        (6, "q"), (8, "q"), (11, "q"), (12, "q"), (13, "q"), (17, "suite"),
    ]  # fmt: skip


def test_a_fault_in_one_key_hides_no_other(tmp_path: Path) -> None:
    question = (
        "    type: essay\n    prompt: |-\n      | a |\n      |---|\n      | b | c |\n"
        "    model_answer:\n      - a\n    difficulty: dur\n    lines: 0\n    points: 0\n"
        "    criteria:\n      - text: a\n        points: 1\n      - b\n"
    )
    assert [line for line, _message in said(tmp_path, HEAD + question)] == [6, 11, 12, 13, 14, 16]
    cloze = "    type: cloze\n    text: rien\n    difficulty: dur\n"
    assert [line for line, _message in said(tmp_path, HEAD + cloze)] == [6, 7]


def test_an_id_that_is_a_list_is_a_fault(tmp_path: Path) -> None:
    found = said(tmp_path, CHOICE.replace("- id: q", "- id:\n      - q") + AFTER)
    assert [line for line, _message in found] == [5, 14]
