"""GIFT, read back by gift-pegjs, a parser of another project.

These tests allow for its differences from Moodle 4.3 and 4.5:
- a star in a short answer has no meaning; for Moodle it is a wildcard (`\\*` is a star);
- it does not know `\\]` in a tag or an idnumber, and stops there;
- it keeps `//` and white space in categories, where Moodle reads `/` and trims;
- it keeps the format of the text for plain short answers too;
- it leaves escaped characters in the right side of a match as its own stand-ins (`&&126;`);
- it accepts any weight, where Moodle rejects a file with one that is not in its list.
"""

import html
import re
import tempfile
from collections.abc import Callable, Iterable
from collections.abc import Collection as Several
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

import yaml_writer
from reseaux_quiz import loading, markup
from reseaux_quiz.answers.folding import fold
from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Level, LossCode, Rendered, export
from reseaux_quiz.grading import Chosen, Typed, as_short_answer, grade
from reseaux_quiz.markup import readable
from reseaux_quiz.model import (
    Bank,
    Cloze,
    Collection,
    Criterion,
    Distractor,
    Essay,
    Flashcard,
    Item,
    Matching,
    MultipleChoice,
    Numerical,
    Order,
    Ordering,
    Pair,
    Picture,
    Question,
    Quiz,
    Scoring,
    Section,
    ShortAnswer,
    SingleChoice,
    Strictness,
    TrueFalse,
)
from reseaux_quiz.testing import check_exporter, hostile
from reseaux_quiz_gift import Options, exporter
from strategies import banks, by_type, texts
from subject_banks import subjects
from words import shown, squeezed, words

Read = Callable[[str], list[dict[str, Any]]]

# Moodle's list (question/engine/lib.php, question_bank::fraction_options), within 0.001.
WEIGHTS = (
    100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111,
    10, 5, 0,
)  # fmt: skip


WRONG = (Distractor("c"), Distractor("d"))
SECTIONS = (Section("1.1", "Plus bas"),)


def quiz(*questions: Question, **bank: Any) -> Quiz:
    home = Bank(
        **{"id": "b", "title": "Banque", "section": "1", "sections": SECTIONS, "questions": questions, **bank}
    )
    return Quiz(tuple(Item(home, question) for question in questions))


def text_of(rendered: Rendered) -> str:
    return rendered.files[""].decode("utf-8")


def render(*questions: Question) -> str:
    return text_of(exporter.render(quiz(*questions), Options()))


def codes(*questions: Question) -> set[str]:
    return {loss.code for loss in export(exporter, quiz(*questions)).losses}


def said(*questions: Question) -> list[str]:
    return [str(loss.message) for loss in exporter.render(quiz(*questions), Options()).losses]


# --- any text, in any field -------------------------------------------------------------------------------


@given(banks())
def test_any_text_comes_back_as_it_went_in(read_gift: Read, bank: Bank) -> None:
    made = Quiz(tuple(Item(bank, question) for question in bank.questions))
    left_out = [item for item in made.items if isinstance(item.question, Flashcard) and not item.question.reversible]
    if len(left_out) == len(made.items):
        return
    _there_and_back(read_gift, made, left_out)


def _there_and_back(read_gift: Read, made: Quiz, left_out: Several[Item]) -> None:
    rendered = exporter.render(made, Options())
    read = [each for each in read_gift(text_of(rendered)) if each["type"] != "Category"]
    assert len(read) == len(made.items) - len(left_out)
    assert {loss.question for loss in rendered.losses if loss.code == "flashcard"} >= {
        item.full_id for item in left_out
    }
    changed = {(loss.question, loss.code) for loss in rendered.losses}
    found = {each["id"]: each for each in read}
    for item in made.items:
        if item not in left_out:
            _compare(item.question, found[item.full_id], {code for name, code in changed if name == item.full_id})


def test_hostile_texts_come_back_from_every_field(read_gift: Read) -> None:
    bank = hostile.bank()
    made = Quiz(tuple(Item(bank, question) for question in bank.questions))
    left_out = [item for item in made.items if isinstance(item.question, Flashcard) and not item.question.reversible]
    _there_and_back(read_gift, made, left_out)
    blocks = text_of(exporter.render(made, Options())).split("\n\n")
    assert sum(block.startswith("$CATEGORY") for block in blocks) == 1
    assert "href" not in html.unescape("".join(blocks)).replace('href\\="https\\:', "")


