"""The program: `reseaux-quiz`, or `python -m reseaux_quiz`."""

import gc
import sys


def main() -> None:
    """Run the command line, and end the process with its exit code."""
    gc.disable()  # as measured, saves a seventh of an export and of the start-up: next to nothing is garbage
    try:
        from reseaux_quiz.cli.main import main as run  # noqa: PLC0415 - the imports are a good part of the time

        sys.exit(run())
    except KeyboardInterrupt:  # while the command line is being imported, or a second one while it ends
        sys.exit(130)


if __name__ == "__main__":
    main()
