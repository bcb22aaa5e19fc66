"""What the page says, by the names that its script uses; `{…}` is filled in by the script."""

from reseaux_quiz.i18n import Message
from reseaux_quiz_html.words import msg

SAID: dict[str, Message] = {
    # around the questions
    "skip": msg("Go to the question"),
    "place": msg("Question {place} of {number}"),
    "progress": msg("Progress"),
    "noScript": msg(
        "This page needs JavaScript. On a phone, open it in a browser (Chrome, Firefox, Safari) rather than in the "
        "preview of a message or of a file."
    ),
    # buttons
    "check": msg("Check"),
    "unknown": msg("I don’t know"),
    "next": msg("Next question"),
    "previous": msg("Previous question"),
    "toResult": msg("See the result"),
    "finish": msg("Finish"),
    "stop": msg("Stop here and see the result"),
    "turn": msg("Turn the card over"),
    "showModel": msg("Show the model answer"),
    "rate": msg("Keep this rating"),
    # what is asked
    "choose": msg("Choose…"),
    "yourAnswer": msg("Your answer"),
    "reasons": msg("Your reasons (not graded)"),
    "gap": msg("Gap {number}"),
    "wordBank": msg("Words to choose from: touch one to put it into a gap"),
    "up": msg("Move up: {item}"),
    "down": msg("Move down: {item}"),
    "moved": msg("{item}: place {place} of {number}"),
    "hint": msg("Hint"),
    "table": msg("Table"),
    # why a response is asked again
    "empty": msg("Give an answer first, or press “I don’t know”."),
    "emptyGap": msg("Fill in the gaps first, or press “I don’t know”."),
    "emptyPair": msg("Choose something for each item, or press “I don’t know”."),
    "emptyRating": msg("Rate your answer first."),
    "emptyOrder": msg("Put the items in order first, or press “I don’t know”."),
    "spelling": msg("Almost: check the spelling."),
    "words": msg("Give the term alone."),
    "ambiguous": msg("With a point this could be thousands or decimals: write 3400 or 3,4."),
    "unit": msg("Type the number alone, in the unit asked for."),
    "number": msg("A number is expected, such as 12 or 3,4."),
    # what it was worth
    "right": msg("Right"),
    "partly": msg("Partly right"),
    "wrong": msg("To review"),
    "passed": msg("Not answered"),
    "percent": msg("{verdict} ({percent})"),
    "rightChoice": msg("Right answer"),
    "yourChoice": msg("Your choice"),
    "missed": msg("Right answer, not chosen"),
    "expected": msg("Expected answer:"),
    "alsoAccepted": msg("Also accepted:"),
    "rightOrder": msg("The right order:"),
    "atPlace": msg("in its place"),
    "dueAt": msg("right place: {place}"),
    "source": msg("Source:"),
    "readAgain": msg("To read again:"),
    "model": msg("Model answer"),
    "criteria": msg("Your points for each criterion"),
    "rateCard": msg("Did you know it?"),
    "rateEssay": msg("What is your answer worth?"),
    "all": msg("Yes"),
    "half": msg("In part"),
    "nothing": msg("No"),
    "points": msg("{points} of {most}"),
    # the result
    "result": msg("Result"),
    "score": msg("{points} of {most} ({percent})"),
    "bySection": msg("By section"),
    "other": msg("Other questions"),
    "read": msg("What to read again"),
    "yourAnswers": msg("Your answers"),
    "again": msg("Go over the questions missed ({number})"),
    "restart": msg("Start again"),
    "copy": msg("Copy the result"),
    "printResult": msg("Print the result"),
    "copied": msg("The result is copied."),
    "asText": msg("The result as text"),
    "noFault": msg("Every answer is right."),
    "draw": msg("Draw no. {seed}"),
    # settings
    "settings": msg("Settings and information"),
    "readable": msg("Easier reading: wider letters and lines"),
    "keep": msg("Keep my results on this device"),
    "keepAbout": msg("Without this, nothing is kept when the page is closed. Nothing is ever sent to anyone."),
    "forget": msg("Forget my results"),
    "forgotten": msg("The results are forgotten."),
    "kept": msg("Results kept on this device"),
    "print": msg("Print the questions"),
    "printKey": msg("Print with the answers"),
    "seedInAddress": msg("?seed={seed}"),
    "sameDraw": msg("To have the same questions in the same order: add {seed} to the address of this page."),
    "about": msg(
        "This page is for training: the answers are in its file, where anyone who looks will find them. It works "
        "without a network, and sends nothing."
    ),
}
