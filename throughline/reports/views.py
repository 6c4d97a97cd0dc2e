"""Reports: the list, one as the team reads and writes it, what is put in, what was kept, what is said of it."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.visible import NotVisible
from throughline.access.writable import may_write
from throughline.common.refusals import said
from throughline.documents.content import Heading
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.reports import forms, gathering, reads, writes
from throughline.reports.models import Part, Report
from throughline.reports.words import BY_NAME, NEW_WORDS, SECTIONS, Purpose
from throughline.reports.writes import NewPart
from throughline.sharing import reads as sharing
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told
from throughline.web.pages import inside_page, item_page, person_of, team_item_page, team_page

WRITES = ["GET", "HEAD", "POST"]


def _context(item: Item, **more: Any) -> dict[str, Any]:
    return {"item": item, "programme": item.programme, "nav_here": "reports", **more}


def _status(request: HttpRequest) -> int:
    return 422 if request.method == "POST" else 200


def _typed(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


@require_safe
@inside_page
def reports(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Every report and pack of the programme, changed last first."""
    rows = reads.reports_of(person_of(request), programme.pk)
    return render(request, "reports/reports.html", {"programme": programme, "rows": rows, "nav_here": "reports"})


@require_http_methods(WRITES)
@team_page
def begin(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Begin a report, with the parts a reader expects or with none."""
    form = forms.BeginForm(_typed(request))
    if form.is_valid():
        given, by = form.cleaned_data, person_of(request)
        purpose = Purpose(given["purpose"])
        item = writes.start_report(
            by=by, programme_id=programme.pk, title=given["title"], subtitle=given["subtitle"], purpose=purpose,
            day=given["day"], language=given["language"],
        )  # fmt: skip
        if given["outline"]:
            writes.add_parts(item=item, by=by, parts=writes.outline(purpose))
        told(request, "Begun. Put in what it is to rest on; everything can be moved and changed.")
        return redirect(item)
    context = {"programme": programme, "form": form, "nav_here": "reports"}
    return render(request, "reports/begin.html", context, status=_status(request))


@require_safe
@item_page("report")
def report(request: HttpRequest, item: Item) -> HttpResponse:
    """A report as the team reads it, with what changes it beside each part."""
    person = person_of(request)
    details = reads.details_of(item)
    parts = reads.shown_parts(person, item, details)
    releases = sharing.releases_of(person, item)
    context = _context(
        item, report=details, parts=parts, writes=may_write(person, item.programme_id), comment_form=forms.CommentForm(),
        loose=[one for one in reads.comments_of(details) if one.part_id is None], releases=releases,
        line=thread_line(person, item), minutes=reads.document_of(item, details, [one.part for one in parts]).minutes,
    )  # fmt: skip
    return render(request, "reports/report.html", context)


@require_http_methods(WRITES)
@team_item_page("report")
def name(request: HttpRequest, item: Item) -> HttpResponse:
    """What it is called, for whom, of which day."""
    details = reads.details_of(item)
    start = {
        "title": details.title, "subtitle": details.subtitle, "purpose": details.purpose, "day": details.day,
        "revision": item.revision,
    }  # fmt: skip
    form = forms.NameForm(_typed(request), initial=start)
    theirs = None
    if form.is_valid():
        given = form.cleaned_data
        try:
            writes.name_report(
                item=item, by=person_of(request), title=given["title"], subtitle=given["subtitle"],
                purpose=Purpose(given["purpose"]), day=given["day"], base_revision=given["revision"],
            )  # fmt: skip
        except ChangedMeanwhile as refusal:
            typed = request.POST.copy()
            typed["revision"] = str(refusal.item.revision)
            form, theirs = forms.NameForm(typed), reads.details_of(item)
            form.is_valid()
            form.add_error(None, said(refusal))
        else:
            told(request, "Kept.")
            return redirect(item)
    return render(request, "reports/name.html", _context(item, form=form, theirs=theirs), status=_status(request))


# ---------------------------------------------------------------------------------------------------- putting things in


def _after(request: HttpRequest) -> UUID | None:
    """The part something is to stand after, named in the address; None for the end."""
    with suppress(ValueError):
        return UUID(request.GET.get("after", ""))
    return None


@require_safe
@team_item_page("report")
def sections(request: HttpRequest, item: Item) -> HttpResponse:
    """What can be put in."""
    context = _context(
        item,
        sections=[one for one in SECTIONS if one.name != "words"],
        new_words=NEW_WORDS.items(),
        after=_after(request),
    )
    return render(request, "reports/sections.html", context)


@require_http_methods(WRITES)
@team_item_page("report")
def gather(request: HttpRequest, item: Item, section: str) -> HttpResponse:
    """What there is of one section; what is ticked is put in."""
    found, gathers = BY_NAME.get(section), gathering.GATHERS.get(section)
    if found is None or gathers is None:
        raise NotVisible
    person, after = person_of(request), _after(request)
    choices = gathers.choices(person, item.programme)
    form = forms.ChooseForm(_typed(request), choices=choices, label=found.label, needs_choice=gathers.needs_choice)
    if form.is_valid() and (choices or not gathers.needs_choice):
        given = form.cleaned_data
        parts = gathers.parts(person, item.programme, given.get("chosen", []))
        if given["heading"]:
            parts = [NewPart(Heading(found.label)), *parts]
        return _put_in(request, item, parts, after)
    context = _context(item, section=found, form=form, after=after, nothing=gathers.needs_choice and not choices)
    return render(request, "reports/gather.html", context, status=_status(request))


@require_http_methods(WRITES)
@team_item_page("report")
def write(request: HttpRequest, item: Item, block: str) -> HttpResponse:
    """A part in one's own words."""
    form = forms.form_for(block, _typed(request))
    if form is None:
        raise NotVisible
    after = _after(request)
    if form.is_valid():
        return _put_in(request, item, [NewPart(one) for one in form.blocks()], after)
    context = _context(item, form=form, label=NEW_WORDS[block], after=after)
    return render(request, "reports/write.html", context, status=_status(request))


def _put_in(request: HttpRequest, item: Item, parts: list[NewPart], after: UUID | None) -> HttpResponse:
    made = writes.add_parts(item=item, by=person_of(request), parts=parts, after=after)
    told(request, "Put in." if made else "There was nothing to put in.")
    return _back_to(item, made[0].pk if made else after)


def _back_to(item: Item, part_id: UUID | None) -> HttpResponseRedirect:
    return redirect(item.get_absolute_url() + (f"#part-{part_id}" if part_id else ""))


# --------------------------------------------------------------------------------------------------------- one part


@require_http_methods(WRITES)
@team_item_page("report")
def part(request: HttpRequest, item: Item, part_id: UUID) -> HttpResponse:
    """Write on in a part: kept while one types, and both texts shown when two people wrote at once."""
    details = reads.details_of(item)
    held = reads.part_of(details, part_id)
    form = forms.form_of(reads.block_of(held), _typed(request))
    if request.method == "POST" and request.headers.get("HX-Request"):
        return _autosaved(request, item, held, form)
    theirs = None
    if form.is_valid():
        by, blocks = person_of(request), form.blocks()
        if "both" in request.POST:
            writes.add_parts(item=item, by=by, parts=[NewPart(one) for one in blocks], after=held.pk)
            told(request, "Both texts are in the report, yours after theirs.")
            return _back_to(item, held.pk)
        try:
            writes.save_part(item=item, part_id=part_id, by=by, blocks=blocks, base_revision=_base(request))
        except writes.PartChangedMeanwhile as refusal:
            theirs = refusal.part
            form.add_error(None, said(refusal))
        else:
            told(request, "Kept.")
            return _back_to(item, part_id)
    held = theirs or held
    context = _context(
        item, part=held, form=form, theirs=theirs, revision=held.revision if theirs or not form.is_bound else _base(request),
        shown=_shown(person_of(request), item, details, held) if theirs else None,
    )  # fmt: skip
    return render(request, "reports/part.html", context, status=_status(request))


def _base(request: HttpRequest) -> int | None:
    with suppress(ValueError):
        return int(request.POST.get("revision", ""))
    return None


def _shown(person: Person, item: Item, details: Report, held: Part) -> Any:
    return reads.reading_of(person, item, details, [held]).blocks[0]


def _autosaved(request: HttpRequest, item: Item, held: Part, form: forms.PartForm) -> HttpResponse:
    """What the page shows under the form while somebody types; a conflict waits there for their decision."""
    base, state = _base(request), "kept"
    if not form.is_valid():
        state = "unfinished"
    else:
        try:
            held = writes.save_part(
                item=item, part_id=held.pk, by=person_of(request), blocks=form.autosaved, base_revision=base
            )
            base = held.revision
        except writes.PartChangedMeanwhile as refusal:
            held, state = refusal.part, "changed"
    return render(request, "reports/_kept.html", {"revision": base, "state": state, "part": held})


@require_POST
@team_item_page("report")
def move(request: HttpRequest, item: Item, part_id: UUID) -> HttpResponse:
    """Move a part one step up or down."""
    steps = -1 if request.POST.get("to") == "up" else 1
    writes.move_part(item=item, part_id=part_id, by=person_of(request), steps=steps)
    told(request, "Moved up." if steps < 0 else "Moved down.")
    return _back_to(item, part_id)


@require_POST
@team_item_page("report")
def remove(request: HttpRequest, item: Item, part_id: UUID) -> HttpResponse:
    """Take a part out; the report as it stood comes back with one press."""
    kept = writes.remove_part(item=item, part_id=part_id, by=person_of(request))
    told(request, "Taken out.", undo=reverse("reports:bring-back", args=[item.pk, kept.number]))
    return redirect(item)


# -------------------------------------------------------------------------------------------- comments and versions


@require_POST
@team_item_page("report")
def comments(request: HttpRequest, item: Item) -> HttpResponse:
    """Say something of a part, or of the whole report."""
    form = forms.CommentForm(request.POST)
    part_id = None
    with suppress(ValueError):
        part_id = UUID(request.POST.get("part", ""))
    if form.is_valid():
        writes.say(item=item, by=person_of(request), words=form.cleaned_data["words"], part_id=part_id)
        told(request, "Said. Only the team reads it.")
    else:
        told(request, "Write what you want to say of it first.")
    return _back_to(item, part_id)


@require_POST
@team_item_page("report")
def settle(request: HttpRequest, item: Item, comment_id: UUID) -> HttpResponse:
    """A comment is dealt with."""
    comment = reads.comment_of(reads.details_of(item), comment_id)
    with suppress(NotVisible):  # somebody was quicker
        writes.settle(item=item, comment_id=comment_id, by=person_of(request))
    told(request, "Dealt with.")
    return _back_to(item, comment.part_id)


@require_http_methods(WRITES)
@item_page("report")
def versions(request: HttpRequest, item: Item) -> HttpResponse:
    """What was kept of a report; POST keeps it as it stands."""
    person, details = person_of(request), reads.details_of(item)
    form = forms.KeepForm(_typed(request))
    if form.is_valid():
        kept = writes.keep_version(item=item, by=person, note=form.cleaned_data["note"])
        told(request, f"Kept as version {kept.number}.")
        return redirect("reports:versions", item_id=item.pk)
    context = _context(
        item,
        report=details,
        versions=reads.versions_of(details),
        form=form,
        writes=may_write(person, item.programme_id),
    )
    return render(request, "reports/versions.html", context)


@require_safe
@item_page("report")
def version(request: HttpRequest, item: Item, number: int) -> HttpResponse:
    """A kept version as it reads."""
    person = person_of(request)
    kept = reads.version_of(reads.details_of(item), number)
    context = _context(
        item,
        version=kept,
        reading=reads.reading_of_version(person, item, kept),
        writes=may_write(person, item.programme_id),
    )
    return render(request, "reports/version.html", context)


@require_POST
@team_item_page("report")
def bring_back(request: HttpRequest, item: Item, number: int) -> HttpResponse:
    """Let the report read as it did; as it stood until now is kept."""
    writes.bring_back(item=item, by=person_of(request), number=number)
    told(request, f"The report reads again as in version {number}. As it stood until now is kept too.")
    return redirect(item)
