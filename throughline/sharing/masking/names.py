"""Names of people, by what stands around them: a title, "my neighbour", a capital where none is due. An aid, and a leaky one."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from throughline.sharing.masking.marks import Mask, Reason, mask
from throughline.sharing.masking.words import BOTH, COMMON, GIVEN, NOT_NAMES, PLACE_KINDS

_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_TITLES = (
    "mr|mrs|ms|mx|dr|prof|professor|rev|revd|reverend|father|fr|sister|imam|rabbi|pastor|sir|dame|lady|lord|cllr|councillor|auntie|aunty|aunt|uncle|granny|miss|nurse|"
    "officer|pc|sergeant|sgt|captain|hajji|haji|ustad|canon"
)
_TITLED = re.compile(rf"\b(?P<title>{_TITLES})\b\.?\s(?P<name>{_WORD})", re.I)
_CALLED = re.compile(
    rf"\b(?:called|named|name is|name was|name['’]s|names are|i am|i['’]m|this is|ask for|speak to|spoke to|spoke with|met with|signed|love from|thanks to)\s(?P<name>{_WORD})",
    re.I,
)
_RELATED = re.compile(
    r"\b(?:mother|mum|father|dad|wife|husband|partner|son|daughter|brother|sister|cousin|nephew|niece|nan|grandson|granddaughter|grandad|grandma|neighbour|neighbor|friend|mate|carer|boss|teacher|"
    rf"colleague|landlord|landlady|lady|man|woman|boy|girl|resident|volunteer|manager|librarian|supervisor|leader|worker|chair|treasurer),?\s(?P<name>{_WORD})",
    re.I,
)
_PERSONAL = re.compile(
    r"\s(?:said|says|told|tells|asked|asks|thinks|thought|wants|wanted|came|comes|lives|lived|works|worked|knows|knew|feels|felt|loves|loved|likes|liked|goes|went|has|had|is|was|wasn['’]t|isn['’]t|"
    r"doesn['’]t|didn['’]t|runs|ran|helps|helped|started|rang|rings|called|wrote|brought|brings|offered|mentioned|explained|remembers|misses|cried|laughed|moved|died|next door|from (?:number|no|the))\b"
)
_POSSESSIVE = re.compile(r"['’]s$")
_OPENERS = " \t\"'“”‘’«»([{"
_ENDERS = ".!?…:;\n•*–—-|/"


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    first: bool

    @property
    def low(self) -> str:
        return self.word.lower().replace("’", "'")

    @property
    def capital(self) -> bool:
        return self.word[0].isupper() and (len(self.word) == 1 or not self.word.isupper())


def names(text: str, places: Collection[str] = (), people: Collection[str] = ()) -> Iterator[Mask]:
    """Where a person seems to be named. places: capitals that may stay. people: names covered wherever they stand, in any letters."""
    tokens = _tokens(text)
    allowed = _spans(text, places)
    found = {(token.start, token.end) for token in _told(text, tokens)}
    found |= {(token.start, token.end) for token in _capitals(text, tokens) if not _inside(token, allowed)}
    known = {
        token.low
        for token in tokens
        if (token.start, token.end) in found and token.low not in COMMON | BOTH and len(token.word) > 1
    }
    found |= {(token.start, token.end) for token in tokens if token.low in known}
    found |= _spans(text, people)
    for start, end in _joined(text, sorted(found | _titles(text, tokens))):
        yield mask(text, start, end, Reason.NAME)


def _tokens(text: str) -> list[_Token]:
    """The words of a text, without a possessive 's, and whether each begins a sentence, a line or a quotation."""
    tokens = []
    for found in re.finditer(_WORD, text):
        word = _POSSESSIVE.sub("", found[0])
        before = text[max(0, found.start() - 12) : found.start()]
        bare = before.rstrip(_OPENERS)
        quoted = any(mark in before[len(bare) :] for mark in "\"'“‘«")
        first = quoted or (not bare and found.start() <= 12) or bare[-1:] in _ENDERS
        tokens.append(_Token(found.start(), found.start() + len(word), word, bool(first)))
    return tokens


def _spans(text: str, phrases: Collection[str]) -> set[tuple[int, int]]:
    """Where any of these phrases stands as whole words, in any letters."""
    wanted = sorted((re.escape(phrase.strip()) for phrase in phrases if phrase.strip()), key=len, reverse=True)
    if not wanted:
        return set()
    return {found.span() for found in re.finditer(rf"(?<!\w)(?:{'|'.join(wanted)})(?!\w)", text, re.I)}


