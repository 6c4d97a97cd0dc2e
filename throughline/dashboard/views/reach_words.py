"""What the reach page says: headlines as sentences, gaps as invitations. Hubs keep the programme's order; nothing is ranked."""

from collections.abc import Sequence
from datetime import date

from throughline.capture.words import Setting
from throughline.common.languages import language_name
from throughline.dashboard.reads.reach import Months, Reach
from throughline.programme.models import Hub
from throughline.programme.words import HubState
from throughline.web.pieces.marks import day_in_words


def listed(names: Sequence[str], joined_by: str = "and") -> str:
    """Names as people say them: a, b and c."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joined_by} {names[-1]}"


def months_headline(found: Reach, hubs: Sequence[Hub], months: Months) -> str:
    """In which months nothing was noted, hub by hub."""
    silent = [(hub, sum(found.by_month[hub.pk, month] == 0 for month in months)) for hub in hubs]
    quiet = [f"{hub.name} in {n} of {len(months)} months" for hub, n in silent if n]
    if not quiet:
        return (
            "Something was noted at every hub in every month." if len(hubs) > 1 else "Something was noted every month."
        )
    if len(quiet) > 3:
        return f"At {len(quiet)} of {len(hubs)} hubs there were months in which nothing was noted."
    return f"Nothing was noted at {listed(quiet)}."


def settings_headline(found: Reach) -> str:
    """In how many kinds of place people were heard, and where not yet."""
    heard = {setting for (_, setting), n in found.by_setting.items() if n and setting}
    never = [f"“{one.label}”" for one in Setting if one.value not in heard and one != Setting.OTHER]
    told = (
        "People were heard in one kind of place"
        if len(heard) == 1
        else f"People were heard in {len(heard)} kinds of place"
    )
    if not never:
        return f"{told}: in every one that notes know."
    if len(never) <= 3:
        return f"{told}, and not yet under {listed(never, 'or')}."
    return f"{told}, and not yet in {len(never)} others, such as {listed(never[:2])}."


def languages_headline(found: Reach) -> str:
    """How many languages were heard."""
    heard = sorted({language_name(language) for (_, language), n in found.by_language.items() if n})
    if len(heard) == 1:
        return f"Every conversation was noted as {heard[0]}."
    return f"Conversations were noted in {len(heard)} languages."


def invitations(found: Reach, hubs: Sequence[Hub], quiet: Sequence[tuple[Hub, date | None]], today: date) -> list[str]:
    """Gaps as invitations, the hubs first."""
    asked = [_about_hub(hub, last, today) for hub, last in quiet]
    heard = {setting for (_, setting), n in found.by_setting.items() if n}
    for value, question in PLACES_TO_GO:
        if value not in heard:
            asked.append(question)
    for hub in hubs:
        languages = {
            language.split("-")[0] for (hub_id, language), n in found.by_language.items() if n and hub_id == hub.pk
        }
        if languages == {"en"}:
            asked.append(
                f"At {hub.name} every conversation was in English. Who could carry a question in another language?"
            )
    return asked[:7]


PLACES_TO_GO = (
    (Setting.SCHOOL_GATE, "Nobody was heard at a school gate in these months. Who takes a child there anyway?"),
    (Setting.FAITH, "Nobody was heard at a place of worship in these months. Who is at home in one?"),
    (Setting.HEALTH, "Nobody was heard at a surgery or clinic in these months. Who waits there and might talk?"),
    (Setting.WORK, "Nobody was heard at work in these months. Who works while we listen?"),
)


def _about_hub(hub: Hub, last: date | None, today: date) -> str:
    state = (
        f" ({hub.get_state_display().lower()})"
        if hub.state in {HubState.PAUSED, HubState.CLOSED, HubState.IDEA}
        else ""
    )
    if last is None:
        return f"Nobody has noted anything at {hub.name}{state} yet. Who could we walk with?"
    return f"Nobody has noted anything at {hub.name}{state} since {day_in_words(last, today)}. Who could we walk with?"
