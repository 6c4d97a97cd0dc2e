"""The picture: causes left of effects, nothing on top of anything, placed boxes left where they are."""

import random
import re
from types import SimpleNamespace
from typing import Any

from throughline.theory import drawing, judging, reads, svg, writes
from throughline.theory.drawing import Arrow, Box
from throughline.theory.layout import layout, placed
from throughline.theory.models import Element, TheoryMap
from throughline.theory.words import Confidence, Delay, ElementKind, Polarity


def overlaps(places: dict[Any, tuple[int, int]], heights: dict[Any, int]) -> list[tuple[Any, Any]]:
    keys = list(places)
    return [
        (one, other)
        for at, one in enumerate(keys)
        for other in keys[:at]
        if abs(places[one][0] - places[other][0]) < drawing.WIDE
        and places[one][1] < places[other][1] + heights[other]
        and places[other][1] < places[one][1] + heights[one]
    ]


def test_causes_stand_left_of_effects() -> None:
    places = layout({"do": 90, "then": 90, "hope": 90}, [("do", "then"), ("then", "hope"), ("do", "hope")])
    assert places["do"][0] < places["then"][0] < places["hope"][0]


def test_what_only_helps_stands_just_before_what_it_helps() -> None:
    places = layout(dict.fromkeys("abcx", 90), [("a", "b"), ("b", "c"), ("x", "c")])
    assert places["x"][0] == places["b"][0]


def test_a_cycle_is_laid_out_like_any_other() -> None:
    heights = dict.fromkeys("abc", 90)
    places = layout(heights, [("a", "b"), ("b", "c"), ("c", "a")])
    assert set(places) == {"a", "b", "c"}
    assert overlaps(places, heights) == []


def test_a_cycle_is_opened_where_it_runs_against_the_grain() -> None:
    arrows = [("tea", "trust"), ("trust", "early"), ("early", "heard"), ("heard", "trust")]
    rank = {"tea": 0, "heard": 1, "trust": 3, "early": 3}
    places = layout(dict.fromkeys(rank, 90), arrows, rank)
    assert places["heard"][0] < places["trust"][0] < places["early"][0]


def test_what_we_only_contribute_to_stands_right_of_all_we_answer_for() -> None:
    places = layout(dict.fromkeys("abcx", 90), [("a", "x"), ("a", "b"), ("b", "c")], beyond={"x"})
    assert places["x"][0] > max(places[key][0] for key in "abc")


def test_a_hundred_and_fifty_boxes_never_touch_and_come_out_the_same_again() -> None:
    chance = random.Random(7)  # noqa: S311  # the same sizes and arrows every time
    heights = {number: chance.choice((69, 90, 147, 190)) for number in range(150)}
    arrows = [(one, other) for one in heights for other in chance.sample(range(150), 2) if one != other]
    places = layout(heights, arrows)
    assert overlaps(places, heights) == []
    assert places == layout(heights, arrows)


def test_a_new_box_finds_a_free_spot_and_the_others_stay() -> None:
    heights = dict.fromkeys(("a", "b", "new", "alone"), 90)
    kept = {"a": (0, 0), "b": (404, 20)}
    places = placed(heights, [("a", "new"), ("a", "b")], kept)
    assert {key: places[key] for key in kept} == kept
    assert places["new"][0] == 404
    assert overlaps(places, heights) == []


def test_long_words_are_cut_into_lines_that_fit() -> None:
    lines = Box(id="1", kind=ElementKind.OUTCOME, title="People who never came " * 20).lines
    assert len(lines) == drawing.MOST_LINES
    assert max(map(len, lines)) <= drawing.LETTERS + 2
    assert lines[-1].endswith("…")


def test_an_arrow_says_in_few_words_how_it_works() -> None:
    assert drawing.arrow_label(Polarity.MORE, "") == ""
    assert drawing.arrow_label(Polarity.LESS, Delay.MONTHS) == "less · takes months"


