"""A document as files: for the team beside a draft or a release, and for readers of a release."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.visible import NotVisible
from throughline.access.writable import may_write, must_write
from throughline.documents.content import Reading
from throughline.sharing import files, reads, writes
from throughline.sharing.jobs import enqueue
from throughline.sharing.models import DocumentFile
from throughline.sharing.words import FILE_TYPES, Door, FileForm
from throughline.thread.audit import note_act
from throughline.thread.models import Item
from throughline.web.notices import told
from throughline.web.pages import item_page, person_of, signed_in, team_item_page

WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(WRITES)
@item_page(None)
def team(request: HttpRequest, item: Item) -> HttpResponse:
    """The files of a draft or a release as the team reads it; POST has them made."""
    person = person_of(request)
    reading = _inside(request, item)
    if request.method == "POST":
        must_write(person, item.programme_id)
        writes.ask_for_files(item_id=item.pk, door=Door.INSIDE, by=person, enqueue=enqueue)
        return redirect("sharing:files", item_id=item.pk)
    stop = reverse("sharing:stop-files", args=[item.pk]) if may_write(person, item.programme_id) else ""
    context = {
        "item": item,
        "programme": item.programme,
        "writes": may_write(person, item.programme_id),
        "back_url": item.get_absolute_url(),
        "nav_here": "reports" if item.kind == "report" else "shared",
        **_files(item.pk, Door.INSIDE, reading, request.path, stop),
    }
    return render(request, "sharing/files.html", context)


def _inside(request: HttpRequest, item: Item) -> Reading:
    try:
        return reads.reading_inside(person_of(request), item)
    except (reads.NotShareable, reads.NotTheTeams):
        raise NotVisible from None


def _files(item_id: UUID, door: Door, reading: Reading, here: str, stop: str = "") -> dict[str, object]:
    forms = reads.files_of(item_id, door, reading)
    ready, under_way = sum(one.ready for one in forms), any(one.under_way for one in forms)
    return {
        "forms": forms,
        "title": reading.document.title,
        "ready": ready,
        "of": len(forms),
        "under_way": under_way,
        "wanting": ready < len(forms) and not under_way,
        "refresh": here if under_way else "",
        "stop": stop,
    }


@require_POST
@team_item_page(None)
def stop(request: HttpRequest, item: Item) -> HttpResponse:
    """Stop what is being made; what was made stays."""
    _inside(request, item)
    writes.stop_files(item_id=item.pk, door=Door.INSIDE)
    told(request, "Stopped. Files that were made stay as they are.")
    return redirect("sharing:files", item_id=item.pk)


@require_safe
@item_page(None)
def team_file(request: HttpRequest, item: Item, file_id: UUID) -> HttpResponse:
    """One file of a draft or a release, for whoever reads the item inside."""
    _inside(request, item)
    file = reads.file_inside(item, file_id)
    note_act(act="file.taken", by=person_of(request), programme_id=item.programme_id, subject_id=item.pk)
    return _sent(file, item.title)


@require_http_methods(WRITES)
@signed_in
def outside(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The files of a release as this reader reads it; POST has them made."""
    person = person_of(request)
    shown = reads.release_for(person, item_id)
    if shown.document is None:
        raise NotVisible
    if request.method == "POST":
        writes.ask_for_files(item_id=item_id, door=Door.OUTSIDE, by=person, enqueue=enqueue)
        return redirect("sharing:read-files", item_id=item_id)
    context = {
        "shown": shown,
        "programme": {"name": shown.programme},
        **_files(item_id, Door.OUTSIDE, shown.document, request.path),
    }
    return render(request, "sharing/read_files.html", context)


@require_safe
@signed_in
def outside_file(request: HttpRequest, item_id: UUID, form: str) -> HttpResponse:
    """One file of a release, made of exactly what this reader may read now."""
    file = reads.file_outside(person_of(request), item_id, form)
    return _sent(file, reads.release_for(person_of(request), item_id).title)


def _sent(file: DocumentFile, title: str) -> HttpResponse:
    path = files.path_of(file.digest)
    if not path.exists():
        raise NotVisible
    name = f"{slugify(title)[:80] or 'document'}.{file.form}"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(
        path.read_bytes(), content_type=FILE_TYPES[FileForm(file.form)], headers={"Content-Disposition": disposition}
    )
