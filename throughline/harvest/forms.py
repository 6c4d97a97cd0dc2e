"""What people type about changes, stories and ripples."""

from collections.abc import Iterable, Sequence
from typing import Any, cast
from uuid import UUID

from django import forms

from throughline.common.clock import today
from throughline.harvest.models import Change, Story
from throughline.harvest.reads.ripples import Spread
from throughline.harvest.reads.stories import Domain
from throughline.harvest.words import SPEAKS, STRENGTH_MEANS, Consent, Direction, Goes, Meant, Ripple
from throughline.harvest.writes.changes import Harvested
from throughline.harvest.writes.stories import Told
from throughline.programme.models import Hub
from throughline.thread.models import Item
from throughline.thread.words import Meaning, Strength
from throughline.web.fields import Day, Words

HOW_BEARS = {
    Meaning.SUPPORTS: "It speaks for it",
    Meaning.CHALLENGES: "It speaks against it",
    Meaning.QUALIFIES: "It says: only sometimes, or only here",
}


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)


def _offer_hubs(form: forms.Form, hubs: Iterable[Hub]) -> None:
    _offer(form, "hub", [("", "None in particular"), *((str(one.pk), one.name) for one in hubs)])


def _uuid(told: str) -> UUID | None:
    return UUID(told) if told else None


class ChangeForm(forms.Form):
    """A change: who changed what, when and where; then why it matters, our part and how strong the case is."""

    who = Words(
        label="Who changed?", max_length=300,
        help_text="A person by their part in it, a group or an organisation, such as “The library supervisor”.",
        error_messages={"required": "Say who changed."},
    )  # fmt: skip
    what = Words(
        label="What do they do differently?", rows=3,
        help_text="Something that could be seen: what they do, say, decide or allow now that they did not before.",
        error_messages={"required": "Say what they do differently."},
    )  # fmt: skip
    happened_on = Day(label="When? The day, or the last day of it", initial=today)
    hub = forms.ChoiceField(label="Hub", required=False)
    where = Words(label="Where, more exactly?", required=False, max_length=300)
    direction = forms.ChoiceField(
        label="Was it for the better?", widget=forms.RadioSelect, choices=Direction.choices,
        help_text="As those it touched would say. What went wrong is harvested like what went well.",
        error_messages={"required": "Say whether it was for the better, the worse, or both."},
    )  # fmt: skip
    meant = forms.ChoiceField(
        label="Did anybody mean it to happen?", widget=forms.RadioSelect, choices=Meant.choices,
        error_messages={"required": "Say whether anybody meant it to happen."},
    )  # fmt: skip
    significance = Words(label="Why does it matter?", required=False, rows=3, help_text="And to whom.")
    contribution = Words(
        label="What was our part in it?", required=False, rows=4,
        help_text="How one thing led to another, so that somebody who was not there could follow and doubt it.",
    )  # fmt: skip
    others_part = Words(label="What was the part of others?", required=False, rows=3)
    anyway = Words(label="What might have happened anyway?", required=False, rows=3)
    strength = forms.ChoiceField(
        label="How strong is the case?", widget=forms.RadioSelect, initial=Strength.WEAK.value,
        choices=[(one.value, f"{one.label.capitalize()}. {STRENGTH_MEANS[one]}") for one in Strength],
    )  # fmt: skip
    strength_because = Words(label="Because", required=False, rows=2)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, hubs: Iterable[Hub], **given: Any) -> None:
        super().__init__(*args, **given)
        _offer_hubs(self, hubs)

    def harvested(self) -> Harvested:
        """What was typed. Call it on a valid form."""
        told = dict(self.cleaned_data)
        told.pop("revision")
        hub = told.pop("hub")
        return Harvested(
            **{
                **told,
                "meant": Meant(told["meant"]),
                "direction": Direction(told["direction"]),
                "strength": Strength(told["strength"]),
                "hub_id": _uuid(hub),
            }
        )


def start_of_change(change: Change) -> dict[str, Any]:
    """The form of a change as it stands."""
    names = [name for name in ChangeForm.base_fields if hasattr(change, name)]
    item = change.item
    return {name: getattr(change, name) for name in names} | {
        "happened_on": item.happened_on, "hub": str(item.hub_id or ""), "revision": item.revision,
    }  # fmt: skip


class BecauseForm(forms.Form):
    """Why something rests on what was chosen."""

    because = Words(label="Because", rows=2, max_length=2_000, required=False, help_text="What it tells us about it.")


