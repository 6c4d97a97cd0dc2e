"""Taking a theory out in several formats, and bringing one in: what it would change is shown before anything is."""

import tempfile
from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from throughline.common.refusals import said
from throughline.theory import bringing, drawing, reads, stood
from throughline.theory.formats import as_json, as_xml, sheets
from throughline.theory.formats.brought import LARGEST, Brought, NotTaken, TooLarge
from throughline.theory.models import TheoryMap
from throughline.theory.stood import Stood
from throughline.theory.views.changing import REFUSALS, form_page
from throughline.theory.views.entering import around, file_name, map_page, team_map_page
from throughline.web.notices import told
from throughline.web.pages import person_of

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TAKEN = {
    "json": ("Throughline JSON", "Everything, in an open format that comes back equal.", "json", "application/json"),
    "xlsx": ("Spreadsheet", "Excel workbook with sheets for elements, links and assumptions. Comes back.", "xlsx", XLSX),
    "elements": ("Elements as CSV", "One row for each element. Comes back.", "csv", "text/csv; charset=utf-8"),
    "links": ("Links as CSV", "One row for each causal link. Comes back together with the elements.", "csv", "text/csv; charset=utf-8"),
    "kumu": ("Kumu", "A JSON blueprint for Kumu. Comes back, without loops.", "json", "application/json"),
    "graphml": ("GraphML", "For graph programs such as yEd or Gephi.", "graphml", "application/xml"),
    "svg": ("Picture", "The drawn map as SVG, for slides and print; scales without blurring.", "svg", "image/svg+xml"),
    "slides": ("PowerPoint", "The drawn map in shapes you can move and write in, then everything in words.", "pptx", PPTX),
    "word": ("Word", "The drawn map in shapes with their words, then everything in words.", "docx", DOCX),
}  # fmt: skip


@require_safe
@map_page
def take(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """Every way to take the theory along."""
    rows = [{"form": form, "label": label, "says": says} for form, (label, says, _, _) in TAKEN.items()]
    return render(request, "theory/take.html", around(of.item, rows=rows, picture_name=f"{file_name(of)}.png"))


@require_safe
@map_page
def taken(request: HttpRequest, of: TheoryMap, form: str) -> HttpResponse:
    """The theory in one format, as this reader sees it."""
    if form not in TAKEN:
        raise Http404
    standing = reads.standing(person_of(request), of, counted=False)
    theory = stood.of_standing(standing)
    if form == "svg":
        content = as_xml.svg(drawing.of_standing(standing, linked=False))
    elif form in OFFICE:
        content = _office(form, theory, drawing.of_standing(standing, linked=False))
    elif form in ("elements", "links"):
        content = sheets.csv(theory, form.capitalize())
    else:
        write = {"json": as_json.own, "xlsx": sheets.workbook, "kumu": as_json.kumu, "graphml": as_xml.graphml}[form]
        content = write(theory)
    _, _, suffix, content_type = TAKEN[form]
    answer = HttpResponse(content, content_type=content_type)
    name = f"{file_name(of)}{'' if form in ('json', 'xlsx', 'svg', 'graphml', *OFFICE) else f'-{form}'}"
    answer["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return answer


OFFICE = ("slides", "word")


def _office(form: str, theory: Stood, picture: drawing.Picture) -> bytes:
    """The map in shapes. What writes such files is loaded only when somebody asks for one."""
    if form == "slides":
        from throughline.theory.formats.as_slides import slides

        return slides(theory, picture)
    from throughline.theory.formats.as_word import word_file

    return word_file(theory, picture)


class Bring(forms.Form):
    """A file to bring a theory in from."""

    file = forms.FileField(
        label="A theory in a file", help_text="Throughline JSON, a Kumu JSON blueprint, an Excel workbook with a sheet called Elements, or a CSV of elements; at most 2 MB.",
        widget=forms.ClearableFileInput({"accept": ".json,.xlsx,.csv"}),
        error_messages={"required": "Choose a file.", "empty": "This file is empty. Check that it was saved, then choose it again."},
    )  # fmt: skip
    links = forms.FileField(
        label="Its links", required=False, help_text="Only with a CSV of elements: the CSV of links.", allow_empty_file=True,
        widget=forms.ClearableFileInput({"accept": ".csv"}),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@team_map_page
def bring(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """Choose a file, see what it would change and what was not understood, then bring it in whole."""
    if request.method == "POST" and "theory" in request.POST:
        return _brought_in(request, of)
    form = Bring(request.POST, request.FILES) if request.method == "POST" else Bring()
    if form.is_valid():
        try:
            found = _read(form.cleaned_data["file"], form.cleaned_data["links"])
        except NotTaken as refusal:
            form.add_error("file", str(refusal) or said(refusal))
        else:
            return _shown(request, of, found)
    return form_page(request, "theory/bring.html", around(of.item, form=form))


def _shown(request: HttpRequest, of: TheoryMap, found: Brought) -> HttpResponse:
    would = bringing.would_change(person_of(request), of, found.stood)
    context: dict[str, Any] = around(
        of.item, comparison=would.comparison, put_back=would.put_back, said=found.said,
        theory=as_json.own(found.stood).decode(), counted=_counted(found),
    )  # fmt: skip
    return render(request, "theory/bring_preview.html", context)


def _counted(found: Brought) -> str:
    parts = ((len(found.stood.elements), "elements"), (len(found.stood.links), "links"), (len(found.stood.assumptions), "assumptions"))  # fmt: skip
    return "The file holds " + ", ".join(f"{many:,} {name if many != 1 else name[:-1]}" for many, name in parts) + "."


def _brought_in(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """What was shown comes back with the form and is read as warily as any file."""
    form = Bring()
    try:
        found = as_json.read(request.POST["theory"].encode("utf-8", "replace"))
        done = bringing.bring(of=of, by=person_of(request), given=found.stood)
    except (NotTaken, *REFUSALS) as refusal:
        form = Bring({})
        form.errors.clear()
        form.add_error(None, f"{said(refusal)} Nothing of it was brought in.")
        return form_page(request, "theory/bring.html", around(of.item, form=form))
    many = len(done.differences)
    told(request, f"Brought in: {many:,} thing{'' if many == 1 else 's'} changed on the map." if many else "Brought in: the map had all of it already.")  # fmt: skip
    return redirect("theory:outline", of.pk)


def _read(file: "UploadedFile[bytes]", links: "UploadedFile[bytes] | None") -> Brought:
    """Told by what it holds, never by what it is called. Raises NotTaken."""
    if (file.size or 0) > LARGEST or (links is not None and (links.size or 0) > LARGEST):
        raise TooLarge
    raw = file.read()
    if raw.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        return as_json.read(raw)
    with tempfile.TemporaryDirectory() as place:
        elements = Path(place) / "elements"
        elements.write_bytes(raw)
        more = None
        if links is not None and links.size:
            more = Path(place) / "links"
            more.write_bytes(links.read())
        return sheets.read(elements, more)
