"""The program: `reseaux-quiz`, or `python -m reseaux_quiz`."""

import gc
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    gc.disable()  # saves a seventh of the time of an export and of the start-up: there is hardly any garbage
    try:
        from reseaux_quiz.cli.main import main as run  # noqa: PLC0415 - the imports are a good part of the time

        sys.exit(run())
    except KeyboardInterrupt:  # during the import of the command line, or a second one at the end
        sys.exit(130)


if __name__ == "__main__":
    main()
