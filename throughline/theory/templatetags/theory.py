"""{% load theory %}: how an assumption stands and what bears on a part, in a few words."""

from collections.abc import Mapping
from uuid import UUID

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from throughline.theory import svg
from throughline.theory.bearing import WAYS
from throughline.theory.drawing import Picture
from throughline.theory.models import Assumption
from throughline.theory.words import TONES, AssumptionStatus
from throughline.thread.evidence import Tally
from throughline.thread.kinds import address_of, page_of
from throughline.thread.models import Item
from throughline.web.pieces.marks import tag

register = template.Library()


register.simple_tag(page_of)
register.simple_tag(address_of)


@register.simple_tag
def stands(part: Assumption) -> SafeString:
    """How an assumption stands, on a small label."""
    return tag(part.get_status_display(), TONES[AssumptionStatus(part.status)])


@register.simple_tag
def drawing(picture: Picture, *, as_image: bool = False) -> SafeString:
    """A theory as a picture; `as_image` where nothing in it is a link."""
    return svg.drawn(picture, as_image=as_image)


@register.simple_tag
def drawn_as(mark: str) -> SafeString:
    """How a mark is drawn in the picture of a comparison, for its key: "added", "removed", "reworded", "" for what stayed."""
    return svg.sample(mark)


@register.simple_tag
def weighed(tallies: Mapping[UUID, Tally] | str, item: Item) -> SafeString:
    """What bears on a part, each number leading to its records: 3 for, 1 against. Nothing where nothing does."""
    tally = tallies.get(item.pk) if isinstance(tallies, Mapping) else None
    if tally is None or not tally.sources:
        return SafeString("")
    counted = [(int(getattr(tally, way.meaning.value)), way) for way in WAYS]
    return format_html(
        '<span class="tl-weighed">{}</span>',
        format_html_join(
            " ",
            '<a href="{}#{}">{} {}<span class="govuk-visually-hidden"> “{}”</span></a>',
            (
                (item.get_absolute_url(), way.meaning.value, count, way.short, item.title)
                for count, way in counted
                if count
            ),
        ),
    )
