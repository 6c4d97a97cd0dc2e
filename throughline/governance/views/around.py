"""What pages of this room share: what they are drawn with, and what a refused form says."""

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from throughline.access.visible import NotVisible
from throughline.governance import writes
from throughline.governance.forms import said
from throughline.programme.models import Programme
from throughline.sharing.scan import StillIdentifies, sentences
from throughline.thread.models import Item
from throughline.thread.writes import ChangedMeanwhile

WRITES = ["GET", "HEAD", "POST"]
OneForm = TypeVar("OneForm", bound=Form)

FIELD_OF: dict[type[Exception], str] = {
    writes.NeedsBecause: "because",
    writes.NeedsAnOutcome: "outcome",
    writes.NeedsARole: "owner_role",
    writes.NeedsADay: "due_on",
    writes.StillToCome: "held_on",
    writes.DecidedInTheFuture: "decided_on",
    writes.TooMuchToAsk: "ask",
    writes.SaidBothWays: "who_is_missing",
    writes.TooLong: "words",
}


def around(item: Item, **more: Any) -> dict[str, Any]:
    """What every page about one item of the room is drawn with."""
    return {"item": item, "programme": item.programme, "nav_here": "boards", **more}


def around_list(programme: Programme, **more: Any) -> dict[str, Any]:
    """What every page about many of them is drawn with."""
    return {"programme": programme, "nav_here": "boards", **more}


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, or nothing for a page as first seen."""
    return request.POST if request.method == "POST" else None


def form_page(request: HttpRequest, template: str, context: dict[str, Any], form: Form) -> HttpResponse:
    """The page of a form: 200 as first seen, 422 with what is to be put right."""
    return render(request, template, {**context, "form": form}, status=422 if request.method == "POST" else 200)


def refuse(form: Form, refusal: Exception) -> None:
    """Put a refusal's sentence beside the field it is about, or at the head of the form."""
    name = FIELD_OF.get(type(refusal))
    form.add_error(name if name in form.fields else None, said(refusal))


def refuse_unsafe(form: Form, refusal: StillIdentifies, names: Mapping[str, str] | None = None) -> None:
    """Say of each thing that could lead to one person where it stands and what to do, nothing lost."""
    for where, found in refusal.by_field.items():
        name = (names or {}).get(where, where)
        for sentence in sentences(found):
            if name in form.fields:
                form.add_error(name, sentence)
            else:
                form.add_error(None, f"{where}: {sentence}")


def on_theirs(form: OneForm, refusal: ChangedMeanwhile) -> OneForm:
    """The form as it was typed, now based on what somebody else kept meanwhile: sending it again is a choice."""
    typed = cast(QueryDict, form.data).copy()
    typed["revision"] = str(refusal.item.revision)
    form.data = typed
    form.add_error(None, said(refusal))
    return form


def ids_of(told: list[str]) -> list[UUID]:
    """The ids ticked. Raises NotVisible for what is none."""
    try:
        return [UUID(one) for one in told]
    except ValueError:
        raise NotVisible from None
