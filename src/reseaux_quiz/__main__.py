"""The program: `reseaux-quiz`, or `python -m reseaux_quiz`."""

from reseaux_quiz import collector


def main() -> None:
    """Run the command line; it exits by itself."""
    with collector.paused():  # a command ends before there is anything to collect, but for what it imports
        from reseaux_quiz.cli.main import main as run  # noqa: PLC0415 - the imports are a good part of the time

        run()


if __name__ == "__main__":
    main()
