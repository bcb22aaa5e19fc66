"""Every rule: its code, its title, why it matters and what to do, and what finds it.

Codes are permanent: banks allow them by name. A code that goes is not given again.
"""

from collections.abc import Callable
from typing import Any, get_args

from attrs import frozen

from reseaux_quiz import model
from reseaux_quiz.checking import banks, options, structure, typography, wording
from reseaux_quiz.checking.banks import BankView
from reseaux_quiz.checking.view import Found, View
from reseaux_quiz.i18n import N_

SINGLE = (model.SingleChoice,)
CHOICES = (model.SingleChoice, model.MultipleChoice)
ALL: tuple[type, ...] = get_args(model.Question)
GRADED = tuple(kind for kind in ALL if kind is not model.Flashcard)
ASKING = tuple(kind for kind in ALL if kind not in (model.TrueFalse, model.Flashcard, model.Cloze))


@frozen
class Rule:
    """An item-writing rule: `title` names it, `advice` says why it matters and what to do, both to be translated."""

    code: str
    title: str
    advice: str


@frozen
class QuestionRule(Rule):
    """A rule that looks at each question of some types."""

    kinds: tuple[type[Any], ...]
    find: Callable[[View], Found]


@frozen
class BankRule(Rule):
    """A rule that looks at a whole bank; its findings begin with the way to what they are about."""

    find: Callable[[BankView], Found]


UNKNOWN = Rule(
    "Q001",
    N_("An unknown code in `allow`"),
    N_("It allows nothing: correct the code, or delete the line"),
)
IDLE = Rule(
    "Q002",
    N_("An allowance that no longer applies"),
    N_("It would hide the next finding of its kind: delete the line"),
)

QUESTION_RULES = (
    # --- options
    QuestionRule(
        "Q101",
        N_("“All” or “none of these answers”"),
        N_("Knowing two options, or one, is enough to tell: write an option of its own, or leave it out"),
        CHOICES,
        options.all_or_none,
    ),
    QuestionRule(
        "Q102",
        N_("Options that combine others: “A and B”"),
        N_(
            "Half of the knowledge rules most of them out, and letters change when options are shuffled: "
            "make it a question with several answers"
        ),
        CHOICES,
        options.combination,
    ),
    QuestionRule(
        "Q103",
        N_("A key that is much longer"),
        N_("It is found without knowing: shorten it, or give the distractors as much to say"),
        CHOICES,
        options.longer_key,
    ),
    QuestionRule(
        "Q104",
        N_("A key that is more precise"),
        N_("Precision looks like truth: leave it to the explanation, or make the distractors as precise"),
        CHOICES,
        options.preciser_key,
    ),
    QuestionRule(
        "Q105",
        N_("Options that say the same, or contain one another"),
        N_("Neither can be right alone, so both are ruled out: make each option exclude the others"),
        CHOICES,
        options.overlap,
    ),
    QuestionRule(
        "Q106",
        N_("Ranges that overlap"),
        N_("A number that two options have makes both right: let each range begin where the one before has ended"),
        SINGLE,
        options.ranges,
    ),
    QuestionRule(
        "Q107",
        N_("Numbers out of order"),
        N_("Looking for one's own number among them is no knowledge: add `order: natural`"),
        CHOICES,
        options.number_order,
    ),
    QuestionRule(
        "Q108",
        N_("Numbers in mixed units"),
        N_("Converting hides what is asked: put every option in the same unit"),
        CHOICES,
        options.mixed_units,
    ),
    QuestionRule(
        "Q109",
        N_("Too few options, or too many"),
        N_("Two invite to guess, and a weak distractor is only reading time: keep those that someone would choose"),
        CHOICES,
        options.number_of_options,
    ),
    QuestionRule(
        "Q110",
        N_("Options that all begin alike"),
        N_("The same words are read again and again: move them to the end of the prompt"),
        CHOICES,
        options.common_start,
    ),
    QuestionRule(
        "Q111",
        N_("Absolutes in the distractors only"),
        N_("“Always” and “never” are known to be wrong: take them out, or use them in the key as well"),
        CHOICES,
        options.absolutes,
    ),
    QuestionRule(
        "Q112",
        N_("Words of the prompt in the key alone"),
        N_("The echo tells the key: use another word there, or the same one in a distractor"),
        SINGLE,
        options.echo,
    ),
    QuestionRule(
        "Q113",
        N_("Grammar that betrays the key"),
        N_("Reading it aloud is enough to answer: put the determiner into each option, or ask a whole question"),
        CHOICES,
        options.grammar,
    ),
    QuestionRule(
        "Q114",
        N_("Vague quantities in the options"),
        N_("Everyone understands another amount: give a number, or a comparison"),
        CHOICES,
        options.vague_quantity,
    ),
    # --- wording
    QuestionRule(
        "Q201",
        N_("A negation that is not marked"),
        N_("Who knows the answer gives its contrary: write **pas**, or ask for what is so"),
        (model.SingleChoice, model.MultipleChoice, model.ShortAnswer, model.Numerical),
        wording.unmarked_negation,
    ),
    QuestionRule(
        "Q202",
        N_("A double negation"),
        N_("It tests reading, not knowledge: say it in the affirmative"),
        ALL,
        wording.double_negation,
    ),
    QuestionRule(
        "Q203",
        N_("A prompt that asks nothing"),
        N_("What is to be done must be clear before the options are read: ask a question, or end in « : »"),
        ASKING,
        wording.asks_nothing,
    ),
    QuestionRule(
        "Q204",
        N_("No explanation"),
        N_("A mark alone teaches little: add under `explanation` why the answer is right"),
        GRADED,
        wording.no_explanation,
    ),
    QuestionRule(
        "Q205",
        N_("An explanation that says the key again"),
        N_("Who was wrong still does not know why: give the reason, or an example"),
        GRADED,
        wording.idle_explanation,
    ),
    QuestionRule(
        "Q206",
        N_("An option cited by its letter"),
        N_("Options are shuffled, and letters with them: cite its words"),
        ALL,
        wording.cites_a_letter,
    ),
    QuestionRule(
        "Q207",
        N_("A picture without words"),
        N_("Who can't see it can't answer: say between the brackets what it shows"),
        ALL,
        wording.no_alt_text,
    ),
    # --- types
    QuestionRule(
        "Q301",
        N_("A short matching without extra right side"),
        N_("The last pair goes without saying: add one under `distractors`, or more pairs"),
        (model.Matching,),
        structure.even_matching,
    ),
    QuestionRule(
        "Q302",
        N_("A cloze that opens with a gap"),
        N_("There is nothing yet to find the word from: begin with what is known"),
        (model.Cloze,),
        structure.opening_gap,
    ),
    QuestionRule(
        "Q303",
        N_("A cloze with many gaps"),
        N_("The text can't be understood any more: keep three, or make two questions of it"),
        (model.Cloze,),
        structure.many_gaps,
    ),
    QuestionRule(
        "Q304",
        N_("A tolerance that takes in a wrong answer"),
        N_("It would be taken for right, or for a slip: narrow the tolerance, or change the distractor"),
        (model.Numerical, model.Cloze),
        structure.wide_tolerance,
    ),
    # --- French
    QuestionRule(
        "Q401",
        N_("A space missing before ; : ! ? or inside « »"),
        N_("French wants one there, and pupils copy what they read: add it"),
        ALL,
        typography.tight_punctuation,
    ),
    QuestionRule(
        "Q402",
        N_("Straight quotes where « » belong"),
        N_("French quotes in « »: replace them"),
        ALL,
        typography.straight_quotes,
    ),
    QuestionRule(
        "Q403",
        N_("A word twice"),
        N_("It looks like a slip: delete one"),
        ALL,
        typography.doubled_word,
    ),
)

