"""Questions in the browser as they are typed: each as a pupil sees it, beside its faults and remarks.

Starlette and uvicorn serve the page, watchfiles tells when a file is saved. They are small, maintained, and have what
we would otherwise write: refusing other host names, streaming events, stopping while a page listens. The standard
library's `http.server` has none of it and advises against itself; `livereload` needs Tornado.
"""

from reseaux_quiz.preview.server import serve
from reseaux_quiz.preview.source import Source

__all__ = ["Source", "serve"]
