from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from throughline.common.ids import uuid7, uuid7_at


@given(st.integers(min_value=0, max_value=(1 << 48) - 1), st.binary(min_size=10, max_size=10))
def test_an_id_is_version_seven_and_begins_with_its_moment(milliseconds: int, randomness: bytes) -> None:
    made = uuid7_at(milliseconds, randomness)
    assert (made.version, made.variant, made.int >> 80) == (7, RFC_4122, milliseconds)


def test_ids_of_different_moments_are_in_order() -> None:
    assert uuid7_at(1, b"\xff" * 10) < uuid7_at(2, b"\x00" * 10)


def test_ten_thousand_ids_are_ten_thousand() -> None:
    made: set[UUID] = {uuid7() for _ in range(10_000)}
    assert len(made) == 10_000