def test_every_text_of_real_subjects_comes_back(read_gift: Read) -> None:
    made = subjects()
    left_out = [item for item in made.items if isinstance(item.question, Flashcard) and not item.question.reversible]
    _there_and_back(read_gift, made, left_out)


@pytest.mark.thorough
def test_a_long_text_comes_back_whole(read_gift: Read) -> None:
    _there_and_back(read_gift, quiz(Essay(id="e", prompt=hostile.LONG, model_answer="x")), ())


def _compare(question: Question, read: dict[str, Any], lost: set[str]) -> None:
    stem = words(read["stem"]["text"])
    feedback = words(read["globalFeedback"]["text"]) if read["globalFeedback"] else ""
    if not isinstance(question, Flashcard) and question.prompt:
        assert shown(question.prompt) in stem if question.documents else stem.startswith(shown(question.prompt))
    if question.explanation:
        assert shown(question.explanation) in feedback
    if question.source:
        assert shown(question.source, inline=True) in feedback
    if question.as_of:
        assert str(question.as_of) in stem
    match question:
        case SingleChoice() | MultipleChoice():
            assert read["type"] == "MC"
            there = sorted((words(each["text"]["text"]), _right(each), _feedback(each)) for each in read["choices"])
            assert there == sorted(
                (shown(each.text, inline=True), each.right, shown(each.feedback or "", inline=True))
                for each in question.choices
            )
        case TrueFalse():
            assert (read["type"], read["isTrue"]) == ("TF", question.answer)
        case ShortAnswer(answers=answers):
            assert read["type"] == "Short"
            _compare_short(read, answers, lost)
            for miss in question.rejected:
                assert _plain(miss.text, lost) in [_unstarred(each["text"]["text"]) for each in read["choices"]]
        case Flashcard():
            assert shown(question.answer) in stem
            _compare_short(read, (question.prompt,), lost)
        case Numerical():
            assert read["type"] == "Numerical"
            first = read["choices"][0]["text"]
            assert Decimal(str(first["number"])) == question.answer
            assert Decimal(str(first["range"])) == question.tolerance
        case Matching():
            _compare_pairs(
                read, [(shown(each.left, inline=True), readable(each.right)) for each in question.pairs], lost
            )
            _compare_extra(read, map(readable, question.distractors), lost)
        case Ordering():
            numbered = [(shown(text, inline=True), str(place)) for place, text in enumerate(question.items, 1)]
            _compare_pairs(read, numbered, lost)
        case Cloze() if len(question.gaps) == 1:
            assert "_____" in stem
            _compare_short(read, as_short_answer(question, question.gaps[0]).answers, lost)
        case Cloze():
            inside = [as_short_answer(question, gap).answers[0] for gap in question.gaps]
            _compare_pairs(read, [(f"({place})", answer) for place, answer in enumerate(inside, 1)], lost)
            _compare_extra(read, map(readable, question.distractors), lost)
        case Essay():
            assert read["type"] == "Essay"
            assert shown(question.model_answer) in feedback


def _right(choice: dict[str, Any]) -> bool:
    return bool(choice["isCorrect"]) if choice["weight"] is None else choice["weight"] > 0


def _feedback(choice: dict[str, Any]) -> str:
    return words(choice["feedback"]["text"]) if choice["feedback"] else ""


def _unstarred(text: str) -> str:
    return squeezed(text.replace(r"\*", "*"))


def _plain(text: str, lost: set[str]) -> str:
    """Return a plain text as it must arrive; changes were reported as losses."""
    carried = re.sub(r"^\[(html|markdown|moodle|plain)\]", r"[ \1]", text.replace("->", "→").replace("&&", "& &"))
    assert carried == text or "plain" in lost
    return squeezed(carried)


def _compare_short(read: dict[str, Any], answers: tuple[str, ...], lost: set[str]) -> None:
    right = [_unstarred(each["text"]["text"]) for each in read["choices"] if each["weight"] == 100]
    for answer in answers:
        assert _plain(answer, lost) in right


def _decoded(right: str) -> str:
    decoded = re.sub(r"&&010|&&(\d{3});", lambda found: chr(int(found[1] or 10)), right)
    return squeezed(html.unescape(decoded))  # as Moodle shows it


