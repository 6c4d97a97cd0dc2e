"""Where somebody lives: postcodes, whole and in part, house and flat numbers, a number with its road."""

import re
from collections.abc import Iterator

from throughline.sharing.masking.marks import Mask, Reason, mask

_AREAS = "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
_LONG_AREAS = "|".join(area for area in _AREAS.split("|") if len(area) == 2)
_ANY_AREA = "|".join(sorted(_AREAS.split("|"), key=len, reverse=True))
_WHOLE = re.compile(r"\b(?:GIR\s?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s{0,2}\d[ABD-HJLNP-UW-Z]{2})\b", re.I)
_OUTWARD = re.compile(rf"\b(?:{_LONG_AREAS})\d[A-Z\d]?(?:\s\d(?![\w.,:]*\d))?(?!\w|[.:/-]\d)")
_CUED = re.compile(
    rf"\b(?:post\s?code|in|from|near|around|over in|live[sd]? (?:in|at))(?:\s(?:is|was|area|starts|ends|begins|with|the))*\s((?:{_ANY_AREA})\d[A-Z\d]?(?:\s\d)?)\b"
)
_INWARD = re.compile(r"\bpost\s?code\s(?:ends|ending|finishes)(?:\s(?:in|with))?\s(\d[ABD-HJLNP-UW-Z]{2})\b", re.I)

_ROADS = "road|rd|street|st|avenue|ave|lane|ln|close|drive|dr|crescent|cres|gardens|gdns|court|ct|way|place|terrace|terr|grove|hill|walk|mews|row|rise|square|sq|parade|villas|mansions|broadway|vale|view|green|park|buildings|estate|cottages|house"
_SURE_ROADS = "road|rd|street|avenue|ave|lane|close|drive|crescent|gardens|terrace|grove|mews|mansions|villas"
_NUMBER = r"\d{1,4}\s?[a-hA-H]?(?:\s?[-/–&]\s?\d{1,4}[a-hA-H]?)?"
_CAPITAL = r"(?:[A-Z][\w'’-]+|St\.?)"
_ADDRESS = re.compile(rf"\b{_NUMBER},?\s(?:the\s|The\s)?{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}\s(?:{_ROADS.title()})\b\.?")
_SMALL_ADDRESS = re.compile(
    rf"\b\d{{1,4}}[a-h]?\s(?!(?:people|other|more|of|in|on|by|the|and|or|from|to|at|across|down|up)\b)[a-z'’]{{3,}}(?:\s(?!(?:the|across|on|in|up|down|a|of|by)\b)[a-z'’]{{3,}})?\s(?:{_SURE_ROADS})\b"
)
_NUMBERED = re.compile(
    r"(?:\b(?:no|nos|num|house|door|flat|apartment|apt|unit|room|plot|bedsit|maisonette|caravan|pitch)\b\.?|№|#)\s?(?:number\s|no\.?\s)?"
    r"(\d{1,4}(?:\s?[a-h])?\b(?:(?:\s?(?:,|&|and|to|-|–|/)\s?)\d{1,4}[a-h]?\b)*)(?!\s?(?:%|people|years?|times?|of\b|more\b|o['’]?clock|[.:]\d))",
    re.I,
)
_AT_NUMBER = re.compile(
    r"\b(?:at|from|opposite|behind|next to|of|to|in)\s(?:house\s|door\s)?(number\s\d{1,4}[a-h]?)\b(?!\s(?:bus|one\b))",
    re.I,
)
_LETTERED = re.compile(r"\b(?i:flat|apartment|apt|unit|block)\s([A-HJ-Z]\d{0,2}|[b-h])\b")


def postcodes(text: str) -> Iterator[Mask]:
    """Whole postcodes, the first half alone (IG1; after a word such as "in" also E7), with a digit of the second (IG1 2), and a told ending."""
    for found in _WHOLE.finditer(text):
        yield mask(text, found.start(), found.end(), Reason.POSTCODE)
    for found in _OUTWARD.finditer(text):
        yield mask(text, found.start(), found.end(), Reason.POSTCODE, "[a postcode area]")
    for found in _CUED.finditer(text):
        yield mask(text, found.start(1), found.end(1), Reason.POSTCODE, "[a postcode area]")
    for found in _INWARD.finditer(text):
        yield mask(text, found.start(1), found.end(1), Reason.POSTCODE)


def houses(text: str) -> Iterator[Mask]:
    """Numbers of homes: "no. 14", "flat 3b", and, covered whole, "14 Elm Road"."""
    for pattern in (_ADDRESS, _SMALL_ADDRESS):
        for found in pattern.finditer(text):
            yield mask(text, found.start(), found.end(), Reason.ADDRESS)
    for pattern in (_NUMBERED, _LETTERED):
        for found in pattern.finditer(text):
            yield mask(text, found.start(), found.end(1), Reason.HOUSE)
    for found in _AT_NUMBER.finditer(text):
        yield mask(text, found.start(1), found.end(1), Reason.HOUSE)
