"""One story: told, read, put right with its teller."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughline.access.writable import may_withdraw
from throughline.common.refusals import said
from throughline.harvest import forms
from throughline.harvest.reads import changes as bearing
from throughline.harvest.reads import stories as reads
from throughline.harvest.views.around import NAV, REFUSALS, WRITING, posted, refuse, simple_form
from throughline.harvest.words import Consent
from throughline.harvest.writes import stories as writes
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told
from throughline.web.pages import item_page, person_of, team_item_page, team_page


@require_http_methods(WRITING)
@team_page
def tell(request: HttpRequest, programme: Programme, round_id: UUID, number: int) -> HttpResponse:
    """Write down a story somebody told for an area of a round."""
    found, person = reads.round_of(programme.pk, round_id), person_of(request)
    domain = reads.domain_of(person, found, number)
    form = forms.StoryForm(posted(request), hubs=hubs_of(programme))
    if form.is_valid():
        try:
            item = writes.tell_story(of=found, by=person, number=number, given=form.told())
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, "The story is kept.")
            return redirect(item)
    return simple_form(
        request, form, title="Tell a story", act="Keep the story", kicker=domain.name, lead=found.question,
        back=reverse("harvest:round", args=[programme.slug, found.pk]), back_text="Back to the round", leave="Not now",
        programme=programme,
    )  # fmt: skip


@require_safe
@item_page("story")
def story(request: HttpRequest, item: Item) -> HttpResponse:
    """A story with why it matters to its teller, who may hear it, whether a panel chose it, and what others say of it."""
    person = person_of(request)
    found = reads.story_of(person, item.pk)
    context = {
        "item": item,
        "story": found,
        "choice": reads.choice_of(found),
        "may_be_shared": found.consent != Consent.TEAM,
        "line": thread_line(person, item),
        "voices": bearing.second_voices(item),
        "may_speak": person.pk not in bearing.written_by(item),
        "rests_on": bearing.rests_on(person, item),
        "may_withdraw": may_withdraw(person, item),
        "programme": item.programme,
        "nav_here": NAV,
    }
    return render(request, "harvest/story.html", context)


@require_http_methods(WRITING)
@team_item_page("story")
def reword(request: HttpRequest, item: Item) -> HttpResponse:
    """Put a story right with its teller."""
    person = person_of(request)
    found = reads.story_of(person, item.pk)
    hubs = hubs_of(item.programme)
    form = forms.StoryForm(posted(request), initial=forms.start_of_story(found), hubs=hubs)
    theirs = ""
    if form.is_valid():
        try:
            writes.reword_story(
                item=item, by=person, given=form.told(), base_revision=form.cleaned_data["revision"] or 0
            )
        except ChangedMeanwhile as refusal:
            typed = request.POST.copy()
            typed["revision"] = str(refusal.item.revision)
            form, theirs = forms.StoryForm(typed, hubs=hubs), found.words
            form.add_error(None, said(refusal))
        except REFUSALS as refusal:
            refuse(form, refusal)
        else:
            told(request, "Kept, with the earlier words in the history.")
            return redirect(item)
    return simple_form(
        request, form, title="Put the story right", act="Keep these words", back=item.get_absolute_url(),
        kicker=item.title, theirs=theirs, programme=item.programme,
    )  # fmt: skip
