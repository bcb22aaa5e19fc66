"""Moodle XML, the format that carries everything between Moodle's question banks."""
