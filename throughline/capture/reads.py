"""Notes, rounds and drafts somebody may read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from throughline.access.visible import NotVisible, readable
from throughline.access.writable import may_write
from throughline.capture.models import Batch, Draft, Note
from throughline.capture.spans import Stretch, stretches
from throughline.capture.words import Setting
from throughline.people.models import Person
from throughline.programme.models import Hub
from throughline.thread import reads as thread
from throughline.thread.kinds import SourceFacts
from throughline.thread.models import Item
from throughline.thread.words import Meaning


def words_of(ids: Sequence[UUID]) -> dict[UUID, str]:
    """What was heard, by note id: the words spans are marked in. The thread asks, and has passed the door already."""
    return dict(Note.unscoped.filter(pk__in=list(ids)).values_list("pk", "heard"))


_SETTINGS = {value: str(label) for value, label in Setting.choices}


def facts_of(ids: Sequence[UUID]) -> dict[UUID, SourceFacts]:
    """How the words of these notes came about, by note id. The thread asks, and has passed the door already."""
    rows = Note.unscoped.filter(pk__in=list(ids)).values_list(
        "pk", "setting", "batch_id", "verbatim", "item__author_id"
    )
    return {
        note_id: SourceFacts(
            setting_label=_SETTINGS.get(setting, ""),
            batch_id=batch_id,
            verbatim=tuple((begins, ends) for begins, ends in verbatim),
            recorder_id=author_id,
        )
        for note_id, setting, batch_id, verbatim, author_id in rows
    }


def _notes(person: Person) -> QuerySet[Note]:
    return Note.unscoped.filter(readable(person, "item__")).select_related(
        "item", "item__hub", "item__author", "item__programme", "batch"
    )


def note(person: Person, item: Item) -> Note:
    """The note behind an item. Raises NotVisible if this person may not read it."""
    found = _notes(person).filter(pk=item.pk).first()
    if found is None:
        raise NotVisible
    return found


def notes_by_item(person: Person, ids: Iterable[UUID]) -> dict[UUID, Note]:
    """The notes with these ids that this person may read, by id. One query."""
    return {row.pk: row for row in _notes(person).filter(pk__in=list(ids))}


def notes(person: Person, programme_id: UUID) -> QuerySet[Note]:
    """Every note of the programme this person may read, newest day first."""
    return (
        _notes(person)
        .filter(item__programme_id=programme_id, item__kind="note")
        .order_by("-item__happened_on", "-item_id")
    )


def mine(person: Person, programme_id: UUID) -> QuerySet[Note]:
    """The person's own notes, newest day first."""
    return notes(person, programme_id).filter(item__author=person)


def own_withdrawn(person: Person, item_id: UUID) -> Item | None:
    """A note of this person's own that was withdrawn, or None: they are told so, anyone else finds nothing."""
    rows = thread.items(person, tombstones=True).filter(author=person, kind="note").exclude(tombstoned_at=None)
    return rows.select_related("programme").filter(pk=item_id).first()


def shown_stretches(of: Note) -> list[Stretch]:
    """What was heard, cut into own words and paraphrase."""
    return stretches(of.heard, of.verbatim)


@dataclass(frozen=True)
class LastUsed:
    """Where and how the person listened last, so that a phone does not ask twice."""

    hub: Hub | None
    place: str
    setting: str
    method: str


def last_used(person: Person, programme_id: UUID) -> LastUsed:
    """Hub, place, setting and method of the person's newest note; empty before the first."""
    last = mine(person, programme_id).order_by("-item__recorded_at").first()
    if last is None:
        return LastUsed(None, "", "", "")
    return LastUsed(last.item.hub, last.place, last.setting, last.method)


def question_of(person: Person, item: Item) -> Item | None:
    """The learning question a note helps answer, where the person may read it."""
    answered = thread.resting_on(person, item, [Meaning.ANSWERS], ["question"])
    return answered[0].item if answered else None


def questions(person: Person, programme_id: UUID) -> list[Item]:
    """The learning questions a note can be hung on."""
    return list(thread.newest(person, programme_id, "question"))


def batch_of(person: Person, of: Note) -> list[Note]:
    """The notes of the same round that this person may read, in the order they were put down."""
    if of.batch_id is None:
        return []
    return list(_notes(person).filter(batch_id=of.batch_id).order_by("item__recorded_at", "item_id"))


def batch(person: Person, batch_id: UUID) -> Batch:
    """A round of the person's own. Raises NotVisible otherwise."""
    found = Batch.unscoped.filter(pk=batch_id, author=person).select_related("hub", "programme").first()
    if found is None or not may_write(person, found.programme_id):
        raise NotVisible
    return found


def has_note(person: Person, note_id: UUID) -> bool:
    """Whether there is such a note of this person's own."""
    return Note.unscoped.filter(pk=note_id, item__author=person).exists()


def free_or_own(person: Person, note_id: UUID) -> None:
    """Raises NotVisible where the id is that of somebody else's note, round or draft, or of a programme once left."""
    taken = [
        *Note.unscoped.filter(pk=note_id).values_list("item__author_id", "programme_id"),
        *Draft.unscoped.filter(pk=note_id).values_list("person_id", "programme_id"),
        *Batch.unscoped.filter(pk=note_id).values_list("author_id", "programme_id"),
    ]
    if any(owner != person.pk or not may_write(person, programme_id) for owner, programme_id in taken):
        raise NotVisible


def drafts(person: Person, programme_id: UUID) -> list[Draft]:
    """What the person left half-written in a programme they still write in, newest first."""
    if not may_write(person, programme_id):
        return []
    return list(Draft.unscoped.filter(person=person, programme_id=programme_id).order_by("-kept_at"))


def draft(person: Person, draft_id: UUID) -> Draft:
    """One draft of the person's own. Raises NotVisible for anyone else's, and after leaving the team."""
    found = Draft.unscoped.filter(pk=draft_id, person=person).select_related("programme").first()
    if found is None or not may_write(person, found.programme_id):
        raise NotVisible
    return found


def known_import_keys(programme_id: UUID, keys: Sequence[str]) -> set[str]:
    """Which of these rows of a file came before. Tells keys only, whoever may read the notes."""
    found = Note.unscoped.filter(programme_id=programme_id, import_key__in=list(keys)).values_list(
        "import_key", flat=True
    )
    return {key for key in found if key}
