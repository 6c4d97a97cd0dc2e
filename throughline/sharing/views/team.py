"""Looking after releases: the list, one release, the check, issue, new versions, taking back, links."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.visible import NotVisible
from throughline.access.writable import may_write
from throughline.common.clock import now, today
from throughline.common.refusals import said
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.sharing import forms, reads, writes
from throughline.sharing.models import Release
from throughline.sharing.views.around import election_near, release_page, writers_page
from throughline.sharing.words import NEIGHBOUR_QUESTIONS, ReleaseState
from throughline.thread.trace import thread_line
from throughline.web.notices import told
from throughline.web.pages import form_page, inside_page, person_of

TAKES_WORDS = ["GET", "HEAD", "POST"]


@require_safe
@inside_page
def releases(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Every release of the programme: what waits for a check, drafts, what is shared, what was taken back."""
    person = person_of(request)
    rows = reads.team_releases(person, programme)
    mine_to_check = reads.waiting_for_a_check(person, programme)
    newest: dict[UUID, Release] = {}
    for row in rows:
        if row.issued_at is not None and row.version >= newest.get(row.series, row).version:
            newest[row.series] = row
    told_once = [row for row in rows if newest.get(row.series) == row]
    context = {
        "programme": programme,
        "mine_to_check": mine_to_check,
        "open": [row for row in rows if row.issued_at is None and row not in mine_to_check],
        "shared": [row for row in told_once if row.state == ReleaseState.ISSUED],
        "taken_back": [row for row in told_once if row.state == ReleaseState.REVOKED],
        "nav_here": "shared",
    }
    return render(request, "sharing/releases.html", context)


@require_safe
@release_page
def release(request: HttpRequest, release: Release) -> HttpResponse:
    """One release as the team looks after it."""
    return render(request, "sharing/release.html", _about(request, release))


def _about(request: HttpRequest, release: Release) -> dict[str, object]:
    person = person_of(request)
    gone, unsound = reads.withdrawn_under(person, release)
    issued = release.issued_at is not None
    return {
        "release": release,
        "item": release.item,
        "line": thread_line(person, release.item),
        "programme": release.programme,
        "shown": reads.shown_inside(person, release, today()),
        "insides": reads.quotes_inside(person, release),
        "made_from_gone": gone,
        "unsound": unsound,
        "versions": list(reads.versions_of(release)),
        "links": reads.links_of(release) if issued else [],
        "link_form": forms.LinkForm(),
        "moment": now(),
        "wrote_it": reads.wrote(person, release),
        "needs_check": reads.needs_check(release),
        "in_the_way": [] if issued else reads.in_the_way(person, release),
        "may_take_back": writes.may_take_back(person, release),
        "writes": may_write(person, release.programme_id),
        "kicker": f"Version {release.version} · {release.get_state_display()}",
        "came_about": _came_about(person, release),
        "questions": NEIGHBOUR_QUESTIONS,
        "election": election_near(release),
        "nav_here": "shared",
    }


def _came_about(person: Person, release: Release) -> list[dict[str, str]]:
    """Who made it from what, who checked it, when it went."""
    made_from = reads.made_from(person, release)
    told = [
        {"label": "Made from", "value": made_from.title, "href": made_from.get_absolute_url()} if made_from else {},
        {"label": "Begun by", "value": f"{release.made_by}, {_day(release.made_at)}"},
        {"label": "Checked by", "value": f"{release.checked_by}, {_day(release.checked_at)}"}
        if release.checked_by
        else {},
        {"label": "Shared by", "value": f"{release.issued_by}, {_day(release.issued_at)}"} if release.issued_by else {},
    ]
    return [row for row in told if row]


def _day(moment: datetime | None) -> str:
    return f"{localtime(moment):%-d %B %Y}" if moment else ""


@require_http_methods(TAKES_WORDS)
@writers_page
def check(request: HttpRequest, release: Release) -> HttpResponse:
    """A second person reads what would leave the team beside what was recorded, and says yes or sends it back."""
    person = person_of(request)
    waiting = release.state == ReleaseState.TO_CHECK
    if release.checked_by_id is not None or not (waiting or release.state == ReleaseState.ISSUED):
        return redirect("sharing:release", item_id=release.pk)
    election = election_near(release)
    form = forms.CheckForm(
        request.POST if request.method == "POST" else None,
        initial={"read": reads.fingerprint(release)},
        election=election.title if election and waiting else "",
        label="What did you look at, and what do you say?",
        help_text="A sentence is enough. The team keeps it; nobody outside reads it.",
    )
    if form.is_valid():
        try:
            return _decide(request, release, form.cleaned_data)
        except (writes.SameHands, writes.ChangedWhileReading, writes.NothingToCheck) as refusal:
            posted = request.POST.copy()
            posted["read"] = reads.fingerprint(release)
            form = forms.CheckForm(
                posted, label=str(form.fields["because"].label), election=election.title if election and waiting else ""
            )
            form.is_valid()
            form.add_error(None, said(refusal))
        except writes.PreElection as refusal:
            form.add_error("in_spite_because" if "in_spite_because" in form.fields else None, said(refusal))
        except writes.NotReady as refusal:
            for one in refusal.in_the_way:
                form.add_error(None, one)
    context = {**_about(request, release), "form": form, "waiting": waiting, "by_hand": reads.wrote(person, release)}
    return form_page(request, "sharing/check.html", context)


