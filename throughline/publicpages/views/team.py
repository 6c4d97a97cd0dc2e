"""The team's side of the public pages: replies that came in, where the pages are, and the programme's own words on them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.writable import may_administer
from throughline.common.refusals import said
from throughline.feedback.writes import NeedsWords
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.publicpages import forms, reads, writes
from throughline.publicpages.words import ReplyState
from throughline.sharing.reads import public_change
from throughline.thread import reads as thread
from throughline.web.notices import told
from throughline.web.pages import administration_page, inside_page, person_of, team_page

NAV = "public"


@require_safe
@inside_page
def tray(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Replies that wait for a look, those kept lately, and where the public pages are."""
    person = person_of(request)
    waiting = reads.tray(person, programme)
    answered = {one.pk: one for one in thread.items(person).filter(pk__in=[one.made_from_id for one in waiting])}
    context = {
        "programme": programme,
        "nav_here": NAV,
        "waiting": [(one, answered.get(one.made_from_id), _keep_form(one)) for one in waiting],
        "kept": reads.tray(person, programme, state=ReplyState.KEPT, limit=10),
        "hubs": hubs_of(programme),
        "is_open": public_change(programme) is not None,
        "may_describe": may_administer(person, programme.pk),
    }
    return render(request, "publicpages/tray.html", context)


def _keep_form(one: reads.CameIn) -> forms.KeepForm:
    words = one.reply.words or one.reply.get_verdict_display()
    return forms.KeepForm(initial={"words": words}, auto_id=f"id_{one.reply.pk}_%s")


@require_http_methods(["GET", "HEAD", "POST"])
@team_page
def keep(request: HttpRequest, programme: Programme, reply_id: UUID) -> HttpResponse:
    """Keep a reply with the answer it is about."""
    reply = reads.reply_in(programme, reply_id)
    start = {"words": reply.words or reply.get_verdict_display()}
    form = forms.KeepForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        try:
            writes.keep(programme=programme, reply_id=reply_id, by=person_of(request), words=form.cleaned_data["words"])
        except NeedsWords as refusal:
            form.add_error("words", said(refusal))
        else:
            told(request, "Kept with the answer. It is shown to the team only.")
            return redirect("publicpages:tray", programme.slug)
    context = {"programme": programme, "nav_here": NAV, "reply": reply, "form": form}
    return render(request, "publicpages/keep.html", context, status=422 if form.is_bound else 200)


@require_POST
@team_page
def let_go(request: HttpRequest, programme: Programme, reply_id: UUID) -> HttpResponse:
    """Let a reply go; its words are gone for good."""
    writes.let_go(programme=programme, reply_id=reply_id, by=person_of(request))
    told(request, "Let go. Its words are gone for good.")
    return redirect("publicpages:tray", programme.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@administration_page
def words(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The programme's own words on its accessibility statement and privacy notice."""
    held = reads.words_of(programme)
    names = ("contact", "not_working", "tested_on", "short_notice", "long_notice")
    posted = request.POST if request.method == "POST" else None
    form = forms.PublicWordsForm(posted, initial={name: getattr(held, name) for name in names})
    if form.is_valid():
        try:
            writes.describe_public_words(programme=programme, by=person_of(request), **form.cleaned_data)
        except writes.TooLongToSay as refusal:
            form.add_error("short_notice", said(refusal))
        except writes.TestedInTheFuture as refusal:
            form.add_error("tested_on", said(refusal))
        else:
            told(request, "Saved. The public pages say so within a minute.")
            return redirect(reverse("publicpages:words", args=[programme.slug]))
    context = {"programme": programme, "nav_here": "programme", "form": form, "shown": reads.words_shown(programme)}
    return render(request, "publicpages/words.html", context, status=422 if form.is_bound else 200)
