"""Assessment files: what they ask, for how many points, and every fault with its place and remedy."""

import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import reseaux_quiz as rq
from reseaux_quiz import assessing, loading
from reseaux_quiz.assessing import LoadedAssessment
from reseaux_quiz.errors import Fault, InvalidBanksError
from reseaux_quiz.model import Exercise, Quiz

Write = Callable[[str], Path]

WHOLE = """\
assessment: eval-1            # permanent
collection: mer
title: Évaluation n° 1
subject: Management
class: 1re STMG
duration: 55 min
materials: calculatrice
total: 20
seed: 7
exercises:
  - title: Vos connaissances
    points: 8
    questions:
      - navires/voile-1       # est-ce que la voile flotte ?
      - id: poissons/hareng
        points: 2,5
  - draw:
      section: "1.2"
      number: 2
      exclude: navires/vapeur-1
"""


def loaded(path: Path) -> LoadedAssessment:
    (found,) = assessing.load([path])
    assert isinstance(found, LoadedAssessment)
    return found


def faults(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(InvalidBanksError) as caught:
        assessing.load([path])
    return caught.value.faults


def ids(quiz: Quiz) -> list[list[str]]:
    return [[item.full_id.removeprefix("mer/") for item in exercise.items] for exercise in quiz.exercises]


def points(exercise: Exercise) -> list[Decimal]:
    return [item.question.points for item in exercise.items]


def test_an_assessment_says_which_questions_in_which_order_for_how_many_points(written: Write) -> None:
    quiz = loaded(written(WHOLE)).quiz
    assessment = quiz.assessment
    assert assessment
    assert (assessment.id, assessment.title, assessment.subject) == ("eval-1", "Évaluation n° 1", "Management")
    assert (assessment.class_, assessment.duration, assessment.materials) == ("1re STMG", "55 min", "calculatrice")
    first, second = quiz.exercises
    assert (first.title, second.title) == ("Vos connaissances", None)
    assert ids(quiz)[0] == ["navires/voile-1", "poissons/hareng"]
    assert sorted(ids(quiz)[1]) == ["navires/vapeur-2", "navires/vapeur-3"]
    assert points(first) == [Decimal("5.5"), Decimal("2.5")]
    assert points(second) == [Decimal(6), Decimal(6)]
    assert quiz.seed == 7


def test_the_library_makes_the_quiz_of_an_assessment(written: Write) -> None:
    path = written("exercises:\n  - draw:\n      number: 5\n  - questions:\n      - hareng\n")
    found = rq.load(path)
    quiz = rq.select(found)
    assert len(quiz.items) == 6
    others = [rq.select(found, rq.Selection(seed=seed)) for seed in range(1, 5)]
    assert {tuple(ids(each)[0]) for each in others} != {tuple(ids(quiz)[0])}
    assert all(ids(each)[1] == ["poissons/hareng"] for each in others)
    shuffled = rq.select(found, rq.Selection(seed=4, shuffle=True))
    assert [sorted(each) for each in ids(shuffled)] == [sorted(each) for each in ids(others[-1])]


def test_an_assessment_takes_no_filters_and_no_other_assessment(sea: Path, written: Write) -> None:
    path = written("exercises:\n  - questions:\n      - hareng\n")
    with pytest.raises(rq.OptionError, match="leave out the filters"):
        rq.select(rq.load(path), rq.Selection(number=1))
    other = sea / "eval-2.yaml"
    other.write_bytes(path.read_bytes())
    with pytest.raises(rq.OptionError, match="one assessment at a time"):
        rq.select(rq.load(path, other))


def test_a_bank_alone_makes_one_exercise_without_a_title(sea: Path) -> None:
    quiz = rq.select(rq.load(sea / "poissons.yaml"))
    assert quiz.assessment is None
    assert quiz.exercises == (Exercise(None, quiz.items),)


def test_a_draw_never_repeats_what_is_named_or_was_drawn(written: Write) -> None:
    draws = "exercises:\n" + "  - draw:\n      number: 4\n" * 2
    text = f"{draws}  - questions:\n      - navires/voile-2\n"
    found = [name for exercise in ids(loaded(written(text)).quiz) for name in exercise]
    assert len(found) == len(set(found)) == 9


def test_a_question_named_elsewhere_moves_no_other_of_a_draw(written: Write) -> None:
    draw = "exercises:\n  - draw:\n      section: '1'\n      number: 3\n"
    before = set(ids(loaded(written(draw)).quiz)[0])
    left_out = min({f"navires/voile-{number}" for number in range(1, 7)} - before)
    after = set(ids(loaded(written(f"{draw}  - questions:\n      - {left_out}\n")).quiz)[0])
    assert before == after


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("exercices:\n  - questions:\n      - voile-1\n", 4, 1, "type “exercises”"),
        ("matière: x\nexercises: []\n", 4, 1, "type “subject”"),
        ("exercises: []\n", 4, 12, "at least one exercise"),
        ("exercises:\n  - title: x\n", 5, 5, "either `questions` or a `draw`"),
        (
            "exercises:\n  - questions:\n      - navires/voile-1\n    draw:\n      number: 1\n",
            5,
            5,
            "either `questions`",
        ),
        ("exercises:\n  - questions: []\n", 5, 16, "the exercise is empty"),
        ("exercises:\n  - questions:\n      - navires/voile-9\n", 6, 9, "perhaps “navires/voile-"),
        ("exercises:\n  - questions:\n      - navires/galion\n", 6, 9, "was retired"),
        (
            "exercises:\n  - questions:\n      - voile-1\n      - id: mer/navires/voile-1\n",
            7,
            9,
            "already in exercise 1",
        ),
        ("exercises:\n  - questions:\n      - points: 2\n", 6, 9, "either an `id` or a `document` is expected"),
        ("exercises:\n  - questions:\n      - id: voile-1\n        barème: 2\n", 7, 9, "type “points”"),
        ("exercises:\n  - questions:\n      - id: voile-1\n        points: 0,3\n", 7, 17, "the nearest is 0.25"),
        ("exercises:\n  - questions:\n      - id: voile-1\n        points: 0\n", 7, 17, "more than 0"),
        ("exercises:\n  - draw:\n      type: qcm\n", 6, 13, "type “single_choice”"),
        ("exercises:\n  - draw:\n      each_version: vrai\n", 6, 21, "if there is a `number`"),
        ("exercises:\n  - draw:\n      section: '9'\n", 6, 7, "no question matches"),
        ("exercises:\n  - draw:\n      number: 40\n", 6, 15, "only 10 questions can be drawn"),
        ("exercises:\n  - draw:\n      number: 0\n", 6, 15, "at least 1 question"),
        ("exercises:\n  - draw:\n      exclude:\n        - voile-9\n", 7, 11, "no question is called"),
        ("exercises:\n  - questions:\n      - air/navires/voile-1\n", 6, 9, "no bank of the collection “air”"),
        ("exercises:\n  - questions:\n      - navires/xyzzy\n", 6, 9, "`reseaux-quiz show BANK` lists"),
        (
            "exercises:\n  - points: 3\n    questions:\n      - id: voile-1\n        points: 2\n",
            5,
            13,
            "add up to 2, not 3",
        ),
        (
            "total: 4\nexercises:\n  - points: 4\n    questions:\n      - voile-1\n  - questions:\n      - voile-2\n",
            4,
            8,
            "1 other question needs a quarter; the least is 4.25",
        ),
        ("total: 20,1\nexercises:\n  - questions:\n      - voile-1\n", 4, 8, "the nearest is 20"),
        ("assessment: Éval\ntitle: x\nexercises:\n  - draw:\n      number: 1\n", 1, 13, "is not an id"),
        (
            "assessment: e\ncollection: terre\ntitle: x\nexercises:\n  - draw:\n      number: 1\n",
            2,
            13,
            "no bank of the",
        ),
        ("assessment: e\nexercises:\n  - draw:\n      number: 1\n", 1, 1, "`title` is missing"),
    ],
)
def test_a_fault_says_where_what_and_how_to_mend_it(
    written: Write, text: str, line: int, column: int, message: str
) -> None:
    found = faults(written(text))
    assert message in str(found[0].message)
    assert (found[0].line, found[0].column) == (line, column)


