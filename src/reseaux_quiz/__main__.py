"""The program: `reseaux-quiz`, or `python -m reseaux_quiz`."""

import os
import sys

from reseaux_quiz import collector


def main() -> None:
    """Run the command line, and end the process with its exit code."""
    try:
        with collector.paused():  # a command ends before there is anything to collect, but for what it imports
            from reseaux_quiz.cli.main import main as run  # noqa: PLC0415 - the imports are a good part of the time

            code = run()
    except KeyboardInterrupt:  # while the command line is being imported, or a second one while it ends
        os._exit(130)
    sys.stderr.flush()
    os._exit(code)  # at once: to free every object of a large bank takes as long as to read it


if __name__ == "__main__":
    main()
