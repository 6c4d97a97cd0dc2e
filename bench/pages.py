"""The pages that are measured: which, for whom, and what is asked of them each turn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import NoReverseMatch, reverse

from bench.cast import Cast
from bench.clock import Times, timed
from throughline.people.models import Person
from throughline.thread import reads as thread

BAR = 150.0
Asked = Callable[[Cast, int], dict[str, Any]]


@dataclass(frozen=True)
class Page:
    """One row of the table: its name, the URL name, and the query asked in a turn.

    of    which of the cast's rows are opened in turn; "" for a page of the programme
    who   "team", "readers" (partners and board members), or "nobody" signed in
    send  what is sent to it in a turn; None where it is only asked
    """

    label: str
    url: str
    query: Asked = field(default_factory=lambda: _same())
    of: str = ""
    who: str = "team"
    bar: float = BAR
    send: Asked | None = None

    def address(self, cast: Cast, turn: int) -> str:
        if self.of:
            rows = getattr(cast, self.of)
            return reverse(self.url, args=[UUID(rows[turn * 7919 % len(rows)])])
        return reverse(self.url, args=[cast.programme.slug] if self.who == "team" else [])


def _hub_and_days(cast: Cast, turn: int) -> dict[str, Any]:
    begins = cast.programme.made_at.date().replace(day=1)
    return {"hub": cast.hubs[turn % len(cast.hubs)].slug, "since": begins.isoformat()}


def _theme(cast: Cast, turn: int) -> dict[str, Any]:
    return {"theme": str(UUID(cast.themes[turn % len(cast.themes)]))}


def _deep(cast: Cast, turn: int) -> dict[str, Any]:
    """A page that begins in the middle of the list: the mark is a day and an id, as the list itself writes it."""
    item = thread.item(cast.team[0], UUID(cast.notes[len(cast.notes) // 3 + turn % 20]))
    return {"after": f"{item.happened_on.isoformat()}_{item.pk.hex}"}


def _reworded(cast: Cast, turn: int) -> dict[str, Any]:
    """New words for an element, from the revision it stands at."""
    element = thread.item(cast.team[0], UUID(cast.elements[turn * 7919 % len(cast.elements)]))
    return {"base_revision": element.revision, "title": f"What we hope for, said anew ({element.revision})"}


def _same(**query: str) -> Asked:
    """The same query every turn."""
    return lambda _cast, _turn: query


def _asked(*words: str) -> Asked:
    """These words in turn."""
    return lambda _cast, turn: {"q": words[turn % len(words)]}


SEARCHES: dict[str, Asked] = {
    "rare": lambda cast, turn: {"q": cast.streets[turn % len(cast.streets)]},
    "two words": _asked("library door", "children park", "rent letter", "bus station"),
    "common": _asked("people", "said", "they"),
    "no hit": _asked("zyxwvut"),
    "two that never meet": lambda cast, turn: {"q": f"{cast.streets[turn % len(cast.streets)]} zebra"},
}

PAGES = (
    Page("Health (floor: SELECT 1)", "web:healthz", who="nobody"),
    Page("My week", "dashboard:week"),
    Page("Team view", "dashboard:team"),
    Page("Reach", "dashboard:reach"),
    Page("Notes", "library:notes"),
    Page("Notes, a hub since a day", "library:notes", _hub_and_days),
    Page("Notes under a theme", "library:notes", _theme),
    Page("Notes in Polish", "library:notes", _same(language="pl")),
    Page("Notes at school gates", "library:notes", _same(setting="school-gate")),
    Page("Notes in no theme", "library:notes", _same(theme="none")),
    Page("Notes with a promise", "library:notes", _same(promise="on")),
    Page("Notes of mine", "library:notes", _same(mine="on")),
    Page("Notes, deep in the list", "library:notes", _deep),
    *(Page(f"Search, {words}", "library:search", asked, bar=100.0) for words, asked in SEARCHES.items()),
    Page("My notes", "capture:mine"),
    Page("One note", "capture:note", of="notes"),
    Page("History of a note", "library:history", of="notes"),
    Page("Write a note", "capture:new"),
    Page("Themes", "sensemaking:themes"),
    Page("Themes heard at a hub", "sensemaking:themes", lambda cast, turn: {"hub": cast.hubs[turn % 6].slug}),
    Page("Find a theme (as you type)", "sensemaking:find", _asked("li", "park", "they said")),
    Page("One theme", "sensemaking:theme", of="themes"),
    Page("Gather words under a theme", "sensemaking:gather-words", of="themes"),
    Page("My promises", "promises:mine"),
    Page("The team’s promises", "promises:team"),
    Page("One promise", "promises:promise", of="promises"),
    Page("Questions", "questions:wall"),
    Page("One question", "questions:question", of="questions"),
    Page("Theory: outline", "theory:outline", of="maps"),
    Page("Theory: outline, a kind opened", "theory:outline", _same(open="answered-for-outcome"), of="maps"),
    Page("Theory: map page", "theory:map", of="maps"),
    Page("Theory: map API", "api:theory-map", of="maps"),
    Page("Theory: an act on the map", "api:theory-reword", of="elements", send=_reworded),
    Page("Theory: an element", "theory:element", of="elements"),
    Page("Theory: a causal link", "theory:link", of="causal_links"),
    Page("Theory: an assumption", "theory:assumption", of="assumptions"),
    Page("Theory: fits nowhere", "theory:nowhere", of="maps"),
    Page("Theory: not held yet", "theory:not-held", of="maps"),
    Page("Theory: test next", "theory:test-next"),
    Page("Theory: file a note", "theory:file", of="notes"),
    Page("Theory: gather on an assumption", "theory:gather", of="assumptions"),
    Page("Theory: plain view", "theory:plain", of="maps"),
    Page("Releases", "sharing:releases"),
    Page("One release", "sharing:release", of="releases"),
    Page("Prepare a release", "sharing:prepare", of="themes"),
    Page("Reading home (outside)", "sharing:reading", who="readers"),
)


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def pages(cast: Cast, *, turns: int) -> Iterator[tuple[Page, Times]]:
    """Each page, asked by a different person each turn; one that is not there yet, or fails, says so instead."""
    rooms = {"nobody": [Client()]} | {
        who: [client_of(one) for one in getattr(cast, who)] for who in ("team", "readers")
    }
    for page in PAGES:
        clients = rooms[page.who]
        try:
            address = page.address(cast, 0)
        except NoReverseMatch:
            yield page, Times(failed="no such page yet")
            continue
        answer = clients[0].get(address, page.query(cast, 0)) if page.send is None else _sent(page, cast, clients[0], 0)
        if answer.status_code != 200:
            yield page, Times(failed=f"answered {answer.status_code}")
            continue
        wrong: list[int] = []
        times = timed(_watched(_turn_of(page, cast, clients, turns), wrong), turns=turns, warm=len(clients))
        yield page, Times(failed=f"answered {wrong[0]} in {len(wrong)} turns") if wrong else times


def _watched(turn: Callable[[int], Any], wrong: list[int]) -> Callable[[int], object]:
    """The same turn; an answer that is no page is kept in `wrong`, so that a fast refusal is never told as a fast page."""

    def watched(number: int) -> None:
        answer = turn(number)
        if answer.status_code != 200:
            wrong.append(answer.status_code)

    return watched


def _turn_of(page: Page, cast: Cast, clients: list[Client], turns: int) -> Callable[[int], Any]:
    """One turn of a page: addresses and queries are made beforehand; what is sent depends on the turn before."""
    if page.send is not None:
        return lambda number: _sent(page, cast, clients[number % len(clients)], number)
    asked = [(page.address(cast, turn), page.query(cast, turn)) for turn in range(turns)]
    return lambda number: clients[number % len(clients)].get(*asked[number % len(asked)])


def _sent(page: Page, cast: Cast, client: Client, turn: int) -> Any:
    """One act by script; the one small query that finds what it is based on counts with it."""
    body = page.send(cast, turn) if page.send else {}
    return client.post(page.address(cast, turn), body, content_type="application/json")
