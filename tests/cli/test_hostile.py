"""Anything in a bank or a file name is shown as text on the terminal, and completely."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import yaml_writer
from commands import Run
from reseaux_quiz import markup, texts
from reseaux_quiz.cli import sheet, terminal
from reseaux_quiz.cli.commands import show
from reseaux_quiz.grading import as_short_answer
from reseaux_quiz.model import Bank, Cloze, Item
from reseaux_quiz.testing import hostile
from strategies import banks
from subject_banks import subjects
from words import squeezed


def missing(bank: Bank) -> list[tuple[str, texts.TreePath, str]]:
    """List the texts of a bank that `show` omits: the question, the path and the text."""
    lost = []
    for question in bank.questions:
        laid_out = sheet.lay_out(Item(bank, question), 0)
        lines = [*sheet.question_lines(laid_out), *sheet.answer_lines(laid_out), *show.for_teachers(laid_out.shown)]
        found = squeezed("".join(lines))
        expected = []
        for path, text, kind in texts.of_question(question):
            if kind is texts.Kind.PLAIN:
                expected.append((path, squeezed(text)))
            elif not (isinstance(question, Cloze) and path == ("text",)):
                is_block = kind is texts.Kind.BLOCKS
                blocks = markup.parse(text) if is_block else (markup.Paragraph(markup.parse_inline(text)),)
                for block in blocks:
                    if isinstance(block, markup.Table):  # whose cells may take several lines
                        cells = " ".join(
                            markup.plain_inline(cell) for row in (block.header, *block.rows) for cell in row
                        )
                        expected += [(path, word) for word in cells.split()]
                    else:
                        expected += [(path, squeezed(line)) for line in markup.plain([block]).split("\n")]
        if isinstance(question, Cloze):
            expected += [(("text",), squeezed(as_short_answer(question, gap).answers[0])) for gap in question.gaps]
        lost += [(question.id, path, piece) for path, piece in expected if piece not in found]
    return lost


@given(banks())
def test_any_text_is_shown(bank: Bank) -> None:
    assert not missing(bank)


def test_hostile_texts_are_shown() -> None:
    assert not missing(hostile.bank())


def test_every_text_of_real_subjects_is_shown() -> None:
    for bank in {item.bank.id: item.bank for item in subjects().items}.values():
        assert not missing(bank)


@pytest.mark.thorough
def test_a_bank_of_hostile_texts_goes_through_every_command(tmp_path: Path, run: Run) -> None:
    path = yaml_writer.write(tmp_path, hostile.bank())
    assert run("check", str(path)).code == 0
    listed = run("list", str(path)).out
    assert squeezed("[red]x[/red]") in squeezed(listed)
    shown = run("show", f"single-{hostile.HOSTILE.index('[red]x[/red]')}", str(path)).out
    assert shown.count("[red]x[/red]") >= 5
    for name in ("gift", "anki", "docx"):
        assert run("export", name, str(path)).code == 0


CODE = "\x1b]0;owned\x07\x1b[31m\x9b2J"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no such names for files")
@pytest.mark.parametrize("arguments", [("check",), ("list",), ("show", "q"), ("export", "gift"), ("quiz",)])
def test_no_name_of_a_file_and_no_id_rules_the_terminal(tmp_path: Path, run: Run, arguments: tuple[str, ...]) -> None:
    path = tmp_path / f"{CODE}.yaml"
    escaped = CODE.encode("unicode_escape").decode()
    path.write_text(
        f'id: b\n"{escaped}": x\nquestions:\n  - id: "{escaped}"\n    type: "{escaped}"\n', encoding="utf-8"
    )
    for given_path in (path, tmp_path / f"absent{CODE}", tmp_path / f"{CODE}/{CODE}"):
        result = run(*arguments, str(given_path))
        assert result.code == 1
        said = result.out + result.err
        assert "x1b" in said
        assert not [each for each in said if terminal._CONTROLS.match(each)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no such names for files")
def test_the_path_of_a_sound_bank_is_text_too(tmp_path: Path, run: Run) -> None:
    path = tmp_path / f"{CODE}.yaml"
    path.write_text(
        "id: b\ntitle: x\nquestions:\n  - id: q\n    type: true_false\n    prompt: x\n    answer: vrai\n",
        encoding="utf-8",
    )
    for arguments in (("show", "q", str(path)), ("export", "gift", str(path), "-o", str(tmp_path / f"{CODE}.gift"))):
        result = run(*arguments)
        assert result.code == 0
        assert "\x1b" not in result.out + result.err


def test_an_age_longer_than_there_are_years_is_one(run: Run) -> None:
    assert run("progress", "delete", "--older-than", "9999y", "--yes").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such device")
def test_a_file_without_an_end_is_too_large(run: Run) -> None:
    assert "too large" in run("check", "/dev/zero").out


def test_ids_begin_no_formula(tmp_path: Path, run: Run) -> None:
    """`progress export --csv` writes only ids and numbers, so that a spreadsheet computes nothing."""
    for identifier in ("=cmd()", "+1", "-1", "@x", "\\t=1", "../x", "a/b", "a\\\\b", "A"):
        path = tmp_path / "bank.yaml"
        question = "    type: true_false\n    prompt: x\n    answer: vrai\n"
        path.write_text(
            f'id: "{identifier}"\ntitle: x\nquestions:\n  - id: "{identifier}"\n{question}', encoding="utf-8"
        )
        faults = json.loads(run("check", "--json", str(path)).out)
        assert [fault["line"] for fault in faults] == [1, 4], identifier
    (header,) = csv.reader(io.StringIO(run("progress", "export", "--csv").out))
    assert header[0] == "question"


# --- what is typed on the command line -----------------------------------------------------------------------

TEXTS = [
    ("export", "gift", "--category"),
    ("export", "anki", "--deck"),
    ("export", "docx", "--school"),
    ("export", "docx", "--title"),
    ("export", "docx", "--subject"),
    ("export", "docx", "--duration"),
    ("export", "docx", "--materials"),
    ("export", "docx", "--font"),
    ("export", "gift", "--section"),
    ("export", "gift", "--tag"),
    ("export", "gift", "--id"),
    ("export", "gift", "--type"),
    ("export", "gift", "--seed"),
    ("export", "gift", "-n"),
    ("drill", "--minutes"),
    ("drill", "--new"),
    ("progress", "delete", "--yes", "--older-than"),
    ("check", "--explain"),
    ("show",),
]


@pytest.mark.parametrize("arguments", TEXTS, ids=" ".join)
@pytest.mark.parametrize(
    "value", ["\x07", "a\x00b", "\udcff", "\ufffe", "9" * 5000, "5000000000", "\u2028"], ids=ascii
)
def test_no_option_takes_what_no_document_can_hold(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: tuple[str, ...], value: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    (tmp_path / "b.yaml").write_text(
        "id: b\ntitle: x\nquestions:\n  - id: q\n    type: true_false\n    prompt: x\n    answer: vrai\n",
        encoding="utf-8",
    )
    bank = ["b.yaml"] if arguments[0] in ("export", "drill") else []
    result = run(*arguments, value, *bank)
    assert result.code in (0, 1, 2)
    assert not [each for each in result.err if terminal._CONTROLS.match(each)]


@pytest.mark.thorough
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(TEXTS),
    st.text(min_size=1) | st.text(st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF), min_size=1),
)
def test_any_text_may_be_typed(run: Run, tmp_path: Path, arguments: tuple[str, ...], value: str) -> None:
    (tmp_path / "b.yaml").write_text(
        "id: b\ntitle: x\nquestions:\n  - id: q\n    type: true_false\n    prompt: x\n    answer: vrai\n",
        encoding="utf-8",
    )
    bank = (
        ["b.yaml", "-o", "b.out", "--force"]
        if arguments[0] == "export"
        else ["b.yaml"]
        if arguments[0] == "drill"
        else []
    )
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "stdin", io.StringIO(""))
        assert run(*arguments, value, *bank).code in (0, 1, 2)
