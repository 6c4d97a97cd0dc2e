"""What every change of an answer begins with: holding it; and what its revisions and search keep of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from throughline.access.writable import must_write
from throughline.feedback.models import SaidBack
from throughline.feedback.reads.entries import texts_of
from throughline.people.models import Person
from throughline.thread import reads as thread
from throughline.thread import writes as threads
from throughline.thread.models import Item


def changeable(item: Item, by: Person) -> SaidBack:
    """The answer, locked, its item at hand. Raises NotVisible, NotAllowed unless `by` is on the team."""
    seen = thread.item(by, item.pk, "said-back")
    must_write(by, seen.programme_id)
    held = SaidBack.unscoped.select_for_update().get(pk=seen.pk)
    held.item = seen
    return held


def keep(held: SaidBack, by: Person, what: str, *, base_revision: int | None = None, **columns: Any) -> SaidBack:
    """Save the answer, with its revision and the words search looks in. Raises ChangedMeanwhile."""
    held.save()
    others = texts_of(held)[1:]
    held.item = threads.revise(
        item=held.item, by=by, what=what, base_revision=base_revision, title=held.said, words=searched(held, others),
        fields=kept(held, others), **columns,
    )  # fmt: skip
    return held


def searched(held: SaidBack, others: Sequence[Mapping[str, str]]) -> str:
    """The words of an answer that search looks in; `others` are its texts in other languages."""
    own = (held.said, held.decided, held.reconciled, held.because, held.to_whom)
    told = (text[part] for text in others for part in ("said", "decided", "reconciled", "because"))
    return "\n".join(filter(None, (*own, *told)))


def kept(held: SaidBack, others: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """What a revision keeps."""
    return {
        "said": held.said,
        "decided": held.decided,
        "reconciled": held.reconciled,
        "state": str(held.state),
        "because": held.because,
        "next_on": held.next_on.isoformat() if held.next_on else "",
        "to_whom": held.to_whom,
        "texts": [dict(text) for text in others],
    }
