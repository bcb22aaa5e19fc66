"""What programs say of answers → what a bank says: weights → credit, numbers, spellings, a gap in a prompt."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from attrs import evolve, frozen

from reseaux_quiz.answers import quantities
from reseaux_quiz.i18n import msg
from reseaux_quiz.importing.building import UNNAMED, Draft
from reseaux_quiz.importing.losses import LossCode
from reseaux_quiz.model import (
    Criterion,
    Distractor,
    Essay,
    ListedOption,
    MultipleChoice,
    Numerical,
    Order,
    Ordering,
    Question,
    Scoring,
    ShortAnswer,
    SingleChoice,
    Strictness,
)

_CLOSE = Decimal("0.01")


@frozen
class Choice:
    """An option, with its weight in percent."""

    text: str
    weight: Decimal
    feedback: str | None = None


def number(text: str) -> Decimal | None:
    """Read a number as programs and people write it: 3.4, 3,4, 1e-3."""
    bare = text.strip().replace("\u2212", "-")
    found = quantities.parse(bare)
    if found is None and re.fullmatch(r"[+-]?(?:\d{1,30}(?:[.,]\d{0,30})?|[.,]\d{1,30})(?:[eE][+-]?\d{1,2})?", bare):
        try:
            found = Decimal(bare.replace(",", "."))
        except InvalidOperation:
            return None
    return found


def choice(
    draft: Draft, options: Sequence[Choice], common: dict[str, Any], *, several: bool, fixed: bool = False
) -> Question:
    """Make a single or a multiple choice; with a blank to complete where no option is right.

    The options are listed in the bank as they were if their order is `fixed`, or a right one has a feedback.
    """
    right = [each for each in options if each.weight > 0]
    wrong = [each for each in options if each.weight <= 0]
    is_doubtful = False
    if not several:
        best = max((each.weight for each in options), default=Decimal(0))
        full = [each for each in right if each.weight == best]
        if len(full) > 1:
            draft.doubtful(
                LossCode.ANSWER,
                msg("several options are right in a single choice, so it becomes a multiple choice"),
                "answers",
            )
            several = is_doubtful = True
            right, wrong = full, [each for each in options if each not in full]
        elif full:
            partly = [each for each in right if each is not full[0]]
            for each in partly:
                draft.changed(
                    LossCode.CREDIT,
                    msg(
                        "“{text}” was worth {weight} %; in a bank it is worth nothing",
                        text=each.text,
                        weight=percent(each.weight),
                    ),
                )
            if best < 100 - _CLOSE:
                draft.doubtful(
                    LossCode.ANSWER, msg("no option is worth 100 %: the best one counts as right"), "answer"
                )
            right, wrong = full, [each for each in options if each is not full[0]]
    if not right:
        draft.doubtful(
            LossCode.ANSWER,
            msg("no option is marked as right: put the right one under `answer`, and take it out of `distractors`"),
            "answer",
        )
        right, several = [Choice(msg("(to be completed)").text(draft.builder.language), Decimal(100))], False
    answers = tuple(dict.fromkeys(each.text for each in right))
    distractors = tuple(_distinct(draft, wrong, {_same(text) for text in answers}))
    listed = (fixed or any(each.feedback for each in right)) and _listed(options, right, distractors)
    if listed:
        order = Order.WRITTEN if fixed else Order.SHUFFLED
        common = {"order": order} | common | {"options": listed}
    else:
        common = common | {"distractors": distractors}
    if not several:
        return SingleChoice(answer=answers[0], **common)
    scoring = Scoring.PARTIAL if is_doubtful else _scoring(draft, right, wrong)
    return MultipleChoice(answers=answers, scoring=scoring, **common)


def _listed(
    options: Sequence[Choice], right: Sequence[Choice], wrong: Sequence[Distractor]
) -> tuple[ListedOption, ...]:
    """List the options that are kept in the order that they had."""
    kept = {each.text: each.feedback for each in reversed(right)} | {each.text: each.feedback for each in wrong}
    texts = dict.fromkeys(each.text for each in (*options, *right) if each.text in kept)
    return tuple(ListedOption(text, kept[text] or None) for text in texts) if len(texts) > 1 else ()


def _no_answer(draft: Draft, common: dict[str, Any], options: Sequence[str]) -> None:
    draft.left_out(
        LossCode.ANSWER,
        msg("no answer is right, so the question is left out: {prompt} — {options}",
            prompt=str(common["prompt"])[:200], options=" / ".join(options)[:400]),
    )  # fmt: skip


def _with_feedback(draft: Draft, common: dict[str, Any], found: Sequence[tuple[str, str | None]]) -> dict[str, Any]:
    """Put the feedback of right answers where everybody reads it: into the explanation."""
    texts = list(
        dict.fromkeys(text for _option, text in found if text and text not in (common.get("explanation") or ""))
    )
    if not texts:
        return common
    draft.reduced(LossCode.FEEDBACK, msg("the feedback for a right answer moves to the explanation"))
    return common | {"explanation": "\n\n".join([*filter(None, [common.get("explanation")]), *texts])}


def _scoring(draft: Draft, right: Sequence[Choice], wrong: Sequence[Choice]) -> Scoring:
    """Tell whether a part of the right options is worth a part; say where the weights say anything else."""
    share = Decimal(100) / len(right)
    if any(abs(each.weight - share) > _CLOSE for each in right):
        if len(right) > 1 and all(each.weight >= 100 - _CLOSE for each in right):
            draft.doubtful(
                LossCode.CREDIT, msg("each right option was worth 100 %; in a bank all of them are needed"), "answers"
            )
        else:
            draft.changed(
                LossCode.CREDIT, msg("the right options had different weights; in a bank they are all worth the same")
            )
    weights = {each.weight for each in wrong}
    if weights == {Decimal(-100)} and len(wrong) > 1:
        return Scoring.ALL_OR_NOTHING
    usual = Decimal(-100) / len(wrong) if wrong else Decimal(0)
    if any(abs(each - usual) > _CLOSE for each in weights):
        draft.changed(
            LossCode.CREDIT,
            msg("wrong options took away {weights} %; in a bank each takes away {usual} %",
                weights=", ".join(percent(-each) for each in sorted(weights)), usual=percent(round(-usual, 2))),
        )  # fmt: skip
    return Scoring.PARTIAL


def _same(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _distinct(draft: Draft, wrong: Iterable[Choice], seen: set[str]) -> Iterable[Distractor]:
    for each in wrong:
        if _same(each.text) in seen:
            draft.doubtful(
                LossCode.DUPLICATE,
                msg("the option “{text}” occurs twice; one is kept", text=each.text),
                "distractors",
            )
        else:
            seen.add(_same(each.text))
            yield Distractor(each.text, each.feedback or None)


def short_answer(
    draft: Draft, answers: Sequence[Choice], common: dict[str, Any], *, case: bool = False
) -> Question | None:
    """Make a short answer; what is the same in the language of the bank is settled once that is known."""
    accepted: dict[str, None] = {}
    shown: list[tuple[str, str | None]] = []
    rejected: dict[str, Distractor] = {}
    best = max((each.weight for each in answers if each.text.strip() != "*"), default=Decimal(0))
    full = min(best, 100 - _CLOSE)
    if Decimal(0) < best < 100 - _CLOSE:
        draft.doubtful(LossCode.ANSWER, msg("no answer is worth 100 %: the best one counts as right"), "answers")
    for each in answers:
        text = _without_wildcards(draft, each)
        if text is None:
            continue
        if each.weight >= full > 0:
            accepted[text] = None
            shown.append((text, each.feedback))
        else:
            if each.weight > 0:
                draft.changed(
                    LossCode.CREDIT,
                    msg(
                        "“{text}” was worth {weight} %; a bank does not accept it",
                        text=text,
                        weight=percent(each.weight),
                    ),
                    "rejected",
                )
            rejected.setdefault(text, Distractor(text, each.feedback or None))
    if not accepted:
        _no_answer(draft, common, [each.text for each in answers])
        return None
    strict = frozenset({Strictness.CASE}) if case else frozenset[Strictness]()
    common = _with_feedback(draft, common, shown)
    return ShortAnswer(answers=tuple(accepted), rejected=tuple(rejected.values()), strict=strict, **common)


def percent(weight: Decimal) -> str:
    """Write a weight without idle zeros."""
    return f"{weight.normalize():f}"


def _without_wildcards(draft: Draft, answer: Choice) -> str | None:
    r"""Read the stars of an answer: `\*` is one, `*` stands for anything, which a bank does not know."""
    if answer.text.strip() == "*":
        if answer.feedback:
            draft.reduced(
                LossCode.FEEDBACK,
                msg("the feedback for any other answer is dropped: {text}", text=answer.feedback),
            )
        if answer.weight > 0:
            draft.changed(
                LossCode.WILDCARD,
                msg("any answer was worth {weight} %; in a bank it is worth nothing", weight=percent(answer.weight)),
            )
        return None
    if re.search(r"(?<!\\)\*", answer.text):
        message = msg("the “*” in “{text}” stood for any text; in a bank it is just an asterisk", text=answer.text)
        draft.doubtful(LossCode.WILDCARD, message, "answers")
    return answer.text.replace(r"\*", "*").strip() or None


@frozen
class Value:
    """A number that is accepted, with its tolerance and its weight in percent."""

    number: Decimal
    tolerance: Decimal
    weight: Decimal = Decimal(100)
    feedback: str | None = None


def tolerance(draft: Draft, text: str, middle: Decimal | None) -> Decimal:
    """Read a tolerance, which may be a share of the number in percent; 0, with a doubt, for what is none."""
    bare, percent_sign, _rest = text.strip().partition("%")
    found = number(bare or "0")
    if found is None:
        draft.doubtful(LossCode.TOLERANCE, msg("“{text}” is not a tolerance, so 0 is used", text=text), "tolerance")
        return Decimal(0)
    return abs(found * middle / 100) if percent_sign and middle else found


def numerical(
    draft: Draft, values: Sequence[Value], common: dict[str, Any], unit: str | None = None
) -> Question | None:
    """Make a number; of several that are accepted, one."""
    best = sorted((each for each in values if each.weight > 0), key=lambda each: -each.weight)
    if not best:
        _no_answer(draft, common, [str(each.number) for each in values])
        return None
    kept = best[0]
    if kept.weight < 100 - _CLOSE:
        draft.doubtful(LossCode.ANSWER, msg("no number is worth 100 %: the best one counts as right"), "answer")
    scale = quantities.unit(unit or "").scale
    for each in values:
        if each is kept or (each.number, each.tolerance) == (kept.number * scale, kept.tolerance * scale):
            continue
        draft.changed(
            LossCode.NUMBER,
            msg("{number} ± {tolerance} for {weight} % is dropped: a bank has one right number",
                number=each.number, tolerance=each.tolerance, weight=percent(each.weight)),
            "answer",
        )  # fmt: skip
    common = _with_feedback(draft, common, [("", kept.feedback)])
    return Numerical(answer=kept.number, tolerance=abs(kept.tolerance), unit=unit, **common)


def to_write(draft: Draft) -> str:
    """Return a placeholder for a model answer that is still to be written, and say that it is."""
    draft.doubtful(LossCode.ANSWER, msg("no answer is given: write a model answer"), "model_answer")
    return msg("(to be written)").text(draft.builder.language)


def common(prompt: str, **others: Any) -> dict[str, Any]:
    """Return the fields that every question has, for a record of the model."""
    return {"id": UNNAMED, "prompt": prompt, **{name: value for name, value in others.items() if value is not None}}


def ordering(items: Sequence[str], fields: dict[str, Any]) -> Question:
    """Make an ordering of items in the right order."""
    return Ordering(items=tuple(filter(None, items)), **fields)


def with_criteria(essay: Essay, criteria: Sequence[str]) -> Essay:
    """Give an essay its criteria, each with the points that stand in brackets at its end where all have some."""
    cut = [_POINTS.fullmatch(each) for each in criteria]
    found = [(each[1], number(each[2])) for each in cut if each]
    if criteria and len(found) == len(criteria) and all(points for _text, points in found):
        total = sum((points for _text, points in found if points), Decimal(0))
        return evolve(essay, criteria=tuple(Criterion(text.strip(), points) for text, points in found), points=total)
    return evolve(essay, criteria=tuple(Criterion(each) for each in criteria if each))


_POINTS = re.compile(r"(.+?)\s*\(([\d.,\s]+?)\s*(?:points?|pts?)\)", re.DOTALL)
