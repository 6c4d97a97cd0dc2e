"""Where a chosen file waits while its columns are named and its notes brought in: outside the web root, deleted at the end."""

import os
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from throughline.common.ids import uuid7
from throughline.spreadsheets.limits import LIMITS
from throughline.spreadsheets.refusals import TooLarge


def waiting_place() -> Path:
    """The folder of files that wait to be imported; only the service itself reads it."""
    place = Path(settings.VAR) / "files" / "imports"
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return place


def keep_file(upload: UploadedFile[bytes]) -> Path:
    """Put an upload where the reader finds it, under a name of ours. Raises TooLarge before anything is written."""
    if upload.size is None or upload.size > LIMITS.size:
        raise TooLarge
    path = waiting_place() / uuid7().hex
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return path


def drop_file(path: str) -> None:
    """Delete a file that is done with. Only files of ours go: one named on the command line stays where it is."""
    if path and Path(path).parent == waiting_place():
        Path(path).unlink(missing_ok=True)
