"""`reseaux-quiz schema`: the JSON Schema of banks and collections, for editors."""

import click

from reseaux_quiz.cli.options import command
from reseaux_quiz.cli.terminal import print_json
from reseaux_quiz.i18n import user_language
from reseaux_quiz.schema import schema


def make(summary: str) -> click.Command:
    """Make the command."""
    return command(print_schema, summary)


def print_schema() -> None:
    """Print the schema."""
    print_json(schema(user_language()))
