"""An experiment: its test card, the card as it stood at the start, what changed since, its log, its learning card."""

from django.db import models
from django.db.models import Q

from throughline.common.clock import now, today
from throughline.common.ids import uuid7
from throughline.experiments.words import CostBand, Decision, RemarkKind, State
from throughline.thread.kept import AddedOnly
from throughline.thread.words import Strength


class Experiment(models.Model):
    """Something small that is tried to find out whether an assumption holds. Its name is the item's title.

    The assumptions it tests, what it came from and what it was copied from are links of the thread.
    `decide_on` is fixed at the start: from then on it moves only with a because, and the move stays visible.
    """

    item = models.OneToOneField(
        "thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="experiment"
    )
    believe = models.TextField(blank=True)
    check_by = models.TextField(blank=True)
    look_for = models.TextField(blank=True)
    going_well = models.TextField(blank=True)
    going_badly = models.TextField(blank=True)
    right_if = models.TextField(blank=True)
    why_now = models.TextField(blank=True)
    smallest = models.TextField(blank=True)
    who_with = models.CharField(max_length=300, blank=True)
    worst_case = models.TextField(blank=True)
    who_bears_it = models.TextField(blank=True)
    consent = models.TextField(blank=True)
    undo = models.TextField(blank=True)
    cost = models.CharField(max_length=8, choices=CostBand, blank=True)
    hubs = models.ManyToManyField("programme.Hub", blank=True, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    decide_on = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["state", "decide_on"], name="experiment_by_day_to_decide")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="experiment_state_known"),
            models.CheckConstraint(condition=Q(cost__in=["", *CostBand.values]), name="experiment_cost_known"),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT)
                | (
                    Q(started_on__isnull=False, decide_on__isnull=False)
                    & ~Q(believe="")
                    & ~Q(going_well="")
                    & ~Q(going_badly="")
                    & ~Q(worst_case="")
                    & ~Q(who_bears_it="")
                    & ~Q(consent="")
                    & ~Q(undo="")
                ),
                name="experiment_starts_whole",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DECIDED, decided_on__isnull=False)
                | (~Q(state=State.DECIDED) & Q(decided_on__isnull=True)),
                name="experiment_decided_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.item_id)

    @property
    def is_past_its_day(self) -> bool:
        """Whether the day to decide lies behind us and nobody has decided."""
        return self.state == State.RUNNING and self.decide_on is not None and self.decide_on < today()


class AsStarted(AddedOnly):
    """The belief and what would prove it right or wrong, as first written down: never changed, shown beside what was seen."""

    experiment = models.OneToOneField(Experiment, primary_key=True, on_delete=models.PROTECT, related_name="as_started")
    believe = models.TextField()
    going_well = models.TextField()
    going_badly = models.TextField()
    right_if = models.TextField(blank=True)
    decide_on = models.DateField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(believe=""), name="experiment_started_with_a_belief")]

    def __str__(self) -> str:
        return f"{self.experiment_id} as started"


class MidwayChange(AddedOnly):
    """One part of the plan that was changed while the experiment ran: from what, to what, when and because of what."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    experiment = models.ForeignKey(Experiment, on_delete=models.PROTECT, related_name="midway_changes")
    part = models.CharField(max_length=20)
    was = models.TextField(blank=True)
    now_says = models.TextField(blank=True)
    because = models.TextField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(because=""), name="experiment_changed_because")]

    def __str__(self) -> str:
        return f"{self.experiment_id}: {self.part}"


class LogEntry(models.Model):
    """What was seen on a day while it ran, and the notes it was seen in. Taken back it is no longer shown, and kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    experiment = models.ForeignKey(Experiment, on_delete=models.PROTECT, related_name="log")
    seen_on = models.DateField(default=today)
    words = models.TextField()
    notes = models.ManyToManyField("thread.Item", blank=True, related_name="+")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"{self.experiment_id} on {self.seen_on}"


class PeerRemark(models.Model):
    """What a colleague thinks of a plan, signed by role and name. It opens nothing and stops nothing."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    experiment = models.ForeignKey(Experiment, on_delete=models.PROTECT, related_name="remarks")
    kind = models.CharField(max_length=10, choices=RemarkKind)
    words = models.TextField()
    role = models.CharField(max_length=80)
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=RemarkKind.values), name="experiment_remark_known")]

    def __str__(self) -> str:
        return f"{self.role} on {self.experiment_id}"


class LearningCard(models.Model):
    """What was observed, what was learned and what was decided. What was learned, in a sentence, is its item's title.

    decided_by      the group, by role or occasion ("the hub team, with two residents")
    strength        how much the evidence weighs, in the group's own judgement; `strength_because` says why
    """

    item = models.OneToOneField(
        "thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="learning_card"
    )
    experiment = models.OneToOneField(Experiment, on_delete=models.PROTECT, related_name="card")
    observed = models.TextField()
    decision = models.CharField(max_length=12, choices=Decision)
    reason = models.TextField()
    strength = models.CharField(max_length=8, choices=Strength)
    strength_because = models.TextField(blank=True)
    decided_by = models.CharField(max_length=200)
    tell_another_hub = models.TextField(blank=True)
    who_is_missing = models.TextField(blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(decision__in=Decision.values), name="learning_card_decision_known"),
            models.CheckConstraint(condition=Q(strength__in=Strength.values), name="learning_card_strength_known"),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(observed=""), name="learning_card_has_its_reason"),
        ]

    def __str__(self) -> str:
        return str(self.item_id)
