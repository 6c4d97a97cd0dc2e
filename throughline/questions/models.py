"""Learning questions: what the programme wants to find out."""

from django.db import models

from throughline.questions.words import STATUS_MEANS, STATUS_TONE, QuestionStatus


class Question(models.Model):
    """A learning question's own fields; its wording is the item's title. Notes and themes answer it through the thread."""

    item = models.OneToOneField(
        "thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="question"
    )
    who_wants_to_know = models.TextField(blank=True)
    why = models.TextField(blank=True, default="", db_default="")
    status = models.CharField(max_length=12, choices=QuestionStatus, default=QuestionStatus.OPEN)
    best_answer = models.TextField(blank=True)
    best_answer_on = models.DateField(null=True, blank=True)
    would_change_our_mind = models.TextField(blank=True, default="", db_default="")
    next_look_on = models.DateField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=[s.value for s in QuestionStatus]), name="question_status_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.item_id)

    @property
    def tone(self) -> str:
        """The label its status stands on."""
        return STATUS_TONE[QuestionStatus(self.status)]

    @property
    def means(self) -> str:
        """What its status says, in a sentence."""
        return STATUS_MEANS[QuestionStatus(self.status)]