def test_a_frozen_theory_is_drawn_without_rows() -> None:
    boxes = [Box(id="a", kind="activity", title="Tea & <talk>", mark="added"), Box(id="b", kind="impact", title="Belonging", contribution_only=True)]  # fmt: skip
    picture = drawing.picture(
        boxes, [Arrow(id="l", cause="a", effect="b"), Arrow(id="m", cause="a", effect="gone")], {}
    )
    written = svg.drawn(picture, as_image=True)
    assert len(picture.arrows) == 1
    assert "Tea &amp; &lt;talk&gt;" in written
    assert 'role="img"' in written
    assert "<a " not in written
    assert "style=" not in written
    assert picture.ceiling is not None
    assert picture.places["a"][0] + drawing.WIDE < picture.ceiling < picture.places["b"][0]


def test_every_box_says_what_leads_where_and_how_sure(
    cast: SimpleNamespace, on: TheoryMap, heard_back: Element, trust: Element
) -> None:
    link = writes.connect(cause=heard_back, effect=trust, by=cast.ana, delay=Delay.YEARS)
    writes.assume(on=on, by=cast.ana, title="They remember who answered", about=link.item)
    judging.judge(item=trust.item, by=cast.ana, confidence=Confidence.A_FEW_VOICES, because="Three people said so")
    picture = drawing.of_standing(reads.standing(cast.ana, on), linked=False)
    says = {box.box.title: box.box.says for box in picture.boxes}
    assert says["People come again"] == (
        "Outcome: People come again, 1 cause, 0 effects, 0 for, 0 against, how sure: a few voices"
    )
    assert picture.arrows[0].arrow.says == (
        "“People hear back” leads to “People come again”: more of this, more of that, takes years"
    )
    assert picture.arrows[0].badges[0].badge.says == (
        "Assumption: They remember who answered. Untested; how sure: a guess"
    )


def test_what_a_person_placed_is_drawn_there(cast: SimpleNamespace, on: TheoryMap, trust: Element) -> None:
    writes.move(on=on, by=cast.ana, places={trust.pk: (700, -40)})
    written = svg.drawn(drawing.of_standing(reads.standing(cast.ana, on), linked=False))  # fmt: skip
    assert re.search(r'class="tl-map__edge" x="700" y="-40"', written)


def test_what_came_went_and_was_reworded_are_drawn_differently_beside_the_word() -> None:
    marks = ["added", "removed", "reworded", ""]
    boxes = [Box(id=mark or "stayed", kind="outcome", title="Tea", mark=mark) for mark in marks]
    arrows = [Arrow(id="l", cause="added", effect="removed", mark="removed"), Arrow(id="m", cause="added", effect="reworded", mark="added")]  # fmt: skip
    written = svg.drawn(drawing.picture(boxes, arrows, {}), as_image=True)
    assert written.count('fill="url(#map-gone)"') == 1
    assert written.count('class="tl-map__inner"') == 1
    assert written.count('class="tl-map__hollow"') == 1
    assert [written.count(f"Outcome · {mark}") for mark in marks if mark] == [1, 1, 1]
    samples = {svg.sample(mark) for mark in marks}
    assert len(samples) == 4


def test_a_slip_is_as_wide_as_all_its_words() -> None:
    boxes = [Box(id="a", kind="activity", title="Tea"), Box(id="b", kind="outcome", title="Trust")]
    plain, marked = (
        drawing.picture(boxes, [Arrow(id="l", cause="a", effect="b", delay=Delay.MONTHS, mark=mark)], {}).arrows[0]
        for mark in ("", "removed")
    )
    assert marked.arrow.slip == "takes months · removed"
    assert marked.label_wide > plain.label_wide


def test_the_small_words_at_the_foot_stay_inside_the_box() -> None:
    long = "How sure: several kinds of source, or several places"
    box = Box(id="a", kind="outcome", title="Tea", foot=long)
    assert len(box.foot_lines) == 2
    drawn = drawing.picture([box], [], {}).boxes[0]
    assert drawn.foot_lines[-1][0] < drawn.y + drawn.height
    assert svg.drawn(drawing.picture([box], [], {})).count("tl-map__foot") == 2
