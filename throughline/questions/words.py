"""Words of learning questions."""

from django.db.models import TextChoices


class QuestionStatus(TextChoices):
    """How far a learning question has come. None of them is a failure."""

    OPEN = "open", "Open"
    PARTLY = "partly", "Partly answered"
    ANSWERED = "answered", "Answered for now"
    PARKED = "parked", "Parked"
