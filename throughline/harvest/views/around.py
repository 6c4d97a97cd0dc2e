"""What the pages of this room share."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from throughline.common.refusals import said
from throughline.harvest.writes import changes, ripples, stories
from throughline.programme.models import Programme

WRITING = ["GET", "HEAD", "POST"]
NAV = "changes"

FIELD_OF: dict[type[Exception], str] = {
    changes.SayWhoChangedWhat: "what",
    changes.NotYetHappened: "happened_on",
    changes.SayWhoAndWhat: "words",
    stories.NeedsQuestionAndAreas: "domains",
    stories.EndsBeforeItBegins: "to_on",
    stories.StoryIncomplete: "words",
    stories.NeedsPanelAndReason: "reason",
    stories.SayWhatTheyWereTold: "words",
    ripples.NeedsTitle: "title",
    ripples.NeedsWords: "words",
    ripples.StillToCome: "happened_on",
    ripples.BeforeItsCause: "happened_on",
    ripples.LookedBeforeItWas: "looked_on",
}
"""The field each refusal is about; those about no field in particular stand at the head of the form."""

REFUSALS: tuple[type[Exception], ...] = (
    *FIELD_OF, changes.SecondPersonOnly, changes.NothingChosen, stories.ChosenAlready, stories.StoryWasChosen,
)  # fmt: skip


def refuse(form: Form, refusal: Exception) -> None:
    """Put a refusal's sentence beside the field it is about, or at the head of the form."""
    name = FIELD_OF.get(type(refusal), "")
    other = {"happened_on": "said_on", "looked_on": "looked_on"}.get(name, "")
    field = next((one for one in (name, other) if one in form.fields), None)
    form.add_error(field, said(refusal))


def posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def form_page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """The page of a form: 200 as first seen, 422 with what is to be put right."""
    return render(request, template, {"nav_here": NAV, **context}, status=422 if request.method == "POST" else 200)


def simple_form(
    request: HttpRequest, form: Form, *, title: str, act: str, back: str, **context: Any
) -> HttpResponse:  # fmt: skip
    """A page that is a form and a way back. Context: `lead`, `kicker`, `back_text`, `leave`, `programme`, `theirs`."""
    return form_page(request, "harvest/form.html", form=form, title=title, act=act, back=back, **context)


def tabs(programme: Programme, here: str) -> list[dict[str, Any]]:
    """Changes, stories and ripples, side by side."""
    pages = (("changes", "Changes"), ("rounds", "Most significant change"), ("ripples", "Ripples"))
    return [
        {"label": label, "href": reverse(f"harvest:{name}", args=[programme.slug]), "here": name == here}
        for name, label in pages
    ]