def _compare_pairs(read: dict[str, Any], pairs: list[tuple[str, str]], lost: set[str]) -> None:
    there = [(words(each["subquestion"]["text"]), _decoded(each["subanswer"])) for each in read["matchPairs"]]
    assert sorted(pair for pair in there if pair[0]) == sorted((left, _plain(right, lost)) for left, right in pairs)


def _compare_extra(read: dict[str, Any], distractors: Iterable[str], lost: set[str]) -> None:
    extra = [_decoded(each["subanswer"]) for each in read["matchPairs"] if not each["subquestion"]["text"]]
    assert extra == [_plain(each, lost) for each in distractors]


# --- Moodle's requirements -------------------------------------------------------------------------------


@given(banks())
def test_one_blank_line_between_questions_and_none_inside(bank: Bank) -> None:
    made = Quiz(tuple(Item(bank, question) for question in bank.questions))
    if all(isinstance(each.question, Flashcard) for each in made.items):
        return
    text = text_of(exporter.render(made, Options()))
    assert not text.startswith("\ufeff")
    for block in text.rstrip("\n").split("\n\n"):
        assert re.match(r"\$CATEGORY: |// \[id:", block)
        assert all(line.strip() not in ("", "0") for line in block.split("\n"))


@given(by_type["multiple_choice"].filter(lambda question: question.distractors))
def test_weights_are_on_moodles_list_and_make_the_terminals_grade(question: MultipleChoice) -> None:
    text = render(question)
    weights = [float(each) for each in re.findall(r"^~%(-?[\d.]+)%", text, re.MULTILINE)]
    assert all(any(abs(abs(weight) - each) < 0.001 for each in WEIGHTS) for weight in weights)
    if question.scoring is Scoring.PARTIAL:
        right, wrong = max(weights), min(weights)
        for chosen in (
            frozenset({0}),
            frozenset({0, len(question.answers)}),
            frozenset(range(len(question.answers))),
        ):
            hits = len([index for index in chosen if index < len(question.answers)])
            moodle = max(0.0, hits * right + (len(chosen) - hits) * wrong)
            assert abs(moodle / 100 - float(grade(question, Chosen(chosen)).score)) < 0.001


@given(by_type["short_answer"].filter(lambda question: all(map(fold, question.answers))))
def test_every_spelling_written_is_one_that_the_terminal_accepts(question: ShortAnswer) -> None:
    lines = re.findall(r"^=%100%(.*)$", render(question), re.MULTILINE)
    assert 1 <= len(lines) <= 100
    for line in lines:
        text = re.sub(r"\\([\\~=#{}:n])", lambda found: "\n" if found[1] == "n" else found[1], line).replace(
            r"\*", "*"
        )
        if "plain" not in codes(question):
            assert grade(question, Typed(text), question.language or "fr").score == 1


def test_the_shipped_banks_are_read_whole(read_gift: Read) -> None:
    loaded = loading.load()
    made = Quiz(tuple(Item(each.bank, question) for each in loaded for question in each.bank.questions))
    rendered = exporter.render(loading.with_pictures(made, loaded), Options())
    read = [each for each in read_gift(text_of(rendered)) if each["type"] != "Category"]
    left_out = {loss.question for loss in rendered.losses if loss.code == "flashcard" and loss.level is Level.CHANGED}
    assert {each["id"] for each in read} == {item.full_id for item in made.items} - left_out
    assert all(each["tags"] for each in read)


# --- one by one -------------------------------------------------------------------------------------------


