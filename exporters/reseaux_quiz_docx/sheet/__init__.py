"""The pupils' sheet: exercises, points and versions, and how they are laid out."""
