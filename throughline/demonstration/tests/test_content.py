"""The made-up year holds together: every quote is really in its note, every name leads somewhere, every day of the year reads right."""

import json
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

CONTENT = Path(__file__).parents[1] / "content"
SETTINGS = {
    "doorstep", "school gate", "library desk", "station", "residents' group", "women's circle", "market stall",
    "community fridge", "bus stop", "walk", "café", "co-design evening", "youth session", "pop-up", "GP practice",
    "phone", "event", "online", "street", "staff room", "other",
}  # fmt: skip
METHODS = {"door-knock", "drop-in", "group", "one-to-one", "gathering", "phone", "walk", "observation"}
THEMES = [f"T{n}" for n in range(1, 9)]
MEANINGS = {"supports", "challenges", "qualifies"}


def read(name: str) -> Any:
    """One content file, as data."""
    return json.loads((CONTENT / name).read_text(encoding="utf-8"))


def notes() -> list[dict[str, Any]]:
    """Every note of the year, in file order."""
    return [json.loads(line) for line in (CONTENT / "notes.jsonl").read_text(encoding="utf-8").splitlines()]


NOTES = notes()
BY_KEY = {note["key"]: note for note in NOTES}


def day(on: str, today: date) -> date:
    """The latest such month and day that is not after today."""
    month, number = map(int, on.split("-"))
    this_year = date(today.year, month, number)
    return this_year if this_year <= today else date(today.year - 1, month, number)


@pytest.mark.parametrize("note", NOTES, ids=lambda note: str(note["key"]))
def test_a_note_is_whole(note: dict[str, Any]) -> None:
    heard = note["heard"]
    assert 5 <= len(heard.split()) <= 95
    assert not re.search(r"  | [.,;:!?]|[\[\]{}\"']", heard + note["take"]), "stray marks or spaces"
    assert note["setting"] in SETTINGS
    assert note["method"] in METHODS
    assert note["standing"] in {"team", "private", "restricted"}
    assert note["question"] in {"", "Q1", "Q2", "Q3", "Q4", "Q5", "Q6"}
    assert day(note["on"], date(2025, 12, 31)).year == 2025
    assert all(words and words in heard for words in note["verbatim"])
    for excerpt in note["excerpts"]:
        assert excerpt["words"] in heard
        assert excerpt["theme"] in THEMES
        assert excerpt["as"] in MEANINGS
        assert excerpt["because"] or excerpt["as"] == "supports"
    assert all(link["theme"] in THEMES and link["as"] in MEANINGS for link in note["whole_note"])
    if note["original"]:
        assert note["original"]["language"] == note["language"] != "en"


@pytest.mark.parametrize("note", [note for note in NOTES if note["promise"]], ids=lambda note: str(note["key"]))
def test_a_promise_ends_or_waits(note: dict[str, Any]) -> None:
    promise = note["promise"]
    closed, due, ended = promise["closed_days"], promise["due_days"], promise["outcome"]
    assert promise["to"]
    assert promise["what"]
    if ended in {"broken", "open"}:
        assert closed is None
        assert not promise["said_back"]
        return
    assert promise["said_back"]
    assert closed > 0
    assert (closed > due) == (ended == "late") or ended == "cannot"


def test_the_year_is_uneven_as_described() -> None:
    assert Counter(note["hub"] for note in NOTES) == {
        "seven-kings": 80, "gants-hill": 55, "hainault": 50, "ilford": 40, "wanstead": 25, "woodford": 10,
    }  # fmt: skip
    assert len(BY_KEY) == len({note["heard"] for note in NOTES}) == 260
    months = Counter(note["on"][:2] for note in NOTES)
    assert max(months["08"], months["12"]) < min(count for month, count in months.items() if month not in {"08", "12"})
    assert 0.35 < sum(not note["excerpts"] and not note["whole_note"] for note in NOTES) / 260 < 0.45
    assert {note["on"][:2] for note in NOTES if note["promise"]} == set(months)
    assert sum(bool(note["promise"]) and note["promise"]["outcome"] == "broken" for note in NOTES) == 6


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_rests_on_words_and_on_something_that_disagrees(theme: str) -> None:
    excerpts = [excerpt for note in NOTES for excerpt in note["excerpts"] if excerpt["theme"] == theme]
    assert 6 <= len(excerpts) <= 25
    assert any(excerpt["as"] != "supports" for excerpt in excerpts)


def test_one_theme_rests_on_one_place_and_another_on_all() -> None:
    hubs = {
        theme: Counter(note["hub"] for note in NOTES for excerpt in note["excerpts"] if excerpt["theme"] == theme)
        for theme in ("T7", "T8")
    }
    assert hubs["T7"]["gants-hill"] / hubs["T7"].total() > 0.8
    assert len(hubs["T8"]) == 6


