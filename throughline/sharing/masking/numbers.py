"""Numbers and addresses that belong to one person: phones, e-mail and web addresses, NHS and National Insurance numbers, cars."""

import re
from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum.gb import nhs

from throughline.sharing.masking.marks import Mask, Reason, mask

_EMAIL = re.compile(
    r"[\w.+'’-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]{1,63}(?:(?:\.|\s?\(dot\)\s?|\s?\[dot\]\s?)[\w-]{2,63}){1,5}", re.I
)
_SPOKEN_EMAIL = re.compile(r"\b[\w.+-]{1,64} at [\w-]{1,63}(?: dot [a-z]{2,10}){1,3}\b", re.I)
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]+|(?<![\w.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?:com|org|net|info|uk|co|io|eu|me|tv|london|scot|wales)\b(?:/[^\s<>\"“”]*)?",
    re.I,
)
_HANDLE = re.compile(r"(?<![\w@.])@\w[\w.]{1,30}\w")
_ABROAD = re.compile(r"\+\d{1,3}[ -]?$")
_TEN = re.compile(r"(?<![\d+])\d(?:[ .\-\u00a0\u2009]{0,2}\d){9}(?![ -]?\d)")
_NHS_CUE = re.compile(r"\b(?:NHS|CHI|health service|patient)\b[^.\d\n]{0,25}$", re.I)
_INSURANCE = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)[ \-]?\d{2}[ \-]?\d{2}[ \-]?\d{2}(?:[ \-]?[A-D])?\b",
    re.I,
)
_INSURANCE_CUE = re.compile(
    r"\b(?:NI(?:NO)?|national insurance)\b(?:\W|\bnumber|\bno|\bis)*([a-z]{2}[ -]?(?:\d[ -]?){6}[a-z]?)\b", re.I
)
_CAR = re.compile(
    r"\b(?:[A-HJ-PR-Y]{2}\d{2}\s?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{1,3}\s?[A-Z]{3}|[A-Z]{3}\s?\d{1,3}[A-HJ-NPR-TV-Y])\b"
)
_CAR_LOWER = re.compile(r"\b[a-hj-pr-y]{2}\d{2}\s?[a-hj-pr-z]{3}\b")
_CAR_CUE = re.compile(
    r"\b(?:reg|registration|number ?plate|plate)\b(?:\W|\bnumber|\bno|\bis|\bwas)*([a-z]{1,3}\s?\d{1,4}(?:\s?[a-z]{1,3})?)\b",
    re.I,
)
_SPACED_PHONE = re.compile(r"(?<![\d+])(?:\+44|0044|\(?0)(?:[ ().\-]{0,3}\d){9,10}(?!\d)")
_PHONE_CUE = re.compile(
    r"\b(?:ring|rang|call(?:ed)?|phone|tel|telephone|text|mobile|mob|whatsapp|landline|number)\b[^\d\n]{0,20}$", re.I
)
_PLAIN = re.compile(r"\d(?:[ \-]?\d){5,}")
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–/]?\s?(?:19|20)?\d\d")
_MONEY = re.compile(r"[£$€]\s?[\d,.]*$")


def numbers(text: str) -> Iterator[Mask]:
    """Every number or address in a text that leads to one person."""
    for pattern, reason in (
        (_EMAIL, Reason.EMAIL),
        (_SPOKEN_EMAIL, Reason.EMAIL),
        (_WEB, Reason.WEB),
        (_HANDLE, Reason.HANDLE),
        (_INSURANCE, Reason.NATIONAL_INSURANCE),
        (_CAR, Reason.CAR),
        (_CAR_LOWER, Reason.CAR),
        (_SPACED_PHONE, Reason.PHONE),
    ):
        for found in pattern.finditer(text):
            yield mask(text, found.start(), found.start() + len(found[0].rstrip(".,;:!?)’'")), reason)
    for pattern, reason in ((_INSURANCE_CUE, Reason.NATIONAL_INSURANCE), (_CAR_CUE, Reason.CAR)):
        for found in pattern.finditer(text):
            yield mask(text, found.start(1), found.end(1), reason)
    yield from _health_numbers(text)
    yield from _phones(text)


def _health_numbers(text: str) -> Iterator[Mask]:
    """Ten digits with the NHS's own check digit, or that the words before call an NHS number (a slip of the pen is still somebody's)."""
    for found in _TEN.finditer(text):
        checked = nhs.is_valid(re.sub(r"\D", "", found[0])) and not found[0].startswith("0")
        if _ABROAD.search(text[max(0, found.start() - 5) : found.start()]):
            continue
        if checked or _NHS_CUE.search(text, max(0, found.start() - 45), found.start()):
            yield mask(text, found.start(), found.end(), Reason.NHS)


def _phones(text: str) -> Iterator[Mask]:
    """Whatever might be dialled in Britain (Ofcom's numbers for drama included), and other long numbers as references."""
    for found in PhoneNumberMatcher(text, "GB", leniency=Leniency.POSSIBLE):
        before = text[max(0, found.start - 30) : found.start]
        if found.raw_string.lstrip("(").startswith(("0", "+")) or _PHONE_CUE.search(before):
            yield mask(text, found.start, found.end, Reason.PHONE)
    for long in _PLAIN.finditer(text):
        if not _YEARS.fullmatch(long[0]) and not _MONEY.search(text[max(0, long.start() - 15) : long.start()]):
            yield mask(text, long.start(), long.end(), Reason.NUMBER)
