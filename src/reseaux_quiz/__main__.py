"""`python -m reseaux_quiz`: the command line."""

from reseaux_quiz.cli.main import main

if __name__ == "__main__":
    main()
