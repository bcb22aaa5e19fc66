"""Other people's files are imported as intended, with losses reported, and can be exported in every format."""

from pathlib import Path

import pytest

from importing import foreign
from importing.reading import answer, by_type, codes, read, wrong
from reseaux_quiz import importing
from reseaux_quiz.importing import Level
from reseaux_quiz.model import (
    Cloze,
    Difficulty,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    Ordering,
    Pair,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)


def test_a_chatbot_s_gift_is_read_as_it_was_meant() -> None:
    found = read(foreign.CHATBOT_GIFT, "questions.txt", "gift")
    capital, function, fraction, language, sun, cloze, four, between = found.bank.questions
    assert isinstance(capital, SingleChoice)
    assert (capital.answer, wrong(capital)) == ("Paris", ["Lyon", "Marseille"])
    assert isinstance(function, SingleChoice)
    assert (function.prompt, function.answer) == ("Si x = 3, que vaut f(x) = 2x ?", "f(x)=6")
    assert wrong(function) == ["f(x)=5", "f(x) = 4"]
    assert fraction.prompt.startswith(r"Que vaut")
    assert isinstance(language, SingleChoice)
    assert (language.answer, language.distractors[0].feedback) == ("C#", "Non.")
    assert isinstance(sun, TrueFalse)
    assert isinstance(cloze, Cloze)
    assert cloze.text == "Le {{chat}} mange la {{souris}}."
    assert isinstance(four, Numerical)
    assert isinstance(between, Numerical)
    assert [str(four.tolerance), str(between.answer), str(between.tolerance)] == ["0.5", "3.5", "0.4"]
    assert len(codes(found, Level.DOUBTFUL)) >= 6
    assert "type" in codes(found, Level.LEFT_OUT)  # “Voici vos questions”
    assert all(loss.line for loss in found.losses)


def test_moodle_s_export_has_every_core_type() -> None:
    found = read(foreign.moodle(), "quiz.xml", "moodle")
    kinds = by_type(found)
    single = found.bank.questions[0]
    assert isinstance(single, SingleChoice)
    assert single.prompt == "Que voit-on\u00a0? ![Un schéma](images/quiz/schema-1.png) $x^2 < 3$"
    assert found.pictures == {"images/quiz/schema-1.png": foreign.PICTURE}
    assert (single.answer, int(single.points), single.hint) == ("Oui", 2, "Regardez bien.")
    assert (single.difficulty, single.tags, single.choices[0].feedback) == (Difficulty.EASY, ("image",), "Exact.")
    assert (found.bank.title, [each.title for each in found.bank.sections]) == ("Réseaux", ["Un", "Deux"])
    short = kinds[ShortAnswer]
    assert isinstance(short, ShortAnswer)
    assert (short.answers, short.strict) == (("pH",), frozenset({"case"}))
    number = kinds[Numerical]
    assert isinstance(number, Numerical)
    assert (str(number.answer), str(number.tolerance), number.unit) == ("3.4", "0.1", "m")
    matching = kinds[Matching]
    assert isinstance(matching, Matching)
    assert (matching.pairs[0], matching.distractors) == (Pair("DNS", "noms"), ("rien",))
    ordering = kinds[Ordering]
    assert isinstance(ordering, Ordering)
    assert ordering.items == ("un", "**deux**", "trois")
    clozes = [each for each in found.bank.questions if isinstance(each, Cloze)]
    assert [each.text for each in clozes] == [
        "Le {{social selling|vente sociale}} : {{canal}}.",
        "Le {{chat}}.",
        "Le {{chat}}.",
    ]
    assert [each.distractors for each in clozes] == [("réseau",), ("chien",), ()]
    assert {TrueFalse, Essay, MultipleChoice} <= set(kinds)
    assert codes(found, Level.LEFT_OUT) == ["type", "dataset", "type"]
    assert {"wildcard"} <= set(codes(found, Level.DOUBTFUL))
    assert {"credit", "unit", "cloze"} <= set(codes(found, Level.CHANGED))


def test_aiken() -> None:
    first, second = read(foreign.AIKEN, "aiken.txt", "aiken").bank.questions
    assert isinstance(first, SingleChoice)
    assert (first.answer, wrong(first)) == ("Paris", ["Lyon", "Lille"])
    assert isinstance(second, SingleChoice)
    assert second.answer == "Rome"


def test_aiken_as_people_type_it() -> None:
    text = (
        "Un ?\r\nA)Lyon\r\nB) Paris\r\nANSWER:B\r\n\r\nDeux ?\r\n\r\na) un\r\n\r\nb) deux\r\nRÉPONSE : b\r\n\r\n"
        "3. Trois ?\r\nA. x\r\nB. y\r\nAnswer: A, B\r\n\r\nSans réponse ?\r\nA. x\r\nB. y\r\n\r\nFin ?\r\nA. x\r\n"
        "B. y\r\nANSWER: C\r\n\r\nSeule ?\r\nANSWER: A\r\n"
    )
    found = importing.find("aiken").read(text.encode(), "aiken.txt")
    one, two, three, without, last = found.bank.questions
    assert [answer(each) for each in (one, two, three)] == ["Paris", "deux", ("x", "y")]
    assert [each.prompt for each in (three, without)] == ["Trois ?", "Sans réponse ?"]
    assert [answer(each) for each in (without, last)] == ["(à compléter)", "(à compléter)"]
    assert codes(found, Level.LEFT_OUT) == ["syntax"]


