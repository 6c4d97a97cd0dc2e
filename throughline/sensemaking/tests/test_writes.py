from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed
from throughline.sensemaking.models import Dissent, Theme, ThemeJudgement
from throughline.sensemaking.reads import dissents_on, judgements_of, theme_of, themes_in, withdrawn_themes
from throughline.sensemaking.tests.conftest import SENTENCE
from throughline.sensemaking.words import Confidence, ThemeStatus
from throughline.sensemaking.writes import (
    AskWhoIsMissing,
    NeedsBecause,
    NotASentence,
    NotYours,
    bring_back,
    dissent,
    judge,
    reword,
    start_theme,
    take_back,
    withdraw_theme,
)
from throughline.thread.kept import KeptForEver
from throughline.thread.reads import history_of
from throughline.thread.writes import ChangedMeanwhile


def test_a_theme_begins_as_emerging_and_a_hunch(cast: SimpleNamespace, theme: Theme) -> None:
    found = theme_of(cast.ben, theme.pk)
    assert (found.item.title, found.status, found.confidence) == (SENTENCE, "emerging", 0)


@pytest.mark.parametrize("noun", ["Transport", "Warm spaces", "  Trust  "])
def test_a_bare_noun_is_refused(cast: SimpleNamespace, noun: str) -> None:
    with pytest.raises(NotASentence):
        start_theme(by=cast.ana, programme_id=cast.hubs.pk, title=noun)


@pytest.mark.parametrize("name", ["dot", "adam", "paz", "bo", "lou", "dee"])
def test_only_the_team_begins_themes(cast: SimpleNamespace, name: str) -> None:
    with pytest.raises(NotAllowed):
        start_theme(by=getattr(cast, name), programme_id=cast.hubs.pk, title=SENTENCE)


@pytest.mark.parametrize("name", ["adam", "paz", "bo", "lou", "dee"])
def test_outside_the_team_a_theme_is_not_there(cast: SimpleNamespace, theme: Theme, name: str) -> None:
    with pytest.raises(NotVisible):
        theme_of(getattr(cast, name), theme.pk)
    assert not themes_in(getattr(cast, name), cast.hubs.pk).exists()


def test_rewording_keeps_the_earlier_sentence_and_the_because(cast: SimpleNamespace, theme: Theme) -> None:
    reword(
        item=theme.item, by=cast.ben, title="Nobody asks why you came, and so you stay", because="Closer to the words"
    )
    newest, first = history_of(cast.lea, theme.item)
    assert (newest.what, newest.because, newest.changed_by) == ("reworded", "Closer to the words", cast.ben)
    assert first.fields["title"] == SENTENCE


@pytest.mark.parametrize("because", ["", "   ", "\n"])
def test_no_change_without_a_because(cast: SimpleNamespace, theme: Theme, because: str) -> None:
    with pytest.raises(NeedsBecause):
        reword(item=theme.item, by=cast.ben, title="Nobody asks why you came", because=because)
    with pytest.raises(NeedsBecause):
        judge(
            item=theme.item,
            by=cast.ben,
            status=ThemeStatus.CONTESTED,
            confidence=Confidence.GROWING,
            because=because,
        )
    assert theme_of(cast.ben, theme.pk).item.revision == 1


def test_rewording_from_an_old_page_changes_nothing(cast: SimpleNamespace, theme: Theme) -> None:
    reword(item=theme.item, by=cast.ben, title="Nobody asks why you came", because="shorter", base_revision=1)
    with pytest.raises(ChangedMeanwhile):
        reword(
            item=theme.item,
            by=cast.lea,
            title="A warm place is enough",
            because="mine",
            base_revision=1,
            changes={"belongs": "warmth"},
        )
    found = theme_of(cast.lea, theme.pk)
    assert (found.item.title, found.belongs) == ("Nobody asks why you came", "")


