"""The two training records: a concern that was handed over, and a draft full of what must never reach a note."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from throughline.access.words import Standing
from throughline.capture.writes import keep_draft
from throughline.demonstration import told
from throughline.demonstration.listening import SETTINGS
from throughline.demonstration.year import Happening, Year
from throughline.safeguarding.models import HandOver
from throughline.safeguarding.writes import confirm_received, hand_over


def happenings(year: Year) -> Iterator[Happening]:
    """The hand-over, that it was received, and the draft."""
    said = told.read("safeguarding.json")
    calendar = year.calendar
    record, draft = said["hand_over"], said["draft"]
    heard_at = _moment(year, record)
    kept: list[HandOver] = []
    later = [min(calendar.now, heard_at + timedelta(minutes=minutes)) for minutes in (40, 95)]
    yield Happening(later[0], partial(_hand_over, year, record, heard_at, kept))
    yield Happening(later[1], partial(_receive, year, kept))
    yield Happening(calendar.evening(calendar.latest(draft["on"]), draft["key"]), partial(_keep_draft, year, draft))


def _moment(year: Year, record: dict[str, Any]) -> datetime:
    at = time.fromisoformat(record["at"])
    return year.calendar.at(year.calendar.latest(record["on"]), at.hour, at.minute)


def _hand_over(year: Year, record: dict[str, Any], heard_at: datetime, kept: list[HandOver]) -> None:
    handed_at = min(year.calendar.now, heard_at + timedelta(minutes=record["handed_minutes_later"]))
    kept.append(
        hand_over(
            by=year.people[record["by"]],
            programme=year.programme,
            record_id=year.item_id(record["key"], heard_at),
            said=record["in_their_words"],
            seen=f"{record['what_i_saw']}\n\nWhat I did: {record['what_i_did']}\n\n{record['afterwards']}",
            about_whom=f"{record['who']}. {record['banner']}",
            where=f"Ilford {record['place']}",
            happened_at=heard_at,
            handed_to=record["handed_to"],
            handed_how=f"by phone, reference {record['reference']}",
            handed_at=handed_at,
            they_know=True,
        )
    )


def _receive(year: Year, kept: list[HandOver]) -> None:
    confirm_received(record=kept[0], by=year.people["data-protection"])


def _keep_draft(year: Year, draft: dict[str, Any]) -> None:
    """As the page keeps it while somebody types: the form's own field names."""
    day = year.calendar.latest(draft["on"])
    fields = {
        "heard": draft["heard"],
        "their_words": "\n".join(draft["verbatim"]),
        "make_of_it": f"{draft['take']} ({draft['banner']})",
        "hub": str(year.hubs[draft["hub"]].pk),
        "place": draft["place"],
        "happened_on": day.isoformat(),
        "setting": SETTINGS[draft["setting"]].value,
        "method": draft["method"],
        "people_count": str(draft["people"]),
        "language": draft["language"],
        "standing": Standing.PRIVATE.value,
    }
    draft_id = year.item_id(draft["key"], year.calendar.evening(day, draft["key"]))
    keep_draft(by=year.people[draft["by"]], programme_id=year.programme.pk, draft_id=draft_id, fields=fields)
