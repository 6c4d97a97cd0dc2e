"""A learning card is put into better words by anybody on the team; the decision and the first belief stay as they were."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.common.refusals import NeedsBecause
from throughline.experiments import reads, writes
from throughline.experiments.models import LearningCard
from throughline.experiments.tests.conftest import CARD, PARTS, Begin
from throughline.experiments.tests.test_pages import Reader
from throughline.experiments.writes import CardWords, decide, reword_card
from throughline.thread import reads as thread
from throughline.thread.writes import ChangedMeanwhile, revise, withdraw

BETTER = CardWords(
    observed="Fathers and one grandmother asked for a second cupboard.",
    learned="A key is worth more than a committee, where it hangs in sight",
    tell_another_hub="Hang it where everybody can see it.",
    who_is_missing="Whoever does not use the stairs.",
)


@pytest.fixture
def card(begin: Begin, cast: SimpleNamespace) -> LearningCard:
    return decide(item=begin().item, by=cast.ana, card=CARD)


def typed(card: LearningCard, **changed: object) -> dict[str, object]:
    return {**vars(BETTER), "because": "We left her out.", "base_revision": card.item.revision, **changed}


def test_anybody_on_the_team_may_and_the_earlier_words_are_kept(card: LearningCard, cast: SimpleNamespace) -> None:
    reword_card(item=card.item, by=cast.ben, given=BETTER, because="We left her out.")
    held = reads.card_of(cast.lea, card.pk)
    assert (held.observed, held.item.title) == (BETTER.observed, BETTER.learned)
    assert (held.tell_another_hub, held.who_is_missing) == (BETTER.tell_another_hub, BETTER.who_is_missing)
    newest, first = thread.history_of(cast.lea, held.item)
    assert (newest.what, newest.because, newest.changed_by) == ("reworded", "We left her out.", cast.ben)
    assert (first.fields["title"], first.fields["observed"]) == (CARD.learned, CARD.observed)


def test_what_was_decided_and_the_first_belief_stay(card: LearningCard, cast: SimpleNamespace) -> None:
    reword_card(item=card.item, by=cast.ben, given=BETTER, because="We left her out.")
    held = reads.card_of(cast.lea, card.pk)
    for name in ("decision", "reason", "strength", "strength_because", "decided_by"):
        assert getattr(held, name) == getattr(CARD, name)
    assert held.experiment.as_started.believe == PARTS["believe"]


def test_it_is_found_by_its_words_of_now(card: LearningCard, cast: SimpleNamespace) -> None:
    reword_card(item=card.item, by=cast.ben, given=BETTER, because="We left her out.")
    search = [
        [hit.item for hit in thread.search(cast.lea, words, programme_id=cast.hubs.pk, kinds=["learning-card"]).hits]
        for words in ("grandmother", '"two keys, never one"')
    ]
    assert search == [[card.item], []]


@pytest.mark.parametrize(
    ("changed", "because", "refusal"),
    [
        ({"observed": "  "}, "So.", writes.NeedsWords),
        ({"learned": " "}, "So.", writes.NeedsWords),
        ({}, " ", NeedsBecause),
    ],
)
def test_it_needs_words_and_a_reason(
    changed: dict[str, str], because: str, refusal: type[Exception], card: LearningCard, cast: SimpleNamespace
) -> None:
    with pytest.raises(refusal):
        reword_card(item=card.item, by=cast.ben, given=CardWords(**vars(BETTER) | changed), because=because)
    assert reads.card_of(cast.lea, card.pk).item.revision == 1


def test_only_the_team_and_never_what_is_hidden(card: LearningCard, cast: SimpleNamespace) -> None:
    with pytest.raises(NotAllowed):
        reword_card(item=card.item, by=cast.dot, given=BETTER, because="So.")
    with pytest.raises(NotVisible):
        reword_card(item=card.item, by=cast.dee, given=BETTER, because="So.")
    revise(item=card.experiment.item, by=cast.ana, what="kept closer", standing=Standing.PRIVATE)
    with pytest.raises(NotVisible):
        reword_card(item=card.item, by=cast.ben, given=BETTER, because="So.")


def test_the_second_of_two_sees_the_firsts_words_and_chooses(card: LearningCard, cast: SimpleNamespace) -> None:
    with pytest.raises(ChangedMeanwhile):
        reword_card(item=card.item, by=cast.ben, given=BETTER, because="So.", base_revision=7)
    mine = typed(card, observed="Mine.")
    assert Reader(cast.ana).post("reword", card.pk, **typed(card, learned="Theirs")).status_code == 302
    ben = Reader(cast.ben)
    answer = ben.post("reword", card.pk, **mine)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<b>Theirs</b>" in page
    assert ">\nMine.</textarea>" in page
    mine["base_revision"] = 2
    told = ben.told(ben.post("reword", card.pk, **mine))
    assert "The words as they were stand in the history." in told
    assert reads.card_of(cast.lea, card.pk).observed == "Mine."


def test_its_page_says_when_and_why_it_was_put_into_better_words(card: LearningCard, cast: SimpleNamespace) -> None:
    ben = Reader(cast.ben)
    assert "The words as they were" not in ben.get("card", card.pk)
    told = ben.told(ben.post("reword", card.pk, **typed(card)))
    assert "Put into better words" in told
    assert "because <bdi>We left her out.</bdi>" in told
    assert "Put it into better words" in told
    assert "Put it into better words" not in Reader(cast.dot).get("card", card.pk)


def test_a_form_without_its_words_says_so_and_keeps_the_rest(card: LearningCard, cast: SimpleNamespace) -> None:
    answer = Reader(cast.ben).post("reword", card.pk, **typed(card, because="", learned=""))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write what you learned, in a sentence." in page
    assert "Say why, in a few words" in page
    assert BETTER.observed in page


def test_its_page_leads_to_where_it_is_filed_on_the_theory(card: LearningCard, cast: SimpleNamespace) -> None:
    page = Reader(cast.ben).get("card", card.pk)
    assert reverse("theory:file", args=[card.pk]) in page
    assert "File against the theory of change" not in Reader(cast.dot).get("card", card.pk)


def test_a_withdrawn_card_is_not_there_to_be_reworded(card: LearningCard, cast: SimpleNamespace) -> None:
    withdraw(item=card.item, by=cast.ana, because="A slip.")
    assert Reader(cast.ana).client.get(f"/learning-cards/{card.pk}/reword/").status_code == 404
