"""The page that shows every component in every state, at /look/. Its words are made up and nothing on it is kept."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from throughline.common.ids import uuid7
from throughline.documents.content import (
    Aside,
    Block,
    Claim,
    Document,
    Facts,
    Heading,
    Picture,
    Points,
    Prose,
    Reading,
    Released,
    ReleasedWords,
    Table,
)
from throughline.web.fields import DayInput
from throughline.web.pieces.marks import HUB_MARKS
from throughline.web.pieces.time_axis import TimeAxis, time_axis

HUB_NAMES = ("Seven Kings", "Gants Hill", "Hainault", "Wanstead", "Woodford", "Ilford town centre")
STATION_LABELS = (
    ("heard", "Heard"),
    ("theme", "Theme"),
    ("assumption", "Assumption"),
    ("experiment", "Experiment"),
    ("decision", "Decision"),
    ("said-back", "Said back"),
)


@dataclass(frozen=True)
class SampleHub:
    """A hub with the two things a mark needs."""

    mark: str
    name: str


@dataclass(frozen=True)
class SampleStation:
    """A knot as the thread gives it to the line."""

    key: str
    label: str
    count: int = 0
    here: bool = False
    items: list[dict[str, Any]] = field(default_factory=list)
    more: int = 0
    at_least: bool = False


@dataclass(frozen=True)
class SampleLine:
    stations: list[SampleStation]


class SampleForm(forms.Form):
    """One field of every shape."""

    heard = forms.CharField(
        label="What did you hear?",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Write it as if they will read it. No names or addresses.",
    )
    where = forms.CharField(label="Where was it?", max_length=80)
    when = forms.DateField(label="When was it?", widget=DayInput)
    people = forms.IntegerField(label="How many people?", required=False, min_value=1)
    method = forms.ChoiceField(
        label="How did you listen?",
        choices=[("", "Choose one"), ("door", "Door-knock"), ("drop-in", "Drop-in"), ("phone", "Phone")],
        required=False,
    )
    standing = forms.ChoiceField(
        label="Who can read this?",
        widget=forms.RadioSelect,
        choices=[("private", "Only you, for now"), ("team", "The team"), ("restricted", "You and the learning lead")],
    )
    languages = forms.MultipleChoiceField(
        label="Languages spoken",
        widget=forms.CheckboxSelectMultiple,
        choices=[("en", "English"), ("pa", "Punjabi"), ("ro", "Romanian"), ("ta", "Tamil")],
        required=False,
    )
    promise = forms.BooleanField(
        label="I promised something", help_text="You will be asked what, to whom and by when.", required=False
    )
    photo = forms.FileField(label="Photo of the flipchart", required=False)
    password = forms.CharField(label="Password", widget=forms.PasswordInput, required=False)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    today = timezone.localdate()
    hubs = [SampleHub(mark, name) for mark, name in zip(HUB_MARKS, HUB_NAMES, strict=True)]
    wrong = SampleForm({"again-when": "the other day", "again-people": "0"}, prefix="again")
    wrong.is_valid()
    context = {
        "hubs": hubs,
        "hub": hubs[0],
        "other_hub": hubs[1],
        "today": today,
        "days": [today, today - timedelta(days=1), today - timedelta(days=4), date(today.year - 1, 3, 3)],
        "form": SampleForm(initial={"when": today}),
        "wrong": wrong,
        "page": Paginator(range(100), 10).page(3),
        "spans": [(12, 64)],
        "sample_flashes": [
            {"words": "Three notes added to “You asked before and nobody came back”.", "level": "success", "undo": "#"},
            {"words": "Two of the five were already there and stay as they are.", "level": "warning"},
        ],
        **_marked(),
        **_lists(today),
        **_finding(today, hubs[1]),
        **_lines(today),
        "sample_document": _document(),
    }
    return render(request, "web/look.html", context)


def _marked() -> dict[str, Any]:
    """Samples of words marked in a source, and of what they feed."""
    theme = {"get_absolute_url": "#marked", "title": "You asked before and nobody came back"}
    bearing = {"meaning": {"label": "supports"}, "item": theme, "because": "she waited three weeks"}
    one = {"words": "Third door said you came last year", "item": {"pk": "sample-1"}}
    other = {"words": "and nobody came back after that", "item": {"pk": "sample-2"}}
    return {
        "bearing": bearing,
        "marked": [
            {"span": one, "verbatim": True, "earlier": False, "themes": [bearing]},
            {"span": other, "verbatim": False, "earlier": True, "themes": []},
        ],
    }


def _lists(today: date) -> dict[str, Any]:
    """Samples for tables, tabs and the like."""
    return {
        "tabs": [
            {"label": "All notes", "href": "?tab=all", "here": True, "count": 260},
            {"label": "Mine", "href": "?tab=mine", "here": False, "count": 41},
            {"label": "Drafts", "href": "?tab=drafts", "here": False},
        ],
        "steps": [{"label": "Choose a file", "href": "#stepper"}, "Match the columns", "Look it over", "Bring them in"],
        "columns": ["Setting", {"label": "Notes", "number": True}, {"label": "Hubs", "number": True}],
        "rows": [
            [{"text": "Doorstep", "href": "#table"}, 71, 5],
            [{"text": "Library desk", "href": "#table"}, 38, 3],
            [{"text": "School gate", "href": "#table"}, "*", "*"],
        ],
        "facts": [
            {"label": "Where", "value": "Library desk", "change_href": "#facts"},
            ("How many people", "2"),
            ("Language", "English"),
        ],
        "counts": [
            {"count": 12, "one": "note", "many": "notes", "href": "#counts"},
            {"count": 4, "one": "setting", "many": "settings", "href": "#counts"},
            {"count": 1, "one": "hub", "many": "hubs", "href": "#counts"},
        ],
        "hub_ways": [
            {"hub": SampleHub("circle", HUB_NAMES[0]), "count": 9, "href": "#ways", "here": True},
            {"hub": SampleHub("square", HUB_NAMES[1]), "count": 1, "href": "#ways"},
            {"label": "Library desk", "count": 4, "href": "#ways"},
        ],
        "choices": [
            {"value": "1", "label": "You asked before and nobody came back", "hint": "Agreed by the team"},
            {"value": "2", "label": "People will help if it isn’t called volunteering", "hint": "Emerging"},
        ],
        "grouped": [
            {"value": "3", "label": "People come again", "hint": "Outcome", "group": "Outcome"},
            {"value": "4", "label": "People hear back", "hint": "Precondition", "group": "Precondition"},
        ],
        "history": [
            {"words": "Reworded", "detail": "Was: People like to help.", "who": "Amina Yusuf", "day": timezone.now()},
            {"words": "Three excerpts added", "who": "Tom Bell", "day": today - timedelta(days=9)},
        ],
        "bars": [("Doorstep", 71, 0), ("Library desk", 38, 40), ("Phone", 21, 80)],
        "axis": _axis(today),
    }


@dataclass(frozen=True)
class SampleEvent:
    """Something that happened around the programme, as an axis asks for it."""

    title: str
    began_on: date
    ended_on: date | None


def _axis(today: date) -> TimeAxis:
    """A year with a day, a week, and something that goes on."""
    heat = SampleEvent("A week of heat", today - timedelta(days=150), today - timedelta(days=144))
    notice = SampleEvent("Notice of election", today - timedelta(days=40), None)
    prices = SampleEvent("Energy prices go up", today - timedelta(days=52), None)
    return time_axis(today - timedelta(days=365), today, [notice, heat, prices])


def _document() -> Reading:
    """Every block there is; a claim with words under it, one whose words were taken back, one with nothing behind it."""
    rests_on, taken_back, hidden = (uuid7() for _ in range(3))
    table = Table(
        "Notes by setting",
        ["Setting", "Notes"],
        [("Doorstep", "about 70"), ("School gate", "fewer than 8")],
        "Rounded.",
    )
    drawing = (
        '<svg class="tl-chart" viewBox="0 0 320 60" width="320" height="60" aria-hidden="true">'
        '<text x="0" y="20">Doorstep</text><rect class="tl-chart__bar" x="110" y="4" width="190" height="22" rx="3"/>'
        '<text x="0" y="50">School gate</text><rect class="tl-chart__bar--hidden" x="110" y="34" width="16" height="22" rx="3"/></svg>'
    )
    blocks: list[Block] = [
        Aside("What we ask of you", "Agree the late evenings until June, and come once."),
        Heading("What we understand differently"),
        Prose("In spring we thought that a new building would bring people.\n\nWhat brings them is being remembered."),
        Claim("People wait to hear back before they say more.", rests_on, "Fairly sure: in five hubs, against little."),
        Claim("They read one page in their own language.", taken_back),
        Claim("Young people ask one another.", hidden, "Early: few notes."),
        Heading("What was tried", 3),
        Points(["Ring back in ten days: changed, the script felt like a call centre", "The cupboard: amplified"]),
        Heading("How far we listened"),
        Facts([("Notes", "about 260"), ("Promises open", "12")], "A note is one conversation or one thing seen."),
        table,
        Picture("Where", "Most of what we heard was said on doorsteps.", drawing, table, "Counts notes, not people."),
        Picture("By night", "Nothing was heard at night, so there is nothing to draw."),
    ]
    said = ReleasedWords("You came last year. What happened?", "a resident, Seven Kings")
    removed = ReleasedWords("", "", timezone.now())
    against = ReleasedWords("He wants the bins done.", "a resident, Wanstead")
    figures = [("Notes it rests on", "about 25"), ("Notes that challenge it", "fewer than eight")]
    return Reading(
        Document("A paper", blocks),
        {
            rests_on: Released("People wait", "#document", [said, removed], [against], figures, "Night workers."),
            taken_back: Released(taken_back_at=timezone.now()),
        },
    )


def _finding(today: date, hub: SampleHub) -> dict[str, Any]:
    """Samples for search and history."""
    kind = {"label": "Note"}
    found = {"title": "Two older women go the long way", "get_absolute_url": "#finding", "known_kind": kind, "hub": hub}
    said = [("“It’s not crime, it’s the ", False), ("light", True), (".”", False)]
    changed = [("Said the ", "same"), ("cupboard", "removed"), ("key", "added"), (" twice.", "same")]
    return {
        "chips": [
            {"words": "Hub: Gants Hill", "query_without": "language=pa"},
            {"words": "Language: Punjabi", "query_without": "hub=gants-hill"},
        ],
        "found_rows": [
            {
                "item": found | {"happened_on": today, "standing": "team"},
                "pieces": [{"words": words, "marked": marked} for words, marked in said],
            }
        ],
        "changed_words": [{"words": words, "what": what} for words, what in changed],
    }


def _lines(today: date) -> dict[str, SampleLine]:
    """A thread that has come all the way, one that is under way, one that has just begun."""

    def item(title: str, kind: str, days: int, because: str = "") -> dict[str, Any]:
        return {
            "title": title,
            "url": "#thread",
            "kind_label": kind,
            "date": today - timedelta(days=days),
            "because": because,
        }

    notes = [
        item("Third door said: you came last year, what happened?", "Note", 40, "said at three doors in one street"),
        item("Rang back ten people from the spring workshop about the pause", "Note", 33),
        item("Man at the bus stop asked was it dead or paused", "Note", 31, "he laughed when told"),
    ]
    theme = [item("You asked before and nobody came back", "Theme", 20, "every hub but one has said it")]
    assumption = [item("People want a second conversation", "Assumption", 18, "ringing back is what would show it")]
    trial = [item("Ring back in ten days", "Experiment", 12, "23 of 31 talked again")]
    decision = [item("Fund ring-backs until March", "Decision", 5, "the board met two of the people rung")]
    back = [item("Every door in the street got an answer", "Said back", 1)]
    held = {"heard": notes, "theme": theme, "assumption": assumption, "experiment": trial}
    whole = {**held, "decision": decision, "said-back": back}
    return {
        "line_whole": _line(whole, here="theme", more=9),
        "line_under_way": _line(held, here="experiment"),
        "line_begun": _line({}, here="heard"),
    }


def _line(held: dict[str, list[dict[str, Any]]], here: str, more: int = 0) -> SampleLine:
    return SampleLine(
        [
            SampleStation(
                key,
                label,
                count=1 if key == here else len(held.get(key, [])) + (more if key == "heard" else 0),
                here=key == here,
                items=[] if key == here else held.get(key, []),
                more=more if key == "heard" else 0,
            )
            for key, label in STATION_LABELS
        ]
    )
