"""Item-writing rules: a bank → findings with permanent codes. A finding is not a fault; a question may allow one.

Deterministic and offline. Where a rule would need to understand a text, it says nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from reseaux_quiz.checking.rule import BankRule, QuestionRule, Rule, TextRule
from reseaux_quiz.checking.rules import (
    balance,
    copying,
    documents,
    identity,
    marks,
    negation,
    neighbours,
    numbers,
    options,
    spelling,
    types,
    wording,
)
from reseaux_quiz.checking.view import BankView
from reseaux_quiz.i18n import Message, msg
from reseaux_quiz.model import TYPES, Bank, Question
from reseaux_quiz.texts import TreePath

__all__ = ["RULES", "Finding", "Rule", "check", "check_together"]

UNKNOWN = Rule(
    "Q001",
    title=msg("An unknown code in `allow`"),
    advice=msg("It allows nothing: correct the code, or delete the line"),
)
IDLE = Rule(
    "Q002",
    title=msg("An allowance that no longer applies"),
    advice=msg("It would hide the next finding of its kind: delete the line"),
)

_MODULES = (
    options,
    numbers,
    negation,
    wording,
    types,
    spelling,
    marks,
    copying,
    balance,
    neighbours,
    identity,
    documents,
)
_ALL: tuple[Rule, ...] = (UNKNOWN, IDLE, *(rule for module in _MODULES for rule in module.RULES))

RULES: dict[str, Rule] = {rule.code: rule for rule in sorted(_ALL, key=lambda rule: rule.code)}
"""Every rule by its code."""

_TEXT_RULES = tuple(rule for rule in RULES.values() if isinstance(rule, TextRule))
_QUESTION_RULES: dict[type[Question], tuple[QuestionRule | TextRule, ...]] = {
    kind: (*(rule for rule in RULES.values() if isinstance(rule, QuestionRule) and kind in rule.kinds), *_TEXT_RULES)
    for kind in TYPES.values()
}
_BANK_RULES = tuple(rule for rule in RULES.values() if isinstance(rule, BankRule))


_ON_SHARES = (balance.true_and_false, balance.longest_is_key, balance.layout)
"""Rules on shares of questions: banks too small to show anything may show it together."""


@frozen
class Finding:
    """What a rule found, in the question with that id (None: in the bank itself), at a path from the bank."""

    code: str
    question: str | None
    at: TreePath
    what: Message
    advice: Message

    @property
    def message(self) -> Message:
        """What is there, why it matters and what to do."""
        return Message("{what}. {advice}.", (("what", self.what), ("advice", self.advice)))


def check(bank: Bank) -> tuple[Finding, ...]:
    """Find what spoils a bank's questions and is not allowed, and the allowances that no longer apply."""
    view = BankView(bank)
    found = [*_in_questions(view), *_in_documents(view), *_in_bank(view)]
    allowed: dict[str | None, Mapping[str, str]] = {None: bank.allow}
    allowed.update({question.id: question.allow for question in bank.questions})
    used: defaultdict[str | None, set[str]] = defaultdict(set)
    kept = []
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


def check_together(banks: Sequence[Bank]) -> tuple[Finding, ...]:
    """Find what the banks of one collection show together and none shows alone; places are in the first of them."""
    if len(banks) < 2:
        return ()
    whole = BankView(evolve(banks[0], questions=tuple(question for bank in banks for question in bank.questions)))
    alone = [BankView(bank) for bank in banks]
    found = []
    for rule in _ON_SHARES:
        allowed = any(rule.code in bank.allow for bank in banks)
        if not allowed and not any(True for view in alone for _each in rule.find(view)):
            for path, what in rule.find(whole):
                together = msg("in the {number} banks of the collection, {what}", number=len(banks), what=what)
                found.append(_finding(rule, None, path, together))
    return tuple(found)


def _in_questions(bank: BankView) -> Iterator[Finding]:
    for index, view in enumerate(bank.views):
        for rule in _QUESTION_RULES[type(view.question)]:
            for path, what in rule.find(view):
                yield _finding(rule, view.question.id, ("questions", index, *path), what)


def _in_documents(bank: BankView) -> Iterator[Finding]:
    for index, view in enumerate(bank.documents):
        for rule in _TEXT_RULES:
            for path, what in rule.find(view):
                yield _finding(rule, None, ("documents", index, *path), what)


def _in_bank(view: BankView) -> Iterator[Finding]:
    for rule in _BANK_RULES:
        for path, what in rule.find(view):
            index = path[1] if path[0] == "questions" and len(path) > 1 else None
            question = view.bank.questions[index].id if isinstance(index, int) else None
            yield _finding(rule, question, path, what)


def _allowances(at: TreePath, question: str | None, allowed: Mapping[str, str], used: set[str]) -> Iterator[Finding]:
    for code in allowed:
        place = (*at, "allow", code)
        if code not in RULES or code in (UNKNOWN.code, IDLE.code):
            yield _finding(UNKNOWN, question, place, msg("there is no rule “{code}” to allow", code=code))
        elif code not in used and not (question is None and code in {rule.code for rule in _ON_SHARES}):
            yield _finding(IDLE, question, place, msg("“{code}” is no longer found here", code=code))


def _finding(rule: Rule, question: str | None, at: TreePath, what: Message) -> Finding:
    return Finding(rule.code, question, at, what, rule.advice)
