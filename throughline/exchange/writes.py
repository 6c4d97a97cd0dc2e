"""Choosing a file of notes, naming its columns, starting and stopping its import."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from django.db import models, transaction

from throughline.access.words import Standing
from throughline.access.writable import must_write
from throughline.common.clock import now
from throughline.exchange.files import drop_file
from throughline.exchange.mapping import Reading, Whereabouts, hubs_by_name, reading
from throughline.exchange.models import Import
from throughline.exchange.words import UNDER_WAY, ImportState
from throughline.people.models import Person
from throughline.programme.models import Hub, Programme
from throughline.programme.reads import hubs_of
from throughline.spreadsheets.reading import Glance, glance

MOST_TRIES = 3


class NotReady(Exception):
    """This import has begun or ended already."""


@transaction.atomic
def begin_import(
    *, by: Person, programme: Programme, path: Path, file_name: str, sheet: str = ""
) -> tuple[Import, Glance]:
    """Look through a file and keep what was found, ready for its columns to be named. Nothing is imported yet.

    Raises NotAllowed unless `by` is on the team, or a Refusal.
    """
    must_write(by, programme.pk)
    looked = glance(path, sheet=sheet or None)
    made = Import.unscoped.create(
        programme=programme, by=by, file_name=file_name[:200], file_path=str(path), columns=list(looked.sheet.columns),
        rows=looked.rows + looked.bad, sheet=sheet,
    )  # fmt: skip
    return made, looked


def how_it_reads(of: Import) -> Reading:
    """How the rows of an import are read. Raises MappingIncomplete, NoWhere, UnknownColumn."""
    where = Whereabouts(of.hub_id, of.place, hubs_by_name(hubs_of(of.programme)))
    return reading(columns=of.columns, mapping=of.mapping, where=where, standing=Standing(of.standing))


def name_columns(*, of: Import, mapping: dict[str, str], hub: Hub | None, place: str, standing: Standing) -> Import:
    """Say which column is which. Raises NotReady, MappingIncomplete, NoWhere, UnknownColumn."""
    if of.state != ImportState.CHOSEN:
        raise NotReady
    of.mapping, of.hub, of.place, of.standing = mapping, hub, place, standing
    how_it_reads(of)  # refuses what does not fit before anything is saved
    of.save(update_fields=["mapping", "hub", "place", "standing"])
    return of


def start_import(*, of: Import, enqueue: Callable[[UUID], object]) -> None:
    """Hand the import to the worker. Pressed twice, it starts once: the second time raises NotReady."""
    how_it_reads(of)
    with transaction.atomic():
        begun = Import.unscoped.filter(pk=of.pk, state=ImportState.CHOSEN).update(state=ImportState.WAITING)
        if not begun:
            raise NotReady
        transaction.on_commit(lambda: enqueue(of.pk))


def stop_import(*, of: Import) -> None:
    """Ask the worker to stop and take back what it has written so far."""
    Import.unscoped.filter(pk=of.pk, state=ImportState.WAITING).update(state=ImportState.STOPPING)
    Import.unscoped.filter(pk=of.pk, state=ImportState.RUNNING).update(state=ImportState.STOPPING)


def forget_import(*, of: Import) -> None:
    """Put a chosen file away without importing it. Raises NotReady once it has begun."""
    if of.state != ImportState.CHOSEN:
        raise NotReady
    drop_file(of.file_path)
    of.delete()


class BeingStopped(Exception):
    """Somebody has asked for this import to stop."""


def begin_running(import_id: UUID) -> Import | None:
    """The import, now running; None if it has ended, or was never started. One that was asked to stop is returned too."""
    Import.unscoped.filter(pk=import_id, state=ImportState.WAITING).update(state=ImportState.RUNNING)
    Import.unscoped.filter(pk=import_id, tries__gte=MOST_TRIES).update(state=ImportState.STOPPING)
    Import.unscoped.filter(pk=import_id).update(tries=models.F("tries") + 1)
    under_way = Import.unscoped.filter(pk=import_id, state__in=[ImportState.RUNNING, ImportState.STOPPING])
    return under_way.select_related("by", "programme", "hub").first()


def tell_progress(*, of: Import, rows: int, added: int, duplicates: int, left_out: int, problems: list[str]) -> None:
    """Keep how far an import has come. Raises BeingStopped when somebody has asked for it to stop."""
    running = Import.unscoped.filter(pk=of.pk, state=ImportState.RUNNING).update(
        rows=max(rows, of.rows), reached=rows, added=added, duplicates=duplicates, left_out=left_out, problems=problems
    )
    if not running:
        raise BeingStopped


def end_import(*, of: Import, state: ImportState, refusal: str) -> None:
    """Say how an import ended; one that was stopped or failed has no figures to show but the rows it had."""
    nothing = {} if state == ImportState.DONE else {"added": 0, "duplicates": 0, "left_out": 0}
    Import.unscoped.filter(pk=of.pk).update(state=state, refusal=refusal, ended_at=now(), file_path="", **nothing)


def broken_off() -> list[UUID]:
    """Imports that a worker had begun, or was about to, when it was killed: to be handed to the next one."""
    return list(Import.unscoped.filter(state__in=UNDER_WAY).order_by("made_at").values_list("pk", flat=True))
