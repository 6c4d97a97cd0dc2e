"""Beginning a reflection, answering one prompt after another, asking others, taking part or not."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from throughline.access.visible import NotVisible
from throughline.programme.models import Programme
from throughline.reflection import forms, reads, writes
from throughline.reflection.views.around import WRITING, form_page, posted, taken_back
from throughline.reflection.words import PROMPTS, Shape, prompt_of
from throughline.thread.models import Item
from throughline.web.notices import told
from throughline.web.pages import person_of, team_item_page, team_page


@require_http_methods(WRITING)
@team_page
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """How to look back, on what, and with whom. `?as=` chooses the shape."""
    person = person_of(request)
    asked = request.GET.get("as", "")
    start = {"shape": asked} if asked in Shape.values else {}
    form = forms.BeginForm(posted(request), initial=start, people=reads.could_be_asked(person, programme.pk))
    if form.is_valid():
        given = form.cleaned_data
        shape = Shape(given["shape"])
        item = writes.begin_reflection(
            by=person, programme_id=programme.pk, shape=shape, about=given["about"],
            happened_on=given["happened_on"], others=given.get("others", ()),
        )  # fmt: skip
        return redirect("reflection:answer", item.pk, PROMPTS[shape][0].key)
    return form_page(request, "reflection/new.html", form=form, programme=programme)


@require_http_methods(WRITING)
@team_item_page("reflection")
def answer(request: HttpRequest, item: Item, prompt: str) -> HttpResponse:
    """One prompt, with room to write. Leaving it keeps whatever was there before."""
    person = person_of(request)
    found = reads.reflection_of(person, item)
    asked = prompt_of(found.shape, prompt)
    if asked is None:
        raise NotVisible
    own = next(one for one in found.asked if one.prompt == asked)
    form = forms.AnswerForm(posted(request), prompt=asked, initial={"words": own.words})
    if request.method == "POST" and request.POST.get("act") == "skip":
        return _onwards(item, found.shape, prompt)
    if form.is_valid():
        if form.cleaned_data["words"] != own.words:
            writes.answer(item=item, by=person, prompt=prompt, words=form.cleaned_data["words"])
        if request.POST.get("act") == "later":
            told(request, "Kept. Only you can read it." if not found.others else "Kept.")
            return redirect(item)
        return _onwards(item, found.shape, prompt)
    steps = PROMPTS[found.shape]
    context = {
        "item": item, "found": found, "asked": own, "form": form, "programme": item.programme,
        "place": steps.index(asked) + 1, "of": len(steps), "is_last": asked == steps[-1],
        "before": steps[steps.index(asked) - 1] if asked != steps[0] else None,
    }  # fmt: skip
    return form_page(request, "reflection/answer.html", **context)


def _onwards(item: Item, shape: Shape, prompt: str) -> HttpResponse:
    """The next prompt, or the whole after the last."""
    keys = [one.key for one in PROMPTS[shape]]
    after = keys[keys.index(prompt) + 1 :]
    return redirect("reflection:answer", item.pk, after[0]) if after else redirect(item)


@require_http_methods(WRITING)
@team_item_page("reflection")
def ask(request: HttpRequest, item: Item) -> HttpResponse:
    """Ask more colleagues to take part."""
    person = person_of(request)
    held = reads.details_of(item)
    form = forms.AskForm(posted(request), people=reads.could_be_asked(person, item.programme_id, held.sitting))
    if form.is_valid():
        writes.ask_others(item=item, by=person, others=form.cleaned_data["others"])
        told(request, "Asked. They find it on their reflections page, and come or not.")
        return redirect(item)
    return form_page(request, "reflection/ask.html", form=form, item=item, programme=item.programme)


@require_POST
@team_page
def join(request: HttpRequest, programme: Programme, sitting_id: UUID) -> HttpResponse:
    """Take part where one was asked to."""
    item = writes.join(sitting_id=sitting_id, by=person_of(request))
    told(request, "You take part. What you write here is read by those who take part, and by nobody else.")
    return redirect(item)


@require_POST
@team_page
def decline(request: HttpRequest, programme: Programme, sitting_id: UUID) -> HttpResponse:
    """Not take part."""
    writes.decline(sitting_id=sitting_id, by=person_of(request))
    told(request, "Left out. Nobody is told why.")
    return redirect("reflection:reflections", programme.slug)


@require_http_methods(WRITING)
@team_item_page("reflection")
def withdraw(request: HttpRequest, item: Item) -> HttpResponse:
    """Take one's own reflection, and one's words at the sitting, off every page."""
    return taken_back(
        request, item, title="Take this reflection away?", act="Take it away", back="reflections",
        says="Your words go, also from those who reflected with you. What you shared with the team stays until you take it back there.",
    )  # fmt: skip
