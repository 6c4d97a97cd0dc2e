"""Preparing a release: its words, one quote at a time, and the preview."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from throughline.access.writable import NotAllowed, may_withdraw
from throughline.common.clock import today
from throughline.common.refusals import said
from throughline.sharing import forms, reads, scan, writes
from throughline.sharing.models import Release
from throughline.sharing.views.around import election_near, writers_page
from throughline.sharing.words import Form, ReleaseState
from throughline.thread.kinds import ShareableQuote
from throughline.thread.models import Item
from throughline.thread.writes import ChangedMeanwhile
from throughline.web.notices import told
from throughline.web.pages import form_page, person_of, team_item_page

STEPS = ("Your words", "Their words", "As they will read it", "Shared")
TAKES_WORDS = ["GET", "HEAD", "POST"]


@require_http_methods(TAKES_WORDS)
@team_item_page(None)
def prepare(request: HttpRequest, item: Item) -> HttpResponse:
    """Begin to share an item: wording prefilled from it, quotes to choose from."""
    person = person_of(request)
    try:
        offered = reads.offered(person, item)
    except (reads.NotShareable, reads.NotTheTeams) as refusal:
        context = {"item": item, "programme": item.programme, "why": said(refusal), "nav_here": "shared"}
        return render(request, "sharing/refused.html", context, status=409)
    start = {
        "title": offered.title,
        "body": offered.body,
        "confidence_words": offered.confidence,
        "who_is_missing": offered.missing,
        "ask": offered.ask,
        "circles": [str(pk) for pk in offered.circles],
    }
    form = forms.ReleaseForm(
        request.POST if request.method == "POST" else None,
        initial=start,
        circles=reads.circles_of(item.programme),
        offers=offered.quotes,
        form=offered.form,
    )
    if form.is_valid():
        try:
            release = writes.start_release(
                by=person,
                made_from=item,
                wording=form.wording(),
                circles=form.cleaned_data["circles"],
                quotes=form.chosen_quotes,
            )
        except scan.StillIdentifies as refusal:
            _say_where(form, refusal)
        else:
            return _onwards(request, release)
    context = {
        "item": item,
        "written_at": item if offered.form != Form.STATEMENT else None,
        "programme": item.programme,
        "form": form,
        "begun": [one for one in reads.releases_of(person, item) if one.issued_at is None],
        "steps": STEPS,
        "nav_here": "shared",
    }
    return form_page(request, "sharing/write.html", context)


def _say_where(form: forms.ReleaseForm, refusal: scan.StillIdentifies) -> None:
    """Put each thing that could identify someone beside the field it stands in."""
    for name, found in refusal.by_field.items():
        for sentence in scan.sentences(found):
            if name in form.fields:
                form.add_error(name, sentence)
            else:  # it stands in the document, which is written elsewhere
                form.add_error(None, f"{name}: {sentence}")
    if any(one.needs_a_reason for found in refusal.by_field.values() for one in found):
        form.ask_why()


def _onwards(request: HttpRequest, release: Release) -> HttpResponse:
    """After a save: stay, or go on to the first quote without share-safe words, else to the preview."""
    if request.POST.get("then") != "on":
        told(request, "The draft is saved. Everyone on the team can read it.")
        return redirect("sharing:draft", item_id=release.pk)
    for inside in reads.quotes_inside(person_of(request), release):
        if inside.sound and not inside.ready:
            return redirect("sharing:quote", item_id=release.pk, quote_id=inside.quote.pk)
    return redirect("sharing:preview", item_id=release.pk)


@require_http_methods(TAKES_WORDS)
@writers_page
def draft(request: HttpRequest, release: Release) -> HttpResponse:
    """Write on at a draft. What somebody else saved meanwhile is not overwritten."""
    person = person_of(request)
    if release.state != ReleaseState.DRAFT:
        return redirect("sharing:release", item_id=release.pk)
    insides = reads.quotes_inside(person, release)
    form = forms.ReleaseForm(
        request.POST if request.method == "POST" else None,
        initial=_as_saved(release, insides),
        circles=reads.circles_of(release.programme),
        offers=_offers(request, release, insides),
        version=release.version,
        form=release.form,
    )
    if form.is_valid():
        try:
            saved = writes.save_draft(
                release=release,
                by=person,
                wording=form.wording(),
                circles=form.cleaned_data["circles"],
                quotes=form.chosen_quotes,
                base_revision=form.cleaned_data["revision"],
            )
        except ChangedMeanwhile as refusal:
            form = _newer(request, form, release, refusal)
        except scan.StillIdentifies as refusal:
            _say_where(form, refusal)
        else:
            return _onwards(request, saved)
    context = {
        "release": release,
        "programme": release.programme,
        "form": form,
        "insides": insides,
        "may_discard": may_withdraw(person, release.item),
        "written_at": reads.made_from(person, release) if release.form != Form.STATEMENT else None,
        "steps": STEPS,
        "nav_here": "shared",
    }
    return form_page(request, "sharing/write.html", context)


def _as_saved(release: Release, insides: list[reads.InsideQuote]) -> dict[str, object]:
    names = writes.Wording.__dataclass_fields__
    return {
        **{name: getattr(release, name) for name in names},
        "circles": [str(circle.pk) for circle in release.circles.all()],
        "quotes": [str(inside.quote.excerpt_id) for inside in insides if inside.sound],
        "revision": release.item.revision,
    }


def _offers(request: HttpRequest, release: Release, insides: list[reads.InsideQuote]) -> list[ShareableQuote]:
    """What can be quoted now: what the item offers, and what is quoted already and still the team's."""
    offers = reads.offers_now(person_of(request), release)
    known = {offer.excerpt_id for offer in offers}
    for inside in insides:
        if inside.sound and inside.original and inside.quote.excerpt_id not in known:
            span = inside.original
            offers.append(ShareableQuote(span.item.pk, span.source.pk, span.words, False, "", inside.quote.challenges))
    return offers


