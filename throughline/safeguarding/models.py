"""The hand-over record: that a concern for somebody was passed on. Not an item: no search, theme or export reaches it."""

from django.db import models

from throughline.common.clock import now
from throughline.common.ids import uuid7


class HandOver(models.Model):
    """A concern that somebody may be at risk, in the words of whoever heard it, and whom it was handed to, when.

    What was said and what was seen are apart from what the writer makes of it. This is not the case system: it proves
    that the concern was passed on.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    programme = models.ForeignKey("programme.Programme", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    said = models.TextField()
    seen = models.TextField(blank=True)
    made_of_it = models.TextField(blank=True)
    happened_at = models.DateTimeField()
    where = models.CharField(max_length=200)
    about_whom = models.CharField(max_length=200)
    they_know = models.BooleanField(null=True)
    handed_to = models.CharField(max_length=200)
    handed_how = models.CharField(max_length=200, blank=True)
    handed_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=now)
    received_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(null=True)

    unscoped = models.Manager()

    class Meta:
        ordering = ["-recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(handed_at__gte=models.F("happened_at")), name="handed_over_after_it_happened"
            )
        ]

    def __str__(self) -> str:
        return f"Hand-over of {self.recorded_at:%d %B %Y}"
