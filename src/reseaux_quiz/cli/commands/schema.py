"""`reseaux-quiz schema`: the JSON Schema of banks, collections and assessments, for editors."""

import click

from reseaux_quiz.cli.language import language
from reseaux_quiz.cli.parameters import command
from reseaux_quiz.cli.terminal import print_json
from reseaux_quiz.schema import schema


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(print_schema, summary)


def print_schema() -> None:
    """Print the schema."""
    print_json(schema(language()))
