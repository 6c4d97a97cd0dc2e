"""Letters to a later team: written now, opened on a day."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from throughline.access.writable import may_change_words, may_withdraw
from throughline.common.refusals import said
from throughline.programme.models import Programme
from throughline.reflection import forms, reads, writes
from throughline.reflection.views.around import NAV, WRITING, form_page, posted, tabs, taken_back
from throughline.thread.models import Item
from throughline.web.notices import told, warned
from throughline.web.pages import inside_page, item_page, person_of, team_item_page, team_page


@require_safe
@inside_page
def letters(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Letters that were opened, and one's own that wait. Looking opens what is due today."""
    writes.open_letters()
    found = reads.letters(person_of(request), programme.pk)
    context = {
        "programme": programme,
        "nav_here": NAV,
        "tabs": tabs(programme, "letters"),
        "opened": [one for one in found if one.opened_at],
        "sealed": [one for one in found if not one.opened_at],
    }
    return render(request, "reflection/letters.html", context)


def _kept(request: HttpRequest, form: forms.LetterForm, write: Any) -> Item | None:
    """What the form asks for, or nothing with the refusal beside its field."""
    if form.is_valid():
        try:
            made: Item = write(by=person_of(request), **form.cleaned_data)
        except writes.OpensTooSoon as refusal:
            form.add_error("opens_on", said(refusal))
        else:
            return made
    return None


@require_http_methods(WRITING)
@team_page
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Write one."""
    form = forms.LetterForm(posted(request))
    made = _kept(request, form, lambda **given: writes.write_letter(programme_id=programme.pk, **given))
    if made is not None:
        told(request, "Sealed. Until its day only you can read it.")
        return redirect(made)
    return form_page(request, "reflection/letter_form.html", form=form, programme=programme)


@require_safe
@item_page("letter")
def letter(request: HttpRequest, item: Item) -> HttpResponse:
    """One letter: open for the team, or sealed and its writer's own."""
    person = person_of(request)
    held = reads.letter_of(item)
    context = {
        "item": item,
        "letter": held,
        "may_change": may_change_words(person, item) and held.opened_at is None,
        "may_take_back": may_withdraw(person, item),
        "programme": item.programme,
        "nav_here": NAV,
    }
    return render(request, "reflection/letter.html", context)


@require_http_methods(WRITING)
@team_item_page("letter")
def change(request: HttpRequest, item: Item) -> HttpResponse:
    """Change a letter before its day."""
    held = reads.letter_of(item)
    start = {"title": item.title, "words": held.words, "opens_on": held.opens_on}
    form = forms.LetterForm(posted(request), initial=start)
    try:
        made = _kept(request, form, lambda **given: writes.reword_letter(item=item, **given))
    except writes.OpenedAlready as refusal:
        warned(request, said(refusal))
        return redirect(item)
    if made is not None:
        told(request, "Kept, and sealed again.")
        return redirect(made)
    return form_page(request, "reflection/letter_form.html", form=form, item=item, programme=item.programme)


@require_http_methods(WRITING)
@item_page("letter")
def take_back(request: HttpRequest, item: Item) -> HttpResponse:
    """Take a letter off every page."""
    return taken_back(
        request, item, title="Take this letter back?", act="Take it back", back="letters",
        says="Nobody will read it, today or on its day.",
    )  # fmt: skip
