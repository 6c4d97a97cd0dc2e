"""Everything of a programme out, in an open format, and back in as an equal programme. For whoever runs the service.

A folder of JSON Lines, one file per table, one row per line, ids as they are, with a manifest that counts and hashes each file,
and the notes once more as CSV for people. This is the one place that reads past the inside door, because it serves the operator who holds
the database anyway; it is reachable from the command line only. Format: docs/export-format.md. Source: ADR "everything out, and back".
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from throughline import VERSION
from throughline.common.clock import now
from throughline.common.csv_safe import csv_lines
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.thread import audit

FORMAT = 1

TABLES = (
    ("programme.programme", "pk"),
    ("programme.hub", "programme"),
    ("programme.hubstatechange", "hub__programme"),
    ("programme.contextevent", "programme"),
    ("people.membership", "programme"),
    ("thread.item", "programme"),
    ("thread.link", "target__programme"),
    ("thread.excerpt", "item__programme"),
    ("thread.revision", "item__programme"),
    ("thread.searchtext", "item__programme"),
    ("capture.batch", "programme"),
    ("capture.note", "programme"),
    ("promises.promise", "programme"),
    ("questions.question", "item__programme"),
    ("indicators.indicator", "item__programme"),
    ("indicators.reading", "item__programme"),
    ("sensemaking.theme", "item__programme"),
    ("sensemaking.themejudgement", "theme__item__programme"),
    ("sensemaking.dissent", "theme__item__programme"),
    ("sensemaking.thememerge", "theme__item__programme"),
    ("sensemaking.gathering", "theme__item__programme"),
    ("theory.theorymap", "item__programme"),
    ("theory.element", "item__programme"),
    ("theory.causallink", "item__programme"),
    ("theory.assumption", "item__programme"),
    ("theory.judgement", "target__programme"),
    ("theory.eventasked", "event__programme"),
    ("theory.place", "element__item__programme"),
    ("theory.change", "subject__programme"),
    ("theory.version", "of__item__programme"),
    ("theory.remark", "version__of__item__programme"),
    ("experiments.experiment", "item__programme"),
    ("experiments.asstarted", "experiment__item__programme"),
    ("experiments.midwaychange", "experiment__item__programme"),
    ("experiments.logentry", "experiment__item__programme"),
    ("experiments.peerremark", "experiment__item__programme"),
    ("experiments.learningcard", "item__programme"),
    ("feedback.saidback", "item__programme"),
    ("feedback.inlanguage", "entry__item__programme"),
    ("feedback.telling", "entry__item__programme"),
    ("feedback.reply", "entry__item__programme"),
    ("reflection.sharedpart", "item__programme"),
    ("reflection.letter", "item__programme"),
    ("harvest.change", "item__programme"),
    ("harvest.secondvoice", "of__programme"),
    ("harvest.round", "programme"),
    ("harvest.story", "item__programme"),
    ("harvest.choice", "made_in__programme"),
    ("harvest.ripplemap", "programme"),
    ("harvest.rippleof", "on_map__programme"),
    ("harvest.ripplelook", "ripple__on_map__programme"),
    ("reports.report", "item__programme"),
    ("reports.part", "report__item__programme"),
    ("reports.keptversion", "report__item__programme"),
    ("reports.comment", "report__item__programme"),
    ("sharing.circle", "programme"),
    ("sharing.circlemember", "circle__programme"),
    ("sharing.release", "programme"),
    ("sharing.releasequote", "release__programme"),
    ("governance.seat", "circle__programme"),
    ("governance.meeting", "item__programme"),
    ("governance.decision", "item__programme"),
    ("governance.addition", "decision__item__programme"),
    ("governance.disagreement", "decision__item__programme"),
    ("governance.action", "item__programme"),
    ("governance.paper", "item__programme"),
    ("governance.cited", "paper__item__programme"),
    ("governance.exemptpart", "item__programme"),
    ("governance.learned", "paper__item__programme"),
    ("governance.boardquestion", "programme"),
    ("publicpages.publicwords", "programme"),
    ("publicpages.publicreply", "programme"),
)
"""Every table that goes out, in the order in which it can come back, and the path from a row to its programme."""

LEFT_OUT = {
    "people.person": "names and addresses go out in people.jsonl, passwords and second factors never",
    "people.invitation": "open links belong to the service that made them",
    "exchange.import": "about files that are gone",
    "capture.draft": "nobody's but its writer's until it is saved",
    "safeguarding.handover": "restricted: handed over by its own lead, never with a programme",
    "library.savedsearch": "a reader's own",
    "reflection.reflection": "private: nobody takes it out but its writer, as a text file; a number of them is nobody's business",
    "reflection.answer": "belongs to private reflections",
    "reflection.sitting": "belongs to private reflections",
    "reflection.asked": "belongs to private reflections",
    "sharing.documentfile": "files of documents are made anew from the words that go out",
    "sharing.sharelink": "links belong to the service that made them",
    "sharing.linkopening": "belongs to links",
    "sharing.linktries": "belongs to links",
    "sharing.lastlook": "a reader's own",
    "thread.auditentry": "the trail of this service; a chain cannot be continued elsewhere",
}
"""Tables that stay, and why."""

KINDS_THAT_STAY = ("reflection",)
"""Kinds whose items stay with everything that hangs on them. Source: ADR "everyone who reflects has a place of their own"."""

WAYS_TO_KIND = {
    "thread.item": ("kind",),
    "thread.link": ("source__kind", "target__kind"),
    "thread.excerpt": ("item__kind", "source__kind"),
    "thread.revision": ("item__kind",),
    "thread.searchtext": ("item__kind",),
}
"""Where a row of the thread says which kind it belongs to."""


class FolderNotEmpty(Exception):
    """Choose an empty folder, so that nothing there is mixed up with the export."""


class NotAnExport(Exception):
    """This folder does not hold a whole export: a file is missing, or is not as it was written."""


class ProgrammeIsThere(Exception):
    """A programme with this slug or id is here already. Bring the export into a service that does not have it."""


@dataclass(frozen=True)
class Counted:
    """How many rows of each table went out or came in, by table."""

    tables: dict[str, int]

    @property
    def rows(self) -> int:
        return sum(self.tables.values())


def _rows(label: str, lookup: str, programme: Programme) -> models.QuerySet[models.Model]:
    rows: models.QuerySet[models.Model] = apps.get_model(label)._base_manager.all()
    for way in WAYS_TO_KIND.get(label, ()):
        rows = rows.exclude(**{f"{way}__in": KINDS_THAT_STAY})
    return rows.filter(**{lookup: programme.pk}).order_by("pk").distinct()


def _people_of(programme: Programme) -> Iterator[dict[str, Any]]:
    """Everybody an exported row names: who left is still named by what they wrote."""
    named: set[Any] = set()
    for label, lookup in TABLES:
        for field in apps.get_model(label)._meta.get_fields():
            if field.is_relation and field.related_model is Person and hasattr(field, "attname"):
                named |= set(_rows(label, lookup, programme).order_by().values_list(field.name, flat=True).distinct())
    for person in Person.objects.filter(pk__in=named - {None}).order_by("pk"):
        yield {"id": person.pk, "email": person.email, "name": person.name, "joined_at": person.joined_at}


class _ToTheMicrosecond(DjangoJSONEncoder):
    """Moments as they are held: Django's own encoder cuts them to milliseconds, and what comes back would not be equal."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def _write(path: Path, rows: Iterable[Any]) -> tuple[int, str]:
    """Write JSON Lines; how many, and the SHA-256 of the file."""
    count, digest = 0, hashlib.sha256()
    with path.open("wb") as file:
        for row in rows:
            line = json.dumps(row, cls=_ToTheMicrosecond, ensure_ascii=False, sort_keys=True).encode() + b"\n"
            file.write(line)
            digest.update(line)
            count += 1
    return count, digest.hexdigest()


