"""The server: on this machine alone, for the preview's own page alone."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NoReturn

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from watchfiles import awatch

from reseaux_quiz.preview.page import page
from reseaux_quiz.preview.source import Source

HOST = "127.0.0.1"
_LOOK_AGAIN = 0.2  # seconds
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


def serve(source: Source, listener: socket.socket, ready: Callable[[], None]) -> NoReturn:
    """Serve until Ctrl-C, which is raised again; `ready` is called once the page can be asked for."""
    server: uvicorn.Server
    app = application(source, lambda: server.should_exit, ready)
    config = uvicorn.Config(
        app, log_level="critical", access_log=False, ws="none", server_header=False, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    server.run(sockets=[listener])
    raise KeyboardInterrupt  # uvicorn sends itself the signal again, which is now and then lost on the way


def application(
    source: Source, is_stopping: Callable[[], bool], ready: Callable[[], None] = lambda: None
) -> Starlette:
    """Make the application.

    A page elsewhere could have its own host name point at this machine (DNS rebinding) and read the questions: any
    other name than this machine's is refused.
    """

    async def index(_request: Request) -> Response:
        return HTMLResponse(page(source), headers=_HEADERS)

    async def question(request: Request) -> Response:
        found = source.page(request.path_params["key"])
        if found is None:
            return PlainTextResponse("", 404, headers=_HEADERS)
        return HTMLResponse(found, headers=_HEADERS)

    async def changes(_request: Request) -> Response:
        return StreamingResponse(_changes(source, is_stopping), media_type="text/event-stream", headers=_HEADERS)

    @asynccontextmanager
    async def watched(_app: Starlette) -> AsyncIterator[None]:
        stop = asyncio.Event()
        task = asyncio.create_task(_watch(source, stop))
        ready()
        yield
        stop.set()
        await task

    return Starlette(
        routes=[Route("/", index), Route("/question/{key}", question), Route("/changes", changes)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"], www_redirect=False)],
        lifespan=watched,
    )


async def _watch(source: Source, stop: asyncio.Event) -> None:
    async for changed in awatch(*source.folders(), stop_event=stop):
        source.read([Path(path) for _change, path in changed])


async def _changes(source: Source, is_stopping: Callable[[], bool]) -> AsyncIterator[str]:
    seen = source.version
    yield "retry: 1000\n\n"
    while not is_stopping():
        if source.version != seen:
            seen = source.version
            yield "data: \n\n"
        await asyncio.sleep(_LOOK_AGAIN)
