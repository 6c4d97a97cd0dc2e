"""One bringing-in of a file: which file, by whom, how its columns are read, how far it has come."""

from django.db import models

from throughline.common.clock import now
from throughline.common.ids import uuid7
from throughline.exchange.words import ImportState


class Import(models.Model):
    """A file of notes on its way in. The file itself is deleted when the import has ended; the figures stay.

    mapping    field -> name of the column; see words.FIELDS
    problems   the first 500 rows that were left out, as sentences that name row and column
    reached    number of the last row that is settled, so that a killed worker's import goes on where it was
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    programme = models.ForeignKey("programme.Programme", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    file_path = models.CharField(max_length=300, blank=True)
    sheet = models.CharField(max_length=200, blank=True)
    columns = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    hub = models.ForeignKey("programme.Hub", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    standing = models.CharField(max_length=12, default="team")
    state = models.CharField(max_length=12, choices=ImportState, default=ImportState.CHOSEN)
    rows = models.PositiveIntegerField(default=0)
    reached = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    duplicates = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)
    refusal = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in ImportState]), name="import_state_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"

    @property
    def settled(self) -> int:
        """How many rows have been dealt with, one way or another."""
        return self.added + self.duplicates + self.left_out
