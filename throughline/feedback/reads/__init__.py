"""What was said back, what waits for an answer, and how something was considered. Everything starts from `thread.reads`."""

from throughline.feedback.reads.entries import (
    Row,
    Ties,
    entries,
    entry_of,
    open_promises,
    replies_of,
    rows,
    states_counted,
    tellings_of,
    texts_of,
    ties_of,
    to_tell,
)
from throughline.feedback.reads.trail import Trail, trail
from throughline.feedback.reads.waiting import Waiting, due_to_say_more, waiting

__all__ = [
    "Row",
    "Ties",
    "Trail",
    "Waiting",
    "due_to_say_more",
    "entries",
    "entry_of",
    "open_promises",
    "replies_of",
    "rows",
    "states_counted",
    "tellings_of",
    "texts_of",
    "ties_of",
    "to_tell",
    "trail",
    "waiting",
]
