"""What people write about experiments. Refusals of the writes become sentences beside their field."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField

from throughline.common.clock import today
from throughline.common.refusals import NeedsBecause, said
from throughline.common.text import one_line
from throughline.experiments.models import Experiment
from throughline.experiments.words import (
    AROUND,
    BEARS,
    DECISION_MEANS,
    NAMES,
    PARTS,
    SAFE_TO_FAIL,
    STRENGTH_MEANS,
    TELLS_NOTHING,
    TEST_CARD,
    Age,
    CostBand,
    Decision,
    Part,
    RemarkKind,
)
from throughline.experiments.writes import Card, CardWords, Filing, Plan
from throughline.people.models import Person
from throughline.people.reads import roles_by_programme
from throughline.programme.models import Hub, Programme
from throughline.thread.models import Item
from throughline.thread.words import Meaning, Strength
from throughline.web.fields import Day, Words

TEXT = 4_000


def hubs_field(hubs: Iterable[Hub], label: str = "Where", hint: str = "") -> forms.TypedMultipleChoiceField:
    """Hubs to tick; any number."""
    return forms.TypedMultipleChoiceField(
        label=label, help_text=hint, required=False, coerce=UUID, widget=forms.CheckboxSelectMultiple,
        choices=[(str(hub.pk), hub.name) for hub in hubs],
    )  # fmt: skip


def assumptions_field(assumptions: Iterable[Item]) -> forms.TypedMultipleChoiceField:
    """Assumptions to tick; several may be tested at once."""
    return forms.TypedMultipleChoiceField(
        label="Which assumption does it test?", required=False, coerce=UUID, widget=forms.CheckboxSelectMultiple,
        help_text="Several experiments may test one assumption; one may test several.",
        choices=[(str(item.pk), item.title) for item in assumptions],
    )  # fmt: skip


def name_field(**given: Any) -> forms.CharField:
    """What people call it."""
    return Words(
        label="What do you call it?", max_length=160, help_text="A name people will use, such as “The cupboard”.",
        error_messages={"required": "Give it a name people will call it by."}, **given,
    )  # fmt: skip


def part_field(part: Part) -> forms.CharField:
    """One part of the test card."""
    rows = 0 if part.rows == 1 else part.rows
    return Words(label=part.label, help_text=part.hint, required=False, max_length=TEXT if rows else 300, rows=rows)


class NewExperiment(forms.Form):
    """What it takes to begin planning: a name. The rest can wait until it starts."""

    marks_optional = False

    def __init__(self, *args: Any, hubs: Sequence[Hub], assumptions: Sequence[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hubs = {hub.pk: hub for hub in hubs}
        self.fields["name"] = name_field()
        self.fields["believe"] = part_field(TEST_CARD[0])
        self.fields["why_now"] = part_field(AROUND[0])
        self.fields["hubs"] = hubs_field(hubs)
        if assumptions:
            self.fields["assumptions"] = assumptions_field(assumptions)

    def plan(self) -> Plan:
        """What was written, as a plan."""
        given = self.cleaned_data
        parts = {name: given[name] for name in ("believe", "why_now")}
        hubs = [self.hubs[pk] for pk in given["hubs"]]
        return Plan(name=given["name"], parts=parts, hubs=hubs, assumptions=given.get("assumptions", ()))


class PlanForm(forms.Form):
    """The whole test card. Nothing but the name is asked for while it is being planned."""

    marks_optional = False  # most of it is needed to start, and none of it to keep writing

    def __init__(
        self, *args: Any, experiment: Experiment, hubs: Sequence[Hub], assumptions: Sequence[Item], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.hubs, self.offers_assumptions = {hub.pk: hub for hub in hubs}, bool(assumptions)
        self.fields["name"] = name_field()
        for part in PARTS:
            self.fields[part.name] = part_field(part)
        self.fields["hubs"] = hubs_field(hubs)
        self.fields["cost"] = forms.ChoiceField(
            label="What it costs, roughly", required=False, widget=forms.RadioSelect, choices=CostBand.choices
        )
        self.fields["decide_on"] = Day(
            label="The day we decide", required=False,
            help_text="Fixed once it starts. On that day, or the next time you meet, you decide what comes of it.",
        )  # fmt: skip
        if assumptions:
            self.fields["assumptions"] = assumptions_field(assumptions)
        if experiment.started_on is not None:
            self.fields["because"] = Words(
                label="Because", rows=2, required=False, max_length=TEXT,
                help_text="It is running: what changes stays visible with today’s date and this reason.",
            )  # fmt: skip
        self.fields["base_revision"] = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def groups(self) -> list[dict[str, Any]]:
        """The fields under their headings, in the order of the page."""
        groups = (
            ("The test card", "", ["name", *(["assumptions"] if self.offers_assumptions else []), *_names(TEST_CARD)]),
            ("Around it", "", [*_names(AROUND), "hubs", "cost"]),
            ("Is it safe to fail?", "An experiment may go wrong. Say beforehand what that would mean, and for whom.",
             _names(SAFE_TO_FAIL)),
            ("When do we decide?", "", ["decide_on", *(["because"] if "because" in self.fields else [])]),
        )  # fmt: skip
        return [
            {"title": title, "lead": lead, "fields": [self[name] for name in names]} for title, lead, names in groups
        ]

    def plan(self) -> Plan:
        """What was written, as a plan."""
        given = self.cleaned_data
        return Plan(
            name=given["name"],
            parts={name: given[name] for name in NAMES},
            cost=given["cost"],
            decide_on=given["decide_on"],
            hubs=[self.hubs[pk] for pk in given["hubs"]],
            assumptions=given["assumptions"] if self.offers_assumptions else None,
        )


def _names(parts: Iterable[Part]) -> list[str]:
    return [part.name for part in parts]


class LogForm(forms.Form):
    """What was seen on a day, and the notes it was seen in."""

    def __init__(self, *args: Any, offered: Sequence[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"] = Words(
            label="What did you see?", rows=4, max_length=TEXT,
            help_text="What happened, also what you did not expect. Nobody is named.",
            error_messages={"required": "Write what you saw."},
        )  # fmt: skip
        self.fields["seen_on"] = Day(label="On which day?", initial=today)
        self.fields["find"] = Words(
            label="Find a note by its words", required=False, max_length=200,
            help_text="Without words, the newest notes from its hubs are offered.",
        )  # fmt: skip
        self.fields["notes"] = forms.TypedMultipleChoiceField(
            label="Notes this was seen in", required=False, coerce=UUID, widget=forms.CheckboxSelectMultiple,
            choices=[(str(note.pk), f"{one_line(note.title, 110)} ({note.happened_on:%-d %B})") for note in offered],
        )  # fmt: skip


class DecideForm(forms.Form):
    """The learning card: what was seen, what it taught, what was decided, and how it bears on what was tested."""

    observed = Words(
        label="What we saw", rows=4, max_length=TEXT,
        help_text="What happened, beside what you believed. What you didn’t expect belongs here too.",
        error_messages={"required": "Write what you saw."},
    )  # fmt: skip
    learned = Words(
        label="What we learned, in a sentence", max_length=300,
        help_text="The sentence somebody will find in two years.",
        error_messages={"required": "Write what you learned, in a sentence."},
    )  # fmt: skip
    decision = forms.TypedChoiceField(
        label="What we decide", coerce=Decision, widget=forms.RadioSelect,
        choices=[(one.value, f"{one.label}. {DECISION_MEANS[one]}") for one in Decision],
        error_messages={"required": "Choose what you decided. “Test more” is there when you can’t tell yet."},
    )  # fmt: skip
    reason = Words(
        label="Because", rows=3, max_length=TEXT, error_messages={"required": "Write why you decided so."}
    )  # fmt: skip
    strength = forms.TypedChoiceField(
        label="How strong is what we saw?", coerce=Strength, widget=forms.RadioSelect,
        choices=[(one.value, f"{one.label.capitalize()}. {STRENGTH_MEANS[one]}") for one in Strength],
        error_messages={"required": "Choose how strong it is, in your own judgement."},
    )  # fmt: skip
    strength_because = Words(
        label="What is it built on?", rows=2, required=False, max_length=TEXT,
        help_text="How many saw it, how often, who looked for what disagrees.",
    )  # fmt: skip
    who_is_missing = Words(
        label="Who is missing from this?", rows=2, required=False, max_length=TEXT,
        help_text="Whom did this not reach, or did we not ask?",
    )  # fmt: skip
    decided_by = Words(
        label="Who decided", max_length=200,
        help_text="The group, by role: “the hub team, with two residents”. No names.",
        error_messages={"required": "Say which group decided, by role."},
    )  # fmt: skip
    tell_another_hub = Words(
        label="What we would tell another hub", rows=3, required=False, max_length=TEXT,
        help_text="If they wanted to try the same.",
    )  # fmt: skip
    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, tested: Sequence[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tested = tested
        choices = [(one.meaning.value, one.label) for one in BEARS]
        for item in tested:
            self.fields[f"bears-{item.pk}"] = forms.ChoiceField(
                label=f"What does it say about “{item.title}”?", widget=forms.RadioSelect,
                choices=[*choices, (TELLS_NOTHING, "It says nothing about it after all.")],
                error_messages={"required": "Choose how what you saw bears on this assumption."},
            )  # fmt: skip
            self.fields[f"because-{item.pk}"] = Words(
                label="Why do you say so?", rows=2, required=False, max_length=TEXT
            )

    def own_fields(self) -> list[BoundField]:
        """The fields of the card itself."""
        return [self[name] for name in self.base_fields if name != "base_revision"]

    def filing_fields(self) -> list[BoundField]:
        """The fields about each assumption it tested."""
        return [self[f"{name}-{item.pk}"] for item in self.tested for name in ("bears", "because")]

    def card(self) -> Card:
        """What was written, as a card."""
        given = self.cleaned_data
        return Card(**{name: given[name] for name in self.base_fields if name != "base_revision"})

    def filings(self) -> list[Filing]:
        """How it bears on each assumption, as chosen."""
        given, found = self.cleaned_data, []
        for item in self.tested:
            bears = given[f"bears-{item.pk}"]
            meaning = None if bears == TELLS_NOTHING else Meaning(bears)
            found.append(Filing(item.pk, meaning, given[f"because-{item.pk}"], given["strength"]))
        return found


class CardWordsForm(forms.Form):
    """A learning card in better words. What was decided is not among them: that was a decision of a day."""

    observed = Words(
        label="What we saw", rows=4, max_length=TEXT, error_messages={"required": "Write what you saw."}
    )  # fmt: skip
    learned = Words(
        label="What we learned, in a sentence", max_length=300,
        error_messages={"required": "Write what you learned, in a sentence."},
    )  # fmt: skip
    tell_another_hub = Words(
        label="What we would tell another hub", rows=3, required=False, max_length=TEXT,
        help_text="If they wanted to try the same.",
    )  # fmt: skip
    who_is_missing = Words(
        label="Who is missing from this?", rows=2, required=False, max_length=TEXT,
        help_text="Whom did this not reach, or did we not ask?",
    )  # fmt: skip
    because = Words(
        label="Because", rows=2, max_length=TEXT, help_text="Kept in the history, beside the words as they were.",
        error_messages={"required": said(NeedsBecause)},
    )  # fmt: skip
    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def words(self) -> CardWords:
        """What was written, as the words of a card."""
        return CardWords(**{name: self.cleaned_data[name] for name in CardWords.__dataclass_fields__})


class RemarkForm(forms.Form):
    """What a colleague thinks of a plan, signed by role and name."""

    kind = forms.TypedChoiceField(
        label="What is it?", coerce=RemarkKind, choices=RemarkKind.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you say why it might work, or question it."},
    )  # fmt: skip
    words = Words(
        label="What you think", rows=4, max_length=TEXT,
        help_text="It stands beside the plan. Nobody has to wait for it, and nobody needs your agreement.",
        error_messages={"required": "Write what you think."},
    )  # fmt: skip

    def __init__(self, *args: Any, person: Person, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = sorted(role.label for role in roles_by_programme(person).get(programme.pk, frozenset()))
        self.fields["role"] = forms.ChoiceField(
            label="Sign as", choices=[(label, label) for label in roles], widget=forms.RadioSelect, initial=roles[0]
        )


class CopyForm(forms.Form):
    """A design to borrow: its name where it goes, and where that is."""

    def __init__(self, *args: Any, hubs: Sequence[Hub], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hubs = {hub.pk: hub for hub in hubs}
        self.fields["name"] = name_field()
        self.fields["hubs"] = hubs_field(hubs, "Where would you try it?")


class WithdrawForm(forms.Form):
    """Why an experiment goes off every page."""

    because = Words(
        label="Because", rows=2, max_length=TEXT, error_messages={"required": "Say why, in a few words."}
    )  # fmt: skip


class Filters(forms.Form):
    """How lists of experiments are narrowed. What makes no sense narrows nothing."""

    marks_optional = False

    def __init__(self, *args: Any, hubs: Sequence[Hub], assumptions: Sequence[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hubs = {hub.slug: hub for hub in hubs}
        self.assumptions = {str(item.pk): item for item in assumptions}
        self.fields["hub"] = forms.ChoiceField(
            label="Where", required=False, choices=[("", "Any hub"), *((hub.slug, hub.name) for hub in hubs)]
        )
        self.fields["assumption"] = forms.ChoiceField(
            label="Testing", required=False,
            choices=[("", "Any assumption"), *((str(item.pk), item.title) for item in assumptions)],
        )  # fmt: skip

    def asked(self) -> dict[str, Any]:
        """What narrows the list, as far as it makes sense: hub_id, assumption and the rest by name."""
        self.is_valid()
        given = dict.fromkeys(self.fields, "") | self.cleaned_data
        hub = self.hubs.get(given.pop("hub", ""))
        return given | {
            "hub_id": hub.pk if hub else None,
            "assumption": self.assumptions.get(given.get("assumption", "")),
        }

    def active(self) -> int:
        """How many filters are on."""
        return sum(bool(value) for value in self.asked().values())


class LiveFilters(Filters):
    """By hub, assumption and age."""

    age = forms.ChoiceField(label="Running for", required=False, choices=[("", "Any time"), *Age.choices])


class LearnedFilters(Filters):
    """By words, hub, assumption and decision."""

    words = Words(label="Words on the card", required=False, max_length=200)
    decision = forms.ChoiceField(
        label="What was decided", required=False, choices=[("", "Any decision"), *Decision.choices]
    )
