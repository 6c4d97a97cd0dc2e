"""Changes harvested, stories of most significant change, and ripples."""

from django.db import models

from throughline.common.clock import now, today
from throughline.common.ids import uuid7
from throughline.harvest.words import Consent, Direction, Goes, Meant, Ripple
from throughline.thread.models import Item
from throughline.thread.words import Strength


def _known(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": [one.value for one in choices]}), name=name)


class Change(models.Model):
    """A change harvested: who changed what, when and where, why it matters, our part in it. Its day is the item's."""

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="change"
    )
    who = models.CharField(max_length=300)
    what = models.TextField()
    where = models.CharField(max_length=300, blank=True)
    significance = models.TextField(blank=True)
    contribution = models.TextField(blank=True)
    anyway = models.TextField(blank=True)
    others_part = models.TextField(blank=True)
    meant = models.CharField(max_length=8, choices=Meant)
    direction = models.CharField(max_length=8, choices=Direction)
    strength = models.CharField(max_length=8, choices=Strength, default=Strength.WEAK)
    strength_because = models.TextField(blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            _known("meant", Meant, "change_meant_known"),
            _known("direction", Direction, "change_direction_known"),
            _known("strength", Strength, "change_strength_known"),
        ]

    def __str__(self) -> str:
        return str(self.item_id)


class SecondVoice(models.Model):
    """What a second, independent person said of a change or a story: who they are by their part in it, how they know, when.

    Written down by somebody who did not write the change or story itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    of = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+", related_query_name="second_voices")
    who = models.CharField(max_length=200)
    how_they_know = models.TextField(blank=True)
    words = models.TextField()
    agrees = models.BooleanField(default=True)
    said_on = models.DateField()
    recorded_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.pk)


class Round(models.Model):
    """One round of most significant change: a question, areas of life to ask it about, and the period looked back on."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    programme = models.ForeignKey("programme.Programme", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    question = models.TextField()
    domains = models.JSONField(default=list)
    from_on = models.DateField()
    to_on = models.DateField()
    begun_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_on__gte=models.F("from_on")), name="round_ends_after_it_began"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


class Story(models.Model):
    """A story told in a round: the words, why the teller thinks it matters most, and who may hear it."""

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="story"
    )
    told_in = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    domain = models.CharField(max_length=200)
    teller = models.CharField(max_length=200)
    words = models.TextField()
    why_it_matters = models.TextField()
    consent = models.CharField(max_length=16, choices=Consent, default=Consent.TEAM)

    unscoped = models.Manager()

    class Meta:
        constraints = [_known("consent", Consent, "story_consent_known")]

    def __str__(self) -> str:
        return str(self.item_id)


class Choice(models.Model):
    """The story a panel chose for one area of life, the panel's reason, and what the tellers were told of it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    made_in = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    domain = models.CharField(max_length=200)
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="+")
    panel = models.TextField()
    reason = models.TextField()
    chosen_on = models.DateField(default=today)
    recorded_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    told_back = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["made_in", "domain"], name="one_choice_a_domain"),
            models.CheckConstraint(
                condition=models.Q(told_back="", told_on=None) | ~models.Q(told_back="") & ~models.Q(told_on=None),
                name="tellers_told_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class RippleMap(models.Model):
    """What spread from something the programme did, looked at again every few months."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    programme = models.ForeignKey("programme.Programme", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    about = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    next_look_on = models.DateField(null=True, blank=True)
    begun_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return self.title


class RippleOf(models.Model):
    """One ripple: something done or changed on a day, and the ripple it came from, if any."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    on_map = models.ForeignKey(RippleMap, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Ripple)
    words = models.CharField(max_length=300)
    who = models.CharField(max_length=200, blank=True)
    happened_on = models.DateField()
    came_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    harvested = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            _known("kind", Ripple, "ripple_kind_known"),
            models.CheckConstraint(condition=~models.Q(pk=models.F("came_from")), name="ripple_not_from_itself"),
        ]

    def __str__(self) -> str:
        return self.words


class RippleLook(models.Model):
    """How a ripple stood when somebody looked again."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    ripple = models.ForeignKey(RippleOf, on_delete=models.PROTECT, related_name="+")
    looked_on = models.DateField()
    goes = models.CharField(max_length=8, choices=Goes)
    words = models.TextField(blank=True)
    recorded_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            _known("goes", Goes, "ripple_goes_known"),
            models.UniqueConstraint(fields=["ripple", "looked_on"], name="ripple_looked_at_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.ripple_id} {self.goes} {self.looked_on}"
