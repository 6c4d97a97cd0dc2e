"""The line is drawn as far as the thread has come, and each knot says and opens what it holds."""

from types import SimpleNamespace

from django.template.loader import render_to_string

from throughline.web.pieces.thread_line import says, thread_knots

KEYS = ("heard", "theme", "assumption", "experiment", "decision", "said-back")


def a_line(counts: dict[str, int], here: str = "") -> SimpleNamespace:
    item = {
        "title": "Keys & cupboards",
        "url": "/themes/1/",
        "kind_label": "Theme",
        "date": None,
        "because": "said twice",
    }
    return SimpleNamespace(
        stations=[
            SimpleNamespace(
                key=key,
                label=key.capitalize(),
                count=counts.get(key, 0),
                here=key == here,
                items=[item] if counts.get(key) and key != here else [],
                more=3 if counts.get(key, 0) > 3 else 0,
                at_least=counts.get(key, 0) >= 400,
            )
            for key in KEYS
        ]
    )


def test_a_knot_says_what_it_holds() -> None:
    line = a_line({"heard": 12, "theme": 1})
    assert [says(station) for station in line.stations[:3]] == ["12 notes", "1 theme", "nothing yet"]
    assert says(a_line({"heard": 400}).stations[0]) == "at least 400 notes"


def test_the_line_is_drawn_from_the_first_knot_to_the_last() -> None:
    knots = thread_knots(a_line({"theme": 1, "experiment": 2}))
    assert [knot["strand"] and knot["strand"]["drawn"] for knot in knots] == [False, True, True, False, False, None]
    assert [knot["tail"] for knot in knots].index(True) == 1
    assert [knot["needle"] for knot in knots].index(True) == 3


def test_a_thread_that_was_said_back_has_no_needle() -> None:
    assert not any(knot["needle"] for knot in thread_knots(a_line({"heard": 1, "said-back": 1})))


def test_an_empty_line_draws_nothing_firm() -> None:
    knots = thread_knots(a_line({}))
    assert not any(knot["strand"] and knot["strand"]["drawn"] for knot in knots)
    assert not any(knot["tail"] or knot["needle"] for knot in knots)


def test_each_knot_opens_to_its_items() -> None:
    page = render_to_string(
        "web/components/thread_line.html", {"line": a_line({"heard": 12, "theme": 1}, here="theme")}
    )
    assert page.count("<details") == 2  # the fold on phones, and the one knot that holds something
    assert 'Heard<span class="govuk-visually-hidden">:</span></span>' in page
    assert '<a href="/themes/1/">Keys &amp; cupboards</a>' in page
    assert "because said twice" in page
    assert "and 3 more" in page
    assert page.count("you are here") == 1
    assert 'aria-current="true"' in page
