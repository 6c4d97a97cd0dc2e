"""Documents as files: made in the background of what one reader may read, and gone with what was taken back."""

from dataclasses import replace

import pytest
from django.urls import reverse

from throughline.access.visible import NotVisible
from throughline.documents import as_pdf as printing
from throughline.documents.content import Prose
from throughline.documents.printed import NotPrinted
from throughline.sharing import files, making, reads, writes
from throughline.sharing.models import DocumentFile
from throughline.sharing.tests.test_documents import begun, paper  # noqa: F401  # a fixture
from throughline.sharing.words import Door, FileForm, FileState


def ask(person, item_id, door=Door.OUTSIDE, forms=tuple(FileForm)):
    return writes.ask_for_files(item_id=item_id, door=door, by=person, enqueue=str, forms=forms)


def make(person, item_id, door=Door.OUTSIDE, forms=tuple(FileForm)):
    return [writes.make_file(file.pk) for file in ask(person, item_id, door, forms)]


@pytest.fixture
def release(paper):  # noqa: F811
    return writes.issue(release=begun(paper), by=paper.ana)


def test_a_reader_has_all_three_forms_made_and_takes_them(paper, release, client, django_capture_on_commit_callbacks):  # noqa: F811
    client.force_login(paper.bo)
    page = reverse("sharing:read-files", args=[release.pk])
    assert client.get(page).status_code == 200
    assert client.get(reverse("sharing:read-file", args=[release.pk, "pdf"])).status_code == 404
    assert client.post(page).status_code == 302
    for file in DocumentFile.unscoped.all():
        writes.make_file(file.pk)
    assert b"3 of 3" not in client.get(page).content
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK"), ("txt", b"Ring back")):
        answer = client.get(reverse("sharing:read-file", args=[release.pk, form]))
        assert answer.content.startswith(begins)
        assert answer["Content-Disposition"] == f'attachment; filename="ring-back-in-ten-days.{form}"'


def test_asking_twice_makes_one(paper, release):  # noqa: F811
    first, second = make(paper.bo, release.pk), make(paper.bo, release.pk)
    assert [file.pk for file in first if file] == [
        file.pk for file in DocumentFile.unscoped.order_by("pk") if file.pk in {one.pk for one in first}
    ]
    assert second == [None, None, None]
    assert DocumentFile.unscoped.count() == 3


def test_nobody_outside_the_circle_gets_one(paper, release, client):  # noqa: F811
    make(paper.bo, release.pk)
    client.force_login(paper.paz)
    assert client.get(reverse("sharing:read-file", args=[release.pk, "pdf"])).status_code == 404
    with pytest.raises(NotVisible):
        ask(paper.paz, release.pk)


def test_taking_back_what_it_rests_on_deletes_the_files(paper, release, client, django_capture_on_commit_callbacks):  # noqa: F811
    [made] = make(paper.bo, release.pk, forms=[FileForm.TEXT])
    path = files.path_of(made.digest)
    assert "Safe words 1." in path.read_text()
    with django_capture_on_commit_callbacks(execute=True):
        writes.revoke(release=paper.statement, by=paper.ana, because="Said in confidence.")
    assert not path.exists()
    [again] = make(paper.bo, release.pk, forms=[FileForm.TEXT])
    told = files.path_of(again.digest).read_text()
    assert "Safe words 1." not in told
    assert "taken back on" in told


def test_removed_words_are_in_no_file(paper, release, django_capture_on_commit_callbacks):  # noqa: F811
    [made] = make(paper.bo, release.pk, forms=[FileForm.TEXT])
    with django_capture_on_commit_callbacks(execute=True):
        writes.redact_quote(quote=paper.statement.quotes.get(), by=paper.ana, because="They asked.")
    assert not files.path_of(made.digest).exists()
    assert not DocumentFile.unscoped.exists()


def test_a_file_made_of_other_words_is_never_given(paper, release, client):  # noqa: F811
    """Even if nobody had deleted it: its words are compared with what may be read now."""
    make(paper.bo, release.pk, forms=[FileForm.TEXT])
    DocumentFile.unscoped.update(told="0" * 64)
    client.force_login(paper.bo)
    assert client.get(reverse("sharing:read-file", args=[release.pk, "txt"])).status_code == 404


