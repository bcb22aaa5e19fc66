"""Formulas: TeX → a tree → what each place can show.

`reading.read` makes the tree; `plain.plain` writes it for a terminal, `mathml.mathml` for a page. A format that has
equations of its own walks the tree with `match`.
"""
