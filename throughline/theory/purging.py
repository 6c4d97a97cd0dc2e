"""What is left of withdrawn maps and parts of a theory once they can't be brought back: their place, not their words."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from throughline.theory.models import Assumption, CausalLink, Change, Element, Judgement, Remark, TheoryMap, Version
from throughline.thread.purging import retitle
from throughline.thread.words import GONE

WORDS = ("narrative", "description", "who_changes", "mechanism", "if_it_fails", "owner_role")
"""What a part of a kept version says beside its title."""


def purge_maps(ids: Sequence[UUID]) -> None:
    """Empty the story, every version and what was said of it. Parts are items of their own and keep their words."""
    TheoryMap.unscoped.filter(pk__in=ids).update(narrative="")
    bare = {"title": GONE, "narrative": "", "elements": [], "links": [], "assumptions": []}
    versions = Version.unscoped.filter(of__in=ids)
    versions.update(change_note=GONE, stood=bare, picture={})
    versions.exclude(agreed_by="").update(agreed_by=GONE)
    Remark.unscoped.filter(version__of__in=ids).update(words="")
    Change.unscoped.filter(of__in=ids).update(before=None, after=None)  # nobody follows or undoes them any more


def purge_elements(ids: Sequence[UUID]) -> None:
    """Empty what an element says; its causal links, called after their ends, lose their names too."""
    Element.unscoped.filter(pk__in=ids).update(description="", who_changes="")
    links = list(CausalLink.unscoped.filter(Q(cause__in=ids) | Q(effect__in=ids)).values_list("pk", flat=True))
    retitle(links, f"“{GONE}” leads to “{GONE}”")
    Change.unscoped.filter(subject__in=links).update(before=None, after=None)
    _purge_parts(ids)


def purge_links(ids: Sequence[UUID]) -> None:
    """Empty by what mechanism one leads to the other."""
    CausalLink.unscoped.filter(pk__in=ids).update(mechanism="")
    _purge_parts(ids)


def purge_assumptions(ids: Sequence[UUID]) -> None:
    """Empty what would follow if it failed, and who looks after it."""
    Assumption.unscoped.filter(pk__in=ids).update(if_it_fails="", owner_role="")
    _purge_parts(ids)


def forget(ids: Sequence[UUID]) -> None:
    """Empty why these items were filed as evidence, as judgements froze it."""
    gone = {str(pk) for pk in ids}
    for judgement in Judgement.unscoped.exclude(evidence=[]).iterator():
        if any(one["item"] in gone for one in judgement.evidence):
            lay = [{**one, "because": ""} if one["item"] in gone else one for one in judgement.evidence]
            Judgement.unscoped.filter(pk=judgement.pk).update(evidence=lay)


def _purge_parts(ids: Sequence[UUID]) -> None:
    """What judgements, changes and versions keep of parts."""
    Judgement.unscoped.filter(target__in=ids).update(because=GONE, made_by="")
    Change.unscoped.filter(subject__in=ids).update(before=None, after=None)
    gone = {str(pk) for pk in ids}
    maps = {pk for model in (Element, CausalLink, Assumption) for pk in _maps_of(model, ids)}
    for version in Version.unscoped.filter(of__in=maps):
        for parts in ("elements", "links", "assumptions"):
            version.stood[parts] = [_emptied(one) if one["id"] in gone else one for one in version.stood[parts]]
        version.save(update_fields=["stood"])


def _maps_of(model: Any, ids: Sequence[UUID]) -> Sequence[UUID]:
    return list(model.unscoped.filter(pk__in=ids).values_list("of_id", flat=True))


def _emptied(part: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {name: "" if name in WORDS else value for name, value in part.items()}
    if "title" in kept:
        kept["title"] = GONE
    if kept["judgement"] is not None:
        kept["judgement"] = {**kept["judgement"], "because": GONE, "made_by": ""}
    return kept
