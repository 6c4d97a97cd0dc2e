"""A chart is a sentence, a drawing, a table and a file, always together."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from throughline.web.pieces.lists import data_table

register = template.Library()


@register.simple_block_tag
def figure(
    content: str,
    headline: str,
    columns: Iterable[Any],
    rows: Iterable[Iterable[Any]],
    csv: str = "",
    caveat: str = "",
    level: int = 3,
) -> SafeString:
    """A chart drawn on the server. The content is its <svg aria-hidden="true">; `headline` is the sentence it shows.

    columns, rows   the same figures as a table (see `data_table`)
    csv             address of the same figures as a file
    caveat          what the numbers cannot say
    """
    table = render_to_string(
        "web/components/data_table.html", data_table(columns, rows, caption=headline, caption_hidden=True)
    )
    return render_to_string(
        "web/components/figure.html",
        {
            "drawing": content,
            "headline": headline,
            "table": table,
            "csv": csv,
            "caveat": caveat,
            "heading": f"h{level}",
        },
    )
