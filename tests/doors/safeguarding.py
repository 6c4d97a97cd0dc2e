from uuid import UUID

from tests.doors.oracle import INSIDE, TEAM, Door, Who
from tests.doors.world import World
from throughline.common.clock import now
from throughline.common.ids import uuid7
from throughline.safeguarding.writes import hand_over


def writer_or_lead(who: Who, standing: str) -> bool:
    return (who.wrote_it and who.on_team) or who.role == "data_protection_lead"


def lead(who: Who, standing: str) -> bool:
    return who.role == "data_protection_lead"


DOORS = [
    Door("safeguarding:steps", get=INSIDE),
    Door("safeguarding:hand-over", get=TEAM, post=TEAM),
    Door("safeguarding:records", get=INSIDE),
    Door(
        "safeguarding:record",
        about="hand-over",
        get=writer_or_lead,
        standings=("team",),
        why="not an item: no standings",
    ),
    Door("safeguarding:receive", about="hand-over", post=lead, standings=("team",), why="not an item: no standings"),
]


def a_hand_over(world: World, standing: str) -> dict[str, object]:
    record = hand_over(
        by=world.ana, programme=world.hubs, record_id=uuid7(), said="A canary's words", about_whom="A canary",
        where="At the door", happened_at=now(), handed_to="The duty desk", handed_at=now(),
    )  # fmt: skip
    assert isinstance(record.pk, UUID)
    return {"record_id": record.pk}


MAKERS = {"hand-over": a_hand_over}
