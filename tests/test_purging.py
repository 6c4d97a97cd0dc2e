"""What was withdrawn and can't be brought back has no words left in any table: every kind empties its own, or says why it has none."""

import re
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db.models import CharField, ForeignKey, JSONField, Model, SlugField, TextField

from tests.doors.world import World, world_of
from tests.test_every_door import MAKERS
from throughline.common.clock import now
from throughline.thread.kinds import kind_named, kinds
from throughline.thread.models import Item, Link, Revision, SearchText
from throughline.thread.purging import purge_withdrawn

CANARY = "zqcanary"
NOT_WORDS = {"id", "kind", "item", "meaning", "cause", "effect", "about", "level", "horizon", "polarity", "delay", "at"}
"""Names in kept JSON whose values are ids, choices or moments."""


IS_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def world(cast: SimpleNamespace) -> World:
    return world_of(cast)


def test_every_kind_says_what_becomes_of_its_words() -> None:
    for kind in kinds():
        assert (kind.purge is None) == bool(kind.no_words), f"{kind.name}: give it `purge`, or say why in `no_words`"


def tables() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("throughline.")]


def raw(model: type[Model]) -> Any:
    return model._default_manager


def own_rows(pk: UUID) -> Iterator[Model]:
    """The item's details, and what hangs on it or on them and is no item of its own."""
    details = []
    for model in tables():
        field = model._meta.pk
        if isinstance(field, ForeignKey) and field.related_model is Item and model._meta.app_label != "thread":
            details += list(raw(model).filter(pk=pk))
    yield from details
    owners = {Item, *(type(row) for row in details)}
    for model in tables():
        if model._meta.app_label in {"thread", "sharing"} or getattr(model._meta.pk, "related_model", None) is Item:
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model in owners and not field.null:
                yield from raw(model).filter(**{field.attname: pk})


def sung(value: Any) -> Any:
    """The same JSON with a canary for each word of it."""
    if isinstance(value, dict):
        return {name: said if name in NOT_WORDS else sung(said) for name, said in value.items()}
    if isinstance(value, list):
        return [sung(one) for one in value]
    return CANARY if isinstance(value, str) and not IS_ID.fullmatch(value) else value


def plant(pk: UUID) -> None:
    for row in own_rows(pk):
        words: dict[str, Any] = {}
        for field in row._meta.concrete_fields:
            if field.is_relation or field.choices:
                continue
            if isinstance(field, JSONField):
                words[field.name] = sung(getattr(row, field.name))
            elif isinstance(field, TextField | CharField) and not isinstance(field, SlugField):
                words[field.name] = CANARY
        if not words:
            continue
        raw(type(row)).filter(pk=row.pk).update(**words)
    Item.unscoped.filter(pk=pk).update(title=CANARY, tombstoned_at=now() - timedelta(days=31), tombstone_because=CANARY)
    Revision.unscoped.filter(item=pk).update(because=CANARY, fields={"words": CANARY})
    SearchText.unscoped.filter(item=pk).update(words=CANARY)
    Link.unscoped.filter(source=pk).update(because=CANARY)
    Link.unscoped.filter(target=pk).update(because=CANARY)


def singing() -> set[str]:
    return {
        f"{model._meta.label}.{name}"
        for model in tables()
        for row in raw(model).values()
        for name, value in row.items()
        if CANARY in str(value)
    }


@pytest.mark.parametrize("maker", MAKERS)
def test_no_word_is_left_in_any_table(maker: str, world: World) -> None:
    """Of what each maker of the door tables makes: every kind, and what hangs on one, as a log entry or a minority note."""
    made = MAKERS[maker](world, "team")
    pk = made.get("item_id")
    if not isinstance(pk, UUID):
        pytest.skip("makes no item")
    item = Item.unscoped.filter(pk=pk).first()
    if item is None or kind_named(item.kind).purge is None:
        pytest.skip("has no words of its own")
    plant(pk)
    assert len(singing()) > 3, "planted nothing worth finding"
    assert purge_withdrawn() == 1
    assert singing() == set()


def test_every_kind_that_purges_is_made_here(world: World) -> None:
    made = {pk for make in MAKERS.values() if isinstance(pk := make(world, "team").get("item_id"), UUID)}
    covered = set(Item.unscoped.filter(pk__in=made).values_list("kind", flat=True))
    assert {kind.name for kind in kinds() if kind.purge} <= covered
