"""Notes what is lost of one question."""

from reseaux_quiz.exporting import Level, Loss, LossCode
from reseaux_quiz.i18n import Message


class Recorder:
    """Gathers the losses of one question."""

    def __init__(self, question: str) -> None:
        self._question = question
        self.losses: list[Loss] = []

    def changed(self, code: LossCode, message: Message) -> None:
        """Note that the type, the grade or the content differs."""
        self.losses.append(Loss(code, Level.CHANGED, message, self._question))

    def reduced(self, code: LossCode, message: Message) -> None:
        """Note that something is left behind."""
        self.losses.append(Loss(code, Level.REDUCED, message, self._question))
