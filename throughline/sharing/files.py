"""Where made files lie: named after what is in them, outside the web root. Who may have one is asked on every request."""

import hashlib
import os
from pathlib import Path

from django.conf import settings


def place() -> Path:
    """The folder of made files; only the service itself reads it."""
    return Path(settings.VAR) / "files" / "documents"


def path_of(digest: str) -> Path:
    """Where a file of this content lies."""
    return place() / digest[:2] / digest


def keep(made: bytes) -> str:
    """Keep a file and give its digest; the same content is kept once. A file half-written never has its name."""
    digest = hashlib.sha256(made).hexdigest()
    path = path_of(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = path.with_suffix(f".{os.getpid()}")
        handle = os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(made)
        unfinished.replace(path)
    return digest


def drop(digest: str) -> None:
    """Delete a file that nothing refers to any more."""
    if digest:
        path_of(digest).unlink(missing_ok=True)
