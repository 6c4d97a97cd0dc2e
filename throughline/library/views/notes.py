"""All notes somebody may read, by what they ask for, and the same as a file."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from throughline.capture.words import Setting
from throughline.common.clock import today
from throughline.common.languages import language_name
from throughline.library.chips import chips_of, query_of
from throughline.library.csv_out import notes_csv
from throughline.library.forms import NotesForm, SaveSearchForm
from throughline.library.reads import notes as reads
from throughline.library.words import COUNTED_TO, EXPORTED_TO, NOT_SAID, SavedPage
from throughline.people.models import Person
from throughline.programme.models import Hub, Programme
from throughline.sensemaking import reads as sensemaking
from throughline.sensemaking.models import Theme
from throughline.sensemaking.words import BEARS
from throughline.thread import audit
from throughline.thread.models import Item
from throughline.web.pages import inside_page, person_of

MOST_THEMES = 300
CHIP_WORDS = {"hub": "No hub named", "setting": "Setting not said", "method": "How it came about not said"}


@dataclass(frozen=True)
class Shown:
    """A note as a row: its item, where and how in a line, and how many themes hold it."""

    item: Item
    told: str
    gathered: str


def _themes(person: Person, programme: Programme) -> list[Theme]:
    return list(sensemaking.themes_in(person, programme.pk)[:MOST_THEMES])


def _form(request: HttpRequest, programme: Programme, themes: list[Theme]) -> NotesForm:
    form = NotesForm(request.GET, programme=programme, themes=[theme.item for theme in themes])
    form.is_valid()
    return form


@require_safe
@inside_page
def notes(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The list, thirty at a time; what narrows it stands in the address."""
    person = person_of(request)
    themes = _themes(person, programme)
    form = _form(request, programme, themes)
    after = reads.after_from(request.GET.get("after", ""))
    page = reads.page(person, programme, form.asked(), after, form.hubs.values())
    query = query_of(form)
    here = reverse("library:notes", args=[programme.slug])
    context: dict[str, Any] = {
        "programme": programme,
        "nav_here": "notes",
        "form": form,
        "rows": [_shown(row) for row in page.rows],
        "how_many": how_many(page.count, more_than=page.more_than),
        "silent": silence(page.silent),
        "chips": chips_of(form, _said(form)),
        "query": query,
        "here": here,
        "goes_on": after is not None,
        "more": f"{here}?{query}&after={page.next}" if page.next else "",
        "theme_options": [
            {"value": str(theme.pk), "label": theme.item.title, "hint": theme.get_status_display()}
            for theme in themes
            if theme.status not in sensemaking.OVER
        ],
        "bears": BEARS,
        "csv": f"{reverse('library:notes-csv', args=[programme.slug])}?{query}",
        "exported_to": f"{EXPORTED_TO:,}",
        "save_form": SaveSearchForm(initial={"page": SavedPage.NOTES, "query": query}),
    }
    return render(request, "library/notes.html", context)


def _shown(row: reads.Row) -> Shown:
    note, item = row.note, row.item
    told = [
        dict(Setting.choices).get(note.setting, ""),
        note.place,
        language_name(item.language) if item.language.split("-")[0] != "en" else "",
        "a surprise" if note.surprise else "",
    ]
    gathered = {0: "", 1: "in a theme"}.get(len(row.themes), f"in {len(row.themes)} themes")
    return Shown(item, " · ".join(filter(None, told)), gathered)


def _said(form: NotesForm) -> dict[str, str]:
    """Words for the chips whose own choice would not say enough."""
    given = form.cleaned_data
    words = {name: told for name, told in CHIP_WORDS.items() if given.get(name) == NOT_SAID}
    if given.get("theme") == NOT_SAID:
        words["theme"] = "In no theme yet"
    elif given.get("theme"):
        words["theme"] = f"In “{form.themes[given['theme']].title}”"
    return words | {name: str(form.fields[name].label) for name in ("promise", "surprise", "mine")}


def how_many(count: int, *, more_than: bool) -> str:
    """How many notes, in words, exact as far as they were counted."""
    if more_than:
        return f"More than {COUNTED_TO:,} notes."
    return {0: "No notes.", 1: "One note."}.get(count, f"{count:,} notes.")


def silence(hubs: list[Hub]) -> str:
    """Who is not in here, as far as hubs can tell it."""
    names = [hub.name for hub in hubs]
    if not names:
        return ""
    told = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
    return f"Nobody from {told} is in here."


@require_safe
@inside_page
def notes_csv_file(request: HttpRequest, programme: Programme) -> HttpResponse:
    """What is on screen as a file, through the same door; that it was taken is kept in the audit trail."""
    person = person_of(request)
    form = _form(request, programme, _themes(person, programme))
    if not form.is_valid():
        return render(request, "library/notes_not_exported.html", {"programme": programme, "form": form}, status=400)
    query = query_of(form)
    audit.note_act(act="notes.exported", by=person, programme_id=programme.pk, words=query or "all")
    body = notes_csv(reads.exported(person, programme, form.asked()))
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    name = f"notes-{slugify(programme.slug)}-{today().isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
