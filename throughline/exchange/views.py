"""Bringing notes in from a file, and taking everything out."""

from pathlib import Path
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.words import Standing
from throughline.exchange import forms, reads, running, writes
from throughline.exchange.files import drop_file, keep_file
from throughline.exchange.jobs import enqueue
from throughline.exchange.mapping import MappingIncomplete, NoWhere, RowRefused, UnknownColumn
from throughline.exchange.models import Import
from throughline.exchange.words import UNDER_WAY, ImportState
from throughline.programme.models import Programme
from throughline.spreadsheets.reading import glance
from throughline.spreadsheets.refusals import Refusal
from throughline.web.notices import told, warned
from throughline.web.pages import form_page, person_of, signed_in, team_page


@require_safe
@team_page
def imports(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Files one has brought in, newest first."""
    mine = reads.imports(person_of(request)).filter(programme=programme)[:50]
    return render(request, "exchange/imports.html", {"programme": programme, "imports": mine, "nav_here": "notes"})


@require_http_methods(["GET", "HEAD", "POST"])
@team_page
def choose(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Choose a file; it is looked through at once, and refused in words if it can't be read."""
    form = forms.ChooseFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        path = None
        upload = form.cleaned_data["file"]
        try:
            path = keep_file(upload)
            made, _ = writes.begin_import(
                by=person_of(request), programme=programme, path=path, file_name=upload.name or "file",
                sheet=form.cleaned_data["sheet"],
            )  # fmt: skip
        except Refusal as refusal:
            drop_file(str(path or ""))
            form.add_error("file", refusal.sentence)
        else:
            return redirect("exchange:columns", import_id=made.pk)
    context = {"programme": programme, "form": form, "nav_here": "notes"}
    return form_page(request, "exchange/choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def columns(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Say which column is which; see how the first rows read and what the whole file would bring. Then start."""
    of = reads.import_by_id(person_of(request), import_id)
    if of.state != ImportState.CHOSEN:
        return redirect("exchange:import", import_id=of.pk)
    request.programme = of.programme  # type: ignore[attr-defined]  # read by web.context
    form = forms.ColumnsForm(
        request.POST if request.method == "POST" else None, programme=of.programme, columns=of.columns
    )
    context = {"programme": of.programme, "of": of, "form": form, "nav_here": "notes"}
    if form.is_valid():
        given = form.cleaned_data
        try:
            writes.name_columns(
                of=of,
                mapping=form.mapping(),
                hub=given["every_hub"],
                place=given["every_place"],
                standing=Standing(given["standing"]),
            )
            if "start" in request.POST:
                writes.start_import(of=of, enqueue=enqueue)
                return redirect("exchange:import", import_id=of.pk)
            context |= {"tally": running.dry_run(of)}
        except MappingIncomplete as refusal:
            form.add_error(None, refusal.__doc__ or "")
        except NoWhere as refusal:
            form.add_error("every_place", refusal.__doc__ or "")
        except (UnknownColumn, Refusal) as refusal:
            form.add_error(None, str(refusal))
        except writes.NotReady:
            return redirect("exchange:import", import_id=of.pk)
    of.refresh_from_db()
    context |= {"preview": _preview(of)}
    return form_page(request, "exchange/columns.html", context)


def _preview(of: Import) -> dict[str, object]:
    """The first rows as the file has them, and as notes once the columns are named."""
    looked = glance(Path(of.file_path), first=5, sheet=of.sheet or None)
    read: list[dict[str, object]] = []
    if of.mapping:
        how = writes.how_it_reads(of)
        for row in looked.first:
            try:
                read.append({"note": how.note(row)})
            except RowRefused as refusal:
                read.append({"problem": str(refusal)})
    return {"columns": looked.sheet.columns, "rows": looked.first, "notes": read, "encoding": looked.sheet.encoding}


@require_safe
@signed_in
def one(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """How far an import has come, what was left out and why."""
    of = reads.import_by_id(person_of(request), import_id)
    if of.state == ImportState.CHOSEN:
        return redirect("exchange:columns", import_id=of.pk)
    request.programme = of.programme  # type: ignore[attr-defined]  # read by web.context
    context = {"programme": of.programme, "of": of, "under_way": of.state in UNDER_WAY, "nav_here": "notes"}
    template = "exchange/_progress.html" if request.headers.get("HX-Request") else "exchange/import.html"
    return render(request, template, context)


@require_POST
@signed_in
def stop(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Stop an import; what it wrote is taken back."""
    of = reads.import_by_id(person_of(request), import_id)
    writes.stop_import(of=of)
    warned(request, "Stopping. What was brought in so far is being taken back.")
    return redirect("exchange:import", import_id=of.pk)


@require_POST
@signed_in
def forget(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Put a chosen file away without importing it."""
    of = reads.import_by_id(person_of(request), import_id)
    slug = of.programme.slug
    try:
        writes.forget_import(of=of)
    except writes.NotReady as refusal:
        warned(request, refusal.__doc__ or "")
        return redirect("exchange:import", import_id=of.pk)
    told(request, "The file is put away. Nothing was imported.")
    return redirect("exchange:imports", programme=slug)
