"""Roles a person can hold in a programme."""

from django.db.models import TextChoices


class Role(TextChoices):
    """What someone does in a programme; a person may hold several. Deny by default: no role, no sight."""

    ORGANISER = "organiser", "Community organiser"
    LEARNING_LEAD = "learning_lead", "Learning and evaluation lead"
    TEAM_MEMBER = "team_member", "Team member"
    PARTNER = "partner", "Partner"
    BOARD_MEMBER = "board_member", "Board member"
    LEARNING_PARTNER = "learning_partner", "Learning partner"
    DATA_PROTECTION_LEAD = "data_protection_lead", "Data-protection and safeguarding lead"
    ADMINISTRATOR = "administrator", "Administrator"


TEAM_ROLES = frozenset({Role.ORGANISER, Role.LEARNING_LEAD, Role.TEAM_MEMBER})
"""The self-managing team: they write, and read what is shared with the team."""

OUTSIDE_ROLES = frozenset({Role.PARTNER, Role.BOARD_MEMBER, Role.LEARNING_PARTNER})
"""People outside the team: they read releases made for their circles, and nothing else."""
