"""Putting a report together: parts that come, move, change and go; versions that are kept; comments. Nobody's text is lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from throughline.access.visible import NotVisible
from throughline.access.writable import must_write
from throughline.common.clock import now
from throughline.common.text import clean, one_line
from throughline.documents.content import Aside, Block, Claim, Document, Heading, Prose, as_json
from throughline.people.models import Person
from throughline.reports.models import Comment, KeptVersion, Part, Report
from throughline.reports.reads import document_of
from throughline.reports.words import DATA, KEPT_EVERY_MINUTES, LIMITS, METHOD, Purpose
from throughline.thread import reads as thread
from throughline.thread import writes as thread_writes
from throughline.thread.models import Item
from throughline.thread.words import Meaning


class NeedsTitle(Exception):
    """Give the report a title; it can be changed at any time."""


class PartChangedMeanwhile(Exception):
    """Someone changed this part while you were writing. Nothing of yours is lost: see both texts and choose."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part


class NeedsWords(Exception):
    """Write what you want to say of it first."""


@dataclass(frozen=True)
class NewPart:
    """A part that is to come: its block, the items its figures were made from, and the address they open to."""

    block: Block
    rests_on: Sequence[UUID] = field(default_factory=tuple)
    opens: str = ""


@transaction.atomic
def start_report(
    *,
    by: Person,
    programme_id: UUID,
    title: str,
    subtitle: str = "",
    purpose: Purpose = Purpose.YEARLY,
    day: date | None = None,
    language: str = "en",
    item_id: UUID | None = None,
) -> Item:
    """Begin a report, empty. Raises NeedsTitle, NotAllowed unless `by` is on the team."""
    must_write(by, programme_id)
    if not one_line(title):
        raise NeedsTitle
    item = thread_writes.add_item(
        kind="report", by=by, programme_id=programme_id, title=one_line(title), words=subtitle, item_id=item_id,
        language=language,
    )  # fmt: skip
    Report.unscoped.create(item=item, title=one_line(title, 500), purpose=purpose, subtitle=one_line(subtitle), day=day)
    return item


def _held(item: Item, by: Person) -> Report:
    """The report, held for a change. Raises NotVisible, NotAllowed unless `by` is on the team."""
    readable = thread.item(by, item.pk, "report")
    must_write(by, readable.programme_id)
    report = Report.unscoped.select_for_update().get(pk=item.pk)
    report.item = readable
    return report


@transaction.atomic
def name_report(
    *,
    item: Item,
    by: Person,
    title: str,
    subtitle: str,
    purpose: Purpose,
    day: date | None,
    base_revision: int | None = None,
) -> Item:
    """Change what it is called, for whom, what for and of which day. Raises NeedsTitle, ChangedMeanwhile, NotAllowed."""
    report = _held(item, by)
    if not one_line(title):
        raise NeedsTitle
    report.title, report.subtitle, report.purpose, report.day = one_line(title, 500), one_line(subtitle), purpose, day
    report.save(update_fields=["title", "subtitle", "purpose", "day"])
    return thread_writes.revise(
        item=item, by=by, what="renamed", base_revision=base_revision, title=one_line(title), words=_searched(report),
        fields={"subtitle": report.subtitle, "purpose": report.purpose},
    )  # fmt: skip


def _searched(report: Report) -> str:
    """What search finds of it: all its words."""
    return "\n".join(text for _, text in document_of(report.item, report).texts())


def _tell(report: Report, by: Person, what: str) -> None:
    """Keep a revision of the item, so that its history and search follow."""
    thread_writes.revise(
        item=report.item, by=by, what=what, words=_searched(report), fields={"subtitle": report.subtitle}
    )


# ------------------------------------------------------------------------------------------------------------- parts


@transaction.atomic
def add_parts(*, item: Item, by: Person, parts: Sequence[NewPart], after: UUID | None = None) -> list[Part]:
    """Put parts in, in this order: after a part, or at the end. What they rest on is linked to the report.

    Raises NotVisible for a release or an item the person can't read, NotAllowed.
    """
    report = _held(item, by)
    if not parts:
        return []
    _keep_before(report, by)
    rows = list(report.parts.all())
    at = next((place for place, row in enumerate(rows) if row.pk == after), len(rows) - 1) + 1
    made = [
        Part(report=report, position=0, block=_kept(new.block), rests_on=[str(pk) for pk in new.rests_on], opens=new.opens, changed_by=by)
        for new in parts
    ]  # fmt: skip
    _link(report, by, made)
    for place, row in enumerate([*rows[:at], *made, *rows[at:]]):
        row.position = place
        row.save()
    _reshaped(report)
    _tell(report, by, "parts added")
    return made


