"""The front door and the health of the service."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from throughline import VERSION


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Sends people on: home when signed in, the demonstration's front page in the demonstration, else sign-in."""
    if request.user.is_authenticated:
        return redirect("dashboard:home")
    return redirect("demonstration:front" if settings.DEMONSTRATION else "account_login")


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Whether the service can answer: status, version and which database, nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return JsonResponse({"status": "no database", "version": VERSION, "database": connection.vendor}, status=503)
    return JsonResponse({"status": "ok", "version": VERSION, "database": connection.vendor})