def _decide(request: HttpRequest, release: Release, given: dict[str, str]) -> HttpResponse:
    person = person_of(request)
    if request.POST.get("decision") == "back":
        writes.send_back(release=release, by=person, because=given["because"])
        told(request, "Sent back with your words. It is a draft again.")
        return redirect("sharing:release", item_id=release.pk)
    waited = release.state == ReleaseState.TO_CHECK
    with transaction.atomic():  # a check that can't be followed by the issue was no check
        writes.approve(release=release, by=person, because=given["because"], read=given["read"])
        if waited:
            writes.issue(release=release, by=person, in_spite_because=given.get("in_spite_because", ""))
    if waited:
        told(request, f"Checked and shared. {'Anyone' if release.public else 'Its circles'} can read it now.")
    else:
        told(request, "Checked. It can go by link now.")
    return redirect("sharing:release", item_id=release.pk)


@require_POST
@writers_page
def issue(request: HttpRequest, release: Release) -> HttpResponse:
    """Share a release that needs no second person, or has had one."""
    try:
        because = request.POST.get("in_spite_because", "")
        writes.issue(release=release, by=person_of(request), in_spite_because=because)
    except writes.NotReady:
        return redirect("sharing:preview", item_id=release.pk)
    except (writes.NeedsASecondPerson, writes.NoLongerADraft, writes.PreElection) as refusal:
        messages.warning(request, said(refusal))
    else:
        told(request, "Shared. Its circles can read it now, and its words stay as they are.")
    return redirect("sharing:release", item_id=release.pk)


@require_POST
@writers_page
def back_to_draft(request: HttpRequest, release: Release) -> HttpResponse:
    """Take a release back from its check to write on."""
    try:
        writes.back_to_draft(release=release, by=person_of(request))
    except writes.NothingToCheck as refusal:
        messages.warning(request, said(refusal))
        return redirect("sharing:release", item_id=release.pk)
    return redirect("sharing:draft", item_id=release.pk)


@require_POST
@writers_page
def again(request: HttpRequest, release: Release) -> HttpResponse:
    """Begin the next version."""
    try:
        draft = writes.start_new_version(release=release, by=person_of(request))
    except writes.NotShared as refusal:
        messages.warning(request, said(refusal))
        return redirect("sharing:release", item_id=release.pk)
    return redirect("sharing:draft", item_id=draft.pk)


@require_http_methods(TAKES_WORDS)
@release_page
def revoke(request: HttpRequest, release: Release) -> HttpResponse:
    """Take a release back, after asking why."""
    form = forms.BecauseForm(
        request.POST if request.method == "POST" else None,
        label="Why do you take it back?",
        help_text="Kept by the team. Outside they read only that it was taken back, and when.",
    )
    _must_take_back(request, release)
    if form.is_valid():
        try:
            writes.revoke(release=release, by=person_of(request), because=form.cleaned_data["because"])
        except writes.NotShared as refusal:
            messages.warning(request, said(refusal))
        else:
            told(request, "Taken back. Nobody outside the team can read it any more.")
        return redirect("sharing:release", item_id=release.pk)
    context = {
        "programme": release.programme,
        "title": "Take this back?",
        "says": f"“{release.title}” and its earlier versions can no longer be read outside the team, and its links stop "
        "working at once. A dated line says that it was taken back. You can share a new version later.",
        "act": "Take it back",
        "grave": True,
        "form": form,
        "cancel_url": reverse("sharing:release", args=[release.pk]),
        "nav_here": "shared",
    }
    return form_page(request, "web/confirm.html", context)


def _must_take_back(request: HttpRequest, release: Release) -> None:
    if not writes.may_take_back(person_of(request), release):
        raise NotVisible


@require_http_methods(TAKES_WORDS)
@release_page
def redact(request: HttpRequest, release: Release, quote_id: UUID) -> HttpResponse:
    """Remove one person's words from what was shared, after asking why."""
    _must_take_back(request, release)
    inside = reads.quote_inside(person_of(request), release, quote_id)
    form = forms.BecauseForm(
        request.POST if request.method == "POST" else None,
        label="Why are these words removed?",
        help_text="Kept by the team. Outside they read only that words were removed, and when.",
    )
    if release.issued_at is None or inside.quote.redacted_at is not None:
        return redirect("sharing:release", item_id=release.pk)
    if form.is_valid():
        writes.redact_quote(quote=inside.quote, by=person_of(request), because=form.cleaned_data["because"])
        told(request, "Removed. A dated mark stands in their place.")
        return redirect("sharing:release", item_id=release.pk)
    context = {
        "programme": release.programme,
        "title": "Remove these words?",
        "says": f"“{inside.quote.words}” will be gone from every version that was shared. This can’t be undone.",
        "act": "Remove them",
        "grave": True,
        "form": form,
        "cancel_url": reverse("sharing:release", args=[release.pk]),
        "nav_here": "shared",
    }
    return form_page(request, "web/confirm.html", context)


@require_POST
@writers_page
def make_link(request: HttpRequest, release: Release) -> HttpResponse:
    """Make a link and show it, this once."""
    form = forms.LinkForm(request.POST)
    if form.is_valid():
        try:
            link, token = writes.make_link(release=release, by=person_of(request), **form.cleaned_data)
        except (writes.LinkNeedsACheck, writes.LinkOfNothing) as refusal:
            form.add_error(None, said(refusal))
        else:
            address = request.build_absolute_uri(reverse("sharing:open-link", args=[token]))
            context = {"release": release, "programme": release.programme, "link": link, "address": address}
            return render(request, "sharing/link_made.html", {**context, "nav_here": "shared"})
    return render(request, "sharing/release.html", {**_about(request, release), "link_form": form}, status=422)


@require_POST
@writers_page
def revoke_link(request: HttpRequest, release: Release, link_id: UUID) -> HttpResponse:
    """Make one link stop working."""
    link = next((link for link in reads.links_of(release) if link.pk == link_id), None)
    if link is None:
        raise NotVisible
    writes.revoke_link(link=link, by=person_of(request))
    told(request, "The link no longer works.")
    return redirect("sharing:release", item_id=release.pk)
