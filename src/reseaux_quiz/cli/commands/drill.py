"""`reseaux-quiz drill`: spaced repetition, remembered from one sitting to the next."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated

import click
import typer
from attrs import evolve, frozen

from reseaux_quiz import assessing, clock, scheduling
from reseaux_quiz.assessing import Source
from reseaux_quiz.cli import by_section, dialogue, record_options, terminal
from reseaux_quiz.cli.by_section import Row
from reseaux_quiz.cli.commands.progress import opened
from reseaux_quiz.cli.dialogue import Outcome, Stopped, TakenBack
from reseaux_quiz.cli.given_banks import read
from reseaux_quiz.cli.language import _, counted
from reseaux_quiz.cli.parameters import Paths, Plain, command
from reseaux_quiz.cli.terminal import tell, wrap
from reseaux_quiz.errors import NothingSelectedError
from reseaux_quiz.i18n import N_, msg
from reseaux_quiz.model import Bank, Essay, TrueFalse
from reseaux_quiz.progress import Progress, Review
from reseaux_quiz.scheduling import Card, Choice, Limits, Memory, Rating, Sitting, State
from reseaux_quiz.selecting import Selection


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(drill, summary, record_options.options_of(Selection))


def drill(
    context: typer.Context,
    paths: Paths = None,
    new: Annotated[
        int,
        typer.Option(
            "--new",
            metavar=N_("NUMBER"),
            min=0,
            help=N_("At most so many questions a day that were never seen before."),
        ),
    ] = 10,
    minutes: Annotated[
        int | None,
        typer.Option(
            "--minutes",
            metavar=N_("NUMBER"),
            min=1,
            max=24 * 60,
            help=N_("End after so many minutes."),
        ),
    ] = None,
    essays: Annotated[bool, typer.Option("--essays", help=N_("Ask essays too."))] = False,
    rate: Annotated[
        bool, typer.Option("--rate", help=N_("Say after a right answer whether it was easy or hard."))
    ] = False,
    no_save: Annotated[
        bool, typer.Option("--no-save", help=N_("Read and keep nothing: for a shared computer."))
    ] = False,
    plain: Plain = False,
) -> None:
    """Ask what is due, then new questions, and record the results."""
    if plain:
        terminal.be_plain()
    selection = record_options.given(context, Selection)
    seed = random.randrange(10_000) if selection.seed is None else selection.seed  # noqa: S311 - no secret
    sources = read(paths)
    banks = [each.bank for each in assessing.banks_of(sources)]
    deck = _deck(sources, evolve(selection, seed=seed, number=None), essays=essays)
    with opened(save=not no_save) as progress:
        progress.prove_writable()
        _introduce(progress)
        now = clock.now()
        limits = Limits(new, selection.number, progress.count_new(scheduling.day_began(now)))
        choice = scheduling.choose(deck, progress.memories(), now, limits, seed)
        _announce(choice)
        if choice.due or choice.new:
            until = now + timedelta(minutes=minutes) if minutes else None
            past = _sit(Sitting(choice.due + choice.new), progress, until, seed, by_hand=rate)
            if past:
                _sum_up(past, choice, banks, progress)
        _tell_next(deck, progress)


def _deck(sources: Sequence[Source], selection: Selection, *, essays: bool) -> list[Card]:
    """Make the cards of the selected questions; essays only on demand."""
    items = assessing.quiz(sources, selection).items
    asked = [item for item in items if essays or not isinstance(item.question, Essay)]
    if not asked:
        raise NothingSelectedError(msg("only essays are left by these filters: --essays asks them too"))
    return [card for item in asked for card in scheduling.cards(item)]


# --- before ------------------------------------------------------------------------------------------------


def _introduce(progress: Progress) -> None:
    """Say what is kept and where, the first time, or that nothing is kept."""
    if progress.path is None:
        tell(_("Nothing of this sitting will be kept."))
    elif not progress.count():
        kept = N_("Kept in {path}, and only there: question, rating, time and schedule; no name, no answer.")
        tell(_(kept, path=progress.path))
        tell(_("On a shared computer: --no-save keeps nothing, `reseaux-quiz progress delete` deletes it all."))


def _announce(choice: Choice) -> None:
    """Say what this sitting will ask, by section."""
    due, new = len(choice.due), len(choice.new)
    if not due and not new:
        print(wrap(_("Nothing is due now.")))
        if choice.later:
            print(wrap(_("New questions come tomorrow; a higher number after --new asks more today.")))
        return
    reviews = counted("{number} question to review", "{number} questions to review", due)
    if choice.more:
        reviews = _("{questions} (the rest will wait)", questions=reviews)
    fresh = counted("{number} new question", "{number} new questions", new)
    print(terminal.bold(wrap(", ".join([reviews] * bool(due) + [fresh] * bool(new)))))
    columns = [(title, cards) for title, cards in ((_("To review"), choice.due), (_("New"), choice.new)) if cards]
    groups = by_section.grouped(choice.due + choice.new, lambda card: card.item)
    rows = [
        Row(part.name, tuple(str(len([card for card in group if card in cards])) for _title, cards in columns))
        for part, group in groups.items()
    ]
    by_section.print_rows([title for title, _cards in columns], rows)
    print(wrap(dialogue.commands(undo=True)))


# --- the sitting -------------------------------------------------------------------------------------------


@frozen
class _Answered:
    """A card that was asked, its review, and the sitting as it was before."""

    card: Card
    review: Review
    sitting: Sitting


def _sit(
    sitting: Sitting, progress: Progress, until: datetime | None, seed: int, *, by_hand: bool
) -> Sequence[_Answered]:
    """Ask one card after the other, and record each review at once; return those not taken back."""
    past: list[_Answered] = []
    first = sitting
    card = sitting.next(clock.now())
    over = False
    while True:
        try:
            if card is None or over:
                _close(over=over)
                return past
            place = _place(card, first, total=until is None) if card in sitting.queue else _("Once more")
            outcome = dialogue.ask(card.item, seed + len(past), place, drilling=True)
            rating = scheduling.rate(outcome.grade, hinted=outcome.hinted)
            past.append(_Answered(card, progress.record(card.key, rating, clock.now()), sitting))
            own = _ask_rating(outcome, rating, by_hand=by_hand)
            if own is not rating:
                progress.take_back(past.pop().review)
                past.append(_Answered(card, progress.record(card.key, own, clock.now()), sitting))
            now = clock.now()
            memory = past[-1].review.memory
            sitting = sitting.after(card, memory)
            print(wrap(_coming_back(card, sitting, memory, now)))
            card = sitting.next(now)
            over = until is not None and now >= until
            if card and not over and not _asks_rating(outcome, rating, by_hand=by_hand):
                dialogue.pause(last=False, undo=True)
        except TakenBack:
            if past:
                last = past.pop()
                progress.take_back(last.review)
                sitting, card, over = last.sitting, last.card, False
                print(wrap(_("The last answer is taken back.")))
            else:
                print(wrap(_("There is nothing to take back.")))
        except Stopped:
            return past


def _place(card: Card, first: Sitting, *, total: bool) -> str:
    """Say which question it is, and of how many unless the time limit may cut the sitting short."""
    place = first.queue.index(card) + 1
    if total:
        return _("Question {place} of {number}", place=place, number=len(first.queue))
    return _("Question {place}", place=place)


def _asks_rating(outcome: Outcome, rating: Rating, *, by_hand: bool) -> bool:
    return rating is Rating.GOOD and (by_hand or isinstance(outcome.item.question, TrueFalse))


def _ask_rating(outcome: Outcome, rating: Rating, *, by_hand: bool) -> Rating:
    """Let the person add to the grade of a right answer: that it was a guess, or with `--rate` how hard it was."""
    if not _asks_rating(outcome, rating, by_hand=by_hand):
        return rating
    if by_hand:
        # the letters of both languages
        letters = {"h": Rating.HARD, "d": Rating.HARD, "e": Rating.EASY, "f": Rating.EASY}
        return dialogue.pick(_("Enter if it went well, h if it was hard, e if it was easy"), letters, rating)
    return dialogue.pick(_("Enter to go on, h if it was a guess"), {"h": Rating.HARD}, rating)


def _coming_back(card: Card, sitting: Sitting, memory: Memory, now: datetime) -> str:
    if any(repeat.card is card for repeat in sitting.repeats):
        return _("Comes back in this sitting.")
    if memory.state is not State.REVIEW:
        return _("Comes back in the next sitting.")
    return _("Comes back {when}.", when=_when(scheduling.days(now, memory.due)))


def _when(days: int) -> str:
    if days <= 1:
        return _("tomorrow")
    return counted("in {number} day", "in {number} days", days)


def _close(*, over: bool) -> None:
    """Give a chance to take the last answer back."""
    print()
    print(_("The time is over.") if over else _("That was the last question."))
    dialogue.pick(_("Enter to see the result, u to take the last answer back"), {}, None)


# --- after -------------------------------------------------------------------------------------------------


def _sum_up(past: Sequence[_Answered], choice: Choice, banks: Sequence[Bank], progress: Progress) -> None:
    """Say what was learnt, and how much is mastered now in the sections that were asked."""
    last = {answered.card.key: answered for answered in past}
    settled = [answered.card for answered in last.values() if answered.review.memory.state is State.REVIEW]
    learnt = len([card for card in settled if card in choice.new])
    reviewed = len(settled) - learnt
    again = len(last) - len(settled)
    print("\n" + terminal.bold(_("Result")))
    for number, line in (
        (learnt, counted("{number} new question learnt", "{number} new questions learnt", learnt)),
        (reviewed, counted("{number} question reviewed", "{number} questions reviewed", reviewed)),
        (again, counted("{number} question to take up again", "{number} questions to take up again", again)),
    ):
        if number:
            print(wrap(line))
    asked = {by_section.part(answered.card.item) for answered in past}
    standings = by_section.standings(banks, progress.memories(), clock.now())
    rows = [Row(part.name, (), standing.mastered) for part, standing in standings.items() if part in asked]
    by_section.print_rows((_("Mastered"),), rows)


def _tell_next(deck: Sequence[Card], progress: Progress) -> None:
    """Say when the next review is, without counting what is overdue."""
    memories, now = progress.memories(), clock.now()
    known = [memories[card.key] for card in deck if card.key in memories]
    if any(memory.state is not State.REVIEW or scheduling.is_due(memory, now) for memory in known):
        print(wrap(_("There is more to review, whenever you like.")))
    elif known:
        first = min(scheduling.days(now, memory.due) for memory in known)
        number = len([memory for memory in known if scheduling.days(now, memory.due) == first])
        questions = counted("{number} question", "{number} questions", number)
        print(wrap(_("Next review: {when} ({questions})", when=_when(first), questions=questions)))