def test_a_text_with_numbers_and_letters() -> None:
    found = read(foreign.RESPONDUS, "qcm.txt", "text")
    network, meta, rse, gap, sum_, essay = found.bank.questions
    assert isinstance(network, SingleChoice)
    assert (network.answer, int(network.points)) == ("LinkedIn", 2)
    assert isinstance(meta, MultipleChoice)
    assert (meta.answers, meta.explanation) == (("Facebook", "Instagram"), "Meta a racheté Instagram.")
    assert isinstance(rse, TrueFalse)
    assert isinstance(gap, Cloze)
    assert gap.text == "Le {{LinkedIn}} est un réseau professionnel."
    assert isinstance(sum_, Numerical)
    assert isinstance(essay, Essay)
    assert codes(found, Level.DOUBTFUL) == ["answer"]


def test_a_list_of_answers_at_the_end() -> None:
    first, second = read(foreign.KEY_AT_THE_END, "interro.txt", "text").bank.questions
    assert isinstance(first, SingleChoice)
    assert first.answer == "y"
    assert isinstance(second, MultipleChoice)
    assert second.answers == ("x", "z")


def test_stars_without_letters() -> None:
    first, second = read(foreign.PLICKERS, "plickers.txt", "text").bank.questions
    assert isinstance(first, SingleChoice)
    assert (first.prompt, first.answer, wrong(first)) == ("Quel réseau est rouge ?", "YouTube", ["Facebook", "X"])
    assert isinstance(second, SingleChoice)
    assert second.answer == "Facebook"


def test_a_chatbot_s_markdown() -> None:
    found = read(foreign.CHATBOT_MARKDOWN, "reponse.md", "text")
    selling, rse, network = found.bank.questions
    assert isinstance(selling, SingleChoice)
    assert selling.answer == "Utiliser les réseaux pour vendre"
    assert selling.explanation == "On y *écoute* les clients."
    assert isinstance(rse, SingleChoice)
    assert rse.answer == "Réseau social d'entreprise"
    assert isinstance(network, ShortAnswer)
    assert network.answers == ("LinkedIn",)


def test_a_word_test_with_lists_and_pictures(tmp_path: Path) -> None:
    found = read(foreign.word_test(tmp_path), "Contrôle.docx", "text")
    network, picture, water = found.bank.questions
    assert found.bank.title == "Contrôle n° 1"
    assert isinstance(network, SingleChoice)
    assert (network.answer, wrong(network)) == ("LinkedIn", ["Facebook", "TikTok"])
    assert isinstance(picture, SingleChoice)
    assert picture.answer == "Un logo"
    (path,) = found.pictures
    assert f"]({path})" in picture.prompt
    assert isinstance(water, TrueFalse)
    assert water.prompt.startswith("La formule de l'eau est H~2~O, en *chimie*")
    assert "voir le cours." in (water.explanation or "")


def test_a_list_of_quizlet() -> None:
    first, second = read(foreign.QUIZLET, "quizlet.txt", "table").bank.questions
    assert isinstance(first, Flashcard)
    assert (first.prompt, first.answer) == ("RSE", r"Réseau \*social\* d'entreprise")
    assert isinstance(second, Flashcard)


def test_anki_s_text() -> None:
    card, cloze = read(foreign.ANKI, "anki.txt", "table").bank.questions
    assert isinstance(card, Flashcard)
    assert (card.prompt, card.answer) == ("Recto **gras**", "Verso\\\ndeux lignes")
    assert (card.difficulty, card.tags) == (Difficulty.EASY, ("vente",))
    assert isinstance(cloze, Cloze)
    assert cloze.text == "Le {{marché}} est {{libre}}"


def test_a_table_of_french_excel() -> None:
    found = read(foreign.FRENCH_EXCEL, "tableau.csv", "table")
    price, cited = found.bank.questions
    assert isinstance(price, SingleChoice)
    assert (price.prompt, price.answer, price.explanation) == ("Prix de l’été ?", "20 €", "Vu en cours")
    assert isinstance(cited, ShortAnswer)
    assert (cited.prompt, cited.answers) == ("Citez ; bien", ("œuvre",))
    assert codes(found, Level.DOUBTFUL) == ["encoding"]


def test_kahoot_s_spreadsheet() -> None:
    found = read(foreign.kahoot(), "kahoot.xlsx", "table")
    capital, networks, truth = found.bank.questions
    assert isinstance(capital, SingleChoice)
    assert (capital.answer, wrong(capital)) == ("Paris", ["Lyon", "2018"])
    assert isinstance(networks, MultipleChoice)
    assert networks.answers == ("LinkedIn", "X")
    assert isinstance(truth, TrueFalse)
    assert truth.answer
    assert codes(found, Level.REDUCED) == ["unread"]


@pytest.mark.parametrize(
    ("gift", "expected"),
    [
        ("Un ? {=a =b ~c}", "several options are right"),
        ("Un ? {~a ~b}", "no option is marked as right"),
        ("Un ? {~%50%a ~%30%b ~c}", "different weights"),
        ("Un ? {=%50%a ~b}", "no option is worth 100"),
        ("Un ? {=a =b* =c}", "stood for any text"),
        ("Un ? {#abc}", "not a number"),
        ("Un ? {", "stands alone"),
    ],
)
def test_what_is_doubtful_is_said(gift: str, expected: str) -> None:
    found = importing.find("gift").read(f"Sûr ? {{T}}\n\n{gift}\n".encode(), "x")
    said = [str(loss.message) for loss in found.losses]
    assert any(each in message for each in expected.split("|") for message in said), said
    assert {loss.line for loss in found.losses} == {3}
