"""Outside the demonstration its pages are not there for anybody; what they do in it is tested in their room."""

from tests.doors.oracle import Door, Who


def NOBODY(who: Who, standing: str) -> bool:  # noqa: N802
    return False


DOORS = [
    Door("demonstration:front", about="nothing", get=NOBODY, post=NOBODY),
    Door("demonstration:sign-in", about="nothing", get=NOBODY, post=NOBODY),
]
