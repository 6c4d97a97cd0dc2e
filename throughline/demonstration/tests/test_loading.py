"""The made-up year as it is found in the rooms once it has been loaded."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q

from throughline.access.words import Standing
from throughline.capture.models import Draft, Note
from throughline.common.clock import now, standing_still
from throughline.demonstration import told
from throughline.demonstration.loading import is_loaded, load
from throughline.demonstration.said_back import promise_of
from throughline.demonstration.themes import own_words
from throughline.demonstration.year import Year
from throughline.experiments import reads as experiments
from throughline.feedback import reads as said_back
from throughline.governance import reads as governance
from throughline.harvest.reads.changes import changes, rests_on
from throughline.harvest.reads.ripples import maps, ripples_of
from throughline.harvest.reads.stories import domains_of, rounds
from throughline.indicators.models import Reading
from throughline.indicators.offer import StaysWithTheTeam
from throughline.indicators.reads import indicators_of
from throughline.promises.models import Promise
from throughline.promises.words import PromiseState
from throughline.publicpages.models import PublicReply
from throughline.questions.models import Question
from throughline.questions.reads import answers_over_time, due_a_look, questions_of
from throughline.reflection import reads as reflection
from throughline.safeguarding.models import HandOver
from throughline.sensemaking.models import Dissent, Theme, ThemeJudgement
from throughline.sharing.models import LinkOpening, Release, ReleaseQuote, ShareLink
from throughline.sharing.reads import (
    offered,
    packs_for,
    public_releases,
    release_for,
    releases_for,
    waiting_for_a_check,
)
from throughline.sharing.words import ReleaseState
from throughline.thread import audit
from throughline.thread import reads as thread
from throughline.thread.models import Item, Link, Revision
from throughline.thread.words import Meaning

LEAP_DAY_EARLY = datetime(2028, 2, 29, 6, 30, tzinfo=UTC)


@pytest.fixture(scope="module", params=[None, LEAP_DAY_EARLY], ids=["today", "early on a leap day"])
def year(request: Any, loaded: Any) -> Iterator[Year]:
    with loaded(request.param) as lived:
        yield lived


@pytest.fixture(autouse=True)
def untouched(request: Any) -> Iterator[None]:
    """Each test leaves the year as it found it."""
    if "year" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("year")
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def theme(year: Year, key: str) -> Theme:
    return Theme.unscoped.get(pk=year.items[key].pk)


def test_before_loading_there_is_nothing(db: None) -> None:
    """Asking for `db` here also has the test database made when this file is run alone."""
    assert not is_loaded()


def test_every_note_is_there_at_its_hub(year: Year) -> None:
    written = Counter(note["hub"] for note in told.notes())
    assert Counter(Note.unscoped.values_list("item__hub__slug", flat=True)) == written
    assert sum(written.values()) == 260


def test_what_was_said_back_is_there_and_nine_things_wait(year: Year) -> None:
    by = year.people["learning-lead"]
    entries = said_back.entries(by, year.programme.pk)
    assert entries.count() == 21
    assert [entry.said[:8] for entry in entries if not entry.told_on] == ["No light"]
    declined = thread.bearing_on(by, year.items["said-back notice-boards"], kinds=["decision"])
    assert [one.item.pk for one in declined] == [year.items["board D3"].pk]
    waiting = {one.item.pk: one for one in said_back.waiting(by, year.programme.pk)}
    named = told.read("said_back.json")["waits"]
    assert all(waiting.pop(year.items[key].pk) for key in named["themes"])
    notes = [note for note in told.notes() if note["key"] in named["promises"]]
    assert all(waiting.pop(promise_of(year, note).pk) for note in notes)
    assert {one.kind for one in waiting.values()} <= {"Promise"}, "only promises whose day to be kept is still to come"


def test_every_hub_has_something_published_and_replies_wait_for_a_look(year: Year) -> None:
    for hub in year.hubs.values():
        assert public_releases(year.programme, hub=hub), hub.name
    whole = [one for one in public_releases(year.programme) if not one.hub]
    assert {one.form for one in whole} == {"statement"}
    assert all(one.checked_by_id for one in Release.unscoped.filter(public=True))
    assert PublicReply.unscoped.exists()


def test_nothing_lies_ahead(year: Year) -> None:
    latest = year.calendar.now
    assert not Item.unscoped.filter(happened_on__gt=year.calendar.today).exists()
    assert not Item.unscoped.filter(recorded_at__gt=latest).exists()
    assert not Item.unscoped.filter(changed_at__gt=latest).exists()
    assert not Revision.unscoped.filter(changed_at__gt=latest).exists()
    assert not Link.unscoped.filter(made_at__gt=latest).exists()


def test_notes_are_written_down_on_the_evening_of_their_day(year: Year) -> None:
    for item in Item.unscoped.filter(kind="note"):
        waited = item.recorded_at - year.calendar.at(item.happened_on, 0)
        assert timedelta(0) <= waited < timedelta(hours=21, minutes=1)
        assert item.made_at == item.recorded_at


def test_the_last_week_and_the_last_month_are_alive(year: Year) -> None:
    since = year.calendar.now - timedelta(days=30)
    assert Item.unscoped.filter(kind="note", recorded_at__gte=since).count() >= 5
    assert Theme.unscoped.filter(moved_at__gte=since).count() >= 3


def test_own_words_and_originals_are_kept_apart(year: Year) -> None:
    marked = Note.unscoped.exclude(verbatim=[])
    assert marked.count() == sum(bool(note["verbatim"]) for note in told.notes())
    assert all(note.heard[b:e].strip() for note in marked for b, e in note.verbatim)
    originals = Note.unscoped.exclude(original_words="")
    assert originals.count() == sum(bool(note["original"]) for note in told.notes())
    assert "en" not in set(originals.values_list("original_language", flat=True))


def test_standings_are_as_written(year: Year) -> None:
    written = Counter(note["standing"] for note in told.notes())
    assert Counter(Item.unscoped.filter(kind="note").values_list("standing", flat=True)) == written


def test_promises_are_kept_late_impossible_or_overdue(year: Year) -> None:
    promises = list(Promise.unscoped.select_related("item"))
    assert len(promises) == sum(bool(note["promise"]) for note in told.notes())
    closed = [promise for promise in promises if promise.closed_on]
    assert len(closed) >= 30
    assert any(promise.closed_on > promise.due_on for promise in closed)
    assert any(promise.state == PromiseState.CANNOT for promise in closed)
    overdue = [promise for promise in promises if promise.is_open and promise.due_on < year.calendar.today]
    assert len({promise.held_by_id for promise in overdue}) >= 3
    assert all(promise.closed_on <= year.calendar.today for promise in closed)


def test_themes_stand_where_their_history_ends(year: Year) -> None:
    for said in told.themes():
        held, last = theme(year, said["key"]), said["history"][-1]
        assert (held.status, held.confidence) == (last["status"], last["confidence"])
        judged = ThemeJudgement.unscoped.filter(theme=held).order_by("at")
        assert [judgement.because for judgement in judged] == [entry["because"] for entry in said["history"]]
        assert Dissent.unscoped.filter(theme=held).count() == len(said["dissent"])


def test_words_stand_under_themes_as_written(year: Year) -> None:
    for said in told.themes():
        wanted = {
            (own_words(excerpt["words"]), excerpt["as"])
            for note in told.notes()
            for excerpt in note["excerpts"]
            if excerpt["theme"] == said["key"]
        }
        lead = year.people["learning-lead"]
        bearing = thread.bearing_on(lead, year.items[said["key"]], kinds=["excerpt"])
        spans = thread.excerpts(lead, [one.item.pk for one in bearing])
        assert {(spans[one.item.pk].words, one.meaning.value) for one in bearing} == wanted


def test_own_words_are_offered_as_such(year: Year) -> None:
    offers = offered(year.people["learning-lead"], year.items["T8"]).quotes
    verbatim = {offer.words for offer in offers if offer.verbatim}
    assert "You lot always come when I’m asleep." in verbatim
    assert "All six spoke, and the one I’d put down as shy went over." not in verbatim


def test_questions_are_answered_by_notes_and_themes(year: Year) -> None:
    assert Question.unscoped.count() == 6
    answering = Link.unscoped.filter(meaning="answers", target__kind="question")
    kinds = Counter(answering.values_list("source__kind", flat=True))
    readings = [reading for one in told.indicators() for reading in one["readings"]]
    assert kinds == {
        "note": sum(bool(note["question"]) for note in told.notes()),
        "theme": 8,
        "indicator": 8,
        "reading": sum(bool(one["puts"]) for one in readings)
        + sum(bool(question["reopened"]) for question in told.questions()),
    }


def test_questions_stand_where_their_history_ends(year: Year) -> None:
    for said in told.questions():
        item, last = year.items[said["key"]], said["history"][-1]
        details = Question.unscoped.get(pk=item.pk)
        assert (details.status, details.best_answer) == (last["status"], last["answer"])
        assert details.would_change_our_mind
        assert details.next_look_on
    with standing_still(year.calendar.now):
        due = due_a_look(year.people["learning-lead"], year.programme.pk)
    assert {one.item.pk for one in due} == {year.items["Q2"].pk, year.items["Q4"].pk}
    told_of = answers_over_time(year.people["learning-lead"], year.items["Q2"])
    assert [one.what for one in told_of].count("reopened") == 1
    reopened = next(one for one in told_of if one.what == "reopened")
    assert reopened.because_of is not None
    assert reopened.because_of.pk == year.items["I3-4"].pk


def test_indicators_are_read_and_every_reading_says_what_we_make_of_it(year: Year) -> None:
    listed = indicators_of(year.people["learning-lead"], year.programme.pk)
    assert len(listed) == 8
    assert all(one.question and one.newest for one in listed)
    assert sum(one.readings for one in listed) == sum(len(one["readings"]) for one in told.indicators())
    corrected = Reading.unscoped.get(pk=year.items["I1-8"].pk)
    assert corrected.value == 11
    with pytest.raises(StaysWithTheTeam):
        offered(year.people["learning-lead"], year.items["I8"])


def test_releases_are_issued_issued_again_taken_back_and_one_waits(year: Year) -> None:
    quoting = Release.unscoped.filter(quotes__isnull=False, public=False).distinct()
    states = Counter(release.state for release in quoting)
    assert states == {ReleaseState.ISSUED: 6, ReleaseState.REVOKED: 1, ReleaseState.TO_CHECK: 1}
    assert all(release.quotes.count() >= 2 for release in quoting)
    issued = Release.unscoped.exclude(issued_at=None).filter(Q(quotes__isnull=False) | Q(public=True))
    assert all(release.checked_by_id not in {None, release.made_by_id} for release in issued)
    assert not ReleaseQuote.unscoped.exclude(excerpt__standing=Standing.TEAM).exists()
    newest = quoting.get(version=2)
    assert newest.what_changed
    waiting = waiting_for_a_check(year.people["programme-lead"], year.programme)
    assert [release.made_from_id for release in waiting] == [year.items["T8"].pk]


def test_no_word_was_quoted_before_it_was_heard(year: Year) -> None:
    for quote in ReleaseQuote.unscoped.select_related("release", "excerpt"):
        assert quote.excerpt.recorded_at <= quote.release.made_at
        assert quote.excerpt.happened_on < quote.release.made_at.date()


def test_each_circle_reads_its_own_and_nothing_else(year: Year) -> None:
    def titles(key: str) -> set[str]:
        person = year.people[key]
        return {release_for(person, listed.release_id).title for listed in releases_for(person)}

    assert len(titles("library-supervisor")) == 1
    quoted = {one["title"] for one in told.releases() if "board" in one["circles"]}
    assert len(quoted) == 3
    assert quoted <= titles("director")
    assert titles("administrator") == set()


def test_the_share_link_was_opened_three_times(year: Year) -> None:
    link = ShareLink.unscoped.get()
    assert link.open_count == LinkOpening.unscoped.count() == 3
    assert link.expires_at > year.calendar.now


def test_the_training_records_are_no_notes(year: Year) -> None:
    record = HandOver.unscoped.get()
    assert record.received_at is not None
    assert record.handed_at <= record.recorded_at <= year.calendar.now
    draft = Draft.unscoped.get()
    assert draft.person == year.people["organiser-il"]
    assert not Note.unscoped.filter(heard__contains="07700 900147").exists()


def test_the_audit_trail_holds(year: Year) -> None:
    assert audit.verify() > 20


def test_an_administrator_finds_no_words(year: Year) -> None:
    assert not thread.items(year.people["administrator"]).exists()


def test_loading_again_changes_nothing(year: Year) -> None:
    before = Item.unscoped.count(), Revision.unscoped.count()
    assert load() is None
    assert (Item.unscoped.count(), Revision.unscoped.count()) == before


def test_the_clock_runs_again(year: Year) -> None:
    assert abs((now() - datetime.now(UTC)).total_seconds()) < 5


def test_the_experiments_are_planned_running_past_their_day_and_decided(year: Year) -> None:
    lead = year.people["learning-lead"]
    with standing_still(year.calendar.now):
        found = experiments.portfolio(lead, year.programme.pk)
    assert [row.experiment.item.title for row in found.to_decide] == [
        "Young co-listeners, paid", "Kettle before desk, at the pop-up",
    ]  # fmt: skip
    assert [row.experiment.item.title for row in found.running] == ["Tuesday, every Tuesday"]
    assert [row.experiment.item.title for row in found.planned] == ["A breakfast, not an evening"]
    cards = experiments.learned(lead, year.programme.pk)
    assert Counter(card.decision for card in cards) == Counter(
        ["change", "amplify", "keep-going", "test-more", "hand-over", "stop", "amplify", "keep-going"]
    )
    assert all(experiments.log_of(lead, card.experiment) for card in cards)
    stopped = next(card for card in cards if card.decision == "stop")
    assert stopped.experiment.as_started.believe.startswith("The word “volunteer”")


def test_one_was_called_something_else_on_the_way_and_its_card_was_put_into_better_words(year: Year) -> None:
    lead = year.people["learning-lead"]
    card = experiments.card_of(lead, year.items["E12 card"].pk)
    changed = [part for act in experiments.changes_of(card.experiment) for part in act.parts]
    assert ("No deposit, once", "A postcard for the hall") in {(part.was, part.now_says) for part in changed}
    newer, first = thread.history_of(lead, card.item)
    assert (first.fields["title"], newer.what) == ("A signature opens more doors than a deposit", "reworded")
    found = thread.search(lead, "marmalade sandwiches", programme_id=year.programme.pk, kinds=["experiment"])
    assert [hit.item for hit in found.hits] == [card.experiment.item]


def test_the_year_holds_what_was_promised_of_it(year: Year) -> None:
    """Nine assumptions, eight experiments with logs and learning cards, five questions, eight indicators with readings; all
    tied to notes and themes."""
    lead, programme = year.people["learning-lead"], year.programme
    counted = thread.counts_by_kind(lead, programme.pk)
    assert (counted["assumption"], counted["learning-card"], counted["indicator"]) == (9, 8, 8)
    assert counted["question"] >= 5
    assert all(one.readings and one.question for one in indicators_of(lead, programme.pk))
    assert all(asked.answers for asked in questions_of(lead, programme.pk))
    for card in experiments.learned(lead, programme.pk):
        made = card.experiment.item
        assert thread.bearing_on(lead, made, [Meaning.LED_TO], ["theme", "question", "note"])
        assert thread.bearing_on(lead, made, [Meaning.ABOUT], ["note"])
        assert thread.bearing_on(lead, made, [Meaning.TESTED_BY], ["assumption"])


def test_every_note_of_a_log_is_linked_and_every_assumption_is_tested_and_answered(year: Year) -> None:
    lead = year.people["learning-lead"]
    for one in told.experiments():
        item = year.items[one["key"]]
        logged = {key for seen in one["log"] for key in seen["notes"]}
        linked = {bearing.item.pk for bearing in thread.bearing_on(lead, item, [Meaning.ABOUT])}
        assert linked == {year.items[key].pk for key in logged}
        tested = {bearing.item.pk for bearing in thread.bearing_on(lead, item, [Meaning.TESTED_BY])}
        assert one["copy_of"] or tested == {year.items[key].pk for key in one["tests"]}
        for filed in (one["learned"] or {"filings": []})["filings"]:
            if filed["as"]:
                rests = thread.bearing_on(lead, year.items[filed["assumption"]], kinds=["learning-card"])
                assert year.items[f"{one['key']} card"].pk in {bearing.item.pk for bearing in rests}


def test_the_board_has_four_packs_decided_fourteen_times_and_three_of_twenty_actions_are_late(year: Year) -> None:
    lead, member = year.people["learning-lead"], year.people["resident-chair-a"]
    with standing_still(year.calendar.now):
        [board] = governance.boards_of(lead, year.programme)
        assert [row.label for row in board.members] == ["Resident", "Councillor", "Council officer", "Resident"]
        assert board.next is not None
        decided = list(governance.decision_log(lead, year.programme.pk))
        assert (len(decided), {one.is_decided for one in decided}) == (14, {True})
        assert all(governance.relied_on(lead, one.item) for one in decided)
        actions = governance.action_list(lead, year.programme.pk)
        assert (len(actions.late), len(actions.late) + len(actions.open) + len(actions.closed)) == (3, 20)
        packs = packs_for(member)
        assert len(packs) == 4
        assert [len(pack.decided) for pack in packs] == [0, 5, 5, 4]
        assert all(pack.actions for pack in packs[:-1])
        assert len(governance.waiting_questions(lead, board.circle)) == 1


def test_what_is_exempt_stands_in_no_paper(year: Year) -> None:
    [exempt] = [paper["exempt"]["words"] for meeting in told.read("board.json")["meetings"]
                for paper in meeting["papers"] if paper.get("exempt")]  # fmt: skip
    holding = [
        release for release in Release.unscoped.all() if exempt in json.dumps(release.document, ensure_ascii=False)
    ]
    assert {(release.item.known_kind.name, release.public) for release in holding} == {("release", False)}
    assert {release.made_from.kind for release in holding} == {"exempt-part"}


def test_people_looked_back_and_most_of_it_is_theirs(year: Year) -> None:
    written = Item.unscoped.filter(kind="reflection")
    assert written.count() == 41  # forty, and one that colleagues were asked to this week
    assert set(written.values_list("standing", flat=True)) == {Standing.PRIVATE}
    shared = Item.unscoped.filter(kind="reflection-part")
    assert shared.count() == 7
    lead, organiser = year.people["learning-lead"], year.people["organiser-sk"]
    assert set(thread.items(lead).filter(kind="reflection").values_list("author", flat=True)) == {lead.pk}
    with standing_still(year.calendar.now):
        assert [one.begun_by for one in reflection.asked_of(organiser, year.programme.pk)] == [lead]
        opened = reflection.letters(organiser, year.programme.pk)
    assert [one.opened_at is not None for one in opened] == [True]


def test_changes_are_harvested_also_what_nobody_meant(year: Year) -> None:
    found = changes(year.people["organiser-sk"], year.programme.pk)
    assert len(found) == 8
    assert sum(one.change.meant == "unmeant" for one in found) == 2
    assert sum(one.change.direction == "worse" for one in found) == 1
    assert sum(one.spoken_to for one in found) == 3
    assert all(rests_on(year.people["organiser-sk"], one.item) for one in found)


def test_a_round_was_chosen_and_the_cupboard_ripples(year: Year) -> None:
    lead = year.people["learning-lead"]
    [held] = rounds(year.programme.pk)
    domains = domains_of(lead, held)
    assert sum(len(domain.stories) for domain in domains) == 4
    [choice] = [domain.choice for domain in domains if domain.choice]
    assert choice.told_back
    [cupboard] = maps(year.programme.pk)
    ripples = ripples_of(lead, cupboard)
    assert sum(one.ceased_on is not None for one in ripples) == 2
    assert any(one.harvested for one in ripples)
