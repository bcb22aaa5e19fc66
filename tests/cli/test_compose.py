"""`compose`: an assessment written of a draw, and one question of it changed for a like one."""

from pathlib import Path

import pytest

from commands import Run
from reseaux_quiz import assessing
from reseaux_quiz.assessing import LoadedAssessment

EVAL = Path("eval-1.yaml")


def composed() -> LoadedAssessment:
    (found,) = assessing.load([EVAL])
    assert isinstance(found, LoadedAssessment)
    return found


def ids() -> list[str]:
    return [item.full_id for item in composed().quiz.items]


def test_a_draw_becomes_an_assessment_that_passes_check(run: Run) -> None:
    assert run("compose", "--section", "2", "-n", "8", "--seed", "4", "-o", str(EVAL)).code == 0
    assert run("check", "--strict", str(EVAL)).code == 0
    assert len(ids()) == 8
    assert composed().outline.total == 20
    lines = [line for line in EVAL.read_text(encoding="utf-8").splitlines() if "social-selling/" in line]
    assert len(lines) == 8
    assert all(line.endswith(" min") and "  # " in line for line in lines)
    left_out = ids()[:2]
    excluded = [word for each in left_out for word in ("--exclude", each)]
    chosen = ("compose", "--section", "2", "-n", "8", "--seed", "4", *excluded, "-o", str(EVAL), "--force")
    assert run(*chosen).code == 0
    assert run("check", "--strict", str(EVAL)).code == 0
    assert len(ids()) == 8
    assert not {*left_out} & {*ids()}


def test_an_editor_finds_the_schema_of_the_banks(run: Run) -> None:
    run("new", "mon-cours")
    for path in (EVAL, Path("mon-cours/tests/eval.yaml")):
        path.parent.mkdir(exist_ok=True)
        assert run("compose", "mon-cours", "-n", "3", "-o", str(path)).code == 0
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert (path.parent / first.removeprefix("# yaml-language-server: $schema=")).is_file()
    run("compose", "-n", "3", "-o", "shipped.yaml")
    assert Path("shipped.yaml").read_text(encoding="utf-8").startswith("assessment: ")


def test_nothing_is_overwritten_and_a_file_is_needed(run: Run) -> None:
    run("compose", "-n", "3", "-o", str(EVAL))
    before = EVAL.read_bytes()
    assert run("compose", "-n", "4", "-o", str(EVAL)).code == 1
    assert EVAL.read_bytes() == before
    assert run("compose", "-n", "4").code == 2


def test_one_question_is_replaced_by_a_like_one_and_all_else_stays(run: Run) -> None:
    run("compose", "--section", "2", "--type", "single_choice", "-n", "4", "-o", str(EVAL))
    typed = EVAL.read_text(encoding="utf-8").replace("title: ", "title: Mon ", 1) + "# fin\n"
    EVAL.write_text(typed, encoding="utf-8")
    before = ids()
    items = {item.full_id: item for item in composed().quiz.items}
    assert run("compose", str(EVAL), "--replace", before[1]).code == 0
    after = ids()
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True, True]
    new = next(item for item in composed().quiz.items if item.full_id == after[1])
    assert new.question.type == items[before[1]].question.type
    changed = EVAL.read_text(encoding="utf-8").splitlines()
    assert sum(one != other for one, other in zip(typed.splitlines(), changed, strict=True)) == 1
    assert run("compose", str(EVAL), "--replace", after[1], "--exclude", before[1]).code == 0
    assert before[1] not in ids()
    assert run("check", str(EVAL)).code == 0


def test_a_file_from_windows_keeps_its_line_ends(run: Run) -> None:
    run("compose", "--section", "2", "-n", "3", "-o", str(EVAL))
    EVAL.write_bytes(EVAL.read_bytes().replace(b"\n", b"\r\n"))
    assert run("compose", str(EVAL), "--replace", ids()[0]).code == 0
    assert EVAL.read_bytes().count(b"\r\n") == EVAL.read_bytes().count(b"\n")


def test_a_question_can_be_replaced_in_a_copy(run: Run) -> None:
    run("compose", "--section", "2", "-n", "3", "-o", str(EVAL))
    before = EVAL.read_bytes()
    changing = ("compose", str(EVAL), "--replace", ids()[0], "-o", "eval-2.yaml")
    assert run(*changing).code == 0
    assert EVAL.read_bytes() == before
    assert "exists already" in run(*changing).err
    assert run("check", "--strict", "eval-2.yaml").code == 0
    assert "all but --exclude" in run("compose", str(EVAL), "--replace", ids()[0], "-n", "2").err


@pytest.mark.parametrize("name", ["eval-1.docx", "eval-1", "-", "folder/"])
def test_an_assessment_is_a_yaml_file(run: Run, name: str) -> None:
    result = run("compose", "-n", "3", "-o", name)
    assert (result.code, "ends in .yaml" in result.err) == (1, True)
    assert not [*Path().iterdir()]


def test_a_comment_of_ones_own_stays_where_a_question_is_replaced(run: Run) -> None:
    run("compose", "--section", "2", "-n", "2", "-o", str(EVAL))
    first = ids()[0]
    lines = EVAL.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.lstrip().startswith("- social-selling/"))
    lines[place] = lines[place].partition("  # ")[0].rstrip() + "  # la plus simple"
    EVAL.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run("compose", str(EVAL), "--replace", first).code == 0
    assert EVAL.read_text(encoding="utf-8").splitlines()[place].endswith("  # la plus simple")


STUDY = """\
assessment: study
collection: reseaux-sociaux
title: Étude
exercises:
  - questions:
      - document: etat-des-lieux/affiche-agence
      - social-selling/definition
      - community-manager/definition
"""


def test_what_cannot_be_replaced_is_said(run: Run) -> None:
    run("compose", "-n", "3", "-o", str(EVAL))
    assert "no question “nope”" in run("compose", str(EVAL), "--replace", "nope").err
    Path("study.yaml").write_text(STUDY, encoding="utf-8")
    assert "comes from a `document`" in run("compose", "study.yaml", "--replace", "affiche-hausse").err
    assert "could be any of these questions" in run("compose", "study.yaml", "--replace", "definition").err
    assert run("compose", "--replace", ids()[0]).code == 1


def test_every_question_on_a_document_can_be_named_at_once(run: Run) -> None:
    head = "assessment: eval-1\ncollection: reseaux-sociaux\ntitle: Étude\nexercises:\n  - questions:\n"
    EVAL.write_text(f"{head}      - document: social-selling/deux-campagnes\n", encoding="utf-8")
    found = composed().quiz.items
    assert len(found) >= 4
    assert all("deux-campagnes" in item.question.documents for item in found)
    EVAL.write_text(f"{head}      - document: social-selling/nul\n", encoding="utf-8")
    refused = run("check", str(EVAL))
    assert (refused.code, "eval-1.yaml:6:9" in refused.out + refused.err) == (1, True)
