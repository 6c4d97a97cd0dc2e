"""The command line: `throughline <command>`. Each command is a few lines here and lives in the room it belongs to."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

Command = Callable[[argparse.Namespace], int]


def _setup() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "throughline.config.settings")
    import django

    django.setup()


def manage(given: argparse.Namespace) -> int:
    """Any of Django's own commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "throughline.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["throughline manage", *given.rest])
    return 0


def migrate(given: argparse.Namespace) -> int:
    """Bring the database to this version."""
    _setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    return 0


def check(given: argparse.Namespace) -> int:
    """Read back settings, database, search index and audit trail."""
    _setup()
    from django.core.management import CommandError, call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    from throughline.config import sqlite
    from throughline.thread import audit

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as refusal:
        print(f"The database can’t be reached: {str(refusal).strip()}", file=sys.stderr)
        return 1
    if waiting:
        print("The database is not at this version yet. Run `throughline migrate`, then check again.", file=sys.stderr)
        return 1
    try:
        call_command("check", databases=["default"])
    except CommandError as faults:
        print(faults, file=sys.stderr)
        return 1
    if connection.vendor == "sqlite":
        print(f"SQLite {'.'.join(map(str, sqlite.version))}, settings read back")
    try:
        lines = audit.verify()
    except audit.AuditBroken as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"Audit trail: {lines} lines hold{f', last seal {audit.last_seal()}' if given.seal else ''}")
    return 0


def serve(given: argparse.Namespace) -> int:
    """Serve the product with uvicorn; the worker beside it is `throughline work`."""
    _setup()
    import uvicorn
    from django.core.management import call_command

    call_command("check", databases=["default"], verbosity=0)
    uvicorn.run(
        "throughline.config.asgi:application",
        host=given.host,
        port=given.port,
        log_level="warning",
        timeout_graceful_shutdown=3,
        lifespan="on",
        proxy_headers=given.behind_proxy,
    )
    return 0


def work(given: argparse.Namespace) -> int:
    """Run background jobs (imports, files of documents, letters on their day, once a day the purge of what was withdrawn) until stopped."""
    _setup()
    from django.core.management import call_command

    from throughline.exchange.jobs import enqueue
    from throughline.exchange.writes import broken_off
    from throughline.reflection import jobs as reflection
    from throughline.sharing.jobs import enqueue as enqueue_file
    from throughline.sharing.reads import files_broken_off
    from throughline.thread.jobs import wait_for_the_next

    for import_id in broken_off():
        enqueue(import_id)
    for file_id in files_broken_off():
        enqueue_file(file_id)
    wait_for_the_next()
    reflection.wait_for_the_next()
    call_command("db_worker", interval=1)
    return 0


def create_person(given: argparse.Namespace) -> int:
    """Make a person, and their first programme and role when asked."""
    _setup()
    from throughline.people.models import Person
    from throughline.people.words import Role
    from throughline.people.writes import create_person as make
    from throughline.people.writes import join_programme
    from throughline.programme.models import Programme
    from throughline.programme.writes import create_programme

    email = given.email.strip().lower()
    person = Person.objects.filter(email=email).first() or make(email=email, name=given.name, password=given.password)
    if given.programme:
        programme = Programme.objects.filter(slug=given.programme).first()
        if programme is None:
            programme = create_programme(name=given.programme_name or given.programme, slug=given.programme)
        for role in given.role:
            join_programme(person=person, programme_id=programme.pk, role=Role(role))
    print(
        f"{person.name} <{person.email}> can sign in{' with the password given' if given.password else ' by mailed code'}."
    )
    return 0


def import_file(given: argparse.Namespace) -> int:
    """Bring notes in from a CSV or Excel file: columns named, duplicates skipped, errors by row."""
    _setup()
    from throughline.exchange.by_command import CommandRefused, import_notes

    try:
        report = import_notes(
            path=given.file, slug=given.programme, given=given.map, email=given.by, hub_slug=given.hub, place=given.place,
            sheet=given.sheet, standing=given.standing, dry=given.dry_run,
        )  # fmt: skip
    except CommandRefused as refusal:
        if given.json:
            print(json.dumps({"refused": str(refusal)}, ensure_ascii=False))
        else:
            print(refusal, file=sys.stderr)
        return 2
    print(report.as_json() if given.json else report.as_words())
    return 1 if report.refused else 0


def export(given: argparse.Namespace) -> int:
    """Write everything of a programme into a folder, in an open format that can be brought back in."""
    _setup()
    from throughline.exchange.by_command import CommandRefused, programme_of
    from throughline.exchange.whole import FolderNotEmpty, export_programme

    try:
        counted = export_programme(programme=programme_of(given.programme), folder=given.to)
    except CommandRefused as refusal:
        print(refusal, file=sys.stderr)
        return 2
    except FolderNotEmpty as refusal:
        print(refusal.__doc__, file=sys.stderr)
        return 1
    print(f"{counted.rows} rows of {len(counted.tables)} tables are in {given.to}.")
    return 0


