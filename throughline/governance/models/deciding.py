"""Boards' meetings, what was decided there, and what was to be done. A board itself is a circle (sharing)."""

from typing import Any

from django.db import models
from django.db.models import Q

from throughline.common.clock import now, today
from throughline.common.ids import uuid7
from throughline.governance.words import (
    ACTION_TONE,
    OPEN_ACTIONS,
    ActionState,
    AdditionKind,
    DecisionState,
    MeetingState,
    Outcome,
    StandsFor,
)


class Seat(models.Model):
    """Whom a member of a board sits there for. That they are a member is the circle's to say."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    circle = models.ForeignKey("sharing.Circle", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    stands_for = models.CharField(max_length=12, choices=StandsFor)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "person"], name="seat_once_on_a_board"),
            models.CheckConstraint(condition=Q(stands_for__in=StandsFor.values), name="seat_stands_for_known"),
        ]

    def __str__(self) -> str:
        return self.get_stands_for_display()


class Meeting(models.Model):
    """A meeting of a board. Its title is the item's; papers and decisions are parts of it on the thread."""

    item = models.OneToOneField(
        "thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="meeting"
    )
    circle = models.ForeignKey("sharing.Circle", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    held_on = models.DateField()
    begins_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=MeetingState, default=MeetingState.PLANNED)

    unscoped = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["circle", "-held_on"], name="meeting_by_board_and_day")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MeetingState.values), name="meeting_state_known"),
        ]

    def __str__(self) -> str:
        return str(self.item_id)

    @property
    def is_to_come(self) -> bool:
        return self.state == MeetingState.PLANNED and self.held_on >= today()


class Decision(models.Model):
    """What a board decided, or is about to. Its short title is the item's; evidence relied on leads to it on the thread.

    review_on      the day of review as it was decided; it stays
    next_look_on   the next day of review; a review moves it on, None when nothing is to be looked at any more
    """

    item = models.OneToOneField(
        "thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="decision"
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    wording = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    alternatives = models.TextField(blank=True)
    if_nothing = models.TextField(blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    equality_by = models.CharField(max_length=200, blank=True)
    equality = models.TextField(blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.AGREED)
    state = models.CharField(max_length=8, choices=DecisionState, default=DecisionState.OPEN)
    decided_on = models.DateField(null=True, blank=True)
    takes_effect_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    next_look_on = models.DateField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["state", "next_look_on"], name="decision_by_review"),
            models.Index(fields=["-decided_on"], name="decision_by_day"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DecisionState.values), name="decision_state_known"),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="decision_outcome_known"),
            models.CheckConstraint(
                condition=Q(state=DecisionState.OPEN, decided_on__isnull=True)
                | (
                    Q(state=DecisionState.DECIDED, decided_on__isnull=False)
                    & ~Q(wording="")
                    & ~Q(reasons="")
                    & ~Q(if_nothing="")
                    & ~Q(decided_by="")
                    & ~Q(equality_by="")
                    & ~Q(equality="")
                ),
                name="decision_taken_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.item_id)

    @property
    def is_decided(self) -> bool:
        return self.state == DecisionState.DECIDED

    @property
    def is_due_a_look(self) -> bool:
        """Whether the day of review has come."""
        return self.is_decided and self.next_look_on is not None and self.next_look_on <= today()


class StaysAsItWas(Exception):
    """This was written down on a day and stays as it was."""


class AddedOnly(models.Model):
    """A row of history: once written it is not changed."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise StaysAsItWas
        super().save(*args, **kwargs)


class Addition(AddedOnly):
    """Something added to a decision on a later day: a correction, or what was found when it was looked at again."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="additions")
    kind = models.CharField(max_length=12, choices=AdditionKind)
    words = models.TextField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=AdditionKind.values), name="addition_kind_known")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.decision_id}"


class Disagreement(AddedOnly):
    """What somebody on the board thought otherwise, signed by role and never by name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="disagreements")
    role = models.CharField(max_length=80)
    words = models.TextField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"{self.role} on {self.decision_id}"


class Action(models.Model):
    """Something to be done because of a decision or a meeting. What it is stands in the item's title; a role has it in hand."""

    item = models.OneToOneField(
        "thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="action"
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    owner_role = models.CharField(max_length=120)
    due_on = models.DateField()
    state = models.CharField(max_length=12, choices=ActionState, default=ActionState.TO_DO)
    outcome = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["state", "due_on"], name="action_by_day_due")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ActionState.values), name="action_state_known"),
            models.CheckConstraint(condition=~Q(owner_role=""), name="action_in_some_role_s_hands"),
            models.CheckConstraint(
                condition=Q(state__in=["to-do", "under-way"], closed_on__isnull=True)
                | (Q(state__in=["done", "let-go"], closed_on__isnull=False) & ~Q(outcome="")),
                name="action_closed_with_its_outcome",
            ),
        ]

    def __str__(self) -> str:
        return str(self.item_id)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_ACTIONS

    @property
    def is_late(self) -> bool:
        """Whether its day lies behind us and it is still open."""
        return self.is_open and self.due_on < today()

    @property
    def tone(self) -> str:
        """The label its state stands on."""
        return ACTION_TONE[ActionState(self.state)]
