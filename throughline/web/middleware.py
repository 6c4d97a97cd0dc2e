"""Around every request: too much, the wrong verb and a busy database are said so, and pages with people's words stay out of shared caches."""

from collections.abc import Callable

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from throughline.web.errors import NOT_HERE, busy, json_error, too_big

Next = Callable[[HttpRequest], HttpResponse]


class RefusedInWordsMiddleware:
    """Refuses a body over `LARGEST_BODY` before anything reads it, and gives the API's 405 the shape of its other refusals."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.headers.get("Content-Length", "")
        if length.isdigit() and int(length) > settings.LARGEST_BODY:
            return too_big(request)
        response = self.get_response(request)
        if response.status_code == 405 and request.path.startswith("/api/"):
            refused = json_error(405, "wrong_method", NOT_HERE)
            refused["Allow"] = response.get("Allow", "")
            return refused
        return response


class BusyDatabaseMiddleware:
    """Turns "database is locked" into 503 with Retry-After: nothing was half-written, trying again is safe."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OperationalError) and "locked" in str(exception):
            return busy(request)
        return None


class NoStoreMiddleware:
    """Pages for a signed-in person are kept by no cache, so that a shared computer shows nothing after sign-out."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # asked in this order: a page that says itself how long it may be kept asks no one who they are
        if not response.has_header("Cache-Control") and request.user.is_authenticated:
            response["Cache-Control"] = "no-store"
        return response