BANK_RULES = (
    BankRule(
        "Q501",
        N_("True and false out of balance"),
        N_("Answering always the same pays: turn some statements round"),
        banks.true_and_false,
    ),
    BankRule(
        "Q502",
        N_("The longest option is the key too often"),
        N_("Choosing the longest pays: shorten keys, or lengthen distractors"),
        banks.longest_is_key,
    ),
    BankRule(
        "Q503",
        N_("A question that gives another's answer away"),
        N_("In one quiz, who reads both need not know: word one of them otherwise"),
        banks.given_away,
    ),
    BankRule(
        "Q504",
        N_("Prompts that are nearly the same"),
        N_("One question is asked twice: delete one, or ask something else"),
        banks.similar_prompts,
    ),
    BankRule(
        "Q505",
        N_("A section with no question"),
        N_("What it says is never asked: add one, or take the section out"),
        banks.empty_sections,
    ),
    BankRule(
        "Q506",
        N_("One type of question makes most of the bank"),
        N_("It tires, and asks for one skill: make other types of some"),
        banks.types,
    ),
    BankRule(
        "Q507",
        N_("One difficulty makes most of the bank"),
        N_("It does not tell pupils apart, or discourages: make some easier or harder"),
        banks.difficulties,
    ),
    BankRule(
        "Q508",
        N_("One level of Bloom's taxonomy makes most of the bank"),
        N_("It asks for one kind of thinking: add cases, comparisons, judgements"),
        banks.bloom_levels,
    ),
    BankRule(
        "Q509",
        N_("Two reversible cards with one back"),
        N_("From the back either front is right: make the backs distinct, or one card not reversible"),
        banks.one_back,
    ),
)

RULES: dict[str, Rule] = {rule.code: rule for rule in (UNKNOWN, IDLE, *QUESTION_RULES, *BANK_RULES)}
"""Every rule by its code."""

RULES_OF: dict[model.QuestionType, tuple[QuestionRule, ...]] = {
    kind.type: tuple(rule for rule in QUESTION_RULES if kind in rule.kinds) for kind in get_args(model.Question)
}
"""The rules that look at questions of a type."""
