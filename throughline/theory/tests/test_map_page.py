"""The page of the drawn map: whole without script, nothing of it styled or scripted in place, and flat in queries."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from throughline.theory import writes
from throughline.theory.models import Element, TheoryMap
from throughline.theory.words import ElementKind


@pytest.fixture
def opened(client: Client, cast: SimpleNamespace, on: TheoryMap) -> Any:
    client.force_login(cast.ana, backend="django.contrib.auth.backends.ModelBackend")
    return lambda: client.get(reverse("theory:map", args=[on.pk]))


def test_it_is_drawn_without_script(
    cast: SimpleNamespace, opened: Any, on: TheoryMap, heard_back: Element, trust: Element
) -> None:
    writes.connect(cause=heard_back, effect=trust, by=cast.ana)
    writes.assume(on=on, by=cast.ana, title="Someone listens")
    html = opened().content.decode()
    assert html.count('class="tl-map__edge"') == 2
    assert "“People hear back” leads to “People come again”" in html
    assert "Assumption: Someone listens" in html
    assert " style=" not in html
    assert re.search(r'data-island="theory" data-props="theory-props"', html)


def test_an_empty_map_says_how_to_begin(opened: Any) -> None:
    assert "Nothing on the map yet" in opened().content.decode()


def test_words_that_look_like_script_stay_words(cast: SimpleNamespace, opened: Any, on: TheoryMap) -> None:
    writes.add_element(on=on, by=cast.ana, kind=ElementKind.OUTCOME, title="</script><script>alert(1)</script>")
    assert "<script>alert(1)" not in opened().content.decode()


def test_its_queries_do_not_grow_with_the_map(
    cast: SimpleNamespace, opened: Any, on: TheoryMap, trust: Element, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        box = writes.add_element(on=on, by=cast.ana, kind=ElementKind.ACTIVITY, title=f"Activity {number}")
        writes.connect(cause=box, effect=trust, by=cast.ana)
    opened()
    # session, person, roles, item and map (3), sight, elements, links, assumptions, tallies, judgements, places, programmes
    with django_assert_max_num_queries(16):
        opened()
