"""What people outside the team see: their reading home, one release, and what a link opens."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from throughline.common.clock import today
from throughline.sharing import reads, writes
from throughline.sharing.words import CircleKind
from throughline.web.pages import person_of, signed_in


@require_safe
@signed_in
def reading(request: HttpRequest) -> HttpResponse:
    """What was shared with this person, newest first."""
    person = person_of(request)
    writes.look(person)  # first: what is new is counted from the visit before this one
    listed = reads.releases_for(person)
    programmes = {row.programme for row in listed}
    packs = reads.packs_for(person)
    coming = next((pack for pack in reversed(packs) if pack.meeting_on >= today()), None)
    listed = [row for row in listed if coming is None or row.release_id not in coming.ids]
    context = {
        "coming": coming,
        "came": next((pack for pack in packs if pack.decided), None),
        "newest": max(packs, key=lambda pack: pack.told_at, default=None),
        "fresh": [row for row in listed if row.is_new],
        "earlier": [row for row in listed if not row.is_new],
        "several_programmes": len(programmes) > 1,
        "programme": {"name": programmes.pop()} if len(programmes) == 1 else None,
    }
    return render(request, "sharing/reading.html", context)


@require_safe
@signed_in
def read(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """One release, readable in a minute."""
    shown = reads.release_for(person_of(request), item_id)
    on_a_board = shown.document is not None and any(
        circle.kind == CircleKind.BOARD for circle in reads.read_through(person_of(request), item_id)
    )
    context = {"shown": shown, "on_a_board": on_a_board, "programme": {"name": shown.programme}}
    return render(request, "sharing/read.html", context)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """A share link. GET shows the same page whatever the token, so that a preview robot sees and uses nothing up;
    the button's POST opens the release, or says that the link no longer works, in the same bytes for every dead link.

    No cross-site check: it acts for nobody, the token is the key, and a page that hands on no address sends `Origin: null`.
    """
    if request.method != "POST":
        return _outside(render(request, "sharing/link_door.html", _alike(request)))
    try:
        shown = writes.open_link(token, str(request.META.get("REMOTE_ADDR", "")))
    except writes.TooManyTries:
        answer = _outside(render(request, "sharing/link_wait.html", _alike(request), status=429))
        answer["Retry-After"] = "60"
        return answer
    except reads.LinkClosed:
        return _outside(render(request, "sharing/link_closed.html", _alike(request), status=404))
    context = {"shown": shown, "programme": {"name": shown.programme}, "home_url": "#main", **_alike(request)}
    return _outside(render(request, "sharing/link_open.html", context))


def _alike(request: HttpRequest) -> dict[str, str]:
    """For someone not signed in the page carries nothing made for this one request, so that it is the same every time."""
    return {} if request.user.is_authenticated else {"csrf_token": ""}


def _outside(answer: HttpResponse) -> HttpResponse:
    """No address handed on to other sites, no search engine, no copy kept anywhere."""
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer["Cache-Control"] = "no-store"
    return answer
