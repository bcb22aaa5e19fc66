"""What a pupil types: when two answers are the same, what a number means, and when to ask again."""
