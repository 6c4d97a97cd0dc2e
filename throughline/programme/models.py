"""A community programme, its hubs and their states, and what happened around it."""

from django.db import models

from throughline.common.clock import now, today
from throughline.common.history import AddedOnly
from throughline.common.ids import uuid7
from throughline.programme.words import HubMark, HubState


class Programme(models.Model):
    """A community programme whose learning is kept together, such as a borough's hubs programme."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=160)
    slug = models.SlugField(unique=True, max_length=60)
    purpose = models.TextField(blank=True)
    language = models.CharField(max_length=16, default="en-GB")
    at_risk_steps = models.TextField(
        blank=True, help_text="What to do here when someone may be at risk: local steps and numbers, one to a line."
    )
    handed_to = models.CharField(
        max_length=200,
        blank=True,
        help_text="Who concerns are handed to here, such as the safeguarding adults duty desk.",
    )
    is_demonstration = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.name


class Hub(models.Model):
    """One place of the programme: a building, a pop-up, or so far only an idea."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="hubs")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60)
    mark = models.CharField(max_length=12, choices=HubMark, default=HubMark.CIRCLE)
    area = models.CharField(max_length=300, blank=True, help_text="The wards or streets it serves, in words.")
    state = models.CharField(max_length=12, choices=HubState, default=HubState.IDEA)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "slug"], name="hub_slug_once_in_a_programme"),
            models.CheckConstraint(condition=models.Q(state__in=[s.value for s in HubState]), name="hub_state_known"),
        ]

    def __str__(self) -> str:
        return self.name


class HubStateChange(AddedOnly):
    """A hub's state from a day on, and why. The newest by day is the hub's state now."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hub = models.ForeignKey(Hub, on_delete=models.CASCADE, related_name="state_changes")
    state = models.CharField(max_length=12, choices=HubState)
    because = models.TextField(blank=True)
    since_date = models.DateField(default=today)
    recorded_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["-since_date", "-recorded_at"]

    def __str__(self) -> str:
        return f"{self.hub}: {self.get_state_display()} since {self.since_date}"


class ContextEvent(models.Model):
    """What happened around the programme (an election, a heatwave, a building paused) that bears on what is heard."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="context_events")
    title = models.CharField(max_length=200)
    happened = models.TextField(blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    hubs = models.ManyToManyField(Hub, blank=True, related_name="context_events")
    pre_election = models.BooleanField(default=False, help_text="Whoever publishes in these days is asked why.")
    recorded_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["-began_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(ended_on__gte=models.F("began_on")),
                name="context_event_ends_after_it_began",
            )
        ]

    def __str__(self) -> str:
        return self.title
