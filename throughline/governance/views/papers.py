"""Pages of a paper: building it, what it cites, what of it is exempt, how it will be read, issuing it, what was learned."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.visible import NotVisible
from throughline.access.writable import may_withdraw, may_write
from throughline.documents.content import Reading
from throughline.governance import reads, writes
from throughline.governance.forms import CitedForm, ExemptForm, IssueForm, LearnForm, PaperForm, said
from throughline.governance.models import Paper
from throughline.governance.reach import reach_of
from throughline.governance.reads import CitedRow
from throughline.governance.views.around import (
    WRITES,
    around,
    form_page,
    ids_of,
    on_theirs,
    posted,
    refuse,
    refuse_unsafe,
)
from throughline.governance.views.decisions import kind_ways
from throughline.governance.words import SECTIONS
from throughline.people.models import Person
from throughline.programme.reads import hubs_of
from throughline.sharing.reads import NotTheTeams, offered
from throughline.sharing.reads.outside import released
from throughline.sharing.scan import StillIdentifies
from throughline.sharing.writes import NotReady
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told, warned
from throughline.web.pages import item_page, person_of, team_item_page


@require_http_methods(WRITES)
@team_item_page("meeting")
def new_paper(request: HttpRequest, item: Item) -> HttpResponse:
    """Begin a paper for a meeting."""
    form = PaperForm(posted(request), hubs=hubs_of(item.programme))
    if form.is_valid():
        try:
            made = writes.write_paper(meeting=item, by=person_of(request), words=form.words())
        except (writes.TooMuchToAsk, writes.SaidBothWays) as refusal:
            refuse(form, refusal)
        else:
            told(request, "Kept. Now cite what it rests on.")
            return redirect(made.item)
    context = around(item, back_url=item.get_absolute_url(), title="Write a paper", act="Keep it")
    return form_page(request, "governance/paper_form.html", context, form)


@require_safe
@item_page("paper")
def paper(request: HttpRequest, item: Item) -> HttpResponse:
    """One paper as it is being written: its parts, what it cites and how widely that is heard, what is in its way, what was issued."""
    person = person_of(request)
    held = reads.paper_of(person, item)
    rows = reads.cited_rows(person, held)
    issued = reads.issued_of(person, item)
    before = reads.meeting_before(person, held.meeting)
    context = around(
        item,
        paper=held,
        parts=[(section.heading, getattr(held, section.name)) for section in SECTIONS],
        groups=reads.in_groups(rows),
        reach=reach_of(person, item.programme, [row.source for row in rows]),
        moved=reads.theory_moved(person, held, before.held_on) if before else [],
        left=reads.in_the_way(person, held, rows),
        exempt=reads.exempt_of(person, held),
        issued=issued,
        draft=reads.open_draft_of(person, item),
        learned=reads.learned_of(held),
        questions=reads.questions_on(person, item),
        line=thread_line(person, item),
        may_write=may_write(person, item.programme_id),
        may_withdraw=may_withdraw(person, item),
    )
    return render(request, "governance/paper.html", context)


@require_http_methods(WRITES)
@team_item_page("paper")
def change_paper(request: HttpRequest, item: Item) -> HttpResponse:
    """Change a paper. Two people at one paper: the second sees the first's words, and nothing is overwritten unseen."""
    person = person_of(request)
    held = reads.paper_of(person, item)
    form = PaperForm(posted(request), hubs=hubs_of(item.programme), initial=_start(held))
    theirs = None
    if form.is_valid():
        try:
            writes.change_paper(item=item, by=person, words=form.words(), base_revision=form.cleaned_data["revision"])
        except (writes.TooMuchToAsk, writes.SaidBothWays) as refusal:
            refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            form = on_theirs(form, refusal)
            current = reads.paper_of(person, item)
            theirs = [(section.heading, getattr(current, section.name)) for section in SECTIONS]
            theirs += [("Who is missing", current.who_is_missing)]
        else:
            told(request, "Kept. Earlier words stay in the history.")
            return redirect(item)
    context = around(item, theirs=theirs, back_url=item.get_absolute_url(), title="Write the paper", act="Keep it")
    return form_page(request, "governance/paper_form.html", context, form)


