"""Circles: who outside the team reads what is released to them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.visible import NotVisible
from throughline.administration import forms, reads
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.sharing.models import Circle
from throughline.sharing.reads.circles import circle_in, circles_of
from throughline.sharing.words import CircleKind
from throughline.sharing.writes import circles as writes
from throughline.web.notices import told, warned
from throughline.web.pages import administration_page, form_page, person_of


@require_safe
@administration_page
def circles(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Every circle with its people."""
    found = circles_of(programme, closed=True)
    context = {"programme": programme, "nav_here": "programme", "here": "circles", "circles": found}
    return render(request, "administration/circles.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administration_page
def new_circle(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Make a circle."""
    form = forms.CircleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = writes.create_circle(
                programme=programme, name=given["name"], kind=CircleKind(given["kind"]), purpose=given["purpose"],
                by=person_of(request),
            )  # fmt: skip
        except writes.CircleNameTaken as refusal:
            form.add_error("name", refusal.__doc__ or "")
        else:
            return redirect("administration:circle", programme=programme.slug, circle_id=made.pk)
    context = {"programme": programme, "nav_here": "programme", "form": form}
    return form_page(request, "administration/new_circle.html", context)


def _people_outside(request: HttpRequest, programme: Programme, circle: Circle) -> list[tuple[str, str]]:
    there = {row.person_id for row in circle.current}  # type: ignore[attr-defined]  # put there by circle_in
    members = reads.members_of(person_of(request), programme)
    return [
        (str(member.person.pk), f"{member.person} ({', '.join(member.roles).lower()})")
        for member in members
        if member.person.pk not in there
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@administration_page
def circle(request: HttpRequest, programme: Programme, circle_id: UUID) -> HttpResponse:
    """One circle: who is in it; add somebody."""
    found = circle_in(programme, circle_id)
    people = _people_outside(request, programme, found)
    form = forms.CircleMemberForm(request.POST if request.method == "POST" else None, people=people)
    if form.is_valid():
        person = Person.objects.get(pk=form.cleaned_data["person"])
        try:
            writes.add_member(circle=found, person=person, by=person_of(request))
        except (writes.CircleIsClosed, writes.NotInTheProgramme) as refusal:
            form.add_error("person", refusal.__doc__ or "")
        else:
            told(request, f"{person} now reads what is shared with {found.name}.")
            return redirect("administration:circle", programme=programme.slug, circle_id=found.pk)
    context = {"programme": programme, "nav_here": "programme", "circle": found, "form": form, "people": people}
    return form_page(request, "administration/circle.html", context)


@require_POST
@administration_page
def leave_circle(request: HttpRequest, programme: Programme, circle_id: UUID, person_id: UUID) -> HttpResponse:
    """Take somebody out of a circle, at once."""
    found = circle_in(programme, circle_id)
    member = next((row for row in found.current if row.person_id == person_id), None)  # type: ignore[attr-defined]
    if member is None:
        raise NotVisible
    writes.remove_member(circle=found, person=member.person, by=person_of(request))
    told(request, f"{member.person} no longer reads what was shared with {found.name}.")
    return redirect("administration:circle", programme=programme.slug, circle_id=found.pk)


@require_POST
@administration_page
def close_circle(request: HttpRequest, programme: Programme, circle_id: UUID) -> HttpResponse:
    """Close a circle: nobody in it reads what was shared with it any more."""
    found = circle_in(programme, circle_id)
    writes.close_circle(circle=found, by=person_of(request))
    warned(request, f"{found.name} is closed. What was shared with it can’t be read by its people any more.")
    return redirect("administration:circles", programme=programme.slug)
