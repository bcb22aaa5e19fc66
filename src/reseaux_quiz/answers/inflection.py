"""Other forms of an answer with the same folded form: without its article, with another one, in the other number.

Only words of the language. What tells a noun and its gender is its article or, in French, the ending of its first
word where all words with that ending are such nouns. What only a dictionary could tell is left out.
"""

import re
from collections.abc import Iterator

Kind = tuple[str, ...]
"""Forms that differ from the answer in one respect."""


def forms(answer: str, language: str) -> Iterator[Kind]:
    """Find the other forms of an answer, by kind, in French or English; other languages have none."""
    match language:
        case "fr":
            yield from _french(answer)
        case "en":
            yield from _english(answer)
        case _:
            pass


# --- French ------------------------------------------------------------------------------------------------

_FRENCH_ARTICLE = re.compile(
    r"(?P<feminine>de la |la |une )|(?P<plural>les |des )|(?P<masculine>le |un |du )|(?P<elided>de l['’] ?|l['’] ?)"
    r"|(?P<other>d['’] ?|aux |au )",
    re.IGNORECASE,
)
_VOWEL = re.compile(r"[aeiouàâäæéèêëîïôöœùûü]", re.IGNORECASE)
_ASPIRATED_PERHAPS = re.compile(r"[hy]|o(?:ui|nz)", re.IGNORECASE)
_COMPLEMENT = re.compile(r" (?:d['’]|(?:de|du|des|à|au|aux|en|sur|pour)[ -]).*", re.DOTALL)
# What follows “micro-” takes the plural, while “porte-monnaie” keeps its parts.
_PREFIX = re.compile(r"(?:micro|mini|maxi|macro|auto|anti|co|ex|vice|multi|inter|pré|néo|cyber|semi|sous|non)-")
_WORD = re.compile(r"[a-zà-öø-ÿœæ]{3,}")


def _french(answer: str) -> Iterator[Kind]:
    if article := _FRENCH_ARTICLE.match(answer):
        bare = answer[article.end() :]
        yield (bare,)
        if bare[:1].islower():
            yield from _french_noun(bare, article.lastgroup)
        return
    bare = f"{answer[:1].lower()}{answer[1:]}"
    singular = _singular(bare.partition(" ")[0])
    if gender := _gender(singular or bare):
        yield from _french_noun(bare, "plural" if singular else gender)
    elif not any(map(_NO_NOUN.fullmatch, answer.split(" "))):
        yield (_in_other_number(answer, plural=bool(singular)),)


def _french_noun(bare: str, kind: str | None) -> Iterator[Kind]:
    match (_gender(bare) or kind) if kind == "elided" else kind:
        case "masculine" | "feminine" | "elided" as gender:
            plural = _in_other_number(bare, plural=False)
            yield _definite(bare, gender)
            yield (plural,)
            if gender != "elided":
                yield (f"{'un' if gender == 'masculine' else 'une'} {bare}",)
            yield (f"les {plural}", f"des {plural}") if plural else ()
        case "plural" if not _UNCHANGED.fullmatch(bare):
            singular = _in_other_number(bare, plural=True)
            known = _gender(singular) or ("elided" if _VOWEL.match(singular) else "")
            yield (f"les {bare}", f"des {bare}")
            yield (singular,)
            yield _definite(singular, known) if known else ()
        case _:
            pass


def _gender(bare: str) -> str:
    """Tell the gender of a singular noun by the ending of its first word; "" where it tells nothing."""
    if _NOT_BY_ENDING.match(bare):
        return ""
    return "feminine" if _FEMININE.match(bare) else "masculine" if _MASCULINE.match(bare) else ""


def _definite(bare: str, kind: str) -> Kind:
    """Put the definite article before a noun, unless its first letter leaves open which one."""
    if _ASPIRATED_PERHAPS.match(bare) and kind != "elided":
        return ()
    if kind == "elided" or _VOWEL.match(bare):
        return (f"l'{bare}", f"l’{bare}")
    return (f"le {bare}",) if kind == "masculine" else (f"la {bare}",)


