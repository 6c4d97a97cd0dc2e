"""Papers for a meeting, what they rest on, what of them is exempt, and what a board asked and learned."""

from django.db import models
from django.db.models import Q

from throughline.common.clock import now
from throughline.common.ids import uuid7
from throughline.governance.models.deciding import AddedOnly, Meeting
from throughline.governance.words import Purpose, QuestionState


class Paper(models.Model):
    """A paper for a meeting as it is being written; what was issued of it is a release, which nothing here alters.

    asked_nobody_named   it was asked who is missing, and nobody could be named
    opens_with_actions   it tells what happened to the last actions itself, beside the pack
    """

    item = models.OneToOneField(
        "thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="paper"
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    purpose = models.CharField(max_length=12, choices=Purpose)
    position = models.PositiveSmallIntegerField(default=1)
    summary = models.TextField(blank=True)
    ask = models.TextField(blank=True)
    understand = models.TextField(blank=True)
    who_is_missing = models.TextField(blank=True)
    asked_nobody_named = models.BooleanField(default=False)
    theory = models.TextField(blank=True)
    options = models.TextField(blank=True)
    if_nothing = models.TextField(blank=True)
    preferred = models.TextField(blank=True)
    equality = models.TextField(blank=True)
    opens_with_actions = models.BooleanField(default=False)

    unscoped = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["meeting", "position"], name="paper_by_place_in_its_pack")]
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="paper_purpose_known"),
            models.CheckConstraint(
                condition=Q(who_is_missing="") | Q(asked_nobody_named=False), name="paper_missing_said_one_way"
            ),
        ]

    def __str__(self) -> str:
        return str(self.item_id)

    @property
    def says_who_is_missing(self) -> bool:
        """Whether the standing question was answered, one way or the other."""
        return bool(self.who_is_missing) or self.asked_nobody_named


class Cited(models.Model):
    """A sentence of a paper that rests on a theme, an assumption, a learning card or an indicator, and how sure we are, in words."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="cited")
    source = models.ForeignKey("thread.Item", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=1)
    sentence = models.TextField()
    strength = models.TextField(blank=True)

    unscoped = models.Manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "source"], name="paper_cites_once"),
            models.CheckConstraint(condition=~Q(sentence=""), name="paper_cites_in_a_sentence"),
        ]

    def __str__(self) -> str:
        return self.sentence[:60]


class ExemptPart(models.Model):
    """What of a paper is for the board alone. It is an item of its own, so that it is never inside what anyone else reads."""

    item = models.OneToOneField(
        "thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="exempt_part"
    )
    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="exempt")
    words = models.TextField()
    because = models.TextField()

    unscoped = models.Manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(because=""), name="exempt_part_says_why")]

    def __str__(self) -> str:
        return str(self.item_id)


class Learned(AddedOnly):
    """What was learned at the end of an item, and what the team will ask next."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="learned")
    learned = models.TextField()
    will_ask = models.TextField(blank=True)
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return self.learned[:60]


class BoardQuestion(models.Model):
    """What a member of a board left to ask on something they read. The team takes it up as a learning question, or answers it.

    release    what it was left on; no more of it than its reader read
    taken_up   the learning question it became
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    programme = models.ForeignKey("programme.Programme", on_delete=models.PROTECT, related_name="+")
    circle = models.ForeignKey("sharing.Circle", on_delete=models.PROTECT, related_name="+")
    release = models.ForeignKey("sharing.Release", on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    at = models.DateTimeField(default=now)
    state = models.CharField(max_length=12, choices=QuestionState, default=QuestionState.WAITING)
    taken_up = models.ForeignKey("thread.Item", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    closed_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["circle", "state", "at"], name="board_question_by_state")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=QuestionState.values), name="board_question_state_known"),
            models.CheckConstraint(
                condition=Q(state=QuestionState.WAITING, closed_at=None)
                | Q(state=QuestionState.TAKEN_UP, closed_at__isnull=False, taken_up__isnull=False)
                | (Q(state=QuestionState.ANSWERED, closed_at__isnull=False) & ~Q(answer="")),
                name="board_question_closed_with_its_answer",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:60]
