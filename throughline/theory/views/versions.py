"""Versions: the list, one as it stood with what was said of it, agreeing, withdrawing, and any two beside each other."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.writable import may_write
from throughline.common.refusals import said
from throughline.people.reads import shown_name
from throughline.theory import picturing, reads, versions
from throughline.theory.forms import refuse
from throughline.theory.models import TheoryMap, Version
from throughline.theory.stood_outline import groups_of
from throughline.theory.version_forms import Agree, Compare, Propose, Say
from throughline.theory.views.changing import form_page
from throughline.theory.views.entering import Page, around, map_page, team_map_page, ways_to_see
from throughline.theory.words import VersionState
from throughline.web.notices import told, warned
from throughline.web.pages import person_of

REFUSALS = (
    versions.NothingOnTheMap,
    versions.NothingChanged,
    versions.NeedsChangeNote,
    versions.NeedsWhoAgreed,
    versions.NeedsRemark,
    versions.SettledAlready,
)


def _version_page(door: Callable[[Page], Page]) -> Callable[[Page], Page]:
    """`view(request, version)` behind the door of its map; a number that never was is a missing page."""

    def decorate(view: Page) -> Page:
        @functools.wraps(view)
        def found(request: HttpRequest, of: TheoryMap, *, number: int) -> HttpResponse:
            return view(request, versions.version_of(of, number))

        return door(found)

    return decorate


version_page = _version_page(map_page)
team_version_page = _version_page(team_map_page)


@require_safe
@map_page
def listed(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """All versions, newest first, and any two to compare."""
    found = versions.versions_of(of)
    numbers = [one.number for one in found]
    context = around(
        of.item, map=of, tabs=ways_to_see(of, "theory:versions"), versions=found,
        compare=Compare(numbers=numbers, initial={"earlier": numbers[0], "later": "now"}) if numbers else None,
        may_write=may_write(person_of(request), of.item.programme_id),
    )  # fmt: skip
    return render(request, "theory/versions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_map_page
def propose(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """Put the theory up for discussion as it stands, with what changed since the newest version beside the form."""
    person = person_of(request)
    form = Propose(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = versions.propose(of=of, by=person, change_note=form.cleaned_data["change_note"])
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, f"Version {made.number} is proposed. Whatever changes on the map, it stays as it stands now.")
            return redirect("theory:version", of.pk, made.number)
    newest = next((one for one in versions.versions_of(of) if one.state != VersionState.WITHDRAWN), None)
    found = versions.between(person, of, newest.number, None) if newest else None
    return form_page(
        request, "theory/version_propose.html", around(of.item, form=form, newest=newest, comparison=found)
    )


@require_safe
@version_page
def version(request: HttpRequest, one: Version) -> HttpResponse:
    """One version: its note, what was said of it, the theory as it stood."""
    return render(request, "theory/version.html", _about(request, one, Say()))


def _about(request: HttpRequest, one: Version, form: Say) -> dict[str, Any]:
    person = person_of(request)
    stands = versions.as_it_stood(person, one)
    others = versions.versions_of(one.of)
    before = next((row for row in others if row.number < one.number and row.state != VersionState.WITHDRAWN), None)
    return around(
        one.of.item, version=one, stood=stands, groups=groups_of(stands), whole=stands.assumed_of(""), before=before,
        picture=picturing.of_stood(stands, one.picture), as_image=True, form=form,
        particulars=_particulars(one),
        remarks=[
            {"day": row.at, "words": f"{shown_name(row.by)} said", "detail": row.words} for row in versions.remarks_of(one)
        ],
        may_settle=one.state == VersionState.PROPOSED and may_write(person, one.of.item.programme_id),
    )  # fmt: skip


def _particulars(one: Version) -> list[tuple[str, str]]:
    """Who proposed and who settled it, and when; empty ones are left out by the page."""
    told_by = [
        ("Proposed by", f"{shown_name(one.proposed_by)}, {one.proposed_at:%-d %B %Y}"),
        ("Agreed by", one.agreed_by),
    ]
    if one.settled_by is not None and one.settled_at is not None:
        wrote = "Withdrawn by" if one.state == VersionState.WITHDRAWN else "Written down by"
        told_by.append((wrote, f"{shown_name(one.settled_by)}, {one.settled_at:%-d %B %Y}"))
    return told_by


@require_POST
@team_version_page
def remark(request: HttpRequest, one: Version) -> HttpResponse:
    """Say something of a proposed version."""
    form = Say(request.POST)
    if form.is_valid():
        try:
            versions.remark(version=one, by=person_of(request), words=form.cleaned_data["words"])
        except REFUSALS as refusal:
            form.add_error(None, said(refusal))
        else:
            told(request, "What you said is kept with the version.")
            return redirect(f"{reverse('theory:version', args=[one.of_id, one.number])}#said")
    return form_page(request, "theory/version.html", _about(request, one, form))


@require_http_methods(["GET", "HEAD", "POST"])
@team_version_page
def agree(request: HttpRequest, one: Version) -> HttpResponse:
    """Record that a version was agreed, and by whom."""
    form = Agree(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            versions.agree(version=one, by=person_of(request), agreed_by=form.cleaned_data["agreed_by"])
        except REFUSALS as refusal:
            form.add_error(None, said(refusal))
        else:
            told(request, f"Version {one.number} is agreed.")
            return redirect("theory:version", one.of_id, one.number)
    return form_page(
        request, "theory/version_agree.html", around(one.of.item, form=form, version=one, number=str(one.number))
    )


@require_http_methods(["GET", "HEAD", "POST"])
@team_version_page
def withdraw(request: HttpRequest, one: Version) -> HttpResponse:
    """Take a proposal back, after asking."""
    here = reverse("theory:version", args=[one.of_id, one.number])
    if request.method != "POST":
        context = around(
            one.of.item, title=f"Withdraw version {one.number}?", act="Withdraw it", cancel_url=here, back_url=here,
            says="It keeps its number, and what was said of it can still be read. The map stays as it is.",
        )  # fmt: skip
        return render(request, "web/confirm.html", context)
    try:
        versions.withdraw(version=one, by=person_of(request))
    except REFUSALS as refusal:
        warned(request, said(refusal))
    else:
        told(request, f"Version {one.number} is withdrawn. What was said of it stays.")
    return redirect(here)


@require_safe
@map_page
def compare(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """What changed from one version to another, or to now: in words, and as a picture."""
    person = person_of(request)
    numbers = [one.number for one in versions.versions_of(of)]
    form = Compare(request.GET or None, numbers=numbers)
    context = around(of.item, map=of, compare=form, versions=numbers)
    if form.is_valid():
        earlier, later = form.cleaned_data["earlier"], form.cleaned_data["later"]
        found = versions.between(person, of, earlier, later)
        was = versions.version_of(of, earlier).picture
        now = (
            versions.version_of(of, later).picture
            if later is not None
            else {str(pk): list(place) for pk, place in reads.places_of(of).items()}
        )
        context |= {
            "heading": f"From version {earlier} to {f'version {later}' if later is not None else 'now'}",
            "comparison": found, "earlier": earlier, "later": later, "as_image": True,
            "picture": picturing.of_comparison(found, was, now),
        }  # fmt: skip
    return render(request, "theory/compare.html", context, status=422 if form.is_bound and not form.is_valid() else 200)
