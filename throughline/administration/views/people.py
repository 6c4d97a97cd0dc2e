"""Who belongs to the programme: roles, invitations."""

from uuid import UUID

from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.administration import forms, reads, writes
from throughline.people.words import Role
from throughline.programme.models import Programme
from throughline.web.notices import told, warned
from throughline.web.pages import administration_page, form_page, person_of


@require_safe
@administration_page
def people(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Everybody with a role, and who is invited."""
    person = person_of(request)
    context = {
        "programme": programme,
        "nav_here": "programme",
        "here": "people",
        "members": reads.members_of(person, programme),
        "invitations": reads.open_invitations(person, programme),
        "role_form": forms.RoleForm(),
    }
    return render(request, "administration/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administration_page
def invite(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Invite somebody; the link is mailed, and shown once to be passed on by hand."""
    form = forms.InviteForm(request.POST if request.method == "POST" else None)
    context = {"programme": programme, "nav_here": "programme", "form": form}
    if form.is_valid():
        given = form.cleaned_data
        made = writes.invite_person(
            by=person_of(request), programme=programme, role=Role(given["role"]), email=given["email"],
            name=given["name"],
        )  # fmt: skip
        link = request.build_absolute_uri(reverse("administration:join", args=[made.token]))
        context |= {"invitation": made.invitation, "link": link, "inviter": person_of(request)}
        words = render_to_string("administration/invitation.txt", context)
        send_mail(f"Join {programme.name} on Throughline", words, None, [made.invitation.email], fail_silently=True)
        return render(request, "administration/invited.html", context)
    return form_page(request, "administration/invite.html", context)


@require_POST
@administration_page
def withdraw_invitation(request: HttpRequest, programme: Programme, invitation_id: UUID) -> HttpResponse:
    """Close an invitation that nobody has taken."""
    writes.withdraw_invitation(by=person_of(request), programme=programme, invitation_id=invitation_id)
    told(request, "The invitation is withdrawn. Its link no longer works.")
    return redirect("administration:people", programme=programme.slug)


@require_POST
@administration_page
def give_role(request: HttpRequest, programme: Programme, person_id: UUID) -> HttpResponse:
    """One more role for somebody in the programme."""
    form = forms.RoleForm(request.POST)
    if form.is_valid():
        role = Role(form.cleaned_data["role"])
        given = writes.give_role(by=person_of(request), programme=programme, person_id=person_id, role=role)
        told(request, f"{given.person} is now {role.label.lower()} as well.")
    else:
        warned(request, "Nothing was changed: choose a role from the list.")
    return redirect("administration:people", programme=programme.slug)


@require_POST
@administration_page
def end_role(request: HttpRequest, programme: Programme, membership_id: UUID) -> HttpResponse:
    """End a role; what the person wrote stays with the programme."""
    try:
        ended = writes.end_role(by=person_of(request), programme=programme, membership_id=membership_id)
    except writes.LastAdministrator as refusal:
        warned(request, refusal.__doc__ or "")
    else:
        told(request, f"{ended.person} is no longer {ended.get_role_display().lower()}. What they wrote stays.")
    return redirect("administration:people", programme=programme.slug)
