"""Measure everything, print it, and update docs/performance.md: `python -m bench`, or `python -m bench 100 1000`.

Only ratios within one run are comparable between machines. Needs gift-wrapper (`pip install '.[bench]'`) and pandoc
besides the project itself.
"""

import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import banks, peers
from bench.measuring import PROGRAM, inside, until_asked, whole

SIZES = (100, 1_000, 10_000, 50_000)
PEERS_MOST = 10_000  # beyond that, pandoc needs minutes and gigabytes
PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- measured -->\n", "<!-- /measured -->\n"

Row = tuple[str, str]
"""A measurement, and its target: a maximum or minimum."""


def of_size(number: int, folder: Path) -> Iterator[tuple[Row, str]]:
    """Measure what depends on the number of questions in a bank."""
    bank = folder / "mesure.yaml"
    bank.write_text(banks.mixed(number), encoding="utf-8")
    one = folder / "une.yaml"
    one.write_text(banks.mixed(1).replace("id: mesure", "id: une"), encoding="utf-8")
    parsed = inside("parser", bank)["seconds"]
    loaded = inside("load", bank)
    yield ("Y: `yaml.load` with `CSafeLoader`, per question", ""), f"{parsed / number * 1e6:.0f} µs"
    yield ("loading with every check / Y", "0.35"), f"{loaded['seconds'] / parsed:.2f}"
    yield ("memory for loading, beyond the imports", "80 MB at 10 000"), f"{loaded['megabytes']:.0f} MB"
    yield ("`check` / Y", ""), f"{whole([PROGRAM, 'check', bank], folder) / parsed:.2f}"
    for name, asked in (("gift", "0.8"), ("anki", "bare genanki + 0.8"), ("docx", "")):
        export = (PROGRAM, "export", name, "--force", "-o", f"mesure.{name}")
        seconds = whole([*export, bank], folder)
        yield (f"`export {name}` / Y", asked), f"{seconds / parsed:.2f}"
        if name == "anki":
            (folder / "notes.json").write_text(peers.notes(folder / "mesure.anki"), encoding="utf-8")
            bare = whole([*peers.BARE_GENANKI, "notes.json", "bare.apkg"], folder)
            yield ("bare genanki with the same notes / Y", ""), f"{bare / parsed:.2f}"
        # One question takes as long as any command takes to start.
        each = (seconds - whole([*export, one], folder)) / (number - 1)
        yield (f"`export {name}`, each further question", "at 50 000, 1.5 × that at 1 000"), f"{each * 1e6:.0f} µs"


def of_peers(number: int, folder: Path) -> Iterator[tuple[Row, str]]:
    """Measure other tools on the same work, with single choices, which they also support."""
    choices = banks.choices(number)
    (folder / "choix.yaml").write_text(banks.of_choices(choices), encoding="utf-8")
    (folder / "wrapper.yaml").write_text(peers.gift_wrapper_bank(choices), encoding="utf-8")
    (folder / "choix.md").write_text(peers.markdown(choices), encoding="utf-8")
    ours = whole([PROGRAM, "export", "gift", "--force", "choix.yaml"], folder)
    theirs = whole([*peers.GIFT_WRAPPER, "wrapper.yaml"], folder)
    yield ("gift-wrapper / `export gift`", "9"), f"{theirs / ours:.1f}"
    ours = whole([PROGRAM, "export", "docx", "--force", "--key", "none", "choix.yaml"], folder)
    theirs = whole(["pandoc", "choix.md", "-o", "choix-pandoc.docx"], folder)
    yield ("pandoc / `export docx`", "5"), f"{theirs / ours:.1f}"


def of_formulas(number: int, folder: Path) -> Iterator[tuple[Row, str]]:
    """Measure a bank full of formulas beside one without any, and pandoc on the same."""
    for name, choices in (("choix", banks.choices(number)), ("formules", banks.formulas(number))):
        (folder / f"{name}.yaml").write_text(banks.of_choices(choices), encoding="utf-8")
    (folder / "formules.md").write_text(peers.markdown(banks.formulas(number)), encoding="utf-8")
    for command in ("check", "export gift", "export anki", "export html", "export docx"):
        output = [] if command == "check" else ["--force", "-o", "sortie"]
        arguments = [PROGRAM, *command.split(), *output]
        ours = whole([*arguments, "formules.yaml"], folder)
        text = f"`{command}`, six formulas per question / none"
        yield (text, ""), f"{ours / whole([*arguments, 'choix.yaml'], folder):.1f}"
    ours = whole([PROGRAM, "export", "docx", "--force", "--key", "none", "formules.yaml"], folder)
    theirs = whole(["pandoc", "formules.md", "-o", "formules-pandoc.docx"], folder)
    yield ("pandoc / `export docx`, six formulas per question", ""), f"{theirs / ours:.2f}"


def of_importing(number: int, folder: Path) -> Iterator[tuple[Row, str]]:
    """Measure `import`, which also checks and writes a bank, beside parsers of the same files."""
    (folder / "choix.yaml").write_text(banks.of_choices(banks.choices(number)), encoding="utf-8")
    for name, peer, tool in (
        ("gift", peers.GIFT_PEGJS, "gift-pegjs"),
        ("moodle", peers.MOODLE_XML_PARSER, "moodle-xml-parser"),
    ):
        file = f"choix.{name}"
        whole([PROGRAM, "export", name, "--force", "-o", file, "choix.yaml"], folder)
        ours = whole([PROGRAM, "import", "--force", "-o", "importe.yaml", "--from", name, file], folder)
        yield (f"`import` of {name}, per question", ""), f"{ours / number * 1e6:.0f} µs"
        yield (f"{tool} / `import` of {name}", ""), f"{whole([*peer, file], folder) / ours:.2f}"


def of_starting(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Measure commands on the shipped banks, relative to a Python that does nothing."""
    nothing = whole([sys.executable, "-c", "pass"], folder)
    for argument, asked in (("--help", "12"), ("list", "12"), ("check", "15")):
        yield f"`{argument}`", asked, f"{whole([PROGRAM, argument], folder) / nothing:.1f}"
    quiz = until_asked(["quiz", "-n", "1", "--seed", "1", "--type", "single_choice"])
    yield "`quiz`, to its first question", "15", f"{quiz / nothing:.1f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main(sizes: Sequence[int]) -> None:
    """Measure, print, and update the page."""
    if not shutil.which("pandoc"):
        sys.exit("pandoc is not installed")
    found: dict[Row, dict[int, str]] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        starts = [list(row) for row in of_starting(folder)]
        for number in sizes:
            print(f"{number} questions", file=sys.stderr)
            for row, value in of_size(number, folder):
                found.setdefault(row, {})[number] = value
            for measure in (of_peers, of_formulas, of_importing) if number <= PEERS_MOST else ():
                for row, value in measure(number, folder):
                    found.setdefault(row, {})[number] = value
    heads = [f"{number:,}".replace(",", " ") for number in sizes]
    rows = [[what, asked, *(values.get(number, "") for number in sizes)] for (what, asked), values in found.items()]
    written = table(["", "target", "measured"], starts) + "\n" + table(["Questions", "target", *heads], rows)
    print(written)
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    PAGE.write_text(before + BEGIN + "\n" + written + "\n" + END + rest.partition(END)[2], encoding="utf-8")


if __name__ == "__main__":
    main([int(given) for given in islice(sys.argv, 1, None)] or SIZES)
