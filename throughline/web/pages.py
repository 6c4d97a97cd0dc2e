"""How a page gets what it is about: signed in, on the team, this item or 404. Every view goes through one of these."""

import functools
from collections.abc import Callable, Mapping
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from throughline.access.visible import INSIDE_ROLES, NotVisible
from throughline.access.writable import NotAllowed, may_administer, may_write, must_write
from throughline.people.models import Person
from throughline.people.reads import holds
from throughline.programme.models import Programme
from throughline.programme.reads import programme_by_slug
from throughline.thread import reads as thread
from throughline.thread.models import Item

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def person_of(request: HttpRequest) -> Person:
    """The signed-in person; only inside a view that asks for sign-in."""
    return cast(Person, request.user)


def or_404(view: View[P]) -> View[P]:
    """A hidden row looks like a missing one; a change that is not this person's to make is refused in words."""

    @functools.wraps(view)
    def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotVisible:
            raise Http404 from None
        except NotAllowed as refusal:
            raise PermissionDenied(refusal.__doc__) from None

    return wrapped


def signed_in(view: View[P]) -> View[P]:
    """For anyone who has signed in; what they see is the view's to ask of reads."""
    return login_required(or_404(view))


def _programme_page(
    view: Callable[Concatenate[HttpRequest, Programme, P], HttpResponse],
    may_enter: Callable[[Person, Programme], bool],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    @functools.wraps(view)
    def wrapped(request: HttpRequest, programme: str, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        found = programme_by_slug(person_of(request), programme)
        if found is None or not may_enter(person_of(request), found):
            raise NotVisible
        request.programme = found  # type: ignore[attr-defined]  # read by web.context for the navigation
        return view(request, found, *args, **kwargs)

    return cast(Callable[Concatenate[HttpRequest, str, P], HttpResponse], _takes_slug(signed_in(wrapped)))


def _takes_slug(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """URL patterns pass the slug by name as `programme`; the wrapped view takes it by position."""

    @functools.wraps(view)
    def wrapped(request: HttpRequest, programme: str, **kwargs: object) -> HttpResponse:
        return view(request, programme, **kwargs)

    return wrapped


def inside_page(
    view: Callable[Concatenate[HttpRequest, Programme, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """`view(request, programme)` for whoever reads the programme's items: the team and the data-protection lead."""
    return _programme_page(view, lambda person, programme: holds(person, programme.pk, INSIDE_ROLES))


def team_page(
    view: Callable[Concatenate[HttpRequest, Programme, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """`view(request, programme)` for the team, who write."""
    return _programme_page(view, lambda person, programme: may_write(person, programme.pk))


def administration_page(
    view: Callable[Concatenate[HttpRequest, Programme, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """`view(request, programme)` for those who look after people, hubs and circles."""
    return _programme_page(view, lambda person, programme: may_administer(person, programme.pk))


def item_page(
    kind: str | None,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Item, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, UUID, P], HttpResponse],
]:
    """`view(request, item)` for an item of this kind that the person may read; `None` takes any kind."""

    def decorate(
        view: Callable[Concatenate[HttpRequest, Item, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, UUID, P], HttpResponse]:
        @functools.wraps(view)
        def wrapped(request: HttpRequest, item_id: UUID, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            found = thread.item(person_of(request), item_id, kind)
            request.programme = found.programme  # type: ignore[attr-defined]  # read by web.context
            return view(request, found, *args, **kwargs)

        entered = signed_in(wrapped)

        @functools.wraps(view)
        def takes_id(request: HttpRequest, item_id: UUID, **kwargs: object) -> HttpResponse:
            return cast(Callable[..., HttpResponse], entered)(request, item_id, **kwargs)

        return cast(Callable[Concatenate[HttpRequest, UUID, P], HttpResponse], takes_id)

    return decorate


def team_item_page(
    kind: str | None,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Item, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, UUID, P], HttpResponse],
]:
    """Like `item_page`, for pages that change something: whoever reads the item but does not write gets 403 in words."""

    def decorate(
        view: Callable[Concatenate[HttpRequest, Item, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, UUID, P], HttpResponse]:
        @functools.wraps(view)
        def for_the_team(request: HttpRequest, item: Item, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            must_write(person_of(request), item.programme_id)
            return view(request, item, *args, **kwargs)

        return item_page(kind)(for_the_team)

    return decorate


def form_page(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """The page of a form: 200 as first seen, 422 with what is to be put right."""
    forms = (one for one in context.values() if isinstance(one, BaseForm))
    refused = any(form.is_bound and not form.is_valid() for form in forms)
    return render(request, template, dict(context), status=422 if refused else 200)
