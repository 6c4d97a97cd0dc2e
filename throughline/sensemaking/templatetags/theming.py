"""{% load theming %}: choosing a theme from any page that gathers words."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

from throughline.people.models import Person
from throughline.programme.models import Programme
from throughline.sensemaking.reads import theme_options
from throughline.sensemaking.words import BEARS

register = template.Library()

ON_THE_PAGE = 60


@register.inclusion_tag("sensemaking/_theme_picker.html", takes_context=True)
def theme_picker(
    context: Context, programme: Programme, *, field_id: str = "choose-theme", ways: bool = False
) -> dict[str, Any]:
    """Fields for `sensemaking:gather` and `:excerpt`: a theme, or a new one as a sentence; `ways` adds how words bear on it.

    The themes that moved last are on the page; a script finds the others as you type.
    """
    person = context["request"].user
    options = theme_options(person, programme.pk, limit=ON_THE_PAGE) if isinstance(person, Person) else []
    return {
        "options": options,
        "find": reverse("sensemaking:find", args=[programme.slug]),
        "field_id": field_id,
        "ways": BEARS if ways else (),
    }