def _start(held: Paper) -> dict[str, Any]:
    names = [section.name for section in SECTIONS]
    names += ["purpose", "who_is_missing", "asked_nobody_named", "opens_with_actions"]
    start = {name: getattr(held, name) for name in names}
    return start | {"title": held.item.title, "hub": str(held.item.hub_id or ""), "revision": held.item.revision}


@require_http_methods(WRITES)
@team_item_page("paper")
def cite(request: HttpRequest, item: Item) -> HttpResponse:
    """Look through themes, assumptions, learning cards and indicators, and choose what the paper rests on."""
    person = person_of(request)
    if request.method == "POST":
        try:
            made = writes.cite(item=item, by=person, sources=ids_of(request.POST.getlist("items")))
        except writes.NothingChosen as refusal:
            warned(request, said(refusal))
            return redirect(request.get_full_path())
        told(request, f"{len(made)} cited. Say each in the paper’s own words, and how sure you are.")
        return redirect(reverse("governance:paper", args=[item.pk]) + "#evidence")
    words, kind = request.GET.get("q", "")[:200].strip(), request.GET.get("kind", "")
    context = around(
        item, words=words, kind=kind, rows=reads.offered(person, item, words, kind), ways=kind_ways(words, kind)
    )
    return render(request, "governance/cite.html", context)


def _row(person: Person, item: Item, cited_id: UUID) -> CitedRow:
    rows = reads.cited_rows(person, reads.paper_of(person, item))
    found = next((row for row in rows if row.cited.pk == cited_id), None)
    if found is None:
        raise NotVisible
    return found


@require_http_methods(WRITES)
@team_item_page("paper")
def say_cited(request: HttpRequest, item: Item, cited_id: UUID) -> HttpResponse:
    """Say a cited sentence in the paper's own words, and how sure we are; how widely it is heard stands beside it."""
    row = _row(person_of(request), item, cited_id)
    start = {"sentence": row.cited.sentence, "strength": row.cited.strength or row.suggested}
    form = CitedForm(posted(request), initial=start)
    if form.is_valid():
        writes.say_cited(item=item, by=person_of(request), cited_id=cited_id, **form.cleaned_data)
        told(request, "Kept.")
        return redirect(reverse("governance:paper", args=[item.pk]) + "#evidence")
    return form_page(request, "governance/say_cited.html", around(item, row=row), form)


@require_POST
@team_item_page("paper")
def cite_no_more(request: HttpRequest, item: Item, cited_id: UUID) -> HttpResponse:
    """Leave a cited sentence out."""
    writes.cite_no_more(item=item, by=person_of(request), cited_id=cited_id)
    told(request, "Left out. It still stands where it was.")
    return redirect(reverse("governance:paper", args=[item.pk]) + "#evidence")


@require_http_methods(WRITES)
@team_item_page("paper")
def exempt(request: HttpRequest, item: Item) -> HttpResponse:
    """Keep a part for the board alone. It is never inside the paper that anyone else reads."""
    held = reads.exempt_of(person_of(request), reads.paper_of(person_of(request), item))
    start = {"words": held.words, "because": held.because} if held else {}
    form = ExemptForm(posted(request), initial=start)
    if form.is_valid():
        writes.keep_exempt(item=item, by=person_of(request), **form.cleaned_data)
        told(request, "Kept apart. The paper says only that there is such a part, and why.")
        return redirect(item)
    lead = "What you write here goes to the board as a part of its own, and is never in what anyone else reads. The reason is public."
    context = around(item, title="A part for the board alone", act="Keep it apart", lead=lead)
    return form_page(request, "governance/one_form.html", context, form)


@require_safe
@item_page("exempt-part")
def exempt_part(request: HttpRequest, item: Item) -> HttpResponse:
    """The exempt part of a paper, as the team keeps it."""
    part = reads.exempt_part(person_of(request), item)
    context = around(item, part=part, issued=reads.issued_of(person_of(request), item))
    return render(request, "governance/exempt_part.html", context)


@require_POST
@team_item_page("paper")
def move_paper(request: HttpRequest, item: Item) -> HttpResponse:
    """Let it change places with its neighbour in the pack."""
    held = writes.move_paper(item=item, by=person_of(request), earlier=request.POST.get("to") != "later")
    return redirect(reverse("governance:meeting", args=[held.meeting_id]) + "#papers")


