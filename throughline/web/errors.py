"""What bad input and missing pages get: one page and one JSON shape, a plain sentence, never a trace."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

NOT_FOUND = "There is nothing here, or it is not shared with you."
FORBIDDEN = "You can read this, but changing it is not yours to do."
BAD_REQUEST = "We couldn’t read what was sent. Nothing was changed. Go back, check it, and try again."
SERVER_ERROR = "Something went wrong on our side. What you typed is still in your browser: go back and try again."
TOO_BIG = "That is more than we can take at once. Nothing was changed. Send less, or a smaller file."
NOT_HERE = "This address does not do that. Nothing was changed."
BUSY = "The database is busy. Nothing was lost: wait a few seconds and try again."
STALE_FORM = "This page was open too long, or cookies are switched off. Go back, reload the page and send it again."


def wants_json(request: HttpRequest) -> bool:
    """Whether the caller is a script that reads JSON rather than a person who reads a page."""
    accepts = request.headers.get("Accept", "")
    return request.path.startswith("/api/") or ("application/json" in accepts and "text/html" not in accepts)


def json_error(status: int, code: str, message: str, fields: Mapping[str, Sequence[str]] | None = None) -> JsonResponse:
    """The one JSON error shape: {"error": {"code", "message", "fields"}}."""
    told = {"code": code, "message": message, "fields": {name: list(said) for name, said in (fields or {}).items()}}
    return JsonResponse({"error": told}, status=status)


def _answer(request: HttpRequest, status: int, code: str, message: str) -> HttpResponse:
    if wants_json(request):
        return json_error(status, code, message)
    return render(request, f"{status}.html", {"message": message}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_big(request)
    return _answer(request, 400, "bad_request", BAD_REQUEST)


def too_big(request: HttpRequest) -> HttpResponse:
    """413, for a body over `LARGEST_BODY`, or a form over what Django holds in memory."""
    return _answer(request, 413, "too_big", TOO_BIG)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 403, "not_allowed", str(exception) or FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _answer(request, 403, "stale_form", STALE_FORM)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 404, "not_found", NOT_FOUND)


def server_error(request: HttpRequest, *_: Any) -> HttpResponse:
    return _answer(request, 500, "server_error", SERVER_ERROR)


def busy(request: HttpRequest) -> HttpResponse:
    """503 with Retry-After, for a write that found the database locked."""
    response: HttpResponse
    if wants_json(request):
        response = json_error(503, "busy", BUSY)
    else:
        response = render(request, "503.html", {"message": BUSY}, status=503)
    response["Retry-After"] = "5"
    return response
