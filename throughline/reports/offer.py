"""What a report offers when someone prepares a release of it: the whole document, as it stands."""

from throughline.documents.content import Prose
from throughline.people.models import Person
from throughline.reports.reads import details_of, document_of
from throughline.thread.kinds import Shareable
from throughline.thread.models import Item

BEGINS = 600


def of_report(person: Person, item: Item) -> Shareable:
    """A report as a release: its claims rest on releases, which are looked up for each reader."""
    report = details_of(item)
    document = document_of(item, report)
    first = next((block.text for block in document.blocks if isinstance(block, Prose)), "")
    body = first.split("\n\n")[0][:BEGINS] or report.subtitle or report.get_purpose_display()
    return Shareable(
        title=item.title, body=body, missing="", confidence="", quotes=[], notes=0, settings=0, hubs=0, recorders=0,
        form="report", document=document,
    )  # fmt: skip
