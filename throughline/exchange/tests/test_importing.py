"""A file of notes comes in whole, once, and leaves nothing behind when it is stopped."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from throughline.access.words import Standing
from throughline.capture.models import Note
from throughline.capture.reads import notes as notes_read_by
from throughline.exchange import running, writes
from throughline.exchange.by_command import CommandRefused, import_notes
from throughline.exchange.mapping import MappingIncomplete, NoWhere, UnknownColumn
from throughline.exchange.models import Import
from throughline.exchange.running import run_import
from throughline.exchange.words import ImportState
from throughline.thread import reads as thread
from throughline.thread.models import Item, Revision, SearchText

REAL = Path(__file__).parent / "fixtures" / "bowling-green-2018.csv"
MAPPING = ["heard=comment-body,when=datetime"]


@pytest.fixture
def chosen(cast: SimpleNamespace, tmp_path: Path) -> Callable[..., Import]:
    """A file as chosen on the page, its columns named; the arguments are its rows."""

    def make(*rows: str, header: str = "heard,when") -> Import:
        path = tmp_path / "comments.csv"
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        made, _ = writes.begin_import(by=cast.ana, programme=cast.hubs, path=path, file_name="comments.csv")
        mapping = {name: name for name in header.split(",")}
        return writes.name_columns(of=made, mapping=mapping, hub=cast.library, place="", standing=Standing.TEAM)

    return make


def ran(of: Import) -> Import:
    Import.unscoped.filter(pk=of.pk).update(state=ImportState.WAITING)
    ended = run_import(of.pk)
    assert ended is not None
    return ended


@pytest.mark.django_db(transaction=True)
def test_the_real_statements_come_in_whole_and_once(cast: SimpleNamespace) -> None:
    first = import_notes(path=REAL, slug="hubs", given=MAPPING)
    again = import_notes(path=REAL, slug="hubs", given=MAPPING)
    assert (first.rows, first.added, first.duplicates, first.left_out, first.refused) == (896, 896, 0, 0, "")
    assert (again.added, again.duplicates) == (0, 896)
    assert notes_read_by(cast.ben, cast.hubs.pk).count() == 896
    assert any(not note.heard.isascii() for note in notes_read_by(cast.ben, cast.hubs.pk))
    hits = thread.search(cast.ben, "Smallhouse", programme_id=cast.hubs.pk).hits
    assert hits


def test_a_dry_run_keeps_nothing(cast: SimpleNamespace) -> None:
    report = import_notes(path=REAL, slug="hubs", given=MAPPING, dry=True)
    assert (report.rows, report.added) == (896, 896)
    assert not Item.unscoped.exists()
    assert not Import.unscoped.exists()


def test_a_dry_run_foretells_what_will_come_in(chosen: Callable[..., Import], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BATCH", 2)
    rows = ("A,2024-02-13,7", "B,2024-02-13,8", "A again,2024-02-13,7", ",2024-02-13,9")
    of = chosen(*rows, header="heard,when,source")
    foretold, ended = running.dry_run(of), ran(of)
    told = (foretold.added, foretold.duplicates, foretold.left_out)
    assert told == (ended.added, ended.duplicates, ended.left_out) == (2, 1, 1)


def test_a_bad_row_is_left_out_and_named(chosen: Callable[..., Import]) -> None:
    ended = ran(chosen("The light is out,2024-02-13", ",2024-02-13", "Far too dear,99/99/2024"))
    assert (ended.state, ended.added, ended.left_out) == (ImportState.DONE, 1, 2)
    assert ended.problems[0] == "Row 3, column heard: there are no words."
    assert ended.problems[1].startswith("Row 4, column when: “99/99/2024”")


def test_a_hub_the_programme_does_not_have_is_named(chosen: Callable[..., Import], cast: SimpleNamespace) -> None:
    ended = ran(chosen("A,2024-02-13,Park", "B,2024-02-13,Moon", header="heard,when,hub"))
    assert (ended.added, ended.problems) == (1, ["Row 3, column hub: there is no hub called “Moon” in this programme."])
    assert Note.unscoped.get().item.hub == cast.park


def test_people_who_say_the_same_are_both_kept_and_known_again(chosen: Callable[..., Import]) -> None:
    ran(chosen("Mend the light,2024-02-13", "Mend the light,2024-02-13"))
    again = ran(chosen("Mend the light,2024-02-13", "Mend the light,2024-02-13", "Mend the light,2024-02-13"))
    assert (again.added, again.duplicates) == (1, 2)


def test_stopped_it_leaves_nothing(chosen: Callable[..., Import], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BATCH", 2)
    of = chosen(*(f"Voice {number},2024-02-13" for number in range(7)))
    told = writes.tell_progress

    def stop_after_four(**progress: object) -> None:
        told(**progress)  # type: ignore[arg-type]
        if progress["rows"] == 4:
            writes.stop_import(of=of)

    monkeypatch.setattr(running, "tell_progress", stop_after_four)
    ended = ran(of)
    assert (ended.state, ended.added) == (ImportState.STOPPED, 0)
    assert [table.unscoped.count() for table in (Note, Item, Revision, SearchText)] == [0, 0, 0, 0]


def test_killed_it_goes_on_where_it_was(chosen: Callable[..., Import], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BATCH", 2)
    of = chosen(*(f"Voice {number},2024-02-13" for number in range(7)))

    told = writes.tell_progress

    class Killed(BaseException):
        pass

    def die_after_four(**progress: object) -> None:
        told(**progress)  # type: ignore[arg-type]
        if progress["rows"] == 6:
            raise Killed  # with the third batch half-written

    with monkeypatch.context() as dying:
        dying.setattr(running, "tell_progress", die_after_four)
        with pytest.raises(Killed):
            ran(of)
    assert Note.unscoped.count() == 4
    assert writes.broken_off() == [of.pk]
    ended = run_import(of.pk)
    assert ended is not None
    assert (ended.state, ended.added, ended.duplicates, Note.unscoped.count()) == (ImportState.DONE, 7, 0, 7)


def test_an_import_that_keeps_breaking_off_is_given_up_and_taken_back(chosen: Callable[..., Import]) -> None:
    of = chosen("Voice,2024-02-13")
    Import.unscoped.filter(pk=of.pk).update(state=ImportState.RUNNING, tries=3)
    ended = run_import(of.pk)
    assert ended is not None
    assert (ended.state, Note.unscoped.count()) == (ImportState.STOPPED, 0)


def test_started_twice_it_runs_once(chosen: Callable[..., Import]) -> None:
    of, started = chosen("Voice,2024-02-13"), []
    writes.start_import(of=of, enqueue=started.append)
    with pytest.raises(writes.NotReady):
        writes.start_import(of=of, enqueue=started.append)


@pytest.mark.parametrize(
    ("mapping", "refusal"),
    [
        ({"heard": "heard"}, MappingIncomplete),
        ({"heard": "heard", "when": "gone"}, UnknownColumn),
        ({"heard": "heard", "when": "when"}, NoWhere),
    ],
)
def test_columns_are_checked(mapping: dict[str, str], refusal: type[Exception], chosen: Callable[..., Import]) -> None:
    of = chosen("Voice,2024-02-13")
    with pytest.raises(refusal):
        writes.name_columns(of=of, mapping=mapping, hub=None, place="", standing=Standing.TEAM)


def test_a_restricted_import_is_read_by_few(chosen: Callable[..., Import], cast: SimpleNamespace) -> None:
    of = chosen("Voice,2024-02-13")
    ran(writes.name_columns(of=of, mapping=of.mapping, hub=cast.library, place="", standing=Standing.RESTRICTED))
    assert notes_read_by(cast.ben, cast.hubs.pk).count() == 0
    assert notes_read_by(cast.lea, cast.hubs.pk).count() == 1


def test_a_programme_that_is_not_there_is_named(cast: SimpleNamespace) -> None:
    with pytest.raises(CommandRefused, match="moon"):
        import_notes(path=REAL, slug="moon", given=MAPPING)
