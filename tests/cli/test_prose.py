"""How texts look on a terminal."""

import click
import pytest

from reseaux_quiz import markup
from reseaux_quiz.cli import prose


def test_the_path_of_a_picture_is_shown_and_columns_are_aligned() -> None:
    blocks = markup.parse("![Un drapeau](images/drapeau.png)\n\n| a | valeur |\n| --- | ---: |\n| b | 1 |")
    assert prose.block(blocks).split("\n") == ["[Un drapeau] (images/drapeau.png)", "", "a | valeur", "b |      1"]


def test_pictures_and_emphasis_in_cells_leave_columns_aligned() -> None:
    blocks = markup.parse("| *a* | b |\n| --- | --- |\n| ![Un](un.png) | **c** |\n| d | e |")
    lines = [click.unstyle(line) for line in prose.block(blocks).split("\n")]
    assert lines == ["a             | b", "[Un] (un.png) | c", "d             | e"]


def test_a_table_too_wide_for_the_terminal_has_its_cells_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    table = (
        "| Événement | Date | Suite |\n| --- | ---: | --- |\n"
        "| La **prise de la Bastille** à Paris | 1789 | Le roi rappelle Necker |"
    )
    assert prose.block(markup.parse(table)).split("\n") == [
        "Événement       | Date | Suite",
        "----------------+------+----------------",
        "La prise de la  | 1789 | Le roi rappelle",
        "Bastille à      |      | Necker",
        "Paris           |      |",
    ]


def test_code_keeps_its_lines() -> None:
    blocks = markup.parse("```\nif a:\n    b = 2*3*4\n```")
    assert prose.block(blocks).split("\n") == ["    if a:", "        b = 2*3*4"]