def _in_other_number(bare: str, *, plural: bool) -> str:
    """Return the other number of a noun and its adjective; "" where it is unsure."""
    complement = _COMPLEMENT.search(bare)  # “réseaux sociaux d'entreprise”: what follows keeps its number
    head, rest = (bare[: complement.start()], complement[0]) if complement else (bare, "")
    prefix = _PREFIX.match(head)
    kept, words = (head[: prefix.end()], head[prefix.end() :]) if prefix else ("", head)
    parts = words.split(" ")
    if len(parts) > 2 or not all(map(_WORD.fullmatch, parts)) or any(map(_UNCHANGED.fullmatch, parts)):
        return ""
    inflected = [(_singular(part) if part[-1] in "sx" else part) if plural else _plural(part) for part in parts]
    return f"{kept}{' '.join(inflected)}{rest}" if all(inflected) else ""


# English words, whose plural is English, and numerals.
_UNCHANGED = re.compile(
    r"\w*[kw]\w*|\w+(?:ing|y|ee|ss)|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze"
    "|seize|vingt|trente|quarante|cinquante|soixante|cent|mille|zéro"
)
_FEMININE = re.compile(
    r"[\w-]+(?:[tsx]ion|[^s]erie|(?:[aeiou]l|iv|[iar]c|ar|or|ur|an|in|un|os|id|[tqx]u?|[rn]s|ng)ité|ogie|phie|omie|métrie|onie"
    r"|thie|ésie|aison|cratie|rapie|tude|[cdilrsty]ance|[cdglrs]ence|ture)(?![\w-])"
)
_MASCULINE = re.compile(
    r"[\w-]+(?:sme|eau|(?:[dilstuy]|ch|nn|rr)age|(?:iss|onn|[^s]ag|ng|eign|vern|tourn|pp|i)ement|(?:oc|rg|tr|on)ument|(?:bât|sent|part)iment"
    r"|(?:[aiu]t|ct|nc)eur|gramme|blème|stème|orème|scope|ium|quet|[ae]il)(?![\w-])|[\w-]+(?: [\w-]+)?ing$"
)
# Words with one of these endings that are no nouns, or of the other gender.
_NOT_BY_ENDING = re.compile(
    r"(?:bastion|cation|bénédicité|explicité|granité|karité|sollicité|(?:ré)?habilité|transité|silence|élance|future|(?:im)?mature|sature"
    r"|dénature|obture|beau|nouveau|eau|peau|plage|volage|soulage|(?:en|dé)visage|sage|davantage|(?:bonn|étrang|sauvag)ement"
    r"|hauteur|moiteur|minceur|anagramme|épigramme|pareil|holding)(?![\w-])"
)
# What can't be a noun, or may well be no noun: verbs, adverbs, words of grammar.
_NO_NOUN = re.compile(
    r"\w+(?:er|ir|dre|ttre|(?:sui|vi)vre|uire|crire|clure|aître|oître|voir|ent|ons|ez)"
    r"|(?:f|pl|t)aire|(?:d|l|r)ire|croire|boire|être|avoir"
    "|je|tu|ils?|elles?|nous|vous|cet?|cette|ces|qui|que|quoi|dont|quand|comme|parce|lorsque|puisque|mes|tes|ses|nos"
    "|vos|mon|ton|son|notre|votre|leurs?|très|plus|moins|trop|bien|mal|assez|aussi|encore|pas|non|oui|mais|donc|car"
    "|avec|sans|sous|sur|par|pour|dans|chez|vers|contre|entre|avant|après|pendant|depuis|malgré|selon|voici|voilà|hier"
    "|demain|déjà|souvent|parfois|jamais|toujours|tard|tôt|vite|loin|près|ici|est|sont|était|the|der|die|das|den|dem|eine?|los|las|una|gli|uma?"
)
_INVARIABLE = re.compile(
    "temps|printemps|corps|fonds|poids|sens|gens|encens|contresens|cours|concours|discours|parcours|secours"
    "|recours|univers|vers|travers|revers|divers|envers|pouls|puits|legs|mets|entremets|velours|ailleurs"
    "|plusieurs|alors|dehors|hors|dans|sans|moins|jadis|mœurs|fils|lors|volontiers"
)
_IRREGULAR = re.compile("travail|bail|corail|émail|soupirail|vitrail|œil|ciel|aïeul|monsieur|madame")
_NOT_OF_AL = re.compile("travaux|vitraux|coraux|baux|émaux|soupiraux|matériaux|gruaux|vantaux|taux|faux|chaux")
_AL_WITH_S = re.compile(
    "bal|cal|carnaval|chacal|festival|récital|régal|narval|aval|banal|bancal|fatal|final|natal|naval"
)
_EU_WITH_S = re.compile("landau|sarrau|bleu|pneu|émeu")
_WITH_X = re.compile(
    r"cheveu|\w*lieu|(?:en)?jeu|feu|neveu|adieu|aveu|essieu|vœu|bijou|caillou|chou|genou|hibou|joujou|pou"
)


