"""Words of programmes and their hubs."""

from django.db.models import TextChoices


class HubState(TextChoices):
    """Where a hub stands. A paused or closed hub keeps its learning."""

    IDEA = "idea", "Idea"
    CO_DESIGN = "co-design", "Co-design"
    PAUSED = "paused", "Paused"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class HubMark(TextChoices):
    """The shape that tells a hub apart where colour alone would not do."""

    CIRCLE = "circle", "Circle"
    SQUARE = "square", "Square"
    TRIANGLE = "triangle", "Triangle"
    DIAMOND = "diamond", "Diamond"
    HEXAGON = "hexagon", "Hexagon"
    WAVE = "wave", "Wave"
