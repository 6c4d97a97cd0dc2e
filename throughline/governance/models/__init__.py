"""Boards' meetings, papers, decisions, actions and questions. A board itself is a circle (sharing)."""

from throughline.governance.models.deciding import (
    Action,
    AddedOnly,
    Addition,
    Decision,
    Disagreement,
    Meeting,
    Seat,
    StaysAsItWas,
)
from throughline.governance.models.papers import BoardQuestion, Cited, ExemptPart, Learned, Paper

__all__ = [
    "Action",
    "AddedOnly",
    "Addition",
    "BoardQuestion",
    "Cited",
    "Decision",
    "Disagreement",
    "ExemptPart",
    "Learned",
    "Meeting",
    "Paper",
    "Seat",
    "StaysAsItWas",
]