def _kept(block: Block) -> dict[str, object]:
    kept: dict[str, object] = as_json(Document("", [block]))["blocks"][0]
    return kept


def _reshaped(report: Report) -> None:
    Report.unscoped.filter(pk=report.pk).update(shape=F("shape") + 1)


def _behind(part: Part) -> set[UUID]:
    """Ids of everything a part rests on: its release, and what its figures were made from."""
    ids = {UUID(pk) for pk in part.rests_on}
    if part.block.get("block") == Claim.name:
        ids.add(UUID(str(part.block["release_id"])))
    return ids


def _link(report: Report, by: Person, parts: Iterable[Part]) -> None:
    """Each item a part rests on is ABOUT the report. Raises NotVisible for one the person can't read."""
    for pk in sorted({pk for part in parts for pk in _behind(part)}):
        source = thread.item(by, pk)
        thread_writes.link(
            source=source, target=report.item, meaning=Meaning.ABOUT, by=by, because="the report rests on it"
        )


@transaction.atomic
def save_part(
    *, item: Item, part_id: UUID, by: Person, blocks: Sequence[Block], base_revision: int | None = None
) -> Part:
    """Keep the words of a part; further blocks (a table pasted among words) become parts after it.

    Raises PartChangedMeanwhile when somebody else kept other words since `base_revision`, NotVisible, NotAllowed.
    """
    report = _held(item, by)
    part = Part.unscoped.select_for_update().filter(report=report, pk=part_id).first()
    if part is None:
        raise NotVisible
    first, rest = blocks[0], blocks[1:]
    kept = _kept(first)
    if kept == part.block and not rest:
        return part
    if base_revision is not None and base_revision != part.revision:
        raise PartChangedMeanwhile(part)
    told = _keep_before(report, by)
    part.block, part.changed_by, part.changed_at = kept, by, now()
    part.revision += 1
    part.save()
    if rest:
        add_parts(item=item, by=by, parts=[NewPart(block) for block in rest], after=part.pk)
    elif told:
        _tell(report, by, "words changed")
    return part


@transaction.atomic
def move_part(*, item: Item, part_id: UUID, by: Person, steps: int) -> None:
    """Move a part up (negative) or down. At an edge it stays. Raises NotVisible, NotAllowed."""
    report = _held(item, by)
    rows = list(report.parts.all())
    at = next((place for place, row in enumerate(rows) if row.pk == part_id), None)
    if at is None:
        raise NotVisible
    to = min(max(at + steps, 0), len(rows) - 1)
    rows.insert(to, rows.pop(at))
    for place, row in enumerate(rows):
        if row.position != place:
            Part.unscoped.filter(pk=row.pk).update(position=place)
    if to != at:
        _reshaped(report)


@transaction.atomic
def remove_part(*, item: Item, part_id: UUID, by: Person) -> KeptVersion:
    """Take a part out; the report as it stood is kept first, and comes back. Raises NotVisible, NotAllowed."""
    report = _held(item, by)
    part = report.parts.filter(pk=part_id).first()
    if part is None:
        raise NotVisible
    kept = _keep(report, by, note="Before a part was taken out")
    gone = _behind(part)
    part.delete()
    _unlink(report, by, gone)
    _reshaped(report)
    _tell(report, by, "a part taken out")
    return kept


def _unlink(report: Report, by: Person, gone: set[UUID]) -> None:
    """Take away the links to what no part rests on any more."""
    still = {pk for part in report.parts.all() for pk in _behind(part)}
    for bearing in thread.bearing_on(by, report.item, [Meaning.ABOUT]):
        if bearing.item.pk in gone - still:
            thread_writes.unlink(link_id=bearing.link_id, by=by)


# ---------------------------------------------------------------------------------------------------------- versions


