"""Writing an answer, putting it into other languages, telling it, tying it, keeping what came back."""

from throughline.feedback.writes.answering import (
    Answer,
    DayBehindUs,
    NeedsDecided,
    NeedsSaid,
    NothingTied,
    SayBecause,
    SayWhenMore,
    change_entry,
    tie,
    untie,
    withdraw_entry,
    write_entry,
)
from throughline.feedback.writes.replies import NeedsWords, keep_reply, take_back_reply
from throughline.feedback.writes.telling import NotWrittenInIt, SayHow, SayToWhom, Told, ToldInTheFuture, tell
from throughline.feedback.writes.translating import IsItsOwn, Text, say_in, take_language_away

__all__ = [
    "Answer",
    "DayBehindUs",
    "IsItsOwn",
    "NeedsDecided",
    "NeedsSaid",
    "NeedsWords",
    "NotWrittenInIt",
    "NothingTied",
    "SayBecause",
    "SayHow",
    "SayToWhom",
    "SayWhenMore",
    "Text",
    "Told",
    "ToldInTheFuture",
    "change_entry",
    "keep_reply",
    "say_in",
    "take_back_reply",
    "take_language_away",
    "tell",
    "tie",
    "untie",
    "withdraw_entry",
    "write_entry",
]
