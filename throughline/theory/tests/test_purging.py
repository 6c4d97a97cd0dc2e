"""A part withdrawn long ago has no words left in kept versions, judgements or changes either; nor has what was filed on one."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

from throughline.common.clock import now
from throughline.theory import filing, judging, stood, versions, writes
from throughline.theory.models import Change, Element, Judgement, TheoryMap, Version
from throughline.theory.words import Confidence
from throughline.thread.models import Item, Revision
from throughline.thread.purging import purge_withdrawn
from throughline.thread.words import GONE, Meaning
from throughline.thread.writes import withdraw


def purge(item: Item) -> None:
    withdraw(item=item, by=item.author, because="asked to")
    Item.unscoped.filter(pk=item.pk).update(tombstoned_at=now() - timedelta(days=31))
    assert purge_withdrawn() == 1


def everything() -> str:
    return str([list(table.unscoped.values()) for table in (Version, Judgement, Change, Item, Revision)])


def test_kept_versions_forget_a_part_and_keep_its_place(
    on: TheoryMap, heard_back: Element, trust: Element, cast: SimpleNamespace
) -> None:
    link = writes.connect(cause=heard_back, effect=trust, by=cast.ana)
    judging.judge(item=heard_back.item, by=cast.ana, confidence=Confidence.GUESS, because="canary", made_by="canary")
    writes.reword(item=heard_back.item, by=cast.ana, changes={"title": "canary", "description": "canary"})
    version = versions.propose(of=on, by=cast.ana, change_note="First.")
    heard_back.item.refresh_from_db()
    purge(heard_back.item)
    assert "canary" not in everything()
    assert "People hear back" not in everything()
    version.refresh_from_db()
    kept = stood.of_json(version.stood)
    assert [(one.id, one.title) for one in kept.elements if one.id == str(heard_back.pk)] == [
        (str(heard_back.pk), GONE)
    ]
    assert str(link.pk) in {one.id for one in kept.links}
    assert "People come again" in {one.title for one in kept.elements}


def test_judgements_forget_why_a_purged_note_was_filed(
    heard_back: Element, heard: Callable[[str], Item], cast: SimpleNamespace
) -> None:
    gone, stays = heard("The light is out."), heard("The kettle is on.")
    for note, because in ((gone, "canary"), (stays, "it says so")):
        filing.file(source=note, target=heard_back.item, by=cast.ana, meaning=Meaning.SUPPORTS, because=because)
    judging.judge(item=heard_back.item, by=cast.ana, confidence=Confidence.GUESS, because="Two notes say so.")
    purge(gone)
    lay = {one["item"]: one["because"] for one in Judgement.unscoped.get().evidence}
    assert lay == {str(gone.pk): "", str(stays.pk): "it says so"}
