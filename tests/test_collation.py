"""The natural order of options."""

import pytest

from reseaux_quiz.collation import order


@pytest.mark.parametrize(
    "wanted",
    [
        ["Lundi", "mardi", "dimanche"],
        ["en janvier", "en février", "en août"],
        ["mars", "le 1er avril", "14 juillet", "décembre"],
        ["April 2019", "March 2020"],
        ["juin 1940", "août 1944", "mai 1968"],
        ["5 mai 1789", "le 14 juillet 1789", "4 août 1789", "1er janvier 1790"],
        ["March 1, 1815", "4th July 1815", "May 8th, 1945"],
        ["en 987", "en 1515", "vers 1600"],
        ["987-1328", "1515-1547", "1589-1610"],
        ["A3", "A4", "A10"],
        ["Chapitre V", "Chapitre IX", "Chapitre X"],
        ["au IVe siècle", "fin du XVe siècle", "au XIXe siècle"],
        ["90 s", "45 min", "1 h 30", "1h45", "1 j 6 h", "2 jours"],
        ["Vitamine A", "Vitamine C", "Vitamine D"],
        ["Ier siècle", "IVe siècle", "IXᵉ siècle", "le XIXe siècle"],
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
