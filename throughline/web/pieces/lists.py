"""Rows, filters, tables and the ways through long lists."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import QueryDict
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.inclusion_tag("web/components/item_row.html")
def item_row(
    item: Any = None,
    *,
    title: str = "",
    href: str = "",
    kind: str = "",
    hub: Any = None,
    day: Any = None,
    standing: str = "",
    summary: str = "",
    label: str = "",
    tone: str = "plain",
    select: str = "",
    picked: bool = False,
    level: int = 0,
) -> dict[str, Any]:
    """One <li> for any item of the thread, for use in <ul class="tl-items">. What is given wins over what `item` says.

    label, tone   a tag at the end of the row (see `tag`)
    select        the form field that a tick adds this item's id to: the row gets a checkbox for the bulk bar
    level         2 to 4 makes the title a heading, for lists that are the page
    """
    known = getattr(item, "known_kind", None)
    return {
        "id": getattr(item, "pk", "") or "",
        "title": title or getattr(item, "title", ""),
        "href": href or (item.get_absolute_url() if hasattr(item, "get_absolute_url") else ""),
        "kind": kind or getattr(known, "label", ""),
        "hub": hub or getattr(item, "hub", None),
        "day": day or getattr(item, "happened_on", None),
        "standing": standing or getattr(item, "standing", ""),
        "summary": summary,
        "label": label,
        "tone": tone,
        "select": select,
        "picked": picked,
        "heading": f"h{level}" if level else "p",
    }


@register.simple_block_tag
def bulk_bar(content: str, select_all: bool = True) -> SafeString:
    """What can be done with the ticked rows: the content holds buttons or fields. Inside <form data-bulk>."""
    return render_to_string("web/components/bulk_bar.html", {"body": content, "select_all": select_all})


@register.simple_block_tag
def filter_panel(
    content: str, active: int = 0, action: str = "", reset: str = "", title: str = "Filter", submit: str = "Show"
) -> SafeString:
    """A GET form for narrowing a list; folded away on phones. `active` counts the filters that are on."""
    return render_to_string(
        "web/components/filter_panel.html",
        {"body": content, "active": active, "action": action, "reset": reset, "title": title, "submit": submit},
    )


@register.inclusion_tag("web/components/search_box.html")
def search_box(action: str = "", value: str = "", name: str = "q", label: str = "Search") -> dict[str, Any]:
    """One line to search with."""
    return {"action": action, "value": value, "name": name, "label": label}


@register.inclusion_tag("web/components/pages.html", takes_context=True)
def pages(context: Context, page: "Page[Any]", param: str = "page") -> dict[str, Any]:
    """Earlier and later pages of a Django paginator's page; the rest of the query string is kept."""
    query = context["request"].GET if "request" in context else QueryDict()
    return {
        "page": page,
        "newer": _with(query, param, page.previous_page_number()) if page.has_previous() else "",
        "older": _with(query, param, page.next_page_number()) if page.has_next() else "",
    }


def _with(query: QueryDict, param: str, value: int) -> str:
    changed = query.copy()
    changed[param] = str(value)
    return f"?{changed.urlencode()}"


@register.inclusion_tag("web/components/show_more.html")
def show_more(list_id: str, href: str = "", text: str = "Show more") -> dict[str, Any]:
    """Adds the next page's rows to the list with this id; a plain link without script.

    Draw it after every list that can grow, also with no `href` on the last page.
    """
    return {"list_id": list_id, "href": href, "text": text}


@register.inclusion_tag("web/components/tabs.html")
def tabs(entries: Iterable[Mapping[str, Any]], label: str) -> dict[str, Any]:
    """Neighbouring pages side by side: entries {label, href, here, count}. `label` names the group for screen readers."""
    return {"entries": list(entries), "label": label}


@register.inclusion_tag("web/components/stepper.html")
def stepper(steps: Sequence[Any], here: int, label: str = "Steps") -> dict[str, Any]:
    """Where someone is in an act of several pages. Steps are words or {label, href}; `here` counts from 1."""
    told = [step if isinstance(step, Mapping) else {"label": step} for step in steps]
    return {
        "label": label,
        "steps": [
            {**step, "number": n, "state": "done" if n < here else "here" if n == here else "ahead"}
            for n, step in enumerate(told, start=1)
        ],
        "here": here,
        "total": len(told),
    }


@register.inclusion_tag("web/components/data_table.html")
def data_table(
    columns: Iterable[Any],
    rows: Iterable[Iterable[Any]],
    caption: str,
    stacked: bool = False,
    caption_hidden: bool = False,
) -> dict[str, Any]:
    """A table whose first cell names its row. Columns: words or {label, number}; cells: anything or {text, href}.

    `stacked` turns rows into small cards on phones; otherwise a wide table scrolls inside its own frame.
    """
    heads = [column if isinstance(column, Mapping) else {"label": column, "number": False} for column in columns]
    return {
        "caption": caption,
        "caption_hidden": caption_hidden,
        "stacked": stacked,
        "heads": heads,
        "rows": [
            [
                {**(cell if isinstance(cell, Mapping) else {"text": cell}), "head": head}
                for cell, head in zip(row, heads, strict=True)
            ]
            for row in rows
        ],
    }


@register.inclusion_tag("web/components/facts.html")
def facts(rows: Iterable[Any]) -> dict[str, Any]:
    """A short list of particulars: (label, value) pairs or {label, value, href, change_href}. Empty values are left out."""
    told = [row if isinstance(row, Mapping) else {"label": row[0], "value": row[1]} for row in rows]
    return {"rows": [row for row in told if row.get("value") not in (None, "")]}


@register.inclusion_tag("web/components/counts.html")
def counts(parts: Iterable[Mapping[str, Any]], caveat: str = "") -> dict[str, Any]:
    """Numbers that open to their records, with the caveat they carry: parts {count, one, many, href}."""
    told = [{**part, "noun": part["one"] if str(part["count"]) == "1" else part["many"]} for part in parts]
    return {"parts": told, "caveat": caveat}


@register.inclusion_tag("web/components/timeline.html")
def timeline(entries: Iterable[Mapping[str, Any]], label: str = "History") -> dict[str, Any]:
    """What happened, newest first as given: entries {day, words, who, href, detail}."""
    return {"entries": list(entries), "label": label}


@register.inclusion_tag("web/components/progress.html")
def progress(
    done: int, total: int, words: str, *, refresh: str = "", stop: str = "", csrf_token: str = ""
) -> dict[str, Any]:
    """A long job: how far, in words and as a bar. `refresh` is asked every 2 s for this piece again; `stop` takes a POST."""
    return {
        "done": done,
        "total": total,
        "words": words,
        "refresh": refresh,
        "stop": stop,
        "csrf_token": csrf_token,
        "finished": total > 0 and done >= total,
    }
