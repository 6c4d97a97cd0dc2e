"""Experiments a person may read: one of them, the portfolio, what was learned, and what the week asks about."""

from throughline.experiments.reads.dashboard import (
    Decided,
    Week,
    decided_since,
    for_week,
    past_decision_date,
    running,
)
from throughline.experiments.reads.learned import CardRow, card_rows, learned
from throughline.experiments.reads.one import (
    Changed,
    Logged,
    card_of,
    cards_with,
    changes_of,
    copies_of,
    entry_of,
    experiment_of,
    log_of,
    remark_of,
    remarks_on,
    reworded,
    tests,
)
from throughline.experiments.reads.portfolio import Portfolio, Row, assumptions_of, live, portfolio

__all__ = [
    "CardRow",
    "Changed",
    "Decided",
    "Logged",
    "Portfolio",
    "Row",
    "Week",
    "assumptions_of",
    "card_of",
    "card_rows",
    "cards_with",
    "changes_of",
    "copies_of",
    "decided_since",
    "entry_of",
    "experiment_of",
    "for_week",
    "learned",
    "live",
    "log_of",
    "past_decision_date",
    "portfolio",
    "remark_of",
    "remarks_on",
    "reworded",
    "running",
    "tests",
]
