"""The commands on a map: what each keeps, refuses and can take back."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from throughline.access.writable import NotAllowed
from throughline.common.refusals import NeedsBecause
from throughline.theory import filing, judging, reads, undoing, writes
from throughline.theory.models import Change, Element, Place, TheoryMap
from throughline.theory.words import AssumptionStatus, Confidence, ElementKind
from throughline.thread import reads as thread
from throughline.thread import writes as thread_writes
from throughline.thread.models import Item
from throughline.thread.words import Meaning, Strength

Hear = Callable[[str], Item]


def test_a_programme_has_one_map(cast: SimpleNamespace, on: TheoryMap) -> None:
    with pytest.raises(writes.OneMapOnly):
        writes.begin_map(by=cast.ana, programme_id=cast.hubs.pk, title="Another")


def test_who_is_not_on_the_team_changes_nothing(cast: SimpleNamespace, on: TheoryMap) -> None:
    with pytest.raises(NotAllowed):
        writes.add_element(on=on, by=cast.bo, kind=ElementKind.OUTCOME, title="Anything")


def test_a_link_is_said_once_and_never_to_itself(cast: SimpleNamespace, heard_back: Element, trust: Element) -> None:
    link = writes.connect(cause=heard_back, effect=trust, by=cast.ana, mechanism="being remembered")
    assert link.item.title == "“People hear back” leads to “People come again”"
    with pytest.raises(writes.SaidAlready):
        writes.connect(cause=heard_back, effect=trust, by=cast.ana)
    with pytest.raises(writes.LeadsToItself):
        writes.connect(cause=trust, effect=trust, by=cast.ana)
    writes.connect(cause=trust, effect=heard_back, by=cast.ana)  # a cycle is allowed


def test_an_element_goes_with_its_links_and_assumptions_and_comes_back_with_them(
    cast: SimpleNamespace, on: TheoryMap, heard_back: Element, trust: Element
) -> None:
    link = writes.connect(cause=heard_back, effect=trust, by=cast.ana)
    belief = writes.assume(on=on, by=cast.ana, title="People want a second conversation", about=link.item)
    writes.take_off(item=heard_back.item, by=cast.ana)
    left = reads.standing(cast.ana, on)
    assert ([row.pk for row in left.elements], left.links, left.assumptions) == ([trust.pk], [], [])
    undoing.undo(on=on, by=cast.ana)
    back = reads.standing(cast.ana, on)
    assert [row.pk for row in back.elements] == [trust.pk, heard_back.pk]
    assert ([row.pk for row in back.links], [row.pk for row in back.assumptions]) == ([link.pk], [belief.pk])


def test_undo_and_redo_of_words(cast: SimpleNamespace, on: TheoryMap, heard_back: Element) -> None:
    writes.reword(item=heard_back.item, by=cast.ana, changes={"title": "People hear back in time"})
    undoing.undo(on=on, by=cast.ana)
    assert thread.item(cast.ana, heard_back.pk).title == "People hear back"
    undoing.redo(on=on, by=cast.ana)
    assert thread.item(cast.ana, heard_back.pk).title == "People hear back in time"
    with pytest.raises(undoing.NothingToUndo):
        undoing.undo(on=on, by=cast.ben)


def test_somebody_elses_change_is_never_undone_over(cast: SimpleNamespace, on: TheoryMap, heard_back: Element) -> None:
    writes.reword(item=heard_back.item, by=cast.ana, changes={"title": "People hear back in time"})
    writes.reword(item=heard_back.item, by=cast.ben, changes={"title": "People hear back in a week"})
    with pytest.raises(thread_writes.ChangedMeanwhile):
        undoing.undo(on=on, by=cast.ana)
    assert thread.item(cast.ana, heard_back.pk).title == "People hear back in a week"


def test_two_people_editing_one_box(cast: SimpleNamespace, heard_back: Element) -> None:
    writes.reword(item=heard_back.item, by=cast.ana, changes={"title": "One"}, base_revision=1)
    with pytest.raises(thread_writes.ChangedMeanwhile):
        writes.reword(item=heard_back.item, by=cast.ben, changes={"title": "Two"}, base_revision=1)


def test_moving_a_box_is_not_a_change(cast: SimpleNamespace, on: TheoryMap, heard_back: Element) -> None:
    before = Change.unscoped.filter(of=on).count()
    writes.move(on=on, by=cast.ana, places={heard_back.pk: (40, -20)})
    writes.move(on=on, by=cast.ana, places={heard_back.pk: (50, -20)})
    assert Change.unscoped.filter(of=on).count() == before
    assert Place.unscoped.get(element=heard_back).x == 50
    assert thread.item(cast.ana, heard_back.pk).revision == 1


def test_changes_are_numbered_without_gaps(
    cast: SimpleNamespace, on: TheoryMap, heard_back: Element, trust: Element
) -> None:
    writes.connect(cause=heard_back, effect=trust, by=cast.ana)
    writes.take_off(item=heard_back.item, by=cast.ana)
    numbers = list(Change.unscoped.filter(of=on).order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1)) == list(range(1, reads.map_behind(cast.ana, on.pk).number + 1))


def test_evidence_weakens_an_assumption_and_is_frozen_with_the_judgement(
    cast: SimpleNamespace, on: TheoryMap, heard: Hear
) -> None:
    belief = writes.assume(on=on, by=cast.ana, title="People stay long enough to follow up")
    note = heard("Don't put me on a list, I won't be here")
    link = filing.file(
        source=note,
        target=belief.item,
        by=cast.ana,
        meaning=Meaning.CHALLENGES,
        strength=Strength.STRONG,
        because="moved twice",
    )
    with pytest.raises(NeedsBecause):
        judging.judge(item=belief.item, by=cast.ana, confidence=Confidence.REPEATED, because=" ")
    made = judging.judge(
        item=belief.item,
        by=cast.ana,
        confidence=Confidence.REPEATED,
        status=AssumptionStatus.NOT_HOLDING,
        because="they move",
    )
    filing.unfile(target=belief.item, link_id=link.pk, by=cast.ana)
    assert made.evidence == [
        {"item": str(note.pk), "meaning": "challenges", "strength": "strong", "because": "moved twice"}
    ]
    assert reads.standing(cast.ana, on).assumptions[0].status == "not-holding"


def test_what_fits_nowhere_is_kept_until_it_fits(
    cast: SimpleNamespace, on: TheoryMap, heard_back: Element, heard: Hear
) -> None:
    note = heard("He wants the bins done")
    filing.fits_nowhere(source=note, on=on, by=cast.ana)
    assert [row.pk for row in reads.fitting_nowhere(cast.ana, on)] == [note.pk]
    filing.file(source=note, target=heard_back.item, by=cast.ana, meaning=Meaning.QUALIFIES)
    assert reads.fitting_nowhere(cast.ana, on) == []
