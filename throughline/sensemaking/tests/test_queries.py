"""The number of queries does not grow with what stands under a theme, nor with the number of themes."""

from types import SimpleNamespace

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from throughline.people.models import Person
from throughline.sensemaking.gathering import gather, mark
from throughline.sensemaking.models import Theme
from throughline.sensemaking.tests.conftest import Hear
from throughline.sensemaking.writes import start_theme
from throughline.thread.words import Meaning


def queries_of(person: Person, address: str) -> int:
    client = Client()
    client.force_login(person)
    client.get(address)  # what a first request alone asks for, such as the session
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def fill(cast: SimpleNamespace, theme: Theme, hear: Hear, count: int) -> None:
    for n in range(count):
        note = hear(f"Note {n} about the kettle", hub=cast.park if n % 2 else cast.library)
        ways = list(Meaning)[:3]
        gather(theme=theme.item, items=[note], by=cast.ben, meaning=ways[n % 3], because="so")
        mark(note=note, begins_at=0, ends_at=6, theme=theme.item, by=cast.ben, meaning=ways[(n + 1) % 3])


def test_a_theme_with_many_words_asks_no_more_than_one_with_few(
    cast: SimpleNamespace, theme: Theme, another: Theme, hear: Hear
) -> None:
    """One query each for: the person and session; the theme; hubs; its sources and how they came about; the tally; three
    groups; excerpts; whole notes; withdrawn ones; merges, dissent, splits, judgements; history; two for each step of the
    thread line. None of them is asked once for each note."""
    fill(cast, theme, hear, 3)
    fill(cast, another, hear, 18)
    few = queries_of(cast.lea, reverse("sensemaking:theme", args=[theme.pk]))
    many = queries_of(cast.lea, reverse("sensemaking:theme", args=[another.pk]))
    assert many == few
    assert many <= 32


def test_a_long_list_asks_no_more_than_a_short_one(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    """One query each for: the person and session; the programme; hubs of the filter; how many themes; the page of them;
    all their tallies at once; withdrawn ones; the programmes of the menu."""
    fill(cast, theme, hear, 2)
    address = reverse("sensemaking:themes", args=["hubs"])
    short = queries_of(cast.lea, address)
    for n in range(15):
        fill(cast, start_theme(by=cast.ana, programme_id=cast.hubs.pk, title=f"Theme number {n} of many"), hear, 2)
    assert queries_of(cast.lea, address) == short
    assert short <= 12


def test_the_gathering_page_asks_no_more_for_more_notes(cast: SimpleNamespace, theme: Theme, hear: Hear) -> None:
    """One query each for: the person and session; the theme; hubs; the notes; their words; how they came about; how they
    stand to the theme; the tally."""
    fill(cast, theme, hear, 2)
    address = reverse("sensemaking:gather-words", args=[theme.pk])
    few = queries_of(cast.lea, address)
    fill(cast, theme, hear, 15)
    assert queries_of(cast.lea, address) == few
    assert few <= 16
