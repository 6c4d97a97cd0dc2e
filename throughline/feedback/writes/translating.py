"""The same answer in another language, written by whoever can."""

from dataclasses import dataclass

from django.db import transaction

from throughline.access.visible import NotVisible
from throughline.common.clock import now
from throughline.common.languages import LANGUAGES, language_name
from throughline.common.text import clean
from throughline.feedback.models import InLanguage, SaidBack
from throughline.feedback.words import State
from throughline.feedback.writes.answering import NeedsDecided, NeedsSaid, SayBecause
from throughline.feedback.writes.held import changeable, keep
from throughline.people.models import Person
from throughline.thread.models import Item


class IsItsOwn(Exception):
    """It is written in this language already. Change the answer itself."""


@dataclass(frozen=True)
class Text:
    """An answer's words in one language."""

    said: str
    decided: str
    reconciled: str = ""
    because: str = ""


@transaction.atomic
def say_in(*, item: Item, by: Person, language: str, text: Text, base_revision: int | None = None) -> SaidBack:
    """Write the answer in another language, or change what is written in it.

    language   a tag of common.languages
    Raises NeedsSaid, NeedsDecided, SayBecause, IsItsOwn, ChangedMeanwhile, NotVisible for an unknown language, NotAllowed.
    """
    held = changeable(item, by)
    if language not in LANGUAGES:
        raise NotVisible
    if language == held.item.language:
        raise IsItsOwn
    words = {name: clean(getattr(text, name)) for name in ("said", "decided", "reconciled", "because")}
    if not words["said"]:
        raise NeedsSaid
    if not words["decided"]:
        raise NeedsDecided
    if held.state == State.CANNOT and not words["because"]:
        raise SayBecause
    InLanguage.unscoped.update_or_create(entry=held, language=language, defaults={**words, "by": by, "at": now()})
    return keep(held, by, f"written in {language_name(language)}", base_revision=base_revision)


@transaction.atomic
def take_language_away(*, item: Item, by: Person, language: str) -> SaidBack:
    """The answer is no longer to be told in this language; what was told in it stays. Raises NotVisible, NotAllowed."""
    held = changeable(item, by)
    if not InLanguage.unscoped.filter(entry=held, language=language).delete()[0]:
        raise NotVisible
    return keep(held, by, f"no longer in {language_name(language)}")
