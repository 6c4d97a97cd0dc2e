"""A round of most significant change: its question, the stories told, what a panel chose and why, and telling the tellers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import must_write
from throughline.common.clock import now, today
from throughline.common.text import clean, one_line
from throughline.harvest.models import Choice, Round, Story
from throughline.harvest.reads.stories import choice_of, domain_of, story_of
from throughline.harvest.words import MOST_DOMAINS, Consent
from throughline.people.models import Person
from throughline.thread import writes as thread
from throughline.thread.models import Item


class NeedsQuestionAndAreas(Exception):
    """Give the round a name, a question, and at least one area of life to ask it about, six at most."""


class EndsBeforeItBegins(Exception):
    """The last day of the period lies before its first. Choose a later one."""


class StoryIncomplete(Exception):
    """Write down the story, who told it by their part in it, and why they think it matters most."""


class ChosenAlready(Exception):
    """A panel has chosen here already. What was chosen, and why, stays as it was said."""


class NeedsPanelAndReason(Exception):
    """Say who chose, by role, and the reason they gave. The reason is what a round is held for."""


class SayWhatTheyWereTold(Exception):
    """Write down what the tellers were told of the choice."""


class StoryWasChosen(Exception):
    """A panel has chosen this story as it was told, so its words stay. You can still withdraw it."""


@dataclass(frozen=True)
class Told:
    """A story as it is written down; `teller` by their part in it, never by name."""

    title: str
    teller: str
    words: str
    why_it_matters: str
    consent: Consent = Consent.TEAM
    happened_on: date | None = None
    hub_id: UUID | None = None

    def fields(self) -> dict[str, str]:
        """Its own words, cleaned. Raises StoryIncomplete."""
        said = {
            "teller": one_line(self.teller, 200),
            "words": clean(self.words),
            "why_it_matters": clean(self.why_it_matters),
        }
        if not all(said.values()) or not clean(self.title):
            raise StoryIncomplete
        return said | {"consent": self.consent.value}


def _kept(fields: dict[str, str], domain: str) -> dict[str, str]:
    """What the history keeps, the consent in the words in which it was asked for."""
    return fields | {"domain": domain, "consent": Consent(fields["consent"]).label}


@transaction.atomic
def begin_round(
    *, by: Person, programme_id: UUID, title: str, question: str, domains: Sequence[str], from_on: date, to_on: date
) -> Round:
    """Begin a round. Raises NeedsQuestionAndAreas, EndsBeforeItBegins, NotAllowed."""
    must_write(by, programme_id)
    areas = list(dict.fromkeys(one_line(one, 200) for one in domains if clean(one)))
    if not clean(title) or not clean(question) or not 1 <= len(areas) <= MOST_DOMAINS:
        raise NeedsQuestionAndAreas
    if to_on < from_on:
        raise EndsBeforeItBegins
    return Round.unscoped.create(
        programme_id=programme_id, title=one_line(title, 200), question=clean(question), domains=areas,
        from_on=from_on, to_on=to_on, begun_by=by, begun_at=now(),
    )  # fmt: skip


@transaction.atomic
def tell_story(
    *, of: Round, by: Person, number: int, given: Told, standing: Standing = Standing.TEAM, item_id: UUID | None = None
) -> Item:
    """Write down a story for an area of the round. Raises StoryIncomplete, ChosenAlready, NotVisible, NotAllowed."""
    must_write(by, of.programme_id)
    domain = domain_of(by, of, number)
    if Choice.unscoped.filter(made_in=of, domain=domain.name).exists():
        raise ChosenAlready
    fields = given.fields()
    item = thread.add_item(
        kind="story", by=by, programme_id=of.programme_id, title=one_line(given.title, 200),
        words=f"{fields['words']}\n{fields['why_it_matters']}", hub_id=given.hub_id, standing=standing,
        happened_on=given.happened_on or today(), item_id=item_id, fields=_kept(fields, domain.name),
    )  # fmt: skip
    Story.unscoped.create(item=item, told_in=of, domain=domain.name, **fields)
    return item


@transaction.atomic
def reword_story(*, item: Item, by: Person, given: Told, base_revision: int | None = None) -> Item:
    """Put a story right with its teller, before a panel has chosen it.

    Raises StoryIncomplete, StoryWasChosen, ChangedMeanwhile, NotVisible, NotAllowed.
    """
    story = story_of(by, item.pk)
    must_write(by, story.item.programme_id)
    if choice_of(story) is not None:
        raise StoryWasChosen
    fields = given.fields()
    revised = thread.revise(
        item=story.item, by=by, what="reworded", base_revision=base_revision, title=one_line(given.title, 200),
        words=f"{fields['words']}\n{fields['why_it_matters']}", hub_id=given.hub_id,
        happened_on=given.happened_on or story.item.happened_on, fields=_kept(fields, story.domain),
    )  # fmt: skip
    Story.unscoped.filter(pk=story.pk).update(**fields)
    return revised


@transaction.atomic
def choose(
    *, of: Round, by: Person, number: int, story_id: UUID, panel: str, reason: str, chosen_on: date | None = None
) -> Choice:
    """Keep which story a panel chose for an area, who sat on it by role, and their reason. Once; it stays as it was said.

    Raises ChosenAlready, NeedsPanelAndReason, NotVisible for a story of another area, NotAllowed.
    """
    must_write(by, of.programme_id)
    Round.unscoped.select_for_update().get(pk=of.pk)
    domain = domain_of(by, of, number)
    if Choice.unscoped.filter(made_in=of, domain=domain.name).exists():
        raise ChosenAlready
    story = next((one for one in domain.stories if one.pk == story_id), None)
    if story is None:
        raise NotVisible
    if not clean(panel) or not clean(reason):
        raise NeedsPanelAndReason
    return Choice.unscoped.create(
        made_in=of, domain=domain.name, story=story, panel=clean(panel), reason=clean(reason),
        chosen_on=chosen_on or today(), recorded_by=by,
    )  # fmt: skip


@transaction.atomic
def tell_tellers(*, of: Round, by: Person, number: int, words: str, told_on: date) -> Choice:
    """Keep what everybody who told a story was told of the choice, and when. Raises SayWhatTheyWereTold, NotVisible, NotAllowed."""
    must_write(by, of.programme_id)
    choice = domain_of(by, of, number).choice
    if choice is None:
        raise NotVisible
    if not clean(words):
        raise SayWhatTheyWereTold
    choice.told_back, choice.told_on = clean(words), told_on
    choice.save(update_fields=["told_back", "told_on"])
    return choice
