"""Moving links from one item to another and back again: what merging and splitting rest on. No link is lost or doubled."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.clock import now
from throughline.people.models import Person
from throughline.thread import audit
from throughline.thread.models import Item, Link


class MovedLink(TypedDict):
    """A link as it was before it moved, in JSON types.

    `folded` when the same had been said of the other item already: `folded_into` is that link, `its_because` what it said.
    """

    id: str
    source: str
    target: str
    meaning: str
    because: str
    strength: str
    made_by: str
    made_at: str
    session: str | None
    folded: bool
    folded_into: str | None
    its_because: str


def _as_it_was(link: Link, *, folded: bool, into: Link | None = None) -> MovedLink:
    return MovedLink(
        id=str(link.pk),
        source=str(link.source_id),
        target=str(link.target_id),
        meaning=link.meaning,
        because=link.because,
        strength=link.strength,
        made_by=str(link.made_by_id),
        made_at=link.made_at.isoformat(),
        session=str(link.session_id) if link.session_id else None,
        folded=folded,
        folded_into=str(into.pk) if into else None,
        its_because=into.because if into else "",
    )


@transaction.atomic
def move_links(*, from_item: Item, to_item: Item, by: Person, only: Collection[UUID] | None = None) -> list[MovedLink]:
    """Re-point the links of one item to another, hidden ones too; `only` moves just these.

    A link that says what the other item's links say already is folded into it, and so is one between the two. Gives back
    what is needed to undo it. Raises NotAllowed unless `by` is on the team, NotVisible across programmes.
    """
    must_write(by, from_item.programme_id)
    if from_item.programme_id != to_item.programme_id:
        raise NotVisible
    links = Link.unscoped.filter(Q(target=from_item) | Q(source=from_item)).order_by("pk")
    if only is not None:
        links = links.filter(pk__in=list(only))
    moved = [_move(link, from_item, to_item) for link in links]
    Item.unscoped.filter(pk__in=[from_item.pk, to_item.pk]).update(changed_at=now())
    audit.note_act(act="links.moved", by=by, programme_id=to_item.programme_id, subject_id=from_item.pk)
    return moved


def _move(link: Link, from_item: Item, to_item: Item) -> MovedLink:
    source_id = to_item.pk if link.source_id == from_item.pk else link.source_id
    target_id = to_item.pk if link.target_id == from_item.pk else link.target_id
    said = Link.unscoped.filter(source_id=source_id, target_id=target_id, meaning=link.meaning).first()
    if source_id == target_id or said is not None:
        record = _as_it_was(link, folded=True, into=said)
        if said is not None and link.because not in said.because:
            because = "\n".join(filter(None, [said.because, link.because]))
            Link.unscoped.filter(pk=said.pk).update(because=because)
        Link.unscoped.filter(pk=link.pk).delete()
        return record
    record = _as_it_was(link, folded=False)
    Link.unscoped.filter(pk=link.pk).update(source_id=source_id, target_id=target_id)
    return record


@transaction.atomic
def put_back(*, moved: Sequence[MovedLink], from_item: Item, by: Person) -> None:
    """Undo a move: every link stands where it stood before it was moved to `from_item`.

    A link somebody has taken away or moved on since stays as they left it. Raises NotAllowed unless `by` is on the team.
    """
    must_write(by, from_item.programme_id)
    for was in moved:
        if was["folded"]:
            _unfold(was)
        else:
            _return(was, from_item)
    audit.note_act(act="links.put-back", by=by, programme_id=from_item.programme_id, subject_id=from_item.pk)


def _unfold(was: MovedLink) -> None:
    Link.unscoped.get_or_create(
        source_id=UUID(was["source"]),
        target_id=UUID(was["target"]),
        meaning=was["meaning"],
        defaults={
            "id": UUID(was["id"]),
            "because": was["because"],
            "strength": was.get("strength", ""),  # moves recorded before links had a strength carry none
            "made_by_id": UUID(was["made_by"]),
            "made_at": datetime.fromisoformat(was["made_at"]),
            "session_id": UUID(was["session"]) if was["session"] else None,
        },
    )
    joined = "\n".join(filter(None, [was["its_because"], was["because"]]))
    if was["folded_into"] is None:
        return
    Link.unscoped.filter(pk=was["folded_into"], because=joined).update(because=was["its_because"])


def _return(was: MovedLink, from_item: Item) -> None:
    link = Link.unscoped.filter(pk=was["id"]).first()
    if link is None or from_item.pk not in {link.source_id, link.target_id}:
        return
    ends = {"source_id": UUID(was["source"]), "target_id": UUID(was["target"])}
    if Link.unscoped.filter(**ends, meaning=link.meaning).exclude(pk=link.pk).exists():
        Link.unscoped.filter(pk=link.pk).delete()
    else:
        Link.unscoped.filter(pk=link.pk).update(**ends)
