"""Words of bringing files in."""

from django.db.models import TextChoices


class ImportState(TextChoices):
    """Where an import stands. Stopped and failed leave nothing behind."""

    CHOSEN = "chosen", "File chosen"
    WAITING = "waiting", "Waiting to begin"
    RUNNING = "running", "Bringing notes in"
    STOPPING = "stopping", "Stopping"
    DONE = "done", "Done"
    STOPPED = "stopped", "Stopped"
    FAILED = "failed", "Could not be finished"


UNDER_WAY = frozenset({ImportState.WAITING, ImportState.RUNNING, ImportState.STOPPING})

FIELDS = {
    "heard": "What was heard",
    "when": "When (day)",
    "hub": "Hub (by name)",
    "place": "Place in words",
    "setting": "Setting",
    "method": "Method",
    "people": "How many people",
    "language": "Language",
    "original": "In the original language",
    "meant": "What the recorder makes of it",
    "missing": "Who was missing",
    "surprise": "What was surprising",
    "source": "The source’s own number, so that the same row is known again",
}
"""What a column can become, by the name used on the command line."""

LIKELY = {
    "heard": (
        "heard",
        "comment",
        "comment-body",
        "response",
        "answer",
        "feedback",
        "text",
        "what was heard",
        "statement",
    ),
    "when": ("when", "date", "datetime", "submitted", "created", "day", "submission date", "timestamp"),
    "hub": ("hub", "area"),
    "place": ("place", "where", "location", "venue"),
    "setting": ("setting",),
    "method": ("method",),
    "people": ("people", "how many"),
    "language": ("language",),
    "meant": ("what i make of it", "reflection", "interpretation"),
    "missing": ("who was missing", "missing"),
    "surprise": ("surprise",),
    "source": ("id", "response id", "submission id", "reference"),
}
"""Names of columns in the files that consultation platforms and forms give, for a first suggestion that a person checks."""
