"""Words of what is said back: how something stands, by which way it was told, what can be answered, what a reply says."""

from django.db.models import TextChoices


class State(TextChoices):
    """How something stands that people said. "Can't, because" and "still thinking" are answers like any other."""

    DONE = "done", "Done"
    DOING = "doing", "Doing"
    CANNOT = "cannot", "Can’t, because…"
    THINKING = "thinking", "Still thinking"


STATE_MEANS = {
    State.DONE: "It has happened.",
    State.DOING: "It has begun. Say when you look at it again, if you know.",
    State.CANNOT: "It won’t happen, and people are told why.",
    State.THINKING: "Not decided. People are told on which day they hear more.",
}

STATE_HEADING = {
    State.DONE: "Done",
    State.DOING: "Being done",
    State.CANNOT: "Can’t be done, because",
    State.THINKING: "Still being thought about",
}
"""How several of them are headed on a sheet for the wall."""


class Channel(TextChoices):
    """A way in which something was told."""

    IN_PERSON = "in-person", "In person"
    PHONE = "phone", "By phone"
    MESSAGE = "message", "By message or e-mail"
    LETTER = "letter", "By letter or card"
    NOTICE = "notice", "On a notice or poster"
    GATHERING = "gathering", "At a gathering"
    NEWSLETTER = "newsletter", "In a newsletter or local paper"
    ONLINE = "online", "On a page people follow"
    OTHER = "other", "Another way"


class Verdict(TextChoices):
    """What somebody made of an answer: they mark our homework, not the other way round."""

    ANSWERS = "answers", "It answers what was said"
    PARTLY = "partly", "It answers some of it"
    NOT = "not", "It does not answer it"


HEARD = ("theme", "note", "promise", "question")
"""Kinds that hold what people said: what an entry answers."""

ACTS = ("decision", "action", "experiment", "learning-card")
"""Kinds that hold what was decided or done about it."""

MAY_BE_TIED = (*HEARD, *ACTS)

PARTS = (
    ("said", "What people said"),
    ("decided", "What was decided or done"),
    ("reconciled", "How the two were brought together"),
    ("because", "Because"),
)
"""The parts of a text by the names of their fields, and how a page heads them."""
