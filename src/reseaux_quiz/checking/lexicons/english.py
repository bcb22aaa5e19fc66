"""English."""

from functools import lru_cache

from reseaux_quiz.checking.lexicons.record import Lexicon, word_list
from reseaux_quiz.checking.lexicons.units import LENGTHS, MASSES, MONEY, NUMBER, PARENTHESIS, UNIT, VOLUMES
from reseaux_quiz.checking.pattern import Pattern

_FUNCTION_WORDS = word_list(
    """
    a about after all also am an and any are as at be because been before being between both but by can could did do
    does during each for from had has have he her here his how i if in into is it its may me more most must my no nor
    not of on one only or other our out over same shall she should so some such than that the their them then there
    these they this those through to two under until up us very was we were what when where which while who whom whose
    why will with would you your
    """
)


@lru_cache(2**14)
def _singular(word: str) -> str:
    """Return what a word shares with its regular plural: "company" and "companies", "cat" and "cats"."""
    if len(word) <= 3 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")


_OPTIONS = "(?:options?|answers?|choices?|statements?|others?)"
_ALL_OR_NONE = (
    rf"(?:all|none|both|neither|any)(?: of)? (?:the|these|them)(?: above)?(?: {_OPTIONS})?(?: above| below)?"
    r"(?: (?:is|are) (?:right|true|correct|wrong|false))?"
    r"|(?:all|both|none|neither) above"
    r"|no (?:correct|right) (?:answer|option)"
)
_NAMED = r"(?i:(?:answers?|options?|choices?|statements?)) \(?[A-Ha-h1-9]\)?"
_LETTER = rf"(?:{_NAMED}|\(?[A-H]\)?|\([a-h1-9]\)|[a-h1-9]\))"
_AND = r"(?:, ?(?:and |or )?| and | or | ?[+&] ?)"
_COMBINATION = (
    r"(?:(?i:both|only) )?"
    rf"(?:{_NAMED}(?:{_AND}\(?[A-Ha-h1-9]\)?)+|{_LETTER}(?:{_AND}{_LETTER})+|[1-9](?:{_AND}[1-9])+(?= only))"
    r"(?: only)?(?: are (?:right|true|correct|wrong|false))?"
)

LEXICON = Lexicon(
    function_words=_FUNCTION_WORDS,
    articles=word_list("the a an of to its their his her this these"),
    conjunctions=word_list("and or"),
    restrictions=word_list("without except not but if unless"),
    yes_and_no=word_list("yes no"),
    verdicts=word_list("right true false wrong correct answer answers option statement yes no indeed"),
    singular=_singular,
    all_or_none=Pattern(_ALL_OR_NONE),
    combination=Pattern(_COMBINATION),
    absolute=Pattern(
        r"\b(?:(?P<strong>always|never|invariably|in all cases|without exception)"
        r"|exclusively|everybody|everyone|nobody)\b"
    ),
    qualifier=Pattern(r"(?:\b(?:not|almost|nearly) +|n't +|\b(?:if|whether)\b.*)$"),
    frequency=Pattern(r"\b(?:often|sometimes|rarely|frequently|usually|generally|occasionally|seldom)\b"),
    vague_amount=Pattern(
        r"(?:(?:quite|very|a) )*(?:many|few|several|some|most|a lot|lots)(?: (?:of |the )*[\w'-]+)?"
    ),
    precisions=(
        Pattern(PARENTHESIS),
        Pattern(r"\b(?:for example|for instance|that is to say|namely|in particular)\b"),
        Pattern(r"\b\d+(?:[.,]\d+)? ?(?:%|€|\$|£|euros?\b|dollars?\b|years\b|employees\b|days\b|months\b|hours\b)"),
    ),
    cited_document=Pattern(
        r"\b(?:according to|from|in|using|read|study|analyse|look at|based on) (?:the|this|these) documents?\b"
        r"(?! (?:that|which|of|to|for))|\bdocuments? \d\b|\bdocuments? (?:above|below|opposite|attached)\b"
    ),
    numbered_document=Pattern(r"\b[Dd]ocuments?\s+\d+(?:(?:, ?| and )\d+)*"),
    cited_letter=Pattern(
        r"\b(?:[Aa]nswers?|[Oo]ptions?|[Cc]hoices?|[Ll]etters?|[Dd]istractors?)"
        r" +[“\"]?\(?(?P<letter>[A-H](?=[\s,;:.!?)”\"]|$)|[a-h](?=\)))(?! (?:to|2) )"
    ),
    ranges=tuple(
        map(
            Pattern,
            (
                rf"(?:from |between )?(?P<start>{NUMBER})(?: ?[%€$£])? ?(?:and|to|-|–) ?(?P<end>{NUMBER}){UNIT}",
                rf"(?:less than|fewer than|under|below) (?P<below>{NUMBER}){UNIT}",
                rf"(?:at most|up to) (?P<end>{NUMBER}){UNIT}",
                rf"(?:more than|over|above) (?P<above>{NUMBER}){UNIT}",
                rf"(?:at least|from) (?P<start>{NUMBER}){UNIT}",
                rf"(?P<start>{NUMBER}){UNIT} or more",
                rf"(?P<end>{NUMBER}){UNIT} or (?:less|fewer)",
            ),
        )
    ),
    before_number=Pattern(r"(?:(?:in|about|around) )?(?=[+\-\u2212]?\d)"),
    dimensions=(
        word_list("second minute hour day week month quarter year"),
        MASSES | word_list("gram kilo kilogram tonne ton"),
        LENGTHS | word_list("metre meter kilometre kilometer mile inch foot"),
        VOLUMES | word_list("litre liter"),
        word_list("kb mb gb tb byte"),
        MONEY | word_list("euro cent dollar pound"),
    ),
)
