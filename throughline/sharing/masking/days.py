"""Days that single somebody out: dates of birth, and exact dates, of which a month is usually enough to learn from."""

import calendar
import re
from collections.abc import Iterator
from re import Match

from throughline.sharing.masking.marks import Mask, Reason, mask

_MONTHS = list(calendar.month_name)[1:]
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_YEAR = r"(?:,?\s(?P<year>(?:19|20)\d\d|['’]\d\d)\b)?"
_DATES = [
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b(?:the\s)?(?P<day>[0-3]?\d)(?P<ordinal>\s?(?:st|nd|rd|th))?(?:\s(?:of\s)?|-){_MONTH}{_YEAR}",
        rf"\b{_MONTH}\s(?:the\s)?(?P<day>[0-3]?\d)(?P<ordinal>st|nd|rd|th)?\b(?!\d|\s?(?:%|people|year|[.:]\d)){_YEAR}",
        r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<number>0?[1-9]|1[0-2])[-/.](?P<day>[0-3]?\d)(?!\d)",
        r"(?<![\d/.-])(?P<day>[0-3]?\d)(?P<between>[/.-])(?P<number>0?[1-9]|1[0-2])(?P=between)(?P<year>(?:19|20)?\d\d)(?!\d|[/.-]\d)",
        r"(?<=\b(?:on|by) )(?P<day>[0-3]?\d)/(?P<number>0?[1-9]|1[0-2])(?![\d/])",
        r"(?<=\b(?:since|until) )(?P<day>[0-3]?\d)/(?P<number>0?[1-9]|1[0-2])(?![\d/])",
    )
]
_BIRTH_CUE = re.compile(r"\b(?:d\.?\s?o\.?\s?b\.?|dates? of birth|born|birthday|birth date)\b[^\d\n]{0,15}$", re.I)
_BIRTH_YEAR = re.compile(r"\b(?:born(?: in)?|year of birth:?|d\.?o\.?b\.?:?)\s((?:19|20)\d\d)\b(?![-/.]\d)", re.I)


def exact_dates(text: str) -> Iterator[Mask]:
    """Dates of birth, covered; other dates, made wider: the day goes, month and year stay."""
    for pattern in _DATES:
        for found in pattern.finditer(text):
            if _is_verb(found):
                continue
            start, end = found.start(), found.start() + len(found[0].rstrip(". "))
            if _BIRTH_CUE.search(text, max(0, start - 40), start):
                yield mask(text, start, end, Reason.BIRTH)
            else:
                yield mask(text, start, end, Reason.DATE, _wider(found))
    for found in _BIRTH_YEAR.finditer(text):
        yield mask(text, found.start(1), found.end(1), Reason.BIRTH)


def _is_verb(found: Match[str]) -> bool:
    """ "3 may come" and "10 march past" are not dates; "3rd may" and "3 may 2024" are."""
    parts = found.groupdict()
    return parts.get("month") in ("may", "march") and not parts.get("ordinal") and not parts.get("year")


def _wider(found: Match[str]) -> str:
    parts = found.groupdict()
    word, year = parts.get("month"), parts.get("year") or ""
    month = (
        next(name for name in _MONTHS if name.lower().startswith(word[:3].lower()))
        if word
        else _MONTHS[int(parts["number"]) - 1]
    )
    if year and len(year) < 4:
        year = f"20{year[-2:]}"
    return f"[a day in {month} {year}]".replace(" ]", "]")