class TheoryForm(forms.Form):
    """The part of the theory a change speaks for or against."""

    part = forms.ChoiceField(label="Which part of the theory?", error_messages={"required": "Choose a part."})
    meaning = forms.ChoiceField(
        label="How does it bear on it?", widget=forms.RadioSelect,
        choices=[(one.value, HOW_BEARS[one]) for one in SPEAKS],
        error_messages={"required": "Say how it bears on it."},
    )  # fmt: skip
    because = Words(label="Because", rows=2, max_length=2_000, error_messages={"required": "Say why, in a few words."})

    def __init__(self, *args: Any, parts: Sequence[Item], **given: Any) -> None:
        super().__init__(*args, **given)
        self.parts = {str(one.pk): one for one in parts}
        _offer(self, "part", [("", "Choose"), *((key, one.title) for key, one in self.parts.items())])


class SecondVoiceForm(forms.Form):
    """What a second, independent person says."""

    who = Words(
        label="Who told you?", max_length=200,
        help_text="By their part in it, not by name, such as “A mother who was at both swaps”. Not whoever wrote it.",
        error_messages={"required": "Say who told you, by their part in it."},
    )  # fmt: skip
    how_they_know = Words(
        label="How do they know?", required=False, rows=2, help_text="Were they there? Did they hear of it?"
    )
    agrees = forms.ChoiceField(
        label="Do they see it the same way?", widget=forms.RadioSelect, initial="yes",
        choices=[("yes", "Yes, as far as they know it"), ("no", "No, or not quite")],
    )  # fmt: skip
    words = Words(label="What do they say?", rows=4, error_messages={"required": "Write down what they told you."})
    said_on = Day(label="When did they say it?", initial=today)


class WithdrawForm(forms.Form):
    """Why it is taken off every page."""

    because = Words(label="Because", max_length=300, error_messages={"required": "Say why, in a few words."})


class RoundForm(forms.Form):
    """A round of stories."""

    title = Words(label="What is this round called?", max_length=200, error_messages={"required": "Give it a name."})
    question = Words(
        label="The question", rows=2,
        initial="Looking back over this time, what do you think was the most significant change that came about here?",
        error_messages={"required": "Write the question."},
    )  # fmt: skip
    domains = Words(
        label="Areas of life to ask about, one to a line", rows=4,
        help_text="Six at most, wide enough for a surprise, such as “How people are with one another”.",
        error_messages={"required": "Name at least one area."},
    )  # fmt: skip
    from_on = Day(label="Looking back from")
    to_on = Day(label="Until", initial=today)


class StoryForm(forms.Form):
    """A story as it was told."""

    title = Words(label="The story in a line", max_length=200, error_messages={"required": "Give the story a line."})
    teller = Words(
        label="Who told it?", max_length=200, help_text="By their part in it, not by name.",
        error_messages={"required": "Say who told it, by their part in it."},
    )  # fmt: skip
    words = Words(
        label="The story", rows=10, help_text="As near to the teller’s words as you can. Read it back to them.",
        error_messages={"required": "Write the story down."},
    )  # fmt: skip
    why_it_matters = Words(
        label="Why does the teller think this matters most?", rows=3,
        error_messages={"required": "Ask the teller why it matters most, and write it down."},
    )  # fmt: skip
    consent = forms.ChoiceField(
        label="What did the teller agree to?", widget=forms.RadioSelect, choices=Consent.choices,
        initial=Consent.TEAM.value,
    )  # fmt: skip
    happened_on = Day(label="When was it told?", initial=today)
    hub = forms.ChoiceField(label="Hub", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, hubs: Iterable[Hub], **given: Any) -> None:
        super().__init__(*args, **given)
        _offer_hubs(self, hubs)

    def told(self) -> Told:
        """What was typed. Call it on a valid form."""
        given = dict(self.cleaned_data)
        given.pop("revision")
        hub = given.pop("hub")
        return Told(**{**given, "consent": Consent(given["consent"]), "hub_id": _uuid(hub)})


def start_of_story(story: Story) -> dict[str, Any]:
    """The form of a story as it stands."""
    item = story.item
    return {
        "title": item.title, "teller": story.teller, "words": story.words, "why_it_matters": story.why_it_matters,
        "consent": story.consent, "happened_on": item.happened_on, "hub": str(item.hub_id or ""),
        "revision": item.revision,
    }  # fmt: skip


