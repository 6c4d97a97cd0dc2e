"""Everything out, and back in as an equal programme."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from throughline.capture.writes.heard import Heard, PromiseGiven
from throughline.capture.writes.notes import save_note
from throughline.common.clock import today
from throughline.common.ids import uuid7
from throughline.exchange import whole
from throughline.experiments import reads as experiments
from throughline.experiments.words import NEEDED
from throughline.experiments.writes import Plan, log, plan_experiment, start
from throughline.governance import reads as decisions
from throughline.governance import writes as boards
from throughline.governance.words import StandsFor
from throughline.people.models import Person
from throughline.programme.models import Programme
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


def take_everything_away(programme: Programme) -> None:
    """A service that has never seen the programme; its people stay."""
    with connection.constraint_checks_disabled():
        for label, lookup in reversed(whole.TABLES):
            rows = list(whole._rows(label, lookup, programme).values_list("pk", flat=True))
            apps.get_model(label)._base_manager.filter(pk__in=rows).delete()


def told(folder: Path) -> dict[str, object]:
    return json.loads((folder / "manifest.json").read_text())["files"]


def test_what_comes_back_is_equal(year: SimpleNamespace, tmp_path: Path) -> None:
    out = whole.export_programme(programme=year.hubs, folder=tmp_path / "out")
    people = {person.pk: person.email for person in Person.objects.all()}
    for label in ("thread.revision", "thread.searchtext", "thread.excerpt", "thread.link"):
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
