"""Pages for anyone, without signing in: no cookie, no session, nothing asked of who reads; caches may keep them a minute."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from throughline.access.visible import NotVisible
from throughline.common.languages import language_name
from throughline.common.refusals import said
from throughline.programme.models import Programme
from throughline.programme.reads import hubs_of
from throughline.publicpages import forms, reads, writes
from throughline.publicpages.words import KEPT_SECONDS
from throughline.sharing.words import Form
from throughline.sharing.writes import TooManyTries

Page = Callable[..., HttpResponse]


def for_anyone(find: Callable[[str], Programme] = reads.open_programme) -> Callable[[Page], Page]:
    """`view(request, programme, …)` for anyone: hidden and missing give the same 404, and a page that has not changed is not drawn again."""

    def decorate(view: Page) -> Page:
        @wraps(view)
        def wrapped(request: HttpRequest, programme: str, **kwargs: Any) -> HttpResponse:
            try:
                found = find(programme)
                if request.method not in {"GET", "HEAD"}:
                    return view(request, found, **kwargs)
                changed = int(reads.last_change(found).timestamp())
                etag = quote_etag(reads.fingerprint(found, request.get_full_path()))
                unchanged = get_conditional_response(request, etag=etag, last_modified=changed)
                response = unchanged or view(request, found, **kwargs)
            except NotVisible:
                raise Http404 from None
            response["ETag"] = etag
            response["Last-Modified"] = http_date(changed)
            response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
            return response

        return wrapped

    return decorate


def _page(template: str, programme: Programme, status: int = 200, **context: Any) -> HttpResponse:
    """Drawn without the request, so that nothing of whoever asks can get into it."""
    around = {"programme": programme, "demonstration": settings.DEMONSTRATION, "hubs": hubs_of(programme)}
    return HttpResponse(render_to_string(f"publicpages/{template}", around | context), status=status)


@require_safe
@for_anyone()
def programme(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The programme's hubs, and what it says as a whole."""
    language = request.GET.get("language", "")
    found = reads.in_public(programme, None, language)
    return _page("programme.html", programme, found=found, **_read_in(found.languages, language))


@require_safe
@for_anyone()
def hub(request: HttpRequest, programme: Programme, hub: str) -> HttpResponse:
    """One hub: what we heard, what happened, can't because, still thinking."""
    of = reads.hub_of(programme, hub)
    language = request.GET.get("language", "")
    found, whole = reads.in_public(programme, of, language), reads.in_public(programme, None, language)
    languages = sorted(
        {*found.languages, *whole.languages}, key=lambda tag: (not tag.startswith("en"), language_name(tag))
    )
    return _page("hub.html", programme, hub=of, found=found, whole=whole, **_read_in(languages, language))


def _read_in(languages: list[str], asked: str) -> dict[str, Any]:
    """The ways to the same page in each language there is something in; none when there is but one."""
    here = asked if asked in languages else ""
    ways = [
        {"label": language_name(tag), "href": "?" if tag == languages[0] else f"?language={tag}",
         "here": tag == here or (not here and tag == languages[0])}
        for tag in languages
    ]  # fmt: skip
    return {"language_ways": ways if len(ways) > 1 else [], "language": here}


@require_safe
@for_anyone()
def release(request: HttpRequest, programme: Programme, release_id: UUID) -> HttpResponse:
    """One published text by itself, with its versions; of one that was taken back only the days."""
    shown = reads.published(programme, release_id)
    language = request.GET.get("language", "")
    answer = reads.answer_of(shown, language) if shown.form == Form.ANSWER and shown.taken_back_at is None else None
    ways = _read_in(answer.languages, language) if answer else {}
    return _page("release.html", programme, shown=shown, answer=answer, **ways)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@for_anyone()
def reply(request: HttpRequest, programme: Programme, release_id: UUID) -> HttpResponse:
    """Say what one makes of an answer, without an account. It lands in the team's tray and is shown nowhere.

    No cross-site check: it acts for nobody, and a page without cookies has nothing to check against.
    """
    shown = reads.answer_published(programme, release_id)
    language = request.GET.get("language", "")
    answer = reads.answer_of(shown, language)
    form = forms.PublicReplyForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        try:
            writes.take_reply(
                programme=programme, release_id=release_id, address=str(request.META.get("REMOTE_ADDR", "")),
                words=form.cleaned_data["words"], verdict=form.cleaned_data["verdict"], language=answer.language,
            )  # fmt: skip
        except TooManyTries as refusal:
            form.add_error(None, said(refusal))
            status = 429
        except (writes.NothingSaid, writes.TooLong) as refusal:
            form.add_error("words", said(refusal))
        else:
            return HttpResponseRedirect(reverse("publicpages:thank-you", args=[programme.slug]))
    if form.is_bound and status == 200:
        status = 422
    response = _page("reply.html", programme, status, shown=shown, answer=answer, form=form)
    if request.method == "POST":
        response["Cache-Control"] = "no-store"
    if status == 429:
        response["Retry-After"] = "60"
    return response


@require_safe
@for_anyone()
def thank_you(request: HttpRequest, programme: Programme) -> HttpResponse:
    """What becomes of a reply."""
    return _page("thank_you.html", programme)


@require_safe
@for_anyone(reads.programme_with_duties)
def accessibility(request: HttpRequest, programme: Programme) -> HttpResponse:
    """How accessible these pages are, what is known not to work, and whom to ask."""
    return _page("accessibility.html", programme, words=reads.words_shown(programme))


@require_safe
@for_anyone(reads.programme_with_duties)
def privacy(request: HttpRequest, programme: Programme) -> HttpResponse:
    """What becomes of what people say: as it is said at a door, and in full."""
    return _page("privacy.html", programme, words=reads.words_shown(programme))


@require_safe
@for_anyone(reads.programme_with_duties)
def privacy_spoken(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The short privacy notice, to be read aloud."""
    words = reads.words_shown(programme)
    said_aloud = "\n\n".join(part for part in (words.short_notice, words.contact) if part) + "\n"
    return HttpResponse(said_aloud, content_type="text/plain; charset=utf-8")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines are welcome to the public pages and to nothing else."""
    lines = [
        "User-agent: *",
        "Allow: /public/",
        "Disallow: /",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('publicpages:sitemap'))}",
    ]
    return _kept(HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page of every programme that has published something."""
    pages = []
    for one in reads.open_programmes():
        names = [reverse("publicpages:programme", args=[one.slug])]
        names += [reverse("publicpages:hub", args=[one.slug, hub.slug]) for hub in hubs_of(one)]
        names += [reverse(f"publicpages:{name}", args=[one.slug]) for name in ("accessibility", "privacy")]
        day = reads.last_change(one).date().isoformat()
        pages += [{"address": request.build_absolute_uri(name), "day": day} for name in names]
    words = render_to_string("publicpages/sitemap.xml", {"pages": pages})
    return _kept(HttpResponse(words, content_type="application/xml; charset=utf-8"))


def _kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return response
