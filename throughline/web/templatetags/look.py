"""{% load look %}: every component of the house, whichever module keeps it. See web/README.md for their arguments."""

from django import template

from throughline.web.pieces import (
    choosing,
    fields,
    figures,
    finding,
    lists,
    marked,
    marks,
    parts,
    thread_line,
    time_axis,
    ways,
    words,
)

register = template.Library()
for family in (choosing, fields, figures, finding, lists, marked, marks, parts, thread_line, time_axis, ways, words):
    register.tags.update(family.register.tags)
    register.filters.update(family.register.filters)
