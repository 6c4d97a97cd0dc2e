"""Who can be signed in as on the front page: the demonstration's own people, in its own programme, and nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass

from throughline.demonstration import told
from throughline.demonstration.founding import SLUG
from throughline.demonstration.told import PersonTold, SeatTold
from throughline.people.models import Person
from throughline.people.words import Role


@dataclass(frozen=True)
class Seat:
    """Somebody whose place a visitor can take, in a sentence, and what to try first there."""

    key: str
    name: str
    role: str
    where: str
    sentence: str
    first: str

    @property
    def role_and_place(self) -> str:
        return f"{self.role}, {self.where}"

    @property
    def within_a_sentence(self) -> str:
        """The same after a comma: only the place keeps its capital."""
        return f"{self.role[0].lower()}{self.role[1:]}, {self.where}"

    @property
    def act(self) -> str:
        """What the button of a card says."""
        return f"Sign in as {self.name}"

    @property
    def about(self) -> str:
        """What a screen reader hears after the "Sign in" of a row."""
        return f"as {self.name}, {self.role}"


@dataclass(frozen=True)
class Group:
    """Seats that go together."""

    title: str
    lead: str
    seats: Sequence[Seat]


def groups() -> list[Group]:
    """The cards of the front page, in order."""
    people = {person["key"]: person for person in told.people()}
    return [
        Group(group["title"], group["lead"], [_seat(people[card["key"]], card) for card in group["people"]])
        for group in told.groups()
    ]


def _seat(person: PersonTold, card: SeatTold) -> Seat:
    role = " and ".join(Role(role).label for role in person["roles"])
    return Seat(person["key"], person["name"], role, card["where"], person["sentence"], card["first"])


def person_in(key: str) -> Person | None:
    """The person in this seat, while they hold a role in the demonstration; None for anybody else."""
    said = next((person for person in told.people() if person["key"] == key), None)
    if said is None:
        return None
    held = {
        "memberships__programme__slug": SLUG,
        "memberships__programme__is_demonstration": True,
        "memberships__ended_at": None,
    }
    return Person.objects.filter(email=said["email"], is_active=True, **held).distinct().first()
