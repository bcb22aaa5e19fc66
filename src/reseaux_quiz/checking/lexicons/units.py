"""What several languages write alike: figures, and the symbols of units."""

from reseaux_quiz.checking.lexicons.record import word_list

NUMBER = r"[+\-\u2212]?\d[\d., ]*"
UNIT = r"(?P<unit> ?\S*(?: \S+){0,2})"
"""A unit of at most three words: with more, an option is a sentence that begins with a number."""
PARENTHESIS = r"\([^()]{4,}\)"

MASSES = word_list("mg g kg")
LENGTHS = word_list("mm cm m km")
VOLUMES = word_list("ml cl l")
MONEY = word_list("€ k€ m€")
