"""`reseaux-quiz check`: faults in bank files, and flaws of their questions."""

import contextlib
from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import click
import typer
from attrs import asdict, field, frozen

from reseaux_quiz import assessing, resources
from reseaux_quiz.assessing import LoadedAssessment
from reseaux_quiz.checking import RULES, Finding, check_together
from reseaux_quiz.checking import check as findings_of
from reseaux_quiz.cli.given_banks import say_where
from reseaux_quiz.cli.language import _, counted, language, text
from reseaux_quiz.cli.parameters import Json, Paths, Text, command
from reseaux_quiz.cli.spinner import waiting
from reseaux_quiz.cli.terminal import fitted, print_json, tell, visible
from reseaux_quiz.errors import Fault, kind_of, more_of_a_kind, told_once
from reseaux_quiz.i18n import N_
from reseaux_quiz.loading import Loaded


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(check, summary)


def check(
    paths: Paths = None,
    strict: Annotated[bool, typer.Option("--strict", help=N_("Exit with 1 for a finding as for a fault."))] = False,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="CODE",
            click_type=Text(),
            help=N_("Print what a code means, with examples, and stop."),
        ),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help=N_("Show every remark, even many of a kind."))
    ] = False,
    as_json: Json = False,
) -> None:
    """Find every fault, and every flaw that item-writing research warns of."""
    if explain is not None:
        print(_page(explain), end="")
        return
    with waiting(_("Reading the banks")):
        sources, faults = assessing.load_sound(paths or (), in_folders=True)
    loaded = [each for each in sources if isinstance(each, Loaded)]
    assessments = [each for each in sources if isinstance(each, LoadedAssessment)]
    remarks = [_of_fault(fault) for fault in faults]
    with waiting(_("Looking for what spoils their questions")):
        remarks += [remark for each in loaded for remark in _findings(each, findings_of(each.bank))]
        whole = {each.path for each in loaded}
        remarks += dict.fromkeys(remark for each in assessments for remark in _asked(each, whole))
        for banks in _by_collection(loaded):
            remarks += _findings(banks[0], check_together([each.bank for each in banks]))
    with contextlib.suppress(BrokenPipeError):  # `| head` has read enough: the exit code stays the same
        if as_json:
            print_json([_record(remark) for remark in remarks])
        else:
            for line in _lines(remarks, verbose=verbose):
                print(fitted(visible(line)))
    questions = {f"{each.bank.full_id}/{question.id}" for each in loaded for question in each.bank.questions}
    asked = {item.full_id for each in assessments for item in each.quiz.items}
    _sum_up(len(questions | asked), remarks)
    if not paths and not as_json:
        say_where(paths)
    if faults or (strict and remarks):
        raise typer.Exit(1)


@frozen(order=True)
class _Remark:
    """A fault (without a code) or a finding, at a line and a column counted from 1."""

    file: Path
    line: int
    column: int
    question: str | None = field(order=lambda question: question or "")
    code: str | None = field(order=lambda code: code or "")
    message: str
    kind: Hashable = field(order=False)

    def __str__(self) -> str:
        parts = [f"{self.file}:{self.line}:{self.column}:"]
        parts += [f"{self.question}:"] if self.question else []
        parts += [self.code] if self.code else []
        return " ".join([*parts, self.message])


def _of_fault(fault: Fault) -> _Remark:
    message = text(fault.message)
    return _Remark(fault.path, fault.line, fault.column, fault.question, None, message, kind_of(fault))


def _lines(remarks: Sequence[_Remark], *, verbose: bool) -> Iterator[str]:
    """Word the remarks, one a line; unless `verbose`, many of a kind are told once, with their lines."""
    for remark, more in told_once(remarks, lambda each: each if verbose else each.kind):
        yield str(remark)
        if more:
            yield text(more_of_a_kind(remark.file, [each.line for each in more]))


def _by_collection(loaded: Iterable[Loaded]) -> Iterator[list[Loaded]]:
    banks: defaultdict[str, list[Loaded]] = defaultdict(list)
    for each in loaded:
        if each.bank.collection:
            banks[each.bank.collection.id].append(each)
    return iter(banks.values())


def _findings(loaded: Loaded, findings: Iterable[Finding]) -> list[_Remark]:
    return sorted(
        _Remark(
            loaded.path,
            *loaded.place(*finding.at),
            finding.question,
            finding.code,
            text(finding.message),
            (loaded.path, finding.code),
        )
        for finding in findings
    )


def _asked(assessment: LoadedAssessment, whole: Container[Path]) -> Iterator[_Remark]:
    """Find what spoils the questions and documents of an assessment, in banks that are not checked as a whole."""
    asked = {item.full_id for item in assessment.quiz.items}
    named = {f"{item.bank.full_id}/{name}" for item in assessment.quiz.items for name in item.question.documents}
    for each in assessment.banks:
        if each.path in whole:
            continue
        name = each.bank.full_id
        shown = {("documents", place) for place, it in enumerate(each.bank.documents) if f"{name}/{it.id}" in named}
        found = (
            finding
            for finding in findings_of(each.bank)
            if f"{name}/{finding.question}" in asked or finding.at[:2] in shown
        )
        yield from _findings(each, found)


def _record(remark: _Remark) -> dict[str, str | int | None]:
    record = asdict(remark) | {"file": str(remark.file)}
    del record["kind"]
    return record


def _sum_up(questions: int, remarks: Iterable[_Remark]) -> None:
    codes = Counter(remark.code for remark in remarks)
    faults = codes.pop(None, 0)
    for code, number in sorted(codes.items(), key=lambda each: (-each[1], each[0] or "")):
        tell(f"{number:5} {code}  {text(RULES[code or ''].title)}")
    tell(", ".join(_totals(questions, faults, codes.total())))
    if codes:
        tell(_("`reseaux-quiz check --explain CODE` says why a code matters, with examples."))


def _totals(questions: int, faults: int, findings: int) -> Iterator[str]:
    if questions:
        yield counted("{number} question", "{number} questions", questions)
    if faults:
        yield counted("{number} fault", "{number} faults", faults)
    else:
        yield _("no fault")
    if findings:
        yield counted("{number} finding", "{number} findings", findings)
    elif questions:
        yield _("no finding")


def _page(code: str) -> str:
    """Read the page on a code in the user's language."""
    known = code.strip().upper()
    if known not in RULES:
        message = _("there is no rule “{code}”; the rules are: {known}", code=code, known=", ".join(RULES))
        raise click.BadParameter(message, param_hint="--explain")
    return (resources.folder("docs/check") / f"{known}.{language()}.md").read_text(encoding="utf-8")
