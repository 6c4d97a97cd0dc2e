"""What somebody keeps in the library for themselves."""

from uuid import UUID

from throughline.access.visible import NotVisible
from throughline.library.models import SavedSearch
from throughline.people.models import Person
from throughline.programme.models import Programme


def saved_searches(person: Person, programme: Programme) -> list[SavedSearch]:
    """This person's own saved searches in the programme, by name."""
    return list(SavedSearch.objects.filter(person=person, programme=programme).order_by("name"))


def saved_search(person: Person, programme: Programme, search_id: UUID) -> SavedSearch:
    """One of this person's own. Raises NotVisible for anyone else's: nobody reads what another looks for."""
    found = SavedSearch.objects.filter(person=person, programme=programme, pk=search_id).first()
    if found is None:
        raise NotVisible
    return found
