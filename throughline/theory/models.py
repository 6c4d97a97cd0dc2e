"""A theory of change as rows: the map, what stands on it, how sure the group is, its versions, and the picture apart."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from throughline.common.clock import now
from throughline.common.history import AddedOnly
from throughline.common.ids import uuid7
from throughline.theory.words import (
    Act,
    AssumptionKind,
    AssumptionStatus,
    Confidence,
    Delay,
    ElementKind,
    Horizon,
    Importance,
    Level,
    Polarity,
    VersionState,
)


class TheoryMap(models.Model):
    """One theory of change: the programme's, or a hub's own nested under an element of the programme's.

    The item's title is its name. `number` counts the changes, so that two people's screens know who is behind.
    """

    item = models.OneToOneField("thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+")
    under = models.ForeignKey("thread.Item", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    narrative = models.TextField(blank=True)
    number = models.PositiveIntegerField(default=0)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.item_id)


class Element(models.Model):
    """A box on the map. Its wording is the item's title.

    `contribution_only` places it above the ceiling of accountability: the programme contributes to it and does not
    answer for it. `off_map_at` is when it was taken off; its page, evidence and history stay.
    """

    item = models.OneToOneField("thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+")
    of = models.ForeignKey(TheoryMap, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=ElementKind)
    description = models.TextField(blank=True)
    who_changes = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=12, choices=Level, blank=True)
    horizon = models.CharField(max_length=12, choices=Horizon, blank=True)
    contribution_only = models.BooleanField(default=False)
    off_map_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=ElementKind.values), name="element_kind_known")]

    def __str__(self) -> str:
        return str(self.item_id)


class CausalLink(models.Model):
    """One element leading to another, and by what mechanism. Cycles are allowed: change feeds on itself."""

    item = models.OneToOneField("thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+")
    of = models.ForeignKey(TheoryMap, on_delete=models.PROTECT, related_name="+")
    cause = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="+")
    effect = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="+")
    mechanism = models.TextField(blank=True)
    polarity = models.CharField(max_length=8, choices=Polarity, default=Polarity.MORE)
    delay = models.CharField(max_length=8, choices=Delay, blank=True)
    off_map_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(cause=F("effect")), name="causal_link_not_to_itself"),
            models.CheckConstraint(condition=Q(polarity__in=Polarity.values), name="causal_link_polarity_known"),
            models.UniqueConstraint(
                fields=["cause", "effect"], condition=Q(off_map_at=None), name="causal_link_said_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cause_id} -> {self.effect_id}"


class Assumption(models.Model):
    """Something we take to be so: a sentence (the item's title) that could turn out not to hold.

    It stands on an element, a causal link, or, with `about` None, on the whole map.
    """

    item = models.OneToOneField("thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+")
    of = models.ForeignKey(TheoryMap, on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey("thread.Item", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=AssumptionKind, default=AssumptionKind.CAUSAL)
    importance = models.PositiveSmallIntegerField(choices=Importance, default=Importance.SOME)
    status = models.CharField(max_length=12, choices=AssumptionStatus, default=AssumptionStatus.UNTESTED)
    confidence = models.PositiveSmallIntegerField(choices=Confidence, default=Confidence.GUESS)
    if_it_fails = models.TextField(blank=True)
    owner_role = models.CharField(max_length=120, blank=True)
    review_on = models.DateField(null=True, blank=True)
    looked_at_on = models.DateField(null=True, blank=True)
    off_map_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=AssumptionStatus.values), name="assumption_status_known"),
            models.CheckConstraint(condition=Q(confidence__in=Confidence.values), name="assumption_confidence_known"),
            models.CheckConstraint(condition=Q(importance__in=Importance.values), name="assumption_importance_known"),
        ]

    def __str__(self) -> str:
        return str(self.item_id)


class Judgement(AddedOnly):
    """How sure a group was on a day, and why: added to, never rewritten. The evidence as it lay then is frozen with it.

    target    an assumption, element or causal link
    status    an assumption's status from then on; "" for the others
    made_by   the group, by role or occasion ("the team, with two residents"); `recorded_by` wrote it down
    evidence  [{"item": id, "meaning": "supports", "strength": "weak", "because": ""}], ids and not words
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    target = models.ForeignKey("thread.Item", on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=AssumptionStatus, blank=True)
    confidence = models.PositiveSmallIntegerField(choices=Confidence)
    because = models.TextField()
    made_by = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    evidence = models.JSONField(default=list)

    unscoped = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["target", "-at"], name="theory_judgement_by_target")]
        constraints = [
            models.CheckConstraint(condition=~Q(because=""), name="theory_judgement_has_a_because"),
            models.CheckConstraint(condition=Q(confidence__in=Confidence.values), name="theory_judgement_level_known"),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.confidence}"