def test_people_hubs_and_circles_lead_somewhere() -> None:
    programme = read("programme.json")
    people = {person["key"] for person in programme["people"]}
    hubs = {hub["slug"] for hub in programme["hubs"]}
    assert {note["by"] for note in NOTES} <= people
    assert {note["hub"] for note in NOTES} == hubs
    assert all(set(person["hubs"]) <= hubs for person in programme["people"])
    assert all(person["email"].endswith("@example.org") for person in programme["people"])
    assert all(set(circle["people"]) <= people for circle in programme["circles"])
    assert all(hub["history"][-1]["state"] == hub["state"] for hub in programme["hubs"])
    assert len({hub["mark"] for hub in programme["hubs"]}) == 6
    assert [question["key"] for question in programme["questions"]] == [f"Q{n}" for n in range(1, 7)]
    assert all(set(event["hubs"]) <= hubs for event in programme["context"])


def test_themes_end_their_history_where_they_stand() -> None:
    themes = read("themes.json")
    assert [theme["key"] for theme in themes] == THEMES
    for theme in themes:
        last = theme["history"][-1]
        assert (last["status"], last["confidence"]) == (theme["status"], theme["confidence"])
        weeks = [entry["weeks_ago"] for entry in theme["history"]]
        assert weeks == sorted(weeks, reverse=True)
        assert theme["missing"]


def versions(release: dict[str, Any]) -> list[dict[str, Any]]:
    """A release as first issued, and as issued again."""
    return [release, release["reissue"]] if release["reissue"] else [release]


@pytest.mark.parametrize("release", read("releases.json"), ids=lambda release: str(release["key"]))
def test_a_release_quotes_only_what_the_team_may_quote(release: dict[str, Any]) -> None:
    circles = {circle["slug"] for circle in read("programme.json")["circles"]}
    assert set(release["circles"]) <= circles
    for version in versions(release):
        assert version["by"] != version["checked_by"]
        assert version["counter"]
        assert version["missing"]
        assert version["ask"]
        for quote in version["quotes"]:
            note = BY_KEY[quote["note"]]
            assert note["standing"] == "team"
            assert (quote["words"], release["theme"]) in [(e["words"], e["theme"]) for e in note["excerpts"]]
            assert quote["share_safe"]
            assert quote["attribution"].count(",") == 1


@pytest.mark.parametrize("release", read("releases.json"), ids=lambda release: str(release["key"]))
def test_whatever_today_is_a_release_has_words_older_than_itself(release: dict[str, Any]) -> None:
    for version in versions(release):
        for offset in range(366):
            today = date(2027, 3, 1) + timedelta(days=offset)
            issued = today - timedelta(weeks=version["weeks_ago"])
            assert sum(day(BY_KEY[quote["note"]]["on"], today) <= issued for quote in version["quotes"]) >= 2


def test_what_was_said_back_and_the_training_records_lead_somewhere() -> None:
    told = read("said_back.json")
    people = {person["key"] for person in read("programme.json")["people"]}
    assert len(told["entries"]) + len(told["waits"]["themes"]) + len(told["waits"]["promises"]) == 30
    for entry in told["entries"]:
        assert set(entry["themes"]) <= set(THEMES)
        assert all(BY_KEY[key]["standing"] == "team" for key in entry["notes"])
        assert all(BY_KEY[key]["promise"] for key in (*entry["promises"], *told["waits"]["promises"]))
        assert entry["state"] in {"done", "doing", "cannot", "thinking"}
        assert entry["because"] or entry["state"] != "cannot"
        assert entry["next_days"] or entry["state"] != "thinking"
        assert {entry["by"], *(text["by"] for text in entry["texts"])} <= people
        assert "'" not in json.dumps(entry, ensure_ascii=False)
    assert not {key for entry in told["entries"] for key in entry["themes"]} & set(told["waits"]["themes"])
    assert {"pa", "ur", "ro"} <= {text["language"] for entry in told["entries"] for text in entry["texts"]}
    draft = read("safeguarding.json")["draft"]
    assert all(found["words"] in draft["heard"] and found["words"] not in draft["safe"] for found in draft["find"])
    assert all(words in draft["heard"] for words in draft["verbatim"])


