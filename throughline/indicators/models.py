"""Indicators for learning and their readings: what we look at, what we saw, and what we make of it."""

from django.db import models

from throughline.indicators.words import Noticed, Rhythm, number_in_words, period_in_words


class Indicator(models.Model):
    """Something the team looks at in order to talk about it; what it looks at is its item's title.

    It has no target and no side that is good. It helps a learning question by a link that means *answers*.
    `team_note` and an indicator `for_team_only` never leave the team.
    """

    item = models.OneToOneField(
        "thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="indicator"
    )
    noticed = models.CharField(max_length=8, choices=Noticed)
    how = models.TextField(blank=True)
    unit = models.CharField(max_length=80, blank=True)
    scale_from = models.SmallIntegerField(null=True, blank=True)
    scale_to = models.SmallIntegerField(null=True, blank=True)
    scale_from_means = models.CharField(max_length=120, blank=True)
    scale_to_means = models.CharField(max_length=120, blank=True)
    levels = models.JSONField(default=list, blank=True)
    rhythm = models.CharField(max_length=12, choices=Rhythm)
    caveat = models.TextField()
    not_in_it = models.TextField(blank=True)
    if_it_moves = models.TextField(blank=True)
    stop_on = models.DateField(null=True, blank=True)
    for_team_only = models.BooleanField(default=False)
    team_note = models.TextField(blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(noticed__in=[one.value for one in Noticed]), name="indicator_noticed_known"
            ),
            models.CheckConstraint(
                condition=models.Q(rhythm__in=[one.value for one in Rhythm]), name="indicator_rhythm_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(noticed="scale") | models.Q(scale_to__gt=models.F("scale_from")),
                name="indicator_scale_has_two_ends",
            ),
            models.CheckConstraint(condition=~models.Q(caveat=""), name="indicator_has_its_caveat"),
        ]

    def __str__(self) -> str:
        return str(self.item_id)

    @property
    def is_story(self) -> bool:
        return self.noticed == Noticed.STORY


class Reading(models.Model):
    """What was seen in a period, and what the team makes of it: two fields that are never mixed.

    Its item's day is the last of the period. A count or scale has a `value`, a rubric a `level` (from 1); any reading
    may have a story.
    """

    item = models.OneToOneField(
        "thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="reading"
    )
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+", related_query_name="readings")
    from_on = models.DateField()
    to_on = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    story = models.TextField(blank=True)
    meaning = models.TextField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_on__gte=models.F("from_on")), name="reading_ends_after_it_began"
            ),
            models.CheckConstraint(condition=~models.Q(meaning=""), name="reading_has_its_note_of_meaning"),
        ]

    def __str__(self) -> str:
        return str(self.item_id)

    @property
    def period(self) -> str:
        """The day or period, as people say it."""
        return period_in_words(self.from_on, self.to_on)

    def told(self, indicator: Indicator) -> str:
        """What was seen, short: 14 conversations, 3.4, Level 2, or A story."""
        if indicator.noticed == Noticed.RUBRIC and self.level is not None:
            return f"Level {self.level}"
        if self.value is None:
            return "A story"
        unit = f" {indicator.unit}" if indicator.unit and indicator.noticed == Noticed.COUNT else ""
        return f"{number_in_words(self.value)}{unit}"

    def told_in_words(self, indicator: Indicator) -> str:
        """What was seen, with what the number stands for."""
        if indicator.noticed == Noticed.RUBRIC and self.level is not None and self.level <= len(indicator.levels):
            return f"Level {self.level}: {indicator.levels[self.level - 1]}"
        if indicator.noticed == Noticed.SCALE and self.value is not None:
            return f"{self.told(indicator)} between {ends_in_words(indicator)}"
        return self.told(indicator)


def ends_in_words(indicator: Indicator) -> str:
    """The two ends of a scale, as the team describes them."""
    low = f"{indicator.scale_from} ({indicator.scale_from_means})"
    high = f"{indicator.scale_to} ({indicator.scale_to_means})"
    return f"{low} and {high}"
