"""The thread's own tables. Only this room touches them."""

from django.db import models

from throughline.access.visible import VisibleRow
from throughline.access.words import Standing
from throughline.common.clock import now, today
from throughline.common.history import AddedOnly
from throughline.common.ids import uuid7
from throughline.thread.kinds import Kind, kind_named, page_of
from throughline.thread.words import Meaning, Strength


class Item(VisibleRow):
    """One knot of the thread: anything that is evidence or rests on evidence. Kept thin; details live with the feature."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=24)
    hub = models.ForeignKey("programme.Hub", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=16, default="en")
    happened_on = models.DateField(default=today)
    made_at = models.DateTimeField(null=True, blank=True)
    recorded_at = models.DateTimeField(default=now)
    changed_at = models.DateTimeField(default=now)
    revision = models.PositiveIntegerField(default=1)
    tombstone_because = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=[
                    *("programme", "kind", "-happened_on", "-id"),
                    *("standing", "author", "tombstoned_at", "hub", "language"),
                ],
                name="item_by_kind_and_day",
            ),
            models.Index(fields=["programme", "kind", "hub", "-happened_on", "-id"], name="item_by_hub_and_day"),
            models.Index(fields=["author", "kind", "-happened_on", "-id"], name="item_by_author_and_day"),
            models.Index(fields=["programme", "-changed_at"], name="item_by_change"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(standing__in=[s.value for s in Standing]), name="item_standing_known"
            ),
            models.CheckConstraint(condition=models.Q(revision__gte=1), name="item_revision_counts_from_one"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return page_of(self.kind, self.pk)

    @property
    def known_kind(self) -> Kind:
        return kind_named(self.kind)


class Link(models.Model):
    """Says how one item bears on another, because of what, by whom. Said once; never to itself."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="+", related_query_name="links_out", db_index=False
    )
    target = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="+", related_query_name="links_in", db_index=False
    )
    meaning = models.CharField(max_length=12, choices=Meaning)
    because = models.TextField(blank=True)
    strength = models.CharField(max_length=8, choices=Strength, blank=True)
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)
    session = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    unscoped = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["source", "id", "target", "meaning"], name="link_from_source"),
            models.Index(fields=["target", "id", "source", "meaning"], name="link_to_target"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "meaning"], name="link_said_once"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="link_not_to_itself"),
            models.CheckConstraint(
                condition=models.Q(meaning__in=[m.value for m in Meaning]), name="link_meaning_known"
            ),
            models.CheckConstraint(
                condition=models.Q(strength__in=["", *(s.value for s in Strength)]), name="link_strength_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.meaning} {self.target_id}"


class Excerpt(models.Model):
    """A span of a source's words: where it begins and ends, never a copy.

    Offsets are Unicode code points into the source's words at `source_revision`. The excerpt's item carries the source's
    author and standing, so that whoever may not read the source may not read its excerpt; who marked it is `marked_by`.
    """

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="excerpt"
    )
    source = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="+", related_query_name="excerpts", db_index=False
    )
    source_revision = models.PositiveIntegerField()
    begins_at = models.PositiveIntegerField()
    ends_at = models.PositiveIntegerField()
    marked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "begins_at", "ends_at"], name="excerpt_marked_once"),
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("begins_at")), name="excerpt_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id}[{self.begins_at}:{self.ends_at}]"


class Revision(AddedOnly):
    """An item as it stood after a change: who, when, what was done, and the fields of it and its details."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="+", related_query_name="revisions", db_index=False
    )
    number = models.PositiveIntegerField()
    changed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=now)
    what = models.CharField(max_length=120)
    because = models.TextField(blank=True)
    fields = models.JSONField(default=dict)

    unscoped = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="revision_numbered_once")]

    def __str__(self) -> str:
        return f"{self.item_id} revision {self.number}"


class SearchText(models.Model):
    """The words of an item that search looks in. A table of its own, rarely altered, because SQLite's full-text
    triggers are dropped whenever a migration remakes the table they stand on."""

    id = models.BigAutoField(primary_key=True)
    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="+", related_query_name="search_text")
    words = models.TextField()

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.item_id)


class AuditEntry(models.Model):
    """One line of the audit trail: ids and keyed digests only, never words; append-only, each line sealing the one before."""

    id = models.BigAutoField(primary_key=True)
    programme_id = models.UUIDField(null=True)
    sequence = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    act = models.CharField(max_length=60)
    subject_id = models.UUIDField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    previous_seal = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    unscoped = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["subject_id", "act"], name="audit_by_subject")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.act}"
