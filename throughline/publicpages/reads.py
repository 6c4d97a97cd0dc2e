"""What anyone reads of a programme without signing in. Everything comes from what was issued for anyone; the thread is not known here."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.urls import reverse

from throughline import VERSION
from throughline.access.visible import NotVisible
from throughline.common.languages import language_name
from throughline.feedback.words import State
from throughline.people.models import Person
from throughline.programme.models import Hub, Programme
from throughline.programme.reads import hubs_of, programme_in_public
from throughline.publicpages.models import PublicReply, PublicWords
from throughline.publicpages.words import LONG_NOTICE, NOT_WORKING, SHORT_NOTICE, ReplyState
from throughline.sharing.models import Release
from throughline.sharing.reads import outside as sharing
from throughline.sharing.reads.outside import Shown
from throughline.sharing.words import Form


def open_programme(slug: str) -> Programme:
    """A programme that has published something for anyone. Raises NotVisible, the same for one that has not and for none."""
    found = programme_in_public(slug)
    if found is None or sharing.public_change(found) is None:
        raise NotVisible
    return found


def programme_with_duties(slug: str) -> Programme:
    """A programme, for the pages it owes everybody: how accessible it is, what it does with what people say. Raises NotVisible."""
    found = programme_in_public(slug)
    if found is None:
        raise NotVisible
    return found


def hub_of(programme: Programme, slug: str) -> Hub:
    """A hub by its address, whatever its state: paused and closed ones keep their page. Raises NotVisible."""
    found = next((hub for hub in hubs_of(programme) if hub.slug == slug), None)
    if found is None:
        raise NotVisible
    return found


@dataclass(frozen=True)
class PublicAnswer:
    """A published answer in the language asked for, or in the one it was first written in."""

    release_id: UUID
    state: State
    language: str
    said: str
    decided: str
    because: str
    reconciled: str
    next_on: date | None
    issued_at: datetime | None
    languages: list[str]

    @property
    def in_languages(self) -> list[tuple[str, str]]:
        """The languages it can be read in: tag and name."""
        return [(tag, language_name(tag)) for tag in self.languages]


def answer_of(shown: Shown, language: str = "") -> PublicAnswer:
    """A release of an answer as a page draws it. Its facts were frozen when it was issued."""
    facts: Mapping[str, Any] = shown.facts
    others: list[Mapping[str, str]] = list(facts.get("texts", []))
    own: Mapping[str, Any] = {**facts, "language": shown.language}
    text = next((one for one in others if one.get("language") == language), own)
    next_on = str(facts.get("next_on") or "")
    return PublicAnswer(
        release_id=shown.release_id,
        state=State(str(facts.get("state", State.DOING))),
        language=str(text["language"]),
        said=str(text.get("said") or shown.title),
        decided=str(text.get("decided") or shown.body),
        because=str(text.get("because") or ""),
        reconciled=str(text.get("reconciled") or ""),
        next_on=date.fromisoformat(next_on) if next_on else None,
        issued_at=shown.issued_at,
        languages=[shown.language, *(str(one["language"]) for one in others)],
    )


@dataclass(frozen=True)
class InPublic:
    """What a page of a hub or of the whole programme holds, newest first in each part."""

    heard: list[Shown]
    done: list[PublicAnswer]
    doing: list[PublicAnswer]
    cannot: list[PublicAnswer]
    thinking: list[PublicAnswer]
    papers: list[Shown]
    languages: list[str]

    @property
    def anything(self) -> bool:
        return bool(self.heard or self.done or self.doing or self.cannot or self.thinking or self.papers)


def in_public(programme: Programme, hub: Hub | None, language: str) -> InPublic:
    """What stands published of a hub, or of the programme as a whole (what belongs to no hub)."""
    found = sharing.public_releases(programme, hub=hub)
    if hub is None:
        found = [one for one in found if not one.hub]
    answers = [answer_of(one, language) for one in found if one.form == Form.ANSWER]
    by_state = {state: [one for one in answers if one.state == state] for state in State}
    return InPublic(
        heard=[one for one in found if one.form == Form.STATEMENT],
        done=by_state[State.DONE],
        doing=by_state[State.DOING],
        cannot=by_state[State.CANNOT],
        thinking=sorted(by_state[State.THINKING], key=lambda one: one.next_on or date.max),
        papers=[one for one in found if one.form in {Form.PAPER, Form.REPORT}],
        languages=_languages(answers),
    )


def _languages(answers: Iterable[PublicAnswer]) -> list[str]:
    """The languages there is something in, English first, then by name."""
    tags = {tag for answer in answers for tag in answer.languages}
    return sorted(tags, key=lambda tag: (not tag.startswith("en"), language_name(tag)))


def published(programme: Programme, release_id: UUID) -> Shown:
    """One published release, its versions beside it; only its days when it was taken back. Raises NotVisible."""
    return sharing.public_release(release_id, partial(_address, programme.slug), programme=programme)


def _address(slug: str, release: Release) -> str:
    return reverse("publicpages:release", args=[slug, release.pk])


def answer_published(programme: Programme, release_id: UUID) -> Shown:
    """A published answer that stands, for a reply to it. Raises NotVisible."""
    shown = published(programme, release_id)
    if shown.form != Form.ANSWER or shown.taken_back_at is not None:
        raise NotVisible
    return shown


def words_of(programme: Programme) -> PublicWords:
    """The programme's own words, empty where it has none."""
    return PublicWords.unscoped.filter(programme=programme).first() or PublicWords(programme=programme)


def words_shown(programme: Programme) -> PublicWords:
    """The words as the pages show them: the programme's own, the house's where there are none."""
    held = words_of(programme)
    held.short_notice = held.short_notice or SHORT_NOTICE.format(programme=programme.name)
    held.long_notice = held.long_notice or LONG_NOTICE
    held.not_working = held.not_working or NOT_WORKING
    return held


def last_change(programme: Programme) -> datetime:
    """When anything that a public page shows last changed."""
    held = PublicWords.unscoped.filter(programme=programme).values_list("changed_at", flat=True).first()
    moments = [programme.made_at, sharing.public_change(programme), held]
    return max(moment for moment in moments if moment is not None)


def fingerprint(programme: Programme, address: str) -> str:
    """A tag that changes with everything a public page of this address shows: what was published, words, names, states."""
    hubs = [(hub.name, hub.state, hub.area, hub.mark) for hub in hubs_of(programme)]
    told = [VERSION, programme.name, programme.purpose, last_change(programme).isoformat(), address, hubs]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def open_programmes() -> list[Programme]:
    """Every programme that has public pages, by name; for the map of the site."""
    found = Programme.objects.order_by("name")
    return [one for one in found if sharing.public_change(one) is not None]


@dataclass(frozen=True)
class CameIn:
    """A reply in the tray, beside what it answers."""

    reply: PublicReply
    title: str
    made_from_id: UUID


def tray(
    person: Person, programme: Programme, *, state: ReplyState = ReplyState.WAITING, limit: int = 100
) -> list[CameIn]:
    """Replies that came in by the public pages, newest first; the caller has checked that the person reads inside."""
    found = PublicReply.unscoped.filter(programme=programme, state=state).select_related("release", "looked_at_by")
    return [CameIn(one, one.release.title, one.release.made_from_id) for one in found[:limit]]


def reply_in(programme: Programme, reply_id: UUID) -> PublicReply:
    """A reply that waits for a look. Raises NotVisible."""
    found = (
        PublicReply.unscoped.filter(programme=programme, pk=reply_id, state=ReplyState.WAITING)
        .select_related("release")
        .first()
    )
    if found is None:
        raise NotVisible
    return found