class EventAsked(models.Model):
    """A context event held against the theory: an assumption it may touch, said by whom, until somebody has looked.

    assumption  None where somebody looked and it touches none
    seen_at     when the assumption was next judged or looked at; None while it waits
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    event = models.ForeignKey("programme.ContextEvent", on_delete=models.PROTECT, related_name="+")
    assumption = models.ForeignKey(Assumption, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "assumption"], name="theory_event_touches_once"),
            models.UniqueConstraint(
                fields=["event"], condition=Q(assumption=None), name="theory_event_touches_none_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} touches {self.assumption_id}"


class Place(models.Model):
    """Where a box stands in the picture, in map units from the top left. Never part of the theory or its history."""

    element = models.OneToOneField(Element, primary_key=True, on_delete=models.PROTECT, related_name="+")
    x = models.IntegerField()
    y = models.IntegerField()

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"{self.element_id} at {self.x}, {self.y}"


class Change(AddedOnly):
    """One act on a map, numbered, so that others' screens follow within a second and see whose it was.

    `before` and `after` are the fields the act changed (None for a part that did not, or no longer does, stand there);
    undoing writes a new change that points to the one it `undoes`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    of = models.ForeignKey(TheoryMap, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    subject = models.ForeignKey("thread.Item", on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=12, choices=Act)
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")

    unscoped = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="theory_change_numbered_once")]

    def __str__(self) -> str:
        return f"{self.of_id} change {self.number}"


class Version(models.Model):
    """The theory as it stood when somebody proposed it: frozen, discussed, then agreed by named groups or withdrawn.

    `picture` holds the positions of that moment for drawing only; comparisons read `stood` and never `picture`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    of = models.ForeignKey(TheoryMap, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=VersionState, default=VersionState.PROPOSED)
    change_note = models.TextField()
    stood = models.JSONField()
    picture = models.JSONField(default=dict)
    proposed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=now)
    agreed_by = models.CharField(max_length=300, blank=True)
    settled_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "number"], name="theory_version_numbered_once"),
            models.CheckConstraint(condition=~Q(change_note=""), name="theory_version_has_a_note"),
            models.CheckConstraint(
                condition=~Q(state=VersionState.AGREED) | ~Q(agreed_by=""), name="theory_version_agreed_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.of_id} version {self.number}"

    @property
    def name(self) -> str:
        return f"Version {self.number}"

    @property
    def tone(self) -> str:
        """Open while it is talked over; agreed and withdrawn look alike."""
        return "open" if self.state == VersionState.PROPOSED else "plain"


class Remark(AddedOnly):
    """What somebody said of a proposed version. Kept as said."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    words = models.TextField()

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"{self.version_id} {self.at:%Y-%m-%d}"


def fields_of(part: "Element | CausalLink | Assumption") -> dict[str, Any]:
    """The part's own fields as plain JSON values, by name: what a change, a revision and a version keep of it."""
    kept: dict[str, Any] = {}
    for field in part._meta.concrete_fields:
        if field.name not in {"item", "of"}:
            value = field.value_from_object(part)
            kept[field.name] = value if value is None or isinstance(value, bool | int | str) else str(value)
    return kept
