"""Everything out, and back in as an equal programme."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from throughline.capture.writes.heard import Heard, PromiseGiven
from throughline.capture.writes.notes import save_note
from throughline.common.clock import days_from_today, today
from throughline.common.ids import uuid7
from throughline.exchange import whole
from throughline.experiments import reads as experiments
from throughline.experiments.words import NEEDED
from throughline.experiments.writes import Plan, log, plan_experiment, start
from throughline.feedback import reads as feedback
from throughline.feedback.words import Channel, State
from throughline.feedback.writes import Answer, Text, Told, keep_reply, say_in, tell, write_entry
from throughline.governance import reads as decisions
from throughline.governance import writes as boards
from throughline.governance.words import StandsFor
from throughline.harvest.words import Direction, Goes, Meant, Ripple
from throughline.harvest.writes.changes import Harvested, harvest, substantiate
from throughline.harvest.writes.ripples import add_ripple, begin_map, look_again
from throughline.harvest.writes.stories import Told as StoryTold
from throughline.harvest.writes.stories import begin_round, choose, tell_story
from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.reflection.words import Shape
from throughline.reflection.writes import answer, begin_reflection, share_part, write_letter
from throughline.sensemaking.gathering import gather
from throughline.sensemaking.writes import start_theme
from throughline.sharing.words import CircleKind
from throughline.sharing.writes.circles import add_member, create_circle
from throughline.thread import reads as thread
from throughline.thread import writes as threads
from throughline.thread.trace import words_under

SAID = {"title", "wording", "reasons", "alternatives", "if_nothing", "decided_by", "equality_by", "equality"}


@pytest.fixture
def year(cast: SimpleNamespace) -> SimpleNamespace:
    promise = PromiseGiven(to_whom="Mrs K", what="Ring back", due_on=today())
    heard = Heard(heard="She said “it's the light”. ਬੱਤੀ", happened_on=today(), hub_id=cast.library.pk, promise=promise)
    cast.note = save_note(by=cast.ana, programme_id=cast.hubs.pk, note_id=uuid7(), given=heard).note.item
    cast.theme = start_theme(
        by=cast.lea, programme_id=cast.hubs.pk, title="Getting there is harder than the map says."
    ).item
    excerpt = threads.mark_excerpt(source=cast.note, begins_at=9, ends_at=23, by=cast.ben)
    gather(theme=cast.theme, items=[excerpt], by=cast.lea)
    parts = {name: "A lamp." for name in NEEDED if name != "decide_on"}
    plan = Plan(name="Lamps", parts=parts, decide_on=today(), hubs=[cast.library, cast.park])
    cast.experiment = start(item=plan_experiment(by=cast.ana, programme_id=cast.hubs.pk, plan=plan).item, by=cast.ana)
    log(item=cast.experiment.item, by=cast.ana, words="One went out.", note_ids=[cast.note.pk])
    answer = Answer(said="It’s the light.", decided="The lamps are reported.", state=State.DOING)
    entry = write_entry(by=cast.ana, programme_id=cast.hubs.pk, answer=answer, ties=[cast.theme])
    cast.answer = say_in(item=entry.item, by=cast.ben, language="ur", text=Text("روشنی", "مرمت"))
    heard_by = Told(today(), "the four walkers", [Channel.NOTICE], ["en", "ur"])
    tell(item=cast.answer.item, by=cast.ana, told=heard_by)
    keep_reply(item=cast.answer.item, by=cast.ben, words="Two are still out.")
    _reflect_and_harvest(cast)
    circle = create_circle(programme=cast.hubs, name="Board", kind=CircleKind.BOARD, by=cast.adam)
    add_member(circle=circle, person=cast.bo, by=cast.adam)
    boards.seat_member(circle=circle, person=cast.bo, stands_for=StandsFor.RESIDENT, by=cast.ana)
    meeting = boards.plan_meeting(circle=circle, by=cast.ana, words=boards.MeetingWords(held_on=today()))
    decided = boards.DecisionWords(**dict.fromkeys(vars(boards.DecisionWords("")).keys() & SAID, "A lamp."))
    cast.decision = boards.write_decision(meeting=meeting.item, by=cast.ana, words=decided).item
    boards.rely_on(item=cast.decision, by=cast.ana, sources=[cast.theme.pk], because="It is the light.")
    boards.decide(item=cast.decision, by=cast.ana)
    boards.correct(item=cast.decision, by=cast.ana, words="Two lamps.")
    boards.disagree(item=cast.decision, by=cast.ana, role="Resident", words="Three.")
    boards.agree_action(of=cast.decision, by=cast.ana, what="Buy one", owner_role="Highways", due_on=today())
    return cast


def _reflect_and_harvest(cast: SimpleNamespace) -> None:
    """A part of a reflection, a sealed letter, a change with a second voice, a story that was chosen, and ripples."""
    own = begin_reflection(by=cast.ana, programme_id=cast.hubs.pk, shape=Shape.WEEKLY, about="A wet week")
    answer(item=own, by=cast.ana, prompt="monday", words="Ring first, then knock.")
    share_part(item=own, by=cast.ana, prompt="monday", words="Ring first.")
    write_letter(
        by=cast.ana, programme_id=cast.hubs.pk, title="You", words="Mind the kettle.", opens_on=days_from_today(9)
    )
    given = Harvested("The caretaker", "leaves the door open", today(), Meant.UNMEANT, Direction.BETTER)
    change = harvest(by=cast.ana, programme_id=cast.hubs.pk, given=given, sources=[cast.note])
    substantiate(item=change, by=cast.ben, who="A mother", words="It was.", said_on=today())
    told_in = begin_round(
        by=cast.lea, programme_id=cast.hubs.pk, title="R", question="What?", domains=["Here"],
        from_on=days_from_today(-9), to_on=today(),
    )  # fmt: skip
    story = tell_story(
        of=told_in, by=cast.ana, number=1, given=StoryTold("A key", "A mother", "She gave it.", "Trust.")
    )
    choose(of=told_in, by=cast.lea, number=1, story_id=story.pk, panel="Two residents", reason="It began there.")
    ripples = begin_map(by=cast.ana, programme_id=cast.hubs.pk, title="Lamps", about=cast.experiment.item)
    first = add_ripple(on=ripples, by=cast.ana, kind=Ripple.ACTIVITY, words="A lamp", happened_on=days_from_today(-9))
    came = add_ripple(
        on=ripples, by=cast.ana, kind=Ripple.CHANGE, words="A walk", happened_on=today(), came_from=first.pk,
        harvested=change,
    )  # fmt: skip
    look_again(on=ripples, by=cast.ben, looked_on=today(), found=[(came.pk, Goes.ON, "Twelve came.")])


def take_everything_away(programme: Programme) -> None:
    """A service that has never seen the programme; its people stay. What never goes out goes first."""
    with connection.constraint_checks_disabled():
        for label in ("reflection.answer", "reflection.reflection", "reflection.asked", "reflection.sitting"):
            apps.get_model(label)._base_manager.all().delete()
        for label, ways in reversed(whole.WAYS_TO_KIND.items()):
            for way in ways:
                apps.get_model(label)._base_manager.filter(**{f"{way}__in": whole.KINDS_THAT_STAY}).delete()
        for label, lookup in reversed(whole.TABLES):
            rows = list(whole._rows(label, lookup, programme).values_list("pk", flat=True))
            for pk in reversed(rows):  # what came of something goes before it
                apps.get_model(label)._base_manager.filter(pk=pk).delete()


def told(folder: Path) -> dict[str, object]:
    return json.loads((folder / "manifest.json").read_text())["files"]


def test_what_comes_back_is_equal(year: SimpleNamespace, tmp_path: Path) -> None:
    out = whole.export_programme(programme=year.hubs, folder=tmp_path / "out")
    people = {person.pk: person.email for person in Person.objects.all()}
    rooms = ("reflection.", "harvest.")
    for label in ("thread.revision", "thread.searchtext", "thread.excerpt", "thread.link",
                  *(label for label, _ in whole.TABLES if label.startswith(rooms))):  # fmt: skip
        assert out.tables[label] > 0
    take_everything_away(year.hubs)
    back = whole.import_programme(tmp_path / "out")
    held = experiments.experiment_of(year.ana, year.experiment.pk)
    [seen] = experiments.log_of(year.ana, held)
    assert ({hub.name for hub in held.hubs.all()}, seen.notes) == ({"Library", "Park"}, [year.note])
    assert held.as_started.believe == "A lamp."
    assert decisions.decision_of(year.ana, year.decision.pk).wording == "A lamp."
    assert [one.item for one in decisions.relied_on(year.ana, year.decision)] == [year.theme]
    assert back == out
    answer = feedback.entry_of(year.ben, year.answer.pk)
    [telling] = feedback.tellings_of(answer)
    assert [text["said"] for text in telling.texts] == ["It’s the light.", "روشنی"]
    assert [reply.words for reply in feedback.replies_of(answer)] == ["Two are still out."]
    again = whole.export_programme(programme=year.hubs, folder=tmp_path / "again")
    assert (again, told(tmp_path / "again")) == (out, told(tmp_path / "out"))
    assert {person.pk: person.email for person in Person.objects.all()} == people
    assert [knot.item for knot in words_under(year.ben, year.theme)] == [year.note]
    assert thread.search(year.ben, "light", programme_id=year.hubs.pk).hits


def test_a_changed_file_is_refused(year: SimpleNamespace, tmp_path: Path) -> None:
    whole.export_programme(programme=year.hubs, folder=tmp_path)
    with (tmp_path / "capture.note.jsonl").open("a") as file:
        file.write("{}\n")
    with pytest.raises(whole.NotAnExport):
        whole.import_programme(tmp_path)


def test_a_programme_that_is_here_is_not_brought_in_twice(year: SimpleNamespace, tmp_path: Path) -> None:
    whole.export_programme(programme=year.hubs, folder=tmp_path)
    with pytest.raises(whole.ProgrammeIsThere):
        whole.import_programme(tmp_path)


def test_a_folder_with_something_in_it_is_left_alone(year: SimpleNamespace, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(whole.FolderNotEmpty):
        whole.export_programme(programme=year.hubs, folder=tmp_path)


def test_every_table_goes_out_or_says_why_not() -> None:
    ours = {model._meta.label_lower for model in apps.get_models() if model.__module__.startswith("throughline.")}
    assert ours == {label for label, _ in whole.TABLES} | set(whole.LEFT_OUT)


def test_passwords_and_other_programmes_stay(year: SimpleNamespace, tmp_path: Path) -> None:
    whole.export_programme(programme=year.hubs, folder=tmp_path)
    text = "".join(path.read_text(encoding="utf-8-sig") for path in tmp_path.iterdir())
    assert year.ana.password not in text
    assert str(year.elsewhere.pk) not in text
