"""What waits to be said back: until it was told, and again when the day to say more has come."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from throughline.access.words import Standing
from throughline.common.clock import days_from_today, now, standing_still
from throughline.feedback import reads
from throughline.feedback.tests.conftest import Make, Promised, Tell, Write
from throughline.feedback.words import State
from throughline.promises.words import How, PromiseState
from throughline.promises.writes import close_promise


def what_waits(person: object, cast: SimpleNamespace, **asked: object) -> list[str]:
    return [one.what for one in reads.waiting(person, cast.hubs.pk, **asked)]  # type: ignore[arg-type]


def test_themes_and_promises_wait_the_longest_first(theme: Make, promise: Promised, cast: SimpleNamespace) -> None:
    theme("Themes wait too", days=-40)
    promise("Report the lamps")
    theme("The oldest", days=-300)
    assert what_waits(cast.ben, cast) == ["The oldest", "Themes wait too", "Report the lamps"]


def test_it_waits_until_it_was_told_not_only_written(
    theme: Make, write: Write, told: Tell, cast: SimpleNamespace
) -> None:
    about = theme()
    made = write(about)
    [waiting] = reads.waiting(cast.ben, cast.hubs.pk)
    assert waiting.written == made.item
    told(made)
    assert what_waits(cast.ben, cast) == []


def test_an_answer_that_was_withdrawn_answers_nothing(
    theme: Make, write: Write, told: Tell, cast: SimpleNamespace
) -> None:
    from throughline.feedback.writes import withdraw_entry

    made = write(theme("Keys decide"))
    told(made)
    withdraw_entry(item=made.item, by=cast.ana, because="It named somebody.")
    assert what_waits(cast.ben, cast) == ["Keys decide"]


def test_a_closed_promise_and_a_theme_that_is_over_wait_no_more(
    theme: Make, promise: Promised, cast: SimpleNamespace
) -> None:
    kept = promise()
    close_promise(item=kept.item, by=cast.ana, state=PromiseState.KEPT, said_back="Reported.", how=How.PHONE)
    theme("Retired", status="retired")
    theme("Without words", under=[])
    assert what_waits(cast.ben, cast) == []


def test_still_thinking_waits_again_when_its_day_has_come(
    theme: Make, write: Write, told: Tell, cast: SimpleNamespace
) -> None:
    made = write(theme("Keys decide"), state=State.THINKING, next_on=days_from_today(7))
    told(made)
    assert what_waits(cast.ben, cast) == []
    with standing_still(now() + timedelta(days=8)):
        [waiting] = reads.waiting(cast.ben, cast.hubs.pk)
    assert (waiting.kind, waiting.item) == ("Still thinking", made.item)


def test_one_hub_waits_for_what_was_heard_there(
    theme: Make, note: Make, promise: Promised, cast: SimpleNamespace
) -> None:
    theme("Heard in the park", under=[note(hub=cast.park)])
    theme("Heard in the library")
    promise("In the library")
    assert what_waits(cast.ben, cast, hub_id=cast.park.pk) == ["Heard in the park"]


def test_one_persons_words(theme: Make, note: Make, cast: SimpleNamespace) -> None:
    theme("On Ben’s words", under=[note(by=cast.ben)])
    theme("On Ana’s words")
    assert what_waits(cast.ben, cast, kind="theme", heard_by=cast.ben) == ["On Ben’s words"]


def test_hidden_things_wait_for_nobody_else(theme: Make, note: Make, promise: Promised, cast: SimpleNamespace) -> None:
    theme("On hidden words alone", under=[note(standing=Standing.PRIVATE)])
    promise("Hers alone", standing=Standing.PRIVATE)
    assert what_waits(cast.ben, cast) == []
    assert set(what_waits(cast.ana, cast)) == {"On hidden words alone", "Hers alone"}


@pytest.mark.parametrize("times", [1, 6])
def test_more_that_waits_costs_no_more_queries(
    times: int, theme: Make, promise: Promised, write: Write, cast: SimpleNamespace
) -> None:
    """The reader's roles; a list for each kind that is owed an answer (themes, promises); answers written and not told, of
    the things themselves and of words in them; answers whose day has come."""
    make: Callable[..., object] = theme
    for n in range(times):
        make(f"Theme {n}")
        promise(f"Promise {n}")
        write(theme(f"Written {n}"))
    cast.ben.__dict__.pop("_roles", None)
    with CaptureQueriesContext(connection) as asked:
        reads.waiting(cast.ben, cast.hubs.pk)
    assert len(asked) <= 6


def test_the_trail_shows_each_step_with_its_because(
    theme: Make, note: Make, write: Write, told: Tell, cast: SimpleNamespace
) -> None:
    about = theme(under=[note(days=-30), note("Another", days=-10)], days=-5)
    told(write(about))
    found = reads.trail(cast.ben, about)
    assert (found.heard, found.first_heard, found.last_heard) == (2, days_from_today(-30), days_from_today(-10))
    assert [step.what for step in found.steps] == ["Named as a theme", "Said back: it has begun"]
    assert "reason enough" in found.steps[1].because
    assert found.not_there == []


def test_the_trail_says_what_is_not_there(theme: Make, write: Write, cast: SimpleNamespace) -> None:
    about = theme()
    assert len(reads.trail(cast.ben, about).not_there) == 2
    write(about, reconciled="")
    assert reads.trail(cast.ben, about).not_there[-1] == "Nothing was said back yet to the people who spoke."