def test_faults_are_said_together_and_in_french(written: Write) -> None:
    found = faults(
        written("total: 20\nexercises:\n  - questions:\n      - galion\n      - voile-9\n  - questions: []\n")
    )
    assert [fault.line for fault in found] == [7, 8, 9]
    assert "retirée" in found[0].text("fr")


def test_keys_in_french_are_told_where_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "éval.yaml"
    path.write_text(
        "évaluation: e\ntitre: Éval\nexercices:\n  - barème: 8\n    questions:\n      - id: a/b\n        barème: 2\n"
        "  - tirage:\n      difficulté: facile\n",
        encoding="utf-8",
    )
    told = [(fault.line, str(fault.message).rpartition("type ")[2]) for fault in faults(path)]
    assert told == [
        (1, "“assessment”"), (2, "“title”"), (3, "“exercises”"), (4, "“points”"), (7, "“points”"), (8, "“draw”"),
        (9, "“difficulty”"), (9, "“easy”"),
    ]  # fmt: skip


def test_points_in_messages_are_written_as_in_the_language(written: Write) -> None:
    (found,) = faults(written("total: 20,1\nexercises:\n  - questions:\n      - voile-1\n"))
    assert "20,1" in found.text("fr")
    assert "20.1" in found.text("en")


def test_an_id_shared_by_two_banks_is_ambiguous(sea: Path, written: Write) -> None:
    (sea / "autre.yaml").write_text((sea / "poissons.yaml").read_text("utf-8").replace("id: poissons", "id: autre"))
    (found,) = faults(written("exercises:\n  - questions:\n      - hareng\n"))
    assert "mer/autre/hareng, mer/poissons/hareng" in str(found.message)


