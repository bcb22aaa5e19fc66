"""Figures for each section of the article: a table with bars on a wide terminal, sentences anywhere else."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from attrs import frozen

from reseaux_quiz import scheduling, typography
from reseaux_quiz.cli import prose, terminal
from reseaux_quiz.cli.language import _
from reseaux_quiz.cli.terminal import wrap
from reseaux_quiz.model import Bank, Essay, Item
from reseaux_quiz.scheduling import Card, Key, Memory, Standing

T = TypeVar("T")

_TABLE_WIDTH = 60  # anything narrower would cut the titles


@frozen
class Part:
    """A section of a bank (its full id), or the whole of one that has no sections; `name` is what screens call it."""

    bank: str
    number: str | None
    title: str
    name: str


@frozen
class Row:
    """The cells of a section, and the length of its bar, from 0 to 1, if it has one."""

    name: str
    cells: tuple[str, ...] = ()
    share: float | None = None


def part(item: Item) -> Part:
    """Return the section that a question belongs to."""
    section, bank = item.section, item.bank
    number, title = (section.number, section.title) if section else (None, bank.title)
    return Part(bank.full_id, number, title, typography.spaced(f"{number or ''} {title}".strip(), bank.language))


def grouped(things: Iterable[T], item: Callable[[T], Item]) -> dict[Part, list[T]]:
    """Group things by the section of their question, in the order of the article."""
    found: dict[Part, list[T]] = {}
    for thing in sorted(things, key=lambda each: _place(item(each))):
        found.setdefault(part(item(thing)), []).append(thing)
    return found


def _place(item: Item) -> tuple[str, tuple[int, ...], str]:
    numbers = (item.question.section or "").split(".")
    order = tuple(int(number) if number.isdecimal() else 0 for number in numbers)  # 10 comes after 2
    return item.bank.collection.id if item.bank.collection else "", order, item.bank.full_id


def deck(banks: Iterable[Bank], memories: Mapping[Key, Memory]) -> list[Card]:
    """Return every card of some banks; an essay counts only if it was drilled."""
    items = (Item(bank, question) for bank in banks for question in bank.questions)
    return [
        card
        for item in items
        for card in scheduling.cards(item)
        if not isinstance(item.question, Essay) or card.key in memories
    ]


def standings(banks: Iterable[Bank], memories: Mapping[Key, Memory], now: datetime) -> dict[Part, Standing]:
    """Sum up each section."""
    groups = grouped(deck(banks, memories), lambda card: card.item)
    return {each: scheduling.standing(cards, memories, now) for each, cards in groups.items()}


def print_rows(columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Print a table; `columns` name the cells, then the bar. Names may be empty."""
    if terminal.plain() or terminal.width() < _TABLE_WIDTH:
        for row in rows:
            print(wrap(_sentence(columns, row), "    ", "  "))
        return
    from rich.console import Console  # noqa: PLC0415 - a pipe needs none of it
    from rich.progress_bar import ProgressBar  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, show_header=any(columns), padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("")
    for column in columns:
        table.add_column(column, justify="right")
    for row in rows:
        cells: list[str | ProgressBar] = [*row.cells]
        if row.share is not None:
            cells += [prose.percent(row.share), ProgressBar(1, row.share, width=12)]
        table.add_row(Text(row.name), *cells)
    Console(width=terminal.width(), markup=False, highlight=False).print(table)


def _sentence(columns: Sequence[str], row: Row) -> str:
    """Say a row in words: “2.1 Title: due 3, mastered 60 percent”."""
    cells = [*row.cells, *([] if row.share is None else [prose.percent(row.share)])]
    said = (f"{column.lower()} {cell}".strip() for column, cell in zip(columns, cells, strict=True))
    return _("{name}: {figures}", name=row.name, figures=", ".join(said))
