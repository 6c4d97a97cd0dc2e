"""What tests of sharing start from: a theme with four notes, a partner circle with Paz and a board circle with Bo."""

from types import SimpleNamespace

import pytest

from throughline.sharing import reads, writes
from throughline.sharing.models import Release
from throughline.sharing.tests import stage
from throughline.sharing.words import CircleKind
from throughline.sharing.writes import Wording

PLAIN = Wording(title="People wait to hear back", body="Asked before, and nobody came back.", who_is_missing="Renters")


@pytest.fixture
def scene(cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The cast, a finding of theirs, and two circles."""
    stage.register(monkeypatch)
    partners = writes.create_circle(programme=cast.hubs, name="Library partners", kind=CircleKind.PARTNER, by=cast.lea)
    board = writes.create_circle(programme=cast.hubs, name="Hubs board", kind=CircleKind.BOARD, by=cast.lea)
    writes.add_member(circle=partners, person=cast.paz, by=cast.lea)
    writes.add_member(circle=board, person=cast.bo, by=cast.lea)
    found = stage.finding(cast)
    return SimpleNamespace(**vars(cast), **vars(found), partners=partners, board=board)


def draft(scene: SimpleNamespace, *, quotes: int = 0, wording: Wording = PLAIN, circles: object = None) -> Release:
    """Ana's draft for the partner circle, with so many quotes written share-safe."""
    release = writes.start_release(
        by=scene.ana,
        made_from=scene.theme,
        wording=wording,
        circles=[scene.partners.pk] if circles is None else circles,
        quotes=[span.pk for span in scene.spans[:quotes]],
    )
    for quote in release.quotes.all():
        writes.write_quote(
            quote=quote, by=scene.ana, words=f"Safe words {quote.position + 1}.", role="resident", neighbour_asked=True
        )
    return release


def shared(scene: SimpleNamespace, *, quotes: int = 0, wording: Wording = PLAIN, circles: object = None) -> Release:
    """The same, checked by Ben where it must be, and issued."""
    release = draft(scene, quotes=quotes, wording=wording, circles=circles)
    if reads.needs_check(release):
        writes.send_for_check(release=release, by=scene.ana)
        writes.approve(release=release, by=scene.ben, because="Read it through.", read=reads.fingerprint(release))
    return writes.issue(release=release, by=scene.ana)
