"""The way from a theme to a shared page, by forms alone."""

import re
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from throughline.access.words import Standing
from throughline.people.models import Person
from throughline.sharing import reads
from throughline.sharing.models import Release
from throughline.sharing.tests import stage
from throughline.sharing.tests.conftest import draft, shared
from throughline.sharing.words import ReleaseState
from throughline.thread import writes as thread_writes


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def wording(scene: SimpleNamespace, **more: object) -> dict[str, object]:
    return {
        "title": "People wait to hear back",
        "body": "Asked before, and nobody came back.",
        "circles": [str(scene.partners.pk)],
        **more,
    }


def text(answer: object) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())  # type: ignore[attr-defined]


def test_the_form_is_filled_from_the_theme_and_offers_its_words(scene):
    page = text(as_(scene.ben).get(reverse("sharing:prepare", args=[scene.theme.pk])))
    assert "You asked before and nobody came back" in page
    assert "Night workers" in page
    assert "He wants the bins done. (speaks against it)" in page


def test_from_theme_to_partner_by_forms(scene):
    ana, ben, paz = as_(scene.ana), as_(scene.ben), as_(scene.paz)
    posted = wording(scene, quotes=[str(scene.spans[2].pk)], then="on")
    answer = ana.post(reverse("sharing:prepare", args=[scene.theme.pk]), posted)
    release = Release.unscoped.get()
    quote = release.quotes.get()
    assert answer["Location"] == reverse("sharing:quote", args=[release.pk, quote.pk])

    page = text(ana.get(answer["Location"]))
    keys = re.findall(r'name="mask" value="([^"]+)"', page)
    phone, name = next(k for k in keys if k.startswith("phone")), next(k for k in keys if k.startswith("name"))
    raw = {"words": stage.WORDS[scene.notes[2].pk], "neighbour_asked": "on", "role": "a parent"}
    refused = text(ana.post(answer["Location"], {**raw, "act": "save"}))
    assert "looks like a phone number. Say it differently: it can’t leave the team." in refused

    put_in = {**raw, "act": "mask", "mask": [phone, name], f"instead-{phone}": "them", f"instead-{name}": "a neighbour"}
    page = text(ana.post(answer["Location"], put_in))
    assert "Ring a neighbour on them." in page
    quote.refresh_from_db()
    assert quote.words == ""

    safe = {**raw, "words": "Ring a neighbour.", "act": "save"}
    answer = ana.post(reverse("sharing:quote", args=[release.pk, quote.pk]), safe)
    assert answer["Location"] == reverse("sharing:preview", args=[release.pk])
    assert "Ring a neighbour." in text(ana.get(answer["Location"]))
    ana.post(reverse("sharing:submit", args=[release.pk]))

    assert "Someone else checks this" in text(ana.get(reverse("sharing:check", args=[release.pk])))
    page = text(ben.get(reverse("sharing:check", args=[release.pk])))
    assert "020 7946 0123" in page, "the checker sees what was recorded beside the safe words"
    read = re.search(r'name="read" value="(\w+)"', page).group(1)
    ben.post(reverse("sharing:check", args=[release.pk]), {"because": "Nobody could guess.", "read": read})
    release.refresh_from_db()
    assert (release.state, release.checked_by) == (ReleaseState.ISSUED, scene.ben)

    page = text(paz.get(reverse("sharing:read", args=[release.pk])))
    assert "Ring a neighbour." in page
    assert "a parent" in page
    assert "Poole" not in page
    assert "020 7946" not in page


def test_a_name_stays_only_for_a_reason(scene):
    release = draft(scene, quotes=1)
    address = reverse("sharing:quote", args=[release.pk, release.quotes.get().pk])
    said = {"words": "We met Mrs Poole there.", "neighbour_asked": "on", "act": "save"}
    assert "or say why it can stay" in text(as_(scene.ana).post(address, said))
    as_(scene.ana).post(address, {**said, "kept_because": "It is the name of the café."})
    assert release.quotes.get().words == "We met Mrs Poole there."


@pytest.mark.parametrize(
    "left",
    ["Ring 020 7946 0123.", "Write to jo@example.org.", "At IG1 2AB.", "NHS number 943 476 5919.", "NI QQ123456C."],
)
def test_what_leads_to_one_person_never_stays(scene, left):
    for words in (
        wording(scene, body=left, kept_because="Because."),
        wording(scene, ask=left, kept_because="Because."),
    ):
        answer = as_(scene.ana).post(reverse("sharing:prepare", args=[scene.theme.pk]), words)
        assert "t leave the team" in text(answer)
        assert left in answer.content.decode(), "what was typed is still there"
    assert not Release.unscoped.exists()


def test_a_draft_is_kept_and_told_to_the_next_person(scene):
    ana = as_(scene.ana)
    ana.post(reverse("sharing:prepare", args=[scene.theme.pk]), wording(scene, then="stay"))
    release = Release.unscoped.get()
    assert "begun by Ana" in text(as_(scene.ben).get(reverse("sharing:prepare", args=[scene.theme.pk])))
    assert "Asked before, and nobody came back." in text(
        as_(scene.ben).get(reverse("sharing:draft", args=[release.pk]))
    )


def test_two_writers_do_not_overwrite_each_other_unseen(scene):
    release = draft(scene)
    address = reverse("sharing:draft", args=[release.pk])
    revision = release.item.revision
    as_(scene.ben).post(address, wording(scene, body="Other words.", revision=revision))
    page = text(as_(scene.ana).post(address, wording(scene, body="Words of mine.", revision=revision)))
    assert "Someone saved this draft while you were writing" in page
    assert "Words of mine." in page
    release.refresh_from_db()
    assert release.body == "Other words."


def test_words_of_a_note_made_private_are_not_in_drafts_of_others(scene):
    release = draft(scene, quotes=1)
    release.quotes.update(words="CANARY said it.")
    thread_writes.revise(item=scene.notes[0], by=scene.ana, what="made private", standing=Standing.PRIVATE)
    ben = as_(scene.ben)
    for name in ("draft", "preview", "release"):
        page = text(ben.get(reverse(f"sharing:{name}", args=[release.pk])))
        assert "CANARY" not in page
        assert "You came last year" not in page


@pytest.mark.parametrize("what", ["note", "restricted theme"])
def test_what_cannot_be_shared_says_so(scene, what):
    item = scene.notes[0]
    if what == "restricted theme":
        thread_writes.revise(item=scene.theme, by=scene.ana, what="restricted", standing=Standing.RESTRICTED)
        item = scene.theme
    answer = as_(scene.ana).get(reverse("sharing:prepare", args=[item.pk]))
    assert answer.status_code == 409
    assert "Nothing has left the team." in text(answer)


def test_the_preview_and_the_page_outside_are_the_same_words(scene):
    release = draft(scene, quotes=2)
    before = reads.shown_inside(scene.ana, release, stage.today())
    assert [quote.words for quote in before.quotes] == ["Safe words 1.", "Safe words 2."]
    page = text(as_(scene.ana).get(reverse("sharing:preview", args=[release.pk])))
    for words in ("Safe words 1.", "fewer than eight", "Renters"):
        assert words in page


def test_the_data_protection_lead_reads_and_takes_back_but_does_not_write(scene):
    release = shared(scene, quotes=1)
    dot = as_(scene.dot)
    assert dot.get(reverse("sharing:release", args=[release.pk])).status_code == 200
    assert dot.post(reverse("sharing:again", args=[release.pk])).status_code == 403
    dot.post(reverse("sharing:revoke", args=[release.pk]), {"because": "They asked."})
    release.refresh_from_db()
    assert release.state == ReleaseState.REVOKED