def _newer(
    request: HttpRequest, form: forms.ReleaseForm, release: Release, refusal: ChangedMeanwhile
) -> forms.ReleaseForm:
    """The form again with what this person typed, on top of the newer revision, and a word about it."""
    posted = request.POST.copy()
    posted["revision"] = str(refusal.item.revision)
    again = forms.ReleaseForm(
        posted,
        circles=reads.circles_of(release.programme),
        offers=form.offers,
        version=release.version,
        form=release.form,
    )
    again.is_valid()
    again.add_error(
        None,
        "Someone saved this draft while you were writing. Yours is below and nothing of it is lost; "
        "saving again puts it in place of theirs.",
    )
    return again


@require_http_methods(TAKES_WORDS)
@writers_page
def quote(request: HttpRequest, release: Release, quote_id: UUID) -> HttpResponse:
    """Make one person's words safe to share, beside the words as they were recorded."""
    person = person_of(request)
    if release.state != ReleaseState.DRAFT:
        return redirect("sharing:release", item_id=release.pk)
    inside = reads.quote_inside(person, release, quote_id)
    if not inside.sound or inside.original is None:
        messages.warning(request, "The note behind these words is gone or no longer shared with the team.")
        return redirect("sharing:draft", item_id=release.pk)
    known = scan.around(release.programme)
    form = _quote_form(request, inside, known)
    if form.is_valid():
        try:
            writes.write_quote(quote=inside.quote, by=person, **form.cleaned_data)
        except scan.StillIdentifies as refusal:
            _say_what(form, refusal)
        else:
            return _next_quote(request, release)
    words = str(form["words"].value() or "")
    found = scan.find(words, known)
    ids = [one.quote.pk for one in reads.quotes_inside(person, release)]
    context = {
        "release": release,
        "programme": release.programme,
        "inside": inside,
        "place": f"Quote {ids.index(quote_id) + 1} of {len(ids)}",
        "recorded": _recorded(request, release, inside),
        "form": form,
        "found": found,
        "soft": any(one.needs_a_reason for one in found),
        "prompts": scan.questions(words),
        "steps": STEPS,
        "nav_here": "shared",
    }
    return form_page(request, "sharing/quote.html", context)