def test_the_golden_file(request: pytest.FixtureRequest) -> None:
    """Every type in full; `pytest --regenerate` rewrites the file, for you to review the difference."""
    golden = Path(__file__).parent / "golden.gift"
    loaded = loading.load([Path(__file__).parent / "golden.yaml"])
    made = Quiz(tuple(Item(each.bank, question) for each in loaded for question in each.bank.questions))
    text = text_of(exporter.render(loading.with_pictures(made, loaded), Options()))
    if request.config.getoption("--regenerate"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_categories_follow_the_sections() -> None:
    collection = Collection(id="c", title="Web/Social <b>/")
    bank: dict[str, Any] = {
        "collection": collection,
        "section": "2",
        "title": "Vendre",
        "sections": (Section("2.1", "Acheter"),),
    }
    one = TrueFalse(id="un", prompt="x", answer=True, section="2")
    two = TrueFalse(id="deux", prompt="x", answer=True, section="2.1")
    text = text_of(exporter.render(quiz(one, two, **bank), Options()))
    assert re.findall(r"\$CATEGORY: (.*)", text) == [
        "Web//Social ‹b>// /2 Vendre",
        "Web//Social ‹b>// /2 Vendre/2.1 Acheter",
    ]
    assert {loss.code for loss in exporter.render(quiz(one, **bank), Options()).losses} == {"category"}
    named = text_of(exporter.render(quiz(one, **bank), Options(category="Seconde 4")))
    assert "$CATEGORY: Seconde 4/2 Vendre\n" in named
    assert "$CATEGORY: 1 Banque\n" in text_of(exporter.render(quiz(one), Options()))
    assert "$CATEGORY: Banque\n" in text_of(exporter.render(quiz(one, section=None), Options()))


@pytest.mark.parametrize(
    ("name", "level", "lost"),
    [
        ("/Seconde 4/", " //Seconde 4// ", False),
        ("x" * 255, "x" * 255, False),
        ("x" * 254 + " y", "x" * 254, True),
        ("a  <\nb", "a ‹ b", True),
    ],
)
def test_what_a_level_cannot_carry_is_said(name: str, level: str, lost: bool) -> None:
    rendered = exporter.render(quiz(TrueFalse(id="vf", prompt="x", answer=True)), Options(category=name))
    assert f"$CATEGORY: {level}/1 Banque\n" in text_of(rendered)
    said = [f"the category “{name}” becomes “{level}”"] * lost
    assert [str(loss.message) for loss in rendered.losses] == said
    assert {loss.code for loss in rendered.losses} <= {LossCode.CATEGORY}


def test_a_question_has_a_name_an_id_and_tags() -> None:
    tags = ("a]b", "c\r\n d", "0", "", "e" * 50, "x" * 60)
    question = TrueFalse(id="vf", prompt="Une *phrase* : juste ?", answer=True, section="1", tags=tags)
    rendered = exporter.render(quiz(question), Options())
    text = text_of(rendered)
    kept = ("section 1", "a\\]b", "c d", "e" * 50, "x" * 50)
    assert "// [id:b/vf] " + " ".join(f"[tag:{tag}]" for tag in kept) + "\n" in text
    assert "::1 Une phrase \\: juste ?::[html]<p>Une <em>phrase</em>\u00a0\\: juste\u00a0?</p>{TRUE\n" in text
    assert [str(loss.message) for loss in rendered.losses] == [
        "the tag “c\r\n d” becomes “c d” in Moodle",
        "the tag “0” breaks Moodle's import and is left out",
        "the tag “” breaks Moodle's import and is left out",
        f"the tag “{'x' * 60}” becomes “{'x' * 50}” in Moodle",
    ]
    assert "::x::" in render(TrueFalse(id="vf", prompt="x", answer=True))


def test_what_is_false_says_so_right_behind_the_brace() -> None:
    question = TrueFalse(id="vf", prompt="x", answer=False, explanation="y")
    assert "<p>x</p>{FALSE\n####<p>y</p>\n}" in render(question)


def test_cards_alone_make_no_file() -> None:
    with pytest.raises(QuizError, match="none of these questions: GIFT has no cards"):
        render(Flashcard(id="f", prompt="x", answer="y"))


def test_criteria_are_shown_with_their_points_or_without() -> None:
    criteria = (Criterion("la *clarté*"), Criterion("l'exemple", Decimal(2)))
    text = render(Essay(id="e", prompt="x", model_answer="y", criteria=criteria))
    assert "<ul><li>la <em>clarté</em></li><li>l'exemple (2 points)</li></ul>" in text


def test_an_option_that_begins_with_a_percent_sign_has_no_weight() -> None:
    question = SingleChoice(id="s", prompt="x", answer="%50% de plus", distractors=WRONG)
    assert "=&\\#37;50\u00a0% de plus\n" in render(question)


def test_a_line_break_in_plain_text_does_not_end_the_question() -> None:
    assert "=%100%deux mots\n" in render(ShortAnswer(id="s", prompt="x", answers=("deux\n\nmots",)))
    assert "=%100%deux mots\n" in render(ShortAnswer(id="s", prompt="x", answers=("deux\r mots",)))
    text = render(Matching(id="m", prompt="x", pairs=(Pair("a", "b\r\nc\rd\n\ne"), Pair("f", "g"))))
    assert "=a -> b\\nc\\nd\\n\\ne\n" in text


def test_a_number_is_right_in_its_unit_and_in_full() -> None:
    text = render(Numerical(id="n", prompt="x", answer=Decimal("3.4"), tolerance=Decimal("0.1"), unit="milliards"))
    assert "{#\n=%100%3.4:0.1\n=%100%3400000000:100000000\n}" in text
    assert "<p>x</p>{#\n=%100%0:0\n}" in render(Numerical(id="n", prompt="x", answer=Decimal(0)))


def test_all_or_nothing_takes_everything_away() -> None:
    question = MultipleChoice(
        id="m", prompt="x", answers=("a", "b"), distractors=WRONG, scoring=Scoring.ALL_OR_NOTHING
    )
    assert sorted(re.findall("^~.*", render(question), re.MULTILINE)) == ["~%-100%c", "~%-100%d", "~%50%a", "~%50%b"]
    assert codes(evolve(question, answers=("a",))) == set()  # Moodle grades that one the same way


def test_how_many_answers_are_expected_is_said_in_the_banks_language() -> None:
    question = MultipleChoice(id="m", prompt="x", answers=("a", "b"), distractors=WRONG)
    for language, said in (("fr", "2 réponses attendues."), ("en", "2 answers expected.")):
        assert f"<em>{said}</em>" in text_of(exporter.render(quiz(question, language=language), Options()))


def test_a_star_is_no_wildcard_and_near_misses_are_worth_nothing() -> None:
    text = render(ShortAnswer(id="s", prompt="x", answers=("5*",), rejected=(Distractor("R&&D"), *WRONG)))
    assert "=%100%5\\\\*\n" in text  # read as `5\*`, which Moodle compares with a star
    assert text.endswith("=%0%R& &D\n=%0%c\n=%0%d\n}\n")


def test_each_of_many_answers_is_written() -> None:
    answers = tuple(f"réponse {number}" for number in range(40))
    lines = re.findall("^=%100%(.*)", render(ShortAnswer(id="s", prompt="x", answers=answers)), re.MULTILINE)
    assert lines[: len(answers)] == list(answers)
    assert "reponse 39" in lines


def test_a_gap_stands_in_the_text_and_its_words_below() -> None:
    assert "<p>Le _____ social.</p>{\n=%100%réseau\n" in render(Cloze(id="c", text="Le {{réseau}} social."))
    text = render(Cloze(id="c", text="Le {{réseau}} social.", distractors=("lien",)))
    assert "<p>Le _____ social.</p><p><em>Mots proposés\u00a0\\: lien / réseau</em></p>{\n" in text


@pytest.mark.parametrize(
    "question",
    [
        SingleChoice(id="q", prompt="x", answer="a", distractors=WRONG),
        MultipleChoice(id="q", prompt="x", answers=("a", "b"), distractors=WRONG),
        Ordering(id="q", prompt="x", items=("a", "b", "c", "d")),
        Cloze(id="q", text="{{a}} x", distractors=("b", "c")),
    ],
    ids=lambda question: question.type,
)
def test_another_seed_is_another_order(question: Question) -> None:
    made = quiz(question)
    assert len({text_of(exporter.render(evolve(made, seed=seed), Options())) for seed in range(20)}) > 1


def test_an_ordering_is_moodles_own_on_demand() -> None:
    question = Ordering(
        id="o", prompt="x", items=("`{a}` = b", "0", "// c", r"d\n ####"), explanation="y", section=None
    )
    rendered = export(exporter, quiz(question), Options(ordering=True))
    assert text_of(rendered).endswith(
        "<p>x</p>{>4 ALL VERTICAL ABSOLUTE_POSITION SHOW none\n"
        "<code>&#123;a&#125;</code> = b\n&#48;\n&#47;/ c\nd\\\\n &#35;###\n####<p>y</p>\n}\n"
    )
    assert rendered.losses == ()
    assert codes(question) == {"ordering"}


def test_an_arrow_is_said_where_it_changes() -> None:
    question = Matching(id="m", prompt="x", pairs=(Pair("a -> b", "c -> d"), Pair("e", "f")))
    assert said(question) == ["“c -> d” becomes “c → d”, which GIFT can carry"]
    assert "=a -&gt; b -> c → d\n" in render(question)


def test_a_long_right_side_is_cut_and_said() -> None:
    whole = Pair("c", "d" * 255)
    question = Matching(id="m", prompt="x", pairs=(Pair("a", "b" * 256), whole))
    assert said(question) == [f"“{'b' * 256}” is cut at 255 characters"]
    text = render(question)
    assert max(map(len, re.findall("b+…", text))) == 255
    assert f"=c -> {whole.right}\n" in text


def test_pictures_are_embedded() -> None:
    shown_in = "![Un = deux](img/a.png)"
    question = SingleChoice(id="s", prompt=shown_in, answer=shown_in, distractors=WRONG)
    made = quiz(question)
    picture = Picture(b"\x89PNG", "image/png", 1, 1)
    text = text_of(exporter.render(Quiz(made.items, pictures={("b", "img/a.png"): picture}), Options()))
    assert text.count(r'<img src\="data\:image/png;base64,iVBORw\=\=" alt\="Un \= deux">') == 2


@pytest.mark.parametrize(
    ("question", "changed", "reduced"),
    [
        (
            Flashcard(id="f", prompt="x", answer="y", hint="z", reversible=True),
            set(),
            {"flashcard", "hint", "spellings"},
        ),
        (Ordering(id="o", prompt="x", items=("a", "b")), {"ordering"}, set()),
        (Cloze(id="c", text="{{a}} {{b}}"), {"cloze"}, set()),
        (Cloze(id="c", text="{{a}} b"), set(), {"spellings"}),
        (TrueFalse(id="t", prompt="x", answer=True, justify=True, points=Decimal(2)), set(), {"justify", "points"}),
        (
            SingleChoice(id="s", prompt="x", answer="a", distractors=WRONG, order=Order.NATURAL),
            set(),
            {"order"},
        ),
        (
            MultipleChoice(id="m", prompt="x", answers=("a", "b"), distractors=WRONG, scoring=Scoring.ALL_OR_NOTHING),
            {"scoring"},
            set(),
        ),
        (
            ShortAnswer(id="s", prompt="x", answers=("a",), strict=frozenset({Strictness.CASE})),
            {"case"},
            {"spellings"},
        ),
        (Numerical(id="n", prompt="x", answer=Decimal(1), unit="%"), set(), {"unit"}),
        (Essay(id="e", prompt="x", model_answer="y", criteria=(Criterion("z", Decimal(1)),)), set(), set()),
    ],
)
def test_what_is_lost_is_said(question: Question, changed: set[str], reduced: set[str]) -> None:
    losses = export(exporter, quiz(question)).losses
    assert {loss.code for loss in losses if loss.level is Level.CHANGED} == changed
    assert {loss.code for loss in losses if loss.level is Level.REDUCED} == reduced
    assert all(str(loss.message) and loss.question == f"b/{question.id}" for loss in losses)


@given(texts(200))
def test_html_is_never_markup_of_its_own(text: str) -> None:
    rendered = markup.Writer(picture=str, formula=markup.mathjax.formula).blocks(markup.parse(text))
    tags = set(re.findall(r"</?([a-z]+)", rendered))
    assert tags <= {
        "p",
        "em",
        "strong",
        "code",
        "pre",
        "blockquote",
        "sub",
        "sup",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "br",
        "a",
        "span",
    }
    assert "javascript:" not in html.unescape(" ".join(re.findall(r'href="([^"]*)"', rendered))).lower()


@given(banks())
def test_the_way_from_yaml_to_gift(bank: Bank) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (loaded,) = loading.load([yaml_writer.write(Path(folder), bank)])
    written = Quiz(tuple(Item(bank, question) for question in bank.questions))
    read = Quiz(tuple(Item(loaded.bank, question) for question in loaded.bank.questions))
    if not all(isinstance(each.question, Flashcard) for each in written.items):
        assert exporter.render(read, Options()) == exporter.render(written, Options())


def test_the_format_keeps_what_it_states() -> None:
    check_exporter(exporter)


def test_a_tag_that_ends_in_a_backslash_does_not_eat_its_bracket() -> None:
    question = TrueFalse(id="q", prompt="x", answer=True, tags=("fin\\", "suite"))
    bank = Bank(id="b", title="B", questions=(question,))
    rendered = export(exporter, Quiz((Item(bank, question),)))
    assert "[tag:fin] [tag:suite]" in rendered.files[""].decode()
    assert [loss.code for loss in rendered.losses] == ["tag"]
