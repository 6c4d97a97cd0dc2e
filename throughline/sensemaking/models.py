"""What a theme holds beside its sentence (the item's title), how it was judged, who disagreed, and what was merged."""

from django.db import models
from django.db.models import Q

from throughline.common.clock import now
from throughline.common.ids import uuid7
from throughline.sensemaking.words import NEEDS_MISSING, Confidence, ThemeStatus
from throughline.thread.kept import AddedOnly


class Theme(models.Model):
    """A sentence the team hears in the words of many, with what belongs to it, who is missing and how sure the team is.

    `asked_nobody_named` keeps that the team asked who is missing and could name nobody: an answer, unlike silence.
    `moved_at` is when words the whole team can read were last gathered under it; it orders lists and is never shown.
    """

    item = models.OneToOneField(
        "thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="theme"
    )
    belongs = models.TextField(blank=True)
    does_not_belong = models.TextField(blank=True)
    who_is_missing = models.TextField(blank=True)
    asked_nobody_named = models.BooleanField(default=False)
    status = models.CharField(max_length=12, choices=ThemeStatus, default=ThemeStatus.EMERGING)
    confidence = models.PositiveSmallIntegerField(choices=Confidence, default=Confidence.HUNCH)
    moved_at = models.DateTimeField(default=now, db_index=True)
    merged_into = models.ForeignKey(
        "thread.Item",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        related_query_name="merged_themes",
    )
    split_from = models.ForeignKey(
        "thread.Item",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        related_query_name="split_themes",
    )

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=ThemeStatus.values), name="theme_status_known"),
            models.CheckConstraint(condition=Q(confidence__in=Confidence.values), name="theme_confidence_known"),
            models.CheckConstraint(
                condition=~Q(status__in=[s.value for s in NEEDS_MISSING])
                | ~Q(who_is_missing="")
                | Q(asked_nobody_named=True),
                name="theme_agreed_only_after_asking_who_is_missing",
            ),
            models.CheckConstraint(
                condition=Q(status=ThemeStatus.MERGED, merged_into__isnull=False)
                | (~Q(status=ThemeStatus.MERGED) & Q(merged_into__isnull=True)),
                name="theme_merged_leads_on",
            ),
        ]

    def __str__(self) -> str:
        return str(self.item_id)

    @property
    def missing_was_asked(self) -> bool:
        """Whether "who is missing?" has an answer, be it that nobody could be named."""
        return bool(self.who_is_missing) or self.asked_nobody_named


class ThemeJudgement(AddedOnly):
    """Where the team stood with a theme from a moment on, and why."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="judgements")
    status = models.CharField(max_length=12, choices=ThemeStatus)
    confidence = models.PositiveSmallIntegerField(choices=Confidence)
    because = models.TextField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"{self.theme_id}: {self.get_status_display()}, {self.get_confidence_display()}"


class Dissent(models.Model):
    """A minority note on a theme, signed by role and not by name. Taken back it is no longer shown, and kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="dissents")
    role = models.CharField(max_length=80)
    words = models.TextField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"{self.role} on {self.theme_id}"


class ThemeMerge(models.Model):
    """One theme folded into another, with what is needed to undo it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="merges")
    into = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="merges_taken_in")
    because = models.TextField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    status_before = models.CharField(max_length=12, choices=ThemeStatus)
    moved = models.JSONField(default=list)
    lead_id = models.UUIDField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["theme"], condition=Q(undone_at=None), name="theme_merged_into_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(theme=models.F("into")), name="theme_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.theme_id} into {self.into_id}"


class Gathering(models.Model):
    """One act of putting words under a theme: the links it made, so that the act can be undone as one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="gatherings")
    links = models.JSONField(default=list)
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    undone_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"{len(self.links)} under {self.theme_id}"