@pytest.mark.parametrize("status", [ThemeStatus.AGREED, ThemeStatus.SETTLED])
def test_who_is_missing_comes_before_agreement(cast: SimpleNamespace, theme: Theme, status: ThemeStatus) -> None:
    asked = {
        "item": theme.item,
        "by": cast.lea,
        "status": status,
        "confidence": Confidence.STRONG,
        "because": "Session 3",
    }
    with pytest.raises(AskWhoIsMissing):
        judge(**asked)
    assert theme_of(cast.lea, theme.pk).status == "emerging"
    judge(**asked, who_is_missing="Night workers")
    assert theme_of(cast.lea, theme.pk).status == status


def test_asked_and_nobody_named_is_an_answer(cast: SimpleNamespace, theme: Theme) -> None:
    judge(
        item=theme.item,
        by=cast.lea,
        status=ThemeStatus.AGREED,
        confidence=Confidence.GROWING,
        because="Session 3",
        asked_nobody_named=True,
    )
    assert theme_of(cast.lea, theme.pk).missing_was_asked


def test_the_answer_cannot_be_taken_out_of_an_agreed_theme(cast: SimpleNamespace, theme: Theme) -> None:
    judge(
        item=theme.item,
        by=cast.lea,
        status=ThemeStatus.AGREED,
        confidence=Confidence.GROWING,
        because="Session 3",
        who_is_missing="Night workers",
    )
    with pytest.raises(AskWhoIsMissing):
        reword(item=theme.item, by=cast.ben, because="tidying", changes={"who_is_missing": ""})


def test_the_database_holds_the_rule_as_well(theme: Theme) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Theme.unscoped.filter(pk=theme.pk).update(status=ThemeStatus.AGREED)


def test_every_judgement_is_kept(cast: SimpleNamespace, theme: Theme) -> None:
    for by, sure, why in [
        (cast.lea, Confidence.GROWING, "three places"),
        (cast.ben, Confidence.FIRST_SIGNS, "one desk"),
    ]:
        judge(item=theme.item, by=by, status=ThemeStatus.CONTESTED, confidence=sure, because=why)
    assert [(one.confidence, one.because, one.by) for one in judgements_of(theme)] == [
        (1, "one desk", cast.ben),
        (2, "three places", cast.lea),
    ]


def test_a_judgement_is_never_rewritten(cast: SimpleNamespace, theme: Theme) -> None:
    judge(
        item=theme.item, by=cast.lea, status=ThemeStatus.CONTESTED, confidence=Confidence.STRONG, because="three places"
    )
    kept = ThemeJudgement.unscoped.get(theme=theme)
    kept.because = "better words"
    with pytest.raises(KeptForEver):
        kept.save()


def test_dissent_is_kept_under_its_role(cast: SimpleNamespace, theme: Theme) -> None:
    dissent(item=theme.item, by=cast.ana, role="Community organiser", words="Warmth is not why they come.")
    [kept] = dissents_on([theme.pk])
    assert (kept.role, kept.words) == ("Community organiser", "Warmth is not why they come.")


def test_only_its_writer_takes_a_dissent_back(cast: SimpleNamespace, theme: Theme) -> None:
    note = dissent(item=theme.item, by=cast.ana, role="Community organiser", words="Warmth is not why they come.")
    with pytest.raises(NotYours):
        take_back(note=note, by=cast.lea)
    take_back(note=note, by=cast.ana)
    assert dissents_on([theme.pk]) == []
    assert Dissent.unscoped.filter(pk=note.pk).exists()


def test_a_withdrawn_theme_is_gone_and_can_be_brought_back(cast: SimpleNamespace, theme: Theme) -> None:
    withdraw_theme(item=theme.item, by=cast.lea, because="Made twice")
    with pytest.raises(NotVisible):
        theme_of(cast.lea, theme.pk)
    assert withdrawn_themes(cast.ben, cast.hubs.pk) == []
    assert [row.pk for row in withdrawn_themes(cast.lea, cast.hubs.pk)] == [theme.pk]
    bring_back(item_id=theme.pk, by=cast.lea)
    assert theme_of(cast.ben, theme.pk).item.title == SENTENCE