def _quote_form(request: HttpRequest, inside: reads.InsideQuote, known: scan.Around) -> forms.QuoteForm:
    """The form as it was sent; with chosen masks put in and not yet saved, when that was asked; else as last saved."""
    if request.method == "POST" and request.POST.get("act") == "mask":
        given = request.POST.dict()
        instead = {key: request.POST.get(f"instead-{key}", "").strip() for key in request.POST.getlist("mask")}
        given["words"] = scan.put_in(given.get("words", ""), known, instead)
        return forms.QuoteForm(initial={**given, "neighbour_asked": "neighbour_asked" in given})
    if request.method == "POST":
        return forms.QuoteForm(request.POST)
    names = ("role", "area", "age_band", "kept_because", "neighbour_asked")
    kept = {name: getattr(inside.quote, name) for name in names}
    recorded = inside.original.words if inside.original else ""
    return forms.QuoteForm(initial={**kept, "words": inside.quote.words or recorded})


def _say_what(form: forms.QuoteForm, refusal: scan.StillIdentifies) -> None:
    for name, found in refusal.by_field.items():
        for sentence in scan.sentences(found):
            form.add_error(name, sentence)


def _recorded(request: HttpRequest, release: Release, inside: reads.InsideQuote) -> str:
    """What the note says of who spoke, for the team to choose from."""
    offers = reads.offers_now(person_of(request), release)
    return next((one.attribution for one in offers if one.excerpt_id == inside.quote.excerpt_id), "")


def _next_quote(request: HttpRequest, release: Release) -> HttpResponse:
    for inside in reads.quotes_inside(person_of(request), release):
        if inside.sound and not inside.ready:
            return redirect("sharing:quote", item_id=release.pk, quote_id=inside.quote.pk)
    return redirect("sharing:preview", item_id=release.pk)


@require_safe
@writers_page
def preview(request: HttpRequest, release: Release) -> HttpResponse:
    """Exactly what the other side will read, and what still stands in the way."""
    person = person_of(request)
    if release.state != ReleaseState.DRAFT:
        return redirect("sharing:release", item_id=release.pk)
    context = {
        "release": release,
        "programme": release.programme,
        "shown": reads.shown_inside(person, release, today()),
        "in_the_way": reads.in_the_way(person, release),
        "needs_check": reads.needs_check(release),
        "election": election_near(release),
        "steps": STEPS,
        "nav_here": "shared",
    }
    return form_page(request, "sharing/preview.html", context)


@require_POST
@writers_page
def submit(request: HttpRequest, release: Release) -> HttpResponse:
    """Send for a check."""
    try:
        writes.send_for_check(release=release, by=person_of(request))
    except writes.NotReady:
        return redirect("sharing:preview", item_id=release.pk)
    except writes.NoLongerADraft as refusal:
        messages.warning(request, said(refusal))
    else:
        told(request, "Sent for a check. Anyone else on the team can read it and decide.")
    return redirect("sharing:release", item_id=release.pk)


@require_http_methods(TAKES_WORDS)
@writers_page
def discard(request: HttpRequest, release: Release) -> HttpResponse:
    """Throw a draft away, after asking; for who began it and the learning lead."""
    if not may_withdraw(person_of(request), release.item):
        raise NotAllowed
    if request.method == "POST":
        try:
            writes.discard(release=release, by=person_of(request))
        except writes.NoLongerADraft as refusal:
            messages.warning(request, said(refusal))
            return redirect("sharing:release", item_id=release.pk)
        told(request, "The draft is gone. What it was made from is untouched.")
        return redirect("sharing:releases", programme=release.programme.slug)
    context = {
        "programme": release.programme,
        "title": "Throw this draft away?",
        "says": f"“{release.title}” and its share-safe words will be gone. The theme and the notes stay as they are.",
        "act": "Throw it away",
        "grave": True,
        "cancel_url": reverse("sharing:draft", args=[release.pk]),
        "nav_here": "shared",
    }
    return render(request, "web/confirm.html", context)
