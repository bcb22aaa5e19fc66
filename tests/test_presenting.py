"""What a question shows."""

from decimal import Decimal

from reseaux_quiz import markup
from reseaux_quiz.model import Bank, Collection, Item, Numerical, Quiz, SingleChoice, TrueFalse
from reseaux_quiz.model import Distractor as Wrong
from reseaux_quiz.presenting import Choices, TypedNumber, present_item


def test_texts_follow_the_language_of_the_question_and_notes_that_of_the_bank() -> None:
    def shown(language: str | None) -> tuple[str, str, str]:
        question = SingleChoice(
            id="q", prompt="How are you?", answer="Fine!", distractors=(Wrong("No!"),), language=language
        )
        made = present_item(Item(Bank(id="b", title="t", questions=(question,)), question), 0)
        assert isinstance(made.body, Choices)
        return markup.plain(made.prompt), markup.plain_inline(made.body.options[0].line), made.notes[0].text

    assert shown("en") == ("How are you?", "Fine!", "une seule réponse")
    assert shown(None) == ("How are you\u00a0?", "Fine\u00a0!", "une seule réponse")


def test_a_quiz_is_named_after_its_bank_or_its_collections() -> None:
    def quiz(*collections: Collection | None) -> Quiz:
        question = TrueFalse(id="q", prompt="Oui.", answer=True)
        banks = [
            Bank(id=f"b{place}", title=f"Banque {place}", collection=each, questions=(question,))
            for place, each in enumerate(collections)
        ]
        return Quiz(tuple(Item(bank, question) for bank in banks))

    named, unnamed = Collection(id="mer", title="La mer"), Collection(id="svt", title="svt")
    assert quiz(named).title == "Banque 0"
    assert quiz(named, named).title == "La mer"
    assert quiz(named, unnamed, None).title == "La mer – Banque 1 – Banque 2"


def test_a_number_of_four_digits_is_grouped_where_it_counts_something() -> None:
    def answer(unit: str | None) -> str:
        question = Numerical(id="q", prompt="Combien ?", answer=Decimal(2000), unit=unit)
        made = present_item(Item(Bank(id="b", title="t", questions=(question,)), question), 0)
        assert isinstance(made.body, TypedNumber)
        return made.body.answer

    assert answer("abonnés") == "2\u00a0000\u00a0abonnés"
    assert answer(None) == "2000"
