"""What a theory, or one assumption of it, offers when someone prepares a release: the plain view, without who judged or why.

A judgement's because may hold words from a doorstep, so it stays behind; the team can write what may be said of it.
"""

from throughline.people.models import Person
from throughline.theory import narrative, reads, stood
from throughline.theory.models import Assumption
from throughline.theory.narrative import HOW_IT_STANDS, HOW_SURE
from throughline.theory.stood import Stood
from throughline.thread import reads as thread
from throughline.thread.kinds import Shareable
from throughline.thread.models import Item
from throughline.thread.trace import sources_reached

PLACE_FOR_WORDS = 20_000
"""As much as fits a release's own words; a longer map is told by its first chapters, which the team can write shorter."""


def of_map(person: Person, item: Item) -> Shareable:
    """The one-page plain view: the story in the team's own words where they wrote it, else the map told sentence by sentence."""
    of = reads.map_behind(person, item.pk)
    theory = stood.of_standing(reads.standing(person, of, counted=False))
    return _offered(person, item, item.title, of.narrative or narrative.as_text(narrative.told(unjudged(theory))), "")


def of_assumption(person: Person, item: Item) -> Shareable:
    """An assumption: its sentence, how it stands and how sure the group is."""
    part = reads.part_behind(person, item)
    assert isinstance(part, Assumption)  # noqa: S101  # the registry asks by kind
    sure = f"{HOW_IT_STANDS[part.status]}; {HOW_SURE[part.confidence]}."
    return _offered(person, item, item.title, f"We assume: {item.title}", sure[:1].upper() + sure[1:])


def unjudged(theory: Stood) -> Stood:
    """The theory without what moved people to judge as they did."""
    return Stood(
        title=theory.title, narrative=theory.narrative, elements=theory.elements, links=theory.links,
        assumptions=[stood.StoodAssumption(**{**vars(one), "judgement": None}) for one in theory.assumptions],
    )  # fmt: skip


def _offered(person: Person, item: Item, title: str, body: str, sure: str) -> Shareable:
    """With honest counts of the sources under it, as this person may read them."""
    ids = [one.item_id for one in sources_reached(person, item)]
    sources = list(thread.items(person).filter(pk__in=ids))
    facts = thread.facts_of_sources(sources)
    return Shareable(
        title=title, body=body[:PLACE_FOR_WORDS], missing="", confidence=sure, quotes=[], notes=len(sources),
        settings=len({fact.setting_label for fact in facts.values() if fact.setting_label}),
        hubs=len({one.hub_id for one in sources if one.hub_id}), recorders=len({fact.recorder_id for fact in facts.values()}),
    )  # fmt: skip
