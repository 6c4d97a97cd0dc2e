"""Cleaning of words people type or import, without changing what they said."""

import re
import unicodedata

# C0 and C1 controls but tab and newline, surrogates, and U+0000, which ends a string in SQLite's tokenizer.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(words: str) -> str:
    """The same words in Unicode NFC, with line ends as \\n and unprintable characters gone; outer space trimmed."""
    words = unicodedata.normalize("NFC", words)
    if not words.isprintable():  # most words are, and what is printable holds nothing to fold or take out
        words = _UNPRINTABLE.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    return words.strip()


def one_line(words: str, limit: int = 300) -> str:
    """The words as a title line: white space folded, cut at a word with an ellipsis where longer than `limit`."""
    line = " ".join(clean(words).split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > limit // 2 else cut).rstrip(" ,;:") + "…"
