"""Around every request: a busy database is said so, and pages with people's words stay out of shared caches."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from throughline.web.errors import busy

Next = Callable[[HttpRequest], HttpResponse]


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
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        return response
