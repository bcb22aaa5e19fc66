"""Flashcards to cut out: eight to a page, with their backs on the next page."""
