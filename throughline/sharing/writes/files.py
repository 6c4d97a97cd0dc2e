"""Asking for a document as files, making them in the background, stopping, and deleting those that must not be read any more."""

from collections.abc import Callable, Iterable
from functools import partial
from uuid import UUID

from django.db import models, transaction

from throughline.access.visible import NotVisible
from throughline.common.clock import now
from throughline.common.refusals import said
from throughline.documents.printed import NotPrinted
from throughline.people.models import Person
from throughline.sharing import files
from throughline.sharing.models import DocumentFile, Release
from throughline.sharing.reads.files import reading_through, told_in
from throughline.sharing.reads.offering import NotShareable, NotTheTeams
from throughline.sharing.words import MOST_TRIES, UNDER_WAY, Door, FileForm, FileState


class ChangedWhileMaking(Exception):
    """It was changed while the file was being made. Make it once more."""


class GaveUp(Exception):
    """Making it was broken off several times. Make it once more, and if it goes on like this tell whoever runs Throughline."""


@transaction.atomic
def ask_for_files(
    *,
    item_id: UUID,
    door: Door,
    by: Person,
    enqueue: Callable[[UUID], object],
    forms: Iterable[FileForm] = tuple(FileForm),
) -> list[DocumentFile]:
    """Have files made of what this person reads now; those that are made, or under way, stay as they are.

    Raises NotVisible unless the person may read the document through this door.
    """
    told = told_in(reading_through(door, by, item_id))
    asked = []
    for form in forms:
        file, new = DocumentFile.unscoped.get_or_create(
            item_id=item_id, door=door, form=form, told=told, defaults={"by": by}
        )
        if not new and file.state in {FileState.FAILED, FileState.STOPPED}:
            file.state, file.by, file.why, file.tries, file.made_at = FileState.WAITING, by, "", 0, now()
            file.save()
            new = True
        if new:
            transaction.on_commit(partial(enqueue, file.pk))
        asked.append(file)
    return asked


def stop_files(*, item_id: UUID, door: Door) -> None:
    """Stop what is being made of a document; what was made stays."""
    DocumentFile.unscoped.filter(item=item_id, door=door, state__in=UNDER_WAY).update(
        state=FileState.STOPPED, ended_at=now()
    )


def make_file(file_id: UUID) -> DocumentFile | None:
    """Make one file: called by the worker. Safe to call again after a crash; None when there is nothing to make any more.

    The words are looked up anew for who asked. A failure keeps its reason and leaves earlier files alone.
    """
    DocumentFile.unscoped.filter(pk=file_id, state=FileState.WAITING).update(state=FileState.RUNNING)
    DocumentFile.unscoped.filter(pk=file_id).update(tries=models.F("tries") + 1)
    file = (
        DocumentFile.unscoped.filter(pk=file_id, state=FileState.RUNNING)
        .select_related("by", "item__programme")
        .first()
    )
    if file is None:
        return None
    try:
        if file.tries > MOST_TRIES:
            raise GaveUp
        made = _made(file)
    except (ChangedWhileMaking, GaveUp) as refusal:
        return _end(file, FileState.FAILED, why=said(refusal))
    except NotPrinted as refusal:
        return _end(file, FileState.FAILED, why=refusal.sentence)
    digest = files.keep(made)
    return _end(file, FileState.DONE, digest=digest, size=len(made))


def _made(file: DocumentFile) -> bytes:
    try:
        reading = reading_through(Door(file.door), file.by, file.item_id)
    except (NotVisible, NotTheTeams, NotShareable):
        raise ChangedWhileMaking from None
    if told_in(reading) != file.told:
        raise ChangedWhileMaking
    try:
        from throughline.sharing.making import made  # only here: see there

        return made(file.form, reading, file.item.programme.name)
    except NotPrinted:
        raise
    except Exception as fault:  # whatever it was, the person reads that it failed, and the worker goes on
        raise NotPrinted(f"It stopped with a fault of ours ({type(fault).__name__}).") from fault


@transaction.atomic
def _end(file: DocumentFile, state: FileState, *, why: str = "", digest: str = "", size: int = 0) -> DocumentFile:
    """Say how it ended, unless somebody has stopped it meanwhile. A file that is made takes the place of its forerunners."""
    running = DocumentFile.unscoped.filter(pk=file.pk, state=FileState.RUNNING)
    told = running.update(state=state, why=why[:500], digest=digest, size=size, ended_at=now())
    if not told:
        _drop_unused([digest])
    elif state == FileState.DONE and file.door == Door.INSIDE:
        _forget(DocumentFile.unscoped.filter(item=file.item_id, door=file.door, form=file.form).exclude(pk=file.pk))
    file.refresh_from_db()
    return file


def _forget(rows: "models.QuerySet[DocumentFile]") -> None:
    digests = list(rows.exclude(digest="").values_list("digest", flat=True))
    rows.delete()
    transaction.on_commit(lambda: _drop_unused(digests))


def _drop_unused(digests: Iterable[str]) -> None:
    for digest in set(digests):
        if not DocumentFile.unscoped.filter(digest=digest).exists():
            files.drop(digest)


def forget_files_of(item_ids: Iterable[UUID]) -> None:
    """Delete every file made of these releases or drafts."""
    _forget(DocumentFile.unscoped.filter(item__in=list(item_ids)))


def forget_files_that_rest_on(releases: Iterable[Release]) -> None:
    """Delete every file that holds words of these releases: their own, and those of documents that cite them, issued or drafted.

    They are made anew from what may be read now when somebody asks for them.
    """
    ids = [release.pk for release in releases]
    resting = Release.unscoped.filter(cites__in=ids).values_list("pk", "made_from_id")
    forget_files_of([*ids, *(one for pair in resting for one in pair)])
