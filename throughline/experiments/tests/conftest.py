"""Assumptions to test and notes to log. Both rooms are strangers here: their items are made through the thread."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.urls import NoReverseMatch, reverse

from throughline.access.words import Standing
from throughline.common.clock import today
from throughline.common.ids import uuid7
from throughline.experiments.models import Experiment
from throughline.experiments.words import Decision
from throughline.experiments.writes import Card, Plan, plan_experiment, start
from throughline.people.models import Person
from throughline.thread import kinds
from throughline.thread import writes as thread
from throughline.thread.models import Item
from throughline.thread.words import Strength

PARTS = {
    "believe": "Small things that are lent, not run, get people started.",
    "check_by": "Put a lockable cupboard by the stairs, with two keys.",
    "look_for": "Who opens it, and what for.",
    "going_well": "Somebody we don’t know asks for the key.",
    "going_badly": "Only we open it.",
    "right_if": "Three things begin that we did not begin.",
    "worst_case": "Something is stolen.",
    "who_bears_it": "Whoever lent it.",
    "consent": "They were asked, and can take it back any day.",
    "undo": "We give everything back and unscrew the lock.",
}

CARD = Card(
    observed="Fathers asked for a second cupboard.",
    learned="A key is worth more than a committee",
    decision=Decision.AMPLIFY,
    reason="It is asked for.",
    strength=Strength.MODERATE,
    decided_by="the hub team, with two residents",
    tell_another_hub="Two keys, never one.",
)


@pytest.fixture(autouse=True)
def a_page_for_assumptions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the room of theories has its pages, an assumption's page is the general one."""
    try:
        reverse("theory:assumption", args=[uuid7()])
    except NoReverseMatch:
        kind = kinds.Kind(
            name="assumption", label="Assumption", plural="Assumptions", page="library:item", station="assumption"
        )
        monkeypatch.setitem(kinds._KINDS, "assumption", kind)


Assume = Callable[..., Item]
Hear = Callable[..., Item]
Begin = Callable[..., Experiment]


@pytest.fixture
def assume(cast: SimpleNamespace) -> Assume:
    """assume(words) makes an assumption of Lea's."""

    def assumed(words: str = "Small resources unlock action.", *, standing: Standing = Standing.TEAM) -> Item:
        return thread.add_item(
            kind="assumption", by=cast.lea, programme_id=cast.hubs.pk, title=words, words=words, standing=standing
        )

    return assumed


@pytest.fixture
def hear(cast: SimpleNamespace) -> Hear:
    """hear(words, by=…) makes a note, by Ana if not said."""

    def heard(
        words: str = "She said cupboard twice.", *, by: Person | None = None, standing: Standing = Standing.TEAM
    ) -> Item:
        item = thread.add_item(
            kind="note", by=by or cast.ana, programme_id=cast.hubs.pk, title=words, words=words,
            hub_id=cast.library.pk, standing=standing, fields={"words": words},
        )  # fmt: skip
        apps.get_model("capture", "Note").unscoped.create(
            item=item, programme_id=cast.hubs.pk, heard=words, setting="library", verbatim=[[0, 3]]
        )
        return item

    return heard


@pytest.fixture
def begin(cast: SimpleNamespace) -> Begin:
    """begin(name, running=…, testing=[…]) makes an experiment of Ana's, to be decided in `days`."""

    def begun(
        name: str = "The cupboard", *, running: bool = True, testing: tuple[Item, ...] = (), days: int = 30,
        hubs: list[object] | None = None, **parts: str,
    ) -> Experiment:  # fmt: skip
        plan = Plan(
            name=name, parts=PARTS | parts, decide_on=today() + timedelta(days=days),
            hubs=[cast.library] if hubs is None else hubs, assumptions=[item.pk for item in testing],
        )  # fmt: skip
        made = plan_experiment(by=cast.ana, programme_id=cast.hubs.pk, plan=plan)
        return start(item=made.item, by=cast.ana) if running else made

    return begun


@pytest.fixture
def late(begin: Begin) -> Experiment:
    """An experiment of Ana's whose day to decide was ten days ago."""
    made = begin("Drop the word volunteer")
    made.decide_on = today() - timedelta(days=10)
    made.save()
    return made
