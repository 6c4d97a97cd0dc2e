"""What must be true before a release leaves the team, and that it stays as it left."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction

from throughline.access.visible import NotVisible
from throughline.access.words import Standing
from throughline.access.writable import NotAllowed
from throughline.common.refusals import NeedsBecause
from throughline.sharing import frozen, reads, writes
from throughline.sharing.models import Release, ReleaseQuote
from throughline.sharing.tests import stage
from throughline.sharing.tests.conftest import PLAIN, draft, shared
from throughline.sharing.words import ReleaseState
from throughline.thread import reads as thread
from throughline.thread import writes as thread_writes
from throughline.thread.words import Meaning


def test_without_quotes_it_goes_to_a_circle_at_once(scene):
    release = writes.issue(release=draft(scene), by=scene.ana)
    assert release.state == ReleaseState.ISSUED
    assert release.issued_at is not None


@pytest.mark.parametrize("by_link", [True, False])
def test_with_a_quote_or_by_link_a_second_person_is_needed(scene, by_link):
    release = draft(scene, quotes=0 if by_link else 1, wording=replace(PLAIN, by_link=by_link))
    with pytest.raises(writes.NeedsASecondPerson):
        writes.issue(release=release, by=scene.ana)
    writes.send_for_check(release=release, by=scene.ana)
    with pytest.raises(writes.NeedsASecondPerson):
        writes.issue(release=release, by=scene.ben)


def test_nobody_checks_their_own_words(scene):
    release = draft(scene, quotes=1)
    writes.send_for_check(release=release, by=scene.ana)
    with pytest.raises(writes.SameHands):
        writes.approve(release=release, by=scene.ana, because="Fine.", read=reads.fingerprint(release))


def test_whoever_wrote_one_quote_does_not_check_either(scene):
    release = draft(scene, quotes=1)
    writes.write_quote(quote=release.quotes.get(), by=scene.ben, words="Other words.", neighbour_asked=True)
    writes.send_for_check(release=release, by=scene.ana)
    with pytest.raises(writes.SameHands):
        writes.approve(release=release, by=scene.ben, because="Fine.", read=reads.fingerprint(release))


@pytest.mark.parametrize("who", ["dot", "adam", "paz", "bo", "lupe", "lou", "dee"])
def test_only_the_team_checks_and_issues(scene, who):
    release = draft(scene, quotes=1)
    writes.send_for_check(release=release, by=scene.ana)
    with pytest.raises(NotAllowed):
        writes.approve(release=release, by=getattr(scene, who), because="Fine.", read=reads.fingerprint(release))
    with pytest.raises(NotAllowed):
        writes.issue(release=release, by=getattr(scene, who))


def test_a_check_of_words_that_changed_meanwhile_counts_for_nothing(scene):
    release = draft(scene, quotes=1)
    writes.send_for_check(release=release, by=scene.ana)
    read = reads.fingerprint(release)
    writes.back_to_draft(release=release, by=scene.ana)
    writes.write_quote(quote=release.quotes.get(), by=scene.ana, words="She said it twice.", neighbour_asked=True)
    writes.send_for_check(release=release, by=scene.ana)
    with pytest.raises(writes.ChangedWhileReading):
        writes.approve(release=release, by=scene.ben, because="Fine.", read=read)


def test_writing_on_after_a_check_asks_for_a_new_one(scene):
    release = draft(scene, quotes=1)
    writes.send_for_check(release=release, by=scene.ana)
    writes.approve(release=release, by=scene.ben, because="Fine.", read=reads.fingerprint(release))
    writes.back_to_draft(release=release, by=scene.ana)
    with pytest.raises(writes.NeedsASecondPerson):
        writes.issue(release=release, by=scene.ana)


def test_sent_back_with_words_it_is_a_draft_again(scene):
    release = draft(scene, quotes=1)
    writes.send_for_check(release=release, by=scene.ana)
    with pytest.raises(NeedsBecause):
        writes.send_back(release=release, by=scene.ben, because="  ")
    back = writes.send_back(release=release, by=scene.ben, because="The cupboard gives her away.")
    assert (back.state, back.sent_back_because) == (ReleaseState.DRAFT, "The cupboard gives her away.")


def test_fewer_than_three_notes_stay_with_the_team(scene, cast):
    scene.theme = stage.finding(cast, ["One.", "Two."]).theme
    with pytest.raises(writes.NotReady) as refused:
        writes.issue(release=draft(scene), by=scene.ana)
    assert "fewer than three" in refused.value.in_the_way[0]


def test_private_notes_are_not_counted_towards_the_three(scene, cast):
    found = stage.finding(cast, ["One.", "Two."])
    hidden = stage.note(scene.ana, scene.hubs, "Only mine.", Standing.PRIVATE)
    thread_writes.link(source=hidden, target=found.theme, meaning=Meaning.SUPPORTS, by=scene.ana)
    assert reads.sources_of(scene.ana, found.theme).all == 2


def test_a_quote_must_be_rewritten_and_thought_about(scene):
    release = draft(scene)
    release = writes.save_draft(
        release=release, by=scene.ana, wording=PLAIN, circles=[scene.partners.pk], quotes=[scene.spans[0].pk]
    )
    assert "no share-safe words" in reads.in_the_way(scene.ana, release)[0]
    writes.write_quote(quote=release.quotes.get(), by=scene.ana, words="Safe.")
    assert "neighbour" in reads.in_the_way(scene.ana, release)[0]


def test_at_most_two_facts_beside_a_quote(scene):
    release = draft(scene, quotes=1)
    with pytest.raises(writes.TooMuchBesideAQuote):
        writes.write_quote(
            quote=release.quotes.get(), by=scene.ana, words="Safe.", age_band="18 to 34", area="Park", role="parent"
        )


def test_restricted_and_private_items_are_not_released(scene):
    theme = thread_writes.add_item(
        kind="staged-theme", by=scene.ana, programme_id=scene.hubs.pk, title="Mine", standing=Standing.RESTRICTED
    )
    with pytest.raises(reads.NotTheTeams):
        writes.start_release(by=scene.lea, made_from=theme, wording=PLAIN)


def test_kinds_that_are_not_shareable_are_refused(scene):
    with pytest.raises(reads.NotShareable):
        writes.start_release(by=scene.ana, made_from=scene.notes[0], wording=PLAIN)


def test_private_words_are_neither_offered_nor_quoted(scene):
    hidden = stage.note(scene.ana, scene.hubs, "CANARY in a private note", Standing.PRIVATE)
    span = stage.excerpt(hidden, scene.ana)
    thread_writes.link(source=span, target=scene.theme, meaning=Meaning.SUPPORTS, by=scene.ana)
    assert "CANARY" not in repr(reads.offered(scene.ana, scene.theme))
    with pytest.raises(NotVisible):
        writes.start_release(by=scene.ana, made_from=scene.theme, wording=PLAIN, quotes=[span.pk])


def test_a_note_made_private_afterwards_blocks_the_draft(scene):
    release = draft(scene, quotes=1)
    thread_writes.revise(item=scene.notes[0], by=scene.ana, what="made private", standing=Standing.PRIVATE)
    assert any("quote 1" in said for said in reads.in_the_way(scene.ana, release))
    inside = reads.quotes_inside(scene.ben, release)[0]
    assert (inside.sound, inside.original) == (False, None)


def test_issued_is_frozen_whatever_happens_to_the_note(scene):
    release = shared(scene, quotes=2)
    before = reads.release_for(scene.paz, release.pk)
    stage.WORDS[scene.notes[0].pk] = "Quite other words."
    thread_writes.revise(item=scene.notes[0], by=scene.ana, what="reworded", words="Quite other words.")
    thread_writes.revise(item=scene.theme, by=scene.ana, what="reworded", title="Another theme")
    thread_writes.withdraw(item=scene.notes[1], by=scene.ana, because="asked to")
    assert reads.release_for(scene.paz, release.pk) == before


def test_no_write_changes_an_issued_release(scene):
    release = shared(scene, quotes=1)
    quote = release.quotes.get()
    with pytest.raises(writes.NoLongerADraft):
        writes.save_draft(release=release, by=scene.ana, wording=PLAIN, circles=[], quotes=[])
    with pytest.raises(writes.NoLongerADraft):
        writes.write_quote(quote=quote, by=scene.ana, words="Other.")
    with pytest.raises(writes.NoLongerADraft):
        writes.discard(release=release, by=scene.ana)
    with pytest.raises(writes.NoLongerADraft):
        writes.issue(release=release, by=scene.ana)
    with pytest.raises(writes.NothingToCheck):
        writes.back_to_draft(release=release, by=scene.ana)


def test_the_theme_led_to_the_release(scene):
    release = shared(scene)
    led_to = thread.resting_on(scene.ben, scene.theme, [Meaning.LED_TO])
    assert [bearing.item.pk for bearing in led_to] == [release.pk]


def test_a_new_version_says_what_changed_and_both_stay(scene):
    first = shared(scene, quotes=1)
    second = writes.start_new_version(release=first, by=scene.ana)
    assert writes.start_new_version(release=first, by=scene.ben).pk == second.pk
    assert reads.in_the_way(scene.ana, second) == ["Say what changed since the last version."]
    second = writes.save_draft(
        release=second,
        by=scene.ana,
        wording=replace(PLAIN, body="Now two of us ring back.", what_changed="We began to ring back."),
        circles=[scene.partners.pk],
        quotes=[],
    )
    writes.issue(release=second, by=scene.ana)
    shown = reads.release_for(scene.paz, second.pk)
    assert [(v.version, v.what_changed) for v in shown.versions] == [(1, ""), (2, "We began to ring back.")]
    assert reads.release_for(scene.paz, first.pk).newest.release_id == second.pk
    assert [row.version for row in reads.releases_for(scene.paz)] == [2]


def test_a_version_for_another_circle_is_not_told_to_the_first(scene):
    first = shared(scene)
    second = writes.start_new_version(release=first, by=scene.ana)
    wording = replace(PLAIN, what_changed="For the board.")
    writes.save_draft(release=second, by=scene.ana, wording=wording, circles=[scene.board.pk], quotes=[])
    writes.issue(release=second, by=scene.ana)
    assert len(reads.release_for(scene.paz, first.pk).versions) == 1
    assert [v.version for v in reads.release_for(scene.bo, second.pk).versions] == [2]


def test_taking_back_takes_earlier_versions_too(scene):
    first = shared(scene)
    second = writes.start_new_version(release=first, by=scene.ana)
    wording = replace(PLAIN, what_changed="A word.")
    second = writes.save_draft(release=second, by=scene.ana, wording=wording, circles=[scene.partners.pk], quotes=[])
    second = writes.issue(release=second, by=scene.ana)
    writes.revoke(release=second, by=scene.ana, because="Wrong.")
    assert reads.release_for(scene.paz, first.pk).taken_back_at is not None


def test_one_person_s_words_are_removed_with_a_dated_mark(scene):
    release = shared(scene, quotes=2)
    quote = release.quotes.get(position=0)
    writes.redact_quote(quote=quote, by=scene.dot, because="They asked us to.")
    shown = reads.release_for(scene.paz, release.pk)
    assert [(q.words, q.removed_at is not None) for q in shown.quotes] == [("", True), ("Safe words 2.", False)]
    assert not ReleaseQuote.unscoped.filter(words__contains="Safe words 1").exists()


@pytest.mark.parametrize("who", ["adam", "paz", "dee", "lou"])
def test_taking_back_is_not_for_everyone(scene, who):
    release = shared(scene, quotes=1)
    with pytest.raises(NotAllowed):
        writes.revoke(release=release, by=getattr(scene, who), because="No.")
    with pytest.raises(NotAllowed):
        writes.redact_quote(quote=release.quotes.get(), by=getattr(scene, who), because="No.")


def test_a_withdrawn_note_is_told_to_the_team(scene):
    release = shared(scene, quotes=2)
    assert reads.withdrawn_under(scene.ben, release) == (False, [])
    thread_writes.withdraw(item=scene.notes[0], by=scene.ana, because="asked to")
    gone, quotes = reads.withdrawn_under(scene.ben, release)
    assert (gone, [quote.position for quote in quotes]) == (False, [0])


def test_a_discarded_draft_leaves_no_words(scene):
    release = draft(scene, quotes=1)
    writes.discard(release=release, by=scene.ana)
    assert not Release.unscoped.filter(made_from=scene.theme).exists()
    assert not ReleaseQuote.unscoped.exists()


@pytest.mark.parametrize(
    "change",
    [{"body": "Other."}, {"title": "Other"}, {"counts": []}, {"issued_at": None}, {"version": 9}, {"period": "May"}],
)
def test_the_database_holds_an_issued_release(scene, change):
    release = shared(scene, quotes=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.unscoped.filter(pk=release.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        release.quotes.update(words="Other words.")
    release.quotes.update(words="")


def test_the_guards_come_back_after_a_migration_remade_the_table(scene):
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER sharing_release_frozen")
    frozen.freeze(connection)
    release = shared(scene)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.unscoped.filter(pk=release.pk).update(body="Other.")


def test_marks_around_the_whole_are_left_to_the_page(scene):
    release = draft(scene, quotes=1)
    quote = release.quotes.get()
    for said, kept in (("“Nobody rang.”", "Nobody rang."), ("“No.” she said, “no.”", "“No.” she said, “no.”")):
        assert writes.write_quote(quote=quote, by=scene.ana, words=said, neighbour_asked=True).words == kept