def export_programme(*, programme: Programme, folder: Path) -> Counted:
    """Write everything of a programme into an empty folder. Raises FolderNotEmpty."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FolderNotEmpty
    files: dict[str, dict[str, Any]] = {}
    counts: dict[str, int] = {}
    with transaction.atomic():
        for label, lookup in TABLES:
            rows = _rows(label, lookup, programme).iterator(2_000)
            told = serializers.serialize("python", rows) if label != "thread.searchtext" else _search_rows(programme)
            counts[label], digest = _write(folder / f"{label}.jsonl", told)
            files[f"{label}.jsonl"] = {"rows": counts[label], "sha256": digest}
        people, digest = _write(folder / "people.jsonl", _people_of(programme))
        files["people.jsonl"] = {"rows": people, "sha256": digest}
        _write_notes(folder / "notes.csv", programme)
    manifest = {
        "format": FORMAT, "made_at": now(), "made_by": f"Throughline {VERSION}", "programme": programme.slug,
        "files": files, "left_out": LEFT_OUT,
    }  # fmt: skip
    (folder / "manifest.json").write_text(
        json.dumps(manifest, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2), encoding="utf-8"
    )
    audit.note_act(act="programme.exported", by=None, programme_id=programme.pk, subject_id=programme.pk)
    return Counted(counts)


def _search_rows(programme: Programme) -> Iterator[dict[str, Any]]:
    """Search rows without their numbers, which are this database's own."""
    rows = _rows("thread.searchtext", "item__programme", programme).order_by("item_id")
    for item_id, words in rows.values_list("item_id", "words").iterator(2_000):
        yield {"model": "thread.searchtext", "pk": None, "fields": {"item": item_id, "words": words}}


