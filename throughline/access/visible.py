"""Who may read a row. The only file that answers it; every list, page, count, search and export starts here."""

from typing import Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from throughline.access.words import Standing
from throughline.people.models import Person
from throughline.people.reads import programmes_where
from throughline.people.words import TEAM_ROLES, Role

INSIDE_ROLES = TEAM_ROLES | {Role.DATA_PROTECTION_LEAD}
RESTRICTED_ROLES = frozenset({Role.LEARNING_LEAD, Role.DATA_PROTECTION_LEAD})


class NotVisible(Exception):
    """There is nothing here, or it is not shared with you."""


def readable(person: Person, path: str = "", *, tombstones: bool = False) -> Q:
    """The rows this person may read now, as a condition; `path` leads to the row from a table beside it ("source__").

    Inside roles of the row's programme read what stands for the team; its author reads a private row; its author,
    the learning lead and the data-protection lead read a restricted row. An administrator has no right to content,
    and somebody outside the team reads releases only. A membership that ended gives nothing, own rows included.
    Rows withdrawn to a tombstone are left out unless `tombstones` asks for them. Source: ADR "who sees a row".

    A table beside the rows asks with a path, never with `row__in=visible rows`: the database would list every row
    there is before looking at the first.
    """
    inside = programmes_where(person, INSIDE_ROLES)
    rule = Q((f"{path}standing", Standing.TEAM)) | Q((f"{path}author_id", person.pk))
    trusted = programmes_where(person, RESTRICTED_ROLES)
    if trusted:
        rule |= Q((f"{path}standing", Standing.RESTRICTED), (f"{path}programme_id__in", trusted))
    rule &= Q((f"{path}programme_id__in", inside))
    return rule if tombstones else rule & Q((f"{path}tombstoned_at", None))


Row = TypeVar("Row", bound="VisibleRow")


class VisibleQuerySet(models.QuerySet[Row]):
    """Rows that know who may read them."""

    def visible_to(self, person: Person, *, tombstones: bool = False) -> Self:
        """Rows this person may read now. See `readable`."""
        rule = readable(person, tombstones=tombstones)
        return self.filter(rule) if programmes_where(person, INSIDE_ROLES) else self.none()

    def get_for(self, person: Person, pk: UUID) -> Row:
        """The row, or NotVisible; the same error whether it is missing, hidden or withdrawn."""
        try:
            return self.visible_to(person).get(pk=pk)
        except self.model.DoesNotExist:
            raise NotVisible from None


def may_read_at(person: Person, row: "VisibleRow", standing: str) -> bool:
    """Whether someone who reads the row now may also read what was kept of it while it stood so.

    Words that were private and reworded before they were shared stay their author's.
    """
    if standing == Standing.TEAM or row.author_id == person.pk:
        return True
    return standing == Standing.RESTRICTED and row.programme_id in programmes_where(person, RESTRICTED_ROLES)


class VisibleRow(models.Model):
    """A row with an author, a programme and a standing. It has no `objects`: reading starts from `visible_to`."""

    programme = models.ForeignKey("programme.Programme", on_delete=models.PROTECT, related_name="+", db_index=False)
    author = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.TEAM)
    tombstoned_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager.from_queryset(VisibleQuerySet)()

    class Meta:
        abstract = True
