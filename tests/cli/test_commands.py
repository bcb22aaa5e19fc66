"""The commands on the command line: what users type, read and get back."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

import yaml_core
from commands import Result, Run, spawn, surroundings

ROOT = Path(__file__).parents[2]
HEAD = 'id: banque\ntitle: Titre\nsection: "1"\nquestions:\n'


def test_list_tells_sections_and_types(run: Run) -> None:
    result = run("list")
    assert result.code == 0
    assert re.search(r"2\.1 .* \d+", result.out)
    assert re.search(r"\d+ questions in all", result.out)
    banks = json.loads(run("list", "--json").out)
    assert sum(bank["questions"] for bank in banks) == sum(len(bank["ids"]) for bank in banks)
    assert {"id", "title", "sections", "types"} <= set(banks[0])


def test_show_has_both_sides(run: Run) -> None:
    result = run("show", "social-selling/pratique-reconnue")
    assert result.code == 0
    assert "reseaux-sociaux/social-selling/pratique-reconnue" in result.out
    assert re.search(r"02-social-selling\.yaml:\d+", result.out)
    assert "Explanation:" in result.out
    missing = run("show", "pratique-reconue")
    assert (missing.code, "perhaps “pratique-reconnue”" in missing.err) == (1, True)


def test_show_lists_the_documents_and_questions_of_a_bank(run: Run) -> None:
    result = run("show", "social-selling")
    assert result.code == 0
    shown = " ".join(result.out.split())
    assert "2 documents - Deux campagnes de prospection (reseaux-sociaux/social-selling/deux-campagnes)" in shown
    assert "- Prospect (reseaux-sociaux/social-selling/prospect)" in shown
    assert run("show", "prospect").out != result.out
    asked = run("quiz", "--id", "deux-campagnes")
    assert asked.code == 1
    assert "is a document" in asked.err
    assert "social-selling/entonnoir-conclusions" in asked.err


def test_check_finds_faults_and_says_how_many(run: Run, tmp_path: Path) -> None:
    bank = tmp_path / "banque.yaml"
    bank.write_text(f"{HEAD}  - id: q\n    type: true_false\n    prompt: x\n", encoding="utf-8")
    result = run("check", "banque.yaml")
    assert result.code == 1
    assert result.out == "banque.yaml:5:5: q: `answer` is missing\n"
    assert result.err == "1 fault\n"
    (fault,) = json.loads(run("check", "banque.yaml", "--json").out)
    assert fault == {
        "file": "banque.yaml", "line": 5, "column": 5, "question": "q", "code": None,
        "message": "`answer` is missing",
    }  # fmt: skip
    assert run("check").code == 0
    assert run("quiz", "banque.yaml").code == 1
    assert run("check", "absente.yaml").code == 1


SPOILT = f"""collection: svt-seconde-dupont
{HEAD}  - id: avis
    type: single_choice
    prompt: Que faire ?
    answer: Y répondre
    distractors:
      - Attendre
      - Toutes ces réponses
    explanation: La réponse est lue par tous.
