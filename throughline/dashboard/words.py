"""Words of the dashboard: the questions of the week, how far back it looks, and what its numbers cannot say."""

from throughline.reflection.words import PROMPTS, Shape

MOVED_DAYS = 30
"""How far back "what we are hearing now" looks."""

MINDS_DAYS = 90
"""How far back "what changed our minds" looks: a mind changes more slowly than a theme moves."""

DUE_DAYS = 14
"""How far ahead the team's promises are shown."""

WEEKLY_PROMPTS = tuple(one.question for one in PROMPTS[Shape.WEEKLY])
"""One a week, in turn. Nobody collects the answers."""

HEARD_CAVEAT = (
    "Notes you can read, not people: one person may stand behind several, and one note may hold a whole group."
)

REACH_CAVEAT = (
    "Counts notes you can read, not people. A month without notes may be a month of listening that nobody wrote down."
)
LANGUAGE_CAVEAT = (
    "Language of the conversation. 1 to 7 notes are shown as “fewer than 8”, more to the nearest 5, so that nobody can "
    "be picked out of a small group."
)

AROUND_CAVEAT = (
    "Shows what somebody put down and what you can read. What came after something need not have come of it."
)

MONTHS_OFFERED = (3, 6, 12, 24)
MONTHS_AT_FIRST = 12

QUIET_DAYS = 28
"""After so many days without a note at a hub the page asks who could walk there."""

NOT_SAID = "none"
"""How the notes list is asked, in its address, for notes where a hub or a setting is not said."""
