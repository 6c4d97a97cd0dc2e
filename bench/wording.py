"""Words for made-up notes: sentences of the demonstration's notes put together anew, with rare names mixed in.

Common words keep the frequency they have in real notes, so that searching for one meets as many rows as it would; an
invented street name stands in a handful of notes, whatever the size.
"""

import json
import random
import re
from functools import cache
from pathlib import Path

CONTENT = Path(__file__).resolve().parents[1] / "throughline/demonstration/content/notes.jsonl"
_ENDS = re.compile(r"(?<=[.?!”])\s+(?=[A-Z“])")
_FIRST = "Hart Bram Cold Dunn Ever Fenn Gold Hazel Iver Kels Lark Mar Nor Oak Pell Quill Rother Sand Thorn Wick"
_MIDDLE = "a e en er in ing ley lin mar mel more o ra ren ro sel ter ver wen y"
_LAST = "bourne bury combe croft den field ford gate ham hurst leigh mead shaw stead thwaite ton wade well wick worth"
OTHER_TONGUES = (
    ("bn", "আমরা রাতে লাইব্রেরি খোলা চাই।"),
    ("ur", "ہمیں بتایا نہیں گیا کہ کب کھلے گا۔"),
    ("pl", "Nikt nam nie powiedział, kiedy otworzą."),
    ("ta", "பூங்காவில் விளக்குகள் இல்லை."),
    ("ro", "Nu știm pe cine să întrebăm."),
    ("pa", "ਸਾਨੂੰ ਕਿਸੇ ਨੇ ਨਹੀਂ ਦੱਸਿਆ।"),
)


@cache
def sentences() -> tuple[str, ...]:
    """Every sentence heard in the demonstration's notes, in a fixed order."""
    notes = (json.loads(line)["heard"] for line in CONTENT.read_text().splitlines())
    return tuple(dict.fromkeys(part for note in notes for part in _ENDS.split(note) if part))


def place_name(chance: random.Random) -> str:
    """A street nobody lives in, one of eight thousand."""
    return "".join(chance.choice(part.split()) for part in (_FIRST, _MIDDLE, _LAST))


def heard(chance: random.Random, street: str | None) -> str:
    """What a note says: one sentence to nine, mostly two or three."""
    told = chance.choices(sentences(), k=min(9, 1 + int(chance.expovariate(0.6))))
    return " ".join([*told, f"She lives on {street} Road."] if street else told)


def claim(chance: random.Random, number: int) -> str:
    """A theme's sentence."""
    return f"{chance.choice(sentences()).rstrip('.?!”')[:200]} ({number})"