"""


def test_check_tells_what_spoils_a_question(run: Run, tmp_path: Path) -> None:
    bank = tmp_path / "banque.yaml"
    bank.write_text(SPOILT, encoding="utf-8")
    result = run("check", "banque.yaml")
    assert result.code == 0
    assert result.out == (
        "banque.yaml:12:9: avis: Q101 “Toutes ces réponses” is about the other options. Partial knowledge is "
        "enough to accept it or rule it out: write a real option, or delete it.\n"
    )
    assert re.search(r"^ +1 Q101 .*“none of these answers”$", result.err, re.MULTILINE)
    assert "1 question, no fault, 1 finding\n" in result.err
    assert run("check", "banque.yaml", "--strict").code == 1
    (finding,) = json.loads(run("check", "banque.yaml", "--json").out)
    assert (finding["code"], finding["question"], finding["line"], finding["column"]) == ("Q101", "avis", 12, 9)


def test_an_allowance_silences_a_finding_and_is_one_when_idle(run: Run, tmp_path: Path) -> None:
    bank = tmp_path / "banque.yaml"
    bank.write_text(f"{SPOILT}    allow:\n      Q101: exprès\n", encoding="utf-8")
    assert run("check", "banque.yaml", "--strict").code == 0
    bank.write_text(f"{SPOILT}    allow:\n      Q101: exprès\n      Q109: exprès\n      Q9: x\n", encoding="utf-8")
    result = run("check", "banque.yaml", "--strict")
    assert result.code == 1
    assert [line.split(" ")[2] for line in result.out.splitlines()] == ["Q002", "Q001"]
    assert result.out.startswith("banque.yaml:16:13: avis: Q002 “Q109”")


def test_findings_come_beside_the_faults_of_other_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SPOILT, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("id: b\n", encoding="utf-8")
    result = run("check", ".")
    assert result.code == 1
    assert "a.yaml:12:9: avis: Q101" in result.out
    assert "b.yaml:1:1: `title` is missing" in result.out
    assert "1 question, 1 fault, 1 finding" in result.err


def test_many_remarks_of_a_kind_are_told_once_with_their_lines(run: Run, tmp_path: Path) -> None:
    question = '  - id: q{}\n    type: true_false\n    prompt: Un "os".\n    answer: {}\n    explanation: Voilà.\n'
    bank = tmp_path / "banque.yaml"
    bank.write_text(HEAD + "".join(question.format(index, "bof") for index in range(5)), encoding="utf-8")
    told = "banque.yaml:8:13: q0: “bof” is not true or false (vrai, faux)\n"
    more = "banque.yaml: 4 more of this kind, on lines 13, 18, 23, 28\n"
    assert run("check", "banque.yaml").out == told + more
    assert run("quiz", "banque.yaml").err == f"{told}{more}"
    assert len(run("check", "banque.yaml", "-v").out.splitlines()) == 5
    assert len(json.loads(run("check", "banque.yaml", "--json").out)) == 5
    bank.write_text(f"collection: svt-seconde-dupont\n{bank.read_text('utf-8').replace('bof', 'vrai')}", "utf-8")
    found = run("check", "banque.yaml")
    assert [line.partition(" ")[2][:30] for line in found.out.splitlines()[:2]] == [
        'q0: Q402 "os" is in straight q',
        "4 more of this kind, on lines ",
    ]


def test_every_key_has_its_remedy_told_however_many_are_wrong(run: Run, tmp_path: Path) -> None:
    question = "  - id: q{}\n    type: qcm\n    énoncé: Quoi ?\n    réponse: a\n    leurres:\n      - b\n"
    (tmp_path / "banque.yaml").write_text(HEAD + "".join(map(question.format, range(5))), encoding="utf-8")
    told = run("check", "banque.yaml").out
    assert all(f"type “{key}”" in told for key in ("single_choice", "prompt", "answer", "distractors"))
    assert told.count("4 more of this kind") == 4


def test_explain_prints_the_page_in_the_users_language(run: Run) -> None:
    result = run("check", "--explain", "q103")
    assert result.code == 0
    assert result.out.startswith("# Q103 · A key that is much longer\n")
    assert "# Q103 · Une bonne réponse" in spawn("check", "--explain", "Q103", RESEAUX_QUIZ_LANG="fr").out
    unknown = run("check", "--explain", "Q999")
    assert (unknown.code, "Q101" in unknown.err) == (2, True)


def test_findings_speak_the_users_language(tmp_path: Path) -> None:
    (tmp_path / "banque.yaml").write_text(SPOILT, encoding="utf-8")
    result = spawn("check", str(tmp_path / "banque.yaml"), RESEAUX_QUIZ_LANG="fr")
    assert "Q101 «\u00a0Toutes ces réponses\u00a0» parle des autres options." in result.out
    assert "1 question, aucune erreur, 1 remarque" in result.err


# --- schema and new -----------------------------------------------------------------------------------------


def test_schema_prints_json(run: Run) -> None:
    assert json.loads(run("schema").out)["$schema"].startswith("http://json-schema.org/")
    assert "L’ordre des réponses proposées" in spawn("schema", RESEAUX_QUIZ_LANG="fr").out


@pytest.mark.parametrize("language", ["fr", "en"])
def test_new_lays_out_a_collection_that_check_approves(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "Économie 1re"
    result = spawn("new", str(folder), RESEAUX_QUIZ_LANG=language)
    assert (result.code, result.out) == (0, "")
    assert {path.suffix for path in folder.iterdir()} == {".yaml", ".json"}
    checked = spawn("check", "--strict", str(folder), RESEAUX_QUIZ_LANG="en")
    assert (checked.code, checked.out) == (0, "")
    (bank,) = json.loads(spawn("list", "--json", str(folder)).out)
    assert re.fullmatch(r"economie-1re-[a-z2-9]{4}/.*", bank["id"])
    for path in folder.glob("*.yaml"):
        document = yaml_core.read(path.read_text(encoding="utf-8"))
        jsonschema.validate(document, json.loads((folder / "schema.json").read_text(encoding="utf-8")))


def test_new_copies_the_shipped_banks_under_an_id_of_their_own(run: Run, tmp_path: Path) -> None:
    result = run("new", "mon-cours", "--from", "reseaux-sociaux")
    assert (result.code, "an id of its own, “mon-cours-" in result.err) == (0, True)
    shipped, copied = (json.loads(run("list", "--json", *paths).out) for paths in ((), ("mon-cours",)))
    assert [each["questions"] for each in copied] == [each["questions"] for each in shipped]
    assert not {each["id"] for each in copied} & {each["id"] for each in shipped}
    assert run("check", "--strict", "mon-cours").out == ""
    assert "deck:" not in (tmp_path / "mon-cours" / "collection.yaml").read_text("utf-8")
    own = run("new", "second", "--from", "mon-cours")
    assert (own.code, run("check", "--strict", "mon-cours", "second").code) == (0, 0)


def test_new_copies_pictures_and_refuses_what_is_no_collection(run: Run, tmp_path: Path) -> None:
    assert run("new", "a").code == 0
    (tmp_path / "a" / "images").mkdir()
    (tmp_path / "a" / "images" / "b.png").write_bytes(b"\x89PNG")
    assert run("new", "b", "--from", "a").code == 0
    assert (tmp_path / "b" / "images" / "b.png").read_bytes() == b"\x89PNG"
    none = run("new", "c", "--from", str(tmp_path))
    assert (none.code, "no collection.yaml" in none.err, (tmp_path / "c").exists()) == (1, True, False)


def test_where_the_banks_lie_is_told(run: Run, tmp_path: Path) -> None:
    shipped = str(Path(__file__).parents[2] / "banks" / "reseaux-sociaux")
    for command in (("list",), ("check",), ("show", "social-selling/pratique-reconnue")):
        result = run(*command)
        assert f"Read from: {shipped}\n" in result.err
        assert "new my-course --from reseaux-sociaux`" in result.err
    assert run("new", "a").code == 0
    assert f"Read from: {tmp_path / 'a'}\n" in run("list", "a").err


def test_new_keeps_what_is_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    assert run("new", "vide").code == 0
    again = run("new", "vide")
    assert (again.code, "not empty" in again.err) == (1, True)
    (tmp_path / "fichier").write_text("x", encoding="utf-8")
    assert run("new", "fichier").code == 1
    assert run("new", "absent/dossier").code == 1
    assert not (tmp_path / "absent").exists()


def test_new_writes_whole_or_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def fail_late(self: Path, target: Path) -> Path:
        if self.name == "schema.json":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_late)
    (tmp_path / "vide").mkdir()
    for name in ("nouveau", "vide"):
        result = run("new", name)
        assert (result.code, "No space left on device" in result.err) == (1, True)
    assert not (tmp_path / "nouveau").exists()
    assert list((tmp_path / "vide").iterdir()) == []


# --- export ------------------------------------------------------------------------------------------------


def test_export_writes_whole_files_and_keeps_what_is_there(run: Run, tmp_path: Path) -> None:
    assert run("export", "gift").code == 0
    first = (tmp_path / "reseaux-sociaux.gift.txt").read_bytes()
    again = run("export", "gift")
    assert (again.code, "--force" in again.err) == (1, True)
    assert run("export", "gift", "--section", "2.1", "--force").code == 0
    assert (tmp_path / "reseaux-sociaux.gift.txt").read_bytes() != first
    assert [path.name for path in tmp_path.iterdir()] == ["reseaux-sociaux.gift.txt"]


def test_export_names_its_file(run: Run, tmp_path: Path) -> None:
    bank = str(ROOT / "banks/reseaux-sociaux/02-social-selling.yaml")
    (tmp_path / "ici").mkdir()
    assert run("export", "gift", bank, "-o", "ici/").code == 0
    assert run("export", "gift", bank, "-o", "mon-quiz.txt").code == 0
    assert (tmp_path / "ici/social-selling.gift.txt").read_bytes() == (tmp_path / "mon-quiz.txt").read_bytes()
    piped = run("export", "gift", bank, "-o", "-")
    assert piped.out.encode() == (tmp_path / "mon-quiz.txt").read_bytes()
    for target in ("absent/autre/", "absent/x.gift"):
        assert run("export", "gift", bank, "-o", target).code == 1


def test_export_says_what_is_lost(run: Run, tmp_path: Path) -> None:
    result = run("export", "gift")
    assert "changed, ordering" in result.err
    assert result.out == ""
    verbose = run("export", "gift", "--force", "-v")
    assert "reseaux-sociaux/social-selling/" in verbose.err
    strict = run("export", "gift", "--strict", "-o", "strict.gift")
    assert (strict.code, (tmp_path / "strict.gift").exists()) == (1, False)
    assert run("export", "gift", "--strict", "--type", "true_false", "-o", "strict.gift").code == 0


def test_filters_are_the_same_everywhere(run: Run) -> None:
    result = run(
        "export", "gift", "--type", "true_false", "--difficulty", "easy", "-n", "2", "--seed", "3", "-o", "-"
    )
    assert result.out.count("// [id:") <= 2
    assert run("export", "gift", "--section", "99").code == 1
    assert run("export", "gift", "--type", "rien").code == 2
    assert run("export", "gift", "-n", "0").code == 2
    ordered = run(
        "export", "gift", "--id", "social-selling/prospect", "--id", "social-selling/definition", "-o", "-"
    ).out
    assert ordered.index("/prospect]") < ordered.index("/definition]")


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "rien"],
        ["rien"],
        ["list", "--rien"],
        ["export", "gift", "--seed", "x"],
        ["export", "docx", "-n", "1", "-o", "-"],
    ],
)
def test_a_wrong_call_is_2(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert "Traceback" not in result.err
    assert not result.out
    if arguments == ["export", "rien"]:
        assert re.search(r"there are: .*\bgift\b", result.err)


def test_an_option_of_the_format_is_one_of_the_command(run: Run) -> None:
    assert "$CATEGORY: Seconde/" in run("export", "gift", "--category", "Seconde", "-o", "-").out
    assert re.findall(r"^  (\w+)  ", run("export", "--help").out, re.MULTILINE) == [
        "anki",
        "docx",
        "gift",
        "html",
        "moodle",
        "pronote",
    ]
    help_text = run("export", "gift", "--help").out
    assert "--category" in help_text
    assert "--section" in help_text


def test_an_option_that_is_a_file_is_read(run: Run, tmp_path: Path) -> None:
    assert run("export", "docx", "-n", "2", "-o", "modele.docx", "--key", "none").code == 0
    result = run("export", "docx", "-n", "2", "--template", "modele.docx", "--variants", "2", "-o", "f.docx")
    assert (result.code, "style" in result.err) == (0, False)
    names = {"modele.docx", "f-A.docx", "f-A-corrige.docx", "f-B.docx", "f-B-corrige.docx"}
    assert {path.name for path in tmp_path.iterdir()} == names
    for name, message in (("absent.docx", "absent.docx can't be read"), ("texte.docx", "--template")):
        (tmp_path / "texte.docx").write_text("du texte", encoding="utf-8")
        refused = run("export", "docx", "--template", name, "-o", "g.docx")
        assert (refused.code, message in refused.err) == (1, True)
        assert not (tmp_path / "g.docx").exists()
    assert "--template FILE" in run("export", "docx", "--help").out
    assert "[default: standard]" in " ".join(run("export", "docx", "--help").out.split())
    assert run("export", "docx", "--kind", "rien").code == 2
    assert run("export", "docx", "--total", "1").code == 1


# --- quiz ---------------------------------------------------------------------------------------------------

BANK = f"""{HEAD}
  - id: choix
    type: single_choice
    prompt: Lequel ?
    answer: bon
    distractors:
      - text: mauvais
        feedback: Parce que non.
    explanation: La raison.
    hint: Le meilleur.
  - id: multiple
    type: multiple_choice
    prompt: Lesquels ?
    answers:
      - un
      - deux
    distractors:
      - trois
  - id: vrai
    type: true_false
    prompt: Vrai ?
    answer: vrai
  - id: court
    type: short_answer
    prompt: Quel mot ?
    answers:
      - viralité
  - id: nombre
    type: numerical
    prompt: Combien ?
    answer: 3,4
    unit: milliards
  - id: paires
    type: matching
    prompt: Reliez.
    pairs:
      a: un
      b: deux
  - id: ordre
    type: ordering
    prompt: Classez.
    items:
      - un
      - deux
      - trois
  - id: trous
    type: cloze
    text: >-
      Un {{{{mot}}}} et {{{{deux|2}}}}.
  - id: texte
    type: essay
    prompt: Discutez.
    model_answer: Un modèle.
    criteria:
      - la clarté
  - id: carte
    type: flashcard
    prompt: Recto
    answer: Verso
  - id: nu
    type: numerical
    prompt: Combien font 6 fois 7 ?
    answer: 42
    source: La *table* de multiplication
