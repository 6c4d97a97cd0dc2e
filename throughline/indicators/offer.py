"""What an indicator offers when someone prepares a release of it: what we look at, the newest note of meaning, the caveat."""

from throughline.indicators.models import Indicator, Reading
from throughline.indicators.reads import indicator_of
from throughline.indicators.words import Noticed
from throughline.people.models import Person
from throughline.sharing.counts import shared_count
from throughline.sharing.reads import NotShareable
from throughline.thread.kinds import Shareable
from throughline.thread.models import Item


class StaysWithTheTeam(NotShareable):
    """This indicator is for the team only, as it says on its page, so it is not shared with anybody else."""


def shareable(person: Person, item: Item) -> Shareable:
    """An indicator as this person may offer it; small counts are told as “fewer than eight”. Raises StaysWithTheTeam."""
    found = indicator_of(person, item)
    if found.details.for_team_only:
        raise StaysWithTheTeam
    said = [f"What we look at: {item.title.rstrip('.')}."]
    if found.newest is not None:
        said += [f"{found.newest.period}: {_told(found.details, found.newest)}.", found.newest.meaning]
    said.append(f"What it cannot tell: {found.details.caveat}")
    return Shareable(
        title=item.title,
        body="\n\n".join(said),
        missing=found.details.not_in_it,
        confidence="",
        quotes=[],
        notes=len(found.readings),
        settings=0,
        hubs=len({reading.item.hub_id for reading in found.readings} - {None}),
        recorders=len({reading.item.author_id for reading in found.readings}),
        caveat=found.details.caveat,
    )


def _told(indicator: Indicator, reading: Reading) -> str:
    if indicator.noticed != Noticed.COUNT or reading.value is None:
        return reading.told_in_words(indicator).rstrip(".")
    count = shared_count(int(reading.value))
    if count.number is None:
        return f"fewer than eight {indicator.unit}".strip()
    return f"about {count.number:,} {indicator.unit}".strip() if count.number else f"no {indicator.unit}".strip()
