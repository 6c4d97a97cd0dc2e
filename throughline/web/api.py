"""The house's typed API: one error shape, session sign-in with CSRF token, bodies of a bounded size."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import SessionAuth

from throughline import VERSION
from throughline.access.visible import NotVisible
from throughline.access.writable import NotAllowed
from throughline.people.models import Person
from throughline.people.reads import programmes_where
from throughline.people.words import TEAM_ROLES, Role
from throughline.web import errors
from throughline.web.errors import json_error

SIGN_IN = "You are signed out. What you wrote is kept on this device: sign in again in another tab, then try again."
CHECK = "There is something to put right. Nothing was saved yet."
LARGEST_BODY = 1_000_000


class OnTheTeam(SessionAuth):
    """For people who write in some programme. Anyone else finds nothing here, whatever they send.

    `may_have` narrows by the id in the address, before the body is looked at: raise NotVisible there. `roles` are
    those who find anything.
    """

    roles: Collection[Role] = TEAM_ROLES

    def authenticate(self, request: HttpRequest, key: str | None) -> Person | None:
        if not isinstance(request.user, Person):
            return None
        if not programmes_where(request.user, self.roles):
            raise NotVisible
        match = request.resolver_match
        if match and "item_id" in match.kwargs:
            self.may_have(request.user, UUID(str(match.kwargs["item_id"])))
        length = request.headers.get("Content-Length", "")
        if length.isdigit() and int(length) > LARGEST_BODY:
            raise HttpError(413, errors.TOO_BIG)
        return request.user

    def may_have(self, person: Person, item_id: UUID) -> None:
        """Whether this person may know of what has this id."""


def house_api() -> NinjaAPI:
    """An API whose every refusal is `{"error": {"code", "message", "fields"}}`."""
    api = NinjaAPI(
        title="Throughline", version=VERSION, urls_namespace="api", docs_url=None, docs_decorator=require_safe
    )
    api.add_exception_handler(NotVisible, _missing)
    api.add_exception_handler(Http404, _missing)
    api.add_exception_handler(NotAllowed, _forbidden)
    api.add_exception_handler(PermissionDenied, _forbidden)
    api.add_exception_handler(AuthenticationError, _signed_out)
    api.add_exception_handler(RequestDataTooBig, _too_big)
    api.add_exception_handler(ValidationError, _misshapen)
    api.add_exception_handler(HttpError, _refused)
    return api


def _missing(request: HttpRequest, _: Any) -> HttpResponse:
    return json_error(404, "not_found", errors.NOT_FOUND)


def _forbidden(request: HttpRequest, _: Any) -> HttpResponse:
    return json_error(403, "not_allowed", errors.FORBIDDEN)


def _signed_out(request: HttpRequest, _: Any) -> HttpResponse:
    return json_error(401, "signed_out", SIGN_IN)


def _too_big(request: HttpRequest, _: Any) -> HttpResponse:
    return json_error(413, "too_big", errors.TOO_BIG)


def _misshapen(request: HttpRequest, refusal: Any) -> HttpResponse:
    return json_error(422, "check_fields", CHECK, told_by_field(refusal.errors))


def _refused(request: HttpRequest, refusal: Any) -> HttpResponse:
    status = int(refusal.status_code)
    if status == 403:
        return json_error(403, "stale_form", errors.STALE_FORM)
    if status == 413:
        return json_error(413, "too_big", errors.TOO_BIG)
    return json_error(status, "bad_request", errors.BAD_REQUEST)


def told_by_field(found: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    """What is wrong with a body by the name of its field, from the checker's own list."""
    told: dict[str, list[str]] = {}
    for fault in found:
        place = [str(part) for part in fault.get("loc", ())]
        name = place[2] if len(place) > 2 and place[0] == "body" else place[-1] if place else "body"
        told.setdefault(name, []).append(str(fault.get("msg", "This can’t be read.")))
    return told


def form_faults(found: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """What a Django form has to say, by field; what belongs to no field stands under "form"."""
    for name, said in json.loads(found.as_json()).items() if hasattr(found, "as_json") else ():
        yield ("form" if name == "__all__" else name), [fault["message"] for fault in said]
