"""Putting down what was heard, once however often it arrives, and rewording it."""

import hashlib
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db import IntegrityError, transaction

from throughline.access.visible import NotVisible
from throughline.access.writable import must_change_words, must_write
from throughline.capture.models import Batch, Draft, Note
from throughline.capture.reads import own_withdrawn, question_of
from throughline.capture.writes.heard import Heard, NothingHeard, PromiseGiven, kept_fields, search_words
from throughline.common.ids import uuid7_at
from throughline.common.text import clean, one_line
from throughline.people.models import Person
from throughline.promises.writes import follow_standing, make_promise
from throughline.thread import reads as thread
from throughline.thread import writes as threads
from throughline.thread.models import Item
from throughline.thread.words import Meaning
from throughline.thread.writes import ChangedMeanwhile


class NoteWithdrawn(Exception):
    """This note was withdrawn. Bring it back first, then change it."""


@dataclass(frozen=True)
class Saved:
    """The note, and what saving did: made it, found it the same, or changed it."""

    note: Note
    outcome: Literal["created", "same", "revised"]


def save_note(*, by: Person, programme_id: UUID, note_id: UUID, given: Heard, base_revision: int = 0) -> Saved:
    """Save a note under an id the page or the phone made. The same id and words twice is one note.

    base_revision   the revision the writer was looking at; 0 for a new note. The writer's own new note sent again with
                    other words revises it while nothing else has; otherwise ChangedMeanwhile and nothing is changed.
    Raises NothingHeard, NoteWithdrawn, NotVisible where the id is somebody else's or of another programme.
    """
    must_write(by, programme_id)
    if not clean(given.heard):
        raise NothingHeard
    if _own(by, programme_id, note_id) is None:
        try:
            return Saved(_create(by, programme_id, note_id, given), "created")
        except IntegrityError:  # it arrived meanwhile from another tab, or the id is somebody else's
            if _own(by, programme_id, note_id) is None:
                raise NotVisible from None
    return _again(by, programme_id, note_id, given, base_revision)


def _own(by: Person, programme_id: UUID, note_id: UUID) -> Note | None:
    """The writer's own note with this id. Raises NotVisible for another's, NoteWithdrawn for a tombstone of theirs."""
    found = Note.unscoped.select_related("item").filter(pk=note_id).first()
    if found is None:
        return None
    if found.item.author_id != by.pk or found.programme_id != programme_id:
        raise NotVisible
    if own_withdrawn(by, note_id) is not None:
        raise NoteWithdrawn
    return found


@transaction.atomic
def _create(by: Person, programme_id: UUID, note_id: UUID, given: Heard) -> Note:
    made = add_note(by, programme_id, note_id, given, None)
    _hang(made, by, given)
    Draft.unscoped.filter(pk=note_id, person=by).delete()
    return made


def add_note(by: Person, programme_id: UUID, note_id: UUID, given: Heard, batch: Batch | None) -> Note:
    details = given.details()
    item = threads.add_item(
        kind="note",
        by=by,
        programme_id=programme_id,
        title=details["heard"],
        words=search_words(details),
        item_id=note_id,
        hub_id=given.hub_id,
        standing=given.standing,
        language=given.language,
        happened_on=given.happened_on,
        made_at=given.made_at,
        fields=kept_fields(given, details),
    )
    return Note.unscoped.create(item=item, programme_id=programme_id, batch=batch, **details)


def _hang(made: Note, by: Person, given: Heard) -> None:
    """Put the note's question and promise on the thread; said again, nothing doubles."""
    if given.question_id is not None:
        question = thread.item(by, given.question_id, "question")
        threads.link(source=made.item, target=question, meaning=Meaning.ANSWERS, by=by)
    if given.promise is not None and clean(given.promise.what):
        make_promise(
            by=by,
            programme_id=made.programme_id,
            to_whom=given.promise.to_whom,
            what=given.promise.what,
            due_on=given.promise.due_on,
            note=made.item,
            standing=given.standing,
            hub_id=given.hub_id,
            item_id=promise_id(made.pk, given.promise),
        )


def promise_id(note_id: UUID, promise: PromiseGiven) -> UUID:
    """The id a promise of this note has: the same promise of the same note, sent again, is the same row."""
    return derived_id(note_id, "promise", one_line(promise.to_whom, 200), clean(promise.what))


def derived_id(parent: UUID, *told: str) -> UUID:
    """An id that follows from another and some words: the parent's time, the words' digest."""
    digest = hashlib.sha256("\0".join([str(parent), *told]).encode()).digest()
    return uuid7_at(parent.int >> 80, digest[:10])


@transaction.atomic
def _again(by: Person, programme_id: UUID, note_id: UUID, given: Heard, base_revision: int) -> Saved:
    Note.unscoped.select_for_update().filter(pk=note_id).first()
    held = _own(by, programme_id, note_id)
    if held is None:
        raise NotVisible
    if _says_the_same(held, by, given):
        Draft.unscoped.filter(pk=note_id, person=by).delete()
        return Saved(held, "same")
    if held.item.revision != max(base_revision, 1):
        raise ChangedMeanwhile(held.item)
    return Saved(_reword(held, by, given), "revised")


def _says_the_same(held: Note, by: Person, given: Heard) -> bool:
    details, columns = given.details(), given.columns()
    if any(getattr(held, name) != told for name, told in details.items()):
        return False
    if any(getattr(held.item, name) != told for name, told in columns.items()):
        return False
    question = question_of(by, held.item)
    if (question.pk if question else None) != given.question_id:
        return False
    if given.promise is None or not clean(given.promise.what):
        return True
    return thread.items(by).filter(pk=promise_id(held.pk, given.promise)).exists()


def _reword(held: Note, by: Person, given: Heard) -> Note:
    must_change_words(by, held.item)
    earlier_words, earlier_standing = held.heard, held.item.standing
    details = given.details()
    held.item = threads.revise(
        item=held.item,
        by=by,
        what="reworded" if details["heard"] != earlier_words else "changed",
        title=details["heard"],
        words=search_words(details),
        fields=kept_fields(given, details),
        **given.columns(),
    )
    for name, told in details.items():
        setattr(held, name, told)
    held.save()
    threads.move_excerpts(source=held.item, earlier_words=earlier_words, words=held.heard)
    _unhang_question(held, by, given.question_id)
    _hang(held, by, given)
    if held.item.standing != earlier_standing:
        follow_standing(note=held.item, by=by)
    Draft.unscoped.filter(pk=held.pk, person=by).delete()
    return held


def _unhang_question(held: Note, by: Person, keep: UUID | None) -> None:
    for answered in thread.resting_on(by, held.item, [Meaning.ANSWERS], ["question"]):
        if answered.item.pk != keep:
            threads.unlink(link_id=answered.link_id, by=by)


def withdraw_note(*, item: Item, by: Person, because: str) -> None:
    """Withdraw a note to a tombstone: its words are gone from every page and theme, its place in the counts stays."""
    threads.withdraw(item=item, by=by, because=because)
