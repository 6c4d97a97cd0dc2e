"""Reflections and letters a person may read.

The one rule beside the house's own: whoever has a reflection of their own at a sitting reads what the others wrote there.
Nobody else reads a private answer, and nothing here counts one. Source: ADR "everyone who reflects has a place of their own".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from throughline.access.visible import NotVisible
from throughline.access.writable import may_write
from throughline.common.clock import today
from throughline.people.models import Person
from throughline.people.reads import current_members, shown_name
from throughline.people.words import TEAM_ROLES
from throughline.reflection.models import Answer, Asked, Letter, Reflection, SharedPart, Sitting
from throughline.reflection.words import PROMPTS, Prompt, Shape
from throughline.thread import reads as thread
from throughline.thread.models import Item


@dataclass(frozen=True)
class SaidBy:
    """What somebody else at the sitting wrote under a prompt."""

    name: str
    words: str


@dataclass(frozen=True)
class Asking:
    """A prompt with this person's own answer and what the others wrote; `shared` is the team's item made of it."""

    prompt: Prompt
    words: str
    shared: Item | None
    others: list[SaidBy]


@dataclass(frozen=True)
class Reflecting:
    """One person's reflection as they read it: the prompts, who else is there, who was asked and has not come yet."""

    item: Item
    sitting: Sitting
    asked: list[Asking]
    others: list[str]
    waiting: list[str]

    @property
    def shape(self) -> Shape:
        return Shape(self.sitting.shape)

    @property
    def next_prompt(self) -> Prompt | None:
        """The first prompt without an answer of this person's."""
        return next((one.prompt for one in self.asked if not one.words), None)

    @property
    def anything(self) -> bool:
        return any(one.words or one.others for one in self.asked)


def mine(person: Person, programme_id: UUID) -> list[Reflection]:
    """The person's own reflections, newest day first, items and sittings at hand. One query."""
    rows = Reflection.unscoped.filter(item__in=thread.newest(person, programme_id, "reflection"))
    return list(rows.select_related("item", "sitting").order_by("-item__happened_on", "-item_id"))


def details_of(item: Item) -> Reflection:
    """The reflection behind an item the caller was given by the thread's reads."""
    return Reflection.unscoped.select_related("sitting", "sitting__begun_by").get(pk=item.pk)


def reflection_of(person: Person, item: Item) -> Reflecting:
    """A reflection of the person's own, with what others wrote at the same sitting. Raises NotVisible for anybody else's."""
    held = details_of(thread.item(person, item.pk, "reflection"))
    if held.person_id != person.pk:
        raise NotVisible
    own: dict[str, Answer] = {}
    others: dict[str, list[SaidBy]] = {}
    for answer in _answers_at(held.sitting):
        if answer.reflection_id == held.pk:
            own[answer.prompt] = answer
        elif answer.words:
            others.setdefault(answer.prompt, []).append(SaidBy(shown_name(answer.reflection.person), answer.words))
    shared = _shared(person, own.values())
    asked = [
        Asking(
            prompt,
            own[prompt.key].words if prompt.key in own else "",
            shared.get(own[prompt.key].shared_id) if prompt.key in own else None,
            others.get(prompt.key, []),
        )
        for prompt in PROMPTS[Shape(held.sitting.shape)]
    ]
    return Reflecting(item, held.sitting, asked, _others_at(held), _waiting_at(held.sitting))


def _answers_at(sitting: Sitting) -> Iterator[Answer]:
    """What was written at a sitting, in the order in which people came; whoever withdrew theirs took the words along."""
    rows = Answer.unscoped.filter(reflection__sitting=sitting, reflection__item__tombstoned_at=None)
    yield from rows.select_related("reflection__person").order_by("reflection_id", "id")


def _shared(person: Person, answers: Iterable[Answer]) -> dict[UUID | None, Item]:
    """What of these answers the team reads now, by id; taken back, it is gone from here too."""
    ids = [answer.shared_id for answer in answers if answer.shared_id]
    return {item.pk: item for item in thread.items(person).filter(pk__in=ids)}


