"""Forms: every Django field in our look, and the summary of what is to be put right."""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.filter
def field_shape(field: BoundField) -> str:
    """How a field is drawn: radios, checkboxes, checkbox, password, select, textarea, file, group or input."""
    widget = field.field.widget
    shapes: list[tuple[tuple[type[forms.Widget], ...], str]] = [
        ((forms.CheckboxSelectMultiple,), "checkboxes"),
        ((forms.RadioSelect,), "radios"),
        ((forms.CheckboxInput,), "checkbox"),
        ((forms.PasswordInput,), "password"),
        ((forms.Select,), "select"),
        ((forms.Textarea,), "textarea"),
        ((forms.FileInput,), "file"),
        ((forms.MultiWidget, forms.SelectDateWidget), "group"),
    ]
    return next((shape for types, shape in shapes if isinstance(widget, types)), "input")


@register.simple_tag
def widget(field: BoundField) -> SafeString:
    """The field's control alone, dressed; for places that draw their own label."""
    shape = field_shape(field)
    if shape in {"radios", "checkboxes"}:
        return field.as_widget()
    base = {
        "checkbox": "govuk-checkboxes__input",
        "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
        "select": "govuk-select",
        "textarea": "govuk-textarea",
        "file": "tl-file",
        "group": "tl-group__part",
        "input": "govuk-input",
    }[shape]
    classes = [base]
    if field.errors and shape in {"password", "select", "textarea", "input"}:
        classes.append(f"govuk-{'input' if shape == 'password' else shape}--error")
    given = field.field.widget.attrs.get("class", "")
    attrs: dict[str, Any] = {"class": " ".join([*classes, given]).strip()}
    if isinstance(field.field.widget, forms.DateInput | forms.TimeInput | forms.NumberInput) and "width" not in given:
        attrs["class"] += " tl-input--short"
    if shape in {"textarea", "input"} and field.field.widget.attrs.get("dir") is None:
        attrs["dir"] = "auto"
    if "placeholder" in field.field.widget.attrs:
        attrs["placeholder"] = False  # it would go away when typing starts; the label and the hint stay
    return field.as_widget(attrs=attrs)


@register.filter
def option_input(option: Any, shape: str) -> SafeString:
    """One radio or checkbox of a group, dressed, without its label."""
    # Written out as Django's template for it would be: a hundred quotes to choose from are a hundred of these.
    told = option.data
    attrs = {"value": told["value"], **told["attrs"], "class": f"govuk-{shape}__input"}
    return format_html('<input type="{}" name="{}"{}>', told["type"], told["name"], flatatt(attrs))


@register.filter
def marks_optional(field: BoundField) -> bool:
    """Whether "(optional)" stands beside the label; a form with `marks_optional = False` leaves it out."""
    return not field.field.required and getattr(field.form, "marks_optional", True)


@register.inclusion_tag("web/components/error_summary.html")
def error_summary(*bound: Any, title: str = "There is something to put right") -> dict[str, Any]:
    """What is to be put right, first thing on the page, each line leading to its field. Takes focus when it appears."""
    problems: list[dict[str, str]] = []
    for form in bound:
        if form is None or not getattr(form, "is_bound", False):
            continue
        if isinstance(form, forms.BaseFormSet):
            problems += [{"text": str(said), "target": ""} for said in form.non_form_errors()]
            for one in form.forms:
                problems += _problems_of(one)
        else:
            problems += _problems_of(form)
    return {"problems": problems, "title": title}


@register.simple_tag
def form_summary(form: forms.BaseForm) -> SafeString:
    """The summary at the head of `{{ form }}`, unless the page has already shown one for this form."""
    if getattr(form, "_summary_shown", False) or not form.is_bound:
        return SafeString("")
    return render_to_string("web/components/error_summary.html", error_summary(form))


def _problems_of(form: forms.BaseForm) -> list[dict[str, str]]:
    form._summary_shown = True  # type: ignore[attr-defined]  # read by form_summary, so that no page says it twice
    found = [{"text": str(said), "target": ""} for said in form.non_field_errors()]
    for name in form.errors:
        if name not in form.fields:
            continue
        field = form[name]
        target = "" if field.is_hidden else first_control(field)
        found += [{"text": _named(field, str(said)), "target": target} for said in form.errors[name]]
    return found


def _named(field: BoundField, said: str) -> str:
    """Django's own messages say nothing of which field they are about; our own sentences do and stay as they are."""
    own = {
        str(text) for kind in type(field.field).__mro__ for text in getattr(kind, "default_error_messages", {}).values()
    }
    if said not in own and not said.startswith(("Ensure ", "Select a valid choice")):
        return said
    label = str(field.label)
    return f"{label} {said}" if label.endswith("?") else f"{label}: {said}"


def first_control(field: BoundField) -> str:
    """The id that a link to this field must lead to: the first option of a group, the first part of a split field."""
    if isinstance(field.field.widget, (*GROUPS, forms.MultiWidget)):
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id
