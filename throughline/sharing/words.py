"""Words of sharing: kinds of circle, states of a release, what may stand beside a quote."""

from django.db.models import TextChoices

FEWEST_SOURCES = 3
"""A theme rises above the team only when it rests on this many separate notes the team can read."""

MOST_BESIDE_A_QUOTE = 2
"""How many facts about a speaker (age band, area, role) may stand beside their words; three can single a person out."""

NEW_SOURCES_FOR_NEW_COUNTS = 5
"""Shared figures stay as they were until this many sources have come or gone: two versions side by side tell nothing."""

LINK_DAYS = 30
"""How long a share link works unless somebody chooses otherwise."""

LONGEST_LINK_DAYS = 90


class CircleKind(TextChoices):
    """Whom a circle stands for."""

    PARTNER = "partner", "Partner organisation"
    BOARD = "board", "Governance board"


class Form(TextChoices):
    """What a release is, for whoever reads it."""

    STATEMENT = "statement", "What we understand"
    PAPER = "paper", "Board paper"
    REPORT = "report", "Report"
    ANSWER = "answer", "What was said back"


class ReleaseState(TextChoices):
    """Where a release stands. Only an issued one is read outside the team."""

    DRAFT = "draft", "Draft"
    TO_CHECK = "to-check", "Waiting for a second person"
    ISSUED = "issued", "Shared"
    REVOKED = "revoked", "Taken back"


class AgeBand(TextChoices):
    """How old a speaker is, coarsely enough that a neighbour could not guess."""

    UNDER_18 = "under 18", "Under 18"
    FROM_18 = "18 to 34", "18 to 34"
    FROM_35 = "35 to 54", "35 to 54"
    FROM_55 = "55 to 74", "55 to 74"
    FROM_75 = "75 or over", "75 or over"


NEIGHBOUR_QUESTIONS = (
    "Could a neighbour guess who said it?",
    "Is there a rare job, an unusual family, an exact date or a well-known event in it?",
    "Does it tell something of a third person who isn’t here to ask?",
    "Does it touch health, faith or where someone stands with the Home Office?",
)
"""What to ask oneself before somebody's words leave the team."""


class FileForm(TextChoices):
    """What a document can be taken away as."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    TEXT = "txt", "Plain text"


FILE_MEANS = {
    FileForm.PDF: "Tagged, so that a screen reader can follow it; the same on every screen and on paper.",
    FileForm.DOCX: "With real headings, lists and tables; for those who write on in it.",
    FileForm.TEXT: "Only the words, in order; for reading aloud.",
}
FILE_TYPES = {
    FileForm.PDF: "application/pdf",
    FileForm.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileForm.TEXT: "text/plain; charset=utf-8",
}


class FileState(TextChoices):
    """How far a file has come."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Being made"
    DONE = "done", "Made"
    FAILED = "failed", "Could not be made"
    STOPPED = "stopped", "Stopped"


UNDER_WAY = (FileState.WAITING, FileState.RUNNING)
MOST_TRIES = 3


class Door(TextChoices):
    """Through which door a file's words were looked up: the team's, or the one outside."""

    INSIDE = "inside", "The team"
    OUTSIDE = "outside", "Readers"
