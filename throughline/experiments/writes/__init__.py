"""Changes of experiments: planning, running, deciding, talking about them."""

from throughline.experiments.writes.deciding import Card, Filing, NotRunning, decide
from throughline.experiments.writes.held import NeedsName, NeedsWords, RunsSoSayWhy
from throughline.experiments.writes.planning import (
    AlreadyDecided,
    Plan,
    copy_design,
    plan_experiment,
    replan,
    withdraw_experiment,
)
from throughline.experiments.writes.rewording import CardWords, reword_card
from throughline.experiments.writes.running import DayBehindUs, NotReady, NotStarted, SeenInTheFuture, log, start
from throughline.experiments.writes.talking import NotYours, remark, take_back_entry, take_back_remark

__all__ = [
    "AlreadyDecided",
    "Card",
    "CardWords",
    "DayBehindUs",
    "Filing",
    "NeedsName",
    "NeedsWords",
    "NotReady",
    "NotRunning",
    "NotStarted",
    "NotYours",
    "Plan",
    "RunsSoSayWhy",
    "SeenInTheFuture",
    "copy_design",
    "decide",
    "log",
    "plan_experiment",
    "remark",
    "replan",
    "reword_card",
    "start",
    "take_back_entry",
    "take_back_remark",
    "withdraw_experiment",
]
