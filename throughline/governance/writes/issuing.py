"""Issuing: a paper, its exempt part and what a pack opens with leave the team as releases, through sharing and nothing else."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from throughline.governance.reads.papers import exempt_of, in_the_way, issued_of, open_draft_of, papers_of
from throughline.governance.writes.held import held_meeting
from throughline.governance.writes.papers import held_paper
from throughline.people.models import Person
from throughline.sharing import reads as sharing
from throughline.sharing import writes as releases
from throughline.sharing.writes import NotReady, Wording
from throughline.thread.models import Item

if TYPE_CHECKING:
    from throughline.sharing.models import Release


class NoPapers(Exception):
    """There is no paper for this meeting yet. A pack holds at least one."""


class WaitsForACheck(Exception):
    """A second person on the team is reading it at the moment. Take it back to a draft first, or wait for them."""


class PackNotReady(Exception):
    """The pack can’t be issued yet. Nothing was lost, and nothing of it has left the team."""

    def __init__(self, papers: Mapping[str, list[str]]) -> None:
        super().__init__()
        self.papers = dict(papers)


@transaction.atomic
def issue_paper(
    *, item: Item, by: Person, public: bool = False, what_changed: str = "", kept_because: str = ""
) -> "Release":
    """Freeze a paper as it stands and open it to its board; from then on nothing alters what was issued.

    public         for anyone too: then it waits for a second person, and goes out with their check
    what_changed   asked from the second version on
    kept_because   why names and the like may stay, where the scan finds some
    Raises NotReady with each thing in the way, StillIdentifies, WaitsForACheck, NotAllowed.
    """
    held = held_paper(item, by)
    if said := in_the_way(by, held):
        raise NotReady(said)
    wording = Wording(
        title=held.item.title, body=held.summary, ask=held.ask, what_changed=what_changed, kept_because=kept_because,
        public=public,
    )  # fmt: skip
    issued = _issue(held.item, by, wording, [held.meeting.circle_id])
    exempt = exempt_of(by, held)
    if exempt is not None and not issued_of(by, exempt.item):
        _issue(exempt.item, by, _around(exempt.item, by, kept_because), [held.meeting.circle_id])
    return issued


@transaction.atomic
def issue_exempt(*, item: Item, by: Person, what_changed: str = "", kept_because: str = "") -> "Release":
    """Issue a paper's exempt part anew, to the board alone. Raises NotReady, StillIdentifies, NotVisible, NotAllowed."""
    held = held_paper(item, by)
    part = exempt_of(by, held)
    if part is None:
        raise NotReady(["There is no exempt part."])
    wording = _around(part.item, by, kept_because, what_changed)
    return _issue(part.item, by, wording, [held.meeting.circle_id])


@transaction.atomic
def issue_pack(*, meeting: Item, by: Person, kept_because: str = "") -> list["Release"]:
    """Issue every paper of a meeting that was not issued yet, in order, and what the pack opens with. All of it or nothing.

    Raises NoPapers, PackNotReady with what is in the way of each paper, StillIdentifies, NotAllowed.
    """
    held = held_meeting(meeting, by)
    papers = papers_of(by, held)
    if not papers:
        raise NoPapers
    waiting = [paper for paper in papers if not issued_of(by, paper.item)]
    left = {paper.item.title: said for paper in waiting if (said := in_the_way(by, paper))}
    if left:
        raise PackNotReady(left)
    made = [issue_paper(item=paper.item, by=by, kept_because=kept_because) for paper in waiting]
    return [*made, tell_the_board(meeting=meeting, by=by, kept_because=kept_because)]


@transaction.atomic
def tell_the_board(*, meeting: Item, by: Person, what_changed: str = "", kept_because: str = "") -> "Release":
    """Issue what the pack opens with, or after the meeting what was decided. Raises NotReady, StillIdentifies, NotAllowed."""
    held = held_meeting(meeting, by)
    changed = what_changed or ("What was decided, and what is to be done." if issued_of(by, held.item) else "")
    return _issue(held.item, by, _around(held.item, by, kept_because, changed), [held.circle_id])


def _around(item: Item, by: Person, kept_because: str, what_changed: str = "") -> Wording:
    """The words around a document as its kind offers them."""
    offers = sharing.offered(by, item)
    return Wording(
        title=offers.title, body=offers.body, ask=offers.ask, what_changed=what_changed, kept_because=kept_because
    )


def _issue(item: Item, by: Person, wording: Wording, circles: list[UUID]) -> "Release":
    """One release of one item: a draft begun or gone on with, the next version where one was issued, then out."""
    draft = open_draft_of(by, item)
    before = issued_of(by, item)
    if draft is None and before:
        draft = releases.start_new_version(release=before[0], by=by)
    if draft is None:
        draft = releases.start_release(by=by, made_from=item, wording=wording, circles=circles)
    else:
        if draft.state != "draft":
            raise WaitsForACheck
        draft = releases.save_draft(release=draft, by=by, wording=wording, circles=circles, quotes=[])
    if sharing.needs_check(draft):
        return releases.send_for_check(release=draft, by=by)
    return releases.issue(release=draft, by=by)
