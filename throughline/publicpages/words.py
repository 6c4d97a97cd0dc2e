"""Words of the public pages: what is said where a programme has not said it itself, and how long it may be."""

from django.db.models import TextChoices

SPOKEN_WORDS = 80
"""As many words as are said in thirty seconds at a door, at an unhurried 160 words a minute."""

LONGEST_REPLY = 2_000

KEPT_SECONDS = 60
"""How long a browser or a cache may show a public page before asking again: so soon is something taken back gone."""


class ReplyState(TextChoices):
    """Where a reply from the public pages stands. None is ever shown in public."""

    WAITING = "waiting", "Waiting for a look"
    KEPT = "kept", "Kept with the answer"
    LET_GO = "let-go", "Let go"


SHORT_NOTICE = (
    "I’m from {programme}. I write down what people tell me, not who they are. It helps decide what happens here. "
    "Only our team reads it, and nothing that could point to you goes any further. "
    "You can say no, now or later, and we take it out. Is it all right if I write this down?"
)
"""The privacy notice as it is said at a door, until the programme writes its own."""

LONG_NOTICE = (
    "We keep what people tell us so that decisions can follow from it. We write down what was said, where and on which "
    "day; not names, addresses or anything else that points to one person.\n\n"
    "The programme’s team reads what was noted. Anyone outside the team, and these pages, get only words that a second "
    "person has checked, so that nobody can be picked out. Small numbers are not shown.\n\n"
    "You can ask what is held that could be about you, have it put right, or have it taken out. You need not say why. "
    "We answer within a month.\n\n"
    "These pages set no cookies, ask no other site for anything and do not count who reads them. If you reply to an "
    "answer, only your words are kept, and only the team reads them."
)
"""The privacy notice in full, until the programme writes its own."""

NOT_WORKING = (
    "Not everything has been tried with every screen reader. Answers in other languages are read in the voice of the "
    "browser, which may not have that language."
)
"""What is known not to work, until the programme says more."""
