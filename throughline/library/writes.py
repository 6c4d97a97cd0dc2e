"""What a person keeps in the library: their own saved searches, and what they bring back."""

from uuid import UUID

from throughline.common.text import one_line
from throughline.library.models import SavedSearch
from throughline.library.reads.saved import saved_search
from throughline.library.words import SavedPage
from throughline.people.models import Person
from throughline.programme.models import Programme

MOST_SAVED = 50


class TooManySaved(Exception):
    """You have 50 saved searches, the most we keep. Delete one you no longer use, then save this one."""


def save_search(*, person: Person, programme: Programme, name: str, page: SavedPage, query: str) -> SavedSearch:
    """Keep a search under a name; the same name again replaces what it opens. Raises TooManySaved."""
    name = one_line(name, 80)
    own = SavedSearch.objects.filter(person=person, programme=programme)
    if own.count() >= MOST_SAVED and not own.filter(name=name).exists():
        raise TooManySaved
    kept, _ = SavedSearch.objects.update_or_create(
        person=person, programme=programme, name=name, defaults={"page": page, "query": query[:2_000]}
    )
    return kept


def rename_search(*, person: Person, programme: Programme, search_id: UUID, name: str) -> SavedSearch:
    """Give one's own saved search another name. IntegrityError if one of theirs is called that already."""
    kept = saved_search(person, programme, search_id)
    kept.name = one_line(name, 80)
    kept.save(update_fields=["name"])
    return kept


def delete_search(*, person: Person, programme: Programme, search_id: UUID) -> SavedSearch:
    """Delete one's own saved search; what it held comes back to the caller, who can offer to undo."""
    kept = saved_search(person, programme, search_id)
    SavedSearch.objects.filter(pk=kept.pk).delete()
    return kept