"""


Play = Callable[..., Result]


@pytest.fixture
def play(run: Run, tmp_path: Path) -> Play:
    """Answer a question of a bank, line by line."""

    def call(question: str, *lines: str, bank: str = BANK) -> Result:
        (tmp_path / "banque.yaml").write_text(bank, encoding="utf-8")
        return run(
            "quiz", "banque.yaml", "--id", question, "--seed", "1", stdin="".join(f"{line}\n" for line in lines)
        )

    return call


@pytest.mark.parametrize(
    ("question", "lines", "result"),
    [
        ("vrai", ["v"], "✓ Right"),
        ("vrai", ["FAUX"], "✗ To review"),
        ("court", ["la viralité"], "✓ Right"),
        ("court", ["virallité", "viralité"], "✓ Right"),
        ("court", ["virallité", "virallité"], "✗ To review"),
        ("nombre", ["3.400", "3 400 millions"], "✓ Right"),
        ("nombre", ["beaucoup", "3,4 %", "3,4"], "✓ Right"),
        ("trous", ["un mot", "2"], "✓ Right"),
        ("trous", ["mot", "trois"], "≈ Partly right (50 percent)"),
        ("texte", ["", "1/2"], "≈ Partly right"),
        ("carte", ["", "2", "1"], "✓ Right"),
        ("court", ["p"], "Passed"),
        ("nu", ["42"], "Source: La table de multiplication"),
    ],
)
def test_each_type_is_asked_and_graded(play: Play, question: str, lines: list[str], result: str) -> None:
    played = play(question, *lines)
    assert played.code == 0
    assert result in played.out


@pytest.mark.parametrize(
    ("question", "typed", "said"),
    [
        ("vrai", "oui", "Type t for true, or f for false"),
        ("court", " ", "Nothing was typed. ? gives a hint, p passes to the answer, q stops."),
        ("trous", "", "Nothing was typed. ? gives a hint, p passes to the answer, q stops."),
        ("court", "?", "This question has no hint."),
        ("nu", "beaucoup", "A number is expected, such as 12 or 3,4."),  # small numbers in letters are read
        ("nu", "42 %", "Type the number alone."),
    ],
)
def test_what_cannot_be_graded_is_asked_again(play: Play, question: str, typed: str, said: str) -> None:
    played = play(question, typed, "q")
    assert (said in played.out, played.code) == (True, 0)
    assert not any(verdict in played.out for verdict in ("✓", "≈", "✗"))


def labels(text: str) -> dict[str, str]:
    return {option: label for label, option in re.findall(r"^ +([a-z])\) (.*)$", text, re.MULTILINE)}


def test_letters_may_come_in_any_form(play: Play) -> None:
    shown = labels(play("choix").out)
    assert "✓ Right" in play("choix", shown["bon"].upper()).out
    wrong = play("choix", "?", "z", "ab", shown["mauvais"]).out
    for expected in ("Hint: Le meilleur.", "One letter is expected", "✗ To review", "Parce que non.", "La raison."):
        assert expected in wrong
    assert "To read again: 1 Titre" in wrong
    many = labels(play("multiple").out)
    assert "2 answers expected" in play("multiple").out
    for typed in (f"{many['un']}{many['deux']}", f"{many['deux']}, {many['un']}", f"{many['un']} et {many['deux']}"):
        assert "✓ Right" in play("multiple", typed).out
    assert "≈ Partly right (50 percent)" in play("multiple", many["un"]).out
    right = labels(play("paires").out)
    for typed in (
        f"1{right['un']} 2{right['deux']}",
        f"2-{right['deux']},1-{right['un']}",
        right["un"] + right["deux"],
    ):
        assert "✓ Right" in play("paires", "1", typed).out
    order = labels(play("ordre").out)
    typed = " ".join(order[text] for text in ("un", "deux", "trois"))
    assert "✓ Right" in play("ordre", "a", typed).out


@pytest.mark.parametrize(
    ("question", "texts", "marks"),
    [
        ("multiple", ["un", "trois"], ["un  ✓ right", "deux  ✗ missing", "trois  ✗ one too many"]),
        ("ordre", ["un", "trois", "deux"], [r") un  ✓ right", ") deux  ✗ your place: 3", ") trois  ✗ your place: 2"]),
    ],
)
def test_each_part_of_a_partly_right_answer_is_marked(
    play: Play, question: str, texts: list[str], marks: list[str]
) -> None:
    bank = BANK.replace("      - trois\n  - id: vrai", "      - trois\n      - quatre\n  - id: vrai")
    shown = labels(play(question, bank=bank).out)
    played = play(question, "".join(shown[text] for text in texts), bank=bank).out.replace("\u00a0", " ")
    for mark in marks:
        assert mark in played


def test_feedback_on_one_of_several_options_stands_beside_it(play: Play) -> None:
    bank = BANK.replace("      - trois\n", "      - text: trois\n        feedback: Trop grand.\n", 1)
    shown = labels(play("multiple", bank=bank).out)
    played = play("multiple", shown["un"] + shown["trois"], bank=bank).out.replace("\u00a0", " ")
    assert re.search(r"trois  ✗ one too many\n +Trop grand\.\n", played)
    assert played.count("Trop grand.") == 1


def test_each_pair_and_each_gap_is_marked(play: Play) -> None:
    bank = BANK.replace("      b: deux\n", "      b: deux\n      c: trois\n")
    right = labels(play("paires", bank=bank).out)
    played = play("paires", f"1{right['un']} 2{right['trois']} 3{right['deux']}", bank=bank).out.replace(
        "\u00a0", " "
    )
    assert "a → un  ✓ right" in played
    assert "b → deux  ✗ your answer: trois" in played
    gaps = play("trous", "mot", "rien").out.replace("\u00a0", " ")
    assert "(1) mot  ✓ right" in gaps
    assert "(2) deux  ✗ your answer: rien" in gaps


def test_a_gap_that_is_passed_leaves_the_others(play: Play) -> None:
    played = play("trous", "mot", "p").out.replace("\u00a0", " ")
    assert "≈ Partly right (50 percent)" in played
    assert "(2) deux  ✗ no answer" in played
    assert "Passed" in play("trous", "p", "p").out


def test_an_essay_is_marked_by_its_criteria(play: Play) -> None:
    bank = BANK.replace(
        "      - la clarté\n",
        "      - text: la clarté\n        points: 1\n      - text: les faits\n        points: 3\n    points: 4\n",
    )
    played = play("texte", "", "½", "4", "1,5", bank=bank).out
    assert "\nMarking criteria:\n  - la clarté (1 point)\n" in played
    assert "> la clarté (from 0 to 1): " in played
    assert "Type a number from 0 to 3, such as 0.5 or 1/2." in played
    assert "≈ Partly right (50 percent)" in played
    assert "2 of 4 (50 percent)" in played


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signal")
def test_ctrl_c_sums_up_what_was_answered(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "banque.yaml").write_text(BANK, encoding="utf-8")
    lines = iter(["42"])

    def typed(_invitation: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("builtins.input", typed)
    stopped = run("quiz", "banque.yaml", "--type", "numerical", "--id", "nu", "--id", "nombre")
    assert stopped.code == 130
    assert "Result\n1 of 1 (100 percent)" in stopped.out


def test_stopping_still_sums_up_and_missed_questions_come_again(play: Play, run: Run, tmp_path: Path) -> None:
    bank = tmp_path / "banque.yaml"
    bank.write_text(BANK, encoding="utf-8")
    stopped = run("quiz", str(bank), "--type", "numerical", stdin="0\nq\n")
    assert stopped.code == 0
    assert "0 of 1 (0 percent)" in stopped.out
    again = play("vrai", "f", "y", "v")
    assert again.out.count("Question 1 of 1") == 2
    assert "0 of 1 (0 percent)" in again.out
    assert "1 of 1 (100 percent)" in again.out
    assert "To review:\n  - Vrai ? (banque/vrai)" in again.out


def test_the_same_seed_gives_the_same_quiz(tmp_path: Path) -> None:
    bank = tmp_path / "banque.yaml"
    bank.write_text(BANK, encoding="utf-8")
    drawn = spawn("quiz", str(bank), "-n", "3", RESEAUX_QUIZ_LANG="en")
    seed = re.search(r"--seed (\d+)", drawn.out)
    assert seed
    again = spawn("quiz", str(bank), "-n", "3", "--seed", seed[1], RESEAUX_QUIZ_LANG="en")
    assert again.out == drawn.out


# --- wherever it runs ---------------------------------------------------------------------------------------


def test_french_where_the_locale_is_french_unset_or_c() -> None:
    for environment in ({}, {"LC_ALL": "C"}, {"LANG": "fr_FR.UTF-8"}, {"RESEAUX_QUIZ_LANG": "fr", "LANG": "en_US"}):
        assert "Utilisation" in spawn("--help", **environment).out
    for environment in ({"LANG": "en_US.UTF-8"}, {"LANG": "de_DE"}, {"RESEAUX_QUIZ_LANG": "en"}):
        assert "Usage:" in spawn("--help", **environment).out


def test_the_frameworks_words_are_french_too() -> None:
    result = spawn("list", "--rien")
    assert "n’existe pas" in result.err
    assert "Pour obtenir de l’aide" in result.err
    assert "Options\u00a0:" in spawn("export", "gift", "--help").out


def test_a_latin_terminal_a_narrow_one_and_no_colour(tmp_path: Path) -> None:
    bank = tmp_path / "banque.yaml"
    bank.write_text(BANK, encoding="utf-8")
    quiz = ("quiz", str(bank), "--id", "vrai")
    given = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "COLUMNS": "40", "RESEAUX_QUIZ_LANG": "en"}
    latin = spawn(*quiz, stdin="f\n", **given)
    assert latin.code == 0
    assert "x To review" in latin.out
    assert max(len(line) for line in latin.out.split("\n")) <= 60
    assert "\033[" not in spawn(*quiz, stdin="f\n", NO_COLOR="1").out


def test_a_closed_pipe_is_no_fault() -> None:
    program = f"{sys.executable} -m reseaux_quiz list --json"
    done = subprocess.run(
        ["bash", "-c", f"{program} | head -n 1; exit ${{PIPESTATUS[0]}}"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_version_and_no_command(run: Run) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", run("--version").out)
    assert run().code == 2


EVER = {"asyncio", "pydantic", "multiprocessing", "unittest"}
FORMATS = {"genanki", "docx", "lxml", "reseaux_quiz_anki", "reseaux_quiz_docx", "reseaux_quiz_gift"}
REMEMBERING = {"fsrs", "sqlite3", "platformdirs"}
READING = {"yaml", "cattrs", "reseaux_quiz.loading", "reseaux_quiz.markup"}
NEEDLESS = {
    "--help": EVER | FORMATS | REMEMBERING | READING | {"rich", "markdown_it", "reseaux_quiz.model"},
    "schema": EVER | FORMATS | REMEMBERING | {"rich", "reseaux_quiz.checking"},
    "list": EVER | FORMATS | REMEMBERING | {"rich", "json", "reseaux_quiz.grading", "reseaux_quiz.checking"},
    "list --json": EVER | FORMATS | REMEMBERING | {"rich"},
    "show definition": EVER | FORMATS | REMEMBERING | {"rich"},
    "check": EVER | FORMATS | REMEMBERING | {"rich", "json", "reseaux_quiz.grading"},
    "quiz -n 1": EVER | FORMATS | REMEMBERING | {"rich", "reseaux_quiz.checking"},
    "drill": EVER | FORMATS | {"rich", "reseaux_quiz.checking"},
    "progress export": EVER | FORMATS | {"rich", "fsrs", "yaml", "cattrs", "reseaux_quiz.loading"},
    "export gift --help": EVER | REMEMBERING | {"rich", "genanki", "docx", "lxml", "reseaux_quiz_anki"},
    "export anki --help": {"fsrs", "platformdirs", "rich", "docx", "lxml", "pydantic", "reseaux_quiz_gift"},
    "export docx --help": EVER | REMEMBERING | {"rich", "genanki", "reseaux_quiz_anki", "reseaux_quiz_gift"},
}


@pytest.mark.thorough
@pytest.mark.parametrize("command", NEEDLESS)
def test_each_command_imports_only_what_it_uses(command: str, tmp_path: Path) -> None:
    program = (
        "import sys\nfrom reseaux_quiz.cli.main import main\n"
        f"sys.argv = ['reseaux-quiz', *{command.split()!r}]\n"
        "main()\n"
        "print('\\n' + ' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input="",
        capture_output=True,
        text=True,
        check=True,
        env=surroundings(RESEAUX_QUIZ_HOME=str(tmp_path)),
    )
    assert not set(done.stdout.rsplit("\n", 2)[-2].split()) & NEEDLESS[command]


def test_source_date_epoch_dates_every_export(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert run("export", "anki", "-n", "2", "-o", "a.apkg").code == 0
    assert run("export", "anki", "-n", "2", "-o", "b.apkg").code == 0
    assert Path("a.apkg").read_bytes() == Path("b.apkg").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "hier")
    result = run("export", "anki", "-n", "2", "-o", "c.apkg")
    assert (result.code, Path("c.apkg").exists()) == (1, False)
    assert "SOURCE_DATE_EPOCH" in result.err
