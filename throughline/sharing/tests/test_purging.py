"""Words purged with their note leave every draft; what was issued stays as it was issued."""

from datetime import timedelta
from types import SimpleNamespace

from throughline.common.clock import now
from throughline.sharing.models import ReleaseQuote
from throughline.sharing.tests.conftest import draft, shared
from throughline.thread.models import Item
from throughline.thread.purging import purge_withdrawn
from throughline.thread.writes import withdraw


def test_only_a_draft_forgets(scene: SimpleNamespace) -> None:
    begun, issued = draft(scene, quotes=2), shared(scene, quotes=2)
    withdraw(item=scene.notes[0], by=scene.ana, because="asked to")
    Item.unscoped.filter(pk=scene.notes[0].pk).update(tombstoned_at=now() - timedelta(days=31))
    assert purge_withdrawn() == 1
    words = {release.pk: [quote.words for quote in release.quotes.all()] for release in (begun, issued)}
    assert words == {begun.pk: ["", "Safe words 2."], issued.pk: ["Safe words 1.", "Safe words 2."]}
    assert ReleaseQuote.unscoped.get(release=begun, excerpt=scene.spans[0]).role == ""
