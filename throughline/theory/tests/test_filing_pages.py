"""Evidence arrives: from a note's page, from an assumption's page; what fits nowhere; what nobody has held up yet."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from throughline.access.words import Standing
from throughline.theory import filing, reads, writes
from throughline.theory.models import Assumption, Element, TheoryMap
from throughline.theory.views.evidence import waiting_for
from throughline.thread import evidence
from throughline.thread import writes as thread_writes
from throughline.thread.models import Excerpt, Item
from throughline.thread.words import Meaning

Hear = Callable[[str], Item]


@pytest.fixture
def ana(cast: SimpleNamespace, client: Client) -> Client:
    client.force_login(cast.ana)
    return client


@pytest.fixture
def belief(cast: SimpleNamespace, on: TheoryMap) -> Assumption:
    return writes.assume(on=on, by=cast.ana, title="People stay long enough to follow up")


def test_a_note_is_filed_with_strength_and_because_and_can_be_taken_back(
    cast: SimpleNamespace, ana: Client, belief: Assumption, heard_back: Element, heard: Hear
) -> None:
    note = heard("Don’t put me on a list")
    address = reverse("theory:file", args=[note.pk])
    page = ana.get(address).content.decode()
    assert page.index('label="Assumptions"') < page.index('label="Precondition"')
    given = {
        "target": str(belief.pk),
        "meaning": "challenges",
        "strength": "strong",
        "because": "moved twice",
        "act": "file",
    }
    told = ana.post(address, given, follow=True).content.decode()
    assert "Filed: it challenges “People stay long enough to follow up”." in told
    [link] = evidence.links_of(cast.ana, belief.item)
    assert (link.strength, link.because) == ("strong", "moved twice")
    assert f"{reverse('theory:unfile', args=[belief.pk])}?link={link.pk}" in told
    ana.post(f"{reverse('theory:unfile', args=[belief.pk])}?link={link.pk}")
    assert evidence.links_of(cast.ana, belief.item) == []


def test_without_a_place_or_a_way_it_says_so_and_keeps_the_because(
    ana: Client, belief: Assumption, heard: Hear
) -> None:
    answer = ana.post(reverse("theory:file", args=[heard("Anything").pk]), {"because": "they told me so"})
    assert answer.status_code == 422
    for words in ("or say that it fits nowhere", "Say whether it supports", "they told me so"):
        assert words in answer.content.decode()


def test_what_fits_nowhere_is_counted_listed_and_can_be_taken_back(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, heard_back: Element, heard: Hear
) -> None:
    note = heard("He wants the bins done")
    told = ana.post(
        reverse("theory:file", args=[note.pk]), {"act": "nowhere", "because": "nothing ordinary on it"}, follow=True
    )
    assert "Kept as fitting nowhere." in told.content.decode()
    assert "thing we heard fits nowhere" in ana.get(reverse("theory:outline", args=[on.pk])).content.decode()
    listed = ana.get(reverse("theory:nowhere", args=[on.pk])).content.decode()
    assert "nothing ordinary on it" in listed
    [row] = filing.nowhere(cast.ana, on)
    ana.post(f"{reverse('theory:finds-a-place', args=[on.pk])}?link={row.link_id}")
    assert reads.fitting_nowhere(cast.ana, on) == []


def test_only_what_can_stand_as_evidence_has_the_page(ana: Client, belief: Assumption, on: TheoryMap) -> None:
    assert ana.get(reverse("theory:file", args=[belief.pk])).status_code == 404
    assert ana.get(reverse("theory:file", args=[on.pk])).status_code == 404


def test_before_there_is_a_map_the_page_offers_to_begin_one(ana: Client, cast: SimpleNamespace, heard: Hear) -> None:
    page = ana.get(reverse("theory:file", args=[heard("Anything").pk])).content.decode()
    assert "There is no map to hold it against" in page


def test_from_an_assumption_several_notes_are_filed_at_once(
    cast: SimpleNamespace, ana: Client, belief: Assumption, heard: Hear
) -> None:
    notes = [heard("Moved twice since June"), heard("Placed six miles away")]
    address = reverse("theory:gather", args=[belief.pk])
    assert "Moved twice since June" in ana.get(address).content.decode()
    refused = ana.post(address, {"meaning": "challenges"})
    assert refused.status_code == 422
    assert "Tick at least one thing that was heard." in refused.content.decode()
    ana.post(address, {"items": [str(note.pk) for note in notes], "meaning": "challenges", "strength": "moderate"})
    assert {link.source_id for link in evidence.links_of(cast.ana, belief.item)} == {note.pk for note in notes}
    assert "Moved twice since June" not in ana.get(address).content.decode()


def test_searching_finds_words_and_never_what_is_hidden(
    cast: SimpleNamespace, client: Client, belief: Assumption, heard: Hear
) -> None:
    heard("The kettle comes first")
    thread_writes.add_item(
        kind="note", by=cast.ana, programme_id=cast.hubs.pk, title="My own kettle", standing=Standing.PRIVATE
    )
    client.force_login(cast.ben)
    found = client.get(reverse("theory:gather", args=[belief.pk]), {"q": "kettle"}).content.decode()
    assert "The kettle comes first" in found
    assert "My own kettle" not in found


def test_what_nobody_held_up_yet_is_counted_and_listed(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, heard: Hear
) -> None:
    part = writes.add_element(on=on, by=cast.ana, kind="outcome", title="People come again")  # type: ignore[arg-type]
    heard("Not held yet")
    filing.file(source=heard("Held already"), target=part.item, by=cast.ana, meaning=Meaning.SUPPORTS)
    filing.fits_nowhere(source=heard("Fits nowhere"), on=on, by=cast.ana)
    page = ana.get(reverse("theory:not-held", args=[on.pk])).content.decode()
    assert "Not held yet" in page
    assert "Held already" not in page
    assert "Fits nowhere" not in page


@pytest.fixture
def theme(cast: SimpleNamespace) -> Item:
    return thread_writes.add_item(
        kind="theme", by=cast.ana, programme_id=cast.hubs.pk, title="People remember who rang back"
    )


@pytest.mark.parametrize("as_words", [False, True])
def test_what_stands_under_a_theme_that_is_filed_is_held(
    cast: SimpleNamespace, ana: Client, on: TheoryMap, trust: Element, heard: Hear, theme: Item, as_words: bool
) -> None:
    note = heard("She rang me back")
    under = note
    if as_words:
        under = thread_writes.add_item(kind="excerpt", by=cast.ana, programme_id=cast.hubs.pk, title="rang me")
        Excerpt.unscoped.create(item=under, source=note, source_revision=1, begins_at=4, ends_at=11, marked_by=cast.ana)
    thread_writes.link(source=under, target=theme, meaning=Meaning.SUPPORTS, by=cast.ana)
    assert waiting_for(cast.ana, on).count() == 1
    filing.file(source=theme, target=trust.item, by=cast.ana, meaning=Meaning.SUPPORTS)
    assert waiting_for(cast.ana, on).count() == 0


def test_another_theme_that_is_filed_holds_nothing_of_this_one(
    cast: SimpleNamespace, on: TheoryMap, trust: Element, heard: Hear, theme: Item
) -> None:
    other = thread_writes.add_item(kind="theme", by=cast.ana, programme_id=cast.hubs.pk, title="Getting there is hard")
    thread_writes.link(source=heard("She rang me back"), target=theme, meaning=Meaning.SUPPORTS, by=cast.ana)
    filing.file(source=other, target=trust.item, by=cast.ana, meaning=Meaning.SUPPORTS)
    assert waiting_for(cast.ana, on).count() == 1


def test_where_there_is_more_than_is_looked_through_the_page_says_so(
    ana: Client, on: TheoryMap, heard: Hear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "LOOKED_THROUGH", 1)
    heard("Older")
    heard("Newer")
    page = ana.get(reverse("theory:not-held", args=[on.pk])).content.decode()
    assert "of the newest 1 things" in page
    assert "Newer" in page
    assert "Older" not in page