def test_banks_are_found_above_the_file_or_beside_it_or_where_they_are_given(sea: Path, tmp_path: Path) -> None:
    text = "assessment: e\ncollection: mer\ntitle: x\nexercises:\n  - questions:\n      - poissons/hareng\n"
    below = sea / "tests" / "mars"
    below.mkdir(parents=True)
    (below / "e.yaml").write_text(text)
    assert ids(loaded(below / "e.yaml").quiz) == [["poissons/hareng"]]
    alone = tmp_path.parent / f"{tmp_path.name}-alone"
    alone.mkdir()
    (alone / "e.yaml").write_text(text)
    assert "no bank of the collection" in str(faults(alone / "e.yaml")[0])
    *_, given = assessing.load([alone / "e.yaml", sea])
    assert isinstance(given, LoadedAssessment)
    assert ids(given.quiz) == [["poissons/hareng"]]
    (alone / "p.yaml").write_text(
        (sea / "poissons.yaml").read_text("utf-8").replace("collection: mer\n", ""), "utf-8"
    )
    (alone / "e.yaml").write_text(text.replace("collection: mer\n", ""))
    assert ids(loaded(alone / "e.yaml").quiz) == [["poissons/hareng"]]


@pytest.mark.parametrize("key", ["'assessment'", '"assessment"'])
def test_a_key_in_quotes_is_a_key(key: str, written: Write) -> None:
    path = written("assessment: e\ntitle: x\ncollection: mer\nexercises:\n  - questions:\n      - hareng\n")
    path.write_text(path.read_text(encoding="utf-8").replace("assessment", key), encoding="utf-8")
    assert ids(loaded(path).quiz) == [["poissons/hareng"]]


def test_the_shipped_collection_is_known_anywhere(tmp_path: Path) -> None:
    bank = loading.load()[0].bank
    question = f"reseaux-sociaux/{bank.id}/{bank.questions[0].id}"
    path = tmp_path / "e.yaml"
    path.write_text(f"assessment: e\ntitle: x\nexercises:\n  - questions:\n      - {question}\n")
    assert [item.full_id for item in loaded(path).quiz.items] == [question]


def test_a_fault_in_a_bank_that_is_needed_is_reported(sea: Path, written: Write) -> None:
    (sea / "poissons.yaml").write_text((sea / "poissons.yaml").read_text("utf-8").replace("vrai", "peut-être"))
    (found,) = faults(written("exercises:\n  - questions:\n      - voile-1\n"))
    assert found.path == sea / "poissons.yaml"


def test_a_folder_means_its_banks(sea: Path, written: Write) -> None:
    written("exercises:\n  - questions:\n      - voile-1\n")
    assert len(rq.load(sea)) == 2
    found, wrong = assessing.load_sound([sea], in_folders=True)
    assert (len(found), wrong) == (3, ())


def test_the_cost_is_in_proportion_to_the_file(tmp_path: Path) -> None:
    def seconds(number: int) -> float:
        folder = tmp_path / str(number)
        folder.mkdir()
        asked = (f"  - id: q{n}\n    type: true_false\n    prompt: x {n}\n    answer: vrai\n" for n in range(number))
        (folder / "b.yaml").write_text("id: b\ntitle: x\nquestions:\n" + "".join(asked))
        entries = "".join(f"      - b/{'q' if n % 2 else 'r'}{n}\n" for n in range(number))
        (folder / "e.yaml").write_text(f"assessment: e\ntitle: x\nexercises:\n  - questions:\n{entries}")
        start = time.perf_counter()
        assessing.load_sound([folder / "e.yaml"])
        return time.perf_counter() - start

    seconds(10)
    assert seconds(2000) < 40 * max(seconds(200), 0.01)
