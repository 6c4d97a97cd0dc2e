"""Reflections, what of them was shared, and letters to a later team."""

from django.db import models

from throughline.common.clock import now
from throughline.common.ids import uuid7
from throughline.reflection.words import Shape
from throughline.thread.models import Item


class Sitting(models.Model):
    """What people reflect on together, or one person alone. Not evidence, and nobody reads it but those who take part:
    each of them has a reflection of their own at it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    programme = models.ForeignKey("programme.Programme", on_delete=models.PROTECT, related_name="+")
    shape = models.CharField(max_length=16, choices=Shape)
    about = models.CharField(max_length=300)
    happened_on = models.DateField()
    begun_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(shape__in=[s.value for s in Shape]), name="sitting_shape_known"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Asked(models.Model):
    """Somebody who was asked to take part and has not answered yet; joining or declining takes the row away."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    unscoped = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "person"], name="asked_to_reflect_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Reflection(models.Model):
    """One person's own reflection. Its item is private, always: no write of this room gives it another standing."""

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="reflection"
    )
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="+", related_query_name="reflections")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "person"], name="one_reflection_a_person"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.item_id)


class SharedPart(models.Model):
    """Words of a reflection that their writer gave to the team: an item of its own, which does not lead back."""

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="reflection_part"
    )
    question = models.CharField(max_length=300)
    words = models.TextField()

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.item_id)


class Answer(models.Model):
    """What somebody wrote under one prompt of their reflection, and what they shared of it, if anything."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reflection = models.ForeignKey(
        Reflection, on_delete=models.PROTECT, related_name="+", related_query_name="answers"
    )  # fmt: skip
    prompt = models.CharField(max_length=24)
    words = models.TextField(blank=True)
    shared = models.ForeignKey(SharedPart, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reflection", "prompt"], name="one_answer_a_prompt")]

    def __str__(self) -> str:
        return f"{self.reflection_id} {self.prompt}"


class Letter(models.Model):
    """A letter to whoever is on the team on a later day. Its item is private until then, and the team's from then on."""

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="letter"
    )
    words = models.TextField()
    opens_on = models.DateField()
    opened_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["opened_at", "opens_on"], name="letter_by_day")]

    def __str__(self) -> str:
        return str(self.item_id)