def test_questions_and_indicators_lead_somewhere() -> None:
    people = {person["key"] for person in read("programme.json")["people"]}
    questions = {question["key"] for question in read("programme.json")["questions"]}
    indicators = read("indicators.json")
    assert [one["key"] for one in indicators] == [f"I{n}" for n in range(1, 9)]
    readings = {reading["key"]: reading for one in indicators for reading in one["readings"]}
    assert len(readings) == sum(len(one["readings"]) for one in indicators)
    for one in indicators:
        assert one["question"] in questions
        assert one["caveat"]
        assert one["not_in_it"]
        assert one["if_it_moves"]
    for reading in readings.values():
        assert reading["meaning"]
        assert reading["by"] in people
        assert (reading["months_ago"] is None) != (reading["weeks_ago"] is None)
    for question in read("questions.json"):
        weeks = [answer["weeks_ago"] for answer in question["history"]]
        assert weeks == sorted(weeks, reverse=True)
        assert question["would_change"]
        assert all(BY_KEY[bears["note"]]["question"] == question["key"] for bears in question["bears"])
        assert question["reopened"] is None or question["reopened"]["reading"] in readings


FROM_THE_BRIEF = [
    "Third door said you came last year, what happened? I didn’t know. Said I’d find out by the 12th.",
    "Mum with a double buggy would run a clothes swap “if someone gives me a cupboard”. Said cupboard twice.",
    "Man came to print a housing form, stayed an hour showing others how.",
    "14 tries, 3 chats. Everyone running.",
    "Two of nine did most of the talking. The quiet one caught me outside and had the best idea",
    "Nobody had asked her anything in her language before.",
    "Eleven there, ninety on their group chat. They don’t want us in it. Offered to put one question in each month.",
    "Six teenagers told we’re closing. One said this is the only quiet place that’s free. Exams in five weeks.",
    "Two older women go the long way after four in winter. “It’s not crime, it’s the light.”",
    "Rang back ten people from the spring workshop about the pause. Seven thanked me for ringing. One hung up.",
    "Library colleague: “When you say co-run do you mean my job?”",
    "Trader thinks the hub is already built, somewhere else.",
    "Empty by 10.20. People who missed out stayed and talked for forty minutes.",
    "Man asked was it dead or paused. I said paused. He laughed.",
    "Treasurer says twelve groups want the hall, four have a key. Key list is from 2009.",
    "Young dad, nights at the warehouse. “You lot always come when I’m asleep.”",
    "Pushchair route to the doctor’s: three kerbs with no drop, one where we lifted it.",
    "Nobody sat at the advice desk. Four people asked me the same things by the kettle.",
    "Retired teacher has run a reading hour for years in her front room. Didn’t know it counted.",
    "Lovely meeting. All owners, all over fifty. I wrote ‘who isn’t here’ on the wall and nobody knew any renters.",
    "He doesn’t want a hub. Wants the bins done. Fair.",
    "“Adults ask what we want then explain why not.” They’d rather ask each other.",
    "Cricket dads unlock the pavilion for the walking group. No paperwork, works fine.",
    "Teacher worries young carers can’t come after school. Knows of at least five.",
    "Queue for cost-of-living advice. The queue swapped tips better than my leaflets.",
    "They read one Facebook page, run by a woman at the bakery.",
    "half the morning is lonely people with a cough. Would send them somewhere if it was Tuesday every Tuesday.",
    "Families moved twice since June. “Don’t put me on a list, I won’t be here.”",
    "Councillor asked what the numbers were. I told him about the queue. He asked more about the queue.",
]


@pytest.mark.parametrize("words", FROM_THE_BRIEF, ids=range(1, 30))
def test_each_observation_the_year_began_from_is_there(words: str) -> None:
    assert sum(words in note["heard"] for note in NOTES) == 1


@pytest.mark.parametrize("experiment", read("experiments.json"), ids=lambda one: str(one["key"]))
def test_an_experiment_is_whole_and_in_order(experiment: dict[str, Any]) -> None:
    people = {one["key"] for one in read("programme.json")["people"]}
    weeks = [experiment["planned"], experiment["started"] or 0]
    acts = [*experiment["changes"], *experiment["log"], *experiment["remarks"], experiment["learned"] or {}]
    assert {act["by"] for act in acts if act} | {experiment["by"]} <= people
    assert weeks == sorted(weeks, reverse=True)
    assert all(act["weeks_ago"] < experiment["started"] for act in (*experiment["log"], *experiment["changes"]))
    assert {key for seen in experiment["log"] for key in seen["notes"]} <= {
        key for key, note in BY_KEY.items() if note["standing"] == "team"
    }
    spoken = json.dumps(experiment, ensure_ascii=False)
    assert "'" not in spoken
    if experiment["learned"]:
        filed = [one["assumption"] for one in experiment["learned"]["filings"]]
        assert filed == experiment["tests"]
        assert experiment["learned"]["weeks_ago"] < experiment["started"]
