"""The demonstration's front page: what this is, and a seat for every role, taken with one click."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from throughline.demonstration.loading import is_loaded
from throughline.demonstration.reads import groups, person_in

View = Callable[[HttpRequest], HttpResponse]


def in_the_demonstration(view: View) -> View:
    """These pages are not there in an installation that holds real people's words."""

    @wraps(view)
    def wrapped(request: HttpRequest) -> HttpResponse:
        if not settings.DEMONSTRATION:
            raise Http404
        return view(request)

    return wrapped


@in_the_demonstration
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What Throughline is for, in a few sentences, and whose seat to take."""
    return render(request, "demonstration/front.html", {"groups": groups() if is_loaded() else []})


@in_the_demonstration
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demonstration's people, without a password."""
    person = person_in(request.POST.get("seat", ""))
    if person is None:
        raise Http404
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(settings.LOGIN_REDIRECT_URL)
