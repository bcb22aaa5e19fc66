"""How texts look on a terminal."""

import click

from reseaux_quiz import markup
from reseaux_quiz.cli import prose


def test_the_path_of_a_picture_is_shown_and_columns_are_aligned() -> None:
    blocks = markup.parse("![Un drapeau](images/drapeau.png)\n\n| a | valeur |\n| --- | ---: |\n| b | 1 |")
    assert prose.block(blocks).split("\n") == ["[Un drapeau] (images/drapeau.png)", "", "a | valeur", "b |      1"]


def test_pictures_and_emphasis_in_cells_leave_columns_aligned() -> None:
    blocks = markup.parse("| *a* | b |\n| --- | --- |\n| ![Un](un.png) | **c** |\n| d | e |")
    lines = [click.unstyle(line) for line in prose.block(blocks).split("\n")]
    assert lines == ["a             | b", "[Un] (un.png) | c", "d             | e"]


def test_code_keeps_its_lines() -> None:
    blocks = markup.parse("```\nif a:\n    b = 2*3*4\n```")
    assert prose.block(blocks).split("\n") == ["    if a:", "        b = 2*3*4"]