def _others_at(held: Reflection) -> list[str]:
    rows = Reflection.unscoped.filter(sitting=held.sitting_id, item__tombstoned_at=None).exclude(pk=held.pk)
    return [shown_name(one.person) for one in rows.select_related("person").order_by("pk")]


def _waiting_at(sitting: Sitting) -> list[str]:
    rows = Asked.unscoped.filter(sitting=sitting).select_related("person").order_by("pk")
    return [shown_name(one.person) for one in rows]


def asked_of(person: Person, programme_id: UUID) -> list[Sitting]:
    """Sittings the person was asked to and has not answered yet, newest first; nothing for whoever left the team."""
    if not may_write(person, programme_id):
        return []
    ids = Asked.unscoped.filter(person=person).values("sitting_id")
    rows = Sitting.unscoped.filter(programme_id=programme_id, pk__in=ids)
    return list(rows.select_related("begun_by").order_by("-begun_at"))


def could_be_asked(person: Person, programme_id: UUID, sitting: Sitting | None = None) -> list[Person]:
    """Colleagues on the team who are not at the sitting, by name."""
    there: set[UUID] = set()
    if sitting is not None:
        there |= set(Reflection.unscoped.filter(sitting=sitting).values_list("person_id", flat=True))
        there |= set(Asked.unscoped.filter(sitting=sitting).values_list("person_id", flat=True))
    team = current_members(programme_id, TEAM_ROLES)
    return [one for one in team if one.pk != person.pk and one.pk not in there]


def own_answer(item: Item, person: Person, prompt: str) -> Answer | None:
    """The person's own answer under a prompt of their own reflection."""
    rows = Answer.unscoped.filter(reflection=item.pk, reflection__person=person, prompt=prompt)
    return rows.select_related("shared__item").first()


def written_out(person: Person, programme_id: UUID) -> Iterator[str]:
    """A person's own reflections as plain text, newest first: their own words only, to take along."""
    for one in mine(person, programme_id):
        yield f"{one.item.title}\n{one.item.happened_on:%d %B %Y}\n"
        answers = {a.prompt: a.words for a in Answer.unscoped.filter(reflection=one)}
        for prompt in PROMPTS[Shape(one.sitting.shape)]:
            if answers.get(prompt.key):
                yield f"\n{prompt.question}\n{answers[prompt.key]}\n"
        yield "\n\n"


def parts(person: Person, programme_id: UUID) -> list[SharedPart]:
    """What the team was given of reflections, newest first, items at hand. One query."""
    rows = SharedPart.unscoped.filter(item__in=thread.newest(person, programme_id, "reflection-part"))
    return list(rows.select_related("item", "item__author").order_by("-item__happened_on", "-item_id"))


def part_of(item: Item) -> SharedPart:
    """A shared part, for an item the caller was given by the thread's reads."""
    return SharedPart.unscoped.get(pk=item.pk)


def letters(person: Person, programme_id: UUID) -> list[Letter]:
    """Letters this person may read: those that were opened, newest first, and their own that still wait. One query."""
    rows = Letter.unscoped.filter(item__in=thread.newest(person, programme_id, "letter"))
    return list(rows.select_related("item", "item__author").order_by("-opens_on", "-item_id"))


def letter_of(item: Item) -> Letter:
    """A letter, for an item the caller was given by the thread's reads."""
    return Letter.unscoped.get(pk=item.pk)


def letters_due() -> list[Letter]:
    """Letters whose day has come and that nobody could open yet, of every programme. For the write that opens them only."""
    rows = Letter.unscoped.filter(opened_at=None, opens_on__lte=today(), item__tombstoned_at=None)
    return list(rows.select_related("item", "item__author"))


def this_week(person: Person, programme_id: UUID) -> Item | None:
    """The weekly reflection the person began since Monday, if they did."""
    monday: date = today() - timedelta(days=today().weekday())
    own = thread.newest(person, programme_id, "reflection", since=monday)
    return own.filter(reflection__sitting__shape=Shape.WEEKLY, author=person).first()
