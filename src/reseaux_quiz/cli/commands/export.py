"""`reseaux-quiz export FORMAT`: a quiz in another format, and what that format can't carry."""

import contextlib
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import click
import typer
from attrs import evolve, fields
from typer.core import TyperGroup

from reseaux_quiz import assessing, clock, exporting, loading
from reseaux_quiz.assessing import Source
from reseaux_quiz.cli import atomic_files, office
from reseaux_quiz.cli.given_banks import read
from reseaux_quiz.cli.language import _, counted, language, text
from reseaux_quiz.cli.parameters import Force, Json, Paths, command, group
from reseaux_quiz.cli.record_options import given, inputs, options_of
from reseaux_quiz.cli.spinner import waiting
from reseaux_quiz.cli.terminal import print_json, tell, visible
from reseaux_quiz.errors import NotFoundError, QuizError
from reseaux_quiz.exporting import Exporter, Level, Loss, LossCode, Rendered
from reseaux_quiz.i18n import N_, Message, msg
from reseaux_quiz.loading import Loaded
from reseaux_quiz.model import EARLIEST, LATEST, Bank, Quiz
from reseaux_quiz.selecting import Selection

LEVELS = {Level.CHANGED: N_("changed"), Level.REDUCED: N_("reduced")}

_OF_NO_FORMAT = (".doc", ".odt", ".pdf", ".yaml", ".yml")


def make(summary: str) -> click.Command:
    """Make the group, with a command for each format."""
    return typer.main.get_command(group(_Formats, summary))


class _Formats(TyperGroup):
    """Loads a format when it is called, and lists those that can be used."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        try:
            return _command(exporting.find(cmd_name))
        except NotFoundError as error:
            raise click.UsageError(text(error), ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        usable, wrong = exporting.usable()
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _summary(exporter)) for name, exporter in usable.items()])
        if wrong:
            with formatter.section(_("Formats that can't be used")):
                for error in wrong:
                    formatter.write_text(visible(text(error)))


def _summary(exporter: Exporter[Any]) -> str:
    summary = _("Write questions in the format {name} ({suffix}).", name=exporter.name, suffix=exporter.suffix)
    notice = getattr(exporter, "notice", None)
    return f"{summary} {text(notice)}" if notice else summary


def _command(exporter: Exporter[Any]) -> click.Command:
    taken_over = exporting.TAKEN_OVER & {each.name for each in fields(exporter.options)}

    def export(
        context: typer.Context,
        paths: Paths = None,
        output: Annotated[
            str | None,
            typer.Option(
                "-o",
                "--output",
                metavar=N_("FILE"),
                help=N_("A file, a folder (ends in /), or - for standard output."),
            ),
        ] = None,
        force: Force = False,
        strict: Annotated[
            bool, typer.Option("--strict", help=N_("Write nothing where a type, a grade or a text would change."))
        ] = False,
        verbose: Annotated[bool, typer.Option("-v", "--verbose", help=N_("Name every loss."))] = False,
        as_json: Json = False,
    ) -> None:
        if as_json and output == "-":
            raise click.UsageError(_("--json and a file can't both go to standard output"))
        selection = evolve(given(context, Selection), **{name: getattr(Selection(), name) for name in taken_over})
        options = given(context, exporter.options)
        loaded = read(paths)
        quiz = assessing.quiz(loaded, selection)
        banks = assessing.banks_of(loaded)
        made = _made()
        quiz = evolve(loading.with_pictures(quiz, banks), made=made, changed=_changed(banks, made))
        with waiting(counted("Writing {number} question", "Writing {number} questions", len(quiz.items))):
            rendered = exporting.export(exporter, quiz, options)
        if not as_json:
            _report(rendered.losses, verbose=verbose)
        if strict and any(loss.level is Level.CHANGED for loss in rendered.losses):
            raise QuizError(msg("nothing was written: --strict, and some questions would change"))
        if output == "-":
            if len(rendered.files) > 1:
                raise click.UsageError(_("several files can't go to standard output"))
            sys.stdout.buffer.write(b"".join(rendered.files.values()))
            _say(rendered.remarks)
            return
        stem = quiz.assessment.id if quiz.assessment else _stem([each.bank for each in banks], paths or ())
        paths_of_parts = {part: _target(output, stem, part, exporter, rendered) for part in rendered.files}
        targets = {path: rendered.files[part] for part, path in paths_of_parts.items()}
        suffixes = {path: rendered.suffixes.get(part, exporter.suffix) for part, path in paths_of_parts.items()}
        _check(suffixes, exporter, [*_files(loaded), *inputs(context)])
        if _is_pdf(targets, exporter):
            with waiting(_("Converting to PDF")):
                targets = office.to_pdf(targets)
        with _folder(output):
            atomic_files.write(targets, force=force)
        if as_json:
            print_json(_record(targets, quiz, rendered))
            return
        for target in targets:
            said = [_carried(quiz, rendered), *([_paper(targets[target])] if target.suffix.lower() == ".pdf" else [])]
            tell(_("{what}: {message}", what=target, message=", ".join(said)))
        _say(rendered.remarks)
        _say_pages(targets)
        if selection.number is not None:
            tell(_("Drawn with --seed {seed}: another number draws other questions.", seed=quiz.seed))

    filters = [option for option in options_of(Selection) if option.name not in taken_over]
    return command(export, _summary(exporter), [*options_of(exporter.options), *filters])


def _made() -> datetime:
    """Return the date for documents: SOURCE_DATE_EPOCH (reproducible-builds.org) if it is set, else now."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        made = datetime.fromtimestamp(int(seconds), UTC) if seconds else clock.now().astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        raise QuizError(msg("SOURCE_DATE_EPOCH is a number of seconds, not “{given}”", given=seconds)) from None
    if made > LATEST:
        raise QuizError(
            msg("SOURCE_DATE_EPOCH is in {year}, and no document can be dated after 2107", year=made.year)
        )
    return max(made, EARLIEST)