def _plural(word: str) -> str:
    if _IRREGULAR.fullmatch(word):
        return ""
    if word.endswith(("s", "x", "z", "sh")):
        return word
    if word.endswith("al") and not _AL_WITH_S.fullmatch(word):
        return f"{word[:-2]}aux"
    if (word.endswith(("au", "eu")) and not _EU_WITH_S.fullmatch(word)) or _WITH_X.fullmatch(word):
        return f"{word}x"
    return f"{word}s"


def _singular(word: str) -> str:
    """Return the singular of a plural whose ending allows no other; "" for any other word."""
    if _INVARIABLE.fullmatch(word) or len(word) < 4:
        return ""
    if word.endswith("eaux") or (word.endswith("x") and _WITH_X.fullmatch(word[:-1])):
        return word[:-1]
    if word.endswith("aux") and not word.endswith(("yaux", "éaux")) and not _NOT_OF_AL.fullmatch(word):
        return f"{word[:-3]}al"
    return word[:-1] if re.fullmatch(r"\w+[eébcdfglmnprt]s", word) else ""


# --- English -----------------------------------------------------------------------------------------------

_ENGLISH_ARTICLE = re.compile(r"(?P<definite>the )|an? ", re.IGNORECASE)
_ENGLISH_COMPLEMENT = re.compile(r" (?:of|in|for|to|on|with|at|by) .*", re.DOTALL)
_LAST_WORD = re.compile(r"[a-z]{3,}$")
# “a” or “an” goes by the sound: “an hour”, “a university”.
_UNSURE_SOUND = re.compile(r"h|u|eu|one|once|[a-z]\b|[A-Z]")
_OTHER_PLURAL = re.compile(
    r"\w*(?:m[ae]n|child(?:ren)?|people|f[oe][oe]t|t[oe][oe]th|g[oe][oe]se|mouse|mice|louse|lice|ox|oxen|sheep|fish|deer|series|species|news|person|ife|elf|eaf|alf|oaf"
    r"|olf|f|o|us|is|ics|ness|information|advice|furniture|luggage|homework|weather|music|money|equipment|knowledge)"
)


def _english(answer: str) -> Iterator[Kind]:
    found = _ENGLISH_ARTICLE.match(answer)
    if found is None:
        return
    bare = answer[found.end() :]
    complement = _ENGLISH_COMPLEMENT.search(bare)
    head, rest = (bare[: complement.start()], complement[0]) if complement else (bare, "")
    last = _LAST_WORD.search(head)
    yield (bare,)
    yield (f"the {bare}",)
    if last is None or _OTHER_PLURAL.fullmatch(last[0]):
        return
    start, word = head[: last.start()], last[0]
    if word.endswith("s") and not word.endswith("ss"):  # with “the”, perhaps a plural
        return
    plural = f"{start}{_english_plural(word)}{rest}"
    if not _UNSURE_SOUND.match(bare):
        yield (f"{'an' if bare[0] in 'aeio' else 'a'} {bare}",)
    yield (plural,)
    yield (f"the {plural}",)


def _english_plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("x", "z", "ch", "sh", "ss")) else f"{word}s"
