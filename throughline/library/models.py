"""What a person keeps for themselves in the library. It holds no notes, only the question."""

from django.db import models

from throughline.common.clock import now
from throughline.common.ids import uuid7
from throughline.library.words import SavedPage


class SavedSearch(models.Model):
    """A search or a set of filters that one person comes back to, under a name of their own; nobody else sees it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey("programme.Programme", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    page = models.CharField(max_length=8, choices=SavedPage)
    query = models.CharField(max_length=2_000, blank=True)
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "programme", "name"], name="saved_search_named_once"),
            models.CheckConstraint(
                condition=models.Q(page__in=[page.value for page in SavedPage]), name="saved_search_page_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name
