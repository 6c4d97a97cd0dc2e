"""The ASGI application: answers `lifespan` and `http`, refuses sockets until a room needs them."""

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "throughline.config.settings")

from django.conf import settings
from django.core.asgi import get_asgi_application

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

django_application = get_asgi_application()


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """Dispatch by the kind of connection; Django's own application knows `http` only."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
    else:
        await django_application(scope, _bounded(scope, receive), send)  # type: ignore[arg-type]  # Django types scope more narrowly


def _bounded(scope: Message, receive: Receive) -> Receive:
    """Hands on the body up to `LARGEST_BODY`; of more, nothing but its length, so that the middleware refuses it in words.

    Django would first put the whole of it on the disk, also when it comes in chunks that name no length.
    """
    given = dict(scope["headers"]).get(b"content-length", b"")
    taken = int(given) if given.isdigit() else 0
    over = taken > settings.LARGEST_BODY
    ended = False

    async def bounded() -> Message:
        nonlocal taken, over, ended
        if over and not ended:
            ended = True
            return {"type": "http.request", "body": b"", "more_body": False}
        message = await receive()
        while ended and message["type"] == "http.request":  # what still comes is let go
            message = await receive()
        if message["type"] == "http.request" and not given.isdigit():
            taken += len(message.get("body", b""))
            over = taken > settings.LARGEST_BODY
            if over:
                scope["headers"] = [*scope["headers"], (b"content-length", str(taken).encode())]
                return await bounded()
        return message

    return bounded


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
