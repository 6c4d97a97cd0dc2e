"""How a page of the team gets its release."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from throughline.common.clock import today
from throughline.programme.models import ContextEvent
from throughline.programme.reads import pre_election_on
from throughline.sharing import reads
from throughline.sharing.models import Release
from throughline.thread.models import Item
from throughline.web.pages import item_page, person_of, team_item_page

P = ParamSpec("P")


def election_near(release: Release) -> ContextEvent | None:
    """The period before an election in which this would be published for anyone; None when there is none, or it is for circles."""
    if not release.public or release.issued_at is not None:
        return None
    return pre_election_on(release.programme_id, today())


ReleaseView = Callable[Concatenate[HttpRequest, Release, P], HttpResponse]


def release_page(view: ReleaseView[P]) -> Callable[Concatenate[HttpRequest, UUID, P], HttpResponse]:
    """`view(request, release)` for whoever reads the programme's items."""

    @functools.wraps(view)
    def wrapped(request: HttpRequest, item: Item, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, reads.release_inside(person_of(request), item.pk), *args, **kwargs)

    return item_page("release")(wrapped)


def writers_page(view: ReleaseView[P]) -> Callable[Concatenate[HttpRequest, UUID, P], HttpResponse]:
    """`view(request, release)` for the team, who write."""

    @functools.wraps(view)
    def wrapped(request: HttpRequest, item: Item, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, reads.release_inside(person_of(request), item.pk), *args, **kwargs)

    return team_item_page("release")(wrapped)
