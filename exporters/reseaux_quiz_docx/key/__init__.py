"""The teacher's copy: the grid of answers, and the remarks on each question."""
