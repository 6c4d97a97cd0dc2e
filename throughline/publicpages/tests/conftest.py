"""An answer of Ana's about the library, published after Ben checked it, and a way to publish more."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from throughline.feedback.models import SaidBack
from throughline.feedback.words import State
from throughline.feedback.writes import Answer, Text, say_in, write_entry
from throughline.sensemaking.writes import start_theme
from throughline.sharing import reads, writes
from throughline.sharing.models import Release
from throughline.sharing.writes import Wording

Publish = Callable[..., Release]
Entry = Callable[..., SaidBack]


@pytest.fixture
def entry(cast: SimpleNamespace) -> Entry:
    """entry(said, state=…, hub=…, urdu=…) writes an answer of Ana's."""

    def made(
        said: str = "It’s the light, not the crime.", *, state: State = State.DOING, hub: Any = None, because: str = "",
        next_on: date | None = None, urdu: str = "",
    ) -> SaidBack:  # fmt: skip
        theme = start_theme(by=cast.ana, programme_id=cast.hubs.pk, title="People wait to hear back").item
        answer = Answer(
            said=said, decided="The lamps are reported.", reconciled="That was reason enough.", state=state,
            because=because, next_on=next_on,
        )  # fmt: skip
        written = write_entry(
            by=cast.ana, programme_id=cast.hubs.pk, answer=answer, ties=[theme], hub=hub or cast.library
        )
        if urdu:
            written = say_in(item=written.item, by=cast.ana, language="ur", text=Text(urdu, "مرمت ہوگی"))
        return written

    return made


@pytest.fixture
def publish(cast: SimpleNamespace, entry: Entry) -> Publish:
    """publish(…) has Ana prepare an answer for anyone, Ben check it and Ana issue it."""

    def published(said: str = "It’s the light, not the crime.", **given: Any) -> Release:
        written = entry(said, **given)
        wording = Wording(title=said, body="The lamps are reported.", public=True)
        release = writes.start_release(by=cast.ana, made_from=written.item, wording=wording)
        writes.send_for_check(release=release, by=cast.ana)
        release = reads.release_inside(cast.ben, release.pk)
        writes.approve(release=release, by=cast.ben, because="Nobody could be meant.", read=reads.fingerprint(release))
        return writes.issue(release=release, by=cast.ana)

    return published
