"""The architecture: the direction of imports, and docs for every command."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click
import pytest

from reseaux_quiz.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
CORE = ROOT / "src" / "reseaux_quiz"
EXPORTERS = ROOT / "exporters"


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides its direction"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=lambda path: path.relative_to(CORE).as_posix())
def test_the_core_knows_no_format_and_only_the_command_line_knows_itself(path: Path) -> None:
    for name in imports(path):
        assert not name.startswith(tuple(f"{each.name}" for each in EXPORTERS.iterdir()))
        if "cli" not in path.parts and path.name != "__main__.py":
            assert not name.startswith(("reseaux_quiz.cli", "typer", "click", "rich"))


@pytest.mark.parametrize(
    "path", sorted(EXPORTERS.rglob("*.py")), ids=lambda path: path.relative_to(EXPORTERS).as_posix()
)
def test_a_format_knows_the_core_and_no_other_format(path: Path) -> None:
    own = path.relative_to(EXPORTERS).parts[0]
    for name in imports(path):
        assert not name.startswith(("reseaux_quiz.cli", "reseaux_quiz.loading"))
        if name.startswith("reseaux_quiz_"):
            assert name.partition(".")[0] == own


def rooms() -> dict[str, int]:
    """Return each module of the core with its layer in the design, counted from the top."""
    plan = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[a-z0-9]+`(?:, `[a-z0-9]+`)*) \|", plan, re.MULTILINE)
    return {room: row for row, names in enumerate(rows) for room in re.findall(r"`(\w+)`", names)}


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=lambda path: path.relative_to(CORE).as_posix())
def test_a_room_imports_only_what_stands_above_it_in_the_plan(path: Path) -> None:
    row = rooms()
    own = path.relative_to(CORE).parts[0].removesuffix(".py")
    if own not in ("__init__", "__main__"):
        assert own in row, f"say in docs/design.md what `{own}` decides, and in which row"
        used = {name.split(".")[1] for name in imports(path) if name.startswith("reseaux_quiz.")}
        below = [room for room in used if row.get(room, 0) > row[own]]
        assert not below


def test_only_the_command_line_prints() -> None:
    for path in [*CORE.rglob("*.py"), *EXPORTERS.rglob("*.py")]:
        if "cli" not in path.parts:
            calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
            assert not [
                call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("print", "input")
            ]


def test_only_the_clock_tells_the_time() -> None:
    for path in [*CORE.rglob("*.py"), *EXPORTERS.rglob("*.py")]:
        if path != CORE / "clock.py":
            asked = re.search(r"\b(datetime|date|time)\.(now|utcnow|today|time)\(", path.read_text("utf-8"))
            assert not asked, path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_docs_in_both_languages(command: str) -> None:
    for page in ("docs/commandes.md", "docs/commands.md"):
        assert f"## `reseaux-quiz {command}" in (ROOT / page).read_text(encoding="utf-8"), page


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_has_docs_in_both_languages(command: str) -> None:
    module = import_module(f"reseaux_quiz.cli.commands.{command}{'_' * iskeyword(command)}")
    options = [
        parameter.opts
        for parameter in module.make("").params
        if isinstance(parameter, click.Option) and parameter.name != "help"
    ]
    for page in ("docs/commandes.md", "docs/commands.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        said = [any(re.search(rf"[`,/ ]{name}\b", text) for name in names) for names in options]
        assert all(said), (page, options)


def test_no_document_names_a_path_of_a_machine() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *CORE.rglob("*.py"), *EXPORTERS.rglob("*.py")]:
        assert not {"/work/", "/root/", "/home/"} & set(path.read_text(encoding="utf-8").split()), path
