"""Tests that teachers type, and answers of chatbots, as text and Markdown."""

import pytest

from importing.reading import answer, answers, codes, messages, read, wrong
from reseaux_quiz.importing import Imported, Level
from reseaux_quiz.model import (
    Cloze,
    Essay,
    Flashcard,
    Matching,
    MultipleChoice,
    Numerical,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

CHATBOT = """Bien sûr ! Voici un **QCM** sur les réseaux :

---

**Question 1 : Qu'est-ce qu'un réseau social ?**

a) Un site de vente
b) Une plateforme qui relie des membres

✅ **Bonne réponse : b) Une plateforme qui relie des membres**
💡 *Explication : il relie des membres.*

**Question 2 : Lesquels sont à Meta ?**

- [x] Facebook
- [x] Instagram
- [ ] TikTok

**Explication :** rachat de 2012.

**Question 3 :** LinkedIn est un réseau professionnel.

**Réponse :** Vrai. Il appartient à Microsoft.

**4. En quelle année ?**
   - A. 2002
   - B. 2004 ✅

**5.** Que veut dire « RSE » ?
*Réponse attendue :* Réseau social d'entreprise

### Question 6
Associez chaque terme à sa définition :

| Terme | Définition |
|---|---|
| B2B | Entre entreprises |
| B2C | Vers les consommateurs |

**Question 7** (2 points)
Expliquez le social selling.

**Éléments de réponse :**
- écouter
- créer une relation

**Question 8 :** Choisissez.
a) un
b) deux

## Corrigé

| Question | Réponse |
|---|---|
| 1 | b |
| 8 | B |

Souhaitez-vous que j'ajoute d'autres questions ?
"""


def text(source: str, name: str = "test.txt") -> Imported:
    return read(source, name, "text")


def test_a_chatbot_s_answer_as_a_whole() -> None:
    found = text(CHATBOT, "reponse.md")
    network, meta, linkedin, year, rse, match, essay, last = found.bank.questions
    assert (answer(network), network.explanation) == ("Une plateforme qui relie des membres", "il relie des membres.")
    assert isinstance(meta, MultipleChoice)
    assert (meta.answers, wrong(meta)) == (("Facebook", "Instagram"), ["TikTok"])
    assert isinstance(linkedin, TrueFalse)
    assert linkedin.explanation == "Il appartient à Microsoft."
    assert isinstance(year, SingleChoice)
    assert year.answer == "2004"
    assert isinstance(rse, ShortAnswer)
    assert rse.answers == ("Réseau social d'entreprise",)
    assert isinstance(match, Matching)
    assert [pair.left for pair in match.pairs] == ["B2B", "B2C"]
    assert isinstance(essay, Essay)
    assert (essay.model_answer, str(essay.points)) == ("- écouter\n- créer une relation", "2")
    assert answer(last) == "deux"
    assert codes(found, Level.LEFT_OUT) == ["syntax", "syntax"]  # what the chatbot says before and after


def test_a_test_without_its_answers_keeps_its_questions() -> None:
    found = text("1. Capitale ?\na) Lyon\nb) Paris\n\n2. Le ciel est bleu :\n□ Vrai\n□ Faux\n\n3. Expliquez.\n")
    assert answers(found) == ["(à compléter)", "(à compléter)", "(à rédiger)"]
    assert [wrong(each) for each in found.bank.questions[:2]] == [["Lyon", "Paris"], ["Vrai", "Faux"]]
    assert codes(found, Level.DOUBTFUL) == ["answer"] * 3
    assert codes(found, Level.LEFT_OUT) == []


def test_exercises_with_numbers_of_their_own() -> None:
    found = text(
        "Contrôle de SES\n\nNom :            Prénom :         Classe :\n\nExercice 1 (10 points)\n\n"
        "1) Le PIB mesure :\na- la richesse\nb- le bonheur\n\n2) Le chômage est :\na- un prix\nb- un manque\n\n"
        "Exercice 2\n1) Définissez le PIB.\n\nCorrigé : 1-a 2-b\n"
    )
    assert found.bank.title == "Contrôle de SES"
    assert [section.title for section in found.bank.sections] == ["Exercice 1 (10 points)", "Exercice 2"]
    assert answers(found) == ["la richesse", "un manque", "(à rédiger)"]


@pytest.mark.parametrize(
    "options",
    [
        "[ ] un\n[x] deux\n[ ] trois",
        "☐ un   ☒ deux   ☐ trois",
        "( ) un\n(*) deux\n( ) trois",
        "☐ un\n☑ deux\n☐ trois",
        "- un\n+ deux\n- trois",
        "a) un\n*b) deux\nc) trois",
        "a. un\nb. deux (juste)\nc. trois",
        "A - un\nB - deux\nC - trois\nRéponse correcte : B",
        "a) un   b) deux   c) trois\nRéponse : b",
        "a) un\tb) deux\tc) trois\n→ Réponse : b) deux",
        "• un\n• deux ✅\n• trois",
    ],
)
def test_a_right_option_is_marked_in_many_ways(options: str) -> None:
    found = text(f"Q1. Lequel ?\n{options}\n\nQ2. Vrai ou faux : oui.\nRéponse : Vrai\n")
    question = found.bank.questions[0]
    assert (question.prompt, answer(question), wrong(question)) == ("Lequel ?", "deux", ["un", "trois"])


def test_options_on_the_line_of_their_question() -> None:
    found = text(
        "1. Capitale de la France ? a) Lyon b) Paris c) Lille\n2. Qui sont A. Dupont et B. Martin ?\na) x\nb) y\n"
        "Réponses : 1b, 2a\n"
    )
    assert answers(found) == ["Paris", "x"]
    assert found.bank.questions[1].prompt == "Qui sont A. Dupont et B. Martin ?"


def test_a_sheet_with_boxes_lines_to_write_on_and_numbers_inside_a_question() -> None:
    found = text(
        "Question 1. Une image sur Internet.   ☒ Vrai   ☐ Faux\n\nQuestion 2. Reliez.\n1. RSE     a. Entre firmes\n"
        "2. B2B     b. Réseau\n\nQuestion 3. Pourquoi ?\n..................\n..................\n\nBon courage !\n"
    )
    assert answers(found) == [True, "(à rédiger)", "(à rédiger)"]
    assert [each.prompt.split("\\\n")[0] for each in found.bank.questions] == [
        "Une image sur Internet.",
        "Reliez.",
        "Pourquoi ?",
    ]
    assert codes(found, Level.LEFT_OUT) == ["syntax"]


def test_answers_in_words_at_the_end() -> None:
    found = text(
        "1. Un ?\na) x\nb) y\n\n2. Le réseau de Microsoft ?\n\n3. Définissez le PIB.\n\n4. Faux ?\n\nCorrigé\n1. b\n"
        "2. LinkedIn\n3. La somme des valeurs ajoutées créées dans un pays pendant une année donnée.\n4. faux\n"
    )
    second, third = found.bank.questions[1:3]
    assert answers(found) == [
        "y",
        ("LinkedIn",),
        "La somme des valeurs ajoutées créées dans un pays pendant une année donnée.",
        False,
    ]
    assert isinstance(second, ShortAnswer)
    assert isinstance(third, Essay)


def test_two_lists_each_with_its_answers() -> None:
    found = text(
        "Partie A\n1. Un ?\na) x\nb) y\n2. Deux ?\na) x\nb) y\nRéponses : 1. a 2. b\n\n"
        "Partie B\n1. Trois ?\na) x\nb) y\nRéponses : 1. b\n"
    )
    assert answers(found) == ["x", "y", "y"]
    assert [section.title for section in found.bank.sections] == ["Partie A", "Partie B"]


def test_respondus() -> None:
    found = text(
        "Type: MC\nTitle: Capital\nPoints: 2\n1) What is the capital of France?\n~ See the map.\na) London\n@ No.\n"
        "*b) Paris\n\nType: MA\n2) Which are prime?\n*a) 2\n*b) 3\nc) 4\n\nType: FIB\n3) Roses are ___\na) red\n"
    )
    capital, primes, roses = found.bank.questions
    assert (capital.id, str(capital.points), capital.explanation) == ("capital", "2", "See the map.")
    assert isinstance(primes, MultipleChoice)
    assert isinstance(roses, Cloze)
    assert roses.text == "Roses are {{red}}"


def test_code_keeps_its_lines() -> None:
    found = text("1. Soit :\n\n    def f(x):\n        return 2 * x\n\nQue vaut f(3) ?\na) 6\nb) 5\nRéponse : a\n")
    assert found.bank.questions[0].prompt == ("Soit :\n\n```\ndef f(x):\n    return 2 * x\n```\n\nQue vaut f(3) ?")


def test_a_glossary_and_a_table_of_statements() -> None:
    found = text("# Mots\n\n| Terme | Définition |\n|---|---|\n| RSE | Réseau |\n", "mots.md")
    assert [type(each) for each in found.bank.questions] == [Flashcard]
    found = text(
        "Cochez.\n\n| Affirmation | Vrai | Faux |\n|---|---|---|\n| A | x | |\n| B | | x |\n| C | | |\n", "vf.md"
    )
    assert answers(found) == [True, False, "(à compléter)"]
    assert "Cochez." in messages(found)


def test_numbers_and_words_as_answers() -> None:
    found = text(
        "1. Combien ?\nRéponse : 3,5\n\n2. Où ?\nRéponse : Paris ou Lutèce\n\n"
        "3. Est-ce vrai ?\nRéponse : Faux, car non.\n"
    )
    assert [type(each) for each in found.bank.questions] == [Numerical, ShortAnswer, TrueFalse]
    assert answers(found)[1:] == [("Paris", "Lutèce"), False]
    assert found.bank.questions[2].explanation == "car non."
