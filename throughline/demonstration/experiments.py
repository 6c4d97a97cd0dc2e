"""The experiments of the year: planned, talked about, started, logged, changed on the way, decided or not yet."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from throughline.demonstration import told
from throughline.demonstration.listening import when
from throughline.demonstration.told import (
    ChangedTold,
    ExperimentTold,
    LearnedTold,
    LoggedTold,
    RemarkTold,
    RewordedTold,
)
from throughline.demonstration.year import Happening, Year
from throughline.experiments.words import Decision, RemarkKind
from throughline.experiments.writes import (
    Card,
    CardWords,
    Filing,
    Plan,
    copy_design,
    decide,
    log,
    plan_experiment,
    remark,
    replan,
    reword_card,
)
from throughline.experiments.writes import start as start_experiment
from throughline.thread.words import Meaning, Strength

AN_HOUR = timedelta(hours=1)


def happenings(year: Year) -> Iterator[Happening]:
    """Each experiment step by step. A borrowed design is copied after its original was decided."""
    calendar = year.calendar
    for experiment in told.experiments():
        begun = calendar.at(calendar.weeks_ago(experiment["planned"]), 10)
        yield Happening(begun, partial(_plan, year, experiment, begun))
        for said in experiment["remarks"]:
            at = calendar.at(calendar.weeks_ago(said["weeks_ago"]), 12)
            yield Happening(at, partial(_remark, year, experiment, said))
        if experiment["started"] is None:
            continue
        at = calendar.at(calendar.weeks_ago(experiment["started"]), 9)
        yield Happening(at, partial(_start, year, experiment))
        for changed in experiment["changes"]:
            at = calendar.at(calendar.weeks_ago(changed["weeks_ago"]), 14)
            yield Happening(at, partial(_change, year, experiment, changed))
        for seen in experiment["log"]:
            yield Happening(logged_at(year, seen), partial(_log, year, experiment, seen))
        if experiment["learned"] is not None:
            at = calendar.at(calendar.weeks_ago(experiment["learned"]["weeks_ago"]), 16)
            yield Happening(at, partial(_decide, year, experiment, experiment["learned"], at))
            if reworded := experiment["learned"].get("reworded"):
                at = calendar.at(calendar.weeks_ago(reworded["weeks_ago"]), 11)
                yield Happening(at, partial(_reword, year, experiment, experiment["learned"], reworded))


def logged_at(year: Year, seen: LoggedTold) -> datetime:
    """When something was put in the log: that week, or once the notes it was seen in were written."""
    calendar = year.calendar
    notes = [note for note in told.notes() if note["key"] in seen["notes"]]
    written = [when(note, calendar).written_at + AN_HOUR for note in notes]
    return min(calendar.now, max([calendar.at(calendar.weeks_ago(seen["weeks_ago"]), 17), *written]))


def _plan(year: Year, experiment: ExperimentTold, at: datetime) -> None:
    by, item_id = year.people[experiment["by"]], year.item_id(experiment["key"], at)
    hubs = [year.hubs[slug] for slug in experiment["hubs"]]
    if experiment["copy_of"]:
        made = copy_design(
            item=year.items[experiment["copy_of"]], by=by, name=experiment["name"], hubs=hubs, item_id=item_id
        )
        replan(item=made.item, by=by, plan=_plan_of(year, experiment))
    else:
        tests = [year.items[key].pk for key in experiment["tests"] if key in year.items]
        plan = _plan_of(year, experiment, hubs=hubs, assumptions=tests)
        made = plan_experiment(
            by=by, programme_id=year.programme.pk, plan=plan, came_from=year.items[experiment["comes_from"]],
            item_id=item_id,
        )  # fmt: skip
    year.items[experiment["key"]] = made.item


def _plan_of(year: Year, experiment: ExperimentTold, **more: object) -> Plan:
    days = experiment["decide_on"]
    return Plan(
        name=experiment["name"],
        parts=experiment["parts"],
        cost=experiment["cost"],
        decide_on=None if days is None else year.calendar.today - timedelta(days=days),
        **more,  # type: ignore[arg-type]  # hubs and assumptions, or neither for a copy that has its own
    )


def _remark(year: Year, experiment: ExperimentTold, said: RemarkTold) -> None:
    remark(
        item=year.items[experiment["key"]], by=year.people[said["by"]], kind=RemarkKind(said["kind"]),
        words=said["words"], role=said["role"],
    )  # fmt: skip


def _start(year: Year, experiment: ExperimentTold) -> None:
    start_experiment(item=year.items[experiment["key"]], by=year.people[experiment["by"]])


def _change(year: Year, experiment: ExperimentTold, changed: ChangedTold) -> None:
    days = experiment["decide_on"] if changed["decide_on"] is None else changed["decide_on"]
    day = None if days is None else year.calendar.today - timedelta(days=days)
    name = changed.get("name", experiment["name"])
    plan = Plan(name=name, parts=changed["parts"], cost=experiment["cost"], decide_on=day)
    item = year.items[experiment["key"]]
    replan(item=item, by=year.people[changed["by"]], plan=plan, because=changed["because"])


def _log(year: Year, experiment: ExperimentTold, seen: LoggedTold) -> None:
    notes = [year.items[key].pk for key in seen["notes"]]
    log(item=year.items[experiment["key"]], by=year.people[seen["by"]], words=seen["words"], note_ids=notes)


def _decide(year: Year, experiment: ExperimentTold, learned: LearnedTold, at: datetime) -> None:
    card = Card(
        observed=learned["observed"],
        learned=learned["learned"],
        decision=Decision(learned["decision"]),
        reason=learned["reason"],
        strength=Strength(learned["strength"]),
        decided_by=learned["decided_by"],
        strength_because=learned["strength_because"],
        tell_another_hub=learned["tell_another_hub"],
        who_is_missing=learned["who_is_missing"],
    )
    filings = [
        Filing(
            year.items[filed["assumption"]].pk,
            Meaning(filed["as"]) if filed["as"] else None,
            filed["because"],
            Strength(learned["strength"]) if filed["as"] else None,
        )
        for filed in learned["filings"]
        if filed["assumption"] in year.items
    ]
    key = f"{experiment['key']} card"
    made = decide(
        item=year.items[experiment["key"]], by=year.people[learned["by"]], card=card, filings=filings,
        card_id=year.item_id(key, at),
    )  # fmt: skip
    year.items[key] = made.item


def _reword(year: Year, experiment: ExperimentTold, learned: LearnedTold, reworded: RewordedTold) -> None:
    words = CardWords(
        observed=reworded["observed"],
        learned=reworded["learned"],
        tell_another_hub=learned["tell_another_hub"],
        who_is_missing=learned["who_is_missing"],
    )
    item = year.items[f"{experiment['key']} card"]
    reword_card(item=item, by=year.people[reworded["by"]], given=words, because=reworded["because"])
