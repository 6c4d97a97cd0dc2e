"""Words of reports: what a report is for, and what it can be put together from."""

from dataclasses import dataclass

from django.db.models import TextChoices

KEPT_EVERY_MINUTES = 10
"""Whoever writes on for longer than this has the text kept once more by itself; somebody else's beginning keeps it too."""


class Purpose(TextChoices):
    """What is being put together."""

    YEARLY = "yearly", "Learning and insights report"
    PACK = "pack", "Pack for a meeting"


PURPOSE_MEANS = {
    Purpose.YEARLY: "Once a year: what we understand differently, what we tried, what moved, who was not heard.",
    Purpose.PACK: "For one meeting of a board or a partner: a few claims, what we tried, what we ask.",
}


@dataclass(frozen=True)
class Section:
    """Something a report can be put together from."""

    name: str
    label: str
    means: str
    empty: str = ""


SECTIONS = (
    Section("themes", "What we heard", "Themes that were shared, each with its share-safe words under it.", "No theme has been shared yet. Share one with whoever is to read the report; then it can be cited here."),
    Section("learned", "What we learned from trying", "Learning cards that were shared, from experiments that were stopped as well.", "No learning card has been shared yet. Share one first; then it can be cited here."),
    Section("experiments", "What we tried", "Experiments in a table: what was tried, where it stands or how it ended. Stopping has equal dignity.", "No experiment has been started yet."),
    Section("theory", "The theory, then and now", "What changed between two versions of the theory of change, in plain words and as one picture.", "There are no two versions to compare yet. Propose one on the theory’s page."),
    Section("changes", "Changes that were noticed", "Changes and stories that were shared, with how strong the evidence is.", "No change has been shared yet."),
    Section("others", "Other things that were shared", "Assumptions and whatever else was released, each resting on its release.", "Nothing else has been shared yet."),
    Section("decisions", "Decisions that moved", "Decisions of boards in a table, with what they rest on.", "No decision has been written down yet."),
    Section("reach", "Who we heard, and who we did not", "Notes by hub as a chart and a table, small numbers hidden; and who is missing, as the themes say it.", "Nothing was noted in this time."),
    Section("questions", "Questions for next year", "Learning questions that are still open, with the best answer so far.", "There is no open learning question."),
    Section("limits", "What this can’t say", "A text to begin from on the limits of what was heard."),
    Section("method", "How this was made, and people’s data", "The method and data-protection annex, to be put in your own words."),
    Section("words", "Words of your own", "A heading, a paragraph, a list, a table or something to notice."),
)  # fmt: skip
BY_NAME = {section.name: section for section in SECTIONS}

NEW_WORDS = {
    "heading": "A heading",
    "prose": "Paragraphs",
    "points": "A list",
    "aside": "Something to notice, such as what you ask of the reader",
    "facts": "Figures or particulars, with how they were counted",
    "table": "A table",
}
"""Parts written from nothing, by the name of their block."""

LIMITS = (
    "What is in here was heard by people who knock on doors, run a library desk or put a kettle on. It is not a survey, and "
    "nothing in it stands for everybody. Whoever was not at home, does not speak the languages we speak, or has stopped "
    "telling us, is not in it. Where few were heard, we say so and show no number."
)
METHOD = (
    "Organisers write down what they hear in short notes, in people’s own words where they can. The team reads the notes together, "
    "gathers what belongs together under a sentence (a theme), looks for what speaks against it, and asks who is missing. "
    "A theme leaves the team only when it rests on at least three separate notes and somebody who did not write it has read it.\n\n"
    "A note is one conversation or one thing seen; the same person may have been heard in more than one. Figures from 1 to 7 are "
    "hidden, and the others are rounded to the nearest five, so that nobody can be picked out."
)
DATA = (
    "Names, addresses, telephone numbers and dates of birth are never published. People’s words were changed where they could point to "
    "someone, and at most two facts stand beside them. Words can be taken back at any time: then they disappear from this report "
    "wherever it is read on screen, with the day on which they went. Whoever wants to know what is kept about them, or to have it "
    "deleted, can ask any organiser or the data-protection lead."
)
