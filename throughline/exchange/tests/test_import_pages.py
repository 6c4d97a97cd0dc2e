"""Choosing a file, seeing how it reads, bringing it in, by page."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from throughline.capture.models import Note
from throughline.exchange.files import waiting_place
from throughline.exchange.models import Import
from throughline.exchange.words import ImportState

CSV = "Comment,Date\n“Mend the light”,13/02/2024\nਬੱਤੀ,14/02/2024\n"


@pytest.fixture
def ana(cast: SimpleNamespace, client: Client) -> Client:
    client.force_login(cast.ana, backend="django.contrib.auth.backends.ModelBackend")
    return client


def choose(client: Client, content: bytes, name: str = "comments.csv") -> object:
    return client.post(reverse("exchange:choose", args=["hubs"]), {"file": SimpleUploadedFile(name, content)})


def test_a_file_comes_in_by_three_pages(ana: Client, django_capture_on_commit_callbacks: object) -> None:
    answer = choose(ana, CSV.encode())
    of = Import.unscoped.get()
    assert answer["Location"] == reverse("exchange:columns", args=[of.pk])  # type: ignore[index]
    page = ana.get(answer["Location"]).content.decode()  # type: ignore[index]
    assert "Mend the light" in page
    assert '<option value="Comment" selected>' in page
    given = {"heard": "Comment", "when": "Date", "every_place": "Comment cards", "standing": "team"}
    seen = ana.post(reverse("exchange:columns", args=[of.pk]), {**given, "look": "yes"}).content.decode()
    assert "<strong>2</strong> new notes" in seen
    assert not Note.unscoped.exists()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        ana.post(reverse("exchange:columns", args=[of.pk]), {**given, "start": "yes"})
    of.refresh_from_db()
    assert (of.state, of.added) == (ImportState.DONE, 2)
    assert {note.heard for note in Note.unscoped.all()} == {"“Mend the light”", "ਬੱਤੀ"}
    assert list(waiting_place().glob(of.pk.hex)) == []
    assert "2 notes came in" in ana.get(reverse("exchange:import", args=[of.pk])).content.decode()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "empty.csv", "This file is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "flipchart.csv", "not a CSV or Excel"),
        (b"heard,when\ncaf\x81,1", "odd.csv", "cannot be read with certainty"),
        (b"PK\x03\x04" + b"\0" * 80, "broken.xlsx", "Nothing was imported"),
    ],
)
def test_a_file_we_cannot_read_is_refused_in_words(content: bytes, name: str, said: str, ana: Client) -> None:
    page = choose(ana, content, name)
    assert said in page.content.decode()  # type: ignore[attr-defined]
    assert not Import.unscoped.exists()


def test_a_file_that_is_too_large_is_refused_before_it_is_kept(ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from throughline.exchange import files
    from throughline.spreadsheets.limits import Limits

    monkeypatch.setattr(files, "LIMITS", Limits(size=10))
    before = set(waiting_place().iterdir())
    page = choose(ana, CSV.encode())
    assert "larger than 25 MB" in page.content.decode()  # type: ignore[attr-defined]
    assert set(waiting_place().iterdir()) == before


def test_no_columns_named_says_so_and_keeps_what_was_chosen(ana: Client) -> None:
    choose(ana, CSV.encode())
    of = Import.unscoped.get()
    page = ana.post(
        reverse("exchange:columns", args=[of.pk]), {"every_place": "Cards", "standing": "team", "look": "yes"}
    )
    assert "Choose the column that holds what was heard" in page.content.decode()
    assert 'value="Cards"' in page.content.decode()


def test_putting_the_file_away_deletes_it(ana: Client) -> None:
    choose(ana, CSV.encode())
    of = Import.unscoped.get()
    ana.post(reverse("exchange:forget", args=[of.pk]))
    assert not Import.unscoped.exists()
    assert of.file_path not in {str(path) for path in waiting_place().iterdir()}
