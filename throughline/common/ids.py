"""Ids of rows: UUID version 7 (RFC 9562), so that a phone can make one and lists stay in order of making."""

import os
import time
from uuid import UUID


def uuid7() -> UUID:
    """A new time-ordered id: 48 bits of Unix milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    return uuid7_at(milliseconds, os.urandom(10))


def uuid7_at(milliseconds: int, randomness: bytes) -> UUID:
    """The id for a given moment and ten given bytes; the same input gives the same id (imports rely on it)."""
    value = (milliseconds & ((1 << 48) - 1)) << 80 | int.from_bytes(randomness[:10], "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def uuid_or_none(words: str) -> UUID | None:
    """The id somebody sent, or None when it is none."""
    try:
        return UUID(words)
    except ValueError:
        return None
