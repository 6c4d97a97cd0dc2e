"""The theory on one page in plain English, and the story in the words of the team."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from throughline.access.writable import may_write
from throughline.common.diffs import word_diff
from throughline.theory import narrative, reads, stood, writes
from throughline.theory.models import TheoryMap
from throughline.theory.version_forms import Tell
from throughline.theory.views.changing import form_page, on_theirs
from throughline.theory.views.entering import address, around, map_page, team_map_page, ways_to_see
from throughline.theory.words import ElementKind
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told
from throughline.web.pages import person_of


def _stands(request: HttpRequest, of: TheoryMap) -> stood.Stood:
    return stood.of_standing(reads.standing(person_of(request), of, counted=False))


@require_safe
@map_page
def plain(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """The one-page plain view: what can be read at a table, printed, and released to residents and boards."""
    theory = _stands(request, of)
    pages = {one.id: address("theory:element", one.id) for one in theory.elements}
    chapters = [
        (chapter.title, [(one.words, pages.get(one.parts[0], ""), theory.named.get(one.parts[0], "")) for one in chapter.sentences])
        for chapter in narrative.told(theory)
    ]  # fmt: skip
    own = [(words, pages.get(element, "")) for words, element in narrative.linked(of.narrative, theory)]
    context = around(
        of.item, map=of, tabs=ways_to_see(of, "theory:plain"), chapters=chapters, own=own if of.narrative else [],
        impact=next((one.title for one in theory.elements if one.kind == ElementKind.IMPACT), ""),
        may_write=may_write(person_of(request), of.item.programme_id), share_url=address("sharing:prepare", of.pk),
    )  # fmt: skip
    return render(request, "theory/plain.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_map_page
def tell(request: HttpRequest, of: TheoryMap) -> HttpResponse:
    """Tell the theory in one's own words. The map's telling is offered beside it and never put over it unasked."""
    from_map = narrative.as_text(narrative.told(_stands(request, of)))
    offered = request.method != "POST" and "from-map" in request.GET
    start = {"narrative": from_map if offered or not of.narrative else of.narrative, "base_revision": of.item.revision}
    form = Tell(request.POST if request.method == "POST" else None, initial=start)
    theirs: list[tuple[str, str]] = []
    if form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        try:
            writes.tell(
                on=of, by=person_of(request), narrative=given["narrative"], base_revision=given["base_revision"]
            )
        except ChangedMeanwhile as refusal:
            form = on_theirs(form, request, refusal)  # type: ignore[assignment]  # the same kind of form, typed in anew
            theirs = [("The story", of.narrative or "Nothing")]
        else:
            told(request, "The story is kept. What it said before stays in the history.")
            return redirect("theory:plain", of.pk)
    context = around(
        of.item, form=form, theirs=theirs, offered=offered, written=bool(of.narrative),
        differs=word_diff(of.narrative, from_map) if offered and of.narrative else [],
    )  # fmt: skip
    return form_page(request, "theory/tell.html", context)
