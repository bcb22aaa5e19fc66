"""The program: `reseaux-quiz`, or `python -m reseaux_quiz`."""

import gc
import os
import sys


def main() -> None:
    """Run the command line, and end the process with its exit code."""
    gc.disable()  # a bank's records only accumulate: collecting them finds nothing
    try:
        from reseaux_quiz.cli.main import main as run  # noqa: PLC0415 - the imports are a good part of the time

        code = run()
    except KeyboardInterrupt:  # while the command line is being imported, or a second one while it ends
        os._exit(130)
    sys.stderr.flush()
    os._exit(code)  # at once: freeing every object of a large bank takes as long as reading it


if __name__ == "__main__":
    main()
