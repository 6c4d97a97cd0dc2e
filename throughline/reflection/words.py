"""Words of reflection: its shapes and their prompts, one after another, every one of them free to be left."""

from dataclasses import dataclass

from django.db.models import TextChoices


class Shape(TextChoices):
    """What a reflection is led by."""

    WEEKLY = "weekly", "The week"
    AFTER_ACTION = "after-action", "After something we did"
    WHAT_SO_WHAT = "what-so-what", "What? So what? Now what?"


SHAPE_MEANS = {
    Shape.WEEKLY: "Four questions about a week, for twenty minutes at its end.",
    Shape.AFTER_ACTION: "What was meant to happen, what did, why the difference, what next time.",
    Shape.WHAT_SO_WHAT: "What you noticed, why it matters, and what follows from it.",
}


@dataclass(frozen=True)
class Prompt:
    """One question of a reflection: its place in an address, the words, and what helps somebody who is stuck."""

    key: str
    question: str
    hint: str


PROMPTS = {
    Shape.WEEKLY: (
        Prompt(
            "heard-twice",
            "What did I hear twice from people who don’t know each other?",
            "Once is a story. Twice may be the beginning of a theme.",
        ),
        Prompt(
            "avoiding",
            "What am I avoiding writing down?",
            "Nobody reads this but you. You need not say why.",
        ),
        Prompt("listened", "Where did I talk more than listen?", "And what did the other person do then?"),
        Prompt("monday", "What would I do differently on Monday?", "One thing, small enough to be done on Monday."),
    ),
    Shape.AFTER_ACTION: (
        Prompt("meant", "What was meant to happen?", "As we would have said it the day before."),
        Prompt("happened", "What did happen?", "What somebody standing there could have seen and heard."),
        Prompt("difference", "Why was there a difference?", "Look for what was so, before whose doing it was."),
        Prompt("next-time", "What would we do next time?", "What to keep, and what to try another way."),
    ),
    Shape.WHAT_SO_WHAT: (
        Prompt("what", "What?", "What happened, and what did you notice? Facts first."),
        Prompt("so-what", "So what?", "Why does it matter, and to whom?"),
        Prompt("now-what", "Now what?", "What follows from it: something to ask, to promise, or to try."),
    ),
}
"""The prompts of each shape, in the order in which they are asked."""

OPENS_AT_LEAST = 1
"""A letter is written for a later day: tomorrow at the earliest."""


def prompt_of(shape: str, key: str) -> Prompt | None:
    """One prompt of a shape, or None."""
    return next((one for one in PROMPTS[Shape(shape)] if one.key == key), None)
