"""Rules on the options of a choice: what tells the key from the rest without knowing, or blurs the choice."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations

from reseaux_quiz import quantities
from reseaux_quiz.checking import words
from reseaux_quiz.checking.view import Found, View
from reseaux_quiz.folding import fold
from reseaux_quiz.i18n import gettext as _
from reseaux_quiz.model import Order, SingleChoice

_FINAL = " .;,"
_SHORT = 40
"""Characters that an option has at most which is nothing but a vague amount."""


# --- options about options ---------------------------------------------------------------------------------


def all_or_none(view: View) -> Found:
    """Find « Toutes ces réponses », « aucune de ces réponses »."""
    yield from _whole(view, words.ALL_OR_NONE, _("« {text} » is about the other options"))


def combination(view: View) -> Found:
    """Find « A et B »."""
    yield from _whole(view, words.COMBINATION, _("« {text} » puts other options together by their letters"))


def vague_quantity(view: View) -> Found:
    """Find « plusieurs », « souvent »."""
    often = words.FREQUENCY.search(view.options_text)
    for path, text in view.options:
        if often or len(text) <= _SHORT:
            bare = text.lower().strip(_FINAL)
            found = words.FREQUENCY.search(bare) or words.VAGUE_AMOUNT.fullmatch(bare)
            if found:
                yield path, _("« {text} » is vague").format(text=found[0])


def _whole(view: View, pattern: re.Pattern[str], what: str) -> Found:
    for path, text in view.options:
        if pattern.fullmatch(text.strip(_FINAL)):
            yield path, what.format(text=text)


# --- a key that stands out ---------------------------------------------------------------------------------


def longer_key(view: View) -> Found:
    """Find a key that is half as long again as any distractor."""
    key = min(view.right, key=lambda option: len(option[1]))
    longest = max(len(text) for _path, text in view.wrong)
    # A name of one to three words is as long as it is.
    if len(key[1]) > 1.5 * longest and len(key[1]) - longest >= 12 and len(key[1].split()) > 3:
        message = _("the key has {key} characters, the longest distractor {other}")
        yield key[0], message.format(key=len(key[1]), other=longest)


# What makes an option more precise: an example, a definition in passing, an exact figure, a quotation.
_PRECISIONS = (
    re.compile(r"\([^()]{4,}\)"),
    re.compile(r"\b(?:par exemple|c'est-à-dire|notamment|for example|that is to say)\b", re.IGNORECASE),
    re.compile(r"\b\d+(?:[.,]\d+)? ?(?:%|€|euros?\b|ans\b|salariés\b|jours\b|mois\b|heures\b)"),
)


def preciser_key(view: View) -> Found:
    """Find a key that alone gives an example, a parenthesis or a figure, in an option of a few words."""
    if len(view.wrong) < 2:
        return
    for pattern in _PRECISIONS:
        marked = [(path, found[0]) for path, text in view.right if (found := pattern.search(text))]
        if len(marked) < len(view.right) or any(pattern.search(text) for _path, text in view.wrong):
            continue
        if min(len(text.split()) for _path, text in view.right) >= 4:
            yield marked[0][0], _("the key alone has a precision, « {text} »").format(text=marked[0][1])
            return


def absolutes(view: View) -> Found:
    """Find « toujours », « tous les » in distractors and not in the key: a strong one, or weak ones in half."""
    if not words.ABSOLUTE.search(view.options_text) or any(
        True for _path, text in view.right for _ in _absolutes(text)
    ):
        return
    marked = [(path, found) for path, text in view.wrong if (found := next(_absolutes(text), None))]
    strong = any(found["strong"] for _path, found in marked)
    if strong or (len(marked) >= 2 and len(marked) * 2 >= len(view.wrong)):
        listed = ", ".join(dict.fromkeys(f"« {found[0].strip()} »" for _path, found in marked))
        yield marked[0][0], _("only distractors have absolutes: {words}").format(words=listed)


def _absolutes(text: str) -> Iterator[re.Match[str]]:
    text = text.lower()
    for found in words.ABSOLUTE.finditer(text):
        if not words.TURNED.search(text[max(found.start() - words.FAR, 0) : found.start()]):
            yield found


_ECHO = 6
"""Letters that a word has at least to be an echo: shorter ones come back by chance."""


def echo(view: View) -> Found:
    """Find words of the sentence that asks, or of their families, in the key, where no distractor has any."""
    if len(view.wrong) < 2:
        return
    asked = _long_words(view.asked)
    found = asked & _long_words(view.right[0][1])
    if found and not any(asked & _long_words(text) for _path, text in view.wrong):
        listed = ", ".join(f"« {word} »" for word in words.content(view.right[0][1]) if words.root(word) in found)
        yield view.right[0][0], _("words of the prompt come back in the key alone: {words}").format(words=listed)


def _long_words(text: str) -> set[str]:
    return {words.root(word) for word in words.content(text) if len(word) >= _ECHO}


def grammar(view: View) -> Found:
    """Find a prompt that ends in a determiner or an elision, and options of which only some can follow."""
    if view.prompt.endswith(("?", ".")) and not view.prompt.endswith("..."):
        return
    end = words.STEM_END.search(view.prompt)
    if not (view.french and end):
        return
    fits = _vowel if end["elided"] else _agrees(words.WANTED.get(end["word"].lower()))
    right = [fits(text) for _path, text in view.right]
    misfits = [(path, text) for path, text in view.wrong if fits(text) is False]
    if misfits and False not in right:
        path, text = misfits[0]
        word = f"{end['elided']}'" if end["elided"] else end["word"]
        yield path, _("« {text} » can't follow « {word} », where the prompt ends").format(text=text, word=word)


def _vowel(text: str) -> bool:
    return bool(words.VOWEL.match(text))


def _agrees(wanted: str | None) -> Callable[[str], bool | None]:
    """Tell of an option whether it agrees with a determiner: None where its ending does not tell."""

    def agrees(text: str) -> bool | None:
        first = next(iter(words.words(text)), "")
        if not wanted or not first:
            return None
        if wanted == "plural":
            return first[-1] in "sxz"
        if words.is_plural(first):
            return False
        gender = words.gender(first)
        return None if gender is None else gender == wanted

    return agrees


# --- options that are not distinct -------------------------------------------------------------------------

_SMALL = words.listed(
    "le la les l un une des de du d à au aux en son sa ses leur leurs ce cet cette ces the a an of to its their this"
)


def overlap(view: View) -> Found:
    """Find options that say the same, or of which one takes in the other."""
    options = []
    for path, text in view.options:
        folded = [_singular(word) if word[-1] in "lsx" else word for word in words.words(text)]
        options.append((path, text, folded, [word for word in folded if word not in _SMALL]))
    for (_path, one, theirs, meant), (path, other, ours, meant_here) in combinations(options, 2):
        if meant and meant == meant_here:
            yield path, _("« {one} » and « {other} » are nearly the same").format(one=one, other=other)
        elif theirs and ours and (theirs[0] == ours[0] or theirs[-1] == ours[-1]):
            if len(theirs) < len(ours) and _takes_in(theirs, ours, len(meant)):
                yield path, _("« {one} » is part of « {other} »").format(one=one, other=other)
            elif len(ours) < len(theirs) and _takes_in(ours, theirs, len(meant_here)):
                yield path, _("« {one} » is part of « {other} »").format(one=other, other=one)


def _singular(word: str) -> str:
    """Return a form that the regular plural shares, of a word in -s, -x or -l."""
    if len(word) <= 3:
        return word
    if word[-1] == "l":
        return f"{word[:-1]}u" if word[-2] == "a" else word
    return word[:-1]


def _takes_in(part: list[str], whole: list[str], meant: int) -> bool:
    """Tell whether an option is another one, which has so many words that count, and something more.

    « X » and « X et Y »; « oui » and « oui, mais » are as they should be.
    """
    if not meant or part[0].isdigit() or part in (["oui"], ["non"], ["yes"], ["no"]):
        return False
    if whole[: len(part)] == part:
        after = whole[len(part)]
        return after in _AND or (meant >= 3 and after not in _BUT)
    return whole[-len(part) :] == part and whole[-len(part) - 1] in _AND


_AND = frozenset(("et", "ou", "ainsi", "and", "or"))
_BUT = frozenset(("san", "sauf", "pas", "non", "mai", "si", "without", "not", "but", "if"))  # as `_singular` has them


# --- numbers -----------------------------------------------------------------------------------------------

_NUMBER = r"[+\-\u2212]?\d[\d., ]*"
_RANGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:de |entre )?(?P<low>{_NUMBER})(?: ?[%€])? ?(?:à|et|and|to|-|–) ?(?P<high>{_NUMBER})(?P<unit>.*)",
        rf"(?:moins de|less than|under) (?P<below>{_NUMBER})(?P<unit>.*)",
        rf"(?:jusqu'à|au plus|at most|up to) (?P<high>{_NUMBER})(?P<unit>.*)",
        rf"(?:plus de|more than|over) (?P<above>{_NUMBER})(?P<unit>.*)",
        rf"(?:au moins|à partir de|at least|from) (?P<low>{_NUMBER})(?P<unit>.*)",
        rf"(?P<low>{_NUMBER})(?P<unit>.*?) (?:ou plus|et plus|or more)",
        rf"(?P<high>{_NUMBER})(?P<unit>.*?) (?:ou moins|et moins|or less)",
    )
)
_MAX_UNIT = 3
"""Words that a unit has at most: an option with more is a sentence that begins with a number."""


def ranges(view: View) -> Found:
    """Find ranges that have a number in common."""
    if not words.DIGIT.search(view.options_text):
        return
    found = [(path, text, span) for path, text in view.options if (span := _range(text.strip(_FINAL)))]
    for (_path, one, (low, high, unit)), (path, other, (low2, high2, unit2)) in combinations(found, 2):
        if unit == unit2 and max(low, low2) <= min(high, high2):
            yield path, _("« {one} » and « {other} » have numbers in common").format(one=one, other=other)
            return


def _range(text: str) -> tuple[tuple[Decimal, int], tuple[Decimal, int], str] | None:
    """Read a range: its ends, each a number and −1, 0 or 1 for just below, at or just above it."""
    if len(text) > words.FAR:
        return None
    for pattern in _RANGES:
        found = pattern.fullmatch(text)
        if not found or len(found["unit"].split()) > _MAX_UNIT:
            continue
        ends = {
            name: quantities.parse(value) for name, value in found.groupdict().items() if name != "unit" and value
        }
        if None in ends.values():
            return None
        values = {name: value for name, value in ends.items() if value is not None}
        low = (values["low"], 0) if "low" in values else (values["above"], 1) if "above" in values else _LEAST
        high = (values["high"], 0) if "high" in values else (values["below"], -1) if "below" in values else _MOST
        return low, high, fold(found["unit"])
    return None


_LEAST = (Decimal("-Infinity"), 0)
_MOST = (Decimal("Infinity"), 0)

_DIMENSIONS = (
    "seconde minute heure jour semaine mois trimestre semestre an année",
    "mg g kg gramme kilo kilogramme tonne",
    "mm cm m km mètre kilomètre centimètre",
    "ml cl l litre",
    "ko mo go to octet",
    "€ k€ m€ euro centime",
)
_DIMENSION = {unit: number for number, units in enumerate(_DIMENSIONS) for unit in map(fold, units.split())}


_BEFORE_A_NUMBER = re.compile(r"(?:(?:en|environ|vers|in|about) )?(?=[+\-\u2212]?\d)", re.IGNORECASE)


def _quantities(view: View) -> list[tuple[Decimal, str]]:
    """Read every option as a number and its unit; none where one is more than that."""
    found = []
    for _path, text in view.options:
        before = _BEFORE_A_NUMBER.match(text)
        if not before:
            return []
        quantity = quantities.split(text[before.end() :].strip(_FINAL))
        number = quantities.parse(quantity.number) if quantity else None
        if quantity is None or number is None or len(quantity.unit.split()) > _MAX_UNIT:
            return []
        found.append((number, quantity.unit))
    return found


def number_order(view: View) -> Found:
    """Find numbers of one kind that come in a drawn order."""
    found = _quantities(view)
    units = {_folded(unit) for _number, unit in found}
    if view.question.order is Order.SHUFFLED and len(found) >= 3 and len(units) == 1:
        yield ("distractors",), _("the options are numbers, and come in a drawn order")


def mixed_units(view: View) -> Found:
    """Find numbers in several units of one dimension."""
    mixed = _mixed(_quantities(view))
    if mixed:
        yield ("distractors",), _("the options are in several units: {units}").format(units=", ".join(mixed))


def _folded(unit: str) -> str:
    """Return a unit without its plural, also that of « ans », which is too short for `fold`."""
    return "an" if unit == "ans" else fold(unit)


def _mixed(found: list[tuple[Decimal, str]]) -> list[str]:
    units = {_folded(unit): unit for _number, unit in found}
    scaled = {(quantities.unit(unit).scale, fold(quantities.unit(unit).name)) for _number, unit in found}
    dimensions = {_DIMENSION.get(folded.partition(" ")[0]) for folded in units}
    one_dimension = len(dimensions) == 1 and None not in dimensions
    one_noun = len({name for _scale, name in scaled}) == 1 and len(scaled) > 1
    with_and_without_percent = {"%", ""} == set(units)
    mixed = len(units) > 1 and (one_dimension or one_noun or with_and_without_percent)
    return [unit or _("none") for unit in units.values()] if mixed else []


# --- how many, and what they share -------------------------------------------------------------------------


def number_of_options(view: View) -> Found:
    """Find fewer than 3 options, or more than 5 (8 where several are right)."""
    number = len(view.options)
    most = 5 if isinstance(view.question, SingleChoice) else 8
    if not 3 <= number <= most:
        yield ("distractors",), _("{number} options, where 3 to {most} serve best").format(number=number, most=most)


def common_start(view: View) -> Found:
    """Find the same three words or more at the start of every option."""
    split = [text.split() for _path, text in view.options]
    if len(split) < 3:
        return
    common = 0
    for column in zip(*split, strict=False):
        if len({word.lower() for word in column}) > 1:
            break
        common += 1
    if common >= 3:
        start = " ".join(split[0][:common])
        yield view.options[0][0], _("every option begins with « {words} »").format(words=start)
