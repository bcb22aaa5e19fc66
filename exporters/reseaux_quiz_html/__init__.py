"""One page (.html) to send to a class, or the same page as a SCORM package. What it does: docs/page.md."""

from reseaux_quiz_html.exporter import Mode, Options, exporter

__all__ = ["Mode", "Options", "exporter"]