def import_whole(given: argparse.Namespace) -> int:
    """Bring a whole programme in from a folder that `throughline export` wrote."""
    _setup()
    from throughline.exchange.whole import NotAnExport, ProgrammeIsThere, import_programme

    try:
        counted = import_programme(given.folder)
    except (NotAnExport, ProgrammeIsThere) as refusal:
        print(refusal.__doc__, file=sys.stderr)
        return 1
    print(f"{counted.rows} rows came in.")
    return 0


def demo_load(given: argparse.Namespace) -> int:
    """Load the made-up demonstration programme, once; what has been entered since is kept."""
    _setup()
    from django.conf import settings

    from throughline.demonstration.afresh import NotOnlyTheDemonstration, empty_the_database
    from throughline.demonstration.loading import is_loaded, load

    if not settings.DEMONSTRATION:
        print("Made-up people belong in a demonstration only. Start it with THROUGHLINE_DEMO=1.", file=sys.stderr)
        return 1
    if given.afresh:
        try:
            empty_the_database()
        except NotOnlyTheDemonstration as refusal:
            print(refusal.__doc__, file=sys.stderr)
            return 1
    if is_loaded():
        print("The demonstration is as you left it. On its front page, choose whose seat to take.")
        return 0
    load()
    print("The demonstration holds a made-up year to today. On its front page, choose whose seat to take.")
    return 0


def samples(given: argparse.Namespace) -> int:
    """Write three sample documents of the demonstration into a folder: a report as PDF, a paper as Word, the theory as slides."""
    _setup()
    from throughline.demonstration.samples import NothingToShow, write_samples
    from throughline.documents.printed import NotPrinted

    try:
        for path in write_samples(given.folder):
            print(f"{path} ({path.stat().st_size // 1024} kB)")
    except NothingToShow as refusal:
        print(refusal.__doc__, file=sys.stderr)
        return 1
    except NotPrinted as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 1
    return 0


def build_parser() -> argparse.ArgumentParser:
    """Every command with its help."""
    parser = argparse.ArgumentParser(
        prog="throughline", description="Keeps a community programme’s learning. Commands for whoever runs it."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def add(name: str, run: Command) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        sub.set_defaults(run=run)
        return sub

    add("migrate", migrate)
    checking = add("check", check)
    checking.add_argument("--seal", action="store_true", help="print the last seal, to be kept elsewhere")
    serving = add("serve", serve)
    serving.add_argument("--host", default="localhost")
    serving.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    serving.add_argument("--behind-proxy", action="store_true", help="trust X-Forwarded headers of the proxy in front")
    add("work", work)
    creating = add("create-person", create_person)
    creating.add_argument("email")
    creating.add_argument("--name", required=True)
    creating.add_argument("--password", help="leave out for sign-in by mailed code")
    creating.add_argument("--programme", help="slug of the programme to join; made if there is none")
    creating.add_argument("--programme-name")
    creating.add_argument("--role", action="append", default=[], help="such as organiser; may be given several times")
    importing = add("import", import_file)
    importing.add_argument("what", choices=["notes"], help="what the file holds")
    importing.add_argument("file", type=Path)
    importing.add_argument("--programme", required=True, help="slug; the demonstration’s is demo")
    importing.add_argument(
        "--map", action="append", default=[], help="field=column,… such as heard=comment-body,when=datetime"
    )
    importing.add_argument(
        "--by", default="", help="e-mail of the person whose notes they will be; else the learning lead"
    )
    importing.add_argument("--hub", default="", help="slug of the hub for every row")
    importing.add_argument("--place", default="", help="place for every row, in words")
    importing.add_argument("--sheet", default="", help="which sheet of a workbook")
    importing.add_argument("--standing", default="team", choices=["private", "team", "restricted"])
    importing.add_argument("--dry-run", action="store_true", help="read it whole and keep nothing")
    importing.add_argument("--json", action="store_true", help="counts and errors as JSON")
    exporting = add("export", export)
    exporting.add_argument("--programme", required=True, help="slug; the demonstration’s is demo")
    exporting.add_argument("--to", type=Path, required=True, help="an empty folder")
    bringing = add("import-programme", import_whole)
    bringing.add_argument("folder", type=Path)
    loading = add("demo-load", demo_load)
    loading.add_argument("--afresh", action="store_true", help="empty the demonstration’s database first")
    sampling = add("samples", samples)
    sampling.add_argument("folder", type=Path)
    managing = add("manage", manage)
    managing.add_argument("rest", nargs=argparse.REMAINDER)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry of the console script; returns the exit code."""
    given = build_parser().parse_args(sys.argv[1:] if arguments is None else arguments)
    run: Command = given.run
    return run(given)


if __name__ == "__main__":
    sys.exit(main())
