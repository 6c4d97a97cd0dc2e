"""Taking an invitation. Opening the link shows what it is for; only pressing the button joins, so a preview robot joins nobody."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from throughline.administration import forms, writes
from throughline.people.models import Invitation, Person
from throughline.people.writes import InvitationNotOpen, open_invitation
from throughline.web.notices import told
from throughline.web.pages import form_page

BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Join with the account one is signed in to, or make one for the invited address."""
    try:
        invitation = open_invitation(token)
        return _join(request, token, invitation)
    except InvitationNotOpen as refusal:
        return render(request, "administration/join_closed.html", {"words": refusal.__doc__}, status=404)


def _join(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    person = request.user
    if isinstance(person, Person):
        return _with_account(request, token, invitation, person)
    form = forms.JoinForm(request.POST if request.method == "POST" else None, initial={"name": invitation.name})
    if form.is_valid():
        try:
            made = writes.join_with_new_account(
                token=token, name=form.cleaned_data["name"], password=form.cleaned_data["password"]
            )
        except writes.AlreadyHasAccount as refusal:
            form.add_error(None, refusal.__doc__ or "")
        else:
            login(request, made, backend=BACKEND)
            return _welcome(request, invitation)
    return form_page(request, "administration/join.html", {"invitation": invitation, "form": form})


def _with_account(request: HttpRequest, token: str, invitation: Invitation, person: Person) -> HttpResponse:
    mine = person.email == invitation.email
    if request.method == "POST" and mine:
        writes.join_by_invitation(token=token, person=person)
        return _welcome(request, invitation)
    return render(request, "administration/join.html", {"invitation": invitation, "mine": mine, "account": person})


def _welcome(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    told(request, f"Welcome to {invitation.programme.name}.")
    return redirect("dashboard:home")
