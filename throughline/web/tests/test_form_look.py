"""Every kind of field is drawn with label, hint and error tied to it, and the summary leads to the right control."""

import re

from django import forms

from throughline.web.fields import DayInput
from throughline.web.look import SampleForm
from throughline.web.pieces.fields import error_summary, field_shape


def test_every_shape_is_known() -> None:
    shapes = {name: field_shape(SampleForm()[name]) for name in SampleForm.base_fields}
    assert shapes == {
        "heard": "textarea",
        "where": "input",
        "when": "input",
        "people": "input",
        "method": "select",
        "standing": "radios",
        "languages": "checkboxes",
        "promise": "checkbox",
        "photo": "file",
        "password": "password",
    }


def test_a_refused_field_is_marked_and_described() -> None:
    page = str(SampleForm({"where": ""}))
    field = re.search(r'<input type="text" name="where"[^>]*>', page)
    assert field is not None
    assert "govuk-input--error" in field[0]
    assert 'aria-invalid="true"' in field[0]
    assert 'aria-describedby="id_where_error"' in field[0]
    assert 'id="id_where_error"' in page


def test_the_summary_leads_to_the_first_option_of_a_group() -> None:
    problems = error_summary(SampleForm({}))["problems"]
    targets = [problem["target"] for problem in problems]
    assert "id_standing_0" in targets
    assert all(f'id="{target}"' in str(SampleForm({})) for target in targets)


def test_our_own_sentences_stand_as_they_are_and_the_frameworks_get_their_label() -> None:
    class Ours(forms.Form):
        heard = forms.CharField(label="Heard", error_messages={"required": "Write down what you heard, even one line."})
        when = forms.DateField(label="When was it?")

    said = [problem["text"] for problem in error_summary(Ours({}))["problems"]]
    assert said == ["Write down what you heard, even one line.", "When was it? Fill this in."]


def test_the_summary_is_said_once() -> None:
    form = SampleForm({})
    assert str(form).count("govuk-error-summary__title") == 1
    shown_above = SampleForm({})
    error_summary(shown_above)
    assert "govuk-error-summary" not in str(shown_above)


def test_an_unsent_form_has_no_summary() -> None:
    assert error_summary(SampleForm())["problems"] == []
    assert "govuk-error-summary" not in str(SampleForm())


def test_what_may_be_left_out_says_so_unless_the_form_will_not() -> None:
    class Filter(forms.Form):
        marks_optional = False
        hub = forms.CharField(required=False)

    assert "(optional)" in str(SampleForm())
    assert "(optional)" not in str(Filter())


def test_a_day_is_given_to_the_browser_as_it_expects_it() -> None:
    class Days(forms.Form):
        on = forms.DateField(widget=DayInput)

    assert 'type="date" name="on" value="2026-11-22"' in str(Days({"on": "2026-11-22"}))


def test_placeholders_are_not_drawn() -> None:
    class Holder(forms.Form):
        name = forms.CharField(widget=forms.TextInput(attrs={"placeholder": "Your name"}))

    assert "placeholder" not in str(Holder())