@require_safe
@item_page("paper")
def preview(request: HttpRequest, item: Item) -> HttpResponse:
    """The paper as its board would read it if it were issued now."""
    person = person_of(request)
    rows = reads.cited_rows(person, reads.paper_of(person, item))
    try:
        offers = offered(person, item)
    except NotTheTeams as refusal:
        warned(request, said(refusal))
        return redirect(item)
    shared = {row.release.pk: released(row.release, row.release.item.get_absolute_url()) for row in rows if row.release}
    document = Reading(offers.document, shared) if offers.document is not None else None
    context = around(item, offers=offers, document=document, minutes=document.document.minutes if document else 0)
    return render(request, "governance/preview.html", context)


@require_http_methods(WRITES)
@team_item_page("paper")
def issue(request: HttpRequest, item: Item) -> HttpResponse:
    """Freeze it and open it to its board; what is in the way is said, and nothing leaves."""
    person = person_of(request)
    held = reads.paper_of(person, item)
    version = len(reads.issued_of(person, item)) + 1
    form = IssueForm(posted(request), version=version)
    left = reads.in_the_way(person, held)
    if form.is_valid():
        try:
            made = writes.issue_paper(item=item, by=person, **form.cleaned_data)
        except NotReady as refusal:
            left = refusal.in_the_way
            refuse(form, refusal)
        except StillIdentifies as refusal:
            refuse_unsafe(form, refusal)
        except (writes.WaitsForACheck, NotTheTeams) as refusal:
            refuse(form, refusal)
        else:
            if made.issued_at is None:
                told(request, "It waits for a second person on the team, because it is for anyone.")
                return redirect(made.item)
            told(request, f"Issued to {held.meeting.circle.name} as version {made.version}. It stays as it is.")
            return redirect(item)
    context = around(item, paper=held, version=version, left=left, exempt=reads.exempt_of(person, held))
    return form_page(request, "governance/issue.html", context, form)


@require_http_methods(WRITES)
@team_item_page("meeting")
def issue_pack(request: HttpRequest, item: Item) -> HttpResponse:
    """Issue the papers of a meeting that were not issued yet, and what the pack opens with; all of it or nothing."""
    person = person_of(request)
    meeting = reads.meeting_of(person, item.pk)
    papers = reads.papers_of(person, meeting)
    form = IssueForm(posted(request), version=1, may_be_public=False)
    left: dict[str, list[str]] = {}
    if form.is_valid():
        try:
            writes.issue_pack(meeting=item, by=person, **form.cleaned_data)
        except writes.PackNotReady as refusal:
            left = refusal.papers
            refuse(form, refusal)
        except (writes.NoPapers, writes.WaitsForACheck, NotTheTeams, NotReady) as refusal:
            refuse(form, refusal)
            if isinstance(refusal, NotReady):
                left = {item.title: refusal.in_the_way}
        except StillIdentifies as refusal:
            refuse_unsafe(form, refusal)
        else:
            told(request, f"The pack is with {meeting.circle.name}.")
            return redirect(item)
    rows = [(paper, bool(reads.issued_of(person, paper.item))) for paper in papers]
    context = around(item, meeting=meeting, papers=rows, left=left, again=bool(reads.issued_of(person, item)))
    return form_page(request, "governance/issue_pack.html", context, form)


@require_http_methods(WRITES)
@team_item_page("paper")
def learn(request: HttpRequest, item: Item) -> HttpResponse:
    """Put down what was learned at the end of an item, and what to ask next."""
    form = LearnForm(posted(request))
    if form.is_valid():
        writes.learn(item=item, by=person_of(request), **form.cleaned_data)
        told(request, "Kept with the paper.")
        return redirect(reverse("governance:paper", args=[item.pk]) + "#learned")
    lead = "At the end of an item: a minute, round the table. It is added with today’s date."
    context = around(item, title="What did we learn?", act="Keep it", lead=lead)
    return form_page(request, "governance/one_form.html", context, form)


@require_POST
@team_item_page("paper")
def ask_next(request: HttpRequest, item: Item, learned_id: UUID) -> HttpResponse:
    """Put what the team will ask next on the wall of learning questions."""
    try:
        made = writes.ask_next(item=item, by=person_of(request), learned_id=learned_id)
    except writes.NothingToAsk as refusal:
        warned(request, said(refusal))
        return redirect(item)
    told(request, "It is on the wall of learning questions.")
    return redirect(made)