def test_the_team_has_files_of_a_draft_and_keeps_the_last_good_one(paper, client, monkeypatch):  # noqa: F811
    item = paper.item
    [good] = make(paper.ana, item.pk, Door.INSIDE, [FileForm.PDF])
    paper.blocks.append(Prose("More was heard. 中"))
    [failed] = make(paper.ana, item.pk, Door.INSIDE, [FileForm.PDF])
    assert failed.state == FileState.FAILED
    assert "“中”" in failed.why
    client.force_login(paper.ana)
    page = client.get(reverse("sharing:files", args=[item.pk])).content.decode()
    assert "“中”" in page
    assert reverse("sharing:file", args=[item.pk, good.pk]) in page
    assert client.get(reverse("sharing:file", args=[item.pk, good.pk])).status_code == 200


def test_a_new_file_takes_the_place_of_its_forerunner(paper, django_capture_on_commit_callbacks):  # noqa: F811
    [before] = make(paper.ana, paper.item.pk, Door.INSIDE, [FileForm.TEXT])
    paper.blocks.append(Prose("More was heard."))
    with django_capture_on_commit_callbacks(execute=True):
        make(paper.ana, paper.item.pk, Door.INSIDE, [FileForm.TEXT])
    assert not DocumentFile.unscoped.filter(pk=before.pk).exists()
    assert not files.path_of(before.digest).exists()


def test_changed_while_it_was_being_made(paper):  # noqa: F811
    [file] = ask(paper.ana, paper.item.pk, Door.INSIDE, [FileForm.TEXT])
    paper.blocks.append(Prose("Meanwhile."))
    ended = writes.make_file(file.pk)
    assert ended.state == FileState.FAILED
    assert "changed while" in ended.why


def test_stopped_it_keeps_nothing(paper, client, monkeypatch):  # noqa: F811
    [file] = ask(paper.ana, paper.item.pk, Door.INSIDE, [FileForm.TEXT])

    def slow(form, reading, author):
        writes.stop_files(item_id=paper.item.pk, door=Door.INSIDE)
        return b"made all the same, and kept nowhere"

    monkeypatch.setattr(making, "made", slow)
    ended = writes.make_file(file.pk)
    assert ended.state == FileState.STOPPED
    assert not files.path_of(files.hashlib.sha256(b"made all the same, and kept nowhere").hexdigest()).exists()
    assert writes.make_file(file.pk) is None


def test_a_fault_of_ours_is_told_and_the_worker_goes_on(paper, monkeypatch):  # noqa: F811
    [file] = ask(paper.ana, paper.item.pk, Door.INSIDE, [FileForm.TEXT])

    def broken(form, reading, author):
        raise ZeroDivisionError

    monkeypatch.setattr(making, "made", broken)
    ended = writes.make_file(file.pk)
    assert ended.state == FileState.FAILED
    assert "fault of ours" in ended.why


def test_a_job_broken_off_is_taken_up_and_given_up_in_the_end(paper):  # noqa: F811
    [file] = ask(paper.ana, paper.item.pk, Door.INSIDE, [FileForm.TEXT])
    DocumentFile.unscoped.filter(pk=file.pk).update(state=FileState.RUNNING, tries=1)
    assert reads.files_broken_off() == [file.pk]
    assert writes.make_file(file.pk).state == FileState.DONE
    DocumentFile.unscoped.filter(pk=file.pk).update(state=FileState.RUNNING, tries=3)
    assert "broken off" in writes.make_file(file.pk).why


def test_two_readers_who_read_different_words_get_different_files(paper, release):  # noqa: F811
    """Bo came to the board; the statement was shared with another circle only after, and Ola reads both."""
    mine, theirs = (
        reads.reading_through(Door.OUTSIDE, paper.bo, release.pk),
        reads.reading_through(Door.INSIDE, paper.ana, release.pk),
    )
    assert reads.told_in(mine) == reads.told_in(theirs)  # where they lead is no word of theirs
    assert reads.told_in(mine) != reads.told_in(replace(mine, released={}))


def test_pages_do_not_load_what_sets_them():
    """It is large: only the worker needs it."""
    import subprocess
    import sys

    told = "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE']='throughline.config.settings'; django.setup(); import throughline.config.urls; print('typst' in sys.modules, 'docx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.split() == ["False", "False"]


def test_not_printed_says_its_sentence():
    assert "untouched" in NotPrinted("Because.").sentence
    assert printing.FACES.name == "faces"
