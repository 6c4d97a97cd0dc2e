"""What leaves a reflection, by its writer's choice: a part for the team; a question, a promise or an experiment."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from throughline.access.visible import NotVisible
from throughline.common.refusals import said
from throughline.programme.reads import hubs_of
from throughline.reflection import forms, reads, writes
from throughline.reflection.views.around import WRITING, form_page, posted, taken_back
from throughline.reflection.words import prompt_of
from throughline.thread.models import Item
from throughline.web.carrying import carry
from throughline.web.notices import told, warned
from throughline.web.pages import item_page, person_of, team_item_page

LEADS_TO = {"question": "questions:ask", "promise": "promises:new", "experiment": "experiments:new"}
"""Where a reflection can go on, by the name in the address."""


@require_http_methods(WRITING)
@team_item_page("reflection")
def share(request: HttpRequest, item: Item, prompt: str) -> HttpResponse:
    """Choose the words the team will read of one answer."""
    person = person_of(request)
    found = reads.reflection_of(person, item)
    asked = prompt_of(found.shape, prompt)
    if asked is None:
        raise NotVisible
    own = next(one for one in found.asked if one.prompt == asked)
    form = forms.ShareForm(posted(request), initial={"words": own.words}, hubs=hubs_of(item.programme))
    if form.is_valid():
        try:
            made = writes.share_part(
                item=item, by=person, prompt=prompt, words=form.cleaned_data["words"], hub_id=form.hub_id()
            )
        except writes.SharedAlready as refusal:
            warned(request, said(refusal))
            return redirect(item)
        except writes.NothingWritten as refusal:
            form.add_error("words", said(refusal))
        else:
            told(request, "The team can read this part now. Everything else stays yours.")
            return redirect(made)
    return form_page(request, "reflection/share.html", form=form, item=item, asked=own, programme=item.programme)


@require_http_methods(WRITING)
@item_page("reflection-part")
def take_back(request: HttpRequest, item: Item) -> HttpResponse:
    """Take a shared part off the team's pages."""
    return taken_back(
        request, item, title="Take this part back?", act="Take it back", back="reflections",
        says="The team will not find it any more. The reflection it came from is not touched.",
    )  # fmt: skip


@require_POST
@team_item_page("reflection")
def lead_to(request: HttpRequest, item: Item, prompt: str, what: str) -> HttpResponse:
    """Go on from an answer to a question, a promise or an experiment: its form opens with these words and keeps the link."""
    found = reads.reflection_of(person_of(request), item)
    own = next((one for one in found.asked if one.prompt.key == prompt), None)
    if own is None or what not in LEADS_TO:
        raise NotVisible
    carry(request, own.words, str(item.pk))
    return redirect(f"{reverse(LEADS_TO[what], args=[item.programme.slug])}?from={item.pk}")
