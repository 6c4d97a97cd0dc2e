"""What a page says after an act, once, on the next page; with a way to take the act back where there is one."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

_UNDO = "undo:"


def told(request: HttpRequest, words: str, *, undo: str = "") -> None:
    """Say that something was done. `undo` is an address of ours that takes a POST and takes it back."""
    messages.success(request, words, extra_tags=f"{_UNDO}{undo}" if undo else "")


def warned(request: HttpRequest, words: str) -> None:
    """Say that something was not done, or only in part, and what to do now."""
    messages.warning(request, words)


def undo_address(message: Message) -> str:
    """The address that takes back what this message tells, or nothing. Only our own addresses count."""
    for part in (message.extra_tags or "").split():
        address = part.removeprefix(_UNDO)
        if part.startswith(_UNDO) and address.startswith("/") and not address.startswith("//"):
            return address
    return ""