class ChooseForm(forms.Form):
    """Which story a panel chose, and why."""

    story = forms.ChoiceField(
        label="Which story did the panel choose?", widget=forms.RadioSelect,
        error_messages={"required": "Choose the story."},
    )  # fmt: skip
    panel = Words(
        label="Who chose?", rows=2, help_text="By role, such as “Two residents, the library supervisor, one organiser”.",
        error_messages={"required": "Say who chose, by role."},
    )  # fmt: skip
    reason = Words(
        label="What was their reason?", rows=4, help_text="Also what they could not agree on.",
        error_messages={"required": "Write down the reason the panel gave."},
    )  # fmt: skip
    chosen_on = Day(label="When did they choose?", initial=today)

    def __init__(self, *args: Any, domain: Domain, **given: Any) -> None:
        super().__init__(*args, **given)
        _offer(self, "story", [(str(one.pk), one.item.title) for one in domain.stories])


class ToldBackForm(forms.Form):
    """What the tellers were told of the choice."""

    words = Words(
        label="What were the tellers told?", rows=4,
        help_text="All of them, also those whose story was not chosen: which one was, and why.",
        error_messages={"required": "Write down what they were told."},
    )  # fmt: skip
    told_on = Day(label="When?", initial=today)


class MapForm(forms.Form):
    """A ripple map."""

    title = Words(
        label="What do the ripples spread from?",
        max_length=200,
        error_messages={"required": "Say what they spread from."},
    )
    about = forms.ChoiceField(label="Is it one of our experiments?", required=False)
    next_look_on = Day(label="When do we look at it again?", required=False, help_text="Three or four months is usual.")

    def __init__(self, *args: Any, experiments: Sequence[Item], **given: Any) -> None:
        super().__init__(*args, **given)
        self.experiments = {str(one.pk): one for one in experiments}
        _offer(self, "about", [("", "No"), *((key, one.title) for key, one in self.experiments.items())])

    def item(self) -> Item | None:
        return self.experiments.get(self.cleaned_data["about"])


class RippleForm(forms.Form):
    """One ripple."""

    kind = forms.ChoiceField(
        label="What was it?", widget=forms.RadioSelect, choices=Ripple.choices,
        error_messages={"required": "Say whether something was done, or something changed."},
    )  # fmt: skip
    words = Words(label="In a line", max_length=300, error_messages={"required": "Say what it was, in a line."})
    who = Words(label="Whose was it?", max_length=200, required=False, help_text="By role or group.")
    happened_on = Day(label="When did it begin?", initial=today)
    came_from = forms.ChoiceField(label="What did it come from?", required=False)
    harvested = forms.ChoiceField(label="Has it been harvested as a change?", required=False)

    def __init__(self, *args: Any, ripples: Sequence[Spread], changes: Sequence[Item], **given: Any) -> None:
        super().__init__(*args, **given)
        known = [(str(one.ripple.pk), f"{one.number}. {one.ripple.words}") for one in ripples]
        _offer(self, "came_from", [("", "Nothing on this map"), *known])
        self.changes = {str(one.pk): one for one in changes}
        _offer(self, "harvested", [("", "No"), *((key, one.title) for key, one in self.changes.items())])
        if not known:
            del self.fields["came_from"]
        if not changes:
            del self.fields["harvested"]


class LookForm(forms.Form):
    """How every ripple of a map stands today."""

    looked_on = Day(label="On which day did you look?", initial=today)

    marks_optional = False

    def __init__(self, *args: Any, ripples: Sequence[Spread], **given: Any) -> None:
        super().__init__(*args, **given)
        self.ripples = ripples
        for one in ripples:
            self.fields[f"goes-{one.number}"] = forms.ChoiceField(
                label=f"{one.number}. {one.ripple.words}", widget=forms.RadioSelect, required=False,
                choices=[("", "Not looked at this time"), *Goes.choices], initial="",
            )  # fmt: skip
            self.fields[f"words-{one.number}"] = Words(label=f"A word on {one.number}, if you like", required=False)
        self.fields["next_look_on"] = Day(label="When do we look again?", required=False)

    def found(self) -> list[tuple[UUID, Goes, str]]:
        """What was looked at. Call it on a valid form."""
        given = self.cleaned_data
        return [
            (one.ripple.pk, Goes(given[f"goes-{one.number}"]), given[f"words-{one.number}"])
            for one in self.ripples
            if given[f"goes-{one.number}"]
        ]
