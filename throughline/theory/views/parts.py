"""One part of the theory on a page of its own: an element, a causal link, an assumption; and judging it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.writable import may_write
from throughline.common.refusals import NeedsBecause
from throughline.theory import bearing, judging, outlined, reads
from throughline.theory.forms import Judge, refuse
from throughline.theory.models import Assumption, CausalLink, Element
from throughline.theory.telling import told_history
from throughline.theory.views.changing import form_page, on_theirs
from throughline.theory.views.entering import Part, address, around, part_page, team_part_page
from throughline.theory.words import TONES, AssumptionStatus
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.going_on import next_or
from throughline.web.notices import told
from throughline.web.pages import person_of


def about_part(request: HttpRequest, part: Part, **more: Any) -> dict[str, Any]:
    """What the page of any part is drawn with."""
    person = person_of(request)
    found = bearing.evidence_on(person, part.item, opened=request.GET.get("all", ""))
    begin_experiment = address("experiments:new", part.item.programme.slug)
    return around(
        part.item,
        part=part,
        map_url=address("theory:outline", part.of_id),
        evidence=found,
        counts=_counts(found),
        judged=bearing.judged(person, part.item),
        line=thread_line(person, part.item),
        resting=bearing.resting_on(person, part.item),
        history=told_history(person, part.item),
        assume_here=f"{address('theory:assume', part.of_id)}?about={part.pk}",
        connect_here=f"{address('theory:connect', part.of_id)}?from={part.pk}",
        begin_experiment=f"{begin_experiment}?from={part.pk}" if begin_experiment else "",
        may_change=may_write(person, part.item.programme_id) and part.off_map_at is None,
        **more,
    )


def _counts(found: bearing.Evidence) -> list[dict[str, Any]]:
    """Numbers that open to their records."""
    tally = found.tally
    if not found.count:
        return []
    return [
        {"count": tally.sources, "one": "source", "many": "sources", "href": "#evidence"},
        {"count": tally.hubs, "one": "hub", "many": "hubs", "href": "#evidence"},
        *(
            {"count": group.count, "one": group.way.short, "many": group.way.short, "href": f"#{group.way.meaning}"}
            for group in found.groups
            if group.count
        ),
    ]


@require_safe
@part_page(["theory-element"])
def element(request: HttpRequest, part: Part) -> HttpResponse:
    """An element: what it is, what it leads to and comes from, what is assumed of it, what bears on it."""
    assert isinstance(part, Element)  # noqa: S101  # tells the type checker what the decorator let through
    return render(
        request, "theory/element.html", about_part(request, part, here=outlined.line_of(person_of(request), part))
    )


@require_safe
@part_page(["causal-link"])
def link(request: HttpRequest, part: Part) -> HttpResponse:
    """A causal link: its two ends as far as the reader may open them, the mechanism, what is assumed of it."""
    assert isinstance(part, CausalLink)  # noqa: S101  # tells the type checker what the decorator let through
    person = person_of(request)
    ends = thread.items(person).in_bulk([part.cause_id, part.effect_id])
    context = about_part(
        request, part, cause=ends.get(part.cause_id), effect=ends.get(part.effect_id),
        assumptions=reads.assumed_of(person, part.of, part.pk),
    )  # fmt: skip
    return render(request, "theory/link.html", context)


@require_safe
@part_page(["assumption"])
def assumption(request: HttpRequest, part: Part) -> HttpResponse:
    """An assumption: how it stands, what speaks for and against, who tests it, what would fall with it."""
    assert isinstance(part, Assumption)  # noqa: S101  # tells the type checker what the decorator let through
    person = person_of(request)
    about: Item | None = thread.items(person).filter(pk=part.about_id).first() if part.about_id else None
    context = about_part(
        request, part, about=about, tone=TONES[AssumptionStatus(part.status)],
        tests=bearing.experiments_testing(person, part.item), outcomes=bearing.outcomes_over(person, part),
    )  # fmt: skip
    return render(request, "theory/assumption.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_part_page()
def judge(request: HttpRequest, part: Part) -> HttpResponse:
    """Say how sure the group is, and why; of an assumption also how it stands."""
    has_status = isinstance(part, Assumption)
    newest = next(iter(reads.judgements_of(part.item)), None)
    start: dict[str, Any] = {"base_revision": part.item.revision}
    if isinstance(part, Assumption):
        start |= {"status": part.status, "confidence": part.confidence}
    elif newest is not None:
        start |= {"confidence": newest.confidence}
    form: Any = Judge(request.POST if request.method == "POST" else None, initial=start, has_status=has_status)
    theirs: list[tuple[str, str]] = []
    if form.is_valid():
        try:
            judging.judge(item=part.item, by=person_of(request), **form.cleaned_data)
        except (NeedsBecause, judging.StatusIsForAssumptions) as refusal:
            refuse(form, refusal)
        except ChangedMeanwhile as refusal:
            form = on_theirs(form, request, refusal, has_status=has_status)
            theirs = _judged_meanwhile(part)
        else:
            told(request, "Kept. The history shows what you thought before, with the evidence as it lay.")
            return redirect(part.item)
    found = bearing.evidence_on(person_of(request), part.item)
    return form_page(
        request, "theory/judge.html", around(part.item, part=part, form=form, theirs=theirs, counts=_counts(found))
    )


def _judged_meanwhile(part: Part) -> list[tuple[str, str]]:
    rows = [("The words", part.item.title)]
    if isinstance(part, Assumption):
        rows += [("How it stands", part.get_status_display()), ("How sure", part.get_confidence_display())]
    newest = next(iter(reads.judgements_of(part.item)), None)
    return [*rows, ("Because", newest.because)] if newest else rows


@require_POST
@team_part_page(["assumption"])
def look(request: HttpRequest, part: Part) -> HttpResponse:
    """Keep that somebody looked today and found nothing to change."""
    judging.look_at(item=part.item, by=person_of(request))
    told(request, "Kept that it was looked at today, with nothing to change.")
    return redirect(next_or(request, part.item.get_absolute_url()))
