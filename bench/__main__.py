"""Measure everything, print it, and keep it in docs/performance.md: `python -m bench`, or `python -m bench 100 1000`.

Ratios of one run on one machine; seconds say nothing about another. Needs gift-wrapper (`pip install '.[bench]'`)
and pandoc beside the project itself.
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
PEERS_MOST = 10_000  # pandoc needs minutes and gigabytes beyond
PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- measured -->\n", "<!-- /measured -->\n"

Row = tuple[str, str]
"""What is measured, and what it is to be at most or at least."""


def of_size(number: int, folder: Path) -> Iterator[tuple[Row, str]]:
    """Measure what depends on how many questions a bank has."""
    bank = folder / "mesure.yaml"
    bank.write_text(banks.mixed(number), encoding="utf-8")
    one = folder / "une.yaml"
    one.write_text(banks.mixed(1).replace("id: mesure", "id: une"), encoding="utf-8")
    parsed = inside("parser", bank)["seconds"]
    loaded = inside("load", bank)
    yield ("Y: `yaml.load` with `CSafeLoader`, a question", ""), f"{parsed / number * 1e6:.0f} µs"
    yield ("loading with every check / Y", "0.35"), f"{loaded['seconds'] / parsed:.2f}"
    yield ("memory of loading, above the imports", "80 MB at 10 000"), f"{loaded['megabytes']:.0f} MB"
    yield ("`check` / Y", ""), f"{whole([PROGRAM, 'check', bank], folder) / parsed:.2f}"
    for name, asked in (("gift", "0.8"), ("anki", "bare genanki + 0.8"), ("docx", "")):
        export = (PROGRAM, "export", name, "--force", "-o", f"mesure.{name}")
        seconds = whole([*export, bank], folder)
        yield (f"`export {name}` / Y", asked), f"{seconds / parsed:.2f}"
        if name == "anki":
            (folder / "notes.json").write_text(peers.notes(folder / "mesure.anki"), encoding="utf-8")
            bare = whole([*peers.BARE_GENANKI, "notes.json", "bare.apkg"], folder)
            yield ("bare genanki with the same notes / Y", ""), f"{bare / parsed:.2f}"
        # One question takes what any command takes to start.
        each = (seconds - whole([*export, one], folder)) / (number - 1)
        yield (f"`export {name}`, a further question", "at 50 000, 1.5 × that at 1 000"), f"{each * 1e6:.0f} µs"


def of_peers(number: int, folder: Path) -> Iterator[tuple[Row, str]]:
    """Measure other tools at the same work, on single choices, which they know too."""
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


def of_starting(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Measure how long commands on the shipped banks take, against a Python that does nothing."""
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
    """Measure, print and keep."""
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
            for row, value in of_peers(number, folder) if number <= PEERS_MOST else ():
                found.setdefault(row, {})[number] = value
    heads = [f"{number:,}".replace(",", " ") for number in sizes]
    rows = [[what, asked, *(values.get(number, "") for number in sizes)] for (what, asked), values in found.items()]
    written = table(["", "asked", "measured"], starts) + "\n" + table(["Questions", "asked", *heads], rows)
    print(written)
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    PAGE.write_text(before + BEGIN + "\n" + written + "\n" + END + rest.partition(END)[2], encoding="utf-8")


if __name__ == "__main__":
    main([int(given) for given in islice(sys.argv, 1, None)] or SIZES)
