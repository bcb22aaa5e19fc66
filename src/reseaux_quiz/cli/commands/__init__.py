"""A module a command; its function is the command, and `make` builds it with its help in the user's language."""
