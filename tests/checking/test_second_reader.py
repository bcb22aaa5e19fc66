"""The rules against the labels of a second reader, with known misses and false alarms."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from labelled_by_others import SAMPLE
from reseaux_quiz import loading, resources
from reseaux_quiz.checking import check

# Out of reach of simple rules: they would need the meaning of a text, or morphology.
MISSED = {
    "Quel impôt frappe les ménages ?",
    "Que finance l'impôt ?",
    "Une association ne peut pas ne pas avoir de statuts.",
    "Comment nomme-t-on la hausse générale des prix ?",
    "Quel bien est durable ?",
    "Complétez cette définition.",
}
# False alarms on sound questions: five in 87, and no rule twice.
DISPUTED = {
    ("Q002", "Une entreprise n'est jamais dépourvue d'objectif."),
    ("Q103", "Quel article du Code civil définit le contrat ?"),
    ("Q110", "À quelles réponses du questionnaire l'enquêtrice doit-elle se fier ?"),
    ("Q112", "Quel texte fixe la durée légale du travail ?"),
    ("Q301", "Associez chaque dépense à sa nature."),
}


def test_what_a_second_reader_labelled_is_found_as_far_as_is_known(tmp_path: Path) -> None:
    missed, disputed, labelled, sound = set(), set(), 0, 0
    for code, (spoilt, fine) in SAMPLE.items():
        for prompt, _expected, found in _found(tmp_path, code, spoilt):
            labelled += 1
            missed |= set() if code in found else {prompt}
        for prompt, expected, found in _found(tmp_path, code, fine):
            sound += 1
            disputed |= {(each, prompt) for each in found - expected}
    assert (missed, disputed) == (MISSED, DISPUTED)
    assert (labelled, sound) == (86, 87)
    hits = labelled - len(missed)
    recall, precision = hits / labelled, hits / (hits + len(disputed))
    page = (resources.folder("docs/check") / "README.md").read_text("utf-8")
    assert f"{hits} are found (recall {recall:.0%});" in page
    assert f"of {sound} sound questions, {len(disputed)} are flagged wrongly (precision {precision:.0%})" in page


def _found(folder: Path, code: str, text: str) -> Iterator[tuple[str, set[str], set[str]]]:
    """Yield the prompt of each question, the codes that the reader expects, and those that are found."""
    for question in yaml.load_all(text, Loader=yaml.BaseLoader):
        question = {"id": "q", "type": "single_choice", **question}  # noqa: PLW2901
        also = question.pop("also", [])
        if code != "Q204" and question["type"] != "flashcard":
            question.setdefault("explanation", "Le cours le précise, chapitre après chapitre.")
        bank = {
            "collection": "svt-seconde-dupont",
            "id": "b",
            "title": "B",
            "language": question.pop("language", "fr"),
            "questions": [question],
        }
        path = folder / "b.yaml"
        path.write_text(yaml.dump(bank, allow_unicode=True, sort_keys=False, default_style='"'), encoding="utf-8")
        (loaded,) = loading.load([path])
        expected = {also} if isinstance(also, str) else set(also)
        yield question.get("prompt", ""), expected, {finding.code for finding in check(loaded.bank)}
