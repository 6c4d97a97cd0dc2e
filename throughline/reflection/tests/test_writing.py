"""One question at a time, every one of them free to be left; a part for the team; what may follow."""

from types import SimpleNamespace

import pytest
from django.test import Client

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed
from throughline.promises.models import Promise
from throughline.reflection import reads, writes
from throughline.reflection.tests.conftest import AVOIDED
from throughline.reflection.words import PROMPTS, Shape
from throughline.thread import reads as thread
from throughline.thread.models import Item
from throughline.thread.words import Meaning


@pytest.mark.parametrize("shape", list(Shape))
def test_each_question_leads_to_the_next_and_may_be_left(shape: Shape, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ana)
    begun = client.post(f"/p/{cast.hubs.slug}/reflections/new/", {"shape": shape.value, "about": "", "happened_on": ""})
    for place, prompt in enumerate(PROMPTS[shape]):
        assert begun["Location"].endswith(f"/{prompt.key}/")
        assert prompt.question in client.get(begun["Location"]).content.decode().replace("&#x27;", "'")
        sent = {"words": "", "act": "skip"} if place else {"words": "Something.", "act": "on"}
        begun = client.post(begun["Location"], sent)
    [mine] = reads.mine(cast.ana, cast.hubs.pk)
    assert begun["Location"] == mine.item.get_absolute_url()
    assert mine.item.title.startswith("The week to" if shape == Shape.WEEKLY else shape.label)
    assert reads.reflection_of(cast.ana, mine.item).asked[0].words == "Something."


def test_leaving_a_question_keeps_what_was_there(alone: Item, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ana)
    client.post(f"/reflections/{alone.pk}/avoiding/", {"words": "Other words.", "act": "skip"})
    assert reads.reflection_of(cast.ana, alone).asked[1].words == AVOIDED


def test_a_question_of_another_shape_is_not_there(alone: Item, cast: SimpleNamespace) -> None:
    with pytest.raises(NotVisible):
        writes.answer(item=alone, by=cast.ana, prompt="so-what", words="So nothing.")


def test_a_part_is_shared_in_other_words_and_taken_back(alone: Item, cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.ana)
    assert AVOIDED in client.get(f"/reflections/{alone.pk}/avoiding/share/").content.decode()
    page = client.post(f"/reflections/{alone.pk}/avoiding/share/", {"words": "Doors tire me.", "hub": ""}, follow=True)
    assert "Doors tire me." in page.content.decode()
    [part] = reads.parts(cast.ben, cast.hubs.pk)
    with pytest.raises(writes.SharedAlready):
        writes.share_part(item=alone, by=cast.ana, prompt="avoiding", words="Again.")
    writes.withdraw(item=part.item, by=cast.ana)
    assert reads.parts(cast.ben, cast.hubs.pk) == []
    assert reads.reflection_of(cast.ana, alone).asked[1].shared is None
    writes.share_part(item=alone, by=cast.ana, prompt="avoiding", words="Again.")


def test_nothing_is_shared_where_nothing_was_written(alone: Item, cast: SimpleNamespace) -> None:
    with pytest.raises(writes.NothingWritten):
        writes.share_part(item=alone, by=cast.ana, prompt="monday", words="Ring first.")


def test_a_colleague_does_not_begin_for_somebody_outside(cast: SimpleNamespace) -> None:
    with pytest.raises(NotAllowed):
        writes.begin_reflection(by=cast.dot, programme_id=cast.hubs.pk, shape=Shape.WEEKLY, about="")


def test_it_goes_on_to_a_question_a_promise_or_an_experiment(
    alone: Item, cast: SimpleNamespace, client: Client
) -> None:
    """The words wait in the form, not in the address, and what is made keeps the link."""
    client.force_login(cast.ana)
    sent = {
        "question": {"wording": "Which doors open?"},
        "promise": {"what": "Ring him", "to_whom": "The man at 9", "due_on": "", "hub": "", "standing": "team"},
        "experiment": {"name": "Doors at noon"},
    }
    for what, given in sent.items():
        form = client.post(f"/reflections/{alone.pk}/avoiding/lead-to/{what}/")["Location"]
        assert AVOIDED[:12] not in form
        page = client.get(form).content.decode()
        assert AVOIDED in page
        if what == "promise":
            given["item_id"] = page.split('name="item_id" value="')[1].split('"')[0]
        assert client.post(form, given).status_code == 302
    kinds = {one.item.kind for one in thread.resting_on(cast.ana, alone, [Meaning.LED_TO])}
    assert kinds == {"question", "promise", "experiment"}
    assert Promise.unscoped.get().item.standing == "team"


def test_words_taken_along_wait_for_the_form_they_were_taken_to(
    alone: Item, cast: SimpleNamespace, client: Client
) -> None:
    client.force_login(cast.ana)
    client.post(f"/reflections/{alone.pk}/avoiding/lead-to/question/")
    assert AVOIDED not in client.get(f"/p/{cast.hubs.slug}/questions/new/").content.decode()
    assert client.post(f"/reflections/{alone.pk}/avoiding/lead-to/anything/").status_code == 404
