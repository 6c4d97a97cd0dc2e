"""Saved searches: kept under a name, opened again, seen by nobody else."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from throughline.library import writes
from throughline.library.models import SavedSearch
from throughline.library.reads.saved import saved_searches
from throughline.library.tests.conftest import CANARY
from throughline.library.words import SavedPage


@pytest.fixture
def kept(cast: SimpleNamespace) -> SavedSearch:
    return writes.save_search(
        person=cast.ana,
        programme=cast.hubs,
        name="Park this spring",
        page=SavedPage.NOTES,
        query="hub=park&setting=walk",
    )


def test_opens_again_where_it_was(kept: SavedSearch, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ana)
    page = client.get(reverse("library:saved", args=["hubs"])).content.decode()
    assert 'href="/p/hubs/library/?hub=park&amp;setting=walk"' in page


def test_is_saved_from_the_page_it_stands_on(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ana)
    client.post(reverse("library:saved", args=["hubs"]), {"name": "Kettles", "page": "search", "query": "q=kettle"})
    assert [(row.name, row.page, row.query) for row in saved_searches(cast.ana, cast.hubs)] == [
        ("Kettles", "search", "q=kettle")
    ]


def test_without_a_name_nothing_is_saved_and_the_question_stays(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ana)
    answer = client.post(reverse("library:saved", args=["hubs"]), {"page": "search", "query": "q=kettle"})
    page = answer.content.decode()
    assert "Give it a name" in page
    assert 'value="q=kettle"' in page
    assert saved_searches(cast.ana, cast.hubs) == []


def test_the_same_name_again_replaces_what_it_opens(kept: SavedSearch, cast: SimpleNamespace) -> None:
    again = writes.save_search(
        person=cast.ana, programme=cast.hubs, name=kept.name, page=SavedPage.SEARCH, query="q=kettle"
    )
    assert [row.query for row in saved_searches(cast.ana, cast.hubs)] == [again.query]


def test_a_name_already_taken_is_refused_and_both_stay(
    kept: SavedSearch, cast: SimpleNamespace, client: Client
) -> None:
    other = writes.save_search(person=cast.ana, programme=cast.hubs, name="Other", page=SavedPage.NOTES, query="")
    client.force_login(cast.ana)
    answer = client.post(reverse("library:saved-rename", args=["hubs", other.pk]), {"name": kept.name})
    assert "Another of your saved searches has this name" in answer.content.decode()
    assert {row.name for row in saved_searches(cast.ana, cast.hubs)} == {"Other", kept.name}


def test_a_new_name_is_kept(kept: SavedSearch, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ana)
    client.post(reverse("library:saved-rename", args=["hubs", kept.pk]), {"name": "Park in May"})
    assert [row.name for row in saved_searches(cast.ana, cast.hubs)] == ["Park in May"]


def test_deleting_leaves_none(kept: SavedSearch, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ana)
    client.post(reverse("library:saved-delete", args=["hubs", kept.pk]))
    assert saved_searches(cast.ana, cast.hubs) == []


@pytest.mark.parametrize("name", ["ben", "lea", "dot"])
def test_nobody_reads_what_a_colleague_looks_for(name: str, cast: SimpleNamespace, client: Client) -> None:
    mine = writes.save_search(
        person=cast.ana, programme=cast.hubs, name=CANARY, page=SavedPage.SEARCH, query=f"q={CANARY}"
    )
    client.force_login(getattr(cast, name))
    assert CANARY not in client.get(reverse("library:saved", args=["hubs"])).content.decode()
    assert client.get(reverse("library:saved-rename", args=["hubs", mine.pk])).status_code == 404
    assert client.post(reverse("library:saved-delete", args=["hubs", mine.pk])).status_code == 404


def test_fifty_are_enough(cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, kept: SavedSearch) -> None:
    monkeypatch.setattr(writes, "MOST_SAVED", 1)
    with pytest.raises(writes.TooManySaved):
        writes.save_search(person=cast.ana, programme=cast.hubs, name="One more", page=SavedPage.NOTES, query="")
