"""Who a row is for."""

from django.db.models import TextChoices


class Standing(TextChoices):
    """Who may read a row inside the programme. Nobody outside the team reads rows at all: they read releases."""

    PRIVATE = "private", "Only me"
    TEAM = "team", "The team"
    RESTRICTED = "restricted", "Restricted"


STANDING_MEANS = {
    Standing.PRIVATE: "Only you can read it.",
    Standing.TEAM: "Everyone in the programme team can read it.",
    Standing.RESTRICTED: "Only you, the learning lead and the data-protection lead can read it. "
    "For health, faith, immigration, or when few people could be meant.",
}