def _changed(banks: Iterable[Loaded], latest: datetime) -> dict[str, datetime]:
    """Date each bank by its file or its collection's, whichever is newer, but never after `latest`."""
    found = {}
    for each in banks:
        files = (each.path, each.path.with_name(loading.DESCRIPTION))
        seconds = max(file.stat().st_mtime for file in files if file.exists())
        found[each.bank.full_id] = min(datetime.fromtimestamp(max(seconds, EARLIEST.timestamp()), UTC), latest)
    return found


# --- where it goes -----------------------------------------------------------------------------------------


def _stem(banks: Sequence[Bank], paths: Sequence[Path]) -> str:
    """Name the file after the bank if one bank file was given, else after its collection."""
    if len(banks) == 1 and paths and paths[0].is_file():
        return banks[0].id
    return "-".join(dict.fromkeys(bank.collection.id if bank.collection else bank.id for bank in banks))[:100]


def _target(output: str | None, stem: str, part: str, exporter: Exporter[Any], rendered: Rendered) -> Path:
    ending = f"-{part}" if part else ""
    own = rendered.suffixes.get(part)
    # pathlib fails on a folder that may not be entered: `atomic_files` reports it
    if output is None or output.endswith(("/", os.sep)) or os.path.isdir(output):  # noqa: PTH112
        return Path(output or ".") / f"{stem}{ending}{own or exporter.suffix}"
    path = Path(output)
    return path.with_name(f"{path.stem}{ending}{own or path.suffix}") if part else path


@contextlib.contextmanager
def _folder(output: str | None) -> Iterator[None]:
    """Make the folder of `-o FOLDER/` if it alone is missing, and take it away again if nothing gets there."""
    folder = Path(output) if output and output.endswith(("/", os.sep)) else None
    if folder is None or os.path.lexists(folder) or not folder.parent.is_dir():
        yield
        return
    folder.mkdir()
    try:
        yield
    except BaseException:
        folder.rmdir()
        raise


def _files(loaded: Sequence[Source]) -> list[Path]:
    """List the files that were read: assessments, banks, and the descriptions of their collections."""
    banks = [each.path for each in assessing.banks_of(loaded)]
    return [*(each.path for each in loaded), *banks, *(path.with_name(loading.DESCRIPTION) for path in banks)]


