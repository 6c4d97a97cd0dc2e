"""Replies without an account: into the tray, nowhere else; and the words of the statement and the notice."""

import html
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed
from throughline.common.clock import today
from throughline.feedback import reads as feedback
from throughline.feedback.words import Verdict
from throughline.publicpages import reads, writes
from throughline.publicpages.models import PublicReply, PublicWords
from throughline.publicpages.tests.conftest import Publish
from throughline.publicpages.words import ReplyState
from throughline.sharing import writes as sharing
from throughline.sharing.models import Release


def came_in(cast: SimpleNamespace, release: Release, words: str = "The one by the steps is still out.") -> PublicReply:
    return writes.take_reply(
        programme=cast.hubs, release_id=release.pk, address="203.0.113.9", words=words, verdict=Verdict.PARTLY
    )


def test_a_resident_replies_and_it_lands_in_the_tray(publish: Publish, cast: SimpleNamespace) -> None:
    release = publish()
    stranger = Client(enforce_csrf_checks=True)
    address = reverse("publicpages:reply", args=["hubs", release.pk])
    answer = stranger.post(address, {"words": "Still <b>pitch black</b>.", "verdict": "not"})
    assert answer.status_code == 302
    assert not answer.cookies
    [one] = reads.tray(cast.ben, cast.hubs)
    assert (one.reply.words, one.reply.verdict) == ("Still <b>pitch black</b>.", "not")
    hub = stranger.get(reverse("publicpages:hub", args=["hubs", "library"])).content.decode()
    assert "pitch black" not in hub
    client = Client()
    client.force_login(cast.ben)
    assert (
        "Still &lt;b&gt;pitch black&lt;/b&gt;."
        in client.get(reverse("publicpages:tray", args=["hubs"])).content.decode()
    )


def test_nothing_said_is_no_reply(publish: Publish, cast: SimpleNamespace, client: Client) -> None:
    address = reverse("publicpages:reply", args=["hubs", publish().pk])
    response = client.post(address, {"words": "  ", "verdict": ""})
    assert response.status_code == 422
    assert "Write a few words, or choose what you make of the answer." in html.unescape(response.content.decode())
    assert client.post(address, {"words": "a" * 2_001}).status_code == 422
    assert not PublicReply.unscoped.exists()


def test_too_many_from_one_place_are_asked_to_wait(publish: Publish, cast: SimpleNamespace, client: Client) -> None:
    address = reverse("publicpages:reply", args=["hubs", publish().pk])
    answers = [client.post(address, {"words": f"Reply {n}"}) for n in range(12)]
    assert [answer.status_code for answer in answers[:10]] == [302] * 10
    assert answers[-1].status_code == 429
    assert answers[-1]["Retry-After"] == "60"
    assert "Reply 11" in answers[-1].content.decode()


def test_what_was_taken_back_takes_no_replies(publish: Publish, cast: SimpleNamespace, client: Client) -> None:
    release = publish()
    sharing.revoke(release=release, by=cast.ana, because="Not this.")
    assert client.get(reverse("publicpages:reply", args=["hubs", release.pk])).status_code == 404
    with pytest.raises(NotVisible):
        came_in(cast, release)


def test_a_reply_is_kept_with_its_answer_in_words_that_point_to_nobody(publish: Publish, cast: SimpleNamespace) -> None:
    release = publish()
    reply = came_in(cast, release, "I am Mrs P and it is still out.")
    writes.keep(programme=cast.hubs, reply_id=reply.pk, by=cast.ben, words="It is still out.")
    entry = feedback.entry_of(cast.ben, release.made_from_id)
    [kept] = feedback.replies_of(entry)
    assert (kept.words, kept.verdict, kept.from_whom) == ("It is still out.", "partly", "somebody, on the public page")
    assert PublicReply.unscoped.get().words == "It is still out."
    assert reads.tray(cast.ben, cast.hubs) == []
    with pytest.raises(NotVisible):
        writes.keep(programme=cast.hubs, reply_id=reply.pk, by=cast.ben, words="Again")


def test_a_reply_that_is_let_go_leaves_no_words(publish: Publish, cast: SimpleNamespace) -> None:
    reply = came_in(cast, publish())
    writes.let_go(programme=cast.hubs, reply_id=reply.pk, by=cast.lea)
    reply.refresh_from_db()
    assert (reply.state, reply.words) == (ReplyState.LET_GO, "")


def test_only_the_team_looks_at_replies(publish: Publish, cast: SimpleNamespace) -> None:
    reply = came_in(cast, publish())
    for other in (cast.adam, cast.dot, cast.paz):
        with pytest.raises(NotAllowed):
            writes.let_go(programme=cast.hubs, reply_id=reply.pk, by=other)
    with pytest.raises(NotVisible):
        writes.let_go(programme=cast.elsewhere, reply_id=reply.pk, by=cast.dee)


def test_the_programme_says_it_in_its_own_words(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.adam)
    address = reverse("publicpages:words", args=["hubs"])
    typed = {
        "contact": "The hub desk, Tuesdays ten to one.",
        "short_notice": "I write down what you say, not who you are.",
    }
    assert client.post(address, {**typed, "tested_on": today().isoformat()}).status_code == 302
    shown = client.get(reverse("publicpages:privacy", args=["hubs"])).content.decode()
    assert typed["contact"] in shown
    assert typed["short_notice"] in shown
    assert "We keep what people tell us" in shown
    too_long = client.post(address, {**typed, "short_notice": "word " * 81})
    assert too_long.status_code == 422
    assert "takes longer than thirty seconds" in too_long.content.decode()
    later = client.post(address, {**typed, "tested_on": (today() + timedelta(days=2)).isoformat()})
    assert later.status_code == 422


def test_who_looks_after_the_programme_writes_them(cast: SimpleNamespace) -> None:
    for other in (cast.ana, cast.ben, cast.dot):
        with pytest.raises(NotAllowed):
            writes.describe_public_words(programme=cast.hubs, by=other, contact="Me")
    writes.describe_public_words(programme=cast.hubs, by=cast.lea, contact="The desk")
    assert PublicWords.unscoped.get().contact == "The desk"