def _inside(token: _Token, spans: set[tuple[int, int]]) -> bool:
    return any(start <= token.start and token.end <= end for start, end in spans)


def _titles(text: str, tokens: list[_Token]) -> set[tuple[int, int]]:
    """ "Mrs P", "Dr Anjali Rao", "mrs patel": the title goes too, because it says who. After "uncle" and the like only a capital will do."""
    found: set[tuple[int, int]] = set()
    at = {token.start: place for place, token in enumerate(tokens)}
    for titled in _TITLED.finditer(text):
        place = at.get(titled.start("name"))
        if place is None or not _follows_title(titled["title"], tokens[place]):
            continue
        last = tokens[place]
        for more in tokens[place + 1 : place + 4]:
            between = text[last.end : more.start]
            if (
                not more.capital
                or more.low in COMMON | NOT_NAMES | PLACE_KINDS
                or not (between == " " or (between == ". " and len(last.word) == 1))
            ):
                break
            last = more
        found.add((titled.start(), last.end))
    return found


def _follows_title(title: str, name: _Token) -> bool:
    """Whether a word after a title is a name: always one with a capital, after Mr, Mrs, Ms any that is no everyday word."""
    if name.low in NOT_NAMES or title == "miss" or (name.low in COMMON - BOTH):
        return False
    return name.word[0].isupper() or title.lower() in ("mr", "mrs", "ms", "mx", "cllr", "prof")


def _told(text: str, tokens: list[_Token]) -> Iterator[_Token]:
    """Words that others announce: "called anjali", "my neighbour Rose"."""
    at = {token.start: token for token in tokens}
    for pattern, small in ((_CALLED, True), (_RELATED, False)):
        for told in pattern.finditer(text):
            token = at.get(told.start("name"))
            if token is None or token.low in NOT_NAMES or (token.low in COMMON and token.low not in BOTH):
                continue
            announced = small and told[0].lower().startswith(("called", "named", "name", "ask for"))
            if token.capital or token.low in GIVEN or announced:
                yield token


def _capitals(text: str, tokens: list[_Token]) -> Iterator[_Token]:
    """Words with a capital where none is due, and given names in small letters."""
    belongs = _of_places(text, tokens)
    for place, token in enumerate(tokens):
        if token.low in NOT_NAMES and not (token.low in BOTH and _PERSONAL.match(text, token.end)):
            continue
        if place not in belongs and (
            token.low in GIVEN or (token.capital and len(token.word) > 1 and _is_odd(text, tokens, place))
        ):
            yield token


def _is_odd(text: str, tokens: list[_Token], place: int) -> bool:
    """Whether a capital calls for a reason: inside a sentence always; at its start only where the word does what people do."""
    token = tokens[place]
    acts = bool(_PERSONAL.match(text, token.end))
    if token.low in BOTH:
        return acts if token.first else True
    if token.low in COMMON or token.low in PLACE_KINDS:
        return False
    if not token.first:
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    paired = (
        after is not None
        and after.capital
        and text[token.end : after.start] == " "
        and after.low not in COMMON | NOT_NAMES | PLACE_KINDS
    )
    return (
        (acts and not token.low.endswith(("ing", "tion", "ness", "ment", "ity", "ies")))
        or paired
        or text[token.end : token.end + 2] in ("'s", "’s")
    )


def _of_places(text: str, tokens: list[_Token]) -> set[int]:
    """The tokens that run up, capital after capital, to a word such as Road, Library or Council."""
    belongs: set[int] = set()
    run: list[int] = []
    for place, token in enumerate(tokens):
        joined = bool(run) and text[tokens[run[-1]].end : token.start].strip("'’s") in ("", " ")
        if not token.capital:
            run = []
            continue
        run = [*run, place] if joined else [place]
        if token.low in PLACE_KINDS and len(run) > 1:
            belongs.update(run)
    return belongs


def _joined(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that follow one another with only a space, a hyphen or a small word such as "de" between, made one."""
    current: tuple[int, int] | None = None
    for start, end in spans:
        if current and (
            start <= current[1]
            or re.fullmatch(r"\s|-|\s(?:de|van|von|bin|al|el|ul|ur|da|dos|la)\s", text[current[1] : start])
        ):
            current = (current[0], max(current[1], end))
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current
