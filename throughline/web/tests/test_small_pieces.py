"""The small pieces say what they mean: days, buttons, tags, hubs, counts."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.template import Context, Template, TemplateSyntaxError

from throughline.web.pieces.marks import day_in_words


def drawn(source: str, **context: object) -> str:
    return Template("{% load look %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 23), "tomorrow"),
        (date(2026, 11, 18), "Wednesday 18 November"),
        (date(2026, 7, 1), "1 July"),
        (date(2025, 11, 30), "30 November 2025"),
    ],
)
def test_a_day_is_said_as_people_say_it(day: date, said: str) -> None:
    assert day_in_words(day, today=date(2026, 11, 22)) == said


def test_a_button_with_an_address_is_a_link() -> None:
    page = drawn("{% button 'Note it' href='/new/' icon='pencil' %}")
    assert page.startswith("<a ")
    assert 'href="/new/"' in page


def test_a_button_carries_any_attribute_escaped() -> None:
    page = drawn("{% button 'Merge' name='act' value=value hx_post='/m/' disabled=True form=None %}", value='a"b')
    assert 'value="a&quot;b"' in page
    assert 'hx-post="/m/"' in page
    assert " disabled" in page
    assert "form=" not in page


@pytest.mark.parametrize("source", ["{% button 'x' kind='red' %}", "{% tag 'Late' 'red' %}"])
def test_there_is_no_red(source: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        drawn(source)


def test_a_hub_is_told_by_shape_and_name() -> None:
    page = drawn("{% hub_mark hub %}", hub=SimpleNamespace(mark="hexagon", name="Woodford"))
    assert "#hub-hexagon" in page
    assert "Woodford" in page


def test_an_unknown_mark_still_shows_the_hub() -> None:
    page = drawn("{% hub_mark hub %}", hub=SimpleNamespace(mark='"><script>', name="Woodford"))
    assert "#hub-circle" in page
    assert "<script>" not in page


def test_numbers_open_to_their_records_with_the_right_noun() -> None:
    parts = [
        {"count": 1, "one": "hub", "many": "hubs", "href": "/hubs/"},
        {"count": "*", "one": "note", "many": "notes", "href": ""},
    ]
    page = drawn("{% counts parts caveat='Counts notes, not people.' %}", parts=parts)
    assert '<a href="/hubs/"><b>1</b> hub</a>' in page
    assert "<b>*</b> notes" in page
    assert "not people" in page


def test_the_last_page_still_has_a_place_for_more() -> None:
    assert 'id="rows-more"' in drawn("{% show_more 'rows' %}")
    assert "hx-get" not in drawn("{% show_more 'rows' %}")


def test_the_figure_keeps_sentence_drawing_table_and_file_together() -> None:
    page = drawn(
        "{% figure headline=says columns=columns rows=rows csv='/c.csv' %}<svg></svg>{% endfigure %}",
        says="Most was said on doorsteps.",
        columns=["Setting", {"label": "Notes", "number": True}],
        rows=[[{"text": "Doorstep", "href": "/d/"}, 71]],
    )
    for part in ("Most was said on doorsteps.", "<svg></svg>", '<a href="/d/">Doorstep</a>', 'href="/c.csv"'):
        assert part in page
