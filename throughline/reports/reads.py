"""Reports a person may read: the list, one with its parts, what was kept of it, what was said of it."""

from dataclasses import dataclass, field
from uuid import UUID

from throughline.access.visible import NotVisible
from throughline.documents.content import Block, Document, Reading, ShownBlock, UnknownBlock, block_from_json
from throughline.people.models import Person
from throughline.reports.models import Comment, KeptVersion, Part, Report
from throughline.sharing import reads as sharing
from throughline.sharing.models import Release
from throughline.thread import reads as thread
from throughline.thread.models import Item


@dataclass(frozen=True)
class ReportRow:
    """A report in the list: how many parts it has, and what was shared of it last."""

    item: Item
    details: Report
    release: Release | None


@dataclass(frozen=True)
class ShownPart:
    """A part as the team reads it: its block with what it rests on, what was said of it, and what its figures open to."""

    part: Part
    shown: ShownBlock
    comments: list[Comment] = field(default_factory=list)
    behind: list[Item] = field(default_factory=list)
    number: str = ""
    first: bool = False
    last: bool = False

    @property
    def block(self) -> Block:
        return self.shown.block

    @property
    def open_comments(self) -> int:
        return sum(comment.settled_at is None for comment in self.comments)


def reports_of(person: Person, programme_id: UUID) -> list[ReportRow]:
    """Every report of the programme this person may read, changed last first. Four queries whatever the number."""
    items = list(thread.newest(person, programme_id, "report").select_related("programme").order_by("-changed_at"))
    details = Report.unscoped.in_bulk([item.pk for item in items])
    last: dict[UUID, Release] = {}
    if items:
        for release in sharing.team_releases(person, items[0].programme):
            if release.made_from_id not in last:
                last[release.made_from_id] = release
    return [ReportRow(item, details[item.pk], last.get(item.pk)) for item in items]


def details_of(item: Item) -> Report:
    """The report's own fields, for an item the caller was given by the thread's reads."""
    found = Report.unscoped.get(pk=item.pk)
    found.item = item
    return found


def block_of(part: Part) -> Block:
    """The block of a part."""
    return block_from_json(part.block)


def document_of(item: Item, report: Report, parts: list[Part] | None = None) -> Document:
    """The report as a document, as it stands."""
    rows = list(report.parts.all()) if parts is None else parts
    return Document(
        title=report.title, subtitle=report.subtitle, language=item.language, day=report.day,
        blocks=[block_of(part) for part in rows],
    )  # fmt: skip


def reading_of(person: Person, item: Item, report: Report, parts: list[Part]) -> Reading:
    """The report as the team reads it: each claim leads to its release and the evidence behind."""
    document = document_of(item, report, parts)
    return Reading(document, sharing.cited_inside(person, item.programme_id, document))


def shown_parts(person: Person, item: Item, report: Report) -> list[ShownPart]:
    """Every part in order. Seven queries whatever the number: parts, claims and their quotes, comments, what figures rest on."""
    parts = list(report.parts.select_related("changed_by"))
    reading = reading_of(person, item, report, parts)
    comments = comments_of(report)
    wanted = {UUID(pk) for part in parts for pk in part.rests_on}
    behind = {one.pk: one for one in thread.items(person).filter(pk__in=wanted).select_related("hub")} if wanted else {}
    return [
        ShownPart(
            part=part, shown=shown, comments=[one for one in comments if one.part_id == part.pk],
            behind=[behind[UUID(pk)] for pk in part.rests_on if UUID(pk) in behind], number=str(at + 1), first=at == 0, last=at == len(parts) - 1,
        )
        for at, (part, shown) in enumerate(zip(parts, reading.blocks, strict=True))
    ]  # fmt: skip


def part_of(report: Report, part_id: UUID) -> Part:
    """One part. Raises NotVisible if it is none of this report's."""
    found = report.parts.select_related("changed_by").filter(pk=part_id).first()
    if found is None:
        raise NotVisible
    return found


def comments_of(report: Report) -> list[Comment]:
    """What was said of a report and its parts, oldest first."""
    return list(report.comments.select_related("by", "settled_by"))


def comment_of(report: Report, comment_id: UUID) -> Comment:
    """One comment. Raises NotVisible."""
    found = report.comments.filter(pk=comment_id).first()
    if found is None:
        raise NotVisible
    return found


def versions_of(report: Report) -> list[KeptVersion]:
    """What was kept of a report, newest first, without its parts."""
    return list(report.versions.select_related("by").defer("parts"))


def version_of(report: Report, number: int) -> KeptVersion:
    """One kept version. Raises NotVisible."""
    found = report.versions.select_related("by").filter(number=number).first()
    if found is None:
        raise NotVisible
    return found


def reading_of_version(person: Person, item: Item, version: KeptVersion) -> Reading:
    """A kept version as it reads: its claims are looked up now, so what was taken back since is gone from it too."""
    blocks = []
    for kept in version.parts:
        try:
            blocks.append(block_from_json(kept["block"]))
        except UnknownBlock:
            continue
    document = Document(title=version.title, subtitle=version.subtitle, language=item.language, blocks=blocks)
    return Reading(document, sharing.cited_inside(person, item.programme_id, document))


def cites(report: Report) -> set[UUID]:
    """The releases a report's claims rest on."""
    return {
        UUID(block["release_id"])
        for block in report.parts.values_list("block", flat=True)
        if block.get("block") == "claim"
    }
