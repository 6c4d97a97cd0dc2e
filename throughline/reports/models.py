"""Reports and packs: parts in an order, each kept as a block of a document, with what it rests on."""

from django.db import models
from django.db.models import Q

from throughline.common.clock import now
from throughline.common.ids import uuid7
from throughline.people.models import Person
from throughline.reports.words import Purpose


class Report(models.Model):
    """A report's own fields.

    title   as it is printed; the item carries as much of it as fits a line
    shape   counted up with every part that comes, goes or moves: the order of parts somebody was looking at
    """

    item = models.OneToOneField(
        "thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="report"
    )
    purpose = models.CharField(max_length=8, choices=Purpose, default=Purpose.YEARLY)
    title = models.CharField(max_length=500)
    subtitle = models.CharField(max_length=300, blank=True)
    day = models.DateField(null=True, blank=True)
    shape = models.PositiveIntegerField(default=1)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=[p.value for p in Purpose]), name="report_purpose_known")
        ]

    def __str__(self) -> str:
        return str(self.item_id)


class Part(models.Model):
    """One block of a report (documents.content) and where it stands.

    rests_on   items a figure, a table or a claim was made from: what it opens to inside; their ids
    revision   counted up with every change of its words: what somebody was looking at when they began to write
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveIntegerField()
    block = models.JSONField()
    rests_on = models.JSONField(default=list, blank=True)
    opens = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["report", "position"], name="report_part_order")]

    def __str__(self) -> str:
        return f"{self.block.get('block', '')} {self.position}"


class KeptVersion(models.Model):
    """A report as it stood at a moment: all its parts. Kept by hand, and by itself before somebody writes on.

    named   whether a person kept it; the others are kept by themselves
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    subtitle = models.CharField(max_length=300, blank=True)
    parts = models.JSONField()
    note = models.CharField(max_length=300, blank=True)
    named = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="report_version_once")]

    def __str__(self) -> str:
        return f"Version {self.number}"


class Comment(models.Model):
    """What somebody on the team says of a part, or of the whole report. It never leaves the team."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="comments")
    part = models.ForeignKey(Part, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    settled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.words[:60]