def _write_notes(path: Path, programme: Programme) -> None:
    columns = (
        "id",
        "day",
        "hub",
        "place",
        "standing",
        "language",
        "heard",
        "what the recorder makes of it",
        "withdrawn",
    )
    rows = (
        _rows("capture.note", "programme", programme).select_related("item", "item__hub").order_by("item__happened_on")
    )
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.writelines(csv_lines(columns, (_note_cells(note) for note in rows.iterator(2_000))))


def _note_cells(note: Any) -> tuple[str, ...]:
    item = note.item
    withdrawn = item.tombstoned_at is not None
    return (
        str(item.pk), item.happened_on.isoformat(), str(item.hub or ""), note.place, item.standing, item.language,
        "" if withdrawn else note.heard, "" if withdrawn else note.make_of_it, "yes" if withdrawn else "",
    )  # fmt: skip


def _checked(folder: Path) -> dict[str, Any]:
    """The manifest, once every file is there and as it was written. Raises NotAnExport."""
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        whole = manifest["format"] == FORMAT and {f"{label}.jsonl" for label, _ in TABLES} <= set(manifest["files"])
        for name, about in manifest["files"].items():
            if Path(name).name != name:
                raise NotAnExport
            with (folder / name).open("rb") as file:
                whole = whole and hashlib.file_digest(file, "sha256").hexdigest() == about["sha256"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise NotAnExport from fault
    if not whole:
        raise NotAnExport
    return manifest


def _lines(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


@transaction.atomic
def import_programme(folder: Path) -> Counted:
    """Bring a whole export in, with every id as it was; people are matched by address. All of it or nothing.

    Raises NotAnExport, ProgrammeIsThere.
    """
    _checked(folder)
    (told,) = _lines(folder / "programme.programme.jsonl")
    if Programme.objects.filter(models.Q(pk=told["pk"]) | models.Q(slug=told["fields"]["slug"])).exists():
        raise ProgrammeIsThere
    known = dict(_match_people(_lines(folder / "people.jsonl")))
    counts: dict[str, int] = {}
    for label, _ in TABLES:
        counts[label] = _bring_in(label, _lines(folder / f"{label}.jsonl"), known)
    audit.note_act(act="programme.imported", by=None, programme_id=told["pk"], subject_id=told["pk"])
    return Counted(counts)


def _match_people(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """(id in the export, id here): an address that is here already is the same person."""
    for row in rows:
        here = Person.objects.filter(email=row["email"]).first()
        if here is None:
            here = Person(id=row["id"], email=row["email"], name=row["name"])
            here.set_unusable_password()
            here.save(force_insert=True)
        yield row["id"], str(here.pk)


def _bring_in(label: str, rows: Iterable[dict[str, Any]], known: dict[str, str]) -> int:
    model = apps.get_model(label)
    people = [
        field.name
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model is Person and field.concrete
    ]
    count = 0
    for told in rows:
        for name in people:
            named = told["fields"].get(name)
            if isinstance(named, list):
                told["fields"][name] = [known.get(one, one) for one in named]
            elif named is not None:
                told["fields"][name] = known.get(named, named)
        (row,) = serializers.deserialize("python", [told])
        row.save(force_insert=True)
        count += 1
    return count
