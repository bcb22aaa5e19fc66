"""The natural order of options."""

import pytest

from reseaux_quiz.collation import order


@pytest.mark.parametrize(
    "wanted",
    [
        ["Lundi", "mardi", "dimanche"],
        ["en janvier", "en février", "en août"],
        ["March 2020", "April 2019"],
        ["Ier siècle", "IVe siècle", "IX^e^ siècle", "le XIXe siècle"],
        ["Ve siècle av. J.-C.", "Ier siècle avant J.-C.", "IIe siècle"],
        ["753 av. J.-C.", "52 av. J.-C.", "476"],
        ["44 BC", "70"],
        ["30 s", "5 min", "2 h", "1 jour", "3 semaines", "6 mois", "1 an"],
        ["3,4 millions", "1,2 milliard"],
        ["10 %", "25 %", "Aucune de ces réponses"],
        ["bleu", "vert", "toutes les réponses ci-dessus"],
        ["May", "June", "None of these answers"],
        ["Aucun problème", "Dix"],
        ["Civil", "Demi", "Mille"],
    ],
)
def test_options_are_put_in_order(wanted: list[str]) -> None:
    for given in (wanted[::-1], [*wanted[1:], wanted[0]]):
        assert [given[index] for index in order(given)] == wanted
