"""Versions: proposed, discussed, agreed or withdrawn; frozen whatever happens on the map afterwards."""

from types import SimpleNamespace

import pytest

from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.theory import judging, versions, writes
from throughline.theory.models import Element, TheoryMap
from throughline.theory.words import AssumptionStatus, Confidence, VersionState, What
from throughline.thread.writes import revise


def test_a_version_of_nothing_is_refused(cast: SimpleNamespace, on: TheoryMap) -> None:
    with pytest.raises(versions.NothingOnTheMap):
        versions.propose(of=on, by=cast.ana, change_note="First")
    assert versions.versions_of(on) == []


def test_nothing_new_since_the_last_one_is_refused(cast: SimpleNamespace, on: TheoryMap, trust: Element) -> None:
    first = versions.propose(of=on, by=cast.ana, change_note="Our first go at it")
    writes.move(on=on, by=cast.ana, places={trust.pk: (40, 80)})
    with pytest.raises(versions.NothingChanged):
        versions.propose(of=on, by=cast.ana, change_note="Again")
    versions.withdraw(version=first, by=cast.ana)
    assert versions.propose(of=on, by=cast.ana, change_note="Again").number == 2


def test_a_version_needs_a_note_and_a_team_member(cast: SimpleNamespace, on: TheoryMap, trust: Element) -> None:
    with pytest.raises(versions.NeedsChangeNote):
        versions.propose(of=on, by=cast.ana, change_note="  ")
    for outsider in (cast.dot, cast.bo, cast.dee):
        with pytest.raises(NotAllowed):
            versions.propose(of=on, by=outsider, change_note="Mine")


def test_what_stood_stays_as_it_stood(cast: SimpleNamespace, on: TheoryMap, trust: Element) -> None:
    writes.move(on=on, by=cast.ana, places={trust.pk: (40, 80)})
    made = versions.propose(of=on, by=cast.ana, change_note="First")
    writes.reword(item=trust.item, by=cast.ana, changes={"title": "People bring a neighbour"})
    kept = versions.version_of(on, 1)
    assert [one.title for one in versions.as_it_stood(cast.ben, kept).elements] == ["People come again"]
    assert kept.picture == {str(trust.pk): [40, 80]}
    assert "40" not in str(kept.stood).replace(str(trust.pk), "")
    assert kept.pk == made.pk


def test_discussed_then_agreed_by_named_groups(cast: SimpleNamespace, on: TheoryMap, trust: Element) -> None:
    made = versions.propose(of=on, by=cast.ana, change_note="First")
    versions.remark(version=made, by=cast.ben, words="Is “again” twice or often?")
    with pytest.raises(versions.NeedsWhoAgreed):
        versions.agree(version=made, by=cast.lea, agreed_by=" ")
    agreed = versions.agree(version=made, by=cast.lea, agreed_by="the team and four residents")
    assert (agreed.state, agreed.agreed_by, agreed.settled_by) == (
        VersionState.AGREED,
        "the team and four residents",
        cast.lea,
    )
    assert [one.words for one in versions.remarks_of(agreed)] == ["Is “again” twice or often?"]
    for late in (
        lambda: versions.remark(version=agreed, by=cast.ben, words="Wait"),
        lambda: versions.withdraw(version=agreed, by=cast.ben),
        lambda: versions.agree(version=agreed, by=cast.ben, agreed_by="others"),
    ):
        with pytest.raises(versions.SettledAlready):
            late()


def test_a_part_hidden_since_is_hidden_in_the_version_too(
    cast: SimpleNamespace, on: TheoryMap, trust: Element, heard_back: Element
) -> None:
    writes.connect(cause=heard_back, effect=trust, by=cast.ana)
    versions.propose(of=on, by=cast.ana, change_note="First")
    revise(item=trust.item, by=cast.ana, what="restricted", standing=Standing.PRIVATE)
    seen = versions.as_it_stood(cast.ben, versions.version_of(on, 1))
    assert [one.title for one in seen.elements] == ["People hear back"]
    assert seen.links == []


def test_from_one_version_to_now(cast: SimpleNamespace, on: TheoryMap, trust: Element) -> None:
    belief = writes.assume(on=on, by=cast.ana, title="People want a second conversation", about=trust.item)
    versions.propose(of=on, by=cast.ana, change_note="First")
    judging.judge(
        item=belief.item, by=cast.ana, confidence=Confidence.REPEATED, status=AssumptionStatus.NOT_HOLDING,
        because="Most said once was enough",
    )  # fmt: skip
    found = versions.between(cast.ben, on, 1, None)
    assert [one.what for one in found.differences] == [What.WEAKENED]
    assert found.differences[0].because == "Most said once was enough"
    assert "it was untested and is now not holding" in found.differences[0].says
