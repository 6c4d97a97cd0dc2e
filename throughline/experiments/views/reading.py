"""Reading: the portfolio, the library of what was learned, one experiment, one learning card."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughline.access.writable import may_write
from throughline.experiments import reads
from throughline.experiments.forms import LearnedFilters, LiveFilters
from throughline.experiments.models import Experiment, LearningCard
from throughline.experiments.views.around import around, around_list
from throughline.experiments.words import (
    AROUND,
    BEARS,
    DECIDED,
    DECISION_MEANS,
    SAFE_TO_FAIL,
    STRENGTH_MEANS,
    TEST_CARD,
    Decision,
    Part,
    State,
)
from throughline.people.reads import shown_name
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.trace import thread_line
from throughline.thread.words import Meaning, Strength
from throughline.web.pages import inside_page, item_page, person_of

TONES = {State.DRAFT: "quiet", State.RUNNING: "accent", State.DECIDED: "plain"}
LEARNED_PAGE = 20
KEPT_AT_START = ("believe", "going_well", "going_badly", "right_if")


@require_safe
@inside_page
def portfolio(request: HttpRequest, programme: Programme) -> HttpResponse:
    """What is planned and what runs; first, what is past its day to decide."""
    person = person_of(request)
    filters = LiveFilters(request.GET, hubs=hubs_of(programme), assumptions=reads.assumptions_of(person, programme.pk))
    found = reads.portfolio(person, programme.pk, **filters.asked())
    return render(
        request,
        "experiments/portfolio.html",
        around_list(programme, found=found, filters=filters, active=filters.active(), tabs=tabs_of(programme, "live")),
    )


@require_safe
@inside_page
def learned(request: HttpRequest, programme: Programme) -> HttpResponse:
    """What was decided, searchable; stopped ones stand beside the others."""
    person = person_of(request)
    filters = LearnedFilters(
        request.GET, hubs=hubs_of(programme), assumptions=reads.assumptions_of(person, programme.pk)
    )
    asked = filters.asked()
    page = Paginator(reads.learned(person, programme.pk, **asked), LEARNED_PAGE).get_page(request.GET.get("page"))
    rows = [
        {"row": row, "decided": DECIDED[Decision(row.card.decision)]} for row in reads.card_rows(person, list(page))
    ]
    return render(
        request,
        "experiments/learned.html",
        around_list(
            programme,
            rows=rows,
            page=page,
            filters=filters,
            active=filters.active(),
            tabs=tabs_of(programme, "stopped" if asked["decision"] == Decision.STOP else "learned"),
            stopped=asked["decision"] == Decision.STOP,
        ),
    )


def tabs_of(programme: Programme, here: str) -> list[dict[str, Any]]:
    """The neighbouring pages of experiments."""
    library = reverse("experiments:learned", args=[programme.slug])
    return [
        {"label": "Now", "href": reverse("experiments:portfolio", args=[programme.slug]), "here": here == "live"},
        {"label": "What we learned", "href": library, "here": here == "learned"},
        {"label": "What we stopped", "href": f"{library}?decision=stop", "here": here == "stopped"},
    ]


@require_safe
@item_page("experiment")
def experiment(request: HttpRequest, item: Item) -> HttpResponse:
    """One experiment: where it stands, the test card, what was seen, what was learned, what colleagues think."""
    person = person_of(request)
    held = reads.experiment_of(person, item.pk)
    may_change = may_write(person, item.programme_id)
    card = getattr(held, "card", None)
    context = around(
        item,
        experiment=held,
        state={"label": held.get_state_display(), "tone": TONES[State(held.state)]},
        days=_days(held),
        groups=_groups(held),
        as_started=getattr(held, "as_started", None),
        stands_as_started=_stands_as_started(held),
        changed=reads.changes_of(held),
        tests=reads.tests(person, held),
        came_from=_came_from(item, person),
        copies=reads.copies_of(person, held),
        log=reads.log_of(person, held),
        remarks=reads.remarks_on(held),
        card=card,
        told=told_of(card) if card else None,
        line=thread_line(person, item),
        may_change=may_change,
        may_plan=may_change and held.state != State.DECIDED,
        may_withdraw=thread.may_withdraw_whole(person, item),
    )
    return render(request, "experiments/experiment.html", context)


def _stands_as_started(held: Experiment) -> bool:
    """Whether belief and signs still say what they said at the start, so that the page need not say it twice."""
    first = getattr(held, "as_started", None)
    return first is not None and all(getattr(first, part) == getattr(held, part) for part in KEPT_AT_START)


def _came_from(item: Item, person: Any) -> list[thread.Bearing]:
    return thread.bearing_on(person, item, [Meaning.LED_TO])


def _days(held: Experiment) -> list[tuple[str, date]]:
    """The days that are known, by what they are."""
    to_decide = None if held.state == State.DECIDED else held.decide_on
    days = [("Started", held.started_on), ("The day we decide", to_decide), ("Decided", held.decided_on)]
    return [(label, day) for label, day in days if day is not None]


def _groups(held: Experiment) -> list[dict[str, Any]]:
    """The parts of the card that say something, under their headings."""

    def told(parts: tuple[Part, ...]) -> list[tuple[str, str]]:
        return [(part.label, getattr(held, part.name)) for part in parts if getattr(held, part.name)]

    around_it = [*told(AROUND), ("What it costs", held.get_cost_display() if held.cost else "")]
    return [
        {"title": "The test card", "rows": told(TEST_CARD)},
        {"title": "Around it", "rows": [row for row in around_it if row[1]]},
        {"title": "Safe to fail?", "rows": told(SAFE_TO_FAIL)},
    ]


@require_safe
@item_page("learning-card")
def card(request: HttpRequest, item: Item) -> HttpResponse:
    """One learning card: the belief as first written beside what was seen, the decision, and what it was filed on."""
    person = person_of(request)
    held = reads.card_of(person, item.pk)
    context = around(
        item,
        card=held,
        experiment=held.experiment,
        as_started=held.experiment.as_started,
        told=told_of(held),
        filed=thread.resting_on(person, item, [one.meaning for one in BEARS]),
        changed=reads.changes_of(held.experiment),
        reworded=reads.reworded(person, held),
        line=thread_line(person, item),
        may_write=may_write(person, item.programme_id),
    )
    return render(request, "experiments/card.html", context)


def told_of(card: LearningCard) -> dict[str, Any]:
    """A card's decision and strength in words."""
    decision, strength = Decision(card.decision), Strength(card.strength)
    return {
        "decided": DECIDED[decision],
        "means": DECISION_MEANS[decision],
        "strength": strength.label.capitalize(),
        "strength_means": STRENGTH_MEANS[strength],
        "written_by": shown_name(card.item.author),
    }
