"""Formulas: TeX → a tree → what each output can show.

`reading.read` makes the tree; `plain.plain` writes it for a terminal, `mathml.mathml` for a page. A format with its
own equations walks the tree with `match`.
"""
