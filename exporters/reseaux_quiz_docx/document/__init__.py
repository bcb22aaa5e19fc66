"""Word documents: the package, its styles and lists, and texts as paragraphs, tables and pictures."""
