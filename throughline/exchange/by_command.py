"""`throughline import notes FILE …`: the same import as on the page, at once and without a worker."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.exchange import writes
from throughline.exchange.mapping import MappingIncomplete, NoWhere, UnknownColumn
from throughline.exchange.models import Import
from throughline.exchange.running import dry_run, run_import
from throughline.exchange.words import FIELDS, ImportState
from throughline.people.models import Person
from throughline.people.reads import current_members
from throughline.people.words import TEAM_ROLES, Role
from throughline.programme.models import Programme
from throughline.spreadsheets.refusals import Refusal


class CommandRefused(Exception):
    """What the command line was given can’t be done; the message says why."""


@dataclass
class Report:
    """What came of it, for people or as JSON. `refused` is empty when the file was read to its end."""

    file: str
    programme: str
    rows: int = 0
    added: int = 0
    duplicates: int = 0
    left_out: int = 0
    errors: list[str] = field(default_factory=list)
    refused: str = ""
    dry_run: bool = False

    def as_json(self) -> str:
        return json.dumps(
            {**vars(self), "counts": {"added": self.added, "duplicates": self.duplicates, "errors": self.left_out}},
            ensure_ascii=False,
        )

    def as_words(self) -> str:
        if self.refused:
            return self.refused
        would = "would come in" if self.dry_run else "came in"
        told = [
            f"{self.rows} rows read: {self.added} notes {would}, {self.duplicates} here already, {self.left_out} left out."
        ]
        return "\n".join([*told, *self.errors])


def mapping_of(given: list[str]) -> dict[str, str]:
    """`heard=comment-body,when=datetime`, once or several times. Raises CommandRefused for a field we don't have."""
    mapping = {}
    for part in (part for text in given for part in text.split(",") if part.strip()):
        name, equals, column = part.partition("=")
        if not equals or name.strip() not in FIELDS:
            raise CommandRefused(f"“{part}” is not FIELD=COLUMN. Fields: {', '.join(FIELDS)}.")
        mapping[name.strip()] = column.strip()
    return mapping


def programme_of(slug: str) -> Programme:
    """The programme by its slug. Raises CommandRefused if there is none."""
    found = Programme.objects.filter(slug=slug).first()
    if found is None:
        raise CommandRefused(f"There is no programme with the slug “{slug}”.")
    return found


def bringer(programme: Programme, email: str) -> Person:
    """Whose notes they will be: the person named, else the learning lead, else anyone on the team."""
    if email:
        found = Person.objects.filter(email=email.strip().lower()).first()
        if found is None:
            raise CommandRefused(f"Nobody signs in as {email}.")
        return found
    members = current_members(programme.pk, {Role.LEARNING_LEAD}) or current_members(programme.pk, TEAM_ROLES)
    if not members:
        raise CommandRefused("Nobody is on this programme’s team yet. Make one with `throughline create-person`.")
    return members[0]


def import_notes(
    *,
    path: Path,
    slug: str,
    given: list[str],
    email: str = "",
    hub_slug: str = "",
    place: str = "",
    sheet: str = "",
    standing: str = Standing.TEAM,
    dry: bool = False,
) -> Report:
    """Import a file of notes and say what came of it; refusals are told in the report. Raises CommandRefused."""
    programme = programme_of(slug)
    report = Report(file=path.name, programme=slug, dry_run=dry)
    hub = programme.hubs.filter(slug=hub_slug).first() if hub_slug else None
    if hub_slug and hub is None:
        raise CommandRefused(f"There is no hub with the slug “{hub_slug}” in this programme.")
    if not path.is_file():
        raise CommandRefused(f"There is no file {path}.")
    of: Import | None = None
    try:
        of, _ = writes.begin_import(
            by=bringer(programme, email), programme=programme, path=path, file_name=path.name, sheet=sheet
        )
        writes.name_columns(
            of=of,
            mapping=mapping_of(given),
            hub=hub,
            place=place or f"From {path.name}"[:200],
            standing=Standing(standing),
        )
        if dry:
            _tell(report, **vars(dry_run(of)))
        else:
            _run(report, of)
    except (Refusal, UnknownColumn) as refusal:
        report.refused = str(refusal)
    except (MappingIncomplete, NoWhere, NotAllowed) as refusal:
        report.refused = refusal.__doc__ or ""
    if of is not None and (dry or report.refused):
        of.delete()
    return report


def _run(report: Report, of: Import) -> None:
    writes.start_import(of=of, enqueue=run_import)
    of.refresh_from_db()
    if of.state != ImportState.DONE:
        report.refused = of.refusal
    _tell(report, rows=of.reached, added=of.added, duplicates=of.duplicates, left_out=of.left_out, problems=of.problems)


def _tell(report: Report, *, problems: list[Any], **figures: int) -> None:
    for name, figure in figures.items():
        setattr(report, name, figure)
    report.errors = [str(problem) for problem in problems]
