"""Versions of a theory: proposed as it stands, discussed, then agreed by named groups or withdrawn. What stood is never rewritten."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.clock import now
from throughline.common.text import clean, one_line
from throughline.people.models import Person
from throughline.theory import reads, stood
from throughline.theory.comparing import Comparison, compare
from throughline.theory.models import Remark, TheoryMap, Version
from throughline.theory.stood import Stood
from throughline.theory.words import VersionState
from throughline.thread import audit


class NothingOnTheMap(Exception):
    """There is nothing on the map yet, so there is no version to propose. Put a first part on it; that is enough."""


class NothingChanged(Exception):
    """Nothing is different from the newest version, so there is nothing to propose. Moving boxes is no change."""


class NeedsChangeNote(Exception):
    """Say in a few words what changed and why. It is what people will read first."""


class NeedsWhoAgreed(Exception):
    """Say who agreed: groups or roles, such as “the team with six residents”."""


class NeedsRemark(Exception):
    """Write what you want to say of it first."""


class SettledAlready(Exception):
    """This version is settled: agreed or withdrawn. What was said of it stays; propose a new version to go on."""


def snapshot(person: Person, of: TheoryMap) -> tuple[Stood, dict[str, list[int]]]:
    """The theory as it stands for this person, and apart from it where its boxes stand in the picture, by element id."""
    standing = reads.standing(person, of, counted=False)
    return stood.of_standing(standing), {str(pk): [x, y] for pk, (x, y) in standing.places.items()}


@transaction.atomic
def propose(*, of: TheoryMap, by: Person, change_note: str) -> Version:
    """Freeze the theory as it stands and put it up for discussion, under the next number.

    Raises NeedsChangeNote, NothingOnTheMap, NothingChanged since the newest version not withdrawn, NotAllowed.
    """
    must_write(by, of.item.programme_id)
    note = clean(change_note)
    # One at a time: numbers have no gaps, and two people pressing at once propose one version, not two alike.
    held = TheoryMap.unscoped.select_for_update().get(pk=of.pk)
    of.narrative, of.number = held.narrative, held.number
    now_stands, picture = snapshot(by, of)
    if now_stands.is_empty:
        raise NothingOnTheMap
    newest = Version.unscoped.filter(of=of).exclude(state=VersionState.WITHDRAWN).order_by("-number").first()
    if newest is not None and not compare(stood.of_json(newest.stood), now_stands).differences:
        raise NothingChanged
    if not note:
        raise NeedsChangeNote
    last = Version.unscoped.filter(of=of).aggregate(last=Max("number"))["last"] or 0
    made = Version.unscoped.create(
        of=of, number=last + 1, change_note=note, stood=stood.as_json(now_stands), picture=picture, proposed_by=by,
        proposed_at=now(),
    )  # fmt: skip
    _note("theory.version-proposed", made, by)
    return made


@transaction.atomic
def remark(*, version: Version, by: Person, words: str) -> Remark:
    """Say something of a proposed version. Kept as said. Raises NeedsRemark, SettledAlready, NotAllowed."""
    held = _held(version, by)
    said = clean(words)
    if not said:
        raise NeedsRemark
    return Remark.unscoped.create(version=held, by=by, at=now(), words=said)


@transaction.atomic
def agree(*, version: Version, by: Person, agreed_by: str) -> Version:
    """Record that a version was agreed, and by whom: groups or roles. Raises NeedsWhoAgreed, SettledAlready, NotAllowed."""
    held = _held(version, by)
    who = one_line(agreed_by)
    if not who:
        raise NeedsWhoAgreed
    return _settle(held, by, VersionState.AGREED, who)


@transaction.atomic
def withdraw(*, version: Version, by: Person) -> Version:
    """Take a proposal back. It keeps its number and what was said of it. Raises SettledAlready, NotAllowed."""
    return _settle(_held(version, by), by, VersionState.WITHDRAWN, "")


def versions_of(of: TheoryMap) -> list[Version]:
    """All versions, newest first, without what stood in them; the caller was given the map by `map_behind`."""
    rows = Version.unscoped.filter(of=of).select_related("proposed_by", "settled_by").defer("stood", "picture")
    return list(rows.order_by("-number"))


def version_of(of: TheoryMap, number: int) -> Version:
    """One version by its number; the caller was given the map by `map_behind`. Raises NotVisible."""
    found = Version.unscoped.filter(of=of, number=number).select_related("proposed_by", "settled_by").first()
    if found is None:
        raise NotVisible
    found.of = of
    return found


def remarks_of(version: Version) -> list[Remark]:
    """What was said of a version, oldest first."""
    return list(Remark.unscoped.filter(version=version).select_related("by").order_by("at", "pk"))


def as_it_stood(person: Person, version: Version) -> Stood:
    """A version's theory for this reader: parts that are hidden from them now, or withdrawn from the record, are left out."""
    whole = stood.of_json(version.stood)
    ids = {one.id for part in (whole.elements, whole.links, whole.assumptions) for one in part}
    seen = {str(pk) for pk in reads.seen_of(person, ids)}  # type: ignore[arg-type]  # ids as words are ids to the database
    return whole.without(ids - seen)


def between(person: Person, of: TheoryMap, earlier: int, later: int | None) -> Comparison:
    """What changed from one version to another, or to the theory as it stands now (None). Raises NotVisible."""
    now_or_then = as_it_stood(person, version_of(of, later)) if later is not None else snapshot(person, of)[0]
    return compare(as_it_stood(person, version_of(of, earlier)), now_or_then)


def _held(version: Version, by: Person) -> Version:
    must_write(by, version.of.item.programme_id)
    held = Version.unscoped.select_for_update().get(pk=version.pk)
    held.of = version.of
    if held.state != VersionState.PROPOSED:
        raise SettledAlready
    return held


def _settle(held: Version, by: Person, state: VersionState, agreed_by: str) -> Version:
    settled: dict[str, Any] = {"state": state, "agreed_by": agreed_by, "settled_by": by, "settled_at": now()}
    # By name, so that no path through here can write what stood, its number or its note anew.
    for name, value in settled.items():
        setattr(held, name, value)
    held.save(update_fields=list(settled))
    _note(f"theory.version-{state.value}", held, by)
    return held


def _note(act: str, version: Version, by: Person) -> None:
    audit.note_act(
        act=act, by=by, programme_id=version.of.item.programme_id, subject_id=version.of_id, words=version.change_note
    )
