"""Comparisons of two theories: in words, ordered, the same from either side, blind to the picture."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from throughline.theory.comparing import Comparison, Difference, compare, turned
from throughline.theory.stood import Stood, StoodAssumption, StoodElement, StoodJudgement, StoodLink, as_json, of_json
from throughline.theory.words import (
    AssumptionStatus,
    Confidence,
    Delay,
    ElementKind,
    Importance,
    Level,
    Polarity,
    What,
)

BASE = Stood(
    title="How change happens",
    elements=[
        StoodElement("a", "We come back with news", ElementKind.ACTIVITY),
        StoodElement("b", "People hear back", ElementKind.PRECONDITION),
        StoodElement("c", "People come again", ElementKind.OUTCOME),
    ],
    links=[StoodLink("l", "a", "b", "because someone came"), StoodLink("m", "b", "c")],
    assumptions=[StoodAssumption("x", "People want news", "l", status="holding", confidence=2)],
)


def _says(before: Stood, after: Stood) -> list[tuple[What, str]]:
    return [(one.what, one.says) for one in compare(before, after).differences]


def test_each_kind_of_change_reads_in_plain_english() -> None:
    after = replace(
        BASE,
        elements=[BASE.elements[0], replace(BASE.elements[1], title="People hear back in a week"), BASE.elements[2]],
        links=[replace(BASE.links[0], mechanism="because the same person came", delay="months"), BASE.links[1]],
        assumptions=[
            replace(
                BASE.assumptions[0], status="mixed", confidence=1, importance=4,
                judgement=StoodJudgement(1, "Half did not open the letter", "mixed"),
            ),
            StoodAssumption("y", "The staff have the time"),
        ],
    )  # fmt: skip
    found = compare(BASE, after)
    assert [group.what for group in found.groups] == [
        What.ADDED, What.REWORDED, What.MECHANISM, What.WEAKENED, What.IMPORTANCE, What.OTHERWISE,
    ]  # fmt: skip
    assert found.of(What.ADDED)[0].says == "Assumption about the whole theory: “The staff have the time”."
    assert found.of(What.MECHANISM)[0].says == (
        "What makes it work that “We come back with news” leads to “People hear back in a week”."
    )
    weaker = found.of(What.WEAKENED)[0]
    assert weaker.says == (
        "“People want news”: it was holding and is now mixed; how sure we are went from "
        "“heard again and again, from one kind of source” to “a few voices”."
    )
    assert weaker.because == "Half did not open the letter"
    reworded = found.of(What.REWORDED)[0]
    assert [(one.what, one.words) for one in reworded.stretches] == [
        ("same", "People hear back"),
        ("added", " in a week"),
    ]


def test_a_link_that_leads_elsewhere_is_told_as_one_thing() -> None:
    after = replace(BASE, links=[BASE.links[0], StoodLink("n", "a", "c")], assumptions=BASE.assumptions)
    assert _says(BASE, after) == [
        (
            What.RELINKED,
            "What leads to “People come again” is no longer “People hear back” but “We come back with news”.",
        )
    ]


def test_a_link_drawn_again_between_the_same_two_is_the_same_link() -> None:
    after = replace(BASE, links=[BASE.links[0], StoodLink("n", "b", "c", "they trust us")])
    assert [what for what, _ in _says(BASE, after)] == [What.MECHANISM]


def test_surer_that_it_does_not_hold_is_not_stronger() -> None:
    not_holding = replace(BASE, assumptions=[replace(BASE.assumptions[0], status="not-holding")])
    surer = replace(BASE, assumptions=[replace(BASE.assumptions[0], status="not-holding", confidence=4)])
    assert [what for what, _ in _says(BASE, not_holding)] == [What.WEAKENED]
    assert [what for what, _ in _says(not_holding, surer)] == [What.JUDGED]


unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine draws slowly; that says nothing about comparisons."""

words = st.sampled_from(["", "because someone came", "they trust us", "it is near"])
title = st.sampled_from(["People come again", "People hear back", "A warm room", "News on the door"])
day = st.sampled_from(["", "2025-03-04", "2025-11-18"])
judged = st.none() | st.builds(
    StoodJudgement, confidence=st.sampled_from(Confidence.values), because=words, at=day, made_by=st.just("the team")
)


@st.composite
def theories(draw: st.DrawFn) -> Stood:
    ids = draw(st.lists(st.sampled_from("abcde"), unique=True))
    elements = [
        draw(
            st.builds(
                StoodElement, id=st.just(one), title=title, kind=st.sampled_from(ElementKind.values), description=words,
                who_changes=words, level=st.sampled_from(["", *Level.values]), contribution_only=st.booleans(),
                judgement=judged,
            )
        )
        for one in ids
    ]  # fmt: skip
    ends = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda pair: pair[0] != pair[1])
    pairs = draw(st.lists(ends, unique=True, max_size=5)) if len(ids) > 1 else []
    # An id always has the same ends, as on a real map; `again` tells a link drawn anew from the first.
    links = [
        draw(
            st.builds(
                StoodLink, id=st.sampled_from([f"{cause}{effect}", f"{cause}{effect}-again"]), cause=st.just(cause),
                effect=st.just(effect), mechanism=words, polarity=st.sampled_from(Polarity.values),
                delay=st.sampled_from(["", *Delay.values]), judgement=judged,
            )
        )
        for cause, effect in pairs
    ]  # fmt: skip
    about = st.sampled_from(["", *ids, *(link.id for link in links)])
    beliefs = [
        draw(
            st.builds(
                StoodAssumption, id=st.just(one), title=title, about=about, importance=st.sampled_from(Importance.values),
                status=st.sampled_from(AssumptionStatus.values), confidence=st.sampled_from(Confidence.values),
                if_it_fails=words, review_on=day, judgement=judged,
            )
        )
        for one in draw(st.lists(st.sampled_from("xyz"), unique=True))
    ]  # fmt: skip
    return Stood(title=draw(title), narrative=draw(words), elements=elements, links=links, assumptions=beliefs)


@unhurried
@given(theories())
def test_no_change_gives_an_empty_comparison(theory: Stood) -> None:
    assert not compare(theory, theory).differences
    assert not compare(theory, of_json(as_json(theory))).differences


@unhurried
@given(theories(), theories())
def test_the_other_way_round_tells_the_same_things_turned(before: Stood, after: Stood) -> None:
    def bare(one: Difference) -> tuple[str, ...]:
        # A link drawn again, or leading elsewhere, is named by the later one of the two.
        return (one.what, one.part, "" if one.part == "link" else one.id, one.field, one.before, one.after)

    def kept(found: Comparison) -> list[tuple[str, ...]]:
        return sorted(bare(one) for one in found.differences)

    assert kept(compare(after, before)) == sorted(bare(turned(one)) for one in compare(before, after).differences)


@unhurried
@given(theories(), theories())
def test_every_difference_is_a_sentence(before: Stood, after: Stood) -> None:
    for one in compare(before, after).differences:
        assert one.says.endswith(".")
        assert "None" not in one.says
