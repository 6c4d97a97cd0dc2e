"""Who may change a row. The only file that answers it."""

from uuid import UUID

from throughline.access.visible import VisibleRow
from throughline.people.models import Person
from throughline.people.reads import holds
from throughline.people.words import TEAM_ROLES, Role


class NotAllowed(Exception):
    """You can read this, but changing it is not yours to do."""


def may_write(person: Person, programme_id: UUID) -> bool:
    """Whether the person is on the programme's team, which writes without queueing for anyone."""
    return holds(person, programme_id, TEAM_ROLES)


def must_write(person: Person, programme_id: UUID) -> None:
    """Raises NotAllowed unless the person is on the programme's team."""
    if not may_write(person, programme_id):
        raise NotAllowed


def may_change_words(person: Person, row: VisibleRow) -> bool:
    """Whether the person may reword a row that is one person's record: its author, while on the team."""
    return row.author_id == person.pk and may_write(person, row.programme_id)


def must_change_words(person: Person, row: VisibleRow) -> None:
    """Raises NotAllowed unless this is the person's own record."""
    if not may_change_words(person, row):
        raise NotAllowed


def may_withdraw(person: Person, row: VisibleRow) -> bool:
    """Whether the person may withdraw a row to a tombstone: its author, the learning lead, the data-protection lead."""
    return may_change_words(person, row) or holds(
        person, row.programme_id, {Role.LEARNING_LEAD, Role.DATA_PROTECTION_LEAD}
    )


def may_administer(person: Person, programme_id: UUID) -> bool:
    """Whether the person looks after people, hubs and circles of the programme."""
    return holds(person, programme_id, {Role.ADMINISTRATOR, Role.LEARNING_LEAD})


def must_administer(person: Person, programme_id: UUID) -> None:
    """Raises NotAllowed unless the person looks after the programme."""
    if not may_administer(person, programme_id):
        raise NotAllowed


def may_hear_concerns(person: Person, programme_id: UUID) -> bool:
    """Whether the person reads hand-over records of concerns for someone at risk, beside their writers."""
    return holds(person, programme_id, {Role.DATA_PROTECTION_LEAD})
