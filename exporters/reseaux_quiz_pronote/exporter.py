"""A quiz → one file that Pronote imports as a test: a heading, then its questions."""

from html import escape

from attrs import frozen
from lxml import etree

from reseaux_quiz import moodle, presenting
from reseaux_quiz.errors import QuizError
from reseaux_quiz.exporting import Loss, Rendered
from reseaux_quiz.model import Quiz
from reseaux_quiz.moodle.elements import put, put_text
from reseaux_quiz_pronote.fates import FATES
from reseaux_quiz_pronote.questions import QuestionWriter
from reseaux_quiz_pronote.words import msg


@frozen
class Options:
    """`export pronote` has no options of its own."""


class PronoteExporter:
    """Implements `reseaux_quiz.exporting.Exporter`."""

    name = "pronote"
    suffix = ".pronote.xml"
    options = Options
    fates = FATES
    notice = msg(
        "To be tried: nobody here has a Pronote. docs/pronote.md says how to report what it makes of the file."
    )

    def render(self, quiz: Quiz, options: Options) -> Rendered:
        """Write the questions that Pronote has a type for; QuizError where there is none."""
        del options
        naming = moodle.Naming(quiz)
        root = etree.Element("quiz")
        heading = put(root, "question", type="category")
        put_text(heading, "category", _heading(quiz))
        losses: list[Loss] = []
        omitted: set[str] = set()
        for shown in presenting.present(quiz):
            writer = QuestionWriter(quiz, shown, naming.title(shown.item))
            if not writer.write(root):
                omitted.add(shown.item.full_id)
            losses += writer.recorder.losses
        if len(omitted) == len(quiz.items):
            raise QuizError(msg("Pronote can carry none of these questions: {reason}", reason=losses[0].message))
        etree.indent(root)
        data = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n")
        return Rendered({"": data}, tuple(losses), frozenset(omitted))


exporter = PronoteExporter()


def _heading(quiz: Quiz) -> str:
    """Name the test; level and subject are chosen in Pronote."""
    name = f"<name>{escape(quiz.title, quote=False)}</name>"
    return f"<infos>{name}<answernumbering>123</answernumbering><niveau></niveau><matiere></matiere></infos>"
