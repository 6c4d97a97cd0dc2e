"""What was said back: the answer as it stands, its texts in other languages, when and how it was told, what came back."""

from django.db import models
from django.db.models import Q

from throughline.common.clock import now, today
from throughline.common.history import AddedOnly
from throughline.common.ids import uuid7
from throughline.common.languages import language_name
from throughline.feedback.words import STATE_MEANS, Channel, State, Verdict


class SaidBack(models.Model):
    """One answer to what people said. What it answers, and the decision or act behind it, are links of the thread.

    said, decided, reconciled   what people said, what was decided or done, and how the two were brought together, in
                                the item's language
    next_on                     when more is said; needed while it is still thought about
    told_on                     the last day it was told, kept here so that lists can ask; None until then
    """

    item = models.OneToOneField(
        "thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="said_back"
    )
    said = models.TextField()
    decided = models.TextField()
    reconciled = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State)
    because = models.TextField(blank=True)
    next_on = models.DateField(null=True, blank=True)
    to_whom = models.CharField(max_length=300, blank=True)
    told_on = models.DateField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["state", "next_on"], name="said_back_by_next_day")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="said_back_state_known"),
            models.CheckConstraint(condition=~Q(said="") & ~Q(decided=""), name="said_back_has_both_sides"),
            models.CheckConstraint(condition=~Q(state="cannot") | ~Q(because=""), name="said_back_cannot_because"),
            models.CheckConstraint(
                condition=~Q(state="thinking") | Q(next_on__isnull=False), name="said_back_thinking_until"
            ),
        ]

    def __str__(self) -> str:
        return self.said[:80]

    @property
    def means(self) -> str:
        """What its state says, in a sentence."""
        return STATE_MEANS[State(self.state)]

    @property
    def is_due(self) -> bool:
        """Whether the day has come on which we said we would say more."""
        return self.state == State.THINKING and self.next_on is not None and self.next_on <= today()


class InLanguage(models.Model):
    """The same answer in another language, by whoever can write it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entry = models.ForeignKey(SaidBack, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=16)
    said = models.TextField()
    decided = models.TextField()
    reconciled = models.TextField(blank=True)
    because = models.TextField(blank=True)
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["entry", "language"], name="said_back_in_a_language_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} in {language_name(self.language)}"


class Telling(AddedOnly):
    """That it was told on a day: to whom, how, in which languages, and in exactly which words. Never changed after.

    texts       {"language", "said", "decided", "reconciled", "because"} for each language, as told
    revision    which revision of the item was told, to know whether it changed since
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entry = models.ForeignKey(SaidBack, on_delete=models.PROTECT, related_name="tellings")
    told_on = models.DateField(default=today)
    to_whom = models.CharField(max_length=300)
    channels = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=State)
    next_on = models.DateField(null=True, blank=True)
    texts = models.JSONField(default=list)
    revision = models.PositiveIntegerField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        ordering = ["-told_on", "-at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="telling_state_known"),
            models.CheckConstraint(condition=~Q(to_whom=""), name="telling_told_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} told on {self.told_on}"

    @property
    def how(self) -> str:
        """The ways it was told, as people read them."""
        return ", ".join(Channel(one).label for one in self.channels)

    @property
    def languages(self) -> str:
        """The languages it was told in, by name."""
        return ", ".join(language_name(text["language"]) for text in self.texts)


class Reply(models.Model):
    """What somebody who was told made of the answer. Taken back it is no longer shown, and kept.

    from_whom   enough to know from where, never a name: "a resident, by the page", "the woman at the hoarding"
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entry = models.ForeignKey(SaidBack, on_delete=models.PROTECT, related_name="replies")
    words = models.TextField()
    from_whom = models.CharField(max_length=200, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True)
    language = models.CharField(max_length=16, default="en")
    came_on = models.DateField(default=today)
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        ordering = ["-came_on", "-at"]
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=["", *Verdict.values]), name="reply_verdict_known")
        ]

    def __str__(self) -> str:
        return self.words[:80]
