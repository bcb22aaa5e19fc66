"""What the rules need to know of a language."""

from collections.abc import Callable, Mapping

from attrs import frozen

from reseaux_quiz.checking.pattern import NOTHING, Pattern


def word_list(text: str) -> frozenset[str]:
    """Make a closed list of the words in a text."""
    return frozenset(text.split())


def _unchanged(word: str) -> str:
    return word


@frozen(kw_only=True)
class Grammar:
    """How a determiner agrees with the noun that follows it."""

    last_determiner: Pattern
    """A determiner (`word`) or an elided word (`elided`) at the end of a prompt."""
    required: Mapping[str, str]
    """The number or gender that a determiner requires: "plural", "masculine" or "feminine"."""
    vowel: Pattern
    gender: Callable[[str], str | None]
    """The gender of a singular noun, where its ending is a sure sign of it."""
    is_plural: Callable[[str], bool]


@frozen(kw_only=True)
class Negation:
    """How a language denies, and how it asks for an exception."""

    signs: tuple[str, ...]
    """One of these is in every prompt, in lower case, that asks for an exception: a cheap first test."""
    negation: Pattern
    """A negation, whose `second` word is the one to emphasise."""
    temporal: frozenset[str]
    """Second words that are about time more often than about an exception."""
    full: str
    """The second word that makes two negations with a negative subject."""
    negative_subject: Pattern
    denying_complement: Pattern
    """What denies by itself, directly after a negation."""
    clause_boundary: Pattern
    except_for: Pattern
    """« Sauf une », which asks for an exception without a negation."""
    asks_for_false: Pattern
    """« Laquelle est fausse ? », with the adjective as `second`."""
    exception_head: Pattern
    """« Citez ceux qui », before a negation: the exception is asked for, in spite of the subordinate clause."""
    before_infinitive: Pattern
    interrogative: Pattern
    subordinate: Pattern
    """What opens a subordinate clause; as `relative` where it is a relative one."""
    subject: Pattern
    """How a clause begins whose verb is still to come."""


@frozen(kw_only=True)
class Lexicon:
    """The words and patterns of a language, for texts in lower case unless stated otherwise.

    Lists are short on purpose: a rule says nothing where it is not sure. By default they are empty, which is what
    the rules get for a language that nobody has described: those that need words then find nothing.
    """

    function_words: frozenset[str] = frozenset()
    """What two texts may share by chance: articles, prepositions, pronouns, conjunctions, the commonest verbs."""
    articles: frozenset[str] = frozenset()
    """Words that make no difference between two options."""
    conjunctions: frozenset[str] = frozenset()
    """« et », « ou »: what follows one is added to what stands before it."""
    restrictions: frozenset[str] = frozenset()
    """« sauf », « mais »: what follows one limits what stands before it."""
    yes_and_no: frozenset[str] = frozenset()
    verdicts: frozenset[str] = frozenset()
    """Words of an explanation that only says that the answer is right."""
    repeatable: frozenset[str] | None = None
    """Words that may rightly stand twice in a row; None where doubled words are not looked for."""
    singular: Callable[[str], str] = _unchanged
    """The form that a word shares with its regular plural."""

    all_or_none: Pattern = NOTHING
    """A whole option: « toutes ces réponses », "none of the above"."""
    combination: Pattern = NOTHING
    """A whole option as typed, capitals included: « A et B », « les réponses 1 et 3 »."""
    absolute: Pattern = NOTHING
    """A claim without exception; one that is `strong` is enough to rule an option out."""
    qualifier: Pattern = NOTHING
    """What makes an absolute none when it stands before it: « pas toujours », « presque tous », a condition."""
    frequency: Pattern = NOTHING
    """How often, in words that each reader understands differently."""
    vague_amount: Pattern = NOTHING
    """A whole option that is a vague amount: « plusieurs », « beaucoup de clients »."""
    precisions: tuple[Pattern, ...] = ()
    """What makes an option more precise: an example, a definition in passing, an exact figure."""
    cited_letter: Pattern = NOTHING
    """An option cited by its `letter`, in a text as typed."""
    cited_document: Pattern = NOTHING
    """A document that the prompt speaks of as being there: « d'après le document »."""
    numbered_document: Pattern = NOTHING
    """A document that is called by a number: « document 2 »."""
    asks: Pattern | None = None
    """What makes a prompt ask something, in a text as typed."""

    ranges: tuple[Pattern, ...] = ()
    """Ranges of numbers, with the groups `start`, `above`, `end`, `below` (those that apply) and `unit`."""
    before_number: Pattern = NOTHING
    """What may stand between the start of an option and its number."""
    dimensions: tuple[frozenset[str], ...] = ()
    """Units of one dimension, in the singular."""

    grammar: Grammar | None = None
    negation: Negation | None = None
