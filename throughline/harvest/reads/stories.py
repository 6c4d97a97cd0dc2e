"""Rounds of most significant change, their stories and what was chosen."""

from dataclasses import dataclass
from uuid import UUID

from throughline.access.visible import NotVisible
from throughline.harvest.models import Choice, Round, Story
from throughline.people.models import Person
from throughline.thread import reads as thread


@dataclass(frozen=True)
class Domain:
    """One area of life in a round: its place, the stories told for it, and the choice once there is one.

    A choice whose story the reader may not see, or which was withdrawn, is not shown to them.
    """

    number: int
    name: str
    stories: list[Story]
    choice: Choice | None


def rounds(programme_id: UUID) -> list[Round]:
    """The rounds of a programme, newest first. For pages of the inside only."""
    return list(Round.unscoped.filter(programme_id=programme_id).order_by("-to_on", "-id"))


def round_of(programme_id: UUID, round_id: UUID) -> Round:
    """One round of the programme. Raises NotVisible."""
    found = Round.unscoped.filter(programme_id=programme_id, pk=round_id).first()
    if found is None:
        raise NotVisible
    return found


def domains_of(person: Person, of: Round) -> list[Domain]:
    """The areas of a round with their stories as this person may read them, oldest first. Two queries."""
    visible = thread.newest(person, of.programme_id, "story")
    told = list(
        Story.unscoped.filter(told_in=of, item__in=visible).select_related("item", "item__hub").order_by("item_id")
    )
    chosen = {one.domain: one for one in Choice.unscoped.filter(made_in=of).select_related("story__item")}
    readable = {one.pk for one in told}
    found = []
    for number, name in enumerate(of.domains, start=1):
        choice = chosen.get(name)
        stories = [one for one in told if one.domain == name]
        found.append(Domain(number, name, stories, choice if choice and choice.story_id in readable else None))
    return found


def domain_of(person: Person, of: Round, number: int) -> Domain:
    """One area of a round by its place, from 1. Raises NotVisible."""
    found = next((one for one in domains_of(person, of) if one.number == number), None)
    if found is None:
        raise NotVisible
    return found


def story_of(person: Person, item_id: UUID) -> Story:
    """A story the person may read, its round at hand. Raises NotVisible."""
    item = thread.item(person, item_id, "story")
    found = Story.unscoped.select_related("told_in").get(pk=item.pk)
    found.item = item
    return found


def choice_of(story: Story) -> Choice | None:
    """The choice of a panel that fell on this story, which the caller may read."""
    return Choice.unscoped.filter(story=story).first()
