"""Item-writing rules: a bank → findings with stable codes. No finding is a fault; a question may allow one.

Deterministic and offline. Where a rule would need to understand, it says nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from attrs import frozen

from reseaux_quiz import collector
from reseaux_quiz.checking.banks import BankView
from reseaux_quiz.checking.registry import BANK_RULES, IDLE, RULES, RULES_OF, UNKNOWN, Rule
from reseaux_quiz.checking.view import View
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.model import Bank
from reseaux_quiz.texts import TreePath

__all__ = ["RULES", "Finding", "Rule", "check"]


@frozen
class Finding:
    """What a rule found in a bank: in the question with that id (None: in the bank itself), at a path from the bank.

    `message` says what, why it matters and what to do, in the user's language.
    """

    code: str
    question: str | None
    at: TreePath
    message: str


def check(bank: Bank) -> tuple[Finding, ...]:
    """Find what spoils a bank's questions and is not allowed, and the allowances that no longer apply."""
    with collector.paused():
        views = [View(question, bank.language) for question in bank.questions]
        found = [*_of_questions(views), *_of_bank(BankView(bank, views))]
    used: defaultdict[str | None, set[str]] = defaultdict(set)
    kept = []
    allowed: dict[str | None, Mapping[str, str]] = {None: bank.allow}
    allowed.update({question.id: question.allow for question in bank.questions})
    for finding in found:
        if finding.code in allowed[finding.question]:
            used[finding.question].add(finding.code)
        else:
            kept.append(finding)
    kept += _allowances((), None, bank.allow, used[None])
    for index, question in enumerate(bank.questions):
        if question.allow:
            kept += _allowances(("questions", index), question.id, question.allow, used[question.id])
    return tuple(kept)


def _of_questions(views: list[View]) -> Iterator[Finding]:
    for index, view in enumerate(views):
        question = view.question
        for rule in RULES_OF[question.type]:
            for path, what in rule.find(view):
                yield _finding(rule, question.id, ("questions", index, *path), what)


def _of_bank(view: BankView) -> Iterator[Finding]:
    for rule in BANK_RULES:
        for path, what in rule.find(view):
            index = path[1] if path[0] == "questions" and len(path) > 1 else None
            question = view.bank.questions[index].id if isinstance(index, int) else None
            yield _finding(rule, question, path, what)


def _allowances(at: TreePath, question: str | None, allowed: Mapping[str, str], used: set[str]) -> Iterator[Finding]:
    for code in allowed:
        place = (*at, "allow", code)
        if code not in RULES or code in (UNKNOWN.code, IDLE.code):
            yield _finding(UNKNOWN, question, place, _("there is no rule « {code} » to allow").format(code=code))
        elif code not in used:
            yield _finding(IDLE, question, place, _("« {code} » is not found here any more").format(code=code))


def _finding(rule: Rule, question: str | None, at: TreePath, what: str) -> Finding:
    return Finding(rule.code, question, at, f"{what}. {_(rule.advice)}.")
