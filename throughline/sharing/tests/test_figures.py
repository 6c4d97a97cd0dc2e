"""Figures outside the team: few as a star, the rest to the nearest five, and still while little has changed."""

from dataclasses import replace

import pytest

from throughline.sharing import reads
from throughline.sharing.tests import stage
from throughline.sharing.tests.conftest import PLAIN, shared


def figures(scene, release):
    return [(line.figure, line.words) for line in reads.release_for(scene.paz, release.pk).counts]


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        (3, ("*", "fewer than eight")),
        (7, ("*", "fewer than eight")),
        (8, ("10", "about 10")),
        (12, ("10", "about 10")),
        (13, ("15", "about 15")),
    ],
)
def test_the_rule(scene, cast, notes, said):
    scene.theme = stage.finding(cast, [f"Word {number}." for number in range(notes)]).theme
    assert figures(scene, shared(scene)) == [said, ("*", "fewer than eight")]


def test_the_stricter_rule_for_health_faith_and_children(scene, cast):
    scene.theme = stage.finding(cast, [f"Word {number}." for number in range(9)]).theme
    release = shared(scene, wording=replace(PLAIN, strict_counts=True))
    assert figures(scene, release)[0] == ("*", "fewer than ten")


def test_two_spans_of_one_note_are_one_source(scene):
    writes_again = stage.thread_writes.mark_excerpt(source=scene.notes[0], begins_at=0, ends_at=8, by=scene.ana)
    stage.thread_writes.link(source=writes_again, target=scene.theme, meaning=stage.Meaning.SUPPORTS, by=scene.ana)
    assert reads.sources_of(scene.ana, scene.theme) == reads.Sources(all=4, challenging=1)


def test_figures_stand_until_five_sources_have_come(scene, cast):
    found = stage.finding(cast, [f"Word {number}." for number in range(12)])
    scene.theme = found.theme
    assert figures(scene, shared(scene))[0] == ("10", "about 10")
    for number in range(4):
        more = stage.note(scene.ana, scene.hubs, f"More {number}.")
        stage.thread_writes.link(source=more, target=scene.theme, meaning=stage.Meaning.SUPPORTS, by=scene.ana)
    assert figures(scene, shared(scene))[0] == ("10", "about 10")
    more = stage.note(scene.ana, scene.hubs, "One more.")
    stage.thread_writes.link(source=more, target=scene.theme, meaning=stage.Meaning.SUPPORTS, by=scene.ana)
    assert figures(scene, shared(scene))[0] == ("15", "about 15")


def test_a_stricter_rule_counts_anew_at_once(scene, cast):
    scene.theme = stage.finding(cast, [f"Word {number}." for number in range(9)]).theme
    assert figures(scene, shared(scene))[0] == ("10", "about 10")
    release = shared(scene, wording=replace(PLAIN, strict_counts=True))
    assert figures(scene, release)[0] == ("*", "fewer than ten")
