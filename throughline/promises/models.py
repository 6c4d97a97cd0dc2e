"""What was promised to somebody, by when, and what was said back."""

from django.db import models

from throughline.promises.words import How, PromiseState
from throughline.thread.models import Item


class Promise(models.Model):
    """One promise. Its item carries who may read it; `held_by` is whoever has taken it on."""

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="promise"
    )
    programme = models.ForeignKey("programme.Programme", on_delete=models.PROTECT, related_name="+")
    held_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    to_whom = models.CharField(max_length=200)
    what = models.TextField()
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=PromiseState, default=PromiseState.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    said_back = models.TextField(blank=True)
    how = models.CharField(max_length=12, choices=How, blank=True)
    because = models.TextField(blank=True)

    unscoped = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["programme", "state", "due_on"], name="promise_by_state_and_day"),
            models.Index(fields=["held_by", "state", "due_on"], name="promise_by_holder_and_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in PromiseState]), name="promise_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", closed_on=None) | ~models.Q(state="open") & ~models.Q(closed_on=None),
                name="promise_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["kept", "cannot"]) | ~models.Q(said_back=""),
                name="promise_said_back_when_closed",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["cannot", "let-go"]) | ~models.Q(because=""),
                name="promise_because_when_not_kept",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} ({self.to_whom})"

    @property
    def is_open(self) -> bool:
        return self.state == PromiseState.OPEN
