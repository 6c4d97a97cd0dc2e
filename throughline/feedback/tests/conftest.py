"""Themes, notes and promises to answer. Their rooms are strangers here: their items are made through the thread."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps

from throughline.access.words import Standing
from throughline.common.clock import days_from_today
from throughline.feedback.models import SaidBack, Telling
from throughline.feedback.words import Channel, State
from throughline.feedback.writes import Answer, Told, tell, write_entry
from throughline.people.models import Person
from throughline.promises.models import Promise
from throughline.promises.writes import make_promise
from throughline.thread import writes as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning

Make = Callable[..., Item]
Write = Callable[..., SaidBack]
Tell = Callable[..., Telling]
Promised = Callable[..., Promise]

UNDERPASS = {
    "said": "It’s not crime, it’s the light in the underpass.",
    "decided": "The lamps are reported, and there is a day for the repair.",
    "reconciled": "Two people go the long way round; that was reason enough.",
}


@pytest.fixture
def note(cast: SimpleNamespace) -> Make:
    """note(words, by=…, hub=…, standing=…, days=…) makes a note, by Ana at the library today if not said."""

    def made(
        words: str = "We go the long way after four.", *, by: Person | None = None, hub: Any = None,
        standing: Standing = Standing.TEAM, days: int = 0,
    ) -> Item:  # fmt: skip
        return thread.add_item(
            kind="note", by=by or cast.ana, programme_id=cast.hubs.pk, title=words, words=words, standing=standing,
            hub_id=(hub or cast.library).pk, happened_on=days_from_today(days), fields={"words": words},
        )  # fmt: skip

    return made


@pytest.fixture
def theme(cast: SimpleNamespace, note: Make) -> Make:
    """theme(sentence, under=[…], days=…, status=…) makes a theme of Lea's; on a note of Ana's if nothing is said."""

    def made(
        sentence: str = "Getting there is harder than the map says", *, under: list[Item] | None = None, days: int = 0,
        status: str = "emerging",
    ) -> Item:  # fmt: skip
        item = thread.add_item(
            kind="theme", by=cast.lea, programme_id=cast.hubs.pk, title=sentence, happened_on=days_from_today(days)
        )
        apps.get_model("sensemaking", "Theme").unscoped.create(item=item, status=status)
        for source in [note()] if under is None else under:
            thread.link(source=source, target=item, meaning=Meaning.SUPPORTS, by=cast.lea)
        return item

    return made


@pytest.fixture
def promise(cast: SimpleNamespace) -> Promised:
    """promise(what, note=…) makes a promise of Ana's to the four walkers."""

    def made(
        what: str = "Report the lamps", *, note: Item | None = None, standing: Standing = Standing.TEAM
    ) -> Promise:
        return make_promise(
            by=cast.ana, programme_id=cast.hubs.pk, to_whom="the four walkers", what=what, due_on=days_from_today(5),
            note=note, standing=standing, hub_id=cast.library.pk,
        )  # fmt: skip

    return made


@pytest.fixture
def write(cast: SimpleNamespace, theme: Make) -> Write:
    """write(*ties, state=…, …) writes an answer of Ana's; to a theme if nothing is said."""

    def written(*ties: Item, hub: Any = None, **changed: Any) -> SaidBack:
        answer = Answer(**{**UNDERPASS, "state": State.DOING, **changed})
        return write_entry(
            by=cast.ana, programme_id=cast.hubs.pk, answer=answer, ties=ties or [theme()], hub=hub or cast.library
        )

    return written


@pytest.fixture
def told(cast: SimpleNamespace) -> Tell:
    """told(entry) puts down that Ana told it today to the four walkers, in person."""

    def told_now(entry: SaidBack, *, days: int = 0, closes: tuple[Any, ...] = (), **changed: Any) -> Telling:
        given = {
            "told_on": days_from_today(days), "to_whom": "the four walkers", "channels": [Channel.IN_PERSON],
            "languages": [entry.item.language], **changed,
        }  # fmt: skip
        return tell(item=entry.item, by=cast.ana, told=Told(**given), closes=closes)

    return told_now