def _check(targets: Mapping[Path, str], exporter: Exporter[Any], inputs: Sequence[Path]) -> None:
    """Refuse to replace what is read, and to give a file the extension of another format.

    `targets` has the extension expected of each file.
    """
    for path, expected in targets.items():
        if os.path.realpath(path) in map(os.path.realpath, inputs):
            raise QuizError(msg("{path} is read for this export, and can't be replaced by it", path=path))
        suffix = path.suffix.lower()
        if suffix in ("", ".txt") or expected.endswith(suffix) or _is_pdf([path], exporter):
            continue
        if expected != exporter.suffix:
            raise QuizError(msg("{path} would be a “{own}” file: end its name in {own}", path=path, own=expected))
        others = [name for name, other in exporting.usable()[0].items() if other.suffix.endswith(suffix)]
        if others:
            raise QuizError(
                msg(
                    "{path} would be a file in the format {name}: `reseaux-quiz export {other}` writes “{suffix}”",
                    path=path,
                    name=exporter.name,
                    other=others[0],
                    suffix=suffix,
                )
            )
        if suffix in _OF_NO_FORMAT:
            raise QuizError(
                msg(
                    "{path} would be a file in the format {name}, which is no “{suffix}” file: end its name in {own}",
                    path=path,
                    name=exporter.name,
                    suffix=suffix,
                    own=exporter.suffix,
                )
            )


def _is_pdf(targets: Iterable[Path], exporter: Exporter[Any]) -> bool:
    """Tell whether files are to be converted to PDF."""
    return exporter.suffix == office.CONVERTED and any(path.suffix.lower() == ".pdf" for path in targets)


# --- what is said about it ---------------------------------------------------------------------------------


def _carried(quiz: Quiz, rendered: Rendered) -> str:
    """Say how many questions went into the file, and of how many."""
    number = len(quiz.items) - len(rendered.omitted)
    if rendered.omitted:
        return counted("{number} question of {all}", "{number} questions of {all}", number, all=len(quiz.items))
    return counted("{number} question", "{number} questions", number)


def _paper(pdf: bytes) -> str:
    """Say how many pages a PDF has, and how many sheets of paper it takes printed on both sides."""
    number = office.pages(pdf)
    sheets = counted("{number} sheet of paper", "{number} sheets of paper", (number + 1) // 2)
    return _("{pages} ({sheets})", pages=counted("{number} page", "{number} pages", number), sheets=sheets)


def _say_pages(targets: Mapping[Path, bytes]) -> None:
    """Say how many pages Word documents have, where LibreOffice can count them and somebody waits for it to do so.

    The files are there already, so it only takes a few seconds of whoever reads this; scripts don't spend them.
    """
    documents = {path: data for path, data in targets.items() if path.suffix.lower() == office.CONVERTED}
    if not documents or not sys.stderr.isatty() or not office.is_there():
        return
    try:
        with waiting(_("Counting pages")):
            converted = office.to_pdf(documents)
    except QuizError:
        return
    for path, pdf in converted.items():
        tell(_("{what}: {message}", what=path, message=_paper(pdf)))


def _say(remarks: Iterable[Message]) -> None:
    for remark in remarks:
        tell(text(remark))


def _report(losses: Sequence[Loss], *, verbose: bool) -> None:
    """Say what was lost: a line for each code, or for each loss."""
    grouped: dict[tuple[Level, str], list[Loss]] = defaultdict(list)
    for loss in losses:
        grouped[loss.level, loss.code].append(loss)
    for (level, code), found in sorted(grouped.items()):
        summary = text(LossCode(code).summary) if code in set(LossCode) else code
        name = code if summary == code else f"{summary} ({code})"
        if verbose:
            for loss in found:
                what = f"{loss.question}: " if loss.question else ""
                tell(_("{what}: {message}", what=f"{what}{_(LEVELS[level])}, {name}", message=loss.message))
        else:
            questions = {loss.question for loss in found if loss.question}
            number = counted("{number} question", "{number} questions", len(questions))
            what = ", ".join([_(LEVELS[level]), name, *([number] if questions else [])])
            tell(_("{what}: {message}", what=what, message=found[0].message))
    if any(loss.question for loss in losses) and not verbose:
        tell(_("-v names every question."))


def _record(targets: Iterable[Path], quiz: Quiz, rendered: Rendered) -> dict[str, Any]:
    return {
        "files": [str(path) for path in targets],
        "chosen": len(quiz.items),
        "written": len(quiz.items) - len(rendered.omitted),
        "seed": quiz.seed,
        "remarks": [text(remark) for remark in rendered.remarks],
        "losses": [
            {
                "code": str(loss.code),
                "level": str(loss.level),
                "message": text(loss.message),
                "parameters": {name: _plain(value) for name, value in loss.message.values},
                "question": loss.question,
            }
            for loss in rendered.losses
        ],
    }


def _plain(value: object) -> str | int:
    if isinstance(value, Message):
        return value.text(language())
    return value if isinstance(value, int) else str(value)
