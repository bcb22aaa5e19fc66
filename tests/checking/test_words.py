"""Words as the rules compare them."""

import pytest

from reseaux_quiz.checking.words import plain


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("***", "***"),
        ("****", "****"),
        ("**gras** et *italique*", "gras et italique"),
        ("`a * b`", "`a * b`"),
        ("[Un lien](https://exemple.fr)", "Un lien"),
        ("l’an\u00a0mil", "l'an mil"),
    ],
)
def test_signs_of_markdown_do_not_count_but_a_text_of_stars_stays(text: str, compared: str) -> None:
    assert plain(text) == compared
