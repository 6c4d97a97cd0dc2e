"""One note with all that hangs on it, my notes, and withdrawing."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed, may_change_words, may_withdraw, may_write
from throughline.capture import forms, reads, writes
from throughline.capture.models import Note
from throughline.capture.words import Method, Setting
from throughline.common.clock import today
from throughline.common.languages import language_name
from throughline.people.models import Person
from throughline.people.reads import shown_name
from throughline.programme.models import Programme
from throughline.promises.reads import from_note
from throughline.thread import audit
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.writes import TooLateToRestore, restore
from throughline.web.notices import told, warned
from throughline.web.pages import form_page, item_page, person_of, signed_in, team_page
from throughline.web.pieces.marked import marked_in, place_to_mark
from throughline.web.pieces.marks import day_in_words

PER_PAGE = 25


@require_safe
@item_page("note")
def note(request: HttpRequest, item: Item) -> HttpResponse:
    """What was heard, apart from it what the recorder makes of it, and what came of it."""
    person = person_of(request)
    if item.standing == Standing.RESTRICTED and item.author_id != person.pk:
        audit.note_act(act="note.viewed", by=person, programme_id=item.programme_id, subject_id=item.pk)
    held = reads.note(person, item)
    context = {
        "programme": item.programme,
        "nav_here": "notes",
        "item": item,
        "note": held,
        "heading": f"Heard at {item.hub.name}" if item.hub else f"Heard: {held.place}",
        "language": language_name(item.language),
        "particulars": _particulars(held),
        "question": reads.question_of(person, item),
        "promises": from_note(person, item),
        "themes": thread.resting_on(person, item, kinds=["theme"]),
        "marked": marked_in(person, item, held.heard, held.verbatim),
        "round": _round(person, held),
        "line": thread_line(person, item),
        "may_change": may_change_words(person, item),
        "may_withdraw": may_withdraw(person, item),
        "mark_template": place_to_mark() if may_write(person, item.programme_id) else None,
    }
    return render(request, "capture/note.html", context)


def _particulars(held: Note) -> list[tuple[str, object]]:
    """What else the note says, by its label; what it does not say is left out on the page."""
    item = held.item
    told: dict[str, object] = {
        "Place": held.place,
        "Setting": Setting(held.setting).label if held.setting else "",
        "How it came about": Method(held.method).label if held.method else "",
        "How many people": held.people_count,
        "Language": language_name(item.language),
        "Round": _tries(held),
        "Recorded by": shown_name(item.author),
        "Written down": day_in_words(localtime(item.recorded_at).date(), today()),
    }
    return list(told.items())


def _tries(held: Note) -> str:
    """How many tries led to how many chats in the note's round, in words."""
    if held.batch is None:
        return ""
    counted = [(held.batch.tries, "try", "tries"), (held.batch.chats, "chat", "chats")]
    told = [f"{count} {one if count == 1 else many}" for count, one, many in counted if count is not None]
    return ", ".join(told) or "Put down with others"


def _round(person: Person, held: Note) -> list[Item]:
    """The other notes of the same round."""
    return [other.item for other in reads.batch_of(person, held) if other.pk != held.pk]


@require_safe
@team_page
def mine(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The person's own notes, newest first, what is half-written on top."""
    person = person_of(request)
    page = Paginator(reads.mine(person, programme.pk), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "nav_here": "notes",
        "page": page,
        "drafts": reads.drafts(person, programme.pk) if page.number == 1 else [],
    }
    return render(request, "capture/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@item_page("note")
def withdraw(request: HttpRequest, item: Item) -> HttpResponse:
    """Withdraw a note, after saying what that does; it can be undone."""
    person = person_of(request)
    if not may_withdraw(person, item):
        raise NotAllowed
    form = forms.BecauseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        writes.withdraw_note(item=item, by=person, because=form.cleaned_data["because"])
        undo = reverse("capture:restore", args=[item.pk])
        told(request, "The note is withdrawn. Its words are gone from every page.", undo=undo)
        return redirect(_home(person, item.programme))
    resting = [b for b in thread.resting_on(person, item) if b.item.kind != "excerpt"]
    marked = thread.excerpts_of(person, item)
    context = {"programme": item.programme, "item": item, "form": form, "resting": resting, "marked": len(marked)}
    return form_page(request, "capture/withdraw.html", context)


@require_POST
@signed_in
def bring_back(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Undo a withdrawal within 30 days."""
    person = person_of(request)
    try:
        item = restore(item_id=item_id, by=person)
    except NotAllowed:  # to anyone else a withdrawn note is not there
        raise NotVisible from None
    except TooLateToRestore as refusal:
        warned(request, refusal.__doc__ or "")
        return redirect("web:front")
    told(request, "The note is back, with everything that hung on it.")
    return redirect(item)


@require_safe
@signed_in
def draft(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Send on to the page where a draft is continued."""
    found = reads.draft(person_of(request), item_id)
    slug = found.programme.slug
    if found.base_revision:
        return redirect("capture:edit", found.pk)
    page = reverse("capture:batch" if found.is_round else "capture:new", args=[slug])
    return redirect(f"{page}?draft={found.pk}")


@require_POST
@signed_in
def discard(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Throw a draft of one's own away."""
    found = reads.draft(person_of(request), item_id)
    writes.delete_draft(by=person_of(request), draft_id=found.pk)
    told(request, "The draft is deleted.")
    return redirect("capture:mine", found.programme.slug)


def _home(person: Person, programme: Programme) -> str:
    """Where to go when the note is gone: my notes for those who write, the front door for others."""
    return reverse("capture:mine", args=[programme.slug]) if may_write(person, programme.pk) else reverse("web:front")
