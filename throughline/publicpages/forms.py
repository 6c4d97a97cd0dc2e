"""What somebody replies to an answer, and what the programme says of its public pages."""

from django import forms

from throughline.feedback.words import Verdict
from throughline.publicpages.words import LONGEST_REPLY, SPOKEN_WORDS
from throughline.web.fields import Day, Words


class PublicReplyForm(forms.Form):
    """A reply without an account."""

    marks_optional = False

    verdict = forms.ChoiceField(
        label="Does it answer what was said?", required=False, widget=forms.RadioSelect,
        choices=[*Verdict.choices, ("", "I would rather not say")], initial="",
    )  # fmt: skip
    words = Words(
        label="What would you say to us?", rows=5, required=False, max_length=LONGEST_REPLY,
        help_text="In any language. Leave out names, addresses and telephone numbers, yours too: we cannot write back.",
        error_messages={
            "max_length": "This is longer than we can take in at once. Shorten it to two thousand letters, or come and talk to us."
        },
    )  # fmt: skip


class KeepForm(forms.Form):
    """A reply as it is kept with its answer: in words that point to nobody."""

    words = Words(
        label="Their words, as they are kept", rows=4, max_length=LONGEST_REPLY,
        help_text="Take out what points to one person. Nothing else is changed.",
        error_messages={"required": "Write what they said, as near as you can."},
    )  # fmt: skip

    marks_optional = False


class PublicWordsForm(forms.Form):
    """The programme's own words."""

    contact = Words(
        label="Whom can people ask?", rows=3, max_length=2_000,
        help_text="A role, a telephone number, an address, a place and its hours. It stands on both pages.",
        error_messages={"required": "Say whom people can ask, and how."},
    )  # fmt: skip
    not_working = Words(
        label="What do you know does not work?", rows=4, required=False, max_length=8_000,
        help_text="For people who use a screen reader, a keyboard, large letters, another language. Say when it will be put right.",
    )  # fmt: skip
    tested_on = Day(label="When were the pages last tried?", required=False)
    short_notice = Words(
        label="The privacy notice, said at a door", rows=5, required=False, max_length=2_000,
        help_text=f"At most {SPOKEN_WORDS} words: half a minute. Left empty, the house’s own words stand there.",
    )  # fmt: skip
    long_notice = Words(
        label="The privacy notice in full", rows=10, required=False, max_length=20_000,
        help_text="What you write down and why, who reads it, how long it is kept, what people can ask for. An empty line begins a new paragraph.",
    )  # fmt: skip