def _keep_before(report: Report, by: Person) -> bool:
    """Keep the report as it stands before it changes, unless the same person has just been writing; whether it was kept."""
    last = report.versions.order_by("-number").first()
    if last is not None and last.by_id == by.pk and last.at > now() - timedelta(minutes=KEPT_EVERY_MINUTES):
        return False
    _keep(report, by)
    return True


def _keep(report: Report, by: Person, *, note: str = "", named: bool = False) -> KeptVersion:
    number = (report.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    parts = [
        {"block": part.block, "rests_on": part.rests_on, "opens": part.opens, "id": str(part.pk)}
        for part in report.parts.all()
    ]
    return KeptVersion.unscoped.create(
        report=report, number=number, title=report.title, subtitle=report.subtitle, parts=parts, note=one_line(note),
        named=named, by=by,
    )  # fmt: skip


@transaction.atomic
def keep_version(*, item: Item, by: Person, note: str) -> KeptVersion:
    """Keep the report as it stands, under a few words. Raises NotAllowed."""
    report = _held(item, by)
    kept = _keep(report, by, note=note, named=True)
    _tell(report, by, "version kept")
    return kept


@transaction.atomic
def bring_back(*, item: Item, by: Person, number: int) -> None:
    """Let the report read as it did in a kept version; as it stands now it is kept first. Raises NotVisible, NotAllowed."""
    report = _held(item, by)
    version = report.versions.filter(number=number).first()
    if version is None:
        raise NotVisible
    _keep(report, by, note=f"Before version {number} was brought back")
    here = {str(part.pk): part for part in report.parts.all()}
    wanted = {kept["id"] for kept in version.parts}
    gone = [part for pk, part in here.items() if pk not in wanted]
    behind = {pk for part in gone for pk in _behind(part)}
    Part.unscoped.filter(pk__in=[part.pk for part in gone]).delete()
    back: list[Part] = []
    for place, kept in enumerate(version.parts):
        part = here.get(kept["id"]) or Part(pk=UUID(kept["id"]), report=report, revision=0)
        changed = part.block != kept["block"] if part.revision else True
        part.position, part.block, part.rests_on, part.opens = place, kept["block"], kept["rests_on"], kept["opens"]
        if changed:
            part.changed_by, part.changed_at, part.revision = by, now(), part.revision + 1
        part.save()
        back.append(part)
    readable = set(
        thread.items(by).filter(pk__in=[pk for part in back for pk in _behind(part)]).values_list("pk", flat=True)
    )
    _link(report, by, [part for part in back if _behind(part) <= readable])
    _unlink(report, by, behind)
    _reshaped(report)
    _tell(report, by, f"version {number} brought back")


# ---------------------------------------------------------------------------------------------------------- comments


@transaction.atomic
def say(*, item: Item, by: Person, words: str, part_id: UUID | None = None) -> Comment:
    """Say something of a part, or of the whole report, to the team. Raises NeedsWords, NotVisible, NotAllowed."""
    report = _held(item, by)
    said = clean(words)
    if not said:
        raise NeedsWords
    part = report.parts.filter(pk=part_id).first() if part_id else None
    if part_id and part is None:
        raise NotVisible
    return Comment.unscoped.create(report=report, part=part, words=said, by=by)


@transaction.atomic
def settle(*, item: Item, comment_id: UUID, by: Person) -> None:
    """A comment is dealt with; it stays to be read. Raises NotVisible, NotAllowed."""
    report = _held(item, by)
    if not report.comments.filter(pk=comment_id, settled_at=None).update(settled_by=by, settled_at=now()):
        raise NotVisible


def outline(purpose: Purpose) -> list[NewPart]:
    """The parts to begin from: what a reader expects, in the order in which it is asked for."""
    if purpose == Purpose.PACK:
        return [
            NewPart(Aside("What we ask of you", "Say in one sentence what you ask, and by when.")),
            NewPart(Heading("What we understand differently")),
        ]
    parts = ["What we understand differently", "What we heard", "What we tried", "The theory, then and now", "Changes that were noticed", "Decisions that moved", "Who we heard, and who we did not"]  # fmt: skip
    return [
        *(NewPart(Heading(text)) for text in parts),
        NewPart(Heading("What this can’t say")), NewPart(Prose(LIMITS)),
        NewPart(Heading("Questions for next year")),
        NewPart(Heading("How this was made, and people’s data")), NewPart(Prose(METHOD)), NewPart(Prose(DATA)),
    ]  # fmt: skip
