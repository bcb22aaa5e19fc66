"""A question of each type, for the tests of the page."""

from decimal import Decimal

from reseaux_quiz.model import (
    Bank,
    Cloze,
    Criterion,
    Distractor,
    Document,
    Essay,
    Flashcard,
    Item,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Pair,
    Question,
    Quiz,
    Section,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

CHOICE = SingleChoice(
    id="choice",
    prompt="Lequel ?",
    answer="Le bon",
    distractors=(Distractor("Le mauvais", "Pas *celui-là*."), Distractor("L'autre")),
    section="1.1",
    hint="Cherchez.",
    explanation="C'est ainsi.",
)
SEVERAL = MultipleChoice(
    id="several", prompt="Lesquels ?", answers=("a", "b"), distractors=(Distractor("c"), Distractor("d"))
)
STATEMENT = TrueFalse(id="statement", prompt="Il pleut.", answer=True, justify=True)
WORD = ShortAnswer(
    id="word",
    prompt="Comment l'appelle-t-on ?",
    answers=("ambassadeur",),
    rejected=(Distractor("influenceur", "Il n'est pas salarié."),),
)
NUMBER = Numerical(id="number", prompt="Combien ?", answer=Decimal("3.4"), unit="milliards d'euros")
PAIRS = Matching(id="pairs", prompt="Associez.", pairs=(Pair("Paris", "France"), Pair("Rome", "Italie")))
RANKING = Ordering(id="ranking", prompt="Rangez.", items=("un", "deux", "trois"))
GAPS = Cloze(id="gaps", text="Un {{chat}} et un {{chien|toutou}}.", distractors=("rat",))
ESSAY = Essay(
    id="essay",
    prompt="Expliquez.",
    model_answer="Voilà.",
    criteria=(Criterion("Clair", Decimal(2)), Criterion("Juste", Decimal(1))),
    points=Decimal(3),
)
CARD = Flashcard(id="card", prompt="terme", answer="sens")

EVERY_TYPE = (CHOICE, SEVERAL, STATEMENT, WORD, NUMBER, PAIRS, RANKING, GAPS, ESSAY, CARD)
LONG = "Une phrase assez longue pour devoir passer à la ligne sur l'écran d'un téléphone, anticonstitutionnellement."


def quiz(*questions: Question, seed: int = 7, documents: tuple[Document, ...] = ()) -> Quiz:
    bank = Bank(
        id="b",
        title="Banque",
        section="1",
        sections=(Section("1.1", "Le début"),),
        questions=questions,
        documents=documents,
        language="fr",
    )
    return Quiz(tuple(Item(bank, question) for question in questions), seed)
