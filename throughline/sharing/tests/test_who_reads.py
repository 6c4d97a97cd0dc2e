"""Who reads a release outside the team: current members of its circles, in a programme where they hold a role. Nobody else."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from throughline.access.visible import NotVisible
from throughline.people.models import Membership
from throughline.people.reads import forget_roles
from throughline.people.words import Role
from throughline.people.writes import end_membership, join_programme
from throughline.sharing import reads, writes
from throughline.sharing.tests.conftest import draft, shared

EVERYBODY = ("ana", "ben", "lea", "dot", "adam", "paz", "bo", "lupe", "lou", "dee")


def readers(scene: SimpleNamespace, release_id: object) -> set[str]:
    found = set()
    for name in EVERYBODY:
        person = getattr(scene, name)
        listed = {row.release_id for row in reads.releases_for(person)}
        try:
            reads.release_for(person, release_id)
        except NotVisible:
            assert release_id not in listed
        else:
            assert release_id in listed
            found.add(name)
    return found


def test_only_the_circle_reads_it(scene):
    assert readers(scene, shared(scene, quotes=1).pk) == {"paz"}


def test_the_board_reads_what_is_for_the_board(scene):
    assert readers(scene, shared(scene, circles=[scene.board.pk]).pk) == {"bo"}


def test_a_draft_is_read_by_nobody_outside(scene):
    assert readers(scene, draft(scene, quotes=1).pk) == set()


def test_waiting_for_a_check_is_read_by_nobody_outside(scene):
    release = draft(scene, quotes=1)
    writes.send_for_check(release=release, by=scene.ana)
    assert readers(scene, release.pk) == set()


def test_leaving_the_circle_ends_reading_at_once(scene):
    release = shared(scene)
    writes.remove_member(circle=scene.partners, person=scene.paz, by=scene.lea)
    assert readers(scene, release.pk) == set()


def test_closing_the_circle_ends_reading_at_once(scene):
    release = shared(scene)
    writes.close_circle(circle=scene.partners, by=scene.lea)
    assert readers(scene, release.pk) == set()


def test_leaving_the_programme_ends_reading_though_the_circle_row_stands(scene):
    release = shared(scene)
    for membership in Membership.objects.filter(person=scene.paz):
        end_membership(membership)
    forget_roles(scene.paz)
    assert readers(scene, release.pk) == set()


def test_a_role_elsewhere_opens_nothing_here(scene):
    release = shared(scene)
    for membership in Membership.objects.filter(person=scene.paz):
        end_membership(membership)
    join_programme(person=scene.paz, programme_id=scene.elsewhere.pk, role=Role.PARTNER)
    forget_roles(scene.paz)
    assert readers(scene, release.pk) == set()


def test_taken_back_leaves_a_dated_line_without_content(scene):
    release = shared(scene, quotes=1)
    writes.revoke(release=release, by=scene.ben, because="It points to one family.")
    shown = reads.release_for(scene.paz, release.pk)
    assert shown.taken_back_at is not None
    assert (shown.title, shown.body, list(shown.quotes), list(shown.counts)) == ("", "", [], [])
    assert [row.title for row in reads.releases_for(scene.paz)] == [""]
    assert "family" not in repr(shown)


def test_outside_reading_touches_no_table_of_the_thread(scene):
    release = shared(scene, quotes=2)
    _, token = writes.make_link(release=release, by=scene.ana)
    with CaptureQueriesContext(connection) as asked:
        reads.releases_for(scene.paz)
        reads.release_for(scene.paz, release.pk)
        reads.link_release(token)
    assert len(asked) > 0
    assert [query["sql"] for query in asked if "thread_" in query["sql"]] == []


def test_the_list_asks_a_fixed_number_of_questions(scene, django_assert_num_queries):
    """Last look, roles (read once a request), releases with their programme."""
    shared(scene)
    forget_roles(scene.paz)
    with django_assert_num_queries(3):
        reads.releases_for(scene.paz)
    shared(scene)
    shared(scene)
    forget_roles(scene.paz)
    with django_assert_num_queries(3):
        assert len(reads.releases_for(scene.paz)) == 3


def test_the_learning_partner_reads_through_a_circle(scene):
    release = shared(scene)
    writes.add_member(circle=scene.partners, person=scene.lupe, by=scene.lea)
    assert readers(scene, release.pk) == {"paz", "lupe"}


def test_someone_without_a_role_cannot_be_put_in_a_circle(scene):
    with pytest.raises(writes.NotInTheProgramme):
        writes.add_member(circle=scene.partners, person=scene.dee, by=scene.lea)
